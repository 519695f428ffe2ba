//! JSON: an array of objects, or one object per line; columns keep their order.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::{Cell, Column, RowWriter};
use crate::model::is_unseen;

fn object(columns: &[Column], cells: &[Cell]) -> Value {
    let fields = columns.iter().zip(cells).map(|(column, cell)| {
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
        if is_unseen(character) && character >= '\u{7f}' {
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

/// Writes one array, an object per row.
pub(super) struct Array<'a> {
    columns: Vec<Column>,
    out: &'a mut dyn Write,
    is_empty: bool,
}

impl<'a> Array<'a> {
    pub(super) fn begin(columns: &[Column], out: &'a mut dyn Write) -> io::Result<Self> {
        write!(out, "[")?;
        Ok(Self {
            columns: columns.to_vec(),
            out,
            is_empty: true,
        })
    }
}

impl RowWriter for Array<'_> {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let object = serde_json::to_string_pretty(&object(&self.columns, cells))?;
        let comma = if std::mem::take(&mut self.is_empty) { "" } else { "," };
        // One level further in; a string never holds a line break of its own.
        write!(self.out, "{comma}\n  {}", escaped(&object.replace('\n', "\n  ")))
    }

    fn end(&mut self) -> io::Result<()> {
        writeln!(self.out, "{}]", if self.is_empty { "" } else { "\n" })
    }
}

/// Writes one object per line.
pub(super) struct Lines<'a> {
    columns: Vec<Column>,
    out: &'a mut dyn Write,
}

impl<'a> Lines<'a> {
    pub(super) fn begin(columns: &[Column], out: &'a mut dyn Write) -> Self {
        Self {
            columns: columns.to_vec(),
            out,
        }
    }
}

impl RowWriter for Lines<'_> {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let object = serde_json::to_string(&object(&self.columns, cells))?;
        writeln!(self.out, "{}", escaped(&object))
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}
