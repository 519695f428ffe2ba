//! What comes out: the band over time, what became of each statement, and what may be shown. Types only.

use chrono::NaiveDate;

use super::explain::Basis;
use super::layout::Hyper;
use super::rules::Verdict;
use super::statement::{Break, Refusal};
use crate::model::UnitKind;

/// Names the model and the edition of its parameters. It changes whenever the same statements and breaks could give other numbers.
pub const MODEL_VERSION: &str = "tallybook-trend 1";

/// The level over time that the statements leave open: a model estimate, never a measurement.
#[derive(Debug, Clone)]
pub struct Trend {
    /// [`MODEL_VERSION`] of the library that computed it.
    pub model: &'static str,
    /// The series' kind of unit.
    pub unit: UnitKind,
    /// What may be shown.
    pub verdict: Verdict,
    /// Agents whose own statements stand behind it, echoes and refused statements not counted.
    pub origins: usize,
    /// Statements that stand for themselves.
    pub kept: usize,
    /// Statements that only repeat a kept one.
    pub echoes: usize,
    /// Statements that could not be used.
    pub refused: usize,
    /// The band at each date asked for, ascending. Empty without statements and where there are only bounds.
    pub points: Vec<Point>,
    /// What became of each statement, in the order given.
    pub accounts: Vec<Account>,
    /// First day that a kept statement is about.
    pub first: Option<NaiveDate>,
    /// Last day that a kept statement is about.
    pub last: Option<NaiveDate>,
    /// Stretches between kept statements that are too long to draw a line across.
    pub gaps: Vec<Gap>,
    /// The declared breaks that fall within the dates of the computation, in the order given.
    pub breaks: Vec<Break>,
    /// The averages over the grid; `None` without statements.
    pub parameters: Option<Parameters>,
    pub(super) basis: Option<Basis>,
}

/// The parameters that the averages settled on, to be stored with the result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// Geometric means over the grid, by weight.
    pub mean: Hyper,
    /// Grid points that count.
    pub grid_points: usize,
    /// Standard deviation of the error assumed to be shared by all sources, on the working scale.
    pub shared_bias: f64,
}

/// Whether statements stand behind a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// Statements are near.
    Near,
    /// Between statements, but none is near.
    Gap,
    /// Extrapolation back, before anything that a statement is about.
    Before,
    /// Extrapolation on, after everything that a statement is about.
    After,
}

/// The level at one date, in the unit of the statements. Quantiles: with probability 0.05 it lies below `p05`, and so on, if the sources err independently.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
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

/// A stretch without statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The last day that the statements before it are about.
    pub after: NaiveDate,
    /// The first day that the statements behind it are about.
    pub before: NaiveDate,
}

/// What became of one statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// The statement's id.
    pub id: String,
    /// Its origin.
    pub origin: String,
    /// Its fate.
    pub fate: Fate,
}

/// What becomes of a statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// It stands.
    Kept(Standing),
    /// It only repeats another.
    Echo {
        /// The id of the statement that speaks for it.
        of: String,
        /// Whether no one declared it: the words and figures are equal, the publisher another, the dates near.
        presumed: bool,
    },
    /// It could not be used.
    Refused(Refusal),
}

/// How a kept statement stands to the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Echoes that it speaks for.
    pub echoes: usize,
    /// What its words are taken to allow, in its unit: equal ends for a point, `None` for an open end.
    pub low: Option<f64>,
    /// See `low`.
    pub high: Option<f64>,
    /// Standard deviation of its own imprecision, on the working scale (relative, for amounts).
    pub sd: f64,
    /// Share of the certainty about what it measures that is its own: 0 it adds nothing, 1 it stands alone.
    pub leverage: f64,
    /// Probability that it is grossly wrong, given all others. Above 0.5 it was given little weight.
    pub outlier: f64,
    /// Where its middle (a bound's figure) lies among what the others would lead one to expect of such a statement: 0.5 is the middle, below 0.05
    /// or above 0.95 a surprise. From the cavity of the fit; for a surprise compute it anew without the statement.
    pub position: f64,
}
