//! Stored claims to trends: reads claims as statements, fits them, keeps the stored trends true to the claims, and answers questions about them.
//! Never DDL or drawing.

mod ahead;
mod fingerprint;
mod history;
mod question;
mod series;
mod sides;

use crate::store::{Computed, Reader, StoreError};

pub use ahead::Ahead;
pub use history::history;
pub use question::Questions;
pub use sides::{Side, sides};

/// Which trends a picture needs. Those of an earlier day are computed when it is opened, so it pays to ask for few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trends<'a> {
    /// None.
    None,
    /// Those of one series.
    Of(&'a str),
    /// All of them.
    All,
}

/// Fills all tables of an earlier day with what was known by then; the picture of now needs nothing.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn fill(reader: &Reader) -> Result<(), StoreError> {
    reader.fill(&["claim", "interval_year"].map(str::to_owned).into())
}

/// Computes what a statement reads and the file does not hold: in the picture of an earlier day its tables, and its trends, of one series or of all.
///
/// # Errors
/// [`StoreError`] for a statement that cannot be run, and where the database cannot be read.
pub fn prepare(reader: &Reader, sql: &str, series: Option<&str>) -> Result<(), StoreError> {
    if reader.known_by().is_none() {
        return Ok(());
    }
    let tables = reader.tables_read(sql)?;
    let reads_trends = Computed::TRENDS.iter().any(|trend| tables.contains(trend.table()));
    if !reads_trends {
        return reader.fill(&tables);
    }
    let with_claims = tables.into_iter().chain(["claim".to_owned()]).collect();
    reader.fill(&with_claims)?;
    compute_trends(reader, series.map_or(Trends::All, Trends::Of))
}

/// Computes the trends of an earlier day from the claims that were known by then; those of now are stored.
///
/// # Errors
/// [`StoreError`] if the database cannot be read or a trend cannot be computed.
pub fn compute_trends(reader: &Reader, trends: Trends<'_>) -> Result<(), StoreError> {
    let series = match trends {
        Trends::None => return Ok(()),
        Trends::Of(series) => Some(series),
        Trends::All => None,
    };
    if reader.known_by().is_none() {
        return Ok(());
    }
    reader.compute(|connection| {
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
    reader.fill(&["claim".to_owned()].into())?;
    reader.compute(|connection| question::answer(connection, questions))
}
