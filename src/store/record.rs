//! Rows as records: a value for each column that has one, as templates and JSON take them.

use rusqlite::types::Value as Cell;
use serde_json::{Map, Value};

use super::Rows;

/// A row by the names of its columns; columns without a value are left out, so that a template sees them as undefined.
pub type Record = Map<String, Value>;

/// The rows as records.
#[must_use]
pub fn records(rows: Rows) -> Vec<Record> {
    let Rows { columns, rows } = rows;
    rows.into_iter().map(|cells| record(&columns, cells)).collect()
}

/// A row as a record.
#[must_use]
pub fn record(columns: &[String], cells: Vec<Cell>) -> Record {
    let named = columns.iter().cloned().zip(cells);
    named.filter_map(|(name, cell)| Some((name, value(cell)?))).collect()
}

fn value(cell: Cell) -> Option<Value> {
    match cell {
        Cell::Null | Cell::Blob(_) => None,
        Cell::Integer(number) => Some(number.into()),
        Cell::Real(number) => Some(number.into()),
        Cell::Text(text) => Some(text.into()),
    }
}

/// The text of a column, or nothing.
#[must_use]
pub fn text<'a>(record: &'a Record, column: &str) -> &'a str {
    given(record, column).unwrap_or_default()
}

/// The text of a column, if it has any.
#[must_use]
pub fn given<'a>(record: &'a Record, column: &str) -> Option<&'a str> {
    record.get(column)?.as_str()
}

/// Whether a column of a flag is 1.
#[must_use]
pub fn flag(record: &Record, column: &str) -> bool {
    record.get(column).and_then(Value::as_i64) == Some(1)
}

/// The columns of a record that are named and have a value.
#[must_use]
pub fn picked(record: &Record, columns: &[&str]) -> Record {
    let value = |column: &&str| Some(((*column).to_owned(), record.get(*column)?.clone()));
    columns.iter().filter_map(value).collect()
}

/// An object without the names that have no value, so that a template sees them as undefined.
#[must_use]
pub fn stripped(mut object: Value) -> Value {
    if let Value::Object(fields) = &mut object {
        fields.retain(|_, value| !value.is_null());
    }
    object
}
