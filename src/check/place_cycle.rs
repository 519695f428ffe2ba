//! `place-cycle`: places lie in one another.

use crate::diagnostic::Diagnostic;

use super::cycle::cycles;
use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let keys = lookup.book.places.iter().map(|place| &place.key);
    let circles = cycles(keys, |key| lookup.places.get(key)?.parent.as_ref());
    circles
        .into_iter()
        .filter_map(|circle| {
            // A standard's places make no circle by themselves, so one of these is declared.
            let mut declared = circle
                .iter()
                .filter_map(|key| lookup.places.get(*key)?.position.as_ref());
            let names: Vec<&str> = circle.iter().map(|key| key.as_str()).collect();
            let problem = Diagnostic::error(
                "place-cycle",
                format!("places lie in one another: {}", names.join(", ")),
            )
            .at(at(declared.next()?, "parent"), "the circle passes here")
            .why("a place lies in a larger one, and that in the end in the world")
            .help("give one of them the `parent` that it really lies in");
            Some(declared.fold(problem, |problem, position| {
                problem.related(at(position, "parent"), "and here")
            }))
        })
        .collect()
}
