//! `withdrawn-break`: a break rests on an event that its source has taken back.

use crate::diagnostic::Diagnostic;
use crate::model::Status;

use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .breaks()
        .filter(|(_, claim, _)| claim.status == Status::Withdrawn)
        .map(|(declared, claim, _)| {
            Diagnostic::error(
                "withdrawn-break",
                format!("the break `{}` rests on an event that was taken back", declared.key),
            )
            .at(at(&declared.position, "event"), "withdrawn")
            .related(at(&claim.position, "status"), "here")
            .why("what did not happen is no reason for a jump; a disputed event is one, since the level is then only left open")
            .help("name another claim about what happened, or leave the break out")
        })
        .collect()
}
