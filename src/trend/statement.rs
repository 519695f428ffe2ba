//! What goes in: plain statements and settings, checked and brought to decimal years and the working scale.

use chrono::NaiveDate;

use super::hedge::{Evidence, Hedge, weigh};
use super::scale::Scale;
use super::year;
use crate::model::{Quantity, Reliability, UnitKind};

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

/// A time at which the dossier declares that the level may jump.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Break {
    /// The first day on which it may.
    pub from: NaiveDate,
    /// The last day on which it may, the same for a day that is known. The jump is spread evenly from `from` to the end of `to`: the middle of a year
    /// is no better than any other day of it.
    pub to: NaiveDate,
    /// Standard deviation of the jump on the working scale, above 0: 0.7 allows for a doubling or halving.
    pub sd: f64,
}

impl Break {
    /// A break by which the level may jump by a typical factor, above 1: on an amount, or on the odds of a share. Two jumps in three are smaller.
    #[must_use]
    pub fn by_factor(from: NaiveDate, to: NaiveDate, factor: f64) -> Self {
        Self {
            from,
            to,
            sd: libm::log(factor),
        }
    }

    /// The typical factor of the jump, rid of the rounding of its logarithm.
    pub(super) fn factor(&self) -> f64 {
        (libm::exp(self.sd) * 1e6).round() / 1e6
    }

    fn is_sound(&self) -> bool {
        self.from <= self.to && self.sd.is_finite() && self.sd > 0.0
    }

    /// The last day before the jump can have begun, and the first by which it is done.
    pub(super) fn edges(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let done = if self.from == self.to {
            Some(self.to)
        } else {
            self.to.succ_opt()
        };
        self.from.pred_opt().into_iter().chain(done)
    }

    /// The jump in decimal years.
    pub(super) fn jump(&self) -> Jump {
        let from = year::settled(year::decimal(self.from));
        let to = if self.from == self.to {
            from
        } else {
            year::settled(year::decimal_end(self.to))
        };
        Jump { from, to, sd: self.sd }
    }
}

/// A break in decimal years.
#[derive(Debug, Clone, Copy)]
pub(super) struct Jump {
    pub from: f64,
    /// Equal to `from` where the level may jump at that moment alone.
    pub to: f64,
    pub sd: f64,
}

impl Jump {
    /// The part of its variance that falls between two times: after `start`, and up to and with `end`.
    pub(super) fn variance(&self, start: f64, end: f64) -> f64 {
        let length = self.to - self.from;
        let part = if length > 0.0 {
            (end.min(self.to) - start.max(self.from)).max(0.0) / length
        } else {
            f64::from(start < self.from && self.from <= end)
        };
        self.sd * self.sd * part
    }
}

/// Why no trend can be computed at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrendError {
    /// A break whose `sd` is not a finite number above 0, or that ends before it begins.
    #[error("a break needs a finite standard deviation above 0, and may not end before it begins")]
    Break,
    /// A shared bias that is not a finite number of 0 or more.
    #[error("the shared bias must be a finite number of 0 or more")]
    SharedBias,
    /// Every run of the inference broke down.
    #[error("the numbers are too far apart to compute with")]
    Numbers,
}

/// How a trend is to be computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The series' kind of unit; it decides the working scale.
    pub unit: UnitKind,
    /// The days to compute the level for; `None` for the first of each quarter from the first kept statement to two years after the last, and the days around
    /// each break between them.
    pub dates: Option<Vec<NaiveDate>>,
    /// Further days to compute it for; those outside the span of the others are passed over, so that they move nothing.
    pub also: Vec<NaiveDate>,
    /// Declared breaks.
    pub breaks: Vec<Break>,
    /// Whether equal figures from another publisher within three years are taken for echoes though no one declared them.
    pub presume_echoes: bool,
    /// Standard deviation, on the working scale, of an error that all sources share. It widens the band and moves nothing.
    /// `None`: 0, and 0.05 above 3,000 kept statements, where echoes that nobody could detect add up.
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
            breaks: Vec::new(),
            presume_echoes: true,
            shared_bias: None,
        }
    }

    /// Checks what the types leave open.
    pub(super) fn check(&self) -> Result<(), TrendError> {
        if !self.breaks.iter().all(Break::is_sound) {
            return Err(TrendError::Break);
        }
        match self.shared_bias {
            Some(bias) if !(bias.is_finite() && bias >= 0.0) => Err(TrendError::SharedBias),
            _ => Ok(()),
        }
    }
}

/// Why a statement cannot enter a trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Neither low, best nor high.
    #[error("it has no figure")]
    NoFigure,
    /// Below 0, or not a finite number.
    #[error("a figure is negative or not finite")]
    NegativeOrInfinite,
    /// A share above 1.
    #[error("a share is above 100 %")]
    ShareAboveOne,
    /// `low` above `best` or `high`.
    #[error("its lower end lies above its upper end")]
    EndsOutOfOrder,
    /// "At least 0", "at most 100 %".
    #[error("its bound excludes nothing")]
    SaysNothing,
    /// Of another kind of unit than the series.
    #[error("its unit is not of the series' kind")]
    OtherUnit,
    /// `from` after `to`.
    #[error("its period ends before it begins")]
    PeriodOutOfOrder,
    /// The period begins after publication: a forecast, not a report.
    #[error("it looks ahead: its period begins after publication")]
    LooksAhead,
}

/// What makes two statements the same words: an echo has the wording of its source.
pub(super) type Wording = (crate::model::Bound, Hedge, [Option<u64>; 3]);

/// A statement ready for computing, in decimal years and on the working scale.
#[derive(Debug, Clone)]
pub(super) struct Record<'a> {
    pub id: &'a str,
    pub origin: &'a str,
    pub publisher: &'a str,
    pub repeats: Option<&'a str>,
    pub wording: Wording,
    /// Puts statements of one date in an order of their own, whatever order they were given in: [`scattered`] from the id.
    pub tie: u64,
    pub low: Option<f64>,
    pub best: Option<f64>,
    pub high: Option<f64>,
    pub evidence: Evidence,
    /// The period that it is about.
    pub start: f64,
    pub end: f64,
    pub published: f64,
    /// Factor on the errors of its source.
    pub grade: f64,
    /// Whether it may never be presumed an echo.
    pub independent: bool,
}

/// A number for an id, the same on every machine (FNV-1a: Fowler, Noll and Vo, RFC 9923). Comparing numbers beats comparing a million texts.
fn scattered(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |number: u64, byte| {
        (number ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

impl Record<'_> {
    pub(super) fn middle(&self) -> f64 {
        0.5 * (self.start + self.end)
    }

    pub(super) fn width(&self) -> f64 {
        self.end - self.start
    }
}

/// Factor on the errors of a source with this grade. Unknown is as good as C: most sources are ungraded.
const fn factor(grade: Option<Reliability>) -> f64 {
    match grade {
        Some(Reliability::A) => 0.7,
        Some(Reliability::B) => 0.85,
        None | Some(Reliability::C | Reliability::F) => 1.0,
        Some(Reliability::D) => 1.6,
        Some(Reliability::E) => 2.5,
    }
}

impl Statement {
    /// Checks the statement and brings it to the working scale.
    pub(super) fn record(&self, unit: UnitKind) -> Result<Record<'_>, Refusal> {
        if self.quantity.unit != unit {
            return Err(Refusal::OtherUnit);
        }
        let read = Hedge::read(&self.stated);
        // The dossier may mark a figure as approximate beyond the words quoted.
        let hedged = self.quantity.approximate || self.quantity.bound == crate::model::Bound::Approximate;
        let hedge = if hedged && read == Hedge::Bare {
            Hedge::About
        } else {
            read
        };
        let (start, end) = self.period()?;
        let ends = [self.quantity.low, self.quantity.best, self.quantity.high];
        Ok(Record {
            id: &self.id,
            origin: &self.origin,
            publisher: &self.publisher,
            repeats: self.repeats.as_deref(),
            tie: scattered(&self.id),
            wording: (self.quantity.bound, hedge, ends.map(|end| end.map(f64::to_bits))),
            low: self.quantity.low,
            best: self.quantity.best,
            high: self.quantity.high,
            evidence: weigh(&self.quantity, hedge, self.sampling_sd, Scale::of(unit))?,
            start,
            end,
            published: year::decimal_end(self.published),
            grade: factor(self.grade),
            independent: self.independent || self.sampling_sd.is_some(),
        })
    }

    /// The period in decimal years. A missing end is a convention, not a measurement: what is said of no stated time is said of the year
    /// before publication; "since 2012" runs to publication; "until 2019" means the year up to then.
    fn period(&self) -> Result<(f64, f64), Refusal> {
        let published = year::decimal_end(self.published);
        let (start, end) = match (self.from, self.to) {
            (Some(from), Some(to)) => (year::decimal(from), year::decimal_end(to)),
            (Some(from), None) => (year::decimal(from), published.max(year::decimal_end(from))),
            (None, Some(to)) => (year::decimal_end(to) - 1.0, year::decimal_end(to)),
            (None, None) => (published - 1.0, published),
        };
        if start >= end {
            return Err(Refusal::PeriodOutOfOrder);
        }
        if start >= published {
            return Err(Refusal::LooksAhead);
        }
        Ok((start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_variance_of_a_break_is_spread_over_its_days_and_none_is_lost() {
        let year = Break {
            from: day(2016, 1, 1),
            to: day(2016, 12, 31),
            sd: 0.6,
        };
        let jump = year.jump();
        let part = |start, end| jump.variance(start, end) / 0.36;
        let cuts = [2014.0, 2015.9, 2016.2, 2016.25, 2016.8, 2018.0];
        let parts: Vec<f64> = cuts.windows(2).map(|cut| part(cut[0], cut[1])).collect();
        for (found, expected) in parts.iter().zip([0.0, 0.2, 0.05, 0.55, 0.2]) {
            assert!((found - expected).abs() < 1e-12, "{parts:?}");
        }
        assert!((parts.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_day_falls_in_the_step_that_ends_with_it() {
        let jump = Break {
            from: day(2016, 1, 1),
            to: day(2016, 1, 1),
            sd: 2.0,
        }
        .jump();
        assert!((jump.variance(2015.0, 2016.0) - 4.0).abs() < 1e-12);
        assert!(jump.variance(2016.0, 2017.0).abs() < 1e-12);
    }
}
