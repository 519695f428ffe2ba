//! `unit-mismatch`: a figure is not in the unit of its series.

use crate::diagnostic::Diagnostic;
use crate::model::{Estimate, Series, UnitKind};

use super::lookup::{Lookup, at, at_first};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .measured()
        .filter(|(_, estimate, series)| !fits(estimate, series))
        .map(|(claim, estimate, series)| {
            let quantity = &estimate.quantity;
            let found = named(quantity.unit, quantity.unit_name.as_deref());
            let wanted = named(series.unit, series.unit_name.as_deref());
            let problem = Diagnostic::error("unit-mismatch", format!("a figure in {found} for a series in {wanted}"))
                .at(
                    at_first(&claim.position, &["unit", "stated"]),
                    format!("read as {found}"),
                )
                .related(at(&series.position, "unit"), format!("`{}` is in {wanted}", series.key))
                .why("figures of a series are compared and drawn together, so they have one unit");
            match (quantity.unit, series.unit) {
                (UnitKind::Count, UnitKind::Money) => {
                    problem.help("if the unit is meant, write it: `currency = \"USD\"`")
                }
                (UnitKind::Count, wanted) => {
                    problem.help(format!("if the unit is meant, write it: `unit = \"{wanted}\"`"))
                }
                _ => problem.help("file it under another series, or keep in `stated` only the words for the figure"),
            }
        })
        .collect()
}

fn fits(estimate: &Estimate, series: &Series) -> bool {
    let quantity = &estimate.quantity;
    let same_name = quantity.unit_name.as_deref() == series.unit_name.as_deref();
    let by_name = matches!(series.unit, UnitKind::Duration | UnitKind::Measure);
    quantity.unit == series.unit && (!by_name || same_name)
}

/// A unit for people.
pub(super) fn named(unit: UnitKind, name: Option<&str>) -> String {
    match (unit, name) {
        (UnitKind::Count, _) => "plain numbers".into(),
        (UnitKind::Share, _) => "shares of a whole".into(),
        (UnitKind::Money, _) => "money".into(),
        (_, Some(name)) => format!("`{name}`"),
        (unit, None) => format!("a {unit} without a unit"),
    }
}
