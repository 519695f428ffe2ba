//! `unknown-place`: a place that is neither in a standard nor declared.

use crate::diagnostic::{Diagnostic, Suggestion, suggest};
use crate::model::{PlaceKey, Position};

use super::lookup::{Lookup, at, meant};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let book = lookup.book;
    let claims = book.claims.iter().map(|claim| (&claim.place, &claim.position, "place"));
    let unread = book.unread.referring.iter();
    let unread = unread.filter_map(|referring| Some((referring.place.as_ref()?, &referring.position, "place")));
    let agents = book
        .agents
        .iter()
        .filter_map(|agent| Some((agent.place.as_ref()?, &agent.position, "place")));
    let identities = book
        .identities
        .iter()
        .map(|identity| (&identity.place, &identity.position, "place"));
    let breaks = book
        .breaks
        .iter()
        .map(|declared| (&declared.place, &declared.position, "place"));
    let searches = book
        .searches
        .iter()
        .map(|search| (&search.place, &search.position, "place"));
    let parents = book
        .places
        .iter()
        .filter_map(|place| Some((place.parent.as_ref()?, place.position.as_ref()?, "parent")));
    claims
        .chain(unread)
        .chain(agents)
        .chain(identities)
        .chain(breaks)
        .chain(searches)
        .chain(parents)
        .filter(|(key, ..)| !lookup.places.contains_key(*key) && !book.unread.places.contains(*key))
        .map(|(key, position, field)| unknown(lookup, key, position, field))
        .collect()
}

fn unknown(lookup: &Lookup<'_>, key: &PlaceKey, position: &Position, field: &str) -> Diagnostic {
    let mut candidates = by_name(lookup, key.as_str());
    if candidates.is_empty() {
        let declared = lookup
            .book
            .places
            .iter()
            .map(|place| (place.key.as_str(), place.position.as_ref()));
        candidates = meant(key.as_str(), declared);
    }
    if candidates.is_empty() {
        candidates = by_misspelt_name(key.as_str());
    }
    Diagnostic::error("unknown-place", format!("unknown place `{key}`"))
        .at(at(position, field), "neither in a standard nor declared")
        .why("figures roll up into the places that contain a place, so every place must be known")
        .suggest(candidates)
        .help(
            "use ISO 3166 (`RU`, `RU-SAK`) or UN M49 (`001` is the world), or declare a `[[place]]` with its `parent`",
        )
}

/// Places with this name, or with this code in another standard or case.
fn by_name(lookup: &Lookup<'_>, word: &str) -> Vec<Suggestion> {
    const MOST: usize = 3;
    let wanted = word.replace(['-', '_'], " ").to_lowercase();
    let named = lookup
        .book
        .places
        .iter()
        .filter(|place| place.name.to_lowercase() == wanted);
    let named = named.map(|place| (place.key.as_str(), place.position.as_ref()));
    let capitals = word.to_ascii_uppercase();
    let standard = rust_iso3166::ALL.iter().filter(|country| {
        let holds = wanted.len() >= 4 && country.name.to_lowercase().contains(&wanted);
        holds || country.alpha2 == capitals || country.alpha3 == capitals || numeric(word) == Some(country.numeric)
    });
    let found = named.chain(standard.map(|country| (country.alpha2, None)));
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for (code, position) in found {
        if suggestions.iter().all(|known| known.text != code) {
            suggestions.push(Suggestion {
                text: code.into(),
                location: position.map(|position| at(position, "key").into()),
            });
        }
    }
    suggestions.truncate(MOST);
    suggestions
}

/// Countries with a name like this.
fn by_misspelt_name(word: &str) -> Vec<Suggestion> {
    let names = suggest(word, rust_iso3166::ALL.iter().map(|country| country.name));
    let countries = names
        .into_iter()
        .filter_map(|name| rust_iso3166::ALL.iter().find(|country| country.name == name));
    countries
        .map(|country| Suggestion {
            text: country.alpha2.into(),
            location: None,
        })
        .collect()
}

/// A country's numeric code in ISO 3166-1, which M49 shares.
fn numeric(word: &str) -> Option<u16> {
    (word.len() == 3).then(|| word.parse().ok()).flatten()
}
