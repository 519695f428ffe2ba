//! Agents and places that a sheet names by their keys or by their names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{Agent, AgentKey, AgentKind, Book, PlaceKey, Position, Privacy, PrivateField, UNKNOWN};

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
        if said.eq_ignore_ascii_case(UNKNOWN) {
            return AgentKey::new(UNKNOWN).ok();
        }
        if let Ok(key) = AgentKey::new(said)
            && self.declared.contains(&key)
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

/// Keeps of the agents that only sheets name those that a claim or document still names, and makes private those that nothing public names.
pub(in crate::dossier) fn settle(book: &mut Book, made: &mut Vec<AgentKey>) {
    if made.is_empty() {
        return;
    }
    let mut is_public: HashMap<&AgentKey, bool> = HashMap::new();
    let mut names = |agent, public: bool| *is_public.entry(agent).or_default() |= public;
    let mut withheld = BTreeSet::new();
    for document in &book.documents {
        let is_shown = !document.privacy.is_whole();
        names(&document.publisher, is_shown);
        if !is_shown {
            withheld.insert(document.key.as_str());
        }
    }
    for claim in &book.claims {
        let is_shown = !claim.privacy.is_whole() && !withheld.contains(claim.id.document());
        let shows = |field| is_shown && claim.privacy.fields().all(|private| private != field);
        if claim.origin_given() {
            names(&claim.origin, shows(PrivateField::Origin));
        }
        for party in &claim.parties {
            names(&party.agent, shows(PrivateField::Parties));
        }
    }
    let made_before: HashMap<AgentKey, Option<bool>> = made
        .drain(..)
        .map(|key| (key.clone(), is_public.get(&key).copied()))
        .collect();
    book.agents.retain(|agent| made_before.get(&agent.key) != Some(&None));
    for agent in &mut book.agents {
        if let Some(Some(public)) = made_before.get(&agent.key) {
            agent.privacy = if *public { Privacy::Public } else { Privacy::Whole };
            made.push(agent.key.clone());
        }
    }
}
