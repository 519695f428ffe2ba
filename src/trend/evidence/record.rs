//! A statement after checks, in decimal years and on the working scale.

use super::super::hedge::{Evidence, bounding, weigh};
use super::super::interval::sampling_sd;
use super::super::scale::Scale;
use super::super::year;
use super::settings::Settings;
use super::statement::{BoundBy, Statement};
use crate::model::{Reach, Refusal, Reliability, Told, Wording};

/// A statement ready for computation, in decimal years and on the working scale.
#[derive(Debug, Clone)]
pub(crate) struct Record<'a> {
    pub id: &'a str,
    pub origin: &'a str,
    /// The same number for all of its origin.
    pub origin_number: usize,
    pub publisher: &'a str,
    pub repeats: Option<&'a str>,
    pub wording: Wording,
    pub low: Option<f64>,
    pub best: Option<f64>,
    pub high: Option<f64>,
    /// What its words allow.
    pub reach: Reach,
    pub evidence: Evidence,
    /// The period that it is about.
    pub start: f64,
    pub end: f64,
    pub published: f64,
    /// Factor on the errors of its source.
    pub grade: f64,
    /// Whether it must not be presumed an echo.
    pub independent: bool,
    pub unsourced: bool,
    /// For a statement about another place: it only bounds the level.
    pub bound_by: Option<&'a BoundBy>,
}

impl Record<'_> {
    pub(crate) fn middle(&self) -> f64 {
        0.5 * (self.start + self.end)
    }

    pub(crate) fn width(&self) -> f64 {
        self.end - self.start
    }
}

impl Told for Record<'_> {
    fn id(&self) -> &str {
        self.id
    }

    fn origin(&self) -> &str {
        self.origin
    }

    fn publisher(&self) -> &str {
        self.publisher
    }

    fn wording(&self) -> Wording {
        self.wording
    }

    fn ends(&self) -> [Option<f64>; 3] {
        [self.low, self.best, self.high]
    }

    fn period(&self) -> (f64, f64) {
        (self.start, self.end)
    }

    fn published(&self) -> f64 {
        self.published
    }

    fn is_independent(&self) -> bool {
        self.independent
    }
}

/// Factor on the errors of a source with this grade. Ungraded counts as C, since most sources are ungraded.
const fn factor(grade: Option<Reliability>) -> f64 {
    match grade {
        Some(Reliability::A) => 0.5,
        Some(Reliability::B) => 0.85,
        None | Some(Reliability::C | Reliability::F) => 1.0,
        Some(Reliability::D) => 1.6,
        Some(Reliability::E) => 4.0,
    }
}

impl Statement {
    /// Checks the statement and converts it to the working scale.
    pub(crate) fn record(&self, settings: &Settings) -> Result<Record<'_>, Refusal> {
        let unit = settings.unit;
        if self.projection {
            return Err(Refusal::Projection);
        }
        if settings.rising && self.since != settings.since {
            return Err(Refusal::OtherStart);
        }
        if self.quantity.unit != unit {
            return Err(Refusal::OtherUnit);
        }
        let (start, end) = self.period()?;
        let scale = Scale::of(unit);
        let sampling = self.sampling_sd.or_else(|| sampling_sd(&self.quantity, scale));
        let own = weigh(&self.quantity, sampling, scale)?;
        let scaled = |evidence: Evidence| evidence.times(self.times, scale);
        Ok(Record {
            id: &self.id,
            origin: &self.origin,
            origin_number: 0,
            publisher: &self.publisher,
            repeats: self.repeats.as_deref(),
            wording: self.quantity.wording(),
            low: self.quantity.low,
            best: self.quantity.best,
            high: self.quantity.high,
            reach: self.quantity.reach(),
            evidence: match &self.bound_by {
                Some(by) => scaled(bounding(&self.quantity, by.side, scale)?),
                None => scaled(own),
            },
            start,
            end,
            published: year::decimal_end(self.published),
            grade: factor(self.grade),
            independent: self.independent || self.sampling_sd.is_some(),
            unsourced: self.unsourced,
            bound_by: self.bound_by.as_ref(),
        })
    }

    /// The middle of its period, in decimal years.
    pub(crate) fn middle(&self) -> f64 {
        let (start, end) = year::period(self.from, self.to, self.published);
        0.5 * (start + end)
    }

    /// The period in decimal years, with missing ends filled in.
    fn period(&self) -> Result<(f64, f64), Refusal> {
        let published = year::decimal_end(self.published);
        let (start, end) = year::period(self.from, self.to, self.published);
        if start >= end {
            return Err(Refusal::PeriodOutOfOrder);
        }
        if start >= published {
            return Err(Refusal::LooksAhead);
        }
        Ok((start, end))
    }
}
