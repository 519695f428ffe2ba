//! Stored trends: what the model made of the claims, kept until the claims change.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;

/// What a trend is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrendKey {
    /// The series' key.
    pub series: String,
    /// The place's key.
    pub place: String,
    /// The currency, empty for what is no money.
    pub currency: String,
}

/// A trend as it is stored. Columns are explained in the data dictionary.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendFit {
    /// Name and edition of the model.
    pub model: String,
    /// Of the statements and breaks that it was computed from.
    pub fingerprint: String,
    /// The last day by which one of them could be known.
    pub known_by: Option<NaiveDate>,
    /// What it is, in words.
    pub name: String,
    /// What there is to say of it, a sentence a line.
    pub story: String,
    /// What may be shown.
    pub verdict: String,
    /// Independent origins behind it.
    pub origins: usize,
    /// Statements that stand for themselves.
    pub kept: usize,
    /// Statements that only repeat a kept one.
    pub echoes: usize,
    /// Statements that could not be used.
    pub refused: usize,
    /// First day that a kept statement is about.
    pub first_on: Option<NaiveDate>,
    /// Last day that a kept statement is about.
    pub last_on: Option<NaiveDate>,
    /// Drift, excess error and bias of origins, on the working scale; `None` without statements.
    pub parameters: Option<[f64; 3]>,
    /// The band.
    pub points: Vec<TrendPoint>,
    /// What became of each statement.
    pub statements: Vec<TrendStatement>,
}

/// The band on a day, in the series' unit.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendPoint {
    /// The day.
    pub date: NaiveDate,
    /// Lower end of the 90 % band.
    pub p05: f64,
    /// Lower end of the 50 % band.
    pub p25: f64,
    /// The median; `None` where no one number may stand for the level.
    pub p50: Option<f64>,
    /// Upper end of the 50 % band.
    pub p75: f64,
    /// Upper end of the 90 % band.
    pub p95: f64,
    /// `near`, `gap`, `before` or `after`: whether statements stand behind it.
    pub support: String,
    /// Whether a line may be drawn through it.
    pub line: bool,
    /// Kept statements about a time no more than a year away.
    pub statements: usize,
    /// Independent origins of those.
    pub origins: usize,
}

/// What became of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendStatement {
    /// The claim.
    pub claim: String,
    /// `kept`, `echo`, `presumed-echo` or `refused`.
    pub fate: String,
    /// Of an echo: the claim that speaks for it.
    pub speaker: Option<String>,
    /// Of a refused statement: why.
    pub reason: Option<String>,
    /// Lower end of what its words are taken to allow.
    pub read_low: Option<f64>,
    /// Upper end of that.
    pub read_high: Option<f64>,
    /// Share of the certainty about what it measures that is its own, 0 to 1.
    pub leverage: Option<f64>,
    /// Probability that it is grossly wrong, given all others.
    pub outlier: Option<f64>,
}

/// The fingerprint of a stored trend, if there is one.
///
/// # Errors
/// [`StoreError`] where the database cannot be read.
pub fn trend_fingerprint(connection: &Connection, key: &TrendKey) -> Result<Option<String>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT fingerprint FROM trend_fit WHERE series = ?1 AND place = ?2 AND currency = ?3")?;
    Ok(statement
        .query_row([&key.series, &key.place, &key.currency], |row| row.get(0))
        .optional()?)
}

fn delete_trend(connection: &Connection, key: &TrendKey) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM trend_statement WHERE series = ?1 AND place = ?2 AND currency = ?3",
        "DELETE FROM trend_point WHERE series = ?1 AND place = ?2 AND currency = ?3",
        "DELETE FROM trend_fit WHERE series = ?1 AND place = ?2 AND currency = ?3",
    ] {
        connection
            .prepare_cached(statement)?
            .execute([&key.series, &key.place, &key.currency])?;
    }
    Ok(())
}

/// Forgets the trends of what no claim speaks of any more.
///
/// # Errors
/// [`StoreError`] where the database cannot be written.
pub fn delete_trends_except(connection: &Connection, kept: &[TrendKey]) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT series, place, currency FROM trend_fit")?;
    let stored = statement
        .query_map([], |row| {
            Ok(TrendKey {
                series: row.get(0)?,
                place: row.get(1)?,
                currency: row.get(2)?,
            })
        })?
        .collect::<Result<Vec<_>, _>>()?;
    stored
        .iter()
        .filter(|key| !kept.contains(key))
        .try_for_each(|key| delete_trend(connection, key))
}

/// Stores a trend in the place of an earlier one.
///
/// # Errors
/// [`StoreError`] where the database cannot be written.
pub fn replace_trend(connection: &Connection, key: &TrendKey, fit: &TrendFit) -> Result<(), StoreError> {
    delete_trend(connection, key)?;
    let TrendKey {
        series,
        place,
        currency,
    } = key;
    let [drift, excess, bias] = fit.parameters.map_or([None; 3], |parameters| parameters.map(Some));
    connection
        .prepare_cached(
            "INSERT INTO trend_fit (series, place, currency, model, fingerprint, known_by, name, story, verdict, origins, kept, echoes, refused,
               first_on, last_on, drift, excess, bias)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
        )?
        .execute(params![
            series, place, currency, fit.model, fit.fingerprint, fit.known_by, fit.name, fit.story, fit.verdict, fit.origins, fit.kept, fit.echoes,
            fit.refused, fit.first_on, fit.last_on, drift, excess, bias
        ])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO trend_point (series, place, currency, date, p05, p25, p50, p75, p95, support, line, statements, origins)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    for point in &fit.points {
        insert.execute(params![
            series,
            place,
            currency,
            point.date,
            point.p05,
            point.p25,
            point.p50,
            point.p75,
            point.p95,
            point.support,
            point.line,
            point.statements,
            point.origins
        ])?;
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO trend_statement (series, place, currency, claim, fate, speaker, reason, read_low, read_high, leverage, outlier)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    for statement in &fit.statements {
        insert.execute(params![
            series,
            place,
            currency,
            statement.claim,
            statement.fate,
            statement.speaker,
            statement.reason,
            statement.read_low,
            statement.read_high,
            statement.leverage,
            statement.outlier
        ])?;
    }
    Ok(())
}
