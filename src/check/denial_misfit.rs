//! `denial-misfit`: a claim denies itself, or one about something else.

use crate::diagnostic::Diagnostic;
use crate::model::Claim;

use super::lookup::{Lookup, at};
use super::revision_misfit::differing;

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .denials()
        .filter_map(|(claim, denied)| misfit(claim, denied))
        .collect()
}

fn misfit(claim: &Claim, denied: &Claim) -> Option<Diagnostic> {
    let problem = |what| {
        Diagnostic::error("denial-misfit", what)
            .why("a denial is shown beside the claim that it disputes, so both must be about the same thing")
            .help("name the claim that it really disputes, or remove `denies`")
    };
    if claim.id == denied.id {
        let what = format!("`{}` denies itself", claim.id);
        return Some(problem(what).at(at(&claim.position, "denies"), "this very claim"));
    }
    // A denial may be of a part: "not in construction".
    let (field, what) = differing(claim, denied).filter(|(field, _)| *field != "scope")?;
    let summary = format!(
        "`{}` cannot deny `{}`, which is about something else",
        claim.id, denied.id
    );
    Some(
        problem(summary)
            .at(at(&claim.position, "denies"), format!("that claim is about {what}"))
            .related(at(&denied.position, field), "in the denied claim"),
    )
}
