//! How values are stored: numbers, the names of private fields, and what `known_by` says beyond a document.

use rusqlite::types::Value;

use crate::model::{Privacy, PrivateField};

/// What `known_by` says of a claim that was known before its document.
pub(super) const FIRST_KNOWN: &str = "first-known";

/// The names of private fields, as they are stored.
pub(super) fn field_names(privacy: &Privacy) -> Option<String> {
    let names: Vec<&str> = privacy.fields().map(PrivateField::as_str).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// Whole numbers are stored as integers, so that 50000 prints as 50000 in any SQL tool.
pub(super) fn number(value: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53: every whole number up to here is exact in an f64
    if value.fract() == 0.0 && value.abs() <= EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number within 2^53")]
        return Value::Integer(value as i64);
    }
    Value::Real(value)
}
