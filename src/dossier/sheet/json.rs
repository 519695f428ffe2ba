//! Rows of JSON: an object a line, or a list of objects. What is nested is named with dots, and lists of words are joined by semicolons.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::value::RawValue;

use super::row::{Cell, Misprint, Row};

/// How deeply objects may be nested.
const DEEPEST: usize = 8;

type Object<'a> = BTreeMap<String, &'a RawValue>;

/// The rows of a text with an object a line.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Result<Row<'_>, Misprint>> {
    let lines = text
        .trim_start_matches('\u{feff}')
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty());
    lines.map(move |line| row(text, line))
}

/// The rows of a list of objects, which may be the only list of an object around it.
pub(super) fn list(text: &str) -> Result<Vec<Result<Row<'_>, Misprint>>, Misprint> {
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
        let mut lists = object.into_values().filter(|value| value.get().starts_with('['));
        match (lists.next(), lists.next()) {
            (Some(list), None) => list,
            _ => return Err(misprint(0..1)),
        }
    } else {
        whole
    };
    let items: Vec<&RawValue> = serde_json::from_str(list.get()).map_err(|_| misprint(0..1))?;
    Ok(items.into_iter().map(|item| row(text, item.get())).collect())
}

fn row<'a>(text: &'a str, written: &'a str) -> Result<Row<'a>, Misprint> {
    let mut cells = Vec::new();
    flatten(text, written, "", 0, &mut cells)?;
    let bytes = place(text, written);
    Ok(Row { bytes, cells })
}

/// Adds the cells of an object, whose names begin with those of the objects around it.
fn flatten<'a>(
    text: &'a str,
    written: &'a str,
    prefix: &str,
    depth: usize,
    cells: &mut Vec<Cell<'a>>,
) -> Result<(), Misprint> {
    let object: Object<'a> = serde_json::from_str(written).map_err(|error| invalid(text, written, &error))?;
    if depth > DEEPEST {
        return Err(Misprint {
            bytes: place(text, written),
            what: format!("objects within objects, more than {DEEPEST} deep"),
            help: "flatten it",
            ends_sheet: false,
        });
    }
    for (name, value) in object {
        let name = format!("{prefix}{name}");
        let raw = value.get();
        if raw.starts_with('{') {
            flatten(text, raw, &format!("{name}."), depth + 1, cells)?;
            continue;
        }
        let said = words(raw);
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

/// What a value says.
fn words(raw: &str) -> Cow<'_, str> {
    match raw.as_bytes().first() {
        Some(b'"') => match serde_json::from_str::<Cow<'_, str>>(raw) {
            Ok(text) => Cow::Owned(text.trim().to_owned()),
            Err(_) => Cow::Borrowed(raw),
        },
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(raw).unwrap_or_default();
            let items: Vec<Cow<'_, str>> = items.into_iter().map(|item| words(item.get())).collect();
            Cow::Owned(items.join("; "))
        }
        Some(b'n') => Cow::Borrowed(""),
        _ => Cow::Borrowed(raw),
    }
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
    fn an_error_is_where_it_is() {
        let text = "{\"a\": 1}\n{\"a\": }\n";
        let misprint = lines(text).nth(1).unwrap().unwrap_err();
        assert_eq!(&text[misprint.bytes], "}");
    }
}
