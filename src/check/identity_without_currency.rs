//! `identity-without-currency`: an equation has terms of money but no currency.

use crate::diagnostic::Diagnostic;
use crate::model::{Factor, Identity, Series, UnitKind};

use super::currency::example;
use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let without = lookup
        .book
        .identities
        .iter()
        .filter(|identity| identity.currency.is_none());
    without
        .filter_map(|identity| missing_currency(lookup, identity))
        .collect()
}

fn missing_currency(lookup: &Lookup<'_>, identity: &Identity) -> Option<Diagnostic> {
    let money: Vec<&Series> = identity
        .terms
        .iter()
        .filter_map(|term| match &term.factor {
            Factor::Series(key) | Factor::Rest(key) => lookup.series.get(key).copied(),
            Factor::Number(_) => None,
        })
        .filter(|series| series.unit == UnitKind::Money)
        .collect();
    let first = money.first()?;
    // A currency that one of the series requires is the most likely one, but the researcher must say so.
    let wanted = money.iter().find_map(|series| series.currency);
    let example = example(lookup, wanted);
    Some(
        Diagnostic::error(
            "identity-without-currency",
            "an equation with terms of money has no currency",
        )
        .at(at(&identity.position, "equation"), format!("`{}` is money", first.key))
        .why("amounts can only be compared in the same currency, so without one no claim counts as evidence")
        .help(format!("add `currency = \"{example}\"`")),
    )
}
