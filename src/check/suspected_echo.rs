//! `suspected-echo`: a later document gives another publisher's figure without an origin.

use crate::diagnostic::Diagnostic;
use crate::model::{Claim, Document};

use super::figure::{alike, leading};
use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    alike(lookup)
        .into_iter()
        .flat_map(|claims| {
            let leading = leading(&claims);
            let later = claims
                .iter()
                .filter(|(claim, _)| claim.relays.is_none() && !claim.origin_given());
            let echoes = later.filter_map(|(claim, document)| {
                let before = leading
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
        .at(at(&claim.position, "stated"), "the same figure, with no origin given")
        .related(
            at(&first.position, "stated"),
            format!("known since {}", earlier.known_on),
        )
        .why("a figure that many sources repeat looks as if many sources had found it")
        .help(format!(
            "if it is a repeat, add `relays = \"{}\"`; if not, add its `origin`",
            first.id
        ))
}
