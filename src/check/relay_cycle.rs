//! `relay-cycle`: claims repeat each other in a cycle.

use crate::diagnostic::Diagnostic;

use super::cycle::cycles;
use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let claims = lookup.book.claims.iter().map(|claim| &claim.id);
    let circles = cycles(claims, |id| lookup.claims.get(id)?.relays.as_ref());
    circles
        .into_iter()
        .filter_map(|circle| {
            let mut claims = circle.iter().filter_map(|id| lookup.claims.get(*id));
            let first = claims.next()?;
            let what = match circle.len() {
                1 => format!("`{}` repeats itself", first.id),
                length => format!("{length} claims repeat each other in a cycle"),
            };
            let problem = Diagnostic::error("relay-cycle", what)
                .at(at(&first.position, "relays"), "the cycle starts here")
                .why("every chain of relays must end at the claim that came first")
                .help("remove `relays` from the claim that came first");
            Some(claims.fold(problem, |problem, claim| {
                problem.related(at(&claim.position, "relays"), "and continues here")
            }))
        })
        .collect()
}
