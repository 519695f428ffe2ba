//! Editions of a dossier: what changed from each to the next.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value, json};

use crate::store::{ClaimChange, FieldChange};

use super::claims::reference;
use super::content::Content;
use super::correction::day_words;
use crate::citation::edition_name;

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

/// What a page shows of editions, the newest first. One that is the same again has an anchor of its own.
pub(super) fn shown(editions: &[Edition], content: &Content) -> Vec<Value> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut shown: Vec<Value> = Vec::new();
    // The oldest keeps its anchor, whatever is added.
    for edition in editions.iter().rev() {
        let times = seen.entry(&edition.fingerprint).or_default();
        *times += 1;
        let anchor = match *times {
            1 => edition.fingerprint.clone(),
            more => format!("{}-{more}", edition.fingerprint),
        };
        shown.insert(0, edition.shown(anchor, content));
    }
    shown
}

impl Edition {
    /// What a page shows of it. A claim that is still there is linked.
    fn shown(&self, anchor: String, content: &Content) -> Value {
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
                    // The figure tells how its words are read.
                    let says = fields.iter().any(|change| change.field == "says");
                    let is_told = |change: &&FieldChange| !says || !READING.contains(&change.field.as_str());
                    let fields: Vec<Value> = fields.iter().filter(is_told).map(field).collect();
                    changed.push(json!({"ref": claim(id, ""), "fields": fields}));
                }
            }
        }
        let mut shown = Map::new();
        shown.insert(
            "title".into(),
            format!("Edition {}", edition_name(&self.fingerprint)).into(),
        );
        shown.insert("anchor".into(), anchor.into());
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

/// The fields of what a figure is read as.
const READING: [&str; 5] = ["bound", "low", "best", "high", "hedge"];

fn field(change: &FieldChange) -> Value {
    let name = match change.field.as_str() {
        "says" => "figure or event".to_owned(),
        field => field.replace('_', " "),
    };
    json!({"name": name, "before": change.old, "after": change.new})
}
