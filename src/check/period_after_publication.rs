//! `period-after-publication`: a claim is about a time after its document was published.

use crate::diagnostic::Diagnostic;
use crate::model::{Assertion, Claim};

use super::lookup::{Lookup, at, at_first};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let claims = lookup.book.claims.iter().filter(|claim| !looks_ahead(claim));
    claims
        .filter_map(|claim| {
            let document = lookup.documents.get(claim.id.document())?;
            let known = lookup.known_on(claim)?;
            let from = claim.when.from.filter(|from| *from > known)?;
            let dates = ["published", "archived", "accessed"];
            let decides = match claim.first_known {
                Some(_) => at(&claim.position, "first_known"),
                None => at_first(&document.position, &dates),
            };
            Some(
                Diagnostic::error(
                    "period-after-publication",
                    "a claim about a time after its document was published",
                )
                .at(at(&claim.position, "when"), format!("starts on {from}"))
                .related(decides, format!("known by {known}"))
                .why("a document can report the past but only predict the future")
                .help("fix the date, or add `projection = true` if the source looks ahead"),
            )
        })
        .collect()
}

const fn looks_ahead(claim: &Claim) -> bool {
    match &claim.assertion {
        Assertion::Estimate(estimate) => estimate.projection,
        Assertion::Event(event) => event.projection,
    }
}
