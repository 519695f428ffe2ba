//! The changes from one database to another, claim by claim and field by field.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;

use super::difference::{CLAIM_FIELDS, NO_FIELDS, changed_fields, text};
use super::{ClaimChange, FieldChange, Reader, StoreError};

/// What is private in a database, so that what an earlier one said of it is not told now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Claims, by themselves or with their document.
    claims: BTreeSet<String>,
    /// The fields of other claims and of their documents that are private.
    fields: BTreeMap<String, BTreeSet<String>>,
    /// Agents.
    agents: BTreeSet<String>,
}

/// Of every claim that has anything private: whether all of it is, and which fields of it and of its document.
const PRIVATE_CLAIMS: &str = "SELECT claim.id, claim.private OR document.private, coalesce(claim.private_fields, '') || ' ' || coalesce(document.private_fields, '')
  FROM main.claim JOIN main.document ON document.key = claim.document
  WHERE claim.private OR document.private OR claim.private_fields IS NOT NULL OR document.private_fields IS NOT NULL";
const PRIVATE_AGENTS: &str = "SELECT key FROM main.agent WHERE private";

impl Reader {
    /// What its picture hides of claims; nothing where it shows everything.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub fn hidden(&self) -> Result<Hidden, StoreError> {
        if !self.hides() {
            return Ok(Hidden::default());
        }
        self.compute(|connection| {
            let mut hidden = Hidden::default();
            let mut statement = connection.prepare(PRIVATE_CLAIMS)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (id, is_whole, fields): (String, bool, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
                if is_whole {
                    hidden.claims.insert(id);
                } else {
                    let fields = fields.split_whitespace().map(str::to_owned).collect();
                    hidden.fields.insert(id, fields);
                }
            }
            let mut statement = connection.prepare(PRIVATE_AGENTS)?;
            let agents = statement.query_map([], |row| row.get(0))?;
            hidden.agents = agents.collect::<Result<_, _>>()?;
            Ok(hidden)
        })
    }
}

impl Hidden {
    /// A change without what is private; `None` if nothing is left of it.
    fn leave_out(&self, id: &str, change: ClaimChange) -> Option<ClaimChange> {
        if self.claims.contains(id) {
            return None;
        }
        let ClaimChange::Changed(mut fields) = change else {
            return Some(change);
        };
        let private = self.fields.get(id);
        fields.retain(|change| {
            let is_private = private.is_some_and(|fields| fields.contains(&change.field));
            !is_private
                && !self.names_private(&change.field, &change.old)
                && !self.names_private(&change.field, &change.new)
        });
        (!fields.is_empty()).then_some(ClaimChange::Changed(fields))
    }

    fn names_private(&self, field: &str, value: &str) -> bool {
        match field {
            "origin" | "publisher" => self.agents.contains(value),
            "parties" => {
                let mut agents = value.split("; ").filter_map(|party| party.split_once(": "));
                agents.any(|(_, agent)| self.agents.contains(agent))
            }
            "relays" | "supersedes" | "denies" => self.claims.contains(value),
            _ => false,
        }
    }
}

/// The claims that one database shows otherwise than an earlier one, by id, without what is hidden. Both are read side by side, row by row.
///
/// # Errors
/// [`StoreError`] where either cannot be read.
pub fn changes_between(
    old: &Reader,
    new: &Reader,
    hidden: &Hidden,
) -> Result<BTreeMap<String, ClaimChange>, StoreError> {
    // What a claim says, and its document.
    let said = format!(
        "SELECT said.*, document.key AS document, document.title AS document_title, document.publisher, document.author, document.published, document.url, document.archive_url
         FROM ({CLAIM_FIELDS}) AS said JOIN claim AS stating ON stating.id = said.id JOIN document ON document.key = stating.document ORDER BY said.id"
    );
    for reader in [old, new] {
        reader.fill(&reader.tables_read(&said)?)?;
    }
    let (mut before, mut after) = (old.select(&said, &[])?, new.select(&said, &[])?);
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
        let (id, change) = match taken {
            [Some(old), None] => (text(&old[0]), ClaimChange::Removed(text(&old[1]))),
            [None, Some(new)] => (text(&new[0]), ClaimChange::Added(text(&new[1]))),
            [Some(old), Some(new)] if old != new => {
                let differing = differing(&fields, &old, &new);
                if differing.is_empty() {
                    continue;
                }
                (text(&new[0]), ClaimChange::Changed(differing))
            }
            _ => continue,
        };
        if let Some(change) = hidden.leave_out(&id, change) {
            changes.insert(id, change);
        }
    }
}

fn differing(fields: &[String], old: &[Value], new: &[Value]) -> Vec<FieldChange> {
    let names_private = fields.iter().position(|field| field == "names_private");
    let private = [old, new].map(|row| names_private.map_or_else(String::new, |index| text(&row[index])));
    let both = fields.iter().zip(old.iter().zip(new));
    let told = both.filter(|(field, _)| !NO_FIELDS.contains(&field.as_str()));
    let as_text = told.map(|(field, (old, new))| (field, (text(old), text(new))));
    changed_fields(as_text, private.each_ref().map(String::as_str))
}
