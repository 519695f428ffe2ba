//! What a spec names that its chart does not have: a slip of the pen that would otherwise only be missed. Never drawing.

use super::data::Data;
use super::lane;
use super::spec::{EventChoice, Kind, Position, Spec, SpecProblem};

/// What the spec chooses and the data does not have, in the order of the file.
#[must_use]
pub fn unmatched(spec: &Spec, data: &Data) -> Vec<SpecProblem> {
    let problem = |position: Position, what: String, help: &str| SpecProblem {
        line: position.line,
        column: position.column,
        what,
        help: Some(help.to_owned()),
    };
    let kind = spec.kind.as_str();
    let has_events = matches!(spec.kind, Kind::Trend | Kind::Timeline);
    let events = spec.events.iter().filter_map(|choice| {
        let found = has_events && !lane::choose(&data.events, std::slice::from_ref(choice)).is_empty();
        let (what, help) = if has_events {
            (
                format!("no event of the chart has {}", wanted(choice)),
                "the view `events` lists them",
            )
        } else {
            (
                format!("a chart of the kind `{kind}` draws no events"),
                "leave the entry out",
            )
        };
        (!found).then(|| problem(choice.position, what, help))
    });
    let labels = spec.labels.iter().filter_map(|label| {
        let found = spec.kind == Kind::Trend && data.estimates.iter().any(|row| row.id == label.id);
        let (what, help) = if spec.kind == Kind::Trend {
            (
                format!("the chart has no claim `{}`", label.id),
                "the view `estimates` lists them",
            )
        } else {
            (
                format!("a chart of the kind `{kind}` chooses no labels"),
                "leave the entry out",
            )
        };
        (!found).then(|| problem(label.position, what, help))
    });
    let currency = spec.currency.and_then(|choice| {
        let wanted = choice.currency;
        let fixed = data.series.as_ref().and_then(|series| series.currency);
        let what = match fixed {
            Some(fixed) if fixed != wanted => format!("the chart is drawn in `{fixed}`, the currency of its series"),
            None if !data.estimates.iter().any(|row| row.currency == Some(wanted)) => {
                format!("no claim of the chart is in `{wanted}`")
            }
            _ => return None,
        };
        Some(problem(
            choice.position,
            what,
            "the view `estimates` has the currencies",
        ))
    });
    let mut problems: Vec<SpecProblem> = events.chain(labels).chain(currency).collect();
    problems.sort_by_key(|problem| (problem.line, problem.column));
    problems
}

/// What an entry asks of an event: "the category `sanction`".
fn wanted(choice: &EventChoice) -> String {
    let named = [
        ("category", &choice.category),
        ("happening", &choice.happening),
        ("id", &choice.id),
    ];
    let parts: Vec<String> = named
        .into_iter()
        .filter_map(|(name, value)| value.as_ref().map(|value| format!("the {name} `{value}`")))
        .collect();
    parts.join(" and ")
}
