//! Reads a spec from TOML and reports every problem with its position.

use std::ops::Range;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::chart::layout::value_axis::AxisChoice;
use crate::chart::spec::days::{Edge, read_date};
use crate::chart::spec::{
    CurrencyChoice, EventChoice, Kind, LabelChoice, Panels, Position, Spec, SpecError, SpecProblem,
};
use crate::chart::style::{NARROWEST, Theme, WIDEST};
use crate::chart::words::number::Lang;
use crate::model::{ClaimId, Currency, HappeningKey, KeyError, PlaceKey, SeriesKey};

/// The fields of a spec.
const FIELDS: [&str; 20] = [
    "kind",
    "title",
    "subtitle",
    "source",
    "series",
    "place",
    "places-within",
    "currency",
    "from",
    "to",
    "known-by",
    "axis",
    "events",
    "labels",
    "width",
    "height",
    "brief",
    "panels",
    "theme",
    "lang",
];
/// The fields of an entry of `events`.
const EVENT_FIELDS: [&str; 4] = ["category", "happening", "id", "label"];
/// The spellings of `axis`.
const AXES: [(&str, AxisChoice); 3] = [
    ("auto", AxisChoice::Auto),
    ("linear", AxisChoice::Linear),
    ("log", AxisChoice::Log),
];

impl Spec {
    /// Reads a spec.
    ///
    /// # Errors
    /// [`SpecError`] with every problem found: invalid TOML, unknown fields and words, missing fields, days that do not exist.
    pub fn parse(text: &str) -> Result<Self, SpecError> {
        let mut reader = Reader {
            text,
            problems: Vec::new(),
        };
        let table = match DeTable::parse(text) {
            Ok(table) => table,
            Err(error) => {
                let what = error.message().lines().next().unwrap_or_default().to_string();
                reader.problem(error.span().unwrap_or(0..0), what, None);
                return Err(SpecError {
                    problems: reader.problems,
                });
            }
        };
        let spec = reader.spec(table.get_ref());
        if reader.problems.is_empty() {
            Ok(spec)
        } else {
            reader.problems.sort_by_key(|problem| (problem.line, problem.column));
            Err(SpecError {
                problems: reader.problems,
            })
        }
    }
}

/// Reads a spec and collects every problem.
pub(crate) struct Reader<'t> {
    pub(crate) text: &'t str,
    pub(crate) problems: Vec<SpecProblem>,
}

pub(crate) type Table<'t> = DeTable<'t>;
pub(crate) type Value<'t> = Spanned<DeValue<'t>>;

impl Reader<'_> {
    fn position(&self, span: &Range<usize>) -> Position {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        Position {
            line: before.matches('\n').count() + 1,
            column: before.rsplit('\n').next().unwrap_or_default().chars().count() + 1,
        }
    }

    pub(crate) fn problem(&mut self, span: Range<usize>, what: String, help: Option<String>) {
        let Position { line, column } = self.position(&span);
        self.problems.push(SpecProblem {
            line,
            column,
            what,
            help,
        });
    }

    pub(crate) fn spec(&mut self, table: &Table<'_>) -> Spec {
        self.known_fields(table, &FIELDS);
        let kind = self.word(
            table,
            "kind",
            &Kind::ALL.iter().map(|kind| (kind.as_str(), *kind)).collect::<Vec<_>>(),
        );
        if !table.contains_key("kind") {
            self.problem(
                0..0,
                "`kind` is missing".into(),
                Some("write `kind = \"trend\"`".into()),
            );
        }
        let title = self.string(table, "title");
        if title.is_none() && !table.contains_key("title") {
            self.problem(
                0..0,
                "`title` is missing".into(),
                Some("say what the chart shows, ideally as a finding".into()),
            );
        }
        let panels = self.panels(table);
        if let (Some(kind), Some(value)) = (kind, table.get("panels"))
            && kind != Kind::Trend
        {
            let what = format!("a chart of the kind `{}` has no panels", kind.as_str());
            self.problem(value.span(), what, Some("remove the entry".into()));
        }
        if let Some(kind) = kind
            && kind.needs_series()
            && !matches!(panels, Panels::Series(_))
            && !table.contains_key("series")
        {
            let what = format!("`series` is missing, and the kind `{}` needs one", kind.as_str());
            self.problem(0..0, what, Some("name a series of the dossier".into()));
        }
        let (from, to) = (
            self.date(table, "from", Edge::First),
            self.date(table, "to", Edge::Last),
        );
        if let (Some(from), Some(to), Some(value)) = (from, to, table.get("to"))
            && from > to
        {
            self.problem(value.span(), "`to` is before `from`".into(), None);
        }
        Spec {
            kind: kind.unwrap_or(Kind::Trend),
            title: title.unwrap_or_default(),
            subtitle: self.string(table, "subtitle"),
            source: self.string(table, "source"),
            series: self.key(table, "series", SeriesKey::new),
            place: self.key(table, "place", PlaceKey::new),
            places_within: self.boolean(table, "places-within").unwrap_or(false),
            currency: self.currency(table),
            from,
            to,
            known_by: self.date(table, "known-by", Edge::Last),
            axis: self.word(table, "axis", &AXES).unwrap_or_default(),
            events: self.events(table),
            labels: self.labels(table),
            width: self.size(table, "width", NARROWEST, WIDEST),
            height: self.size(table, "height", 240, 4000),
            brief: self.boolean(table, "brief").unwrap_or(false),
            panels,
            theme: self.word(
                table,
                "theme",
                &Theme::ALL
                    .iter()
                    .map(|theme| (theme.as_str(), *theme))
                    .collect::<Vec<_>>(),
            ),
            lang: self.word(
                table,
                "lang",
                &Lang::ALL.iter().map(|lang| (lang.as_str(), *lang)).collect::<Vec<_>>(),
            ),
        }
    }

    pub(crate) fn known_fields(&mut self, table: &Table<'_>, fields: &[&str]) {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if !fields.contains(&name) {
                let help = nearest(name, fields).map_or_else(
                    || {
                        format!(
                            "fields are {}",
                            fields
                                .iter()
                                .map(|field| format!("`{field}`"))
                                .collect::<Vec<_>>()
                                .join(", ")
                        )
                    },
                    |field| format!("did you mean `{field}`?"),
                );
                self.problem(key.span(), format!("unknown field `{name}`"), Some(help));
            }
        }
    }

    pub(crate) fn wrong(&mut self, value: &Value<'_>, name: &str, wanted: &str) {
        self.problem(value.span(), format!("`{name}` must be {wanted}"), None);
    }

    fn string(&mut self, table: &Table<'_>, name: &str) -> Option<String> {
        let value = table.get(name)?;
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(text.to_string()),
            _ => {
                self.wrong(value, name, "non-empty text");
                None
            }
        }
    }

    fn key<K>(&mut self, table: &Table<'_>, name: &str, make: impl FnOnce(String) -> Result<K, KeyError>) -> Option<K> {
        let text = self.string(table, name)?;
        match make(text) {
            Ok(key) => Some(key),
            Err(error) => {
                let span = table.get(name)?.span();
                self.problem(span, format!("`{name}` is not a valid key: {error}"), None);
                None
            }
        }
    }

    fn boolean(&mut self, table: &Table<'_>, name: &str) -> Option<bool> {
        let value = table.get(name)?;
        if let DeValue::Boolean(found) = value.get_ref() {
            return Some(*found);
        }
        self.wrong(value, name, "`true` or `false`");
        None
    }

    fn word<T: Copy>(&mut self, table: &Table<'_>, name: &str, words: &[(&str, T)]) -> Option<T> {
        let value = table.get(name)?;
        let spellings: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let DeValue::String(text) = value.get_ref() else {
            self.wrong(value, name, "text");
            return None;
        };
        let found = words.iter().find(|(word, _)| *word == text.as_ref());
        if found.is_none() {
            let help = nearest(text, &spellings).map_or_else(
                || {
                    format!(
                        "one of {}",
                        spellings
                            .iter()
                            .map(|word| format!("`{word}`"))
                            .collect::<Vec<_>>()
                            .join(", ")
                    )
                },
                |word| format!("did you mean `{word}`?"),
            );
            self.problem(value.span(), format!("unknown value `{text}` for `{name}`"), Some(help));
        }
        found.map(|(_, meaning)| *meaning)
    }

    fn size(&mut self, table: &Table<'_>, name: &str, least: u32, most: u32) -> Option<u32> {
        let value = table.get(name)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.wrong(value, name, &format!("a whole number of pixels from {least} to {most}"));
        }
        number
    }

    fn currency(&mut self, table: &Table<'_>) -> Option<CurrencyChoice> {
        let value = table.get("currency")?;
        let code = match value.get_ref() {
            DeValue::String(text) => iso_currency::Currency::from_code(text).and_then(|_| Currency::new(text)),
            _ => None,
        };
        if code.is_none() {
            self.wrong(value, "currency", "a code of ISO 4217, such as `\"USD\"`");
        }
        Some(CurrencyChoice {
            currency: code?,
            position: self.position(&value.span()),
        })
    }

    fn labels(&mut self, table: &Table<'_>) -> Vec<LabelChoice> {
        let Some(value) = table.get("labels") else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(value, "labels", "a list of strings");
            return Vec::new();
        };
        let mut labels = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::String(text) => match text.parse::<ClaimId>() {
                    Ok(id) => labels.push(LabelChoice {
                        id,
                        position: self.position(&item.span()),
                    }),
                    Err(error) => {
                        self.problem(item.span(), format!("`{text}` is not the id of a claim: {error}"), None);
                    }
                },
                _ => self.wrong(item, "labels", "a list of strings"),
            }
        }
        labels
    }

    fn events(&mut self, table: &Table<'_>) -> Vec<EventChoice> {
        let Some(value) = table.get("events") else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(value, "events", "a list such as `[{ category = \"sanction\" }]`");
            return Vec::new();
        };
        let mut choices = Vec::new();
        for item in items {
            let DeValue::Table(entry) = item.get_ref() else {
                self.wrong(item, "events", "a list such as `[{ category = \"sanction\" }]`");
                continue;
            };
            self.known_fields(entry, &EVENT_FIELDS);
            let choice = EventChoice {
                category: self.string(entry, "category"),
                happening: self.key(entry, "happening", HappeningKey::new),
                id: self.key(entry, "id", |id| id.parse::<ClaimId>()),
                label: self.string(entry, "label"),
                position: self.position(&item.span()),
            };
            if !["category", "happening", "id"]
                .iter()
                .any(|name| entry.contains_key(*name))
            {
                self.problem(
                    item.span(),
                    "an entry of `events` must choose something".into(),
                    Some("name a `category`, a `happening` or an `id`".into()),
                );
            }
            choices.push(choice);
        }
        choices
    }

    fn date(&mut self, table: &Table<'_>, name: &str, edge: Edge) -> Option<NaiveDate> {
        let value = table.get(name)?;
        let date = match value.get_ref() {
            DeValue::String(text) => read_date(text, edge),
            DeValue::Integer(number) => read_date(number.as_str(), edge),
            DeValue::Datetime(date) => read_date(&date.to_string(), edge),
            _ => None,
        };
        if date.is_none() {
            self.wrong(
                value,
                name,
                "a year, a month or a day, such as `2014`, `\"2014-06\"` or `2014-06-11`",
            );
        }
        date
    }
}

/// The word most similar to a misspelt one, if any.
fn nearest<'w>(word: &str, words: &[&'w str]) -> Option<&'w str> {
    words
        .iter()
        .map(|known| (strsim::jaro_winkler(&word.replace('_', "-"), known), *known))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}
