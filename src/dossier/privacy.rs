//! The field `private` of a record: what of it is left out of public output.

use std::collections::BTreeSet;

use toml::de::DeValue;

use crate::diagnostic::{Diagnostic, Suggestion, suggest};
use crate::model::{Privacy, PrivateField, Span};

use super::record::Record;
use super::shape::Kind;

/// Reads it. A name that cannot be private is reported, and keeps no other from being read.
pub(super) fn privacy(record: &Record<'_>, problems: &mut Vec<Diagnostic>) -> Privacy {
    let Some((span, value)) = record.value("private") else {
        return Privacy::Public;
    };
    let DeValue::Array(items) = value else {
        return match value.as_bool() {
            Some(true) => Privacy::Whole,
            _ => Privacy::Public,
        };
    };
    let allowed = allowed(record);
    let mut fields = BTreeSet::new();
    for item in items {
        let name = item.get_ref().as_str().unwrap_or_default();
        let span = record.page.span(&item.span());
        match allowed.iter().find(|field| field.as_str() == name) {
            Some(field) => {
                if !record.has(name) {
                    problems.push(nothing_private(format!("`{name}` is private but not set"), span));
                }
                fields.insert(*field);
            }
            None => problems.push(never_private(name, span, record.shape.noun, allowed)),
        }
    }
    if items.is_empty() {
        problems.push(nothing_private("`private` is an empty list".into(), span));
    }
    Privacy::Fields(fields)
}

/// The fields that may be private on their own.
fn allowed(record: &Record<'_>) -> &'static [PrivateField] {
    let fields = record.shape.fields.iter().find_map(|field| match field.kind {
        Kind::Private(fields) => Some(fields),
        Kind::Text | Kind::Number | Kind::Flag | Kind::List => None,
    });
    fields.unwrap_or_default()
}

fn never_private(name: &str, span: Span, noun: &str, allowed: &[PrivateField]) -> Diagnostic {
    let names: Vec<&str> = allowed.iter().map(|field| field.as_str()).collect();
    let meant = suggest(name, names.iter().copied());
    Diagnostic::error(
        "invalid-private",
        format!("`{name}` of {noun} cannot be private on its own"),
    )
    .at(span.place(), "cannot be left out")
    .why("public output shows the rest of the record, which must make sense without it")
    .suggest(meant.into_iter().map(|name| Suggestion {
        text: name.into(),
        location: None,
    }))
    .help(format!(
        "write `private = true` to hide the whole record; these fields can be hidden on their own: {}",
        names.join(", ")
    ))
}

fn nothing_private(what: String, span: Span) -> Diagnostic {
    Diagnostic::warning("nothing-private", what)
        .at(span.place(), "hides nothing")
        .why("a mistake here could show what was meant to be hidden")
        .help("list fields that are set in this record, or write `private = true` to hide all of it")
}
