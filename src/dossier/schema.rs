//! The JSON Schema of the TOML files of a dossier, for editors, made from the lists of fields that files are read by.
//!
//! It says what a file may contain, not what makes sense: whatever refers to another record or depends on words is checked by
//! `tallybook check` alone. Draft 7, since the editors' TOML language servers know no later one.

use serde_json::{Map, Value, json};

use super::claim::{ESTIMATE, EVENT};
use super::correction::CORRECTION;
use super::document::DOCUMENT;
use super::layout::SHAPES;
use super::shape::{Field, Kind, Shape};

/// What each field means: `table.field` or, where it means the same in every table, `field`, a tab, and one line for editors to show.
const MEANINGS: &str = include_str!("meanings.tsv");

/// What a text must contain that may not be empty, as its reader asks: anything that is not white space.
const NOT_BLANK: &str = r"\S";

/// What a key consists of, as [`crate::model::KeyError`] says.
const KEY: &str = "^[A-Za-z0-9._-]+$";

/// The JSON Schema of every TOML file of a dossier, indented, with a final newline.
#[must_use]
pub fn schema() -> String {
    let tables: Map<String, Value> = SHAPES
        .iter()
        .map(|shape| (shape.name().to_owned(), table(shape)))
        .collect();
    let with_document: Map<String, Value> = [&ESTIMATE, &EVENT, &CORRECTION]
        .iter()
        .map(|shape| (shape.name().to_owned(), json!([DOCUMENT.name()])))
        .collect();
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A file of a tallybook dossier",
        "description": "Any TOML file below the folder of a dossier. `tallybook check` finds what a schema cannot say.",
        "type": "object",
        "additionalProperties": false,
        "properties": tables,
        "dependencies": with_document,
    });
    format!("{schema:#}\n")
}

/// The tables of a shape, as a file has them: one, or a list.
fn table(shape: &Shape) -> Value {
    let fields: Map<String, Value> = shape
        .fields
        .iter()
        .map(|field| (field.name.to_owned(), value(shape, field)))
        .collect();
    let required: Vec<&str> = shape
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name)
        .collect();
    let record = json!({
        "description": shape.header,
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": fields,
    });
    if shape.is_list() {
        json!({ "type": "array", "items": record })
    } else {
        record
    }
}

/// What the value of a field may be.
fn value(shape: &Shape, field: &Field) -> Value {
    let mut value = match field.kind {
        Kind::Text if field.name == "key" => json!({ "type": "string", "pattern": KEY }),
        Kind::Text => match field.words {
            Some(words) => json!({ "enum": words.all() }),
            None if field.required => json!({ "type": "string", "pattern": NOT_BLANK }),
            None => json!({ "type": "string" }),
        },
        Kind::Number => json!({ "type": "number" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::List => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Private(fields) => {
            let names: Vec<&str> = fields.iter().map(|field| field.as_str()).collect();
            json!({ "anyOf": [{ "type": "boolean" }, { "type": "array", "items": { "enum": names } }] })
        }
    };
    if let Some(object) = value.as_object_mut() {
        object.insert("description".into(), meaning(shape.name(), field.name).into());
    }
    value
}

/// What a field of a table means.
fn meaning(table: &str, field: &str) -> Option<&'static str> {
    let rows = || MEANINGS.lines().filter_map(|line| line.split_once('\t'));
    let named = |wanted: &str| rows().find(|(name, _)| *name == wanted).map(|(_, meaning)| meaning);
    named(&format!("{table}.{field}")).or_else(|| named(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_meaning_and_every_meaning_a_field() {
        for shape in SHAPES {
            for field in shape.fields {
                let said = meaning(shape.name(), field.name);
                assert!(said.is_some(), "{}.{} has no meaning", shape.name(), field.name);
            }
        }
        for (name, _) in MEANINGS.lines().map(|line| line.split_once('\t').unwrap()) {
            let has = |table: Option<&str>, wanted: &str| {
                SHAPES.iter().any(|shape| {
                    table.is_none_or(|table| table == shape.name())
                        && shape.fields.iter().any(|field| field.name == wanted)
                })
            };
            let known = match name.split_once('.') {
                Some((table, field)) => has(Some(table), field),
                None => has(None, name),
            };
            assert!(known, "nothing has a field `{name}`");
        }
    }

    #[test]
    fn the_pattern_of_a_key_is_what_a_key_is() {
        let allowed: String = (' '..='~')
            .filter(|c| crate::model::SeriesKey::new(c.to_string()).is_ok())
            .collect();
        assert_eq!(
            allowed,
            "-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
        );
    }
}
