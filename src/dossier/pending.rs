//! Records that wait for review: of each only the key is read, since nothing else of it is right or wrong yet.

use std::collections::BTreeSet;

use toml::de::DeTable;

use crate::diagnostic::Diagnostic;
use crate::model::{ClaimId, ClaimKey, DocumentKey, Pending, Position, Review, Waiting};

use super::claim::{ESTIMATE, EVENT};
use super::correction::CORRECTION;
use super::document::DOCUMENT;
use super::layout::Layout;
use super::record::{Page, Record, unknown_field};
use super::shape::{REVIEW, Shape};

/// Whether a value of `review` says that its record waits.
pub(super) fn says_pending(review: &str) -> bool {
    review == Review::Pending.as_str()
}

/// Whether a table says that it waits for review.
fn is_pending(table: &DeTable<'_>) -> bool {
    let review = table.get(REVIEW).and_then(|review| review.get_ref().as_str());
    review.is_some_and(says_pending)
}

/// Reports any other value of `review`. The record is then read as if it had none.
pub(super) fn check_review(record: &Record<'_>, problems: &mut Vec<Diagnostic>) {
    let before = problems.len();
    // What is wrong with it was reported.
    let _ = record.word_if(REVIEW, Review::ALL, Review::as_str, problems);
    for problem in &mut problems[before..] {
        problem.why = "an entry either waits for review or is part of the book";
        let allowed = problem.help.take().unwrap_or_default();
        problem.help = Some(format!("{allowed}; of an entry that is reviewed, leave the field out"));
    }
}

/// What of a file waits for review.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// Whether its document does, and so all of it.
    document: bool,
    /// The keys of estimates that do: their corrections wait with them.
    estimates: BTreeSet<String>,
}

impl Kept {
    /// Of the tables of a file.
    pub(super) fn of(layout: &Layout<'_>) -> Self {
        let waiting = layout.rows(&ESTIMATE).filter(|(_, table)| is_pending(table));
        Self {
            document: layout.rows(&DOCUMENT).any(|(_, table)| is_pending(table)),
            estimates: waiting
                .filter_map(|(_, table)| Some(table.get("key")?.get_ref().as_str()?.to_owned()))
                .collect(),
        }
    }

    /// Whether a table of a shape waits for review.
    pub(super) fn holds(&self, shape: &Shape, table: &DeTable<'_>) -> bool {
        if shape.header == CORRECTION.header {
            let claim = table.get("claim").and_then(|claim| claim.get_ref().as_str());
            return self.document || claim.is_some_and(|claim| self.estimates.contains(claim));
        }
        shape.can_wait() && (self.document || is_pending(table))
    }
}

/// Notes the records of a file that wait for review. Fields that there are not are reported: they are slips, whatever comes to stand in them.
pub(super) fn note(layout: &Layout<'_>, pending: &mut Pending, problems: &mut Vec<Diagnostic>) {
    let key = |table: &DeTable<'_>| Some(table.get("key")?.get_ref().as_str()?.to_owned());
    let document = layout
        .rows(&DOCUMENT)
        .find_map(|(_, table)| DocumentKey::new(key(table)?).ok());
    for shape in [&DOCUMENT, &ESTIMATE, &EVENT] {
        for (header, table) in layout.waiting(shape) {
            report_unknown(shape, table, layout.page, problems);
            let position = position(&header, table.get("key").map(toml::Spanned::span), layout.page);
            if shape.header == DOCUMENT.header {
                let key = document.clone();
                pending.documents.push(Waiting { key, position });
            } else {
                let claim = key(table).and_then(|key| ClaimKey::new(key).ok());
                let key = document.as_ref().zip(claim);
                let key = key.map(|(document, claim)| ClaimId::new(document, &claim));
                pending.claims.push(Waiting { key, position });
            }
        }
    }
}

fn report_unknown(shape: &'static Shape, table: &DeTable<'_>, page: Page<'_>, problems: &mut Vec<Diagnostic>) {
    for name in table.keys() {
        if shape.fields.iter().all(|field| field.name != name.get_ref()) {
            problems.push(unknown_field(shape, name.get_ref(), page.span(&name.span()), table));
        }
    }
}

/// Where a record is written, and its key.
pub(super) fn position(
    header: &std::ops::Range<usize>,
    key: Option<std::ops::Range<usize>>,
    page: Page<'_>,
) -> Position {
    let key = key.map(|bytes| {
        let span = page.span(&bytes);
        ("key", span.start..span.end)
    });
    Position {
        record: page.span(header),
        line: u32::try_from(page.source.line(header.start)).unwrap_or(u32::MAX),
        fields: key.into_iter().collect(),
    }
}
