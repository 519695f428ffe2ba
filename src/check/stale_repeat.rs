//! `stale-repeat`: an old figure is said again of a later time, by the same source or one that repeats it.

use chrono::Months;

use crate::diagnostic::Diagnostic;
use crate::model::Claim;

use super::figure::alike;
use super::lookup::{Lookup, at};

/// How long after the end of a figure's own time it may be said again of a later one, in months.
const FRESH: Months = Months::new(12);

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    alike(lookup)
        .into_iter()
        .flat_map(|claims| {
            // A basis of its own says that the figure was found anew.
            let later = claims.iter().filter(|(claim, _)| claim.basis.is_none());
            let repeats = later.filter_map(|(claim, document)| {
                let before = claims
                    .iter()
                    .take_while(|(_, earlier)| earlier.known_on < document.known_on);
                let mut before = before.filter(|(first, earlier)| {
                    let one_source = first.origin == claim.origin
                        || earlier.publisher == document.publisher
                        || claim.relays.as_ref() == Some(&first.id);
                    one_source && is_stale(first, claim)
                });
                before.next().map(|(first, _)| repeat(claim, first))
            });
            repeats.collect::<Vec<_>>()
        })
        .collect()
}

/// Whether the one claim's time begins long after the other's has ended.
fn is_stale(first: &Claim, claim: &Claim) -> bool {
    let ended = first.when.to.and_then(|ended| ended.checked_add_months(FRESH));
    matches!((ended, claim.when.from), (Some(ended), Some(begins)) if begins > ended)
}

fn repeat(claim: &Claim, first: &Claim) -> Diagnostic {
    let times = format!(
        "`{}` says of {} what `{}` said of {}",
        claim.id, claim.when.edtf, first.id, first.when.edtf
    );
    Diagnostic::warning("stale-repeat", times)
        .at(at(&claim.position, "when"), "a later time")
        .related(at(&first.position, "when"), "the same figure, from the same source, for this time")
        .why("an old figure that is said again as if it were new makes a change look like none")
        .help("give `when` as the time of the old figure if that is meant; if it was found anew, say from what in `basis`")
}
