//! The two sides of a divided trend: who is on which side, and the trend of each on its own.

use rusqlite::Connection;

use super::groups::groups;
use super::series::{Group, failed, stored};
use crate::model::{TrendKey, Verdict};
use crate::store::{StoreError, TrendFit};
use crate::trend::{self, Sides, Trend, TrendError};

/// One side.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Ids of its statements.
    pub statements: Vec<String>,
    /// The trend of only these; `None` if a side is just one or two statements against the others.
    pub fit: Option<TrendFit>,
}

/// The lower and the upper side of a trend whose verdict is `two-camps` or `contradiction`, recomputed from the claims; `None` for any other.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn sides(connection: &Connection, key: &TrendKey) -> Result<Option<[Side; 2]>, StoreError> {
    let groups = groups(connection, Some(&key.series))?;
    match groups.iter().find(|group| group.key() == *key) {
        Some(group) => of(group),
        None => Ok(None),
    }
}

fn of(group: &Group) -> Result<Option<[Side; 2]>, StoreError> {
    let settings = group.settings();
    let told = |error: TrendError| failed(&group.key(), error);
    let whole = trend::fit(&group.used(), &settings).map_err(told)?;
    let Some(Sides { low, high }) = whole.sides else {
        return Ok(None);
    };
    let camps = match whole.verdict {
        Verdict::TwoCamps => trend::camps(&group.used(), &settings).map_err(told)?,
        _ => None,
    };
    let fit = |trend: Trend| Some(stored(trend, group));
    let (low_fit, high_fit) = camps.map_or((None, None), |(low, high)| (fit(low), fit(high)));
    Ok(Some(
        [(low, low_fit), (high, high_fit)].map(|(statements, fit)| Side { statements, fit }),
    ))
}
