//! `unknown-agent`: an agent that is not declared.

use crate::diagnostic::Diagnostic;
use crate::model::{AgentKey, Position};

use super::lookup::{Lookup, at, meant};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let book = lookup.book;
    let publishers = book
        .documents
        .iter()
        .map(|document| (&document.publisher, &document.position, "publisher"));
    let origins = book.claims.iter().filter(|claim| claim.origin_given());
    let origins = origins.map(|claim| (&claim.origin, &claim.position, "origin"));
    let wholes = book
        .agents
        .iter()
        .filter_map(|agent| Some((agent.part_of.as_ref()?, &agent.position, "part_of")));
    publishers
        .chain(origins)
        .chain(wholes)
        .filter(|(key, ..)| !lookup.agents.contains_key(*key) && !book.unread.agents.contains(*key))
        .map(|(key, position, field)| unknown(lookup, key, position, field))
        .collect()
}

fn unknown(lookup: &Lookup<'_>, key: &AgentKey, position: &Position, field: &str) -> Diagnostic {
    let declared = lookup
        .book
        .agents
        .iter()
        .map(|agent| (agent.key.as_str(), Some(&agent.position)));
    Diagnostic::error("unknown-agent", format!("unknown agent `{key}`"))
        .at(at(position, field), "not declared")
        .why("independent sources are counted by agent, so every agent must be declared")
        .suggest(meant(key.as_str(), declared))
        .help("declare new agents with `[[agent]]`, by convention in `agents.toml`")
}
