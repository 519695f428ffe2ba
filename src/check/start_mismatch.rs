//! `start-mismatch`: the period of a total begins on another day than its series says, or is over before that day.

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::model::{Claim, Extent, Measure};

use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let totals = lookup
        .measured()
        .filter(|(_, _, series)| series.measure == Measure::Cumulative);
    totals
        .filter_map(|(claim, estimate, series)| {
            let since = estimate.since?;
            over_before(claim, since)
                .or_else(|| begins_elsewhere(claim, since))
                .map(|problem| {
                    let is_own = series.since.as_ref().and_then(|own| own.from) != Some(since);
                    let position = if is_own { &claim.position } else { &series.position };
                    problem.related(at(position, "since"), format!("the total counts from {since}"))
                })
        })
        .collect()
}

fn over_before(claim: &Claim, since: NaiveDate) -> Option<Diagnostic> {
    let ends = claim.when.to.filter(|ends| *ends < since)?;
    let what = format!("`{}` counts up to {ends}, before its total begins", claim.id);
    Some(
        Diagnostic::warning("start-mismatch", what)
            .at(at(&claim.position, "when"), format!("ends on {ends}"))
            .why("nothing was counted before the first day of a total")
            .help("fix the date, or write the start of this claim in `since`"),
    )
}

fn begins_elsewhere(claim: &Claim, since: NaiveDate) -> Option<Diagnostic> {
    let begins = claim.when.from?;
    (claim.when.extent == Extent::Throughout && begins != since).then(|| {
        let what = format!("`{}` counts from {begins}, not from {since}", claim.id);
        Diagnostic::warning("start-mismatch", what)
            .at(at(&claim.position, "when"), format!("begins on {begins}"))
            .why("totals that start on different days are not compared")
            .help("write only the last day counted in `when`, or the start of this claim in `since`")
    })
}
