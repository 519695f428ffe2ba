//! Checks a table against the list of its fields and reports every field that is unknown, missing or of the wrong type.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Source, Suggestion, suggest};
use crate::model::{AgentKey, FileId, KeyError, Position, Span, is_in_range};

use super::gap;
use super::shape::{Field, Kind, Shape};
use super::text::{Writing, written};

/// An error that has already been reported, so anything that depends on the value is skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reported;

/// The text and index of a file, which its spans point into.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) file: FileId,
    pub(super) source: &'a Source,
    /// The keys of the agents that are declared, by their names in small letters; none while they are read.
    pub(super) agents: &'a BTreeMap<String, Suggestion>,
    /// How its texts are written.
    pub(super) writing: Writing,
}

impl<'a> Page<'a> {
    /// The span of a range of bytes.
    pub(super) fn span(&self, bytes: &std::ops::Range<usize>) -> Span {
        Span::new(self.file, bytes)
    }

    fn text(&self, span: Span) -> &'a str {
        self.source.text.get(span.range()).unwrap_or_default()
    }
}

/// A string of the dossier with its position.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    /// The decoded value.
    pub(super) value: &'a str,
    /// Where it is written, including the quotes.
    pub(super) span: Span,
    raw: &'a str,
    writing: Writing,
}

impl<'a> Text<'a> {
    /// A text that is in no record.
    pub(super) fn new(value: &'a str, bytes: &std::ops::Range<usize>, page: Page<'a>) -> Self {
        let span = page.span(bytes);
        Self {
            value,
            span,
            raw: page.text(span),
            writing: page.writing,
        }
    }

    /// Words that are written nowhere.
    pub(super) fn loose(value: &'a str) -> Self {
        let span = Span::new(FileId(0), &(0..0));
        Self {
            value,
            span,
            raw: "",
            writing: Writing::Mapped,
        }
    }

    /// Where a range of the decoded value is written.
    pub(super) fn part(&self, decoded: std::ops::Range<usize>) -> Span {
        let bytes = written(self.raw, decoded, self.writing);
        let shifted = |byte: usize| self.span.start.saturating_add(u32::try_from(byte).unwrap_or(u32::MAX));
        Span {
            file: self.span.file,
            start: shifted(bytes.start),
            end: shifted(bytes.end),
        }
    }
}

/// A table of a file, with its fields checked against its [`Shape`].
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) shape: &'static Shape,
    values: Vec<(&'static str, Span, &'a DeValue<'a>)>,
    broken: Vec<&'static str>,
    pub(super) page: Page<'a>,
    header: Span,
    line: u32,
}

impl<'a> Record<'a> {
    /// Checks a table and reports every field that is unknown, missing, empty or of the wrong type.
    pub(super) fn open(
        shape: &'static Shape,
        table: &'a DeTable<'a>,
        header: &std::ops::Range<usize>,
        page: Page<'a>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let header = page.span(header);
        let line = page.source.line(header.range().start);
        let mut record = Self {
            shape,
            values: Vec::with_capacity(table.len()),
            broken: Vec::new(),
            page,
            header,
            line: u32::try_from(line).unwrap_or(u32::MAX),
        };
        let mut misspelt = Vec::new();
        for (name, value) in table {
            let span = page.span(&value.span());
            let Some(field) = shape.fields.iter().find(|field| field.name == name.get_ref()) else {
                let unknown = unknown_field(shape, name.get_ref(), page.span(&name.span()), table);
                misspelt.extend(unknown.suggestions.first().map(|meant| meant.text.clone()));
                problems.push(unknown);
                continue;
            };
            if shape.can_wait() && gap::is_gap(value.get_ref()) {
                let missing = record.missing(field.name, span, "");
                problems.push(gap::left(missing, *field, span, page.writing, shape));
                record.broken.push(field.name);
            } else if !field.kind.fits(value.get_ref()) {
                problems.push(record.wrong_type(*field, value.get_ref(), span));
                record.broken.push(field.name);
            } else if field.required && value.get_ref().as_str().is_some_and(|text| text.trim().is_empty()) {
                problems.push(record.missing(field.name, span, "empty"));
                record.broken.push(field.name);
            } else {
                record.values.push((field.name, span, value.get_ref()));
            }
        }
        for field in shape.fields.iter().filter(|field| field.required) {
            if !record.has(field.name) && !record.broken.contains(&field.name) {
                // A misspelt field is not also reported as missing, nor is the key of a row, which its locator gives.
                let is_given = field.name == "key" && page.writing != Writing::Toml;
                if !is_given && misspelt.iter().all(|meant| meant != field.name) {
                    problems.push(record.missing(field.name, header, ""));
                }
                record.broken.push(field.name);
            }
        }
        record
    }

    fn wrong_type(&self, field: Field, value: &DeValue<'_>, span: Span) -> Diagnostic {
        let Field { name, kind, .. } = field;
        let found = match value {
            DeValue::Datetime(_) => "a date without quotes",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::String(_) => "text",
            DeValue::Boolean(_) => "true or false",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let written = self.page.text(span);
        if self.page.writing != Writing::Toml {
            return wrong_cell(field, written).at(span.place(), "this is text");
        }
        let problem = Diagnostic::error("invalid-type", format!("`{name}` must be {}", kind.named()))
            .at(span.place(), format!("this is {found}"))
            .why("every field has one type");
        match (kind, value) {
            (Kind::Text, DeValue::Datetime(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_)) => {
                problem.help(format!("write `{name} = \"{written}\"`"))
            }
            (Kind::Private(_) | Kind::List, DeValue::String(_)) => {
                problem.help(format!("write `{name} = [{written}]`"))
            }
            (Kind::Number | Kind::Flag, DeValue::String(text)) => {
                problem.help(format!("write `{name} = {}`", text.replace(',', "_")))
            }
            _ => problem,
        }
    }

    fn missing(&self, name: &'static str, span: Span, label: &str) -> Diagnostic {
        let noun = self.shape.noun;
        if name == "locator" {
            return Diagnostic::error("missing-locator", format!("{noun} must have `locator`"))
                .at(span.place(), label)
                .why("readers must be able to find the words in the document")
                .help(match self.page.writing {
                    Writing::Toml => {
                        "add `locator`, such as `locator = \"paragraph 4\"` or `locator = \"page 12, table 2\"`"
                    }
                    _ => "fill in `locator`, such as `paragraph 4` or `page 12, table 2`",
                });
        }
        Diagnostic::error("missing-field", format!("{noun} must have `{name}`"))
            .at(span.place(), label)
            .why("the record cannot be stored without this field")
            .help(match self.page.writing {
                Writing::Toml => format!("add `{name} = \"…\"` below `{}`", self.shape.header),
                Writing::Cells | Writing::Json => format!("fill in the column `{name}`"),
                Writing::Mapped => format!("say in the mapping which column gives `{name}`"),
            })
    }

    /// The span of the table header.
    pub(super) const fn header(&self) -> Span {
        self.header
    }

    /// The position of the record and of its fields.
    pub(super) fn position(&self) -> Position {
        Position {
            record: self.header,
            line: self.line,
            fields: self
                .values
                .iter()
                .map(|(name, span, _)| (*name, span.start..span.end))
                .collect(),
        }
    }

    /// Whether the field is present and of the right type.
    pub(super) fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    pub(super) fn value(&self, name: &str) -> Option<(Span, &'a DeValue<'a>)> {
        let found = self.values.iter().find(|(field, ..)| *field == name);
        found.map(|(_, span, value)| (*span, *value))
    }

    /// An optional string.
    pub(super) fn text_if(&self, name: &'static str) -> Result<Option<Text<'a>>, Reported> {
        if self.broken.contains(&name) {
            return Err(Reported);
        }
        Ok(self.value(name).and_then(|(span, value)| {
            let raw = self.page.text(span);
            let writing = self.page.writing;
            value.as_str().map(|value| Text {
                value,
                span,
                raw,
                writing,
            })
        }))
    }

    /// A required string; its absence was reported when the record was opened.
    pub(super) fn text(&self, name: &'static str) -> Result<Text<'a>, Reported> {
        self.text_if(name)?.ok_or(Reported)
    }

    /// A required string, owned.
    pub(super) fn owned(&self, name: &'static str) -> Result<String, Reported> {
        self.text(name).map(|text| text.value.to_owned())
    }

    /// An optional string, owned; blank counts as absent.
    pub(super) fn owned_if(&self, name: &'static str) -> Result<Option<String>, Reported> {
        let text = self.text_if(name)?.map(|text| text.value);
        Ok(text.filter(|text| !text.trim().is_empty()).map(str::to_owned))
    }

    /// An optional string that no rule uses: if it has the wrong type, that was reported, and the record is still read.
    pub(super) fn remark(&self, name: &'static str) -> Option<String> {
        self.owned_if(name).unwrap_or_default()
    }

    /// The strings of a list; none if it is absent or of the wrong type.
    pub(super) fn texts(&self, name: &str) -> impl Iterator<Item = Text<'a>> {
        let items = self.value(name).and_then(|(_, value)| value.as_array());
        items.into_iter().flatten().filter_map(|item| {
            let (value, span) = (item.get_ref().as_str()?, self.page.span(&item.span()));
            let (raw, writing) = (self.page.text(span), self.page.writing);
            Some(Text {
                value,
                span,
                raw,
                writing,
            })
        })
    }

    /// A flag; `None` if absent.
    pub(super) fn flag_if(&self, name: &'static str) -> Result<Option<(bool, Span)>, Reported> {
        if self.broken.contains(&name) {
            return Err(Reported);
        }
        Ok(self
            .value(name)
            .and_then(|(span, value)| value.as_bool().map(|flag| (flag, span))))
    }

    /// A flag; `false` if absent.
    pub(super) fn flag(&self, name: &'static str) -> Result<bool, Reported> {
        Ok(self.flag_if(name)?.is_some_and(|(flag, _)| flag))
    }

    /// A finite number; `None` if absent.
    pub(super) fn number_if(
        &self,
        name: &'static str,
        problems: &mut Vec<Diagnostic>,
    ) -> Result<Option<(f64, Span)>, Reported> {
        if self.broken.contains(&name) {
            return Err(Reported);
        }
        let Some((span, value)) = self.value(name) else {
            return Ok(None);
        };
        let number = match value {
            DeValue::Integer(integer) if integer.radix() != 10 => {
                i64::from_str_radix(integer.as_str(), integer.radix())
                    .ok()
                    .map(|whole| whole as f64)
            }
            DeValue::Integer(integer) => integer.as_str().parse().ok(),
            DeValue::Float(float) => float.as_str().parse().ok(),
            _ => None,
        };
        if let Some(number) = number.filter(|number: &f64| is_in_range(*number)) {
            return Ok(Some((number, span)));
        }
        let problem = if number.is_some_and(f64::is_finite) {
            Diagnostic::error("invalid-value", format!("`{name}` is too large or too close to 0"))
                .at(span.place(), "must be 0, or between 1e-21 and 1e21 in size")
                .help("check the unit: nothing that is counted is of this size")
        } else {
            Diagnostic::error("invalid-value", format!("`{name}` must be a finite number"))
                .at(span.place(), "not finite")
                .help(format!("remove `{name}` if the range is open at that end"))
        };
        problems.push(problem);
        Err(Reported)
    }

    /// An optional key.
    pub(super) fn key_if<K>(
        &self,
        name: &'static str,
        make: impl Fn(String) -> Result<K, KeyError>,
        problems: &mut Vec<Diagnostic>,
    ) -> Result<Option<K>, Reported> {
        let Some(text) = self.text_if(name)? else {
            return Ok(None);
        };
        make(text.value.to_owned()).map(Some).map_err(|error| {
            problems.push(invalid_key(name, text, &error));
            Reported
        })
    }

    /// An optional key of an agent; one that is given by name is suggested.
    pub(super) fn agent_if(
        &self,
        name: &'static str,
        problems: &mut Vec<Diagnostic>,
    ) -> Result<Option<AgentKey>, Reported> {
        let before = problems.len();
        let key = self.key_if(name, AgentKey::new, problems);
        let named = || self.page.agents.get(&self.value(name)?.1.as_str()?.to_lowercase());
        for problem in &mut problems[before..] {
            problem.suggestions.extend(named().cloned());
        }
        key
    }

    /// A required key.
    pub(super) fn key<K>(
        &self,
        name: &'static str,
        make: impl Fn(String) -> Result<K, KeyError>,
        problems: &mut Vec<Diagnostic>,
    ) -> Result<K, Reported> {
        self.key_if(name, make, problems)?.ok_or(Reported)
    }

    /// A word from a fixed list, with its position; `None` if absent.
    pub(super) fn word_if<W: Copy>(
        &self,
        name: &'static str,
        all: &'static [W],
        spelling: impl Fn(W) -> &'static str,
        problems: &mut Vec<Diagnostic>,
    ) -> Result<Option<(W, Span)>, Reported> {
        let Some(text) = self.text_if(name)? else {
            return Ok(None);
        };
        if let Some(word) = all.iter().find(|word| spelling(**word) == text.value) {
            return Ok(Some((*word, text.span)));
        }
        let words: Vec<&str> = all.iter().map(|word| spelling(*word)).collect();
        let found = suggest(text.value, words.iter().copied());
        problems.push(
            Diagnostic::error("invalid-value", format!("unknown value `{}` for `{name}`", text.value))
                .at(text.span.place(), "not an allowed value")
                .why("values must come from a fixed list to be filtered, counted and compared")
                .suggest(found.into_iter().map(|word| Suggestion {
                    text: word.into(),
                    location: None,
                }))
                .help(format!("allowed values are {}", words.join(", "))),
        );
        Err(Reported)
    }
}

/// Reports a field that a shape has not.
pub(super) fn unknown_field(shape: &Shape, name: &str, span: Span, table: &DeTable<'_>) -> Diagnostic {
    let header = shape.header;
    let unused = shape
        .fields
        .iter()
        .map(|field| field.name)
        .filter(|field| !table.contains_key(*field));
    let found = suggest(name, unused);
    let problem = Diagnostic::error("unknown-field", format!("{} has no field `{name}`", shape.noun))
        .at(span.place(), "unknown field")
        .why("an unknown field would otherwise be ignored silently")
        .suggest(found.iter().map(|field| Suggestion {
            text: (*field).into(),
            location: None,
        }));
    if found.is_empty() {
        problem.help(format!(
            "the fields of `{header}` are listed in docs/dossier.md; remarks go into `note`"
        ))
    } else {
        problem
    }
}

/// A cell that is not of the type of its field.
fn wrong_cell(field: Field, written: &str) -> Diagnostic {
    let Field { name, kind, .. } = field;
    let (what, help) = match kind {
        Kind::Number => {
            let plain = written.replace([',', '_', '\'', '\u{a0}', '\u{202f}', ' '], "");
            let example = if plain.parse::<f64>().is_ok() {
                plain
            } else {
                "12000".into()
            };
            (
                "a plain number",
                format!("write digits and a decimal point, such as `{example}`; words go into `stated`"),
            )
        }
        Kind::Flag => ("`true` or `false`", "write `true`, or leave it empty".into()),
        Kind::Text | Kind::List | Kind::Private(_) => ("text", "write text".into()),
    };
    Diagnostic::error("invalid-type", format!("`{name}` must be {what}"))
        .why("every field has one type")
        .help(help)
}

/// Reports an invalid key.
pub(super) fn invalid_key(field: &str, text: Text<'_>, error: &KeyError) -> Diagnostic {
    not_a_key(field, text, 0..text.value.len(), error)
}

/// Reports an invalid key in a part of a text.
pub(super) fn not_a_key(field: &str, text: Text<'_>, part: std::ops::Range<usize>, error: &KeyError) -> Diagnostic {
    let key = &text.value[part.clone()];
    let span = match error {
        KeyError::Character { found, .. } => {
            // The offset counts from the start of the key at fault, and a claim id has two; the first such character is the one.
            let start = part.start + key.find(*found).unwrap_or_default();
            text.part(start..start + found.len_utf8())
        }
        _ if key.len() == text.value.len() => text.span,
        _ => text.part(part),
    };
    Diagnostic::error("invalid-key", format!("`{key}` is not a valid `{field}`: {error}"))
        .at(span.place(), "")
        .why("keys are used in file names, web addresses and SQL")
        .help("use ASCII letters, digits, `-`, `_` and `.`")
}
