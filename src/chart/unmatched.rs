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
    let mut problems: Vec<SpecProblem> = events.chain(labels).collect();
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
