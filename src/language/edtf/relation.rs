//! How two EDTF expressions relate in time. The result is `None` if it depends on an unknown end.

use std::cmp::Ordering;

use super::Edtf;
use super::bounds::Edge;
use super::calendar::Day;

impl Edtf {
    /// Whether every day that it can mean lies before every day that the other can mean.
    #[must_use]
    pub fn precedes(&self, other: &Self) -> Option<bool> {
        let (last, first) = (self.last_edge(), other.first_edge());
        if last == Edge::Open || first == Edge::Open {
            return Some(false);
        }
        if let (Edge::Day(last), Edge::Day(first)) = (last, first) {
            return Some(last < first);
        }
        // An unknown end comes no earlier than the beginning, an unknown beginning no later than the end.
        let least = last.day().or_else(|| self.first_edge().day());
        let most = first.day().or_else(|| other.last_edge().day());
        match (least, most) {
            (Some(least), Some(most)) if least >= most => Some(false),
            _ => None,
        }
    }

    /// Whether the two can mean a common day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> Option<bool> {
        match (self.precedes(other), other.precedes(self)) {
            (Some(true), _) | (_, Some(true)) => Some(false),
            (Some(false), Some(false)) => Some(true),
            _ => None,
        }
    }

    /// Whether every day that the other can mean is one that it can mean too.
    #[must_use]
    pub fn contains(&self, other: &Self) -> Option<bool> {
        let starts = at_or_before(self.first_edge(), other.first_edge(), |a, b| a <= b);
        let ends = at_or_before(self.last_edge(), other.last_edge(), |a, b| a >= b);
        match (starts, ends) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }

    /// The order on a timeline: by the first day, then by the last. Expressions without a first day come first, those without a
    /// last day last; they are equal only if both bounds are.
    #[must_use]
    pub fn chronological(&self, other: &Self) -> Ordering {
        let first = |edtf: &Self| match edtf.first_edge() {
            Edge::Open => (0, None),
            Edge::Unknown => (1, None),
            Edge::Day(day) => (2, Some(day)),
        };
        let last = |edtf: &Self| match edtf.last_edge() {
            Edge::Day(day) => (0, Some(day)),
            Edge::Unknown => (1, None),
            Edge::Open => (2, None),
        };
        (first(self), last(self)).cmp(&(first(other), last(other)))
    }
}

/// Whether the outer edge encloses the inner one.
fn at_or_before(outer: Edge, inner: Edge, encloses: fn(Day, Day) -> bool) -> Option<bool> {
    match (outer, inner) {
        (Edge::Open, _) => Some(true),
        (Edge::Day(_), Edge::Open) => Some(false),
        (Edge::Day(outer), Edge::Day(inner)) => Some(encloses(outer, inner)),
        (Edge::Unknown, _) | (_, Edge::Unknown) => None,
    }
}
