//! The words and rows in which a trend is told: what it is of, what may be shown of it, its band, and what became of each statement.
//! How any of it is computed is not known here.

use chrono::NaiveDate;

use super::key::{PlaceKey, SeriesKey};
use super::quantity::Currency;
use super::word::words;

/// What a trend is of: one series in one place, in one currency.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrendKey {
    /// What is measured.
    pub series: SeriesKey,
    /// Where.
    pub place: PlaceKey,
    /// The currency of money; `None` for what is no money.
    pub currency: Option<Currency>,
}

words!(
    /// What the statements of a trend together allow to be shown. No verdict hides a statement: these decide about line and median only.
    Verdict {
        /// Not one statement could be used.
        NoStatements => "no-statements",
        /// Bounds and nothing between them: no level, no line; draw the arrows.
        OnlyBounds => "only-bounds",
        /// Fewer than three statements with a value or range, or all about one date: draw the marks, no line. The width is mostly assumed.
        MarksOnly => "marks-only",
        /// Sources contradict each other and neither side outweighs the other: show both, no single number.
        Contradiction => "contradiction",
        /// The statements fall into two camps, each of several: show both; a trend for each may be computed.
        TwoCamps => "two-camps",
        /// A line may be drawn where there is support for it.
        Line => "line",
    }
);

impl Verdict {
    /// Whether one number may stand for the level at a date.
    #[must_use]
    pub const fn allows_median(self) -> bool {
        matches!(self, Self::MarksOnly | Self::Line)
    }

    /// Whether there is any band worth asking for.
    #[must_use]
    pub const fn allows_band(self) -> bool {
        !matches!(self, Self::NoStatements | Self::OnlyBounds)
    }
}

words!(
    /// Whether statements stand behind a date of a trend.
    Support {
        /// Statements are near.
        Near => "near",
        /// Between statements, but none is near.
        Gap => "gap",
        /// Extrapolation back, before anything that a statement is about.
        Before => "before",
        /// Extrapolation on, after everything that a statement is about.
        After => "after",
    }
);

/// The level on one day, in the series' unit. Quantiles: with probability 0.05 it lies below `p05`, and so on, if the sources err independently.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandPoint {
    /// The day.
    pub date: NaiveDate,
    /// Lower end of the 90 % band.
    pub p05: f64,
    /// Lower end of the 50 % band.
    pub p25: f64,
    /// The median; `None` where no one number may stand for the level ([`Verdict::allows_median`]).
    pub p50: Option<f64>,
    /// Upper end of the 50 % band.
    pub p75: f64,
    /// Upper end of the 90 % band.
    pub p95: f64,
    /// Whether statements stand behind it.
    pub support: Support,
    /// Whether a line may be drawn through it: the verdict allows one, statements are near, and the 90 % band spans no more than a factor of ten.
    pub line: bool,
    /// Kept statements whose period's middle is no more than a year away.
    pub statements: usize,
    /// Independent origins of those.
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

/// What became of a statement in a trend. The word for it, the statement that speaks for it and the reason are stored apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It stands.
    Kept,
    /// It repeats the statement of this id, by the dossier's word.
    Echo(String),
    /// It seems to repeat the statement of this id, though no one declared it: the words and figures are equal, the publisher another, the dates near.
    PresumedEcho(String),
    /// It could not be used.
    Refused(Refusal),
}

impl Fate {
    /// The fate of this word; `None` for an unknown word, and without the speaker or the reason that the word asks for.
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

    /// The one word for it.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Echo(_) => "echo",
            Self::PresumedEcho(_) => "presumed-echo",
            Self::Refused(_) => "refused",
        }
    }

    /// Of an echo: the id of the statement that speaks for it.
    #[must_use]
    pub fn speaker(&self) -> Option<&str> {
        match self {
            Self::Echo(of) | Self::PresumedEcho(of) => Some(of),
            Self::Kept | Self::Refused(_) => None,
        }
    }

    /// Of a refused statement: why.
    #[must_use]
    pub const fn reason(&self) -> Option<Refusal> {
        match self {
            Self::Refused(refusal) => Some(*refusal),
            Self::Kept | Self::Echo(_) | Self::PresumedEcho(_) => None,
        }
    }
}

words!(
    /// Why a statement cannot enter a trend, in the words that are shown.
    Refusal {
        /// Neither low, best nor high.
        NoFigure => "it has no figure",
        /// Below 0, or not a finite number.
        NegativeOrInfinite => "a figure is negative or not finite",
        /// A share above 1.
        ShareAboveOne => "a share is above 100 %",
        /// `low` above `best` or `high`.
        EndsOutOfOrder => "its lower end lies above its upper end",
        /// "At least 0", "at most 100 %".
        SaysNothing => "its bound excludes nothing",
        /// Of another kind of unit than the series.
        OtherUnit => "its unit is not of the series' kind",
        /// `from` after `to`.
        PeriodOutOfOrder => "its period ends before it begins",
        /// The period begins after publication: a forecast, not a report.
        LooksAhead => "it looks ahead: its period begins after publication",
    }
);
