//! Finds names in a spec that match nothing in its chart, which could easily be overlooked.

use crate::chart::data::Data;
use crate::chart::events;
use crate::chart::kinds::trend::story::shown_time;
use crate::chart::spec::{CurrencyChoice, EventChoice, Kind, LabelChoice, Panels, Position, Spec, SpecProblem};
use crate::model::{ClaimId, HappeningKey, UnitKind};

/// What the spec chooses but the data does not contain, in the order of the file.
#[must_use]
pub fn unknown_names(spec: &Spec, data: &Data) -> Vec<SpecProblem> {
    let mut problems = events(spec, data);
    problems.extend(labels(spec, data));
    problems.extend(currency(spec, data));
    problems.sort_by_key(|problem| (problem.line, problem.column));
    problems
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
    let trend_axis = if spec.kind == Kind::Trend {
        shown_time(spec, data)
    } else {
        None
    };
    let told = |choice: &EventChoice| {
        if !matches!(spec.kind, Kind::Trend | Kind::Timeline) {
            return Some(useless(choice.position, spec, "does not draw events"));
        }
        if spec.panels != Panels::None {
            return Some(useless(choice.position, spec, "draws no events in panels"));
        }
        let found = events::choose(&data.events, std::slice::from_ref(choice));
        let outside = trend_axis.map_or(0, |axis| found.iter().filter(|event| event.is_outside(&axis)).count());
        if found.is_empty() {
            let what = format!("no event of the chart has {}", wanted(choice));
            Some(problem(choice.position, what, "the view `events` lists them"))
        } else if outside == found.len() {
            let what = format!("what has {} is outside the time that the chart shows", wanted(choice));
            Some(problem(
                choice.position,
                what,
                "move `from` or `to`, or remove the entry",
            ))
        } else if choice.label.is_some() && found.len() > 1 {
            let what = format!(
                "a `label` is for one event, and {} have {}",
                found.len(),
                wanted(choice)
            );
            Some(problem(choice.position, what, "remove the label, or name one event"))
        } else {
            None
        }
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
    if matches!(spec.panels, Panels::Series(_)) {
        return None;
    }
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
