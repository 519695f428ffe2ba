//! The changes from one database to another, claim by claim and field by field.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rusqlite::types::Value;

use super::{ClaimChange, FieldChange, Reader, StoreError};

/// What claims and their documents say, in the order of the claims' ids; in the second column, in a few words.
const SAID: &str = include_str!("between.sql");

/// The claims that one database shows otherwise than an earlier one, by id. Both are read side by side, row by row.
///
/// # Errors
/// [`StoreError`] where either cannot be read.
pub fn changes_between(old: &Reader, new: &Reader) -> Result<BTreeMap<String, ClaimChange>, StoreError> {
    for reader in [old, new] {
        reader.fill(&reader.tables_read(SAID)?)?;
    }
    let (mut before, mut after) = (old.select(SAID, &[])?, new.select(SAID, &[])?);
    let fields = after.columns();
    let (mut before, mut after) = (before.rows(), after.rows());
    let mut next = [before.next_row()?, after.next_row()?];
    let mut changes = BTreeMap::new();
    loop {
        let order = match &next {
            [None, None] => return Ok(changes),
            [Some(_), None] => Ordering::Less,
            [None, Some(_)] => Ordering::Greater,
            [Some(old), Some(new)] => text(&old[0]).cmp(&text(&new[0])),
        };
        let mut taken = [None, None];
        if order.is_le() {
            taken[0] = std::mem::replace(&mut next[0], before.next_row()?);
        }
        if order.is_ge() {
            taken[1] = std::mem::replace(&mut next[1], after.next_row()?);
        }
        let change = match taken {
            [Some(old), None] => (text(&old[0]), ClaimChange::Removed(text(&old[1]))),
            [None, Some(new)] => (text(&new[0]), ClaimChange::Added(text(&new[1]))),
            [Some(old), Some(new)] if old != new => {
                (text(&new[0]), ClaimChange::Changed(differing(&fields, &old, &new)))
            }
            _ => continue,
        };
        changes.insert(change.0, change.1);
    }
}

fn differing(fields: &[String], old: &[Value], new: &[Value]) -> Vec<FieldChange> {
    let both = fields.iter().zip(old.iter().zip(new));
    both.filter(|(_, (old, new))| old != new)
        .map(|(field, (old, new))| FieldChange {
            field: field.clone(),
            old: text(old),
            new: text(new),
            private: false,
        })
        .collect()
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Blob(_) => "BLOB".to_owned(),
    }
}
