//! Gaps: `"?"` in the place of what a draft did not find in its article. A record that waits for review may have them, others must not.

use toml::de::DeValue;

use crate::diagnostic::Diagnostic;
use crate::model::{GAP, Span};

use super::shape::{Field, Shape};
use super::text::Writing;

/// Whether a value is nothing but a gap.
pub(super) fn is_gap(value: &DeValue<'_>) -> bool {
    let is_mark = |value: &DeValue<'_>| value.as_str().is_some_and(|text| text.trim() == GAP);
    let items = value.as_array();
    is_mark(value) || items.is_some_and(|items| !items.is_empty() && items.iter().all(|item| is_mark(item.get_ref())))
}

/// Reports a gap that was left in a field; `missing` is what is said where a required field is absent.
pub(super) fn left(missing: Diagnostic, field: Field, span: Span, writing: Writing, shape: &Shape) -> Diagnostic {
    let (problem, way_out) = if field.required {
        let way_out = match writing {
            Writing::Toml => "put `review = \"pending\"` back until you can",
            _ => "write `pending` into `review` until you can",
        };
        (missing, way_out)
    } else {
        let what = format!("`{}` of {} is not filled in", field.name, shape.noun);
        let problem =
            Diagnostic::error("missing-field", what).why("a gap that was stored would look like what the source says");
        (problem, "leave the field out")
    };
    problem
        .at(span.place(), "a gap")
        .help(format!("`{GAP}` is a gap of a draft: fill it in, or {way_out}"))
}
