//! Which tables a file holds: its syntax, its top level, and each table's shape. What is in the records is not read here.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Suggestion, suggest};

use super::claim::{CORRECTION, ESTIMATE, EVENT};
use super::declaration::{AGENT, BREAK, DOSSIER, IDENTITY, PLACE, SERIES};
use super::document::DOCUMENT;
use super::record::{Page, Record};
use super::shape::Shape;

/// The shapes of every table of a dossier.
const SHAPES: [&Shape; 10] = [
    &DOSSIER,
    &AGENT,
    &PLACE,
    &SERIES,
    &DOCUMENT,
    &ESTIMATE,
    &EVENT,
    &CORRECTION,
    &IDENTITY,
    &BREAK,
];

/// A file's tables, after its syntax was checked.
pub(super) struct Layout<'a> {
    page: Page<'a>,
    tables: DeTable<'a>,
    /// Whether the syntax is sound; where it is not, only the keys of the records are of use.
    pub(super) is_sound: bool,
}

/// What a word processor or another format makes of a line that TOML cannot read.
fn slip(rest: &str) -> Option<&'static str> {
    let line = rest.lines().next().unwrap_or_default();
    if line.starts_with(['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}']) {
        Some("write straight quotes (\"…\") around the value, not the curly ones of a word processor")
    } else if line.starts_with(':') {
        Some("write `key = \"value\"`: TOML has `=` where YAML has `:`")
    } else {
        None
    }
}

impl<'a> Layout<'a> {
    /// Parses a file and reports every fault of its syntax.
    pub(super) fn parse(page: Page<'a>, problems: &mut Vec<Diagnostic>) -> Self {
        let (tables, errors) = DeTable::parse_recoverable(&page.source.text);
        problems.extend(errors.iter().map(|error| {
            let length = page.source.text.len();
            let bytes = error.span().unwrap_or(length..length);
            let told = Diagnostic::error("syntax", format!("the file is not valid TOML: {}", error.message()))
                .at(page.span(&bytes).place(), "")
                .why("nothing in a file is read before its syntax is sound");
            match slip(page.source.text.get(bytes.start..).unwrap_or_default()) {
                Some(help) => told.help(help),
                None => told,
            }
        }));
        Self {
            page,
            tables: tables.into_inner(),
            is_sound: errors.is_empty(),
        }
    }

    /// Reports every table of the top level that has no business there, or is written as the wrong sort of table.
    pub(super) fn check(&self, problems: &mut Vec<Diagnostic>) {
        for (name, value) in &self.tables {
            let span = self.page.span(&name.span());
            let Some(shape) = SHAPES.iter().find(|shape| shape_name(shape) == name.get_ref()) else {
                problems.push(unknown_table(name.get_ref(), value.get_ref()).at(span.place(), "not read"));
                continue;
            };
            if !is_well_formed(shape, value.get_ref()) {
                let header = shape.header;
                let problem = Diagnostic::error(
                    "invalid-type",
                    format!("`{}` must be written `{header}`", name.get_ref()),
                )
                .at(span.place(), format!("not a `{header}` table"))
                .why("the brackets tell one record from a list of them");
                problems.push(if is_list(shape) {
                    problem.help(format!("write `{header}` above each record"))
                } else {
                    problem.help(format!("write `{header}` once"))
                });
            }
        }
        let claims = [&ESTIMATE, &EVENT, &CORRECTION];
        let first = claims
            .into_iter()
            .find_map(|shape| Some((shape, self.rows(shape).next()?)));
        if let (Some((shape, (header, _))), false) = (first, self.tables.contains_key(shape_name(&DOCUMENT))) {
            problems.push(
                Diagnostic::error(
                    "claim-without-document",
                    format!("a file with `{}` has no `[document]`", shape.header),
                )
                .at(self.page.span(&header).place(), "said by whom?")
                .why("a claim is what a document says")
                .help("add a `[document]` with `key`, `title`, `publisher` and `published` at the top of the file"),
            );
        }
    }

    /// The tables of a shape, each with the bytes of its header, in the order of the file. Ill-formed ones are left out.
    pub(super) fn rows(&self, shape: &'static Shape) -> impl Iterator<Item = (Range<usize>, &DeTable<'a>)> {
        let value = self.tables.get(shape_name(shape));
        let one = value.into_iter().filter(|_| !is_list(shape));
        let many = value
            .into_iter()
            .filter(|_| is_list(shape))
            .filter_map(|value| value.get_ref().as_array())
            .flatten();
        one.chain(many)
            .filter_map(|row| Some((row.span(), row.get_ref().as_table()?)))
    }

    /// The records of a shape; each is checked against the list of its fields.
    pub(super) fn records(&self, shape: &'static Shape, problems: &mut Vec<Diagnostic>) -> Vec<Record<'_>> {
        let rows = self.rows(shape);
        rows.map(|(header, table)| Record::open(shape, table, &header, self.page, problems))
            .collect()
    }
}

fn unknown_table(name: &str, value: &DeValue<'_>) -> Diagnostic {
    let problem = if matches!(value, DeValue::Table(_) | DeValue::Array(_)) {
        let found = suggest(name, SHAPES.iter().map(|shape| shape_name(shape)));
        let headers = found
            .iter()
            .filter_map(|name| SHAPES.iter().find(|shape| shape_name(shape) == *name));
        Diagnostic::error("unknown-table", format!("a dossier has no table `{name}`")).suggest(headers.map(|shape| {
            Suggestion {
                text: shape.header.into(),
                location: None,
            }
        }))
    } else {
        Diagnostic::error("unknown-table", format!("`{name}` stands outside every table"))
            .help("write fields below the header of their table, such as `[document]`")
    };
    problem.why("what is not read would be lost without a word")
}

/// The name between the brackets of a shape's header.
fn shape_name(shape: &Shape) -> &'static str {
    shape.header.trim_matches(['[', ']'])
}

fn is_list(shape: &Shape) -> bool {
    shape.header.starts_with("[[")
}

fn is_well_formed(shape: &Shape, value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Array(rows) => is_list(shape) && rows.iter().all(|row| row.get_ref().is_table()),
        value => !is_list(shape) && value.is_table(),
    }
}
