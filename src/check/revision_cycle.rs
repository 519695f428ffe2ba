//! `revision-cycle`: claims replace each other in a cycle.

use crate::diagnostic::Diagnostic;

use super::cycle::cycles;
use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let claims = lookup.book.claims.iter().map(|claim| &claim.id);
    let circles = cycles(claims, |id| lookup.claims.get(id)?.supersedes.as_ref());
    circles
        .into_iter()
        .filter_map(|circle| {
            let mut claims = circle.iter().filter_map(|id| lookup.claims.get(*id));
            let first = claims.next()?;
            let what = match circle.len() {
                1 => format!("`{}` supersedes itself", first.id),
                length => format!("{length} claims supersede each other in a cycle"),
            };
            let problem = Diagnostic::error("revision-cycle", what)
                .at(at(&first.position, "supersedes"), "the cycle starts here")
                .why("of several figures by one origin the last one counts, so one of them must be the last")
                .help("remove `supersedes` from the claim that came first");
            Some(claims.fold(problem, |problem, claim| {
                problem.related(at(&claim.position, "supersedes"), "and continues here")
            }))
        })
        .collect()
}
