//! The picture as of a day: the claims that were known, and the trends computed from them. Keeps the stored trends true to the
//! claims at each ingest, and computes those of an earlier day when one is asked for. Never DDL or drawing.

mod history;
mod question;
mod series;
mod sides;

use std::path::Path;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::store::{self, Reader, StoreError};

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
    refresh_some(connection, Trends::All)
}

fn refresh_some(connection: &Connection, trends: Trends<'_>) -> Result<(), StoreError> {
    let series = match trends {
        Trends::None => return Ok(()),
        Trends::Of(series) => Some(series),
        Trends::All => None,
    };
    let groups = series::groups(connection, series)?;
    store::delete_trends_except(connection, &groups.iter().map(series::Group::key).collect::<Vec<_>>())?;
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

/// Opens a database as of a day, or as of now: every public view holds only what the world could know by then, and the trends
/// asked for are computed from that.
///
/// # Errors
/// [`StoreError`] as [`store::open_for_reading`].
pub fn open(path: &Path, known_by: Option<NaiveDate>, trends: Trends<'_>) -> Result<Reader, StoreError> {
    open_and_ask(path, known_by, trends, &Questions::default())
}

/// As [`open`], with the answers to questions about the trends in temporary tables.
///
/// # Errors
/// As [`open`].
pub fn open_and_ask(
    path: &Path,
    known_by: Option<NaiveDate>,
    trends: Trends<'_>,
    questions: &Questions,
) -> Result<Reader, StoreError> {
    Reader::open(path, known_by, |connection| {
        if known_by.is_some() {
            refresh_some(connection, trends)?;
        }
        question::answer(connection, questions)
    })
}
