//! Agents and places that a sheet names by their keys or by their names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{Agent, AgentKey, AgentKind, Book, PlaceKey, Position, Privacy, UNKNOWN};

use super::super::place;

/// The agents and places of a dossier by their names.
pub(in crate::dossier) struct Names {
    /// Keys of agents, by names in small letters.
    agents: HashMap<String, AgentKey>,
    declared: BTreeSet<AgentKey>,
    /// Those that only a sheet names.
    pub(in crate::dossier) made: Vec<Agent>,
    /// Keys of the dossier's own places.
    own: BTreeSet<String>,
    /// Keys of places by names in small letters; `None` for a name that several have.
    places: BTreeMap<String, Option<String>>,
}

impl Names {
    /// The names that the declarations of a dossier give, and those of countries and regions.
    pub(in crate::dossier) fn of(book: &Book) -> Self {
        let mut places: BTreeMap<String, Option<String>> = BTreeMap::new();
        for (key, name) in place::named() {
            let known = places
                .entry(name.to_lowercase())
                .or_insert_with(|| Some(key.to_owned()));
            if known.as_deref() != Some(key) {
                *known = None;
            }
        }
        // The dossier's own name for a place is what the dossier means by it.
        let own = book.places.iter();
        places.extend(own.map(|place| (place.name.to_lowercase(), Some(place.key.to_string()))));
        Self {
            agents: book
                .agents
                .iter()
                .map(|agent| (agent.name.to_lowercase(), agent.key.clone()))
                .collect(),
            declared: book
                .agents
                .iter()
                .map(|agent| agent.key.clone())
                .chain(book.unread.agents.iter().cloned())
                .collect(),
            made: Vec::new(),
            own: book.places.iter().map(|place| place.key.to_string()).collect(),
            places,
        }
    }

    /// The key of an agent that a cell names. One that is not declared becomes an agent, of the kind `other`; `None` where its name has no letters.
    pub(in crate::dossier) fn agent(&mut self, said: &str, position: impl FnOnce() -> Position) -> Option<AgentKey> {
        if let Ok(key) = AgentKey::new(said)
            && (self.declared.contains(&key) || said == UNKNOWN)
        {
            return Some(key);
        }
        let name = said.to_lowercase();
        if let Some(key) = self.agents.get(&name) {
            return Some(key.clone());
        }
        let key = AgentKey::new(slug::slugify(said)).ok()?;
        if self.declared.insert(key.clone()) {
            self.made.push(Agent {
                key: key.clone(),
                name: said.to_owned(),
                kind: AgentKind::Other,
                part_of: None,
                digest: false,
                place: None,
                note: None,
                privacy: Privacy::Public,
                position: position(),
            });
        }
        self.agents.insert(name, key.clone());
        Some(key)
    }

    /// The key of a place that a cell names; `None` where it is no name that only one place has.
    pub(in crate::dossier) fn place(&self, said: &str) -> Option<PlaceKey> {
        if self.own.contains(said) || place::standard(said).is_some() {
            return PlaceKey::new(said).ok();
        }
        let key = self.places.get(&said.to_lowercase())?.as_ref()?;
        PlaceKey::new(key.as_str()).ok()
    }
}
