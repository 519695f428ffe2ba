//! `status-without-reason`: a claim is disputed or withdrawn without a reason.

use crate::diagnostic::Diagnostic;
use crate::model::Status;

use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let claims = lookup.book.claims.iter();
    claims
        .filter(|claim| claim.status != Status::Accepted && claim.status_reason.is_none())
        .map(|claim| {
            Diagnostic::error(
                "status-without-reason",
                format!("`{}` is {} without a reason", claim.id, claim.status),
            )
            .at(at(&claim.position, "status"), "why?")
            .why("others must be able to judge why a claim was set aside")
            .help("add `status_reason = \"…\"`")
        })
        .collect()
}
