//! `identity-misfit`: the sides of an equation differ in money, as a head count against pay.

use crate::diagnostic::Diagnostic;
use crate::model::{Factor, Identity, Operation, Side, UnitKind};

use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let identities = lookup.book.identities.iter();
    identities.filter_map(|identity| about(lookup, identity)).collect()
}

fn about(lookup: &Lookup<'_>, identity: &Identity) -> Option<Diagnostic> {
    let (left, right) = (
        power(lookup, identity, Side::Left)?,
        power(lookup, identity, Side::Right)?,
    );
    (left != right).then(|| {
        Diagnostic::error("identity-misfit", "the sides of an equation differ in money")
            .at(
                at(&identity.position, "equation"),
                format!("{} on the left, {} on the right", said(left), said(right)),
            )
            .why("what is no money can never equal an amount, so whatever the claims say is no evidence")
            .help("multiply or divide until both sides are amounts of money, or neither is")
    })
}

/// How many times money multiplies a side, divisions taken away; `None` where a series is not declared.
fn power(lookup: &Lookup<'_>, identity: &Identity, side: Side) -> Option<i64> {
    let terms = identity.terms.iter().filter(|term| term.side == side);
    terms
        .map(|term| match (&term.factor, term.operation) {
            (Factor::Number(_), _) => Some(0),
            (Factor::Series(key), operation) => {
                let money = i64::from(lookup.series.get(key)?.unit == UnitKind::Money);
                Some(if operation == Operation::Times { money } else { -money })
            }
        })
        .sum()
}

fn said(power: i64) -> String {
    match power {
        0 => "no money".into(),
        1 => "money".into(),
        power => format!("money to the power of {power}"),
    }
}
