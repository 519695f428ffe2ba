//! The JSON form: one array with one object per problem.
//!
//! Fields: `code`, `severity`, `what`, `path`, `line`, `column`, `end_line`, `end_column`, `label`, `related`
//! (`path`, `line`, `column`, `end_line`, `end_column`, `label`), `why`, `help`, `suggestions` (`text`, `path`, `line`,
//! `column`). Lines and columns count from 1, columns in characters; the end is one past the last character. Absent
//! values are `null`.

use serde_json::{Value, json as value};

use super::{Diagnostic, Label, LineColumn, Location, Sources};

/// Renders problems as one indented JSON array, including the final newline.
#[must_use]
pub fn json(problems: &[Diagnostic], sources: &Sources) -> String {
    let problems: Vec<Value> = problems.iter().map(|problem| object(problem, sources)).collect();
    format!("{:#}\n", Value::Array(problems))
}

fn object(problem: &Diagnostic, sources: &Sources) -> Value {
    let mut object = value!({
        "code": problem.code,
        "severity": problem.severity.as_str(),
        "what": problem.what,
    });
    merge(&mut object, labelled(problem.label.as_ref(), sources));
    let related: Vec<Value> = problem
        .related
        .iter()
        .map(|label| labelled(Some(label), sources))
        .collect();
    let suggestions: Vec<Value> = problem
        .suggestions
        .iter()
        .map(|suggestion| {
            let (path, start, _) = place(suggestion.location.as_ref(), sources);
            value!({
                "text": suggestion.text,
                "path": path,
                "line": start.map(|at| at.line),
                "column": start.map(|at| at.column),
            })
        })
        .collect();
    merge(
        &mut object,
        value!({
            "related": related,
            "why": Some(problem.why).filter(|why| !why.is_empty()),
            "help": problem.help,
            "suggestions": suggestions,
        }),
    );
    object
}

fn merge(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}

fn labelled(label: Option<&Label>, sources: &Sources) -> Value {
    let (path, start, end) = place(label.map(|label| &label.location), sources);
    value!({
        "path": path,
        "line": start.map(|at| at.line),
        "column": start.map(|at| at.column),
        "end_line": end.map(|at| at.line),
        "end_column": end.map(|at| at.column),
        "label": label.map(|label| label.text.as_str()).filter(|text| !text.is_empty()),
    })
}

type Place<'a> = (Option<&'a str>, Option<LineColumn>, Option<LineColumn>);

fn place<'a>(location: Option<&Location>, sources: &'a Sources) -> Place<'a> {
    let Some((location, source)) = location.and_then(|location| Some((location, sources.get(location.file)?))) else {
        return (None, None, None);
    };
    let known = |byte| (!source.text.is_empty()).then(|| source.position(byte));
    (
        Some(&source.path),
        known(location.bytes.start),
        known(location.bytes.end.max(location.bytes.start)),
    )
}
