//! Converts words from fixed lists and keys between SQL columns and types.

use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};

use crate::model::{
    AgentKey, Bound, Bounding, ClaimId, Currency, Direction, DocumentKey, Extent, HappeningKey, Hedge, IntervalKind,
    Measure, Outcome, Per, PlaceKey, SeriesKey, Status, Support, UnitKind, Verdict,
};

/// A word or key in a column.
pub(super) struct Word<T>(pub(super) T);

macro_rules! word_from_sql {
    ($($name:ident),+) => {$(
        impl FromSql for Word<$name> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                $name::from_word(value.as_str()?).map(Word).ok_or(FromSqlError::InvalidType)
            }
        }
    )+};
}
word_from_sql!(
    Bound,
    Bounding,
    Direction,
    Extent,
    Hedge,
    IntervalKind,
    Measure,
    Outcome,
    Per,
    Status,
    Support,
    UnitKind,
    Verdict
);

macro_rules! key_from_sql {
    ($($name:ident),+) => {$(
        impl FromSql for Word<$name> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                $name::new(value.as_str()?).map(Word).map_err(FromSqlError::other)
            }
        }
    )+};
}
key_from_sql!(AgentKey, DocumentKey, HappeningKey, PlaceKey, SeriesKey);

impl FromSql for Word<ClaimId> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Word).map_err(FromSqlError::other)
    }
}

impl FromSql for Word<Currency> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Currency::new(value.as_str()?)
            .map(Word)
            .ok_or(FromSqlError::InvalidType)
    }
}

/// The word or key in a column.
pub(super) fn word<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<T>
where
    Word<T>: FromSql,
{
    row.get::<_, Word<T>>(column).map(|word| word.0)
}

/// The word or key in a nullable column.
pub(super) fn optional_word<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>>
where
    Word<T>: FromSql,
{
    row.get::<_, Option<Word<T>>>(column)
        .map(|word| word.map(|word| word.0))
}
