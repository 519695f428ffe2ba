//! `search-before-period`: a search was done before the time that it is about.

use crate::diagnostic::Diagnostic;

use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let searches = lookup.book.searches.iter();
    searches
        .filter_map(|search| {
            let from = search.when.from.filter(|from| *from > search.on)?;
            Some(
                Diagnostic::error("search-before-period", "a search done before the time that it is about")
                    .at(at(&search.position, "on"), "the day of the search")
                    .related(at(&search.position, "when"), format!("starts on {from}"))
                    .why("that nothing was found before anything could be reported says nothing")
                    .help("fix one of the dates: `on` is the day of the search, `when` the time that was asked about"),
            )
        })
        .collect()
}
