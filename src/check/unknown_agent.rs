//! `unknown-agent`: an agent that is not declared.

use crate::diagnostic::{Diagnostic, Suggestion};
use crate::model::{Agent, AgentKey};

use super::lookup::{Lookup, Spot, at, meant};

/// The most suggestions.
const MOST: usize = 3;

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let book = lookup.book;
    let publishers = book
        .documents
        .iter()
        .map(|document| (&document.publisher, at(&document.position, "publisher")));
    let origins = book.claims.iter().filter(|claim| claim.origin_given());
    let origins = origins.map(|claim| (&claim.origin, at(&claim.position, "origin")));
    let unread = book.unread.referring.iter();
    let unread = unread.filter_map(|referring| Some((referring.origin.as_ref()?, at(&referring.position, "origin"))));
    let parties = book.claims.iter().flat_map(|claim| &claim.parties);
    let parties = parties.map(|party| (&party.agent, party.written.place()));
    let wholes = book
        .agents
        .iter()
        .filter_map(|agent| Some((agent.part_of.as_ref()?, at(&agent.position, "part_of"))));
    publishers
        .chain(origins)
        .chain(unread)
        .chain(parties)
        .chain(wholes)
        .filter(|(key, ..)| !lookup.agents.contains_key(*key) && !book.unread.agents.contains(*key))
        .map(|(key, spot)| unknown(lookup, key, spot))
        .collect()
}

fn unknown(lookup: &Lookup<'_>, key: &AgentKey, spot: Spot) -> Diagnostic {
    let declared = lookup
        .book
        .agents
        .iter()
        .map(|agent| (agent.key.as_str(), Some(&agent.position)));
    let mut found = meant(key.as_str(), declared);
    // A key may be given as the name of its agent.
    for agent in named(lookup, key) {
        let named = Suggestion {
            text: agent.key.to_string(),
            location: Some(at(&agent.position, "key").into()),
        };
        found.retain(|similar| similar.text != named.text);
        found.insert(0, named);
    }
    found.truncate(MOST);
    Diagnostic::error("unknown-agent", format!("unknown agent `{key}`"))
        .at(spot, "not declared")
        .why("independent sources are counted by agent, so every agent must be declared")
        .suggest(found)
        .help("declare new agents with `[[agent]]`, by convention in `agents.toml`")
}

/// The agents with this name, in capital letters or small ones.
fn named<'a>(lookup: &Lookup<'a>, key: &'a AgentKey) -> impl Iterator<Item = &'a Agent> {
    let agents = lookup.book.agents.iter();
    agents.filter(|agent| agent.name.to_lowercase() == key.as_str().to_lowercase())
}
