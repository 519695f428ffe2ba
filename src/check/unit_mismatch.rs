//! `unit-mismatch`: a figure is in a different unit from its series.

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
                .why("the figures of a series are compared and drawn together, so they must share a unit");
            match (quantity.unit, series.unit) {
                (UnitKind::Count, UnitKind::Money) => problem.help("if it is money, say which: `currency = \"USD\"`"),
                (UnitKind::Count, wanted) => {
                    problem.help(format!("if that is the unit, say so: `unit = \"{wanted}\"`"))
                }
                _ => problem.help("file it under another series, or keep only the words for the figure in `stated`"),
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

/// A unit as it is shown in messages.
pub(super) fn named(unit: UnitKind, name: Option<&str>) -> String {
    match (unit, name) {
        (UnitKind::Count, _) => "plain numbers".into(),
        (UnitKind::Share, _) => "shares".into(),
        (UnitKind::Money, _) => "money".into(),
        (_, Some(name)) => format!("`{name}`"),
        (unit, None) => format!("a {unit} without a unit"),
    }
}
