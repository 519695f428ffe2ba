//! The types of the results: the band over time, how each statement was treated, and what may be shown.

use chrono::NaiveDate;

use super::super::evidence::Break;
use super::super::inference::{Basis, Hyper};
use crate::model::{BandPoint, Bounding, Fate, UnitKind, Verdict};

/// The name and version of the model. It changes whenever the same statements and breaks could give different numbers.
pub const MODEL_VERSION: &str = "tallybook-trend 5";

/// The range of the level over time that the statements allow: a model estimate, not a measurement.
#[derive(Debug, Clone)]
pub struct Trend {
    /// [`MODEL_VERSION`] of the library that computed it.
    pub model: &'static str,
    /// The series' kind of unit.
    pub unit: UnitKind,
    /// What may be shown.
    pub verdict: Verdict,
    /// Who is on which side, if the verdict is a contradiction or two camps.
    pub sides: Option<Sides>,
    /// The number of origins of its kept statements, without the unsourced ones.
    pub origins: usize,
    /// Kept statements of which nobody says where they come from.
    pub unsourced: usize,
    /// Statements that are used.
    pub kept: usize,
    /// Statements that only repeat a kept one.
    pub echoes: usize,
    /// Statements that could not be used.
    pub refused: usize,
    /// The band at each requested date, ascending. Empty if there are no statements or only bounds.
    pub points: Vec<BandPoint>,
    /// How each statement was treated, in the order given.
    pub accounts: Vec<Account>,
    /// First day that a kept statement is about.
    pub first: Option<NaiveDate>,
    /// Last day that a kept statement is about.
    pub last: Option<NaiveDate>,
    /// Whether that day is near a statement: a vague period may end years after what it tells anything about.
    pub ends_near: bool,
    /// Whether it is of a total, which cannot fall and is not extrapolated beyond its last day.
    pub rising: bool,
    /// Gaps between kept statements that are too long to draw a line across.
    pub gaps: Vec<Gap>,
    /// The declared breaks within the dates of the computation, in the order given.
    pub breaks: Vec<Break>,
    /// The averages over the grid; `None` without statements.
    pub parameters: Option<Parameters>,
    pub(crate) basis: Option<Basis>,
}

/// The averaged parameters, to be stored with the result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// Geometric means over the grid, by weight.
    pub mean: Hyper,
    /// Grid points that contribute.
    pub grid_points: usize,
    /// Standard deviation of the error that all sources are assumed to share, on the working scale.
    pub shared_bias: f64,
}

/// The two sides that the statements fall into, by their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// The lower.
    pub low: Vec<String>,
    /// The upper.
    pub high: Vec<String>,
}

/// A gap without statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The last day that the statements before it are about.
    pub after: NaiveDate,
    /// The first day that the statements after it are about.
    pub before: NaiveDate,
}

/// How a statement was treated.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// The statement's id.
    pub id: String,
    /// Its origin.
    pub origin: String,
    /// How it bounds the level, if it is about another place.
    pub bounding: Option<Bounding>,
    /// Its fate.
    pub fate: Fate,
    /// How it compares with the others, if it was kept.
    pub standing: Option<Standing>,
}

/// How a kept statement compares with the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// The number of its echoes.
    pub echoes: usize,
    /// The lower end of its [`Reach`](crate::model::Reach), in its unit; `None` if open. The model's own noise is not included.
    pub low: Option<f64>,
    /// The upper end; see `low`.
    pub high: Option<f64>,
    /// Standard deviation of its own imprecision, on the working scale (relative, for amounts).
    pub sd: f64,
    /// Its share of what is known about the value it states: 0 if it adds nothing, 1 if nothing else is known.
    pub leverage: f64,
    /// Probability of a gross error, given all other statements. Above 0.5, it was given little weight.
    pub outlier: f64,
}
