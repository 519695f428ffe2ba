//! `bounds-out-of-order`: the lower end of a figure lies above its upper end.

use crate::diagnostic::Diagnostic;

use super::lookup::{Lookup, at_first};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .estimates()
        .filter(|(_, estimate)| !estimate.quantity.is_ordered())
        .map(|(claim, estimate)| {
            let quantity = &estimate.quantity;
            let ends = [("low", quantity.low), ("best", quantity.best), ("high", quantity.high)];
            let written: Vec<String> = ends
                .into_iter()
                .filter_map(|(name, end)| Some(format!("{name} {}", end?)))
                .collect();
            Diagnostic::error(
                "bounds-out-of-order",
                format!("the ends are not in order: {}", written.join(", ")),
            )
            .at(
                at_first(&claim.position, &["low", "best", "high", "stated"]),
                "`low` ≤ `best` ≤ `high` does not hold",
            )
            .why("low, best and high make one band, and this band would fold over")
            .help(format!(
                "compare with the source at {}; the figures may be swapped",
                claim.locator
            ))
        })
        .collect()
}
