//! The bound and the values that the fields of an estimate give, checked against each other.

use crate::diagnostic::Diagnostic;
use crate::model::{Bound, Quantity, Span};

use super::agreement::same_number;
use super::overrules::Overrules;
use super::record::Reported;

/// A bound with its values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    pub(super) bound: Bound,
    pub(super) low: Option<f64>,
    pub(super) best: Option<f64>,
    pub(super) high: Option<f64>,
}

impl Ends {
    pub(super) const fn of(quantity: &Quantity) -> Self {
        Self {
            bound: quantity.bound,
            low: quantity.low,
            best: quantity.best,
            high: quantity.high,
        }
    }

    /// The one number of an exact value as one that is only near it.
    pub(super) const fn approximate(self) -> Self {
        Self {
            bound: Bound::Approximate,
            low: None,
            best: self.best,
            high: None,
        }
    }
}

/// The bound and values given by the fields, checked against each other.
pub(super) fn ends(
    read: Option<&Quantity>,
    overrules: &Overrules,
    header: Span,
    problems: &mut Vec<Diagnostic>,
) -> Result<Ends, Reported> {
    let value = |end: Option<(f64, Span)>| end.map(|(value, _)| value);
    let (mut low, mut best, mut high) = (value(overrules.low), value(overrules.best), value(overrules.high));
    let names_interval = overrules.names_interval().is_some() || read.is_some_and(|read| read.interval.is_some());
    if let Some(read) = read.filter(|_| names_interval) {
        // What the words say of an interval holds unless the fields say it again; of a single figure only that it is the best one.
        best = best.or(read.best);
        if read.interval.is_some() {
            (low, high) = (low.or(read.low), high.or(read.high));
        }
    }
    let bound = overrules
        .bound
        .map(|(bound, _)| bound)
        .or_else(|| implied(read, (low, best, high), names_interval));
    let ends = match (bound, low, best, high) {
        // Whether the values are in order is checked with all others by `bounds-out-of-order`; here one number is enough.
        (Some(Bound::Exact), low, best, high) => {
            let one = best.or(low).or(high);
            let same = |end: Option<f64>| end.is_none_or(|end| one.is_some_and(|one| same_number(end, one)));
            one.filter(|_| same(low) && same(high))
                .map(|one| (Some(one), Some(one), Some(one)))
        }
        (Some(Bound::Unreported), None, None, None) => Some((None, None, None)),
        (Some(Bound::Approximate), None, Some(best), None) => Some((None, Some(best), None)),
        (Some(Bound::Range | Bound::Magnitude), Some(low), best, Some(high)) => Some((Some(low), best, Some(high))),
        (Some(Bound::AtLeast | Bound::MoreThan), Some(low), best, None) if best.is_none() || names_interval => {
            Some((Some(low), best, None))
        }
        (Some(Bound::AtMost | Bound::LessThan), None, best, Some(high)) if best.is_none() || names_interval => {
            Some((None, best, Some(high)))
        }
        _ => None,
    };
    if let (Some(bound), Some((low, best, high))) = (bound, ends) {
        return Ok(Ends { bound, low, best, high });
    }
    let written = [overrules.low, overrules.best, overrules.high]
        .into_iter()
        .flatten()
        .map(|(_, span)| span)
        .next();
    let span = overrules.bound.map(|(_, span)| span).or(written).unwrap_or(header);
    let what = match overrules.bound {
        Some((bound, _)) => format!("the bound `{bound}` does not fit the values given"),
        None => "these values do not make a bound".into(),
    };
    problems.push(
        Diagnostic::error("bound-misfit", what)
            .at(span.place(), fitting(bound))
            .why("the bound says which of `low`, `best` and `high` the source gives and which it leaves open")
            .help(
                "exact: one number; approximate: `best`; range, magnitude: `low` and `high`; at-least, more-than: `low`; \
                 at-most, less-than: `high`; unreported: none",
            ),
    );
    Err(Reported)
}

/// What a bound requires, in a few words.
const fn fitting(bound: Option<Bound>) -> &'static str {
    match bound {
        Some(Bound::Exact) => "needs a single number",
        Some(Bound::Approximate) => "needs `best` only",
        Some(Bound::Unreported) => "needs no values",
        Some(Bound::Range | Bound::Magnitude) => "needs `low` and `high`",
        Some(Bound::AtLeast | Bound::MoreThan) => "needs `low` only",
        Some(Bound::AtMost | Bound::LessThan) => "needs `high` only",
        None => "add `bound` to say what is meant",
    }
}

/// The bound implied by the given values if none is written: that of the words, if the values fit it.
fn implied(
    read: Option<&Quantity>,
    (low, best, high): (Option<f64>, Option<f64>, Option<f64>),
    names_interval: bool,
) -> Option<Bound> {
    let of_words = read.map(|read| read.bound);
    match (low, best, high) {
        (None, Some(_), None) => Some(Bound::Exact),
        (Some(low), best, Some(high)) if same_number(low, high) && best.is_some() && !names_interval => {
            Some(Bound::Exact)
        }
        (Some(_), _, Some(_)) => Some(
            of_words
                .filter(|bound| *bound == Bound::Magnitude)
                .unwrap_or(Bound::Range),
        ),
        (Some(_), best, None) if best.is_none() || names_interval => Some(
            of_words
                .filter(|bound| *bound == Bound::MoreThan)
                .unwrap_or(Bound::AtLeast),
        ),
        (None, best, Some(_)) if best.is_none() || names_interval => Some(
            of_words
                .filter(|bound| *bound == Bound::LessThan)
                .unwrap_or(Bound::AtMost),
        ),
        _ => None,
    }
}
