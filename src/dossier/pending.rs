//! Records that wait for review: of each only the key is read, since nothing else of it is right or wrong yet.

use toml::de::DeTable;

use crate::diagnostic::Diagnostic;
use crate::model::{ClaimId, ClaimKey, DocumentKey, Pending, Position, Waiting};

use super::claim::{ESTIMATE, EVENT};
use super::document::DOCUMENT;
use super::layout::Layout;
use super::record::{Page, unknown_field};
use super::shape::Shape;

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
