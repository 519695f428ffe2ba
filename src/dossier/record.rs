//! One table of a file against the list of its fields: every unknown, missing and ill-typed field is reported, with its place.
//! What the fields mean is for the readers of each record.

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Source, Suggestion, suggest};
use crate::model::{FileId, KeyError, Position, Span};

use super::shape::{Field, Kind, Shape};
use super::text::written;

/// Says that a problem was reported, so that what depends on the value is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reported;

/// A file's text and index: what its spans point into.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) file: FileId,
    pub(super) source: &'a Source,
}

impl<'a> Page<'a> {
    /// The span of a range of bytes. Files are far smaller than 4 GiB.
    pub(super) fn span(&self, bytes: &std::ops::Range<usize>) -> Span {
        let short = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            start: short(bytes.start),
            end: short(bytes.end),
        }
    }

    fn text(&self, span: Span) -> &'a str {
        self.source.text.get(span.range()).unwrap_or_default()
    }
}

/// A text of the dossier, with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    /// What it says.
    pub(super) value: &'a str,
    /// Where it is written, quotes included.
    pub(super) span: Span,
    raw: &'a str,
}

impl Text<'_> {
    /// Where a range of its meaning is written.
    pub(super) fn part(&self, meaning: std::ops::Range<usize>) -> Span {
        let bytes = written(self.raw, meaning);
        let shifted = |byte: usize| self.span.start.saturating_add(u32::try_from(byte).unwrap_or(u32::MAX));
        Span {
            file: self.span.file,
            start: shifted(bytes.start),
            end: shifted(bytes.end),
        }
    }
}

/// One table of a file, its fields checked against its [`Shape`].
#[derive(Debug)]
pub(super) struct Record<'a> {
    shape: &'static Shape,
    values: Vec<(&'static str, Span, &'a DeValue<'a>)>,
    broken: Vec<&'static str>,
    page: Page<'a>,
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
        let line = page.source.position(header.range().start).line;
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
                let unknown = record.unknown_field(name.get_ref(), page.span(&name.span()), table);
                misspelt.extend(unknown.suggestions.first().map(|meant| meant.text.clone()));
                problems.push(unknown);
                continue;
            };
            if !field.kind.fits(value.get_ref()) {
                problems.push(record.wrong_type(*field, value.get_ref(), span));
                record.broken.push(field.name);
            } else if field.required && value.get_ref().as_str().is_some_and(|text| text.trim().is_empty()) {
                problems.push(record.missing(field.name, span, "it is empty"));
                record.broken.push(field.name);
            } else {
                record.values.push((field.name, span, value.get_ref()));
            }
        }
        for field in shape.fields.iter().filter(|field| field.required) {
            if !record.has(field.name) && !record.broken.contains(&field.name) {
                // A field that is only misspelt is not reported as missing as well.
                if misspelt.iter().all(|meant| meant != field.name) {
                    problems.push(record.missing(field.name, header, ""));
                }
                record.broken.push(field.name);
            }
        }
        record
    }

    fn unknown_field(&self, name: &str, span: Span, table: &DeTable<'_>) -> Diagnostic {
        let header = self.shape.header;
        let unused = self
            .shape
            .fields
            .iter()
            .map(|field| field.name)
            .filter(|field| !table.contains_key(*field));
        let found = suggest(name, unused);
        let problem = Diagnostic::error("unknown-field", format!("{} has no field `{name}`", self.shape.noun))
            .at(span.place(), "no such field")
            .why("a field that is not read would be lost without a word")
            .suggest(found.iter().map(|field| Suggestion {
                text: (*field).into(),
                location: None,
            }));
        if found.is_empty() {
            problem.help(format!(
                "the fields of `{header}` are listed in docs/dossier.md; a remark goes into `note`"
            ))
        } else {
            problem
        }
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
        let problem = Diagnostic::error("invalid-type", format!("`{name}` must be {}", kind.named()))
            .at(span.place(), format!("this is {found}"))
            .why("every field has one type, so that a file reads the same everywhere");
        let written = self.page.text(span);
        match (kind, value) {
            (Kind::Text, DeValue::Datetime(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_)) => {
                problem.help(format!("write `{name} = \"{written}\"`"))
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
            return Diagnostic::error(
                "missing-locator",
                format!("{noun} does not say where in the document it stands"),
            )
            .at(span.place(), label)
            .why("a reader must be able to find the words in the document")
            .help("add `locator`, such as `locator = \"paragraph 4\"` or `locator = \"page 12, table 2\"`");
        }
        Diagnostic::error("missing-field", format!("{noun} must have `{name}`"))
            .at(span.place(), label)
            .why("without this field the record cannot be stored")
            .help(format!("add `{name} = \"…\"` below `{}`", self.shape.header))
    }

    /// The table header.
    pub(super) const fn header(&self) -> Span {
        self.header
    }

    /// Where the record and its fields are written.
    pub(super) fn position(&self) -> Position {
        Position {
            record: self.header,
            line: self.line,
            fields: self.values.iter().map(|(name, span, _)| (*name, *span)).collect(),
        }
    }

    /// Whether the field is written, and of the right type.
    pub(super) fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    fn value(&self, name: &str) -> Option<(Span, &'a DeValue<'a>)> {
        let found = self.values.iter().find(|(field, ..)| *field == name);
        found.map(|(_, span, value)| (*span, *value))
    }

    /// A text that may be absent.
    pub(super) fn text_if(&self, name: &'static str) -> Result<Option<Text<'a>>, Reported> {
        if self.broken.contains(&name) {
            return Err(Reported);
        }
        Ok(self.value(name).and_then(|(span, value)| {
            let raw = self.page.text(span);
            value.as_str().map(|value| Text { value, span, raw })
        }))
    }

    /// A text that must be there; its absence was reported when the record was opened.
    pub(super) fn text(&self, name: &'static str) -> Result<Text<'a>, Reported> {
        self.text_if(name)?.ok_or(Reported)
    }

    /// An owned text that must be there.
    pub(super) fn owned(&self, name: &'static str) -> Result<String, Reported> {
        self.text(name).map(|text| text.value.to_owned())
    }

    /// An owned text that may be absent; blank counts as absent.
    pub(super) fn owned_if(&self, name: &'static str) -> Result<Option<String>, Reported> {
        let text = self.text_if(name)?.map(|text| text.value);
        Ok(text.filter(|text| !text.trim().is_empty()).map(str::to_owned))
    }

    /// An owned text that no rule asks for: one of the wrong type was reported, and hides nothing else of its record.
    pub(super) fn remark(&self, name: &'static str) -> Option<String> {
        self.owned_if(name).unwrap_or_default()
    }

    /// A flag; `None` where it is not written.
    pub(super) fn flag_if(&self, name: &'static str) -> Result<Option<(bool, Span)>, Reported> {
        if self.broken.contains(&name) {
            return Err(Reported);
        }
        Ok(self
            .value(name)
            .and_then(|(span, value)| value.as_bool().map(|flag| (flag, span))))
    }

    /// A flag; `false` where it is not written.
    pub(super) fn flag(&self, name: &'static str) -> Result<bool, Reported> {
        Ok(self.flag_if(name)?.is_some_and(|(flag, _)| flag))
    }

    /// A finite number; `None` where it is not written.
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
        if let Some(number) = number.filter(|number: &f64| number.is_finite()) {
            return Ok(Some((number, span)));
        }
        problems.push(
            Diagnostic::error("invalid-value", format!("`{name}` is no number that can be kept"))
                .at(span.place(), "neither infinite nor undefined numbers can be compared")
                .help(format!("leave `{name}` out where the end is open")),
        );
        Err(Reported)
    }

    /// A key that may be absent.
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

    /// A key that must be there.
    pub(super) fn key<K>(
        &self,
        name: &'static str,
        make: impl Fn(String) -> Result<K, KeyError>,
        problems: &mut Vec<Diagnostic>,
    ) -> Result<K, Reported> {
        self.key_if(name, make, problems)?.ok_or(Reported)
    }

    /// One of a closed list of words, with its place; `None` where it is not written.
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
            Diagnostic::error("invalid-value", format!("`{}` is no value of `{name}`", text.value))
                .at(text.span.place(), "not one of its words")
                .why("only the listed words can be filtered, counted and compared")
                .suggest(found.into_iter().map(|word| Suggestion {
                    text: word.into(),
                    location: None,
                }))
                .help(format!("`{name}` is one of {}", words.join(", "))),
        );
        Err(Reported)
    }
}

/// Reports a text that cannot be a key.
pub(super) fn invalid_key(field: &str, text: Text<'_>, error: &KeyError) -> Diagnostic {
    let span = match error {
        KeyError::Character { found, .. } => {
            // A claim id has two keys, and the offset counts from the one at fault: the first such character is the same one.
            let start = text.value.find(*found).unwrap_or_default();
            text.part(start..start + found.len_utf8())
        }
        _ => text.span,
    };
    Diagnostic::error(
        "invalid-key",
        format!("`{}` cannot be the value of `{field}`: {error}", text.value),
    )
    .at(span.place(), "")
    .why("keys stand in file names, addresses and SQL, so they are plain")
    .help("use ASCII letters, digits, `-`, `_` and `.`")
}
