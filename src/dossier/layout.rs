//! Checks the syntax and the tables of a file. The contents of the records are read elsewhere.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Suggestion, suggest};

use super::claim::{ESTIMATE, EVENT};
use super::correction::CORRECTION;
use super::declaration::{AGENT, BREAK, DOSSIER, IDENTITY, PLACE, SERIES};
use super::document::DOCUMENT;
use super::record::{Page, Record};
use super::review::is_pending;
use super::search::SEARCH;
use super::shape::Shape;

/// The shape of every table that a dossier may contain.
pub(super) const SHAPES: [&Shape; 11] = [
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
    &SEARCH,
];

/// The tables of a file.
pub(super) struct Layout<'a> {
    pub(super) page: Page<'a>,
    tables: DeTable<'a>,
    kept: Kept,
    /// Whether the syntax is valid; if not, only the keys of the records are used.
    pub(super) is_valid: bool,
}

/// Help for syntax errors that come from word processors or other formats.
fn syntax_help(rest: &str) -> Option<&'static str> {
    let line = rest.lines().next().unwrap_or_default();
    if line.starts_with(['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}']) {
        Some("use straight quotes (\"…\") around the value, not curly ones")
    } else if line.starts_with(':') {
        Some("write `key = \"value\"`: TOML uses `=` where YAML uses `:`")
    } else {
        None
    }
}

impl<'a> Layout<'a> {
    /// Parses a file and reports every syntax error.
    pub(super) fn parse(page: Page<'a>, problems: &mut Vec<Diagnostic>) -> Self {
        let (tables, errors) = DeTable::parse_recoverable(&page.source.text);
        problems.extend(errors.iter().map(|error| {
            let length = page.source.text.len();
            let bytes = error.span().unwrap_or(length..length);
            let problem = Diagnostic::error("syntax", format!("the file is not valid TOML: {}", error.message()))
                .at(page.span(&bytes).place(), "")
                .why("the contents of a file are read only if its syntax is valid");
            match syntax_help(page.source.text.get(bytes.start..).unwrap_or_default()) {
                Some(help) => problem.help(help),
                None => problem,
            }
        }));
        let mut layout = Self {
            page,
            tables: tables.into_inner(),
            kept: Kept::default(),
            is_valid: errors.is_empty(),
        };
        layout.kept = Kept::of(&layout);
        layout
    }

    /// Reports every top-level table that is unknown or written with the wrong kind of brackets.
    pub(super) fn check(&self, problems: &mut Vec<Diagnostic>) {
        for (name, value) in &self.tables {
            let span = self.page.span(&name.span());
            let Some(shape) = SHAPES.iter().find(|shape| shape.name() == name.get_ref()) else {
                problems.push(unknown_table(name.get_ref(), value.get_ref()).at(span.place(), "unknown"));
                continue;
            };
            if !is_well_formed(shape, value.get_ref()) {
                let header = shape.header;
                let problem = Diagnostic::error(
                    "invalid-type",
                    format!("`{}` must be written `{header}`", name.get_ref()),
                )
                .at(span.place(), format!("not a `{header}` table"))
                .why("double brackets are for tables that may occur more than once");
                problems.push(if shape.is_list() {
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
        if let (Some((shape, (header, _))), false) = (first, self.has(&DOCUMENT)) {
            problems.push(
                Diagnostic::error(
                    "claim-without-document",
                    format!("a file with `{}` must have a `[document]`", shape.header),
                )
                .at(self.page.span(&header).place(), "in which document?")
                .why("every claim is made by a document")
                .help("add a `[document]` with `key`, `title`, `publisher` and `published` at the top of the file"),
            );
        }
    }

    /// Whether it has a table of a shape.
    pub(super) fn has(&self, shape: &'static Shape) -> bool {
        self.tables.contains_key(shape.name())
    }

    /// The tables of a shape with the bytes of their headers, in the order of the file. Malformed ones are left out.
    pub(super) fn rows(&self, shape: &'static Shape) -> impl Iterator<Item = (Range<usize>, &DeTable<'a>)> {
        let value = self.tables.get(shape.name());
        let one = value.into_iter().filter(|_| !shape.is_list());
        let many = value
            .into_iter()
            .filter(|_| shape.is_list())
            .filter_map(|value| value.get_ref().as_array())
            .flatten();
        one.chain(many)
            .filter_map(|row| Some((row.span(), row.get_ref().as_table()?)))
    }

    /// The tables of a shape that wait for review.
    pub(super) fn waiting(&self, shape: &'static Shape) -> impl Iterator<Item = (Range<usize>, &DeTable<'a>)> {
        self.rows(shape).filter(|(_, table)| self.kept.holds(shape, table))
    }

    /// The records of a shape that do not wait for review, with their fields checked.
    pub(super) fn records(&self, shape: &'static Shape, problems: &mut Vec<Diagnostic>) -> Vec<Record<'_>> {
        let rows = self.rows(shape).filter(|(_, table)| !self.kept.holds(shape, table));
        rows.map(|(header, table)| Record::open(shape, table, &header, self.page, problems))
            .collect()
    }
}

/// What of a file waits for review.
#[derive(Debug, Default)]
struct Kept {
    /// Whether its document does, and so all of it.
    document: bool,
    /// The keys of estimates that do: their corrections wait with them.
    estimates: BTreeSet<String>,
}

impl Kept {
    /// Of the tables of a file.
    fn of(layout: &Layout<'_>) -> Self {
        let waiting = layout.rows(&ESTIMATE).filter(|(_, table)| is_pending(table));
        Self {
            document: layout.rows(&DOCUMENT).any(|(_, table)| is_pending(table)),
            estimates: waiting
                .filter_map(|(_, table)| Some(table.get("key")?.get_ref().as_str()?.to_owned()))
                .collect(),
        }
    }

    /// Whether a table of a shape waits for review.
    fn holds(&self, shape: &Shape, table: &DeTable<'_>) -> bool {
        if shape.header == CORRECTION.header {
            let claim = table.get("claim").and_then(|claim| claim.get_ref().as_str());
            return self.document || claim.is_some_and(|claim| self.estimates.contains(claim));
        }
        shape.can_wait() && (self.document || is_pending(table))
    }
}

fn unknown_table(name: &str, value: &DeValue<'_>) -> Diagnostic {
    let problem = if matches!(value, DeValue::Table(_) | DeValue::Array(_)) {
        let found = suggest(name, SHAPES.iter().map(|shape| shape.name()));
        let headers = found
            .iter()
            .filter_map(|name| SHAPES.iter().find(|shape| shape.name() == *name));
        Diagnostic::error("unknown-table", format!("unknown table `{name}`")).suggest(headers.map(|shape| Suggestion {
            text: shape.header.into(),
            location: None,
        }))
    } else {
        Diagnostic::error("unknown-table", format!("`{name}` is outside any table"))
            .help("write fields below the header of their table, such as `[document]`")
    };
    problem.why("an unknown table would otherwise be ignored silently")
}

fn is_well_formed(shape: &Shape, value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Array(rows) => shape.is_list() && rows.iter().all(|row| row.get_ref().is_table()),
        value => !shape.is_list() && value.is_table(),
    }
}
