//! The settings of a trend, and its errors.

use chrono::NaiveDate;

use super::declared_break::Break;
use crate::model::UnitKind;

/// Why a trend cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrendError {
    /// A break whose `sd` is not a finite number above 0, or that ends before it begins.
    #[error("a break needs a finite standard deviation above 0, and must not end before it begins")]
    Break,
    /// A shared bias that is not a finite number of 0 or more.
    #[error("the shared bias must be a finite number of 0 or more")]
    SharedBias,
    /// Every run of the inference broke down.
    #[error("the numbers are too far apart to compute a trend")]
    Numbers,
}

/// How to compute a trend.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The series' kind of unit, which decides the working scale.
    pub unit: UnitKind,
    /// The days to compute the level for; `None` for the first of each quarter from the first kept statement to two years after the last, and the days around
    /// each break between them. A total is not computed for days after its last.
    pub dates: Option<Vec<NaiveDate>>,
    /// Further days to compute it for; those outside the span of the others are ignored, so that they do not affect the result.
    pub also: Vec<NaiveDate>,
    /// Whether the level cannot fall, as the total of what has happened since some day cannot.
    pub rising: bool,
    /// The first day that such totals count, `None` if unknown; those counted from another day are not used.
    pub since: Option<NaiveDate>,
    /// Declared breaks.
    pub breaks: Vec<Break>,
    /// Pairs of statements, by their ids, that cannot both be right, as the caller judges it (the view `comparable_pair`). Only such a pair can make the
    /// verdict a contradiction.
    pub disagreeing: Vec<[String; 2]>,
    /// Whether equal figures from another publisher are presumed to be echoes ([`presumed_echoes`](crate::model::presumed_echoes)).
    pub presume_echoes: bool,
    /// Standard deviation, on the working scale, of an error that all sources share. It only widens the band.
    /// `None` means 0, or 0.05 above 3,000 kept statements, where undetectable echoes add up.
    pub shared_bias: Option<f64>,
}

impl Settings {
    /// The defaults for a series of this unit.
    #[must_use]
    pub fn new(unit: UnitKind) -> Self {
        Self {
            unit,
            dates: None,
            also: Vec::new(),
            rising: false,
            since: None,
            breaks: Vec::new(),
            disagreeing: Vec::new(),
            presume_echoes: true,
            shared_bias: None,
        }
    }

    /// Checks what the types do not guarantee.
    pub(crate) fn check(&self) -> Result<(), TrendError> {
        if !self.breaks.iter().all(Break::is_sound) {
            return Err(TrendError::Break);
        }
        match self.shared_bias {
            Some(bias) if !(bias.is_finite() && bias >= 0.0) => Err(TrendError::SharedBias),
            _ => Ok(()),
        }
    }
}
