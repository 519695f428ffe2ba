//! The fields of an estimate that override what is read from `stated`.

use crate::diagnostic::Diagnostic;
use crate::model::{Bound, Currency, Hedge, Interval, IntervalKind, Per, Span, UnitKind};

use super::declaration::currency_if;
use super::record::{Record, Reported};

/// The fields that override the words, each with its position.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Overrules {
    pub(super) bound: Option<(Bound, Span)>,
    pub(super) low: Option<(f64, Span)>,
    pub(super) best: Option<(f64, Span)>,
    pub(super) high: Option<(f64, Span)>,
    pub(super) interval: Option<(IntervalKind, Span)>,
    /// In percent.
    pub(super) interval_level: Option<(f64, Span)>,
    pub(super) unit: Option<(UnitKind, Span)>,
    pub(super) currency: Option<(Currency, Span)>,
    pub(super) per: Option<(Per, Span)>,
    pub(super) hedge: Option<(Hedge, Span)>,
    pub(super) approximate: Option<(bool, Span)>,
}

impl Overrules {
    /// Reads them from an estimate.
    pub(super) fn read(record: &Record<'_>, problems: &mut Vec<Diagnostic>) -> Result<Self, Reported> {
        let bound = record.word_if("bound", Bound::ALL, Bound::as_str, problems);
        let [low, best, high] = ["low", "best", "high"].map(|name| record.number_if(name, problems));
        let interval = record.word_if("interval", IntervalKind::ALL, IntervalKind::as_str, problems);
        let level = level(record, problems);
        let unit = record.word_if("unit", UnitKind::ALL, UnitKind::as_str, problems);
        let currency = currency_if(record, problems);
        let hedge = record.word_if("hedge", Hedge::ALL, Hedge::as_str, problems);
        let per = record.word_if("per", Per::ALL, Per::as_str, problems);
        Ok(Self {
            bound: bound?,
            low: low?,
            best: best?,
            high: high?,
            interval: interval?,
            interval_level: level?,
            unit: unit?,
            currency: currency?,
            per: per?,
            hedge: hedge?,
            approximate: record.flag_if("approximate")?,
        })
    }

    pub(super) fn gives_ends(&self) -> bool {
        self.bound.is_some() || self.low.is_some() || self.best.is_some() || self.high.is_some()
    }

    /// Where they say what `low` and `high` are around `best`.
    pub(super) fn names_interval(&self) -> Option<Span> {
        let kind = self.interval.map(|(_, span)| span);
        kind.or(self.interval_level.map(|(_, span)| span))
    }
}

/// The level of an interval, in percent.
fn level(record: &Record<'_>, problems: &mut Vec<Diagnostic>) -> Result<Option<(f64, Span)>, Reported> {
    let level = record.number_if("interval_level", problems)?;
    match level {
        Some((percent, span)) if !Interval::is_level(percent) => {
            problems.push(
                Diagnostic::error("invalid-value", format!("{percent} is not the level of an interval"))
                    .at(span.place(), "must be above 0 and below 100")
                    .why("it is how probable it is, in percent, that the interval holds the value")
                    .help("write the percentage as printed, such as `interval_level = 95`"),
            );
            Err(Reported)
        }
        level => Ok(level),
    }
}
