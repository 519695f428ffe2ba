//! Finds names in a spec that match nothing in its chart, which could easily be overlooked, and a place that it had to name.

use std::collections::BTreeMap;

use crate::chart::data::Data;
use crate::chart::events;
use crate::chart::spec::{CurrencyChoice, EventChoice, Kind, LabelChoice, Position, Spec, SpecProblem};
use crate::model::{ClaimId, HappeningKey, UnitKind};

/// So many places are named where there are several.
const PLACES: usize = 8;

/// What the spec chooses but the data does not contain, in the order of the file.
#[must_use]
pub fn unknown_names(spec: &Spec, data: &Data) -> Vec<SpecProblem> {
    let mut problems = events(spec, data);
    problems.extend(labels(spec, data));
    problems.extend(currency(spec, data));
    problems.sort_by_key(|problem| (problem.line, problem.column));
    problems
}

/// Why the chart would be empty: the model has a line for each place, vintages show one, and the spec does not say which.
#[must_use]
pub fn undecided_place(spec: &Spec, data: &Data) -> Option<SpecProblem> {
    if spec.kind != Kind::Vintages || spec.place.is_some() {
        return None;
    }
    let places: BTreeMap<&str, &str> = data
        .estimates
        .iter()
        .map(|row| (row.place.as_str(), row.place_name.as_str()))
        .collect();
    let (first, _) = places.first_key_value().filter(|_| places.len() > 1)?;
    let named: Vec<String> = places
        .iter()
        .take(PLACES)
        .map(|(key, name)| format!("`{key}` ({name})"))
        .collect();
    let more = match places.len().saturating_sub(PLACES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let position = Position { line: 1, column: 1 };
    Some(problem(
        position,
        format!(
            "a chart of the kind `vintages` shows one place, and the series has several: {}{more}",
            named.join(", ")
        ),
        &format!("choose one of them, as in `place = \"{first}\"`"),
    ))
}

fn problem(position: Position, what: String, help: &str) -> SpecProblem {
    SpecProblem {
        line: position.line,
        column: position.column,
        what,
        help: Some(help.to_owned()),
    }
}

/// An entry that charts of this kind do not use.
fn useless(position: Position, spec: &Spec, does: &str) -> SpecProblem {
    let what = format!("a chart of the kind `{}` {does}", spec.kind.as_str());
    problem(position, what, "remove the entry")
}

fn events(spec: &Spec, data: &Data) -> Vec<SpecProblem> {
    let told = |choice: &EventChoice| {
        if !matches!(spec.kind, Kind::Trend | Kind::Timeline) {
            return Some(useless(choice.position, spec, "does not draw events"));
        }
        let what = format!("no event of the chart has {}", wanted(choice));
        events::choose(&data.events, std::slice::from_ref(choice))
            .is_empty()
            .then(|| problem(choice.position, what, "the view `events` lists them"))
    };
    spec.events.iter().filter_map(told).collect()
}

fn labels(spec: &Spec, data: &Data) -> Vec<SpecProblem> {
    let told = |label: &LabelChoice| {
        if spec.kind != Kind::Trend {
            return Some(useless(label.position, spec, "does not use `labels`"));
        }
        let what = format!("the chart has no claim `{}`", label.id);
        let found = data.estimates.iter().any(|row| row.id == label.id);
        (!found).then(|| problem(label.position, what, "the view `estimates` lists them"))
    };
    spec.labels.iter().filter_map(told).collect()
}

fn currency(spec: &Spec, data: &Data) -> Option<SpecProblem> {
    let CurrencyChoice {
        currency: wanted,
        position,
    } = spec.currency?;
    let Some(series) = &data.series else {
        return Some(useless(position, spec, "without a series does not use `currency`"));
    };
    match series.currency {
        _ if series.unit != UnitKind::Money => {
            let what = format!("the series `{}` is not money", series.key);
            Some(problem(position, what, "remove the entry"))
        }
        Some(fixed) if fixed != wanted => {
            let what = format!("the chart is drawn in `{fixed}`, the currency of its series");
            Some(problem(position, what, "remove the entry"))
        }
        None if !data.estimates.iter().any(|row| row.currency == Some(wanted)) => {
            let what = format!("no claim of the chart is in `{wanted}`");
            Some(problem(position, what, "the view `estimates` has the currencies"))
        }
        _ => None,
    }
}

/// What an entry selects: "the category `sanction`".
fn wanted(choice: &EventChoice) -> String {
    let named = [
        ("category", choice.category.as_deref()),
        ("happening", choice.happening.as_ref().map(HappeningKey::as_str)),
        ("id", choice.id.as_ref().map(ClaimId::as_str)),
    ];
    let parts: Vec<String> = named
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| format!("the {name} `{value}`")))
        .collect();
    parts.join(" and ")
}
