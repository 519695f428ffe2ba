//! `revision-cycle`: claims replace each other in a cycle.

use crate::diagnostic::Diagnostic;

use super::cycle::{Link, linked_in_cycles};
use super::lookup::Lookup;

const SUPERSEDES: Link = Link {
    problem: |what| {
        Diagnostic::error("revision-cycle", what)
            .why("of several figures by one origin the last one counts, so one of them must be the last")
    },
    field: "supersedes",
    target: |claim| claim.supersedes.as_ref(),
    verbs: ["supersede", "supersedes"],
};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    linked_in_cycles(lookup, &SUPERSEDES)
}
