//! `idle-bound`: a series says whether its parts bound the whole, but its parts do not add up.

use crate::diagnostic::Diagnostic;

use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let series = lookup.book.series.iter();
    series
        .filter(|series| !series.adds_up && series.position.written("bound_by_parts").is_some())
        .map(|series| {
            Diagnostic::warning(
                "idle-bound",
                format!(
                    "`bound_by_parts` has no effect in `{}`, which does not add up",
                    series.key
                ),
            )
            .at(at(&series.position, "bound_by_parts"), "needs `adds_up = true`")
            .why("only where the figures of the parts of a place add up is the whole at least as large as a part")
            .help("add `adds_up = true` if the parts can be added, or remove `bound_by_parts`")
        })
        .collect()
}
