//! `reserved-key`: an agent has a key under which public output counts those that it may not name, or the one for an origin that nobody names.

use crate::diagnostic::Diagnostic;
use crate::model::{UNKNOWN, WITHHELD};

use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let agents = lookup.book.agents.iter();
    agents
        .filter_map(|agent| {
            let (label, why) = match agent.key.as_str() {
                UNKNOWN => (
                    "this very word".to_owned(),
                    "`origin = \"unknown\"` says that nobody tells where a claim comes from",
                ),
                key if key.starts_with(WITHHELD) => (
                    format!("begins with `{WITHHELD}`"),
                    "public output calls private agents `withheld-1`, `withheld-2` and so on",
                ),
                _ => return None,
            };
            Some(
                Diagnostic::error("reserved-key", format!("the key `{}` is reserved", agent.key))
                    .at(at(&agent.position, "key"), label)
                    .why(why)
                    .help("choose another key"),
            )
        })
        .collect()
}
