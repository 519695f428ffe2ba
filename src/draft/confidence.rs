//! How sure a candidate is, and why not surer.

use super::candidate::{Candidate, Kind};
use crate::model::{Bound, UnitKind};

/// What each doubt takes from certainty. The sum is for sorting, not a probability.
const UNREAD: f64 = 0.5;
const DOUBTFUL: f64 = 0.3;
const UNCOUNTED: f64 = 0.2;
const UNDATED: f64 = 0.1;
const UNPLACED: f64 = 0.05;
const SMALL: f64 = 0.1;

/// Sets the confidence of a candidate by what it lacks.
pub(super) fn judge(candidate: &mut Candidate) {
    let mut doubts: Vec<(f64, String)> = candidate.reasons.drain(..).map(|reason| (DOUBTFUL, reason)).collect();
    if let Some(figure) = &candidate.figure {
        match &figure.reading {
            Err(error) => doubts.push((UNREAD, format!("cannot be read: {}", error.what))),
            Ok(quantity) => {
                let number = quantity.best.or(quantity.low).or(quantity.high);
                let bare = quantity.bound == Bound::Exact
                    && quantity.unit == UnitKind::Count
                    && number.is_some_and(|number| number < 10.0);
                if bare {
                    doubts.push((SMALL, "a small bare number".into()));
                }
            }
        }
        for warning in &figure.warnings {
            doubts.push((DOUBTFUL, warning.what.clone()));
        }
        let counts = figure
            .reading
            .as_ref()
            .is_ok_and(|quantity| quantity.currency.is_none() && quantity.unit_name.is_none());
        if figure.what.is_none() && counts {
            doubts.push((UNCOUNTED, "what is counted is not said beside it".into()));
        }
        if figure.place.is_none() {
            doubts.push((UNPLACED, "no place is named before it".into()));
        }
    }
    if candidate.when.is_none() {
        let (cost, what) = match candidate.kind {
            Kind::Estimate => (UNDATED, "no date is named near it"),
            Kind::Event | Kind::Date => (UNREAD, "it counts from a day that is not known"),
        };
        doubts.push((cost, what.into()));
    }
    let sum: f64 = doubts.iter().map(|(cost, _)| cost).sum();
    candidate.confidence = ((1.0 - sum).max(0.05) * 100.0).round() / 100.0;
    candidate.reasons = doubts.into_iter().map(|(_, reason)| reason).collect();
}
