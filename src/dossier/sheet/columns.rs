//! The columns of a sheet: which field of which record each one gives.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::claim::{ESTIMATE, EVENT};
use super::super::document::DOCUMENT;

/// What a column gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Whether a row is an estimate or an event.
    Kind,
    /// The key of the document.
    Document,
    /// Another field of the document.
    OfDocument(&'static str),
    /// A field of the claim.
    OfClaim(&'static str),
    /// The words that are read instead of a misprint.
    ReadAs,
    /// Why.
    CorrectionReason,
}

/// What happened: the title of an event, since `title` is that of the document.
pub(super) const EVENT_TITLE: &str = "event";
/// Whether the document of a row waits for review, since `review` is that of the claim.
pub(super) const DOCUMENT_REVIEW: &str = "document_review";
/// Columns for fields of a document that a claim has too.
const OF_DOCUMENT: [(&str, &str); 4] = [
    ("document_note", "note"),
    ("document_private_note", "private_note"),
    ("document_private", "private"),
    (DOCUMENT_REVIEW, "review"),
];

static COLUMNS: LazyLock<HashMap<&'static str, Column>> = LazyLock::new(|| {
    let fields = |shape: &'static super::super::shape::Shape| shape.fields.iter().map(|field| field.name);
    let mut columns: HashMap<&str, Column> = HashMap::new();
    columns.extend(fields(&DOCUMENT).map(|name| (name, Column::OfDocument(name))));
    columns.extend(fields(&ESTIMATE).map(|name| (name, Column::OfClaim(name))));
    let of_events = fields(&EVENT).filter(|name| *name != "title");
    columns.extend(of_events.map(|name| (name, Column::OfClaim(name))));
    columns.extend(OF_DOCUMENT.map(|(name, field)| (name, Column::OfDocument(field))));
    columns.extend([
        (EVENT_TITLE, Column::OfClaim("title")),
        ("kind", Column::Kind),
        ("document", Column::Document),
        ("read_as", Column::ReadAs),
        ("correction_reason", Column::CorrectionReason),
    ]);
    columns
});

impl Column {
    /// What a column of this name gives.
    pub(super) fn named(name: &str) -> Option<Self> {
        COLUMNS.get(name).copied()
    }

    /// The names of all columns.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        COLUMNS.keys().copied()
    }
}

/// Whether a column is the researcher's own and is not read.
pub(super) fn is_remark(name: &str) -> bool {
    name.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_document_and_a_claim_both_have_is_the_claims() {
        assert_eq!(Column::named("note"), Some(Column::OfClaim("note")));
        assert_eq!(Column::named("document_note"), Some(Column::OfDocument("note")));
        assert_eq!(Column::named("title"), Some(Column::OfDocument("title")));
        assert_eq!(Column::named("event"), Some(Column::OfClaim("title")));
        assert_eq!(Column::named("publisher"), Some(Column::OfDocument("publisher")));
        assert_eq!(Column::named("key"), Some(Column::OfClaim("key")));
        assert_eq!(Column::named("Value"), None);
    }
}
