//! `unknown-series`: a series that is not declared.

use crate::diagnostic::Diagnostic;
use crate::model::{Position, SeriesKey};

use super::lookup::{Lookup, at, meant};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let claims = lookup
        .estimates()
        .map(|(claim, estimate)| (&estimate.series, &claim.position, "series"));
    let unread = lookup.book.unread.referring.iter();
    let unread = unread.filter_map(|referring| Some((referring.series.as_ref()?, &referring.position, "series")));
    let parts = lookup
        .book
        .series
        .iter()
        .filter_map(|series| Some((series.part_of.as_ref()?, &series.position, "part_of")));
    let breaks = lookup.book.breaks.iter();
    let breaks = breaks.map(|declared| (&declared.series, &declared.position, "series"));
    let searches = lookup.book.searches.iter();
    let searches = searches.map(|search| (&search.series, &search.position, "series"));
    let dossier = lookup.book.dossier.iter();
    let headline = dossier.filter_map(|dossier| Some((dossier.headline.as_ref()?, &dossier.position, "headline")));
    claims
        .chain(unread)
        .chain(parts)
        .chain(breaks)
        .chain(searches)
        .chain(headline)
        .filter(|(key, ..)| !lookup.series.contains_key(*key) && !lookup.book.unread.series.contains(*key))
        .map(|(key, position, field)| unknown(lookup, key, position, field))
        .collect()
}

fn unknown(lookup: &Lookup<'_>, key: &SeriesKey, position: &Position, field: &str) -> Diagnostic {
    let declared = lookup
        .book
        .series
        .iter()
        .map(|series| (series.key.as_str(), Some(&series.position)));
    Diagnostic::error("unknown-series", format!("unknown series `{key}`"))
        .at(at(position, field), "not declared")
        .why("the series says what a figure measures and in which unit")
        .suggest(meant(key.as_str(), declared))
        .help("declare new series with `[[series]]`, by convention in `series.toml`")
}
