//! `vague-break`: a break falls in a time that is open at an end, or too long to speak of a jump.

use crate::diagnostic::Diagnostic;
use crate::model::{Break, Claim};

use super::lookup::{Lookup, at};

/// The most days over which a jump may be spread: those of a leap year.
const MOST: i64 = 366;

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .breaks()
        .filter_map(|(declared, claim, _)| {
            let what = match (claim.when.from, claim.when.to) {
                (Some(from), Some(to)) if (to - from).num_days() < MOST => return None,
                (Some(_), Some(_)) => "longer than a year",
                _ => "open",
            };
            Some(vague(declared, claim, what))
        })
        .collect()
}

fn vague(declared: &Break, claim: &Claim, what: &str) -> Diagnostic {
    Diagnostic::error(
        "vague-break",
        format!("the time of the break `{}` is {what}", declared.key),
    )
    .at(at(&declared.position, "event"), "when?")
    .related(at(&claim.position, "when"), format!("`{}` is {what}", claim.when.edtf))
    .why("a jump that may have come at any time in years is a drift, which every trend allows for by itself")
    .help("name an event that is dated to a year or better, or leave the break out")
}
