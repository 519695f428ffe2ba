//! `per-mismatch`: a figure is a rate per another period than its series.

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
                    .why("an amount a month and an amount a year do not compare as they stand")
                    .help(
                        "file it under a series of its own period, or keep in `stated` only the words for the figure",
                    ),
            )
        })
        .collect()
}
