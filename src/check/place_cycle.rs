//! `place-cycle`: places lie inside each other.

use crate::diagnostic::Diagnostic;

use super::cycle::cycles;
use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let keys = lookup.book.places.iter().map(|place| &place.key);
    let circles = cycles(keys, |key| lookup.places.get(key)?.parent.as_ref());
    circles
        .into_iter()
        .filter_map(|circle| {
            // The standards contain no cycles, so at least one of these places is declared in the dossier.
            let mut declared = circle
                .iter()
                .filter_map(|key| lookup.places.get(*key)?.position.as_ref());
            let names: Vec<&str> = circle.iter().map(|key| key.as_str()).collect();
            let problem = Diagnostic::error(
                "place-cycle",
                format!("places lie inside each other: {}", names.join(", ")),
            )
            .at(at(declared.next()?, "parent"), "part of the cycle")
            .why("every place lies in a larger one, up to the world")
            .help("change `parent` to the place that one of them really lies in");
            Some(declared.fold(problem, |problem, position| {
                problem.related(at(position, "parent"), "and this")
            }))
        })
        .collect()
}
