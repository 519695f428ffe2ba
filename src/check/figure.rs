//! What makes two figures the same: their numbers and unit, not their hedges.

use crate::model::{Bound, Claim, Currency, Estimate, Per, PlaceKey, Quantity, SeriesKey};

/// The numbers of a quantity, fit to be a key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Figure<'a> {
    ends: [Option<u64>; 3],
    currency: Option<Currency>,
    per: Option<Per>,
    unit_name: Option<&'a str>,
}

impl<'a> Figure<'a> {
    /// The figure of a quantity; "about 50,000" and "50,000" are one figure.
    pub(super) fn of(quantity: &'a Quantity) -> Self {
        let Quantity { low, best, high, .. } = *quantity;
        let ends = match quantity.bound {
            Bound::Exact | Bound::Approximate => [None, best, None],
            _ => [low, best, high],
        };
        Self {
            // Adding 0 makes one zero of the two.
            ends: ends.map(|end| end.map(|value| (value + 0.0).to_bits())),
            currency: quantity.currency,
            per: quantity.per,
            unit_name: quantity.unit_name.as_deref(),
        }
    }
}

/// What a figure is about: figures of one subject compare.
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
