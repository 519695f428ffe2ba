//! `relay-misfit`: a claim relays one that is about something else, or that gives a clearly different figure.

use crate::diagnostic::Diagnostic;
use crate::model::{Bound, Claim, Estimate, Quantity};

use super::lookup::{Lookup, at, at_first};

/// How far an exact or approximate figure may be rounded when it is repeated, as a share of it.
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
    let problem = Diagnostic::error(
        "relay-misfit",
        format!(
            "`{}` cannot repeat `{}`, which is about something else",
            claim.id, relayed.id
        ),
    );
    Some(
        problem.at(at(&claim.position, "relays"), format!("this is about {what}"))
            .related(at(&relayed.position, field), "in the relayed claim")
            .why("a relay is left out of every count, so a wrong one hides a figure")
            .help("name the claim it really repeats, or remove `relays` and say where the figure comes from with `origin`"),
    )
}

fn other_figure(claim: &Claim, relayed: &Claim) -> Option<Diagnostic> {
    let (here, there) = (claim.estimate()?, relayed.estimate()?);
    if !excludes(here, there) {
        return None;
    }
    let words = |claim: &Claim| claim.stated.clone().unwrap_or_default();
    let problem = Diagnostic::warning(
        "relay-misfit",
        format!(
            "`{}` gives a different figure from `{}`, which it repeats",
            claim.id, relayed.id
        ),
    );
    let fields = ["stated", "best", "low", "high"];
    Some(
        problem
            .at(at_first(&claim.position, &fields), format!("\"{}\" here", words(claim)))
            .related(
                at_first(&relayed.position, &fields),
                format!("\"{}\" there", words(relayed)),
            )
            .why("a relay is left out of every count, so a figure of its own would be hidden")
            .help("if it is a different figure, remove `relays`; if the source garbled it, say so in `note`"),
    )
}

/// Whether no single value can satisfy both.
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
