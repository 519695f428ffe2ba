//! The places that standards define: ISO 3166 countries and subdivisions and UN M49 regions, each with its parent.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::model::{Book, Place, PlaceKey, PlaceStandard};

/// Regions with their names and parents, and the region of every current or former country. From UN M49.
static REGIONS: LazyLock<BTreeMap<&'static str, (&'static str, &'static str)>> = LazyLock::new(|| {
    include_str!("regions.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, (cells.next()?, cells.next()?)))
        })
        .collect()
});

/// Countries whose name in ISO 3166-1 nobody writes, with the English short name of Unicode's CLDR; of the two Congos the form that tells them apart.
const SHORT_NAMES: [(&str, &str); 28] = [
    ("BN", "Brunei"),
    ("BO", "Bolivia"),
    ("BQ", "Caribbean Netherlands"),
    ("CD", "DR Congo"),
    ("CG", "Congo-Brazzaville"),
    ("CV", "Cape Verde"),
    ("FK", "Falkland Islands"),
    ("FM", "Micronesia"),
    ("GB", "United Kingdom"),
    ("IR", "Iran"),
    ("KP", "North Korea"),
    ("KR", "South Korea"),
    ("LA", "Laos"),
    ("MD", "Moldova"),
    ("MF", "Saint Martin"),
    ("NL", "Netherlands"),
    ("PS", "Palestine"),
    ("RU", "Russia"),
    ("SH", "Saint Helena"),
    ("SX", "Sint Maarten"),
    ("SY", "Syria"),
    ("TW", "Taiwan"),
    ("TZ", "Tanzania"),
    ("US", "United States"),
    ("VE", "Venezuela"),
    ("VG", "British Virgin Islands"),
    ("VI", "US Virgin Islands"),
    ("VN", "Vietnam"),
];

/// A place as defined by a standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standard {
    /// Its name in English.
    pub(super) name: &'static str,
    /// The standard that the code comes from.
    pub(super) list: PlaceStandard,
    /// The code of its parent; `None` for the world.
    pub(super) parent: Option<&'static str>,
}

/// Looks up a code of ISO 3166-1 alpha-2, ISO 3166-2, ISO 3166-3 or UN M49 (regions only).
pub(super) fn standard(code: &str) -> Option<Standard> {
    let region_of = |code: &str| {
        REGIONS
            .get(code)
            .map(|(parent, _)| *parent)
            .filter(|parent| !parent.is_empty())
    };
    if let Some((_, name)) = REGIONS.get(code).filter(|(_, name)| !name.is_empty()) {
        return Some(Standard {
            name,
            list: PlaceStandard::Region,
            parent: region_of(code),
        });
    }
    if code.contains('-') {
        let found = rust_iso3166::iso3166_2::from_code(code)?;
        return Some(Standard {
            name: found.name,
            list: PlaceStandard::Subdivision,
            parent: Some(found.country_code),
        });
    }
    if code.len() == 4 {
        let found = rust_iso3166::iso3166_3::from_code(code)?;
        return Some(Standard {
            name: found.name,
            list: PlaceStandard::FormerCountry,
            parent: region_of(code),
        });
    }
    let found = rust_iso3166::from_alpha2(code)?;
    let short = SHORT_NAMES.iter().find(|(short, _)| *short == code);
    Some(Standard {
        name: short.map_or(found.name, |(_, name)| *name),
        list: PlaceStandard::Country,
        parent: region_of(code),
    })
}

/// The English names of regions and of current and former countries, the usual one and that of the standard, with their codes.
pub(super) fn named() -> impl Iterator<Item = (&'static str, &'static str)> {
    let regions = REGIONS.iter().map(|(code, (_, name))| (*code, *name));
    let present = rust_iso3166::ALL.iter().map(|country| (country.alpha2, country.name));
    let former = rust_iso3166::iso3166_3::ALL
        .iter()
        .map(|country| (country.code, country.name));
    let all = SHORT_NAMES.into_iter().chain(regions).chain(present).chain(former);
    all.filter(|(_, name)| !name.is_empty())
}

/// Adds the standard places that the book refers to, with all places that contain them, sorted by key.
pub(super) fn add_standard_places(book: &mut Book) {
    let declared: BTreeSet<&str> = book.places.iter().map(|place| place.key.as_str()).collect();
    let named = book.claims.iter().map(|claim| claim.place.as_str());
    let named = named.chain(
        book.agents
            .iter()
            .filter_map(|agent| agent.place.as_ref())
            .map(PlaceKey::as_str),
    );
    let named = named.chain(book.identities.iter().map(|identity| identity.place.as_str()));
    let named = named.chain(book.breaks.iter().map(|declared| declared.place.as_str()));
    let named = named.chain(book.searches.iter().map(|search| search.place.as_str()));
    let named = named.chain(
        book.places
            .iter()
            .filter_map(|place| place.parent.as_ref())
            .map(PlaceKey::as_str),
    );
    let mut found: BTreeMap<&str, Standard> = BTreeMap::new();
    for code in named.collect::<BTreeSet<&str>>() {
        let mut next = Some(code);
        while let Some(code) = next.filter(|code| !declared.contains(code) && !found.contains_key(code)) {
            let Some(place) = standard(code) else { break };
            found.insert(code, place);
            next = place.parent;
        }
    }
    let places: Vec<Place> = found
        .into_iter()
        .filter_map(|(code, place)| {
            Some(Place {
                key: PlaceKey::new(code).ok()?,
                name: place.name.into(),
                standard: place.list,
                parent: place.parent.and_then(|parent| PlaceKey::new(parent).ok()),
                note: None,
                position: None,
            })
        })
        .collect();
    book.places.extend(places);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(code: &str) -> Vec<&str> {
        std::iter::successors(Some(code), |code| standard(code).and_then(|place| place.parent)).collect()
    }

    #[test]
    fn every_current_and_former_country_lies_in_the_world() {
        let present = rust_iso3166::ALL_ALPHA2.iter().copied();
        let former = rust_iso3166::iso3166_3::ALL.iter().map(|country| country.code);
        let regions = REGIONS.keys().copied();
        for code in present.chain(former).chain(regions) {
            assert!(standard(code).is_some(), "{code} is known");
            assert_eq!(chain(code).last(), Some(&"001"), "{code} lies in the world");
        }
    }

    #[test]
    fn places_lie_where_the_atlas_has_them() {
        assert_eq!(chain("RU-SAK"), ["RU-SAK", "RU", "151", "150", "001"]);
        assert_eq!(chain("SUHH"), ["SUHH", "151", "150", "001"]);
        assert_eq!(chain("KP"), ["KP", "030", "142", "001"]);
        assert_eq!(chain("QA"), ["QA", "145", "142", "001"]);
        assert_eq!(chain("NG"), ["NG", "011", "202", "002", "001"]);
    }

    #[test]
    fn other_texts_are_not_places() {
        for text in ["", "Russia", "ru", "643", "XX", "RU-", "-", "é", "RU-XXX", "ABCD"] {
            assert_eq!(standard(text), None, "{text:?}");
        }
    }
}
