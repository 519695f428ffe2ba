//! What comes out: the band over time, what became of each statement, and what may be shown. Types only.

use chrono::NaiveDate;

use super::super::evidence::Break;
use super::super::inference::{Basis, Hyper};
use crate::model::{BandPoint, Fate, UnitKind, Verdict};

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
    /// Who is on which side, where the verdict is one of contradiction or of two camps.
    pub sides: Option<Sides>,
    /// Agents whose own statements stand behind it, echoes and refused statements not counted.
    pub origins: usize,
    /// Statements that stand for themselves.
    pub kept: usize,
    /// Statements that only repeat a kept one.
    pub echoes: usize,
    /// Statements that could not be used.
    pub refused: usize,
    /// The band at each date asked for, ascending. Empty without statements and where there are only bounds.
    pub points: Vec<BandPoint>,
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
    pub(crate) basis: Option<Basis>,
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

/// The two sides that statements fall into, by their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// The lower.
    pub low: Vec<String>,
    /// The upper.
    pub high: Vec<String>,
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
    /// How it stands to the others, where it was kept.
    pub standing: Option<Standing>,
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
}
