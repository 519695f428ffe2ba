//! `series-cycle`: series are part of each other.

use crate::diagnostic::Diagnostic;

use super::cycle::cycles;
use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let keys = lookup.book.series.iter().map(|series| &series.key);
    let circles = cycles(keys, |key| lookup.series.get(key)?.part_of.as_ref());
    circles
        .into_iter()
        .filter_map(|circle| {
            let mut positions = circle.iter().filter_map(|key| Some(&lookup.series.get(*key)?.position));
            let names: Vec<&str> = circle.iter().map(|key| key.as_str()).collect();
            let problem = Diagnostic::error(
                "series-cycle",
                format!("series are part of each other: {}", names.join(", ")),
            )
            .at(at(positions.next()?, "part_of"), "part of the cycle")
            .why("a part is compared with its whole, and a cycle has no whole")
            .help("remove `part_of` from the series that is the whole");
            Some(positions.fold(problem, |problem, position| {
                problem.related(at(position, "part_of"), "and this")
            }))
        })
        .collect()
}
