//! What a chart shows, as a file of `charts/` says it: TOML to [`Spec`]. Never reading files, never drawing.

use std::fmt;

pub(crate) mod reader;
pub(crate) mod unknown_names;

use crate::chart::layout::value_axis::AxisChoice;
use crate::chart::style::Theme;
use crate::chart::words::number::Lang;
use crate::model::Currency;
use crate::store::Filter;
use chrono::NaiveDate;

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
    /// Where the spec says so.
    pub position: Position,
}

/// A claim whose label comes first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LabelChoice {
    /// Its id.
    pub id: String,
    /// Where the spec says so.
    pub position: Position,
}

/// The currency that a chart of money is drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurrencyChoice {
    /// The currency.
    pub currency: Currency,
    /// Where the spec says so.
    pub position: Position,
}

/// A place in the text of a spec.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
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
    /// The currency, where claims bring several; that of most claims where absent.
    pub currency: Option<CurrencyChoice>,
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
    /// Claims whose labels come first, the most important first.
    pub labels: Vec<LabelChoice>,
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

impl Spec {
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
