//! `per-mismatch`: a figure is a rate for a different period from its series.

use crate::diagnostic::Diagnostic;

use super::lookup::{Lookup, at_first};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .measured()
        .filter(|(_, estimate, series)| estimate.quantity.unit == series.unit)
        .filter_map(|(claim, estimate, series)| {
            let per = estimate.quantity.per.filter(|per| series.per != Some(*per))?;
            let wanted = series
                .per
                .map_or_else(|| "no rate".to_owned(), |wanted| format!("per {wanted}"));
            let what = format!("a figure per {per} for a series that is {wanted}");
            Some(
                Diagnostic::error("per-mismatch", what)
                    .at(
                        at_first(&claim.position, &["per", "stated"]),
                        format!("this is per {per}"),
                    )
                    .related(
                        at_first(&series.position, &["per", "key"]),
                        format!("`{}` is {wanted}", series.key),
                    )
                    .why("a monthly amount and a yearly amount cannot be compared directly")
                    .help("file it under a series with that period, or keep only the words for the figure in `stated`"),
            )
        })
        .collect()
}
