//! `relay-cycle`: claims repeat each other in a cycle.

use crate::diagnostic::Diagnostic;

use super::cycle::{Link, linked_in_cycles};
use super::lookup::Lookup;

const RELAYS: Link = Link {
    problem: |what| {
        Diagnostic::error("relay-cycle", what).why("every chain of relays must end at the claim that came first")
    },
    field: "relays",
    target: |claim| claim.relays.as_ref(),
    verbs: ["repeat", "repeats"],
};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    linked_in_cycles(lookup, &RELAYS)
}
