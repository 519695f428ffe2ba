//! `stale-repeat`: an old figure is repeated for a later time, by the same source or by one that relays it.

use chrono::Months;

use crate::diagnostic::Diagnostic;
use crate::model::Claim;

use super::figure::{alike, leading};
use super::lookup::{Lookup, at};

/// How many months after the end of its own period a figure may be repeated for a later one.
const FRESH: Months = Months::new(12);

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    alike(lookup)
        .into_iter()
        .flat_map(|claims| {
            let leading = leading(&claims);
            // A claim with its own `basis` is a new figure.
            let later = claims.iter().filter(|(claim, _)| claim.basis.is_none());
            let repeats = later.filter_map(|(claim, document)| {
                let known_on = lookup.known_on(claim);
                let relayed = claim.relays.as_ref().and_then(|id| lookup.claims.get(id));
                let before = leading
                    .iter()
                    .take_while(|(first, _)| lookup.known_on(first) < known_on);
                let mut before = before.filter(|(first, earlier)| {
                    let one_source = first.origin == claim.origin
                        || earlier.publisher == document.publisher
                        || relayed.is_some_and(|relayed| relayed.origin == first.origin && relayed.when == first.when);
                    one_source && is_stale(first, claim)
                });
                before.next().map(|(first, _)| repeat(claim, first))
            });
            repeats.collect::<Vec<_>>()
        })
        .collect()
}

/// Whether one claim's period begins long after the other's has ended.
fn is_stale(first: &Claim, claim: &Claim) -> bool {
    let ended = first.when.to.and_then(|ended| ended.checked_add_months(FRESH));
    matches!((ended, claim.when.from), (Some(ended), Some(begins)) if begins > ended)
}

fn repeat(claim: &Claim, first: &Claim) -> Diagnostic {
    let times = format!(
        "`{}` gives for {} the figure that `{}` gave for {}",
        claim.id, claim.when.edtf, first.id, first.when.edtf
    );
    Diagnostic::warning("stale-repeat", times)
        .at(at(&claim.position, "when"), "a later time")
        .related(
            at(&first.position, "when"),
            "the same source gave the same figure for this time",
        )
        .why("an old figure presented as new makes it look as if nothing changed")
        .help("if it is the old figure, set `when` to its time; if it is new, say what it rests on in `basis`")
}
