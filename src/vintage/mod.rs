//! The picture as of a day: the claims that were known, and the trends computed from them. Keeps the stored trends true to the
//! claims at each ingest, and computes those of an earlier day when one is asked for. Never DDL or drawing.

mod history;
mod question;
mod series;
mod sides;

use rusqlite::Connection;

use crate::store::{self, Computed, Reader, StoreError};

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

/// Brings the stored trends up to date with the claims, within the caller's transaction; only what changed is computed again.
///
/// # Errors
/// [`StoreError`] where the database cannot be read or written.
pub fn refresh(connection: &Connection) -> Result<(), StoreError> {
    refresh_some(connection, None)
}

fn refresh_some(connection: &Connection, series: Option<&str>) -> Result<(), StoreError> {
    let groups = series::groups(connection, series)?;
    store::delete_trends_except(connection, &groups.iter().map(series::Group::key).collect())?;
    let mut changed = Vec::new();
    for group in &groups {
        let fingerprint = group.fingerprint();
        if store::trend_fingerprint(connection, &group.key())?.as_ref() != Some(&fingerprint) {
            changed.push((group, fingerprint));
        }
    }
    for ((group, _), fit) in changed.iter().zip(series::fit_all(&changed)) {
        store::replace_trend(connection, &group.key(), &fit?)?;
    }
    Ok(())
}

/// Fills all temporary tables of the reader's picture; the file as it is needs nothing.
///
/// # Errors
/// [`StoreError`] where the database cannot be read.
pub fn fill(reader: &Reader) -> Result<(), StoreError> {
    reader.fill(&["claim", "interval_year"].map(str::to_owned).into())
}

/// Computes what a statement reads and the file does not hold: the tables of an earlier day or of what is public, and their trends, of one series
/// or of all.
///
/// # Errors
/// [`StoreError`] for a statement that cannot be run, and where the database cannot be read.
pub fn prepare(reader: &Reader, sql: &str, series: Option<&str>) -> Result<(), StoreError> {
    if !reader.is_layered() {
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

/// Computes the trends of the reader's picture from the claims that belong to it; those of the file as it is are stored.
///
/// # Errors
/// [`StoreError`] where the database cannot be read, or a trend not be computed.
pub fn compute_trends(reader: &Reader, trends: Trends<'_>) -> Result<(), StoreError> {
    let series = match trends {
        Trends::None => return Ok(()),
        Trends::Of(series) => Some(series),
        Trends::All => None,
    };
    if !reader.is_layered() {
        return Ok(());
    }
    reader.compute(|connection| {
        // Most trends are the same in every picture; what differs is computed again.
        store::borrow_trends(connection, series)?;
        refresh_some(connection, series)
    })
}

/// Puts the answers to questions about trends into temporary tables.
///
/// # Errors
/// [`StoreError`] where the database cannot be read, or a trend not be computed.
pub fn ask(reader: &Reader, questions: &Questions) -> Result<(), StoreError> {
    if !questions.any() {
        return Ok(());
    }
    reader.fill(&["claim".to_owned()].into())?;
    reader.compute(|connection| question::answer(connection, questions))
}
