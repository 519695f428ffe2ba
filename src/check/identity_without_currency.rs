//! `identity-without-currency`: an equation with terms of money does not say in which currency it is asked.

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
    without.filter_map(|identity| about(lookup, identity)).collect()
}

fn about(lookup: &Lookup<'_>, identity: &Identity) -> Option<Diagnostic> {
    let money: Vec<&Series> = identity
        .terms
        .iter()
        .filter_map(|term| match &term.factor {
            Factor::Series(key) => lookup.series.get(key).copied(),
            Factor::Number(_) => None,
        })
        .filter(|series| series.unit == UnitKind::Money)
        .collect();
    let first = money.first()?;
    // What one of the series demands is the likeliest; it is the researcher's to say.
    let wanted = money.iter().find_map(|series| series.currency);
    let example = example(lookup, wanted);
    Some(
        Diagnostic::error(
            "identity-without-currency",
            "an equation with terms of money does not say in which currency",
        )
        .at(at(&identity.position, "equation"), format!("`{}` is money", first.key))
        .why("amounts compare only within one currency, so no claim could ever be evidence for it")
        .help(format!("add `currency = \"{example}\"`")),
    )
}
