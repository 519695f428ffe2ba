//! `duplicate-claim`: a document makes the same claim twice.

use std::collections::HashMap;
use std::hash::Hash;

use crate::diagnostic::Diagnostic;
use crate::model::{AgentKey, Claim};

use super::figure::{Figure, Subject};
use super::lookup::{Lookup, at_first};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    // A claim marked as a relay is not a duplicate: a headline relays its own article.
    let stands_alone = |claim: &Claim| claim.relays.is_none();
    let estimates = lookup
        .estimates()
        .filter(|(claim, _)| stands_alone(claim))
        .map(|(claim, estimate)| {
            let figure = Figure::of(&estimate.quantity);
            (
                (
                    said(claim),
                    Subject::of(claim, estimate),
                    figure,
                    estimate.quantity.bound,
                ),
                claim,
            )
        });
    let events = lookup
        .book
        .claims
        .iter()
        .filter(|claim| stands_alone(claim))
        .filter_map(|claim| Some((claim, claim.event()?)));
    let events = events.map(|(claim, event)| ((said(claim), &claim.place, &event.category, &event.title), claim));
    [repeated(estimates), repeated(events)].concat()
}

/// The document, origin and time of a claim.
fn said(claim: &Claim) -> (&str, &AgentKey, &str) {
    (claim.id.document(), &claim.origin, claim.when.edtf.as_str())
}

fn repeated<'a, K: Eq + Hash>(claims: impl Iterator<Item = (K, &'a Claim)>) -> Vec<Diagnostic> {
    let mut first: HashMap<K, &Claim> = HashMap::new();
    let mut problems = Vec::new();
    for (key, claim) in claims {
        let other = *first.entry(key).or_insert(claim);
        if !std::ptr::eq(other, claim) {
            problems.push(
                Diagnostic::error("duplicate-claim", format!("`{}` says the same as `{}`", claim.id, other.id))
                    .at(at_first(&claim.position, &["stated", "title"]), "second")
                    .related(at_first(&other.position, &["stated", "title"]), "first")
                    .why("a document that repeats itself still makes one claim, and it would be counted twice")
                    .help("keep one and give both places in its `locator`; if they differ, say how with `scope`, `origin` or `when`"),
            );
        }
    }
    problems
}
