//! `identity-misfit`: an equation between money and something else, such as pay and a head count.

use crate::diagnostic::Diagnostic;
use crate::model::{Factor, Identity, Operation, Side, UnitKind};

use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let identities = lookup.book.identities.iter();
    identities
        .filter_map(|identity| misfit(lookup, identity).or_else(|| rest_of_no_share(lookup, identity)))
        .collect()
}

fn rest_of_no_share(lookup: &Lookup<'_>, identity: &Identity) -> Option<Diagnostic> {
    let rests = identity.terms.iter().filter_map(|term| match &term.factor {
        Factor::Rest(key) => lookup.series.get(key),
        Factor::Series(_) | Factor::Number(_) => None,
    });
    let other = rests.copied().find(|series| series.unit != UnitKind::Share)?;
    Some(
        Diagnostic::error(
            "identity-misfit",
            format!("`(1 - {})` is not what a share leaves", other.key),
        )
        .at(
            at(&identity.position, "equation"),
            format!("`{}` is no share", other.key),
        )
        .related(at(&other.position, "unit"), format!("its unit is `{}`", other.unit))
        .why("only a share can be taken from 1")
        .help("name a series whose unit is `share`"),
    )
}

fn misfit(lookup: &Lookup<'_>, identity: &Identity) -> Option<Diagnostic> {
    let (left, right) = (
        power(lookup, identity, Side::Left)?,
        power(lookup, identity, Side::Right)?,
    );
    (left != right).then(|| {
        Diagnostic::error("identity-misfit", "an equation between money and something else")
            .at(
                at(&identity.position, "equation"),
                format!("{} on the left, {} on the right", describe(left), describe(right)),
            )
            .why("an amount of money cannot equal anything else, so no claim could confirm or contradict this")
            .help("multiply or divide so that both sides are amounts of money, or neither is")
    })
}

/// The power of money on a side: multiplications minus divisions. `None` if a series is not declared.
fn power(lookup: &Lookup<'_>, identity: &Identity, side: Side) -> Option<i64> {
    let terms = identity.terms.iter().filter(|term| term.side == side);
    terms
        .map(|term| match (&term.factor, term.operation) {
            (Factor::Number(_) | Factor::Rest(_), _) => Some(0),
            (Factor::Series(key), operation) => {
                let money = i64::from(lookup.series.get(key)?.unit == UnitKind::Money);
                Some(if operation == Operation::Times { money } else { -money })
            }
        })
        .sum()
}

fn describe(power: i64) -> String {
    match power {
        0 => "no money".into(),
        1 => "money".into(),
        power => format!("money to the power of {power}"),
    }
}
