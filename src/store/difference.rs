//! The changes that an ingest makes, claim by claim and field by field.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::Value;

use super::StoreError;

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileChange {
    /// It is new.
    Added,
    /// Its contents have changed.
    Changed,
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
    /// Claims that differ, by id.
    pub claims: BTreeMap<String, ClaimChange>,
    /// Those of them that were or are private, by themselves or with their document.
    pub private: BTreeSet<String>,
}

impl FileChange {
    /// Whether its rows are written.
    pub(super) fn is_written(self) -> bool {
        matches!(self, Self::Added | Self::Changed)
    }
}

impl Difference {
    /// How many files have this change.
    #[must_use]
    pub fn count_files(&self, change: FileChange) -> usize {
        self.files.values().filter(|found| **found == change).count()
    }

    /// How many claims were added, changed and removed.
    #[must_use]
    pub fn count_claims(&self) -> [usize; 3] {
        let mut counts = [0; 3];
        for change in self.claims.values() {
            counts[match change {
                ClaimChange::Added(_) => 0,
                ClaimChange::Changed(_) => 1,
                ClaimChange::Removed(_) => 2,
            }] += 1;
        }
        counts
    }
}

/// The fields of a claim. Its position in its file is not included.
pub(super) struct Said {
    fields: Vec<(String, String)>,
    is_private: bool,
    /// The names of fields that are private or name something private, separated by spaces.
    private_fields: String,
}

/// The claims of some files, under their ids.
pub(super) type Snapshot = BTreeMap<String, Said>;

pub(super) fn snapshot(connection: &Connection, files: &[&str]) -> Result<Snapshot, StoreError> {
    let mut statement = connection.prepare(
        "SELECT claim.id, coalesce(estimate.figure, event.title) AS says, claim.place, claim.stated, claim.when_stated, claim.when_edtf, claim.origin,
           claim.relays, claim.locator, claim.basis, claim.reliability || claim.credibility AS grade, claim.projection, claim.status, claim.status_reason,
           estimate.series, estimate.bound, estimate.low, estimate.best, estimate.high, estimate.currency, estimate.per, estimate.hedge,
           estimate.scope, estimate.read_as, estimate.correction_reason, event.category, event.happening, claim.note, claim.private_note,
           claim.private, claim.private_fields,
           claim.private OR document.private, coalesce(claim.private_fields, '') || ' private_note'
             || iif(origin.private, ' origin', '') || iif(relayed.private OR relayed_document.private, ' relays', '')
         FROM claim
         LEFT JOIN estimate ON estimate.claim = claim.id
         LEFT JOIN event ON event.claim = claim.id
         LEFT JOIN document ON document.key = claim.document
         LEFT JOIN agent AS origin ON origin.key = claim.origin
         LEFT JOIN claim AS relayed ON relayed.id = claim.relays
         LEFT JOIN document AS relayed_document ON relayed_document.key = relayed.document
         WHERE claim.file = ?1",
    )?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let [is_private, private_fields] = [names.len() - 2, names.len() - 1];
    let mut claims = Snapshot::new();
    for file in files {
        let mut rows = statement.query([file])?;
        while let Some(row) = rows.next()? {
            let fields = (1..is_private).map(|index| Ok((names[index].clone(), text(row.get(index)?))));
            let said = Said {
                fields: fields.collect::<Result<_, rusqlite::Error>>()?,
                is_private: row.get(is_private)?,
                private_fields: row.get(private_fields)?,
            };
            claims.insert(row.get(0)?, said);
        }
    }
    Ok(claims)
}

fn text(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text,
        Value::Blob(bytes) => format!("{} bytes", bytes.len()),
    }
}

impl Difference {
    /// The difference between two snapshots.
    pub(super) fn between(files: BTreeMap<String, FileChange>, before: &Snapshot, after: &Snapshot) -> Self {
        let says = |said: &Said| said.fields.first().map(|(_, value)| value.clone()).unwrap_or_default();
        let mut claims = BTreeMap::new();
        for (id, old) in before {
            match after.get(id) {
                None => _ = claims.insert(id.clone(), ClaimChange::Removed(says(old))),
                Some(new) => {
                    let fields = changed_fields(old, new);
                    if !fields.is_empty() {
                        claims.insert(id.clone(), ClaimChange::Changed(fields));
                    }
                }
            }
        }
        for (id, new) in after.iter().filter(|(id, _)| !before.contains_key(*id)) {
            claims.insert(id.clone(), ClaimChange::Added(says(new)));
        }
        let is_private = |id: &str| {
            [before, after]
                .iter()
                .any(|claims| claims.get(id).is_some_and(|said| said.is_private))
        };
        let private = claims.keys().filter(|id| is_private(id)).cloned().collect();
        Self { files, claims, private }
    }
}

fn changed_fields(old: &Said, new: &Said) -> Vec<FieldChange> {
    let is_private = |field: &str| {
        [old, new]
            .iter()
            .any(|said| said.private_fields.split(' ').any(|name| name == field))
    };
    let pairs = old.fields.iter().zip(&new.fields);
    pairs
        .filter(|((_, old), (_, new))| old != new)
        .map(|((field, old), (_, new))| FieldChange {
            field: field.clone(),
            old: old.clone(),
            new: new.clone(),
            private: is_private(field),
        })
        .collect()
}
