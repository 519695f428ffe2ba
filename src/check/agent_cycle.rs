//! `agent-cycle`: agents are part of each other.

use crate::diagnostic::Diagnostic;

use super::cycle::cycles;
use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let keys = lookup.book.agents.iter().map(|agent| &agent.key);
    let found = cycles(keys, |key| lookup.agents.get(key)?.part_of.as_ref());
    found
        .into_iter()
        .filter_map(|cycle| {
            let mut positions = cycle.iter().filter_map(|key| Some(&lookup.agents.get(*key)?.position));
            let names: Vec<&str> = cycle.iter().map(|key| key.as_str()).collect();
            let problem = Diagnostic::error(
                "agent-cycle",
                format!("agents are part of each other: {}", names.join(", ")),
            )
            .at(at(positions.next()?, "part_of"), "part of the cycle")
            .why("`part_of` decides which sources are independent of each other")
            .help("remove `part_of` from the agent that the others are part of");
            Some(positions.fold(problem, |problem, position| {
                problem.related(at(position, "part_of"), "and this")
            }))
        })
        .collect()
}
