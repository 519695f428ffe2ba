//! Answers to questions about trends, in temporary tables that reports can read beside the views.

use chrono::NaiveDate;
use rusqlite::{Connection, Statement, ToSql, params, params_from_iter};

use crate::model::{Currency, TrendKey, Verdict, day};

use super::StoreError;

const TABLES: &str = include_str!("answers.sql");

/// A band on a day; any part of it may be absent.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// The day.
    pub date: NaiveDate,
    /// What may be shown of the trend.
    pub verdict: Verdict,
    /// Its description.
    pub name: String,
    /// Independent origins behind the trend.
    pub origins: usize,
    /// Lower end of the 90 % band, in the series' unit.
    pub p05: Option<f64>,
    /// The median.
    pub p50: Option<f64>,
    /// Upper end of the 90 % band.
    pub p95: Option<f64>,
}

/// How far a statement pulls the median.
#[derive(Debug, Clone, PartialEq)]
pub struct Pull {
    /// The claim.
    pub claim: String,
    /// At which day.
    pub date: NaiveDate,
    /// On the working scale (log, or log odds for shares); `None` where no single number may represent the level.
    pub shift: Option<f64>,
    /// As a factor on an amount, or on the odds of a share; `None` likewise.
    pub factor: Option<f64>,
    /// The median without the statement's origin, as a factor of the median; `None` where it is not computed or there is none.
    pub moves_by: Option<f64>,
    /// What the pull does not tell of what would be without that origin, in words.
    pub beyond: Option<&'static str>,
}

/// The level without an origin.
#[derive(Debug, Clone, PartialEq)]
pub struct Without {
    /// The origin; `None` for the level with all of them.
    pub origin: Option<String>,
    /// The level.
    pub level: Level,
    /// How far its statements pull the median together, as a factor on an amount, or on the odds of a share.
    pub pull: Option<f64>,
    /// What the pull does not tell of what would be without it, in words.
    pub beyond: Option<&'static str>,
}

/// The answers about one trend.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers {
    /// The pull of each kept statement.
    pub pulls: Vec<Pull>,
    /// The level without each origin; first, under `None`, the level with all of them.
    pub without: Vec<Without>,
    /// The level as of the day of each publication, and whether its date is the one that was asked for.
    pub vintages: Vec<(NaiveDate, bool, Level)>,
}

/// A temporary table computed for one connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Computed {
    /// The trends as of an earlier day.
    TrendFit,
    /// Their points.
    TrendPoint,
    /// Their statements.
    TrendStatement,
    /// How far each statement pulls a level.
    TrendPull,
    /// Levels without an origin.
    TrendWithout,
    /// Levels after each publication.
    TrendVintage,
}

impl Computed {
    /// The trends as of an earlier day.
    pub const TRENDS: [Self; 3] = [Self::TrendFit, Self::TrendPoint, Self::TrendStatement];
    /// The answers to questions about trends.
    pub const ANSWERS: [Self; 3] = [Self::TrendPull, Self::TrendWithout, Self::TrendVintage];

    /// The table's name.
    #[must_use]
    pub const fn table(self) -> &'static str {
        match self {
            Self::TrendFit => "trend_fit",
            Self::TrendPoint => "trend_point",
            Self::TrendStatement => "trend_statement",
            Self::TrendPull => "trend_pull",
            Self::TrendWithout => "trend_without",
            Self::TrendVintage => "trend_vintage",
        }
    }

    /// The statement that reads the whole table.
    pub(super) const fn select(self) -> &'static str {
        match self {
            Self::TrendFit => "SELECT * FROM temp.trend_fit",
            Self::TrendPoint => "SELECT * FROM temp.trend_point",
            Self::TrendStatement => "SELECT * FROM temp.trend_statement",
            Self::TrendPull => "SELECT * FROM temp.trend_pull",
            Self::TrendWithout => "SELECT * FROM temp.trend_without",
            Self::TrendVintage => "SELECT * FROM temp.trend_vintage",
        }
    }
}

/// The statements that create the tables of answers, empty.
#[must_use]
pub fn answer_tables_sql() -> &'static str {
    TABLES
}

/// Creates the tables of answers, empty.
///
/// # Errors
/// [`StoreError`] if they cannot be created.
pub fn make_answer_tables(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(TABLES)?)
}

/// Stores the answers about one trend for reports to read.
///
/// # Errors
/// [`StoreError`] if the tables were not created.
pub fn put_answers(connection: &Connection, key: &TrendKey, answers: &Answers) -> Result<(), StoreError> {
    let (series, place) = (key.series.as_str(), key.place.as_str());
    let currency = key.currency.as_ref().map(Currency::as_str);
    let mut insert =
        connection.prepare_cached("INSERT INTO temp.trend_pull VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
    for pull in &answers.pulls {
        insert.execute(params![
            series,
            place,
            currency,
            pull.claim,
            day::number(pull.date),
            pull.date,
            pull.shift,
            pull.factor,
            pull.moves_by,
            pull.beyond
        ])?;
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO temp.trend_without (series, place, currency, day, date, origins, verdict, name, p05, p50, p95, origin, pull, beyond)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    for without in &answers.without {
        let Without {
            origin,
            level,
            pull,
            beyond,
        } = without;
        insert_level(&mut insert, key, level, &[origin, pull, beyond])?;
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO temp.trend_vintage (series, place, currency, day, date, origins, verdict, name, p05, p50, p95, known_on, asked, beyond)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    for (known_on, asked, level) in &answers.vintages {
        let beyond = level.p50.is_none() && level.verdict.allows_band();
        insert_level(&mut insert, key, level, &[known_on, asked, &beyond])?;
    }
    Ok(())
}

/// Inserts a level, followed by the columns that identify it.
fn insert_level(
    insert: &mut Statement<'_>,
    key: &TrendKey,
    level: &Level,
    which: &[&dyn ToSql],
) -> Result<(), StoreError> {
    let currency = key.currency.as_ref().map(Currency::as_str);
    let common: [&dyn ToSql; 11] = [
        &key.series.as_str(),
        &key.place.as_str(),
        &currency,
        &day::number(level.date),
        &level.date,
        &level.origins,
        &level.verdict.as_str(),
        &level.name,
        &level.p05,
        &level.p50,
        &level.p95,
    ];
    insert.execute(params_from_iter(common.iter().chain(which)))?;
    Ok(())
}
