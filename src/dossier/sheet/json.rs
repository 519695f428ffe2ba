//! Rows of JSON: an object a line, or a list of objects. What is nested is named with dots, and lists of words are joined by semicolons.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::row::{Cell, Misprint, Row};

/// How deeply objects, and lists, may be nested.
const DEEPEST: usize = 8;

/// The fields of an object as they are written: in their order, and all of those that are repeated.
struct Object<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(fields)
            }
        }

        deserializer.deserialize_map(Fields).map(Self)
    }
}

/// The rows of a text with an object a line.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Result<Row<'_>, Misprint>> {
    written_lines(text).map(move |line| row(text, line))
}

fn written_lines(text: &str) -> impl Iterator<Item = &str> {
    text.trim_start_matches('\u{feff}')
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
}

/// The rows of a list of objects, which may be the only list of an object around it.
pub(super) fn list(text: &str) -> Result<Vec<Result<Row<'_>, Misprint>>, Misprint> {
    Ok(items(text)?.into_iter().map(|item| row(text, item.get())).collect())
}

fn items(text: &str) -> Result<Vec<&RawValue>, Misprint> {
    let misprint = |bytes: Range<usize>| Misprint {
        bytes,
        what: "no list of objects".into(),
        help: "write a list of objects, `[{…}, {…}]`, or one object a line in a file that ends in `.ndjson`",
        ends_sheet: true,
    };
    let whole: &RawValue =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| invalid(text, text, &error))?;
    let list = if whole.get().starts_with('{') {
        let object: Object<'_> =
            serde_json::from_str(whole.get()).map_err(|error| invalid(text, whole.get(), &error))?;
        let values = object.0.into_iter().map(|(_, value)| value);
        let mut lists = values.filter(|value| value.get().starts_with('['));
        match (lists.next(), lists.next()) {
            (Some(list), None) => list,
            _ => return Err(misprint(0..1)),
        }
    } else {
        whole
    };
    serde_json::from_str(list.get()).map_err(|_| misprint(0..1))
}

/// The names of all objects, also of those without a value; `None` if the text has no list. What cannot be read is left out.
pub(super) fn columns(text: &str, is_list: bool) -> Option<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    let mut add = |written| {
        let mut names = BTreeSet::new();
        // A misprint is reported when the rows are read.
        let _ = flatten(text, written, ("", 0), &mut names, &mut Vec::new());
        all.append(&mut names);
    };
    if is_list {
        items(text).ok()?.into_iter().for_each(|item| add(item.get()));
    } else {
        written_lines(text).for_each(add);
    }
    Some(all)
}

fn row<'a>(text: &'a str, written: &'a str) -> Result<Row<'a>, Misprint> {
    let mut cells = Vec::new();
    flatten(text, written, ("", 0), &mut BTreeSet::new(), &mut cells)?;
    let bytes = place(text, written);
    Ok(Row { bytes, cells })
}

fn too_deep(text: &str, written: &str) -> Misprint {
    Misprint {
        bytes: place(text, written),
        what: format!("objects or lists within others, more than {DEEPEST} deep"),
        help: "flatten it",
        ends_sheet: false,
    }
}

/// Adds the cells of an object, whose names begin with those of the objects around it, and all its names.
fn flatten<'a>(
    text: &'a str,
    written: &'a str,
    (prefix, depth): (&str, usize),
    names: &mut BTreeSet<String>,
    cells: &mut Vec<Cell<'a>>,
) -> Result<(), Misprint> {
    if depth > DEEPEST {
        return Err(too_deep(text, written));
    }
    let object: Object<'a> = serde_json::from_str(written).map_err(|error| invalid(text, written, &error))?;
    for (name, value) in object.0 {
        let name = format!("{prefix}{name}");
        let raw = value.get();
        if !names.insert(name.clone()) {
            return Err(Misprint {
                bytes: place(text, raw),
                what: format!("a second `{name}` in one object"),
                help: "delete one of them, or give it another name",
                ends_sheet: false,
            });
        }
        if raw.starts_with('{') {
            flatten(text, raw, (&format!("{name}."), depth + 1), names, cells)?;
            continue;
        }
        let said = words(raw, 0).ok_or_else(|| too_deep(text, raw))?;
        if !said.is_empty() {
            cells.push(Cell {
                column: Cow::Owned(name),
                value: said,
                bytes: place(text, raw),
            });
        }
    }
    Ok(())
}

/// What a value says; `None` if it has lists within lists too deep.
fn words(raw: &str, depth: usize) -> Option<Cow<'_, str>> {
    if depth > DEEPEST {
        return None;
    }
    Some(match raw.as_bytes().first() {
        Some(b'"') => match serde_json::from_str::<Cow<'_, str>>(raw) {
            Ok(text) => Cow::Owned(text.trim().to_owned()),
            Err(_) => Cow::Borrowed(raw),
        },
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(raw).unwrap_or_default();
            let items = items.into_iter().map(|item| words(item.get(), depth + 1));
            Cow::Owned(items.collect::<Option<Vec<_>>>()?.join("; "))
        }
        Some(b'n') => Cow::Borrowed(""),
        _ => Cow::Borrowed(raw),
    })
}

/// Where a part of a text is.
fn place(text: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize)
        .saturating_sub(text.as_ptr() as usize)
        .min(text.len());
    start..start + part.len()
}

/// What serde_json says of a part of a text.
fn invalid(text: &str, part: &str, error: &serde_json::Error) -> Misprint {
    let line = part
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let at = place(text, part).start + (line + error.column().saturating_sub(1)).min(part.len());
    let at = text.floor_char_boundary(at);
    let said = error.to_string();
    let what = said.split(" at line ").next().unwrap_or_default();
    Misprint {
        bytes: at..text.ceil_char_boundary(at + 1),
        what: format!("not a JSON object: {what}"),
        help: "write one whole object a row, such as `{\"series\": \"…\", \"stated\": \"…\"}`",
        ends_sheet: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs<'a>(row: &Row<'a>, text: &'a str) -> Vec<(String, String, &'a str)> {
        let cells = row.cells.iter();
        cells
            .map(|cell| {
                (
                    cell.column.to_string(),
                    cell.value.to_string(),
                    &text[cell.bytes.clone()],
                )
            })
            .collect()
    }

    #[test]
    fn nested_objects_and_lists_are_cells() {
        let text = "{\"a\": \"x \\\"y\\\"\", \"b\": {\"c\": 5, \"d\": null}, \"e\": [\"p\", \"q\"]}\n\n{\"a\": true}\n";
        let rows: Vec<Row<'_>> = lines(text).map(Result::unwrap).collect();
        assert_eq!(
            pairs(&rows[0], text),
            [
                ("a".into(), "x \"y\"".into(), "\"x \\\"y\\\"\""),
                ("b.c".into(), "5".into(), "5"),
                ("e".into(), "p; q".into(), "[\"p\", \"q\"]")
            ]
        );
        assert_eq!(pairs(&rows[1], text), [("a".into(), "true".into(), "true")]);
    }

    #[test]
    fn a_list_may_stand_alone_or_be_the_only_one_of_an_object() {
        for text in [
            "[{\"a\": 1}, {\"a\": 2}]",
            "{\"source\": \"x\", \"data\": [{\"a\": 1}, {\"a\": 2}]}",
        ] {
            assert_eq!(list(text).unwrap().len(), 2, "{text}");
        }
        assert!(list("{\"a\": 1}").is_err());
        assert!(list("5").is_err());
    }

    #[test]
    fn the_columns_are_those_of_all_rows() {
        let text = "[{\"a\": null}, {\"b\": {\"c\": 1}}]";
        assert_eq!(
            columns(text, true).unwrap().into_iter().collect::<Vec<_>>(),
            ["a", "b", "b.c"]
        );
        assert_eq!(columns("5", true), None);
    }

    #[test]
    fn a_repeated_name_is_refused() {
        for text in ["{\"a\": 1, \"a\": 2}", "{\"a.b\": 1, \"a\": {\"b\": 2}}"] {
            let misprint = lines(text).next().unwrap().unwrap_err();
            assert_eq!(&text[misprint.bytes], "2");
        }
    }

    #[test]
    fn lists_within_lists_have_a_limit() {
        let text = format!("{{\"a\": {}1{}}}", "[".repeat(10_000), "]".repeat(10_000));
        assert!(lines(&text).next().unwrap().is_err());
        let text = "{\"a\": [[\"x\", \"y\"], \"z\"]}";
        assert_eq!(lines(text).next().unwrap().unwrap().value("a"), Some("x; y; z"));
    }

    #[test]
    fn an_error_is_where_it_is() {
        let text = "{\"a\": 1}\n{\"a\": }\n";
        let misprint = lines(text).nth(1).unwrap().unwrap_err();
        assert_eq!(&text[misprint.bytes], "}");
    }
}
