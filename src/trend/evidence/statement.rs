//! One statement as it goes in, plain and unchecked.

use chrono::NaiveDate;

use crate::model::{Quantity, Reliability};

/// One statement about the level of one series in one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Its id, unique among the statements.
    pub id: String,
    /// The agent that the figure comes from. Statements of one origin share that origin's unknown bias.
    pub origin: String,
    /// The agent that published it; equal to `origin` where the origin speaks for itself.
    pub publisher: String,
    /// The id of the statement that this one only repeats, if any; it may be the id of one that is not given.
    pub repeats: Option<String>,
    /// The figure. Every statement of a trend has the same currency, unit and period of a rate; bringing them there is the caller's work.
    pub quantity: Quantity,
    /// The source's own words for the figure, from which the hedge is taken; may be empty.
    pub stated: String,
    /// The first day it can be about; `None` where unknown.
    pub from: Option<NaiveDate>,
    /// The last day it can be about; `None` where unknown.
    pub to: Option<NaiveDate>,
    /// The day the world could know it.
    pub published: NaiveDate,
    /// How reliable the researcher holds the source.
    pub grade: Option<Reliability>,
    /// Whether it is known to be a measurement of its own, so that equal figures elsewhere do not make it an echo.
    pub independent: bool,
    /// Its own sampling error as a standard deviation on the working scale (log, or log odds: `1/sqrt(n p (1-p))` for a poll), where it reports one.
    pub sampling_sd: Option<f64>,
}
