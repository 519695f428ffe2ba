//! Records that wait for a person to review them. They are kept out of the book: of each only its key and its place are known.

use super::key::{ClaimId, DocumentKey};
use super::span::{FileId, Position};
use super::word::words;

words!(
    /// Whether a record still has to be reviewed. One that has been says nothing.
    Review {
        /// It waits, and is kept out of the book.
        Pending => "pending",
    }
);

/// What a draft writes where it does not know.
pub const GAP: &str = "?";

/// A record that waits for review.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting<K> {
    /// Its key, if it has one that is valid. No other record may have it.
    pub key: Option<K>,
    /// Where it is written; of its fields only the key.
    pub position: Position,
}

/// The records of a dossier that wait for review, in the order of the files.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pending {
    /// Documents. All claims of such a document wait with it.
    pub documents: Vec<Waiting<DocumentKey>>,
    /// Claims.
    pub claims: Vec<Waiting<ClaimId>>,
}

impl Pending {
    /// The file of each record.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        let documents = self.documents.iter().map(|waiting| &waiting.position);
        let claims = self.claims.iter().map(|waiting| &waiting.position);
        documents.chain(claims).map(|position| position.record.file)
    }
}
