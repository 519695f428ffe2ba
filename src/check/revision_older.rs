//! `revision-older`: a claim supersedes one that was known later.

use crate::diagnostic::Diagnostic;
use crate::model::Claim;

use super::lookup::{Lookup, at, at_first};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .revisions()
        .filter_map(|(claim, old)| older(lookup, claim, old))
        .collect()
}

fn older(lookup: &Lookup<'_>, claim: &Claim, old: &Claim) -> Option<Diagnostic> {
    let (new_known, old_known) = (lookup.known_on(claim)?, lookup.known_on(old)?);
    if old_known <= new_known {
        return None;
    }
    let problem = Diagnostic::error(
        "revision-older",
        format!("`{}` supersedes a claim that was known later", claim.id),
    );
    Some(
        problem
            .at(at(&claim.position, "supersedes"), format!("this claim was known by {new_known}"))
            .related(
                at_first(&old.position, &["first_known", "stated", "title"]),
                format!("but this one by {old_known}"),
            )
            .why("a claim counts until the one that replaces it is known")
            .help("reverse the link, or fix a date; if the older claim was first known earlier than its document, say so with `first_known`"),
    )
}
