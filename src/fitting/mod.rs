//! Stored claims to trends: reads claims as statements, fits them, keeps the stored trends true to the claims, and answers questions about them.
//! Never DDL or drawing.

mod absence;
mod ahead;
mod fingerprint;
mod groups;
mod history;
mod parts;
mod past;
mod question;
mod series;
mod sides;

use crate::model::{SeriesKey, TrendKey};
use crate::store::{self, Computed, Reader, StoreError};

pub use ahead::{Ahead, count_stale};
pub use history::history;
pub use question::Questions;
pub use sides::{Side, sides};

/// Which trends a picture needs. Those of an earlier day are computed when it is opened, so it pays to ask for few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trends<'a> {
    /// None.
    None,
    /// One alone: of a series in a place and a currency.
    At(&'a TrendKey),
    /// Those of one series.
    Of(&'a SeriesKey),
    /// All of them.
    All,
}

/// Fills all temporary tables of the reader's picture; the file as it is needs nothing.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn fill(reader: &Reader) -> Result<(), StoreError> {
    reader.fill(&["claim", "interval_year"].map(str::to_owned).into())
}

/// Computes what a statement reads and the file does not hold: the tables of an earlier day or of what is public, and their trends, of one series
/// or of all.
///
/// # Errors
/// [`StoreError`] for a statement that cannot be run, and where the database cannot be read.
pub fn prepare(reader: &Reader, sql: &str, series: Option<&SeriesKey>) -> Result<(), StoreError> {
    if !reader.is_layered() {
        return Ok(());
    }
    let tables = reader.tables_read(sql)?;
    let reads_trends = Computed::TRENDS.iter().any(|trend| tables.contains(trend.table()));
    if !reads_trends {
        return reader.fill(&tables);
    }
    fill(reader)?;
    reader.fill(&tables)?;
    compute_trends(reader, series.map_or(Trends::All, Trends::Of))
}

/// Computes the trends of the reader's picture from the claims that belong to it; those of the file as it is are stored.
///
/// # Errors
/// [`StoreError`] if the database cannot be read or a trend cannot be computed.
pub fn compute_trends(reader: &Reader, needed: Trends<'_>) -> Result<(), StoreError> {
    let series = match needed {
        Trends::None => return Ok(()),
        Trends::At(key) => Some(&key.series),
        Trends::Of(series) => Some(series),
        Trends::All => None,
    };
    if !reader.is_layered() {
        return Ok(());
    }
    reader.compute(|connection| {
        // Most trends are the same in every picture; only those that differ are computed again.
        store::borrow_trends(connection, series)?;
        if let Trends::At(key) = needed {
            return ahead::store_one(connection, key);
        }
        let mut trends = Ahead::default();
        trends.store(connection, series)?;
        if trends.is_complete() {
            return Ok(());
        }
        trends.compute(|_, _| ())?;
        trends.store(connection, series)
    })
}

/// Puts the answers to questions about trends into temporary tables.
///
/// # Errors
/// [`StoreError`] if the database cannot be read or a trend cannot be computed.
pub fn ask(reader: &Reader, questions: &Questions) -> Result<(), StoreError> {
    if !questions.any() {
        return Ok(());
    }
    fill(reader)?;
    reader.compute(|connection| question::answer(connection, questions))
}
