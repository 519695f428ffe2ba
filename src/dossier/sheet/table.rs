//! The fields of a record as a table, as if they were written in TOML, so that one reader serves both.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::super::shape::{Kind, Shape};

/// Adds a field.
pub(super) fn insert<'a>(
    table: &mut DeTable<'a>,
    shape: &Shape,
    field: &'static str,
    said: &'a str,
    bytes: Range<usize>,
) {
    let kind = shape
        .fields
        .iter()
        .find(|known| known.name == field)
        .map(|known| known.kind);
    let value = value(kind.unwrap_or(Kind::Text), said, &bytes);
    table.insert(Spanned::new(bytes.clone(), field.into()), Spanned::new(bytes, value));
}

/// What a cell says as a value of a type; as text, which will be reported, if it is none.
fn value<'a>(kind: Kind, said: &'a str, bytes: &Range<usize>) -> DeValue<'a> {
    let flag = |said: &str| match said {
        said if said.eq_ignore_ascii_case("true") => Some(true),
        said if said.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    };
    let text = || DeValue::String(said.into());
    match kind {
        Kind::Text => text(),
        Kind::Number => match DeValue::parse(said).map(Spanned::into_inner) {
            Ok(number @ (DeValue::Integer(_) | DeValue::Float(_))) => number,
            _ => text(),
        },
        Kind::Flag => flag(said).map_or_else(text, DeValue::Boolean),
        Kind::Private(_) => match flag(said) {
            Some(flag) => DeValue::Boolean(flag),
            None => DeValue::Array(list(said, bytes)),
        },
    }
}

/// The words of a list, separated by semicolons.
fn list<'a>(said: &'a str, bytes: &Range<usize>) -> DeArray<'a> {
    let mut items = DeArray::new();
    for item in said.split(';').map(str::trim).filter(|item| !item.is_empty()) {
        items.push(Spanned::new(bytes.clone(), DeValue::String(item.into())));
    }
    items
}
