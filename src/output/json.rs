//! JSON: an array of objects, or one object per line; columns keep their order.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::{Cell, Table};

fn object(table: &Table, row: &[Cell]) -> Value {
    let fields = table.columns.iter().zip(row).map(|(column, cell)| {
        let value = match cell {
            Cell::Null => Value::Null,
            Cell::Integer(number) => Value::from(*number),
            Cell::Real(number) => Value::from(*number),
            Cell::Text(text) => Value::from(text.as_str()),
        };
        (column.name.clone(), value)
    });
    Value::Object(fields.collect::<Map<_, _>>())
}

/// Escapes characters that JSON allows but that could control a terminal; they occur only inside strings.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        if super::plain::is_unseen(character) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            text.push(character);
        }
    }
    text
}

/// Writes one array.
pub(super) fn write(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<Value> = table.rows.iter().map(|row| object(table, row)).collect();
    writeln!(out, "{}", escaped(&serde_json::to_string_pretty(&rows)?))
}

/// Writes one object per line.
pub(super) fn write_lines(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    for row in &table.rows {
        writeln!(out, "{}", escaped(&serde_json::to_string(&object(table, row))?))?;
    }
    Ok(())
}
