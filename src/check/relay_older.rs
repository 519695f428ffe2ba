//! `relay-older`: a claim repeats one that was published later.

use crate::diagnostic::Diagnostic;
use crate::model::{Claim, Document, KnownBy};

use super::lookup::{Lookup, at, at_first};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .relays()
        .filter_map(|(claim, relayed)| {
            let later = lookup.documents.get(relayed.id.document())?;
            let earlier = lookup.documents.get(claim.id.document())?;
            // What the relayed claim says may have been known before its document.
            let known = lookup.known_on(claim)?;
            let was_known = relayed.first_known.is_some_and(|first| first <= known);
            (is_older(earlier, later) && !was_known).then(|| older(claim, earlier, later))
        })
        .collect()
}

/// Whether one document was certainly published before the other could have been.
fn is_older(earlier: &Document, later: &Document) -> bool {
    // The date of archiving or access says only that a document was published by then, not when.
    let first_day = later.published.as_ref().and_then(|published| published.from);
    earlier.known_by == KnownBy::Published && first_day.is_some_and(|first_day| earlier.known_on < first_day)
}

fn older(claim: &Claim, earlier: &Document, later: &Document) -> Diagnostic {
    let dates = ["published", "archived", "accessed"];
    Diagnostic::error(
        "relay-older",
        format!("`{}` repeats a claim that was published later", claim.id),
    )
    .at(
        at(&claim.position, "relays"),
        format!("this document was published by {}", earlier.known_on),
    )
    .related(at_first(&later.position, &dates), "but this one came later")
    .why("a claim cannot repeat what has not been published yet")
    .help("reverse the relay, or fix the date of one of the documents")
}
