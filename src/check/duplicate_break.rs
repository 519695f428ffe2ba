//! `duplicate-break`: two breaks of the same series and place rest on the same event, perhaps through two claims about it.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Break, ClaimId, HappeningKey};

use super::lookup::{Lookup, at};

/// What happened. Claims with the same `happening`, and claims that repeat each other, are about the same thing.
#[derive(PartialEq, Eq, Hash)]
enum Happening<'a> {
    Named(&'a HappeningKey),
    FirstClaim(&'a ClaimId),
}

impl<'a> Happening<'a> {
    fn of(lookup: &Lookup<'a>, event: &'a ClaimId) -> Self {
        let chain = lookup.with_relayed(event);
        let named = chain.iter().find_map(|id| {
            let claim = *lookup.claims.get(*id)?;
            claim.event()?.happening.as_ref()
        });
        named.map_or(Self::FirstClaim(chain.last().copied().unwrap_or(event)), Self::Named)
    }
}

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let mut first: HashMap<_, &Break> = HashMap::new();
    let mut problems = Vec::new();
    for declared in &lookup.book.breaks {
        let what = Happening::of(lookup, &declared.event);
        let earlier = *first
            .entry((&declared.series, &declared.place, what))
            .or_insert(declared);
        if !std::ptr::eq(earlier, declared) {
            problems.push(
                Diagnostic::error(
                    "duplicate-break",
                    format!(
                        "`{}` is the same break of `{}` in `{}` as `{}`",
                        declared.key, declared.series, declared.place, earlier.key
                    ),
                )
                .at(at(&declared.position, "event"), "second")
                .related(at(&earlier.position, "event"), "first")
                .why("two breaks by one event would let the level jump further than either one allows")
                .help("keep one of them, with the factor you want"),
            );
        }
    }
    problems
}
