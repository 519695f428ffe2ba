//! `reserved-key`: an agent has a key under which public output counts those that it may not name.

use crate::diagnostic::Diagnostic;
use crate::model::WITHHELD;

use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let agents = lookup.book.agents.iter();
    agents
        .filter(|agent| agent.key.as_str().starts_with(WITHHELD))
        .map(|agent| {
            Diagnostic::error("reserved-key", format!("the key `{}` is reserved", agent.key))
                .at(at(&agent.position, "key"), format!("begins with `{WITHHELD}`"))
                .why("public output calls private agents `withheld-1`, `withheld-2` and so on")
                .help("choose another key")
        })
        .collect()
}
