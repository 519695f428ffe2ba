//! `duplicate-key`: two records of the same kind have the same key.

use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;

use crate::diagnostic::Diagnostic;
use crate::model::{Position, Waiting};

use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let book = lookup.book;
    let places = book
        .places
        .iter()
        .filter_map(|place| Some((&place.key, place.position.as_ref()?)));
    [
        repeated("agents", book.agents.iter().map(|agent| (&agent.key, &agent.position))),
        repeated("places", places),
        repeated(
            "series",
            book.series.iter().map(|series| (&series.key, &series.position)),
        ),
        repeated(
            "documents",
            book.documents
                .iter()
                .map(|document| (&document.key, &document.position))
                .chain(waiting(&book.pending.documents)),
        ),
        repeated(
            "identities",
            book.identities
                .iter()
                .map(|identity| (&identity.key, &identity.position)),
        ),
        repeated(
            "breaks",
            book.breaks.iter().map(|declared| (&declared.key, &declared.position)),
        ),
        repeated(
            "searches",
            book.searches.iter().map(|search| (&search.key, &search.position)),
        ),
        repeated(
            "claims",
            book.claims
                .iter()
                .map(|claim| (&claim.id, &claim.position))
                .chain(waiting(&book.pending.claims)),
        ),
    ]
    .concat()
}

/// Records that wait for review: their keys are taken. They come last, so that the others keep theirs.
fn waiting<K>(records: &[Waiting<K>]) -> impl Iterator<Item = (&K, &Position)> {
    let records = records.iter();
    records.filter_map(|waiting| Some((waiting.key.as_ref()?, &waiting.position)))
}

fn repeated<'a, K: Eq + Hash + Display + 'a>(
    noun: &str,
    records: impl Iterator<Item = (&'a K, &'a Position)>,
) -> Vec<Diagnostic> {
    let mut first: HashMap<&K, &Position> = HashMap::new();
    let mut problems = Vec::new();
    for (key, position) in records {
        let declared = *first.entry(key).or_insert(position);
        if !std::ptr::eq(declared, position) {
            problems.push(
                Diagnostic::error("duplicate-key", format!("two {noun} have the key `{key}`"))
                    .at(at(position, "key"), "second")
                    .related(at(declared, "key"), "first")
                    .why("records refer to each other by key, so keys must be unique")
                    .help("give one of them another key, or delete it if they are the same"),
            );
        }
    }
    problems
}
