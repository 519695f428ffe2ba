//! JSON: an array of objects, or an object a line; columns keep their order.

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

/// Writes one array.
pub(super) fn write(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<Value> = table.rows.iter().map(|row| object(table, row)).collect();
    serde_json::to_writer_pretty(&mut *out, &rows)?;
    writeln!(out)
}

/// Writes one object a line.
pub(super) fn write_lines(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    for row in &table.rows {
        serde_json::to_writer(&mut *out, &object(table, row))?;
        writeln!(out)?;
    }
    Ok(())
}
