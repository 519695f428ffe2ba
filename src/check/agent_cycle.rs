//! `agent-cycle`: agents belong to one another.

use crate::diagnostic::Diagnostic;

use super::cycle::cycles;
use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let keys = lookup.book.agents.iter().map(|agent| &agent.key);
    let circles = cycles(keys, |key| lookup.agents.get(key)?.part_of.as_ref());
    circles
        .into_iter()
        .filter_map(|circle| {
            let mut positions = circle.iter().filter_map(|key| Some(&lookup.agents.get(*key)?.position));
            let names: Vec<&str> = circle.iter().map(|key| key.as_str()).collect();
            let problem = Diagnostic::error(
                "agent-cycle",
                format!("agents belong to one another: {}", names.join(", ")),
            )
            .at(at(positions.next()?, "part_of"), "the circle passes here")
            .why("sources of one house are told from independent ones by who belongs to whom")
            .help("leave `part_of` out of the agent that is the whole");
            Some(positions.fold(problem, |problem, position| {
                problem.related(at(position, "part_of"), "and here")
            }))
        })
        .collect()
}
