//! A statement as given to the model, unchecked.

use chrono::NaiveDate;

use crate::model::{Bounding, Quantity, Reliability};

/// What makes a statement about another place a bound on the level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundBy {
    /// Whether that place is a part, whose lower end bounds from below, or the whole, whose upper end bounds from above.
    pub side: Bounding,
    /// The place that the statement is about.
    pub place: String,
}

/// A statement about the level of one series in one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Its id, unique among the statements.
    pub id: String,
    /// The agent that the figure comes from. Statements of one origin share that origin's unknown bias.
    pub origin: String,
    /// The agent that published it; equal to `origin` if the origin published it itself.
    pub publisher: String,
    /// The id of the statement that this one repeats, if any; that statement need not be among those given.
    pub repeats: Option<String>,
    /// The figure. Every statement of a trend must have the same currency, unit and period of a rate; the caller converts them.
    pub quantity: Quantity,
    /// By what the stated figure is multiplied to be of the series' kind: that of an amount over two months, as a rate a year, is 6. Above 0; 1 for most. How
    /// precise the figure is, and whom it repeats, is read from it as stated.
    pub times: f64,
    /// The first day it can be about; `None` if unknown.
    pub from: Option<NaiveDate>,
    /// The last day it can be about; `None` if unknown.
    pub to: Option<NaiveDate>,
    /// The day by which it was public.
    pub published: NaiveDate,
    /// The researcher's grade of the source's reliability.
    pub grade: Option<Reliability>,
    /// Whether it is known to be a separate measurement, so that equal figures elsewhere do not make it an echo.
    pub independent: bool,
    /// Whether nobody says where the figure comes from; `origin` is then whoever gives it, and is not counted as an independent origin.
    pub unsourced: bool,
    /// Of a total: the first day counted; `None` if unknown, or if it is none.
    pub since: Option<NaiveDate>,
    /// Whether it is a goal or a forecast, which is no evidence of what was and is not used.
    pub projection: bool,
    /// For a statement about a part of the place, or about a place that contains it. It only bounds the level, on one side: it is none of the statements that
    /// a trend is counted, dated and judged by.
    pub bound_by: Option<BoundBy>,
    /// Its own sampling error as a standard deviation on the working scale (log, or log odds: `1/sqrt(n p (1-p))` for a poll), if it reports one.
    pub sampling_sd: Option<f64>,
}
