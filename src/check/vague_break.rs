//! `vague-break`: a break at a time that is open-ended, or too long for a jump.

use crate::diagnostic::Diagnostic;
use crate::model::{Break, Claim};

use super::lookup::{Lookup, at};

/// The most days that a jump may be spread over: those of a leap year.
const MOST: i64 = 366;

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .breaks()
        .filter_map(|(declared, claim, _)| {
            let what = match (claim.when.from, claim.when.to) {
                (Some(from), Some(to)) if (to - from).num_days() < MOST => return None,
                (Some(_), Some(_)) => "longer than a year",
                _ => "open-ended",
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
    .why("a jump that could have come at any time over several years is a drift, which every trend allows for anyway")
    .help("name an event that is dated to a year or better, or remove the break")
}
