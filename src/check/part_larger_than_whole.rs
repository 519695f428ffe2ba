//! `part-larger-than-whole`: a part is certainly larger than its whole.
//!
//! A part is a claim about a place inside the whole's place, in a series that adds up, or about a series that is part of
//! the whole's series. Claims are compared only if they share scope, unit and time, and only by the bounds their sources
//! state: at least 25,000 in one country does not contradict about 50,000 in the world.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Bound, Claim, Currency, Estimate, Extent, Per, PlaceKey, SeriesKey, UnitKind};

use super::lookup::{Lookup, at};

/// What claims must share to be compared, besides their time.
type Kind<'a> = (
    &'a SeriesKey,
    &'a PlaceKey,
    Option<&'a str>,
    UnitKind,
    Option<Currency>,
    Option<Per>,
);
/// First and last day, and whether the claim holds on every day in between.
type Time = (NaiveDate, NaiveDate, bool);

/// A claim with an upper bound.
#[derive(Clone, Copy)]
struct Whole<'a> {
    claim: &'a Claim,
    high: f64,
    strict: bool,
}

/// The lowest wholes for one time: the lowest of each document, and the two lowest from different documents.
#[derive(Default)]
struct Lowest<'a> {
    of_document: HashMap<&'a str, Whole<'a>>,
    ascending: Vec<Whole<'a>>,
}

impl<'a> Lowest<'a> {
    fn add(&mut self, whole: Whole<'a>) {
        let document = whole.claim.id.document();
        let lowest = self.of_document.entry(document).or_insert(whole);
        if whole.high < lowest.high {
            *lowest = whole;
        }
    }

    /// Finds the two lowest from different documents.
    fn settle(&mut self) {
        self.ascending = self.of_document.values().copied().collect();
        self.ascending
            .sort_by(|a, b| a.high.total_cmp(&b.high).then_with(|| a.claim.id.cmp(&b.claim.id)));
        self.ascending.truncate(2);
    }

    /// The whole that a part is certainly larger than: from the same document if there is one, otherwise the lowest.
    fn exceeded_by(&self, claim: &Claim, low: f64, strict: bool) -> Option<Whole<'a>> {
        let own = self.of_document.get(claim.id.document()).copied();
        own.into_iter()
            .chain(self.ascending.iter().copied())
            .find(|whole| low > whole.high || (low >= whole.high && (strict || whole.strict)))
    }
}

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let mut wholes: HashMap<Kind<'_>, BTreeMap<Time, Lowest<'_>>> = HashMap::new();
    for (claim, estimate) in comparable(lookup) {
        let (Some(high), Some(time)) = (estimate.quantity.high, time(lookup, claim, estimate)) else {
            continue;
        };
        let kind = kind(&estimate.series, &claim.place, estimate);
        let strict = estimate.quantity.bound == Bound::LessThan;
        wholes
            .entry(kind)
            .or_default()
            .entry(time)
            .or_default()
            .add(Whole { claim, high, strict });
    }
    wholes
        .values_mut()
        .flat_map(BTreeMap::values_mut)
        .for_each(Lowest::settle);

    let mut problems = Vec::new();
    for (claim, estimate) in comparable(lookup) {
        let (Some(low), Some(time)) = (estimate.quantity.low, time(lookup, claim, estimate)) else {
            continue;
        };
        let strict = estimate.quantity.bound == Bound::MoreThan;
        let subjects = larger_subjects(lookup, claim, estimate);
        let exceeded = subjects.into_iter().find_map(|(series, place)| {
            let times = wholes.get(&kind(series, place, estimate))?;
            let mut meeting = times.iter().filter(|(whole, _)| is_same_time(time, **whole));
            meeting.find_map(|(_, lowest)| lowest.exceeded_by(claim, low, strict))
        });
        problems.extend(exceeded.map(|whole| larger(claim, whole.claim)));
    }
    problems
}

/// The claims that count: accepted ones that are not relays.
fn comparable<'a>(lookup: &Lookup<'a>) -> impl Iterator<Item = (&'a Claim, &'a Estimate)> {
    lookup
        .accepted()
        .filter(|(claim, ..)| claim.relays.is_none())
        .map(|(claim, estimate, _)| (claim, estimate))
}

fn kind<'a>(series: &'a SeriesKey, place: &'a PlaceKey, estimate: &'a Estimate) -> Kind<'a> {
    let quantity = &estimate.quantity;
    (
        series,
        place,
        estimate.scope.as_deref(),
        quantity.unit,
        quantity.currency,
        quantity.per,
    )
}

fn time(lookup: &Lookup<'_>, claim: &Claim, estimate: &Estimate) -> Option<Time> {
    let (from, to) = lookup.about(claim, estimate);
    Some((from?, to?, claim.when.extent == Extent::Throughout))
}

/// Whether two times certainly cover the same days: they are equal, or one holds throughout and contains the other.
fn is_same_time(a: Time, b: Time) -> bool {
    let holds = |outer: Time, inner: Time| outer.2 && outer.0 <= inner.0 && inner.1 <= outer.1;
    (a.0 == b.0 && a.1 == b.1) || holds(a, b) || holds(b, a)
}

/// Every series and place that the estimate is a part of, not counting its own.
fn larger_subjects<'a>(
    lookup: &Lookup<'a>,
    claim: &'a Claim,
    estimate: &'a Estimate,
) -> Vec<(&'a SeriesKey, &'a PlaceKey)> {
    let places = lookup.with_ancestors(&claim.place);
    let wholes = lookup.with_wholes(&estimate.series);
    let of_series = wholes.into_iter().flat_map(|series| {
        let adds_up = lookup.series.get(series).is_some_and(|series| series.adds_up);
        let reach = if adds_up { places.len() } else { 1 };
        places
            .iter()
            .take(reach)
            .map(move |place| (series, *place))
            .collect::<Vec<_>>()
    });
    of_series
        .filter(|larger| *larger != (&estimate.series, &claim.place))
        .collect()
}

fn larger(part: &Claim, whole: &Claim) -> Diagnostic {
    let one_voice = part.id.document() == whole.id.document() && part.origin == whole.origin;
    let mut problem = Diagnostic::error(
        "part-larger-than-whole",
        format!("`{}` is larger than its whole", part.id),
    )
    .at(at(&part.position, "stated"), "the part")
    .related(at(&whole.position, "stated"), format!("the whole, `{}`", whole.id))
    .why("a part of a place or series cannot be larger than all of it at the same time");
    if one_voice {
        problem.help("compare both with the source; a `scope`, `when` or unit may be wrong")
    } else {
        problem.severity = Severity::Warning;
        problem.help("sources may contradict each other; if you know that one is wrong, set its `status`")
    }
}
