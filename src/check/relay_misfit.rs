//! `relay-misfit`: a claim is said to repeat one that is about something else, or gives quite another figure.

use crate::diagnostic::Diagnostic;
use crate::model::{Bound, Claim, Estimate, Quantity};

use super::lookup::{Lookup, at, at_first};

/// A figure that is named exactly or roughly may be rounded in the telling, by this part of it.
const ROUNDING: f64 = 0.1;

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .relays()
        .filter_map(|(claim, relayed)| {
            about_something_else(lookup, claim, relayed).or_else(|| other_figure(claim, relayed))
        })
        .collect()
}

fn about_something_else(lookup: &Lookup<'_>, claim: &Claim, relayed: &Claim) -> Option<Diagnostic> {
    let (field, what) = match (claim.estimate(), relayed.estimate()) {
        (Some(here), Some(there)) if here.series != there.series => {
            ("series", format!("`{}`, not `{}`", there.series, here.series))
        }
        (Some(_), None) => ("title", "an event, not an estimate".to_owned()),
        (None, Some(_)) => ("series", "an estimate, not an event".to_owned()),
        _ => {
            let nested = lookup.with_ancestors(&claim.place).contains(&&relayed.place)
                || lookup.with_ancestors(&relayed.place).contains(&&claim.place);
            if nested {
                return None;
            }
            ("place", format!("`{}`, not `{}`", relayed.place, claim.place))
        }
    };
    let told = Diagnostic::error(
        "relay-misfit",
        format!(
            "`{}` cannot repeat `{}`, which is about something else",
            claim.id, relayed.id
        ),
    );
    Some(
        told.at(at(&claim.position, "relays"), format!("it is about {what}"))
            .related(at(&relayed.position, field), "what it is about")
            .why("a relay has no voice of its own: it would be left out of every count as a repetition of the other claim")
            .help("name the claim that it does repeat, or leave `relays` out and say whose figure it is with `origin`"),
    )
}

fn other_figure(claim: &Claim, relayed: &Claim) -> Option<Diagnostic> {
    let (here, there) = (claim.estimate()?, relayed.estimate()?);
    if !excludes(here, there) {
        return None;
    }
    let words = |claim: &Claim| claim.stated.clone().unwrap_or_default();
    let told = Diagnostic::warning(
        "relay-misfit",
        format!(
            "`{}` gives another figure than `{}`, which it repeats",
            claim.id, relayed.id
        ),
    );
    let fields = ["stated", "best", "low", "high"];
    Some(
        told.at(at_first(&claim.position, &fields), format!("\"{}\" here", words(claim)))
            .related(at_first(&relayed.position, &fields), format!("\"{}\" there", words(relayed)))
            .why("a figure that changes in the telling is either garbled or another figure; as a relay it is left out of every count")
            .help("leave `relays` out if it is a figure of its own; if the source garbles it, say so in `note`"),
    )
}

/// Whether no level could be meant by both.
fn excludes(here: &Estimate, there: &Estimate) -> bool {
    let (a, b) = (&here.quantity, &there.quantity);
    if a.currency != b.currency || a.per != b.per || a.unit_name != b.unit_name {
        return false;
    }
    let ((a_low, a_high), (b_low, b_high)) = (reach(a), reach(b));
    a_low > b_high || b_low > a_high
}

fn reach(quantity: &Quantity) -> (f64, f64) {
    let named = matches!(quantity.bound, Bound::Exact | Bound::Approximate);
    let slack = if named { ROUNDING } else { 0.0 };
    let low = quantity.low.or(quantity.best).unwrap_or(f64::NEG_INFINITY);
    let high = quantity.high.or(quantity.best).unwrap_or(f64::INFINITY);
    match quantity.bound {
        Bound::AtLeast | Bound::MoreThan => (low, f64::INFINITY),
        Bound::AtMost | Bound::LessThan => (f64::NEG_INFINITY, high),
        _ => (low - slack * low.abs(), high + slack * high.abs()),
    }
}
