//! A trend as of several days, for a picture of how it changed. It is not stored.

use chrono::NaiveDate;
use rayon::prelude::*;
use rusqlite::Connection;

use super::past::{Links, pasts};
use super::series::fit;
use crate::model::TrendKey;
use crate::store::{StoreError, TrendFit};

/// The trend from what was known by each of these days; days before the first statement are left out.
///
/// # Errors
/// [`StoreError`] if the database cannot be read or a trend cannot be computed.
pub fn history(
    connection: &Connection,
    key: &TrendKey,
    days: &[NaiveDate],
) -> Result<Vec<(NaiveDate, TrendFit)>, StoreError> {
    let links = Links::read(connection)?;
    let pasts = pasts(connection, Some(&key.series), &links)?;
    let Some(past) = pasts.iter().find(|past| past.group.key() == *key) else {
        return Ok(Vec::new());
    };
    days.par_iter()
        .map(|&day| (day, past.known_by(day)))
        .filter(|(_, then)| !then.statements.is_empty())
        .map(|(day, then)| Ok((day, fit(&then)?)))
        .collect()
}
