//! A trend as of several days, for a picture of how it changed. It is not stored.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::series::{fit_all, groups};
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
    let then: Vec<_> = days.iter().map(|&day| (day, group.known_by(day))).collect();
    let known: Vec<_> = then.iter().filter(|(_, group)| !group.statements.is_empty()).collect();
    let fits = fit_all(
        &known
            .iter()
            .map(|(_, group)| (group, group.fingerprint()))
            .collect::<Vec<_>>(),
    );
    known.iter().zip(fits).map(|((day, _), fit)| Ok((*day, fit?))).collect()
}
