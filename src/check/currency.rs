//! `currency-missing` and `currency-mismatch`: an amount of money without a currency, or in a different one from its series.

use crate::diagnostic::Diagnostic;
use crate::model::{Bound, Currency, UnitKind};

use super::lookup::{Lookup, at, at_first};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .measured()
        .filter(|(_, estimate, series)| estimate.quantity.unit == UnitKind::Money && series.unit == UnitKind::Money)
        .filter(|(_, estimate, _)| estimate.quantity.bound != Bound::Unreported)
        .filter_map(|(claim, estimate, series)| {
            let place = at_first(&claim.position, &["currency", "stated"]);
            match (estimate.quantity.currency, series.currency) {
                (None, wanted) => {
                    let example = example(lookup, wanted);
                    Some(
                        Diagnostic::error("currency-missing", "an amount of money without a currency")
                            .at(place, "in which currency?")
                            .why("amounts can only be compared in the same currency")
                            .help(format!(
                                "add `currency = \"{example}\"`, if that is what the source means"
                            )),
                    )
                }
                (Some(found), Some(wanted)) if found != wanted => Some(
                    Diagnostic::error(
                        "currency-mismatch",
                        format!("an amount in {found} for a series in {wanted}"),
                    )
                    .at(place, format!("this is in {found}"))
                    .related(
                        at(&series.position, "currency"),
                        format!("`{}` is in {wanted}", series.key),
                    )
                    .why("amounts can only be compared in the same currency, and tallybook does not convert them")
                    .help(format!(
                        "file it under a series in {found}, or under one without a `currency`"
                    )),
                ),
                _ => None,
            }
        })
        .collect()
}

/// The currency to suggest: the wanted one, otherwise the first that the dossier uses.
pub(super) fn example(lookup: &Lookup<'_>, wanted: Option<Currency>) -> String {
    let of_series = || lookup.book.series.iter().find_map(|series| series.currency);
    let of_claims = || lookup.estimates().find_map(|(_, estimate)| estimate.quantity.currency);
    let found = wanted.or_else(of_series).or_else(of_claims);
    found.map_or_else(|| "USD".to_owned(), |currency| currency.to_string())
}
