//! Stored trends: the model's results, kept until the claims change.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::types::FromSqlError;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::model::{BandPoint, Bounding, Currency, Fate, Refusal, SeriesKey, TrendKey, Verdict, day};

use super::StoreError;
use super::word::{optional_word, word};

/// A trend as stored. The data dictionary describes the columns.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendFit {
    /// Name and version of the model.
    pub model: String,
    /// The fingerprint of the statements and breaks that it was computed from.
    pub fingerprint: String,
    /// The day by which all of them were public.
    pub known_by: Option<NaiveDate>,
    /// What it is, in words.
    pub name: String,
    /// Its description, one sentence per line.
    pub story: String,
    /// What may be shown.
    pub verdict: Verdict,
    /// Independent origins behind it.
    pub origins: usize,
    /// Figures behind it that nobody says the origin of.
    pub unsourced: usize,
    /// Statements that are used.
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
    pub points: Vec<BandPoint>,
    /// How each statement was treated.
    pub statements: Vec<TrendStatement>,
}

/// How the model treated a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendStatement {
    /// The claim.
    pub claim: String,
    /// How it bounds the trend, if it is about another place.
    pub bounding: Option<Bounding>,
    /// Its fate.
    pub fate: Fate,
    /// Lower end of the range that its words are taken to allow.
    pub read_low: Option<f64>,
    /// Upper end of that range.
    pub read_high: Option<f64>,
    /// Its share of what is known about the value it states, 0 to 1.
    pub leverage: Option<f64>,
    /// Probability of a gross error, given all other statements.
    pub outlier: Option<f64>,
}

/// A trend's key as stored: series, place, and the currency or an empty text.
fn columns(key: &TrendKey) -> [&str; 3] {
    let currency = key.currency.as_ref().map_or("", Currency::as_str);
    [key.series.as_str(), key.place.as_str(), currency]
}

/// Reads a stored trend, if there is one.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn trend(connection: &Connection, key: &TrendKey) -> Result<Option<TrendFit>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM trend_fit WHERE series = ?1 AND place = ?2 AND currency = ?3")?;
    let Some(mut fit) = statement.query_row(columns(key), fit).optional()? else {
        return Ok(None);
    };
    let mut statement = connection
        .prepare_cached("SELECT * FROM trend_point WHERE series = ?1 AND place = ?2 AND currency = ?3 ORDER BY day")?;
    fit.points = statement.query_map(columns(key), point)?.collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached(
        "SELECT * FROM trend_statement WHERE series = ?1 AND place = ?2 AND currency = ?3 ORDER BY claim",
    )?;
    fit.statements = statement.query_map(columns(key), account)?.collect::<Result<_, _>>()?;
    Ok(Some(fit))
}

/// A row of `trend_fit`, without its points and statements.
fn fit(row: &Row<'_>) -> rusqlite::Result<TrendFit> {
    let parameters: [Option<f64>; 3] = [row.get("drift")?, row.get("excess")?, row.get("bias")?];
    Ok(TrendFit {
        model: row.get("model")?,
        fingerprint: row.get("fingerprint")?,
        known_by: row.get("known_by")?,
        name: row.get("name")?,
        story: row.get("story")?,
        verdict: word(row, "verdict")?,
        origins: row.get("origins")?,
        unsourced: row.get("unsourced")?,
        kept: row.get("kept")?,
        echoes: row.get("echoes")?,
        refused: row.get("refused")?,
        first_on: row.get("first_on")?,
        last_on: row.get("last_on")?,
        parameters: match parameters {
            [Some(drift), Some(excess), Some(bias)] => Some([drift, excess, bias]),
            _ => None,
        },
        points: Vec::new(),
        statements: Vec::new(),
    })
}

fn point(row: &Row<'_>) -> rusqlite::Result<BandPoint> {
    Ok(BandPoint {
        date: row.get("date")?,
        p05: row.get("p05")?,
        p25: row.get("p25")?,
        p50: row.get("p50")?,
        p75: row.get("p75")?,
        p95: row.get("p95")?,
        support: word(row, "support")?,
        line: row.get("line")?,
        statements: row.get("statements")?,
        origins: row.get("origins")?,
    })
}

fn account(row: &Row<'_>) -> rusqlite::Result<TrendStatement> {
    let (fate, reason): (String, Option<String>) = (row.get("fate")?, row.get("reason")?);
    let fate = Fate::from_words(&fate, row.get("speaker")?, reason.as_deref());
    Ok(TrendStatement {
        claim: row.get("claim")?,
        bounding: optional_word(row, "bounds")?,
        fate: fate.ok_or(FromSqlError::InvalidType)?,
        read_low: row.get("read_low")?,
        read_high: row.get("read_high")?,
        leverage: row.get("leverage")?,
        outlier: row.get("outlier")?,
    })
}

/// The fingerprint of a stored trend, if there is one.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn trend_fingerprint(connection: &Connection, key: &TrendKey) -> Result<Option<String>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT fingerprint FROM trend_fit WHERE series = ?1 AND place = ?2 AND currency = ?3")?;
    Ok(statement.query_row(columns(key), |row| row.get(0)).optional()?)
}

/// Copies the trends of the file, of one series or of all, into the temporary tables of a picture, for those that are the same in it.
///
/// # Errors
/// [`StoreError`] where the connection shows the file as it is.
pub fn borrow_trends(connection: &Connection, series: Option<&SeriesKey>) -> Result<(), StoreError> {
    for statement in [
        "INSERT OR REPLACE INTO temp.trend_fit SELECT * FROM main.trend_fit WHERE ?1 IS NULL OR series = ?1",
        "INSERT OR REPLACE INTO temp.trend_point SELECT * FROM main.trend_point WHERE ?1 IS NULL OR series = ?1",
        "INSERT OR REPLACE INTO temp.trend_statement SELECT * FROM main.trend_statement WHERE ?1 IS NULL OR series = ?1",
    ] {
        connection
            .prepare(statement)?
            .execute([series.map(SeriesKey::as_str)])?;
    }
    Ok(())
}

fn delete_trend(connection: &Connection, key: &TrendKey) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM trend_statement WHERE series = ?1 AND place = ?2 AND currency = ?3",
        "DELETE FROM trend_point WHERE series = ?1 AND place = ?2 AND currency = ?3",
        "DELETE FROM trend_fit WHERE series = ?1 AND place = ?2 AND currency = ?3",
    ] {
        connection.prepare_cached(statement)?.execute(columns(key))?;
    }
    Ok(())
}

/// What the stored trends are of, in the order of their keys.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn trend_keys(connection: &Connection) -> Result<Vec<TrendKey>, StoreError> {
    let mut statement = connection
        .prepare("SELECT series, place, nullif(currency, '') AS currency FROM trend_fit ORDER BY series, place, 3")?;
    let keys = statement.query_map([], |row| {
        Ok(TrendKey {
            series: word(row, "series")?,
            place: word(row, "place")?,
            currency: optional_word(row, "currency")?,
        })
    })?;
    Ok(keys.collect::<Result<_, _>>()?)
}

/// Deletes the trends that no claims are about any more.
///
/// # Errors
/// [`StoreError`] if the database cannot be written.
pub fn delete_trends_except(connection: &Connection, kept: &BTreeSet<TrendKey>) -> Result<(), StoreError> {
    let stored = trend_keys(connection)?;
    stored
        .iter()
        .filter(|key| !kept.contains(key))
        .try_for_each(|key| delete_trend(connection, key))
}

/// Deletes every trend, also one whose key is damaged.
pub(super) fn delete_all_trends(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch("DELETE FROM trend_statement; DELETE FROM trend_point; DELETE FROM trend_fit;")?)
}

/// Stores a trend, replacing an earlier one.
///
/// # Errors
/// [`StoreError`] if the database cannot be written.
pub fn replace_trend(connection: &Connection, key: &TrendKey, fit: &TrendFit) -> Result<(), StoreError> {
    delete_trend(connection, key)?;
    let [series, place, currency] = columns(key);
    let [drift, excess, bias] = fit.parameters.map_or([None; 3], |parameters| parameters.map(Some));
    connection
        .prepare_cached(
            "INSERT INTO trend_fit (series, place, currency, model, fingerprint, known_by, name, story, verdict, origins, unsourced, kept, echoes,
               refused, first_on, last_on, first_day, last_day, drift, excess, bias)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
        )?
        .execute(params![
            series, place, currency, fit.model, fit.fingerprint, fit.known_by, fit.name, fit.story, fit.verdict.as_str(), fit.origins, fit.unsourced,
            fit.kept, fit.echoes, fit.refused, fit.first_on, fit.last_on,
            fit.first_on.map(day::number), fit.last_on.map(day::number), drift, excess, bias
        ])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO trend_point (series, place, currency, day, date, p05, p25, p50, p75, p95, support, line, statements, origins)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    for point in &fit.points {
        insert.execute(params![
            series,
            place,
            currency,
            day::number(point.date),
            point.date,
            point.p05,
            point.p25,
            point.p50,
            point.p75,
            point.p95,
            point.support.as_str(),
            point.line,
            point.statements,
            point.origins
        ])?;
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO trend_statement (series, place, currency, claim, bounds, fate, speaker, reason, read_low, read_high, leverage, outlier)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    for statement in &fit.statements {
        insert.execute(params![
            series,
            place,
            currency,
            statement.claim,
            statement.bounding.map(Bounding::as_str),
            statement.fate.as_str(),
            statement.fate.speaker(),
            statement.fate.reason().map(Refusal::as_str),
            statement.read_low,
            statement.read_high,
            statement.leverage,
            statement.outlier
        ])?;
    }
    Ok(())
}
