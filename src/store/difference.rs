//! The changes that an ingest makes, claim by claim and field by field.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};

use super::StoreError;

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileChange {
    /// It is new.
    Added,
    /// Its contents have changed.
    Changed,
    /// Its rows were not those that were read from it, and were written again.
    Repaired,
    /// It has not changed and was skipped.
    Unchanged,
    /// It was deleted, and so were its rows.
    Removed,
    /// It was deleted, but its rows are kept until pruned.
    Missing,
}

/// What happened to a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimChange {
    /// It was added, with this figure or title.
    Added(String),
    /// It was removed; it had this figure or title.
    Removed(String),
    /// These fields have changed.
    Changed(Vec<FieldChange>),
}

/// A changed field of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The column's name.
    pub field: String,
    /// The old value; empty if it was absent.
    pub old: String,
    /// The new value; empty if it is absent.
    pub new: String,
    /// Whether the field was or is private, or names something private.
    pub private: bool,
}

/// The changes that an ingest made or would make.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Files, by name.
    pub files: BTreeMap<String, FileChange>,
    /// Tables whose computed rows were not those that tallybook wrote, and were computed again.
    pub tables: BTreeSet<&'static str>,
    /// Whether there were rows that were not read from any file; they are removed.
    pub strays: bool,
    /// How many claims were added, changed and removed.
    pub counts: [usize; 3],
    /// Claims that differ, by id, if they were asked for.
    pub claims: BTreeMap<String, ClaimChange>,
    /// Those of them that were or are private, by themselves or with their document.
    pub private: BTreeSet<String>,
}

impl FileChange {
    /// Whether its rows are written.
    pub(super) fn is_written(self) -> bool {
        matches!(self, Self::Added | Self::Changed | Self::Repaired)
    }
}

impl Difference {
    /// How many files have this change.
    #[must_use]
    pub fn count_files(&self, change: FileChange) -> usize {
        self.files.values().filter(|found| **found == change).count()
    }
}

/// The fields of a claim. Its position in its file is not included.
struct Said {
    values: Vec<String>,
    is_private: bool,
    /// The names of fields that are private or name something private, separated by spaces.
    private_fields: String,
}

/// What claims say, in the order of the fields.
pub(super) const CLAIM_FIELDS: &str = include_str!("claim_fields.sql");
/// The columns of it that say what is private, and where it comes from; they are no fields.
pub(super) const NO_FIELDS: [&str; 3] = ["is_private", "names_private", "file"];
const BEFORE: &str = include_str!("difference.sql");

/// Keeps what the claims of some files say, for [`Difference::since`].
pub(super) fn remember(connection: &Connection, files: &[&str]) -> Result<(), StoreError> {
    connection.execute_batch(&format!(
        "DROP VIEW IF EXISTS temp.claim_fields; CREATE TEMP VIEW claim_fields AS {CLAIM_FIELDS}; {BEFORE}"
    ))?;
    let mut insert =
        connection.prepare("INSERT INTO temp.claim_before SELECT * FROM temp.claim_fields WHERE file = ?1")?;
    files
        .iter()
        .try_for_each(|file| Ok(insert.execute([file]).map(|_| ())?))
}

/// Reads a row of `claim_fields`.
fn said(row: &Row<'_>) -> rusqlite::Result<Said> {
    let [is_private, private_fields] = ["is_private", "names_private"].map(|name| row.as_ref().column_index(name));
    let (is_private, private_fields) = (is_private?, private_fields?);
    let values = (1..is_private).map(|index| Ok(text(&row.get(index)?)));
    Ok(Said {
        values: values.collect::<rusqlite::Result<_>>()?,
        is_private: row.get(is_private)?,
        private_fields: row.get(private_fields)?,
    })
}

/// A value as a difference shows it.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Blob(bytes) => format!("{} bytes", bytes.len()),
    }
}

impl Difference {
    /// What has changed in the claims of these files since they were [remembered](remember).
    pub(super) fn since(connection: &Connection, files: &[&str], list: bool) -> Result<Self, StoreError> {
        let says = |said: Said| said.values.into_iter().next().unwrap_or_default();
        let mut found = Self::default();
        let is_first: bool =
            connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM temp.claim_before)", [], |row| {
                row.get(0)
            })?;
        if is_first && !list {
            // Every claim is new, and none need be read to count them.
            let mut count = connection.prepare("SELECT count(*) FROM claim WHERE file = ?1")?;
            for file in files {
                found.counts[0] += count.query_row([file], |row| row.get::<_, usize>(0))?;
            }
            return Ok(found);
        }
        let mut before = connection.prepare("SELECT * FROM temp.claim_before WHERE id = ?1")?;
        let mut after = connection.prepare("SELECT * FROM temp.claim_fields WHERE file = ?1")?;
        let names: Vec<String> = after.column_names().map(str::to_owned).collect();
        for file in files {
            let mut rows = after.query([file])?;
            while let Some(row) = rows.next()? {
                let (id, new): (String, Said) = (row.get(0)?, said(row)?);
                let old = before.query_row([&id], said).optional()?;
                let is_private = new.is_private || old.as_ref().is_some_and(|old| old.is_private);
                let change = match old {
                    None => ClaimChange::Added(says(new)),
                    Some(old) => {
                        let private = [old.private_fields.as_str(), new.private_fields.as_str()];
                        let fields = names[1..].iter().zip(old.values.into_iter().zip(new.values));
                        ClaimChange::Changed(changed_fields(fields, private))
                    }
                };
                if change != ClaimChange::Changed(Vec::new()) {
                    found.add(id, change, is_private, list);
                }
            }
        }
        let mut gone = connection.prepare("SELECT * FROM temp.claim_before WHERE id NOT IN (SELECT id FROM claim)")?;
        let mut rows = gone.query([])?;
        while let Some(row) = rows.next()? {
            let old = said(row)?;
            let is_private = old.is_private;
            found.add(row.get(0)?, ClaimChange::Removed(says(old)), is_private, list);
        }
        Ok(found)
    }

    fn add(&mut self, id: String, change: ClaimChange, is_private: bool, list: bool) {
        self.counts[match change {
            ClaimChange::Added(_) => 0,
            ClaimChange::Changed(_) => 1,
            ClaimChange::Removed(_) => 2,
        }] += 1;
        if !list {
            return;
        }
        if is_private {
            self.private.insert(id.clone());
        }
        self.claims.insert(id, change);
    }
}

/// The fields that differ, each given with its name, its old value and its new one. `private` are names of fields separated by spaces.
pub(super) fn changed_fields<'a>(
    fields: impl Iterator<Item = (&'a String, (String, String))>,
    private: [&str; 2],
) -> Vec<FieldChange> {
    let private: BTreeSet<&str> = private.into_iter().flat_map(|names| names.split(' ')).collect();
    fields
        .filter(|(_, (old, new))| old != new)
        .map(|(field, (old, new))| FieldChange {
            private: private.contains(field.as_str()),
            field: field.clone(),
            old,
            new,
        })
        .collect()
}
