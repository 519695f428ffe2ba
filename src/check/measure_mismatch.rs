//! `measure-mismatch`: a series is a part of one that measures something else about time, or is said to equal it.

use crate::diagnostic::Diagnostic;
use crate::model::{Factor, Identity, Measure, Series, Side};

use super::lookup::{Lookup, at};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let mut problems = parts(lookup);
    problems.extend(
        lookup
            .book
            .identities
            .iter()
            .filter_map(|identity| equal(lookup, identity)),
    );
    problems
}

fn parts(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let parts = lookup.book.series.iter();
    parts
        .filter_map(|part| {
            let whole = *lookup.series.get(part.part_of.as_ref()?)?;
            (part.measure != whole.measure).then(|| {
                Diagnostic::warning(
                    "measure-mismatch",
                    format!("`{}` is a part of `{}`, which has another measure", part.key, whole.key),
                )
                .at(
                    at(&part.position, "part_of"),
                    format!("a part, with the measure `{}`", part.measure),
                )
                .related(
                    at(&whole.position, "measure"),
                    format!("the whole, with the measure `{}`", whole.measure),
                )
                .why("a level, an amount over a period and a total cannot be parts of each other")
                .help("give both the same `measure`, or remove `part_of`")
            })
        })
        .collect()
}

/// A product may mix measures (a stock times an amount per head and year is an amount per year), and a number may be a time, so only an
/// equation of one series with another is at fault.
fn equal(lookup: &Lookup<'_>, identity: &Identity) -> Option<Diagnostic> {
    let (left, right) = (
        alone(lookup, identity, Side::Left)?,
        alone(lookup, identity, Side::Right)?,
    );
    // Of different units, `identity-misfit` says more.
    (left.unit == right.unit && about_time(left) != about_time(right)).then(|| {
        Diagnostic::warning(
            "measure-mismatch",
            format!(
                "`{}` is said to equal `{}`, which has another measure",
                left.key, right.key
            ),
        )
        .at(
            at(&identity.position, "equation"),
            format!("{} on the left, {} on the right", about_time(left), about_time(right)),
        )
        .why("a level, an amount over a period and a total are no equals")
        .help("multiply or divide one side by a time or a rate, or give both series the same `measure`")
    })
}

/// The series that is all of a side.
fn alone<'a>(lookup: &Lookup<'a>, identity: &Identity, side: Side) -> Option<&'a Series> {
    let mut terms = identity.terms.iter().filter(|term| term.side == side);
    match (&terms.next()?.factor, terms.next()) {
        (Factor::Series(key), None) => lookup.series.get(key).copied(),
        _ => None,
    }
}

/// The measure, except that the level of a rate is an amount over a period.
fn about_time(series: &Series) -> Measure {
    if series.measure == Measure::Stock && series.per.is_some() {
        Measure::Flow
    } else {
        series.measure
    }
}
