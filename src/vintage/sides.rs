//! The two sides of a trend that no single figure stands for: who is on which, and what each makes of the level alone. Never drawing.

use rusqlite::Connection;

use super::series;
use crate::model::TrendKey;
use crate::store::{StoreError, TrendFit};

/// One side.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Ids of its statements.
    pub statements: Vec<String>,
    /// The trend of these alone; `None` where a side is a statement or two against the others.
    pub fit: Option<TrendFit>,
}

/// The lower and the upper side of a trend whose verdict is `two-camps` or `contradiction`, computed from the claims anew; `None` for any other.
///
/// # Errors
/// [`StoreError`] where the database cannot be read.
pub fn sides(connection: &Connection, key: &TrendKey) -> Result<Option<[Side; 2]>, StoreError> {
    let groups = series::groups(connection, Some(key.series.as_str()))?;
    match groups.iter().find(|group| group.key() == *key) {
        Some(group) => group.sides(),
        None => Ok(None),
    }
}
