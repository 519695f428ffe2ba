//! `suspected-echo`: a later document has another publisher's figure and does not say where it comes from.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Bound, Claim, Document};

use super::figure::{Figure, Subject};
use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let mut alike: HashMap<(Subject<'_>, Figure<'_>), Vec<(&Claim, &Document)>> = HashMap::new();
    for (claim, estimate, document) in lookup.accepted() {
        // "Thousands" is anybody's word; a number is somebody's figure.
        if estimate.quantity.bound != Bound::Magnitude {
            let key = (Subject::of(claim, estimate), Figure::of(&estimate.quantity));
            alike.entry(key).or_default().push((claim, document));
        }
    }
    alike
        .into_values()
        .flat_map(|mut claims| {
            claims.sort_by_key(|(claim, document)| (document.known_on, &claim.id));
            let later = claims
                .iter()
                .filter(|(claim, _)| claim.relays.is_none() && !claim.origin_given);
            let echoes = later.filter_map(|(claim, document)| {
                let before = claims
                    .iter()
                    .take_while(|(_, earlier)| earlier.known_on < document.known_on);
                let mut before = before.filter(|(first, earlier)| {
                    earlier.publisher != document.publisher
                        && first.origin != claim.origin
                        && first.relays.as_ref() != Some(&claim.id)
                        && first.when.overlaps(&claim.when)
                });
                before.next().map(|(first, earlier)| echo(claim, first, earlier))
            });
            echoes.collect::<Vec<_>>()
        })
        .collect()
}

fn echo(claim: &Claim, first: &Claim, earlier: &Document) -> Diagnostic {
    Diagnostic::warning("suspected-echo", format!("`{}` may repeat `{}`", claim.id, first.id))
        .at(at(&claim.position, "stated"), "the same figure, and no origin is given")
        .related(
            at(&first.position, "stated"),
            format!("known since {}", earlier.known_on),
        )
        .why("a figure that many repeat looks like one that many have found")
        .help(format!(
            "if it is repeated, add `relays = \"{}\"`; if not, name its `origin`",
            first.id
        ))
}
