//! `withdrawn-break`: a break rests on a withdrawn event.

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
                format!("the break `{}` rests on a withdrawn event", declared.key),
            )
            .at(at(&declared.position, "event"), "withdrawn")
            .related(at(&claim.position, "status"), "here")
            .why("an event that did not happen cannot move the level; a disputed one may, since a break only allows for a jump")
            .help("name another claim about what happened, or remove the break")
        })
        .collect()
}
