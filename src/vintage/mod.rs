//! The picture as of a day: the claims that were known, and the trends computed from them. Keeps the stored trends true to the
//! claims at each ingest, and computes those of an earlier day when one is asked for. Never DDL or drawing.

mod series;

use std::path::Path;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::store::{self, Reader, StoreError};

/// Brings the stored trends up to date with the claims, within the caller's transaction; only what changed is computed again.
///
/// # Errors
/// [`StoreError`] where the database cannot be read or written.
pub fn refresh(connection: &Connection) -> Result<(), StoreError> {
    let groups = series::groups(connection)?;
    store::delete_trends_except(connection, &groups.iter().map(series::Group::key).collect::<Vec<_>>())?;
    for group in &groups {
        let fingerprint = group.fingerprint();
        if store::trend_fingerprint(connection, &group.key())?.as_ref() != Some(&fingerprint) {
            store::replace_trend(connection, &group.key(), &group.fit(&fingerprint)?)?;
        }
    }
    Ok(())
}

/// Opens a database as of a day, or as of now: every public view, `trend` too, holds only what the world could know by then.
///
/// # Errors
/// [`StoreError`] as [`store::open_for_reading`].
pub fn open(path: &Path, known_by: Option<NaiveDate>) -> Result<Reader, StoreError> {
    Reader::open(path, known_by, |connection| refresh(connection))
}
