//! `start-mismatch`: the period of a total begins on another day than its series says.

use crate::diagnostic::Diagnostic;
use crate::model::{Extent, Measure};

use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let totals = lookup
        .measured()
        .filter(|(_, _, series)| series.measure == Measure::Cumulative);
    totals
        .filter_map(|(claim, estimate, series)| {
            let (since, begins) = (estimate.since?, claim.when.from?);
            (claim.when.extent == Extent::Throughout && begins != since).then(|| {
                Diagnostic::warning(
                    "start-mismatch",
                    format!("`{}` counts from {begins}, not from {since}", claim.id),
                )
                .at(at(&claim.position, "when"), format!("begins on {begins}"))
                .related(at(&series.position, "since"), format!("the total counts from {since}"))
                .why("totals that start on different days are not compared")
                .help("write only the last day counted in `when`, or the start of this claim in `since`")
            })
        })
        .collect()
}
