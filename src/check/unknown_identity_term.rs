//! `unknown-identity-term`: an equation names a series that is not declared.

use crate::diagnostic::Diagnostic;
use crate::model::{Identity, SeriesKey};

use super::lookup::{Lookup, at, meant};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let known = |key: &SeriesKey| lookup.series.contains_key(key) || lookup.book.unread.series.contains(key);
    let mut problems = Vec::new();
    for identity in &lookup.book.identities {
        let mut named: Vec<&SeriesKey> = Vec::new();
        for term in &identity.terms {
            match term.factor.series() {
                Some(key) if !known(key) && !named.contains(&key) => named.push(key),
                _ => {}
            }
        }
        problems.extend(named.into_iter().map(|key| unknown(lookup, identity, key)));
    }
    problems
}

fn unknown(lookup: &Lookup<'_>, identity: &Identity, key: &SeriesKey) -> Diagnostic {
    let declared = lookup
        .book
        .series
        .iter()
        .map(|series| (series.key.as_str(), Some(&series.position)));
    Diagnostic::error(
        "unknown-identity-term",
        format!("unknown series `{key}` in an equation"),
    )
    .at(at(&identity.position, "equation"), format!("`{key}` is not declared"))
    .why("an identity compares the figures of series, so every term must be a declared series or a number")
    .suggest(meant(key.as_str(), declared))
    .help("the terms of an equation are series keys and numbers")
}
