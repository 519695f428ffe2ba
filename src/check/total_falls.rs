//! `total-falls`: one origin counts a lower total later, which a total cannot become.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::model::{AgentKey, Claim, Currency, Estimate, Measure};

use super::figure::Subject;
use super::lookup::{Lookup, at};

/// What counts must share to be of one total: the subject, the currency, the start and the body that counts.
type Total<'a> = (Subject<'a>, Option<Currency>, Option<NaiveDate>, &'a AgentKey);

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let mut totals: HashMap<Total<'_>, Vec<(NaiveDate, &Claim, &Estimate)>> = HashMap::new();
    for (claim, estimate, _) in lookup.accepted().filter(|(claim, ..)| claim.relays.is_none()) {
        let (_, counted_by) = lookup.about(claim, estimate);
        if let (Measure::Cumulative, Some(counted_by)) = (lookup.measure(estimate), counted_by) {
            let total = (
                Subject::of(claim, estimate),
                estimate.quantity.currency,
                estimate.since,
                lookup.body(&claim.origin),
            );
            totals.entry(total).or_default().push((counted_by, claim, estimate));
        }
    }
    let mut problems = Vec::new();
    for mut counts in totals.into_values() {
        counts.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
        // The highest lower end so far: each later count must allow it.
        let mut highest: Option<(f64, NaiveDate, &Claim)> = None;
        for (counted_by, claim, estimate) in counts {
            let reach = estimate.quantity.reach();
            let falls = highest.filter(|(low, day, _)| *day < counted_by && reach.high.is_some_and(|high| high < *low));
            problems.extend(falls.map(|(_, _, earlier)| fall(claim, earlier)));
            if let Some(low) = reach.low
                && highest.is_none_or(|(before, ..)| low > before)
            {
                highest = Some((low, counted_by, claim));
            }
        }
    }
    problems
}

fn fall(claim: &Claim, earlier: &Claim) -> Diagnostic {
    Diagnostic::warning(
        "total-falls",
        format!("the total of `{}` is below an earlier one", claim.id),
    )
    .at(at(&claim.position, "stated"), "a lower total")
    .related(
        at(&earlier.position, "stated"),
        format!("an earlier day, a higher total, `{}`", earlier.id),
    )
    .why("a total since a start cannot fall: the source has revised its count, or counts something else")
    .help(format!(
        "if the source revised its count, add `supersedes = \"{}\"`; if the two differ in what they cover, say how with `scope`",
        earlier.id
    ))
}
