//! What a chart shows, as a file of `charts/` says it: TOML to [`Spec`]. Never reading files, never drawing.

use std::fmt;
use std::ops::Range;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::store::Filter;

use super::number::Lang;
use super::style::{NARROWEST, Theme, WIDEST};
use super::value_axis::AxisChoice;

/// The kinds of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Claims over the time that they are about, with the model's band where there is one.
    Trend,
    /// Events in lanes by category, and the periods that figures are about.
    Timeline,
    /// Each figure with the claims that only repeat it, by publication.
    Echoes,
    /// Who says how much: statements by origin.
    Sources,
    /// How much is said of each place: statements by place.
    Places,
    /// Pairs of claims that cannot both hold.
    Contradictions,
    /// Both sides of each declared identity.
    Triangulation,
    /// What the model made of a series as statements came out.
    Vintages,
    /// Series and places against years: where there is evidence, and where there is none.
    Coverage,
}

impl Kind {
    /// Every kind, in the order of the manual.
    pub const ALL: &'static [Self] = &[
        Self::Trend,
        Self::Timeline,
        Self::Echoes,
        Self::Sources,
        Self::Places,
        Self::Contradictions,
        Self::Triangulation,
        Self::Vintages,
        Self::Coverage,
    ];

    /// The kind's spelling in specs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Trend => "trend",
            Self::Timeline => "timeline",
            Self::Echoes => "echoes",
            Self::Sources => "sources",
            Self::Places => "places",
            Self::Contradictions => "contradictions",
            Self::Triangulation => "triangulation",
            Self::Vintages => "vintages",
            Self::Coverage => "coverage",
        }
    }

    /// Whether a chart of this kind is about one series.
    #[must_use]
    pub const fn needs_series(self) -> bool {
        !matches!(self, Self::Triangulation | Self::Timeline | Self::Coverage)
    }
}

/// Which events a chart shows, and under which words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventChoice {
    /// Events of this category.
    pub category: Option<String>,
    /// Claims about this happening.
    pub happening: Option<String>,
    /// The one claim with this id.
    pub id: Option<String>,
    /// Words in place of the event's title.
    pub label: Option<String>,
}

/// What a chart shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    /// The kind of chart.
    pub kind: Kind,
    /// The headline; best written as a finding.
    pub title: String,
    /// A sentence below it.
    pub subtitle: Option<String>,
    /// The source line, in place of the publishers' names.
    pub source: Option<String>,
    /// The series' key.
    pub series: Option<String>,
    /// The place's key.
    pub place: Option<String>,
    /// Whether places within it are shown too.
    pub places_within: bool,
    /// First day shown.
    pub from: Option<NaiveDate>,
    /// Last day shown.
    pub to: Option<NaiveDate>,
    /// Only claims that the world could know by this day.
    pub known_by: Option<NaiveDate>,
    /// The value axis.
    pub axis: AxisChoice,
    /// Events to show, the most important first.
    pub events: Vec<EventChoice>,
    /// Ids of claims whose labels come first.
    pub labels: Vec<String>,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels, for the whole picture.
    pub height: Option<u32>,
    /// The theme.
    pub theme: Option<Theme>,
    /// The habit of writing numbers.
    pub lang: Option<Lang>,
}

/// One thing wrong with a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecProblem {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// What to write instead.
    pub help: Option<String>,
}

/// Everything wrong with a spec, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct SpecError {
    /// The problems; never empty.
    pub problems: Vec<SpecProblem>,
}

impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{}:{}: {}", problem.line, problem.column, problem.what)?;
            if let Some(help) = &problem.help {
                write!(f, " ({help})")?;
            }
        }
        Ok(())
    }
}

/// The fields of a spec.
pub(super) const FIELDS: [&str; 17] = [
    "kind",
    "title",
    "subtitle",
    "source",
    "series",
    "place",
    "places-within",
    "from",
    "to",
    "known-by",
    "axis",
    "events",
    "labels",
    "width",
    "height",
    "theme",
    "lang",
];
/// The fields of an entry of `events`.
pub(super) const EVENT_FIELDS: [&str; 4] = ["category", "happening", "id", "label"];
/// The spellings of `axis`.
pub(super) const AXES: [(&str, AxisChoice); 3] = [
    ("auto", AxisChoice::Auto),
    ("linear", AxisChoice::Linear),
    ("log", AxisChoice::Log),
];

impl Spec {
    /// Reads a spec.
    ///
    /// # Errors
    /// [`SpecError`] with every problem found: what TOML refuses, unknown fields and words, missing fields, days that do not exist.
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

    /// Which claims the chart needs.
    #[must_use]
    pub fn filter(&self) -> Filter {
        Filter {
            series: self.series.clone(),
            place: self.place.clone(),
            places_within: self.places_within,
            from: self.from,
            to: self.to,
            known_by: self.known_by,
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    problems: Vec<SpecProblem>,
}

type Table<'t> = DeTable<'t>;
type Value<'t> = Spanned<DeValue<'t>>;

impl Reader<'_> {
    fn problem(&mut self, span: Range<usize>, what: String, help: Option<String>) {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        self.problems.push(SpecProblem {
            line,
            column,
            what,
            help,
        });
    }

    fn spec(&mut self, table: &Table<'_>) -> Spec {
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
                Some("say what the chart shows, best as a finding".into()),
            );
        }
        let kind = kind.unwrap_or(Kind::Trend);
        if kind.needs_series() && !table.contains_key("series") {
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
            self.problem(value.span(), "`to` lies before `from`".into(), None);
        }
        Spec {
            kind,
            title: title.unwrap_or_default(),
            subtitle: self.string(table, "subtitle"),
            source: self.string(table, "source"),
            series: self.string(table, "series"),
            place: self.string(table, "place"),
            places_within: self.boolean(table, "places-within").unwrap_or(false),
            from,
            to,
            known_by: self.date(table, "known-by", Edge::Last),
            axis: self.word(table, "axis", &AXES).unwrap_or_default(),
            events: self.events(table),
            labels: self.strings(table, "labels"),
            width: self.size(table, "width", NARROWEST, WIDEST),
            height: self.size(table, "height", 240, 4000),
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

    fn known_fields(&mut self, table: &Table<'_>, fields: &[&str]) {
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

    fn wrong(&mut self, value: &Value<'_>, name: &str, wanted: &str) {
        self.problem(value.span(), format!("`{name}` must be {wanted}"), None);
    }

    fn string(&mut self, table: &Table<'_>, name: &str) -> Option<String> {
        let value = table.get(name)?;
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(text.to_string()),
            _ => {
                self.wrong(value, name, "a text that is not empty");
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
            self.wrong(value, name, "a text");
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
            self.problem(value.span(), format!("`{name}` may not be `{text}`"), Some(help));
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

    fn strings(&mut self, table: &Table<'_>, name: &str) -> Vec<String> {
        let Some(value) = table.get(name) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(value, name, "a list of texts");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::String(text) => texts.push(text.to_string()),
                _ => self.wrong(item, name, "a list of texts"),
            }
        }
        texts
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
                happening: self.string(entry, "happening"),
                id: self.string(entry, "id"),
                label: self.string(entry, "label"),
            };
            if choice.category.is_none() && choice.happening.is_none() && choice.id.is_none() {
                self.problem(
                    item.span(),
                    "an entry of `events` chooses nothing".into(),
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

#[derive(Clone, Copy, PartialEq)]
enum Edge {
    First,
    Last,
}

fn read_date(text: &str, edge: Edge) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let part = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() == 2);
    let month = parts.next().map(|text| part(text).ok_or(())).transpose().ok()?;
    let day = parts.next().map(|text| part(text).ok_or(())).transpose().ok()?;
    match (month, day) {
        (Some(month), Some(day)) => NaiveDate::from_ymd_opt(year, month, day),
        (Some(month), None) if edge == Edge::Last => NaiveDate::from_ymd_opt(year, month, 1)?
            .checked_add_months(chrono::Months::new(1))?
            .pred_opt(),
        (None, _) if edge == Edge::Last => NaiveDate::from_ymd_opt(year, 12, 31),
        (month, _) => NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1),
    }
}

/// The word nearest to a misspelt one, if any is near.
fn nearest<'w>(word: &str, words: &[&'w str]) -> Option<&'w str> {
    words
        .iter()
        .map(|known| (strsim::jaro_winkler(&word.replace('_', "-"), known), *known))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}
