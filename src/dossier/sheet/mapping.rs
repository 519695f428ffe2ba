//! Mappings: what the columns of a sheet made by others mean. Each row gives a record for each `[[record]]` whose conditions it meets.

mod template;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Suggestion, suggest};

use super::super::record::Page;
use super::columns::Column;
use super::row::{Cell, Row};
use template::{Missing, Template};

/// The value of a map for every value that it does not name.
const ANY: &str = "*";
/// What [`ANY`] has if such values stay as they are.
const SAME: &str = "{}";

/// A record that a row gives.
#[derive(Debug)]
pub(super) struct Mapped<'a> {
    pub(super) row: Row<'a>,
    /// Whether all of it is known: no map lacks a value of it.
    pub(super) is_whole: bool,
    /// Whether all that it says of its document is known.
    pub(super) has_document: bool,
}

/// A mapping, as read from its file.
#[derive(Debug)]
pub(in crate::dossier) struct Mapping {
    /// The index of its file among the sources.
    file: usize,
    maps: Maps,
    records: Vec<Rule>,
}

/// Values by the values that a sheet has instead, by the name of the map.
type Maps = BTreeMap<String, BTreeMap<String, String>>;

/// How a row becomes one record.
#[derive(Debug)]
struct Rule {
    only: Conditions,
    skip: Conditions,
    fields: Vec<(String, Vec<Template>, Range<usize>)>,
}

/// Values by column.
type Conditions = Vec<(String, Vec<String>, Range<usize>)>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    maps: Maps,
    #[serde(default)]
    record: Vec<WrittenRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRule {
    #[serde(default)]
    only: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    skip: BTreeMap<Spanned<String>, Vec<String>>,
    fields: BTreeMap<Spanned<String>, Spanned<Texts>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Texts {
    One(String),
    Many(Vec<String>),
}

impl Mapping {
    /// Reads a mapping; `file` is the index of its text among the sources. `None` if it has errors, which are reported.
    pub(in crate::dossier) fn read(text: &str, file: usize, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let written: Written = match toml::from_str(text) {
            Ok(written) => written,
            Err(error) => {
                problems.push(invalid(
                    file,
                    error.span().unwrap_or_default(),
                    error.message().to_owned(),
                ));
                return None;
            }
        };
        let mut mapping = Self {
            file,
            maps: written.maps,
            records: Vec::new(),
        };
        let before = problems.len();
        for rule in written.record {
            let rule = mapping.rule(rule, problems);
            mapping.records.push(rule);
        }
        if mapping.records.is_empty() {
            problems.push(invalid(
                file,
                0..0,
                "a mapping must have a `[[record]]` with `fields`".into(),
            ));
        }
        (problems.len() == before).then_some(mapping)
    }

    fn rule(&self, written: WrittenRule, problems: &mut Vec<Diagnostic>) -> Rule {
        let mut fields = Vec::new();
        for (name, texts) in written.fields {
            if Column::named(name.get_ref()).is_none() {
                let what = format!("no record has a field `{}`", name.get_ref());
                let meant = suggest(name.get_ref(), Column::names()).into_iter();
                problems.push(
                    invalid(self.file, name.span(), what).suggest(meant.map(|field| Suggestion {
                        text: field.into(),
                        location: None,
                    })),
                );
            }
            let span = texts.span();
            let texts = match texts.into_inner() {
                Texts::One(text) => vec![text],
                Texts::Many(texts) => texts,
            };
            let mut templates = Vec::new();
            for text in texts {
                match Template::read(&text, |map| self.maps.contains_key(map)) {
                    Ok(template) => templates.push(template),
                    Err(what) => problems.push(invalid(self.file, span.clone(), what)),
                }
            }
            fields.push((name.into_inner(), templates, span));
        }
        let conditions = |written: BTreeMap<Spanned<String>, Vec<String>>| {
            let conditions = written.into_iter();
            conditions
                .map(|(column, values)| (column.get_ref().clone(), values, column.span()))
                .collect()
        };
        Rule {
            only: conditions(written.only),
            skip: conditions(written.skip),
            fields,
        }
    }

    /// Reports the columns that it reads and a sheet does not have.
    pub(super) fn check_columns(&self, present: &BTreeSet<&str>, sheet: &str, problems: &mut Vec<Diagnostic>) {
        let mut reported = BTreeSet::new();
        for rule in &self.records {
            let conditions = rule.only.iter().chain(&rule.skip);
            let conditions = conditions.map(|(column, _, span)| (column.as_str(), span));
            let fields = rule.fields.iter().flat_map(|(_, templates, span)| {
                let columns = templates.iter().flat_map(Template::columns);
                columns.map(move |column| (column, span))
            });
            for (column, span) in conditions.chain(fields) {
                if present.contains(column) || !reported.insert(column) {
                    continue;
                }
                let meant = suggest(column, present.iter().copied()).into_iter();
                problems.push(
                    invalid(self.file, span.clone(), format!("{sheet} has no column `{column}`")).suggest(meant.map(
                        |column| Suggestion {
                            text: column.into(),
                            location: None,
                        },
                    )),
                );
            }
        }
    }

    /// The records that a row gives. A field is left out if all columns that it is made of are empty. A value that a map does not have is reported once,
    /// whatever records need it.
    pub(super) fn apply<'a>(&self, row: &Row<'a>, page: Page<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Mapped<'a>> {
        let holds = |(column, values, _): &(String, Vec<String>, _)| {
            let said = row.value(column).unwrap_or_default();
            values.iter().any(|value| value == said)
        };
        let rules = self.records.iter();
        let rules = rules.filter(|rule| rule.only.iter().all(holds) && !rule.skip.iter().any(holds));
        let mut lost = Vec::new();
        let records = rules.map(|rule| self.record(rule, row, &mut lost)).collect();
        let mut reported = BTreeSet::new();
        for missing in &lost {
            if reported.insert(&missing.column) {
                problems.push(self.missing(missing, row, page));
            }
        }
        records
    }

    fn record<'a>(&self, rule: &Rule, row: &Row<'a>, lost: &mut Vec<Missing>) -> Mapped<'a> {
        let (mut is_whole, mut has_document) = (true, true);
        let first = row.cells.first().map_or(row.bytes.clone(), |cell| cell.bytes.clone());
        let mut cells = Vec::with_capacity(rule.fields.len());
        for (field, templates, _) in &rule.fields {
            let mut parts: Vec<String> = Vec::new();
            for template in templates {
                match template.filled(row, &self.maps) {
                    Ok(part) => parts.extend(part),
                    Err(missing) => {
                        is_whole = false;
                        has_document &= !matches!(Column::named(field), Some(Column::OfDocument(_)));
                        lost.push(missing);
                    }
                }
            }
            if parts.is_empty() {
                continue;
            }
            let columns = templates.iter().flat_map(Template::columns);
            let bytes = columns
                .filter_map(|column| row.cell(column))
                .map(|cell| cell.bytes.clone())
                .next();
            cells.push(Cell {
                column: Cow::Owned(field.clone()),
                value: Cow::Owned(parts.join("; ")),
                bytes: bytes.unwrap_or_else(|| first.clone()),
            });
        }
        Mapped {
            row: Row {
                bytes: row.bytes.clone(),
                cells,
            },
            is_whole,
            has_document,
        }
    }

    /// The problem of a value that a map does not name.
    fn missing(&self, missing: &Missing, row: &Row<'_>, page: Page<'_>) -> Diagnostic {
        let bytes = row
            .cell(&missing.column)
            .map_or(row.bytes.clone(), |cell| cell.bytes.clone());
        let known = self.maps.get(&missing.map).into_iter().flat_map(BTreeMap::keys);
        let meant = suggest(&missing.value, known.map(String::as_str)).into_iter();
        Diagnostic::error(
            "invalid-value",
            format!("the map `{}` has no `{}`", missing.map, missing.value),
        )
        .at(page.span(&bytes).place(), "not in the map")
        .why("what a value means is only known if the mapping says so")
        .suggest(meant.map(|value| Suggestion {
            text: value.into(),
            location: None,
        }))
        .help(format!(
            "add it to `[maps.{}]`, or `\"{ANY}\" = \"…\"` for every other value (`\"{{}}\"` leaves it as it is)",
            missing.map
        ))
    }
}

/// The problem of a mapping that no sheet is read through.
pub(in crate::dossier) fn unused(file: usize, what: &str) -> Diagnostic {
    invalid(file, 0..0, what.into()).help("name the mapping of `ged.csv` `ged.map.toml`, or name the sheet on the command line and its mapping with `--map`")
}

fn invalid(file: usize, bytes: Range<usize>, what: String) -> Diagnostic {
    Diagnostic::error("invalid-mapping", what)
        .at((file, bytes), "")
        .why("rows are read only if it is clear what their columns mean")
        .help("docs/sheets.md describes mappings")
}
