//! What the pages of a site show: one statement for each list of rows.

use std::collections::BTreeMap;

use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use super::digest::{add, hex};
use super::{Reader, Rows, StoreError};

const LISTS: &str = include_str!("site.sql");

/// A list of rows that a site is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SiteList {
    /// What the dossier says of itself.
    Dossier,
    /// Every claim, with the names of all that it refers to.
    Claims,
    /// Pairs of claims that cannot both be right, or of which one denies the other.
    Disputes,
    /// Series with more such pairs than are stored.
    Crowded,
    /// Series.
    Series,
    /// Documents.
    Documents,
    /// Agents.
    Agents,
    /// The words that hedge figures.
    Hedges,
    /// The public views, with their columns.
    Views,
    /// What was found of claims in the researcher's copies.
    Verified,
    /// The last run of an ingest that changed anything.
    Runs,
    /// The estimates of the series `:series`, for a table of their own.
    Estimates,
}

impl SiteList {
    /// Every list of a whole site.
    pub const ALL: [Self; 11] = [
        Self::Dossier,
        Self::Claims,
        Self::Disputes,
        Self::Crowded,
        Self::Series,
        Self::Documents,
        Self::Agents,
        Self::Hedges,
        Self::Views,
        Self::Verified,
        Self::Runs,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Dossier => "dossier",
            Self::Claims => "claims",
            Self::Disputes => "disputes",
            Self::Crowded => "crowded",
            Self::Series => "series",
            Self::Documents => "documents",
            Self::Agents => "agents",
            Self::Hedges => "hedges",
            Self::Views => "views",
            Self::Verified => "verified",
            Self::Runs => "runs",
            Self::Estimates => "estimates",
        }
    }

    /// Whether it tells of the dossier: when it was ingested and verified, and what tallybook says of itself, do not.
    const fn is_of_dossier(self) -> bool {
        !matches!(self, Self::Runs | Self::Verified | Self::Views)
    }

    /// The statement that reads it.
    #[must_use]
    pub fn select(self) -> &'static str {
        section(LISTS, self.name())
    }
}

/// The statement below the line `-- name` in a file of statements.
pub(super) fn section(lists: &'static str, name: &str) -> &'static str {
    let section = lists
        .split("\n-- ")
        .find_map(|section| section.strip_prefix(name)?.strip_prefix('\n'));
    section.unwrap_or_default().trim_end().trim_end_matches(';')
}

/// The digest of what lists say, in hexadecimal digits: equal for equal dossiers, whenever and wherever they were ingested and verified.
#[must_use]
pub fn fingerprint(lists: &BTreeMap<SiteList, Rows>) -> String {
    let mut digest = Sha256::new();
    for (_, rows) in lists.iter().filter(|(list, _)| list.is_of_dossier()) {
        for value in rows.rows.iter().flatten() {
            add(&mut digest, ValueRef::from(value));
        }
        add(&mut digest, ValueRef::Null);
    }
    hex(digest)
}

/// How many private claims, documents and agents there are, and notes of what is public.
const LEFT_OUT: &str = "SELECT
  (SELECT count(*) FROM main.claim JOIN main.document ON document.key = claim.document WHERE claim.private OR document.private),
  (SELECT count(*) FROM main.document WHERE private),
  (SELECT count(*) FROM main.agent WHERE private),
  (SELECT count(*) FROM main.claim JOIN main.document ON document.key = claim.document WHERE NOT claim.private AND NOT document.private AND claim.private_note IS NOT NULL)
  + (SELECT count(*) FROM main.document WHERE NOT private AND private_note IS NOT NULL)";

impl Reader {
    /// The [`fingerprint`] of its lists, without holding their rows. The tables that they read must be filled.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub fn fingerprint(&self) -> Result<String, StoreError> {
        let mut digest = Sha256::new();
        for list in SiteList::ALL.into_iter().filter(|list| list.is_of_dossier()) {
            let mut selection = self.select(list.select(), &[])?;
            let mut rows = selection.rows();
            while let Some(row) = rows.next_row()? {
                for value in &row {
                    add(&mut digest, ValueRef::from(value));
                }
            }
            add(&mut digest, ValueRef::Null);
        }
        Ok(hex(digest))
    }

    /// How many private claims, documents and agents the file has, and private notes of what is public.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub fn count_private(&self) -> Result<[usize; 4], StoreError> {
        self.compute(|connection| {
            Ok(connection.query_row(LEFT_OUT, [], |row| {
                Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
            })?)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::open_copy;
    use super::*;

    #[test]
    fn every_list_can_be_read() {
        let connection = open_copy(std::path::Path::new("no such file.db")).unwrap();
        for list in SiteList::ALL {
            assert!(connection.prepare(list.select()).is_ok(), "{list:?}");
            assert!(list.select().starts_with("SELECT"), "{list:?}");
        }
    }
}
