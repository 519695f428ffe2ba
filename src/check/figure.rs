//! What makes two figures the same: their numbers and unit, regardless of hedges.

use std::collections::{HashMap, HashSet};

use crate::model::{Bound, Claim, Currency, Document, Estimate, Per, PlaceKey, Quantity, SeriesKey};

use super::lookup::Lookup;

/// The numbers and unit of a quantity, usable as a hash key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Figure<'a> {
    ends: [Option<u64>; 3],
    currency: Option<Currency>,
    per: Option<Per>,
    unit_name: Option<&'a str>,
}

impl<'a> Figure<'a> {
    /// The figure of a quantity; "about 50,000" and "50,000" are the same figure.
    pub(super) fn of(quantity: &'a Quantity) -> Self {
        let Quantity { low, best, high, .. } = *quantity;
        let ends = match quantity.bound {
            Bound::Exact | Bound::Approximate => [None, best, None],
            _ => [low, best, high],
        };
        Self {
            // Adding 0 turns -0 into 0.
            ends: ends.map(|end| end.map(|value| (value + 0.0).to_bits())),
            currency: quantity.currency,
            per: quantity.per,
            unit_name: quantity.unit_name.as_deref(),
        }
    }
}

/// What a figure is about; figures about the same subject can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Subject<'a> {
    series: &'a SeriesKey,
    place: &'a PlaceKey,
    scope: Option<&'a str>,
}

impl<'a> Subject<'a> {
    /// The subject of an estimate.
    pub(super) fn of(claim: &'a Claim, estimate: &'a Estimate) -> Self {
        Self {
            series: &estimate.series,
            place: &claim.place,
            scope: estimate.scope.as_deref(),
        }
    }
}

/// Groups of two or more accepted claims that give the same figure for the same subject, each in the order in which they became known.
/// Magnitudes in words are left out: two sources can both say "thousands" without one repeating the other.
pub(super) fn alike<'a>(lookup: &Lookup<'a>) -> Vec<Vec<(&'a Claim, &'a Document)>> {
    let mut alike: HashMap<(Subject<'_>, Figure<'_>), Vec<(&Claim, &Document)>> = HashMap::new();
    for (claim, estimate, document) in lookup.accepted() {
        if !matches!(estimate.quantity.bound, Bound::Magnitude | Bound::Unreported) {
            let key = (Subject::of(claim, estimate), Figure::of(&estimate.quantity));
            alike.entry(key).or_default().push((claim, document));
        }
    }
    let mut groups: Vec<_> = alike.into_values().filter(|claims| claims.len() > 1).collect();
    for claims in &mut groups {
        claims.sort_by_key(|(claim, _)| (lookup.known_on(claim), &claim.id));
    }
    groups
}

/// Of alike claims in the order in which they could be known, the first of each origin, publisher and time. Whatever an earlier claim
/// tells about a later one, one of these tells, and they are few where one source repeats itself.
pub(super) fn leading<'a>(claims: &[(&'a Claim, &'a Document)]) -> Vec<(&'a Claim, &'a Document)> {
    let mut seen = HashSet::new();
    let is_first = |(claim, document): &(&'a Claim, &'a Document)| {
        seen.insert((&claim.origin, &document.publisher, claim.when.from, claim.when.to))
    };
    claims.iter().copied().filter(is_first).collect()
}
