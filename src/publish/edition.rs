//! Editions of a dossier: what changed from each to the next.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::store::{ClaimChange, FieldChange};

use super::cite::short;
use super::claims::reference;
use super::content::Content;
use super::correction::day_words;

/// An edition, and what changed to it from the one before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edition {
    /// Its fingerprint.
    pub fingerprint: String,
    /// The day of its last change.
    pub changed_on: Option<String>,
    /// The claims that changed, by id.
    pub changes: BTreeMap<String, ClaimChange>,
}

impl Edition {
    /// What a page shows of it. A claim that is still there is linked.
    pub(super) fn shown(&self, content: &Content) -> Value {
        let claim = |id: &str, says: &str| {
            content
                .claim(id)
                .map_or_else(|| json!({"id": id, "what": says}), reference)
        };
        let (mut added, mut changed, mut removed) = (Vec::new(), Vec::new(), Vec::new());
        for (id, change) in &self.changes {
            match change {
                ClaimChange::Added(says) => added.push(claim(id, says)),
                ClaimChange::Removed(says) => removed.push(json!({"id": id, "what": says})),
                ClaimChange::Changed(fields) => {
                    let fields: Vec<Value> = fields.iter().map(field).collect();
                    changed.push(json!({"ref": claim(id, ""), "fields": fields}));
                }
            }
        }
        let mut shown = Map::new();
        shown.insert("title".into(), format!("Edition {}", short(&self.fingerprint)).into());
        shown.insert("fingerprint".into(), self.fingerprint.clone().into());
        if let Some(day) = &self.changed_on {
            shown.insert("on".into(), day.clone().into());
            shown.insert("words".into(), day_words(day).into());
        }
        shown.extend(
            [("added", added), ("changed", changed), ("removed", removed)]
                .map(|(name, list)| (name.to_owned(), list.into())),
        );
        shown.into()
    }
}

fn field(change: &FieldChange) -> Value {
    json!({"name": change.field.replace('_', " "), "before": change.old, "after": change.new})
}
