//! `unknown-event`: a break names an event that does not exist.

use crate::diagnostic::Diagnostic;
use crate::model::Break;

use super::lookup::{Lookup, at, meant};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let unread = &lookup.book.unread;
    let breaks = lookup.book.breaks.iter();
    breaks
        .filter(|declared| {
            !unread.claims.contains(&declared.event) && !unread.documents.contains(declared.event.document())
        })
        .filter_map(|declared| match lookup.claims.get(&declared.event) {
            Some(claim) if claim.event().is_some() => None,
            Some(_) => Some(unknown(lookup, declared, "an estimate, not an event")),
            None => Some(unknown(lookup, declared, "not found")),
        })
        .collect()
}

fn unknown(lookup: &Lookup<'_>, declared: &Break, what: &str) -> Diagnostic {
    let events = lookup.book.claims.iter().filter(|claim| claim.event().is_some());
    let problem = Diagnostic::error("unknown-event", format!("unknown event `{}`", declared.event))
        .at(at(&declared.position, "event"), what)
        .why("a break takes its date and its reason from an event; without one, a trend could be bent anywhere");
    if let (None, Some(position)) = (lookup.claims.get(&declared.event), lookup.pending.get(&declared.event)) {
        return problem
            .related(at(position, "key"), "it waits for review here")
            .help("review that entry and take `review` out of it");
    }
    let stated: Vec<(String, _)> = events.map(|claim| (claim.id.to_string(), &claim.position)).collect();
    let candidates = stated.iter().map(|(id, position)| (id.as_str(), Some(*position)));
    problem
        .suggest(meant(&declared.event.to_string(), candidates))
        .help("name an `[[event]]` as `document#key`")
}
