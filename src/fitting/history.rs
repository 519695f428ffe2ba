//! A trend as of several days, for a picture of how it changed. It is not stored.

use chrono::NaiveDate;
use rayon::prelude::*;
use rusqlite::Connection;

use super::series::{Links, fit, groups};
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
    let groups = groups(connection, Some(key.series.as_str()))?;
    let Some(group) = groups.iter().find(|group| group.key() == *key) else {
        return Ok(Vec::new());
    };
    let links = Links::read(connection)?;
    days.par_iter()
        .map(|&day| (day, group.known_by(day, &links)))
        .filter(|(_, then)| !then.statements.is_empty())
        .map(|(day, then)| Ok((day, fit(&then)?)))
        .collect()
}
