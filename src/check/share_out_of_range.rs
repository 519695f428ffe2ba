//! `share-out-of-range`: a share of a whole is below nothing or above all of it.

use crate::diagnostic::Diagnostic;
use crate::model::UnitKind;

use super::lookup::{Lookup, at_first};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .measured()
        .filter(|(_, estimate, series)| estimate.quantity.unit == UnitKind::Share && series.unit == UnitKind::Share)
        .filter_map(|(claim, estimate, _)| {
            let quantity = &estimate.quantity;
            let ends = [("low", quantity.low), ("best", quantity.best), ("high", quantity.high)];
            let (name, end) = ends
                .into_iter()
                .filter_map(|(name, end)| Some((name, end?)))
                .find(|(_, end)| !(0.0..=1.0).contains(end))?;
            Some(
                Diagnostic::error("share-out-of-range", format!("a share of {end} of the whole"))
                    .at(
                        at_first(&claim.position, &[name, "stated"]),
                        "a share lies between 0 and 1",
                    )
                    .why("a part of a whole is at least nothing and at most all of it")
                    .help(
                        "write 70 percent as `0.7`; a growth or a ratio above 1 belongs in a series of unit `measure`",
                    ),
            )
        })
        .collect()
}
