//! The fields of an estimate that override what is read from `stated`.

use crate::diagnostic::Diagnostic;
use crate::model::{Bound, Currency, Hedge, Per, Span, UnitKind};

use super::declaration::currency_if;
use super::record::{Record, Reported};

/// The fields that override the words, each with its position.
#[derive(Debug, Clone, Copy)]
pub(super) struct Overrules {
    pub(super) bound: Option<(Bound, Span)>,
    pub(super) low: Option<(f64, Span)>,
    pub(super) best: Option<(f64, Span)>,
    pub(super) high: Option<(f64, Span)>,
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
        let unit = record.word_if("unit", UnitKind::ALL, UnitKind::as_str, problems);
        let currency = currency_if(record, problems);
        let hedge = record.word_if("hedge", Hedge::ALL, Hedge::as_str, problems);
        let per = record.word_if("per", Per::ALL, Per::as_str, problems);
        Ok(Self {
            bound: bound?,
            low: low?,
            best: best?,
            high: high?,
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
}
