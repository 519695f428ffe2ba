//! Rows that wait for review, on their own or with their document.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::model::{Book, ClaimId, ClaimKey, DocumentKey, Span, Waiting};

use super::super::pending::position;
use super::super::record::Page;
use super::super::review::says_pending;
use super::super::shape::REVIEW;
use super::columns::DOCUMENT_REVIEW;
use super::row::Row;

/// What of a dossier's sheets waits for review.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// The documents that wait, of TOML files too.
    documents: BTreeSet<String>,
    /// Documents that a row names which waits itself, and so does what it says of them.
    named: BTreeMap<String, Span>,
}

impl Kept {
    /// With the documents of TOML files that wait.
    pub(super) fn of(book: &Book) -> Self {
        let keys = book.pending.documents.iter().filter_map(|waiting| waiting.key.as_ref());
        Self {
            documents: keys.map(ToString::to_string).collect(),
            named: BTreeMap::new(),
        }
    }

    /// Whether a document waits.
    pub(super) fn has_document(&self, key: &str) -> bool {
        self.documents.contains(key)
    }

    /// Whether a row waits.
    pub(super) fn holds(&self, row: &Row<'_>) -> bool {
        let waits = |column| row.value(column).is_some_and(says_pending);
        waits(REVIEW) || !self.documents.is_empty() && row.value("document").is_some_and(|key| self.has_document(key))
    }

    /// Notes what a row says of its document if either waits; a document that does is added to those of the book that do.
    pub(super) fn note_document(&mut self, row: &Row<'_>, page: Page<'_>, book: &mut Book) {
        let Some(cell) = row.cell("document") else { return };
        let key = &*cell.value;
        if row.value(DOCUMENT_REVIEW).is_some_and(says_pending) && self.documents.insert(key.to_owned()) {
            book.pending.documents.push(Waiting {
                key: DocumentKey::new(key).ok(),
                position: position(&cell.bytes, Some(cell.bytes.clone()), page),
            });
        }
        if row.value(REVIEW).is_some_and(says_pending) {
            self.named
                .entry(key.to_owned())
                .or_insert_with(|| page.span(&cell.bytes));
        }
    }

    /// Says of a document that nothing declares that a row which names it waits, if one does.
    pub(super) fn explain(&self, document: &str, problem: Diagnostic) -> Diagnostic {
        match self.named.get(document) {
            Some(span) => problem.related(span.place(), "what this row says of it waits for review"),
            None => problem,
        }
    }
}

/// The claim of a row that waits.
pub(super) fn claim(row: &Row<'_>, page: Page<'_>) -> Waiting<ClaimId> {
    let key = row.value("key").and_then(|key| ClaimKey::new(key).ok());
    let document = row.value("document").and_then(|key| DocumentKey::new(key).ok());
    let first = row.cells.first().map_or(&row.bytes, |cell| &cell.bytes);
    Waiting {
        key: document
            .zip(key)
            .map(|(document, claim)| ClaimId::new(&document, &claim)),
        position: position(first, row.cell("key").map(|cell| cell.bytes.clone()), page),
    }
}
