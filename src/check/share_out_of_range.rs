//! `share-out-of-range`: a share is below 0 or above 1.

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
                Diagnostic::error("share-out-of-range", format!("the share {end} is out of range"))
                    .at(
                        at_first(&claim.position, &[name, "stated"]),
                        "a share must be between 0 and 1",
                    )
                    .why("a share is a part of a whole")
                    .help(
                        "write 70 percent as `0.7`; growth rates and ratios above 1 belong in a series with the unit `measure`",
                    ),
            )
        })
        .collect()
}
