//! The spec of a chart, as written in a TOML file in `charts/`.

use std::fmt;

mod days;
mod panels;
pub(crate) mod reader;
pub(crate) mod unknown_names;

use crate::chart::layout::value_axis::AxisChoice;
use crate::chart::style::Theme;
use crate::chart::words::number::Lang;
use crate::model::{ClaimId, Currency, HappeningKey, PlaceKey, SeriesKey};
use crate::store::Filter;
use chrono::NaiveDate;

/// The kinds of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Claims over the time that they are about, with the model's band if there is one.
    Trend,
    /// Events in lanes by category, and the periods that figures are about.
    Timeline,
    /// Each figure with the claims that only repeat it, by publication.
    Echoes,
    /// Who says how much: statements by origin.
    Sources,
    /// How much is claimed about each place: statements by place.
    Places,
    /// Pairs of claims that cannot both be right or deny one another.
    Contradictions,
    /// Both sides of each declared identity.
    Triangulation,
    /// The model's estimate of a series as statements were published.
    Vintages,
    /// Series and places by year: where there is evidence and where there is none.
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

/// Which events a chart shows, and with which label.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventChoice {
    /// Events of this category.
    pub category: Option<String>,
    /// Claims about this happening.
    pub happening: Option<HappeningKey>,
    /// The claim with this id.
    pub id: Option<ClaimId>,
    /// A label instead of the event's title.
    pub label: Option<String>,
    /// Its position in the spec.
    pub position: Position,
}

impl EventChoice {
    /// Whether it names one event, not a category.
    #[must_use]
    pub fn is_one(&self) -> bool {
        self.happening.is_some() || self.id.is_some()
    }
}

/// A claim whose label comes first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelChoice {
    /// Its id.
    pub id: ClaimId,
    /// Its position in the spec.
    pub position: Position,
}

/// The currency of a chart of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurrencyChoice {
    /// The currency.
    pub currency: Currency,
    /// Its position in the spec.
    pub position: Position,
}

/// A position in the text of a spec.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The spec of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    /// The kind of chart.
    pub kind: Kind,
    /// The headline, ideally a finding.
    pub title: String,
    /// A sentence below it.
    pub subtitle: Option<String>,
    /// The source line, instead of the publishers' names.
    pub source: Option<String>,
    /// The series' key.
    pub series: Option<SeriesKey>,
    /// The place's key.
    pub place: Option<PlaceKey>,
    /// Whether to show places within it too.
    pub places_within: bool,
    /// The currency, if the claims have several; by default the one most claims use.
    pub currency: Option<CurrencyChoice>,
    /// First day shown.
    pub from: Option<NaiveDate>,
    /// Last day shown.
    pub to: Option<NaiveDate>,
    /// Only claims that were public by this day.
    pub known_by: Option<NaiveDate>,
    /// The value axis.
    pub axis: AxisChoice,
    /// Events to show, the most important first.
    pub events: Vec<EventChoice>,
    /// Claims whose labels come first, the most important first.
    pub labels: Vec<LabelChoice>,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels, for the whole picture; one that has more to show is higher.
    pub height: Option<u32>,
    /// Whether the small print is left out but for the sources, as on a slide.
    pub brief: bool,
    /// What each panel is about, in a chart of several.
    pub panels: Panels,
    /// The theme.
    pub theme: Option<Theme>,
    /// How to write numbers.
    pub lang: Option<Lang>,
}

/// What the panels of a chart are about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Panels {
    /// The chart is one plot.
    #[default]
    None,
    /// One for each place that has claims, the place with most first.
    EachPlace,
    /// These places.
    Places(Vec<PlaceKey>),
    /// These series.
    Series(Vec<SeriesKey>),
}

/// The size of a picture for a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// A page of a telephone.
    Story,
    /// A post.
    Square,
    /// A slide of a presentation.
    Slide,
}

impl Preset {
    /// Every preset, in the order of declaration.
    pub const ALL: &'static [Self] = &[Self::Story, Self::Square, Self::Slide];

    /// The preset's spelling in options.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Square => "square",
            Self::Slide => "slide",
        }
    }

    /// Finds the preset with exactly this spelling.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|preset| preset.as_str() == word)
    }

    /// Width and height in pixels; the PNG has twice as many.
    #[must_use]
    pub const fn size(self) -> (u32, u32) {
        match self {
            Self::Story => (540, 960),
            Self::Square => (540, 540),
            Self::Slide => (960, 540),
        }
    }
}

/// A problem in a spec.
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

/// All problems in a spec, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct SpecError {
    /// The problems; not empty.
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
    /// The spec of one of the panels alone: of another place or of another series.
    #[must_use]
    pub fn of_panel(&self, place: Option<&PlaceKey>, series: Option<&SeriesKey>) -> Self {
        Self {
            panels: Panels::None,
            place: place.or(self.place.as_ref()).cloned(),
            places_within: self.places_within && place.is_none(),
            series: series.or(self.series.as_ref()).cloned(),
            ..self.clone()
        }
    }

    /// A place's name; nothing where the spec's own title or subtitle has it.
    pub(crate) fn unless_named(&self, place: &str) -> String {
        let mut said = [Some(&self.title), self.subtitle.as_ref()].into_iter().flatten();
        if said.any(|text| text.contains(place)) {
            String::new()
        } else {
            place.to_owned()
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
