//! `relay-older`: a claim repeats one that was published later.

use crate::diagnostic::Diagnostic;
use crate::model::{Claim, Document, KnownBy};

use super::lookup::{Lookup, at, at_first};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .relays()
        .filter_map(|(claim, relayed)| {
            let later = lookup.documents.get(&relayed.id.document)?;
            let earlier = lookup.documents.get(&claim.id.document)?;
            is_older(earlier, later).then(|| older(claim, earlier, later))
        })
        .collect()
}

/// Whether the one was certainly out before the other can have been.
fn is_older(earlier: &Document, later: &Document) -> bool {
    // An archive's or a reader's date says only by when a document was out, not since when.
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
        format!("its document was out by {}", earlier.known_on),
    )
    .related(at_first(&later.position, &dates), "but this was not out by then")
    .why("nobody repeats what is not yet said")
    .help("turn the relay round, or mend the date of one of the documents")
}
