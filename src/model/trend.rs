//! The types of a trend's results: its key, what may be shown, its band, and how each statement was treated.

use chrono::NaiveDate;

use super::key::{PlaceKey, SeriesKey};
use super::quantity::Currency;
use super::word::words;

/// The key of a trend: one series in one place, in one currency.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrendKey {
    /// The series.
    pub series: SeriesKey,
    /// The place.
    pub place: PlaceKey,
    /// The currency; `None` if not money.
    pub currency: Option<Currency>,
}

words!(
    /// What may be shown of a trend. A verdict decides only about line, median and band; the statements are always shown.
    Verdict {
        /// No statement could be used.
        NoStatements => "no-statements",
        /// Only bounds: no level and no line; draw the arrows.
        OnlyBounds => "only-bounds",
        /// Fewer than three statements with a value or range, or all about one date: draw the marks but no line. The width of the band is mostly assumed.
        MarksOnly => "marks-only",
        /// Sources contradict each other and neither side outweighs the other: show both, but no single number.
        Contradiction => "contradiction",
        /// The statements fall into two camps of several statements each: show both; a trend can be computed for each.
        TwoCamps => "two-camps",
        /// A line may be drawn where it is supported.
        Line => "line",
    }
);

impl Verdict {
    /// Whether a single number may represent the level at a date.
    #[must_use]
    pub const fn allows_median(self) -> bool {
        matches!(self, Self::MarksOnly | Self::Line)
    }

    /// Whether there is a band.
    #[must_use]
    pub const fn allows_band(self) -> bool {
        !matches!(self, Self::NoStatements | Self::OnlyBounds)
    }
}

words!(
    /// Whether a date of a trend is supported by statements.
    Support {
        /// Near a statement.
        Near => "near",
        /// In a gap between statements.
        Gap => "gap",
        /// Extrapolated, before everything that statements are about.
        Before => "before",
        /// Extrapolated, after everything that statements are about.
        After => "after",
    }
);

/// The level on one day, in the series' unit, as quantiles: it is below `p05` with probability 0.05, and so on, if the sources err independently.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandPoint {
    /// The day.
    pub date: NaiveDate,
    /// Lower end of the 90 % band.
    pub p05: f64,
    /// Lower end of the 50 % band.
    pub p25: f64,
    /// The median; `None` if no single number may represent the level ([`Verdict::allows_median`]).
    pub p50: Option<f64>,
    /// Upper end of the 50 % band.
    pub p75: f64,
    /// Upper end of the 90 % band.
    pub p95: f64,
    /// Whether it is supported by statements.
    pub support: Support,
    /// Whether a line may be drawn through it: the verdict allows one, statements are near, and the 90 % band spans no more than a factor of ten.
    pub line: bool,
    /// Kept statements whose period's middle is within a year.
    pub statements: usize,
    /// Their independent origins.
    pub origins: usize,
}

impl BandPoint {
    /// The same point with each quantile passed through a function.
    #[must_use]
    pub fn map(self, of: impl Fn(f64) -> f64) -> Self {
        Self {
            p05: of(self.p05),
            p25: of(self.p25),
            p50: self.p50.map(&of),
            p75: of(self.p75),
            p95: of(self.p95),
            ..self
        }
    }
}

/// How a statement was treated in a trend. The word, the statement that counts in its place and the reason are stored separately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is used.
    Kept,
    /// It repeats the statement with this id, as declared in the dossier.
    Echo(String),
    /// It is presumed to repeat the statement with this id, though that is not declared: words and figures are the same, the publishers differ and the dates are close.
    PresumedEcho(String),
    /// It could not be used.
    Refused(Refusal),
}

impl Fate {
    /// The fate with this word; `None` for an unknown word, or if the speaker or reason that it requires is missing.
    #[must_use]
    pub fn from_words(word: &str, speaker: Option<String>, reason: Option<&str>) -> Option<Self> {
        match word {
            "kept" => Some(Self::Kept),
            "echo" => speaker.map(Self::Echo),
            "presumed-echo" => speaker.map(Self::PresumedEcho),
            "refused" => reason.and_then(Refusal::from_word).map(Self::Refused),
            _ => None,
        }
    }

    /// Its word.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Echo(_) => "echo",
            Self::PresumedEcho(_) => "presumed-echo",
            Self::Refused(_) => "refused",
        }
    }

    /// For an echo: the id of the statement that counts in its place.
    #[must_use]
    pub fn speaker(&self) -> Option<&str> {
        match self {
            Self::Echo(of) | Self::PresumedEcho(of) => Some(of),
            Self::Kept | Self::Refused(_) => None,
        }
    }

    /// For a refused statement: the reason.
    #[must_use]
    pub const fn reason(&self) -> Option<Refusal> {
        match self {
            Self::Refused(refusal) => Some(*refusal),
            Self::Kept | Self::Echo(_) | Self::PresumedEcho(_) => None,
        }
    }
}

words!(
    /// How a claim about another place bounds a trend, where the parts of a place add up to the whole.
    Bounding {
        /// It is about a part of the place: the whole is at least as large.
        Part => "part",
        /// It is about a place that contains it: the part is at most as large.
        Whole => "whole",
    }
);

words!(
    /// Why a statement cannot be used in a trend, in the words that are shown.
    Refusal {
        /// Neither low, best nor high.
        NoFigure => "it has no figure",
        /// Below 0, or not a finite number.
        NegativeOrInfinite => "a figure is negative or not finite",
        /// A share above 1.
        ShareAboveOne => "a share is above 100 %",
        /// `low` above `best` or `high`.
        EndsOutOfOrder => "its lower end is above its upper end",
        /// "At least 0", "at most 100 %".
        SaysNothing => "its bound excludes nothing",
        /// A different kind of unit from the series.
        OtherUnit => "its unit is of a different kind from its series",
        /// `from` after `to`.
        PeriodOutOfOrder => "its period ends before it begins",
        /// A goal or a forecast.
        Projection => "it is a projection, no evidence of what was",
        /// A total counted from another day than those of its trend.
        OtherStart => "it is a total counted from another day",
        /// The period begins after publication: a forecast, not a report.
        LooksAhead => "it looks ahead: its period begins after publication",
    }
);
