//! `unknown-document` and `relay-to-nothing`: a claim repeats one that does not exist.

use crate::diagnostic::Diagnostic;
use crate::model::{Claim, ClaimId};

use super::lookup::{Lookup, at, meant};

const WHY: &str = "a repeated figure is counted once, under the claim it repeats, so that claim must exist";

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let unread = &lookup.book.unread;
    let relays = lookup
        .book
        .claims
        .iter()
        .filter_map(|claim| Some((claim, claim.relays.as_ref()?)));
    relays
        .filter(|(_, relayed)| !lookup.claims.contains_key(relayed) && !unread.claims.contains(*relayed))
        .filter(|(_, relayed)| !unread.documents.contains(&relayed.document))
        .map(|(claim, relayed)| {
            if lookup.documents.contains_key(&relayed.document) {
                no_claim(lookup, claim, relayed)
            } else {
                no_document(lookup, claim, relayed)
            }
        })
        .collect()
}

fn no_document(lookup: &Lookup<'_>, claim: &Claim, relayed: &ClaimId) -> Diagnostic {
    let documents = lookup.book.documents.iter();
    let declared = documents.map(|document| (document.key.as_str(), Some(&document.position)));
    let what = format!("unknown document `{}`", relayed.document);
    Diagnostic::error("unknown-document", what)
        .at(at(&claim.position, "relays"), "not found")
        .why(WHY)
        .suggest(meant(relayed.document.as_str(), declared))
        .help("write `document#key`, or just `key` for a claim in the same document; if you do not have the document, use `origin` instead")
}

fn no_claim(lookup: &Lookup<'_>, claim: &Claim, relayed: &ClaimId) -> Diagnostic {
    let siblings = lookup
        .book
        .claims
        .iter()
        .filter(|claim| claim.id.document == relayed.document);
    let declared = siblings.map(|claim| (claim.id.claim.as_str(), Some(&claim.position)));
    let what = format!("the document `{}` has no claim `{}`", relayed.document, relayed.claim);
    Diagnostic::error("relay-to-nothing", what)
        .at(at(&claim.position, "relays"), "no such claim")
        .why(WHY)
        .suggest(meant(relayed.claim.as_str(), declared))
        .help("add the claim that is repeated, or use `origin` instead of `relays`")
}
