//! Dates in full to EDTF expressions.

use super::resolve::Resolved;
use super::stretch::Stretch;
use crate::language::edtf::{Choice, Date, Edtf, End, Member, Qualifier};

/// The start of an interval. An EDTF interval begins with one date, so a run lends its first and is marked approximate.
pub(super) fn start_end(resolved: &Resolved) -> End {
    resolved
        .from
        .map_or(End::Unknown, |from| End::Date(edge(from, resolved)))
}

pub(super) fn end_end(resolved: &Resolved) -> End {
    resolved.to.map_or(End::Unknown, |to| End::Date(edge(to, resolved)))
}

fn edge(stretch: Stretch, resolved: &Resolved) -> Date {
    let qualifier = match resolved.qualifier {
        None if resolved.from != resolved.to && !resolved.throughout => Some(Qualifier::Approximate),
        qualifier => qualifier,
    };
    stretch.qualified(qualifier)
}

/// A date that stands alone.
pub(super) fn single(resolved: &Resolved) -> Edtf {
    let date = |stretch: Stretch| stretch.qualified(resolved.qualifier);
    match (resolved.from, resolved.to) {
        (Some(from), Some(to)) if resolved.throughout => Edtf::from_ends(End::Date(date(from)), End::Date(date(to))),
        (Some(from), Some(to)) if from == to => Edtf::from_date(date(from)),
        (Some(from), Some(to)) => Edtf::from_members(Choice::One, vec![Member::Range(date(from), date(to))]),
        (None, Some(to)) => Edtf::from_members(Choice::One, vec![Member::Until(date(to))]),
        (Some(from), None) => Edtf::from_members(Choice::One, vec![Member::From(date(from))]),
        (None, None) => Edtf::from_ends(End::Unknown, End::Unknown),
    }
}

/// Some time from the one date to the other.
pub(super) fn some_time_between(start: &Resolved, end: &Resolved) -> Edtf {
    let member = match (start.from, end.to) {
        (Some(from), Some(to)) => Member::Range(from.qualified(start.qualifier), to.qualified(end.qualifier)),
        (Some(from), None) => Member::From(from.qualified(start.qualifier)),
        (None, Some(to)) => Member::Until(to.qualified(end.qualifier)),
        (None, None) => return Edtf::from_ends(End::Unknown, End::Unknown),
    };
    Edtf::from_members(Choice::One, vec![member])
}
