//! What a chart is drawn from, as plain rows. Never how it is fetched or drawn.

use chrono::NaiveDate;

use crate::store::{EstimateRow, EventRow, SeriesRow};

/// Everything that charts are drawn from. Each kind reads the parts that it needs; the others may be empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Data {
    /// What is measured. Every kind but `timeline` and `coverage` reads it.
    pub series: SeriesRow,
    /// The claims about the quantity, in any order.
    pub estimates: Vec<EstimateRow>,
    /// The claims about happenings, in any order.
    pub events: Vec<EventRow>,
    /// What the model makes of the estimates, for `trend`.
    pub band: Option<Band>,
}

/// What the model says about one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandPoint {
    /// The day.
    pub date: NaiveDate,
    /// The 5 % quantile, in the series' unit.
    pub p05: f64,
    /// The 25 % quantile.
    pub p25: f64,
    /// The median.
    pub p50: f64,
    /// The 75 % quantile.
    pub p75: f64,
    /// The 95 % quantile.
    pub p95: f64,
}

/// A model estimate over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// The quantiles, in order of date.
    pub points: Vec<BandPoint>,
    /// The first day that a kept statement is about: before it there is no line.
    pub first_kept: NaiveDate,
    /// The last day that a kept statement is about: after it there is no line, and no band beyond two years.
    pub last_kept: NaiveDate,
    /// Stretches without a statement, where the line breaks.
    pub gaps: Vec<(NaiveDate, NaiveDate)>,
    /// Statements kept after echoes are removed.
    pub kept: usize,
    /// Independent origins behind them.
    pub origins: usize,
    /// Whether all kept statements are bounds, so that there is no median.
    pub only_bounds: bool,
    /// Whether the kept statements fall into two camps, so that no single figure may stand for both.
    pub two_camps: bool,
    /// Ids of statements that the model gives little weight (a probability of being an outlier above one half).
    pub doubted: Vec<String>,
}
