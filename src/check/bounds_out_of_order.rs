//! `bounds-out-of-order`: `low`, `best` and `high` of a figure do not ascend.

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
                format!("`low`, `best` and `high` are out of order: {}", written.join(", ")),
            )
            .at(
                at_first(&claim.position, &["low", "best", "high", "stated"]),
                "expected `low` ≤ `best` ≤ `high`",
            )
            .why("a band drawn from these values would fold over")
            .help(format!(
                "compare with the source at {}; the values may be swapped",
                claim.locator
            ))
        })
        .collect()
}
