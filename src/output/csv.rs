//! RFC 4180, with the `csv` crate. By default, cells that a spreadsheet would run as formulas are escaped with an apostrophe.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Cell, Table};

/// Writes a header line and one line per row.
pub(super) fn write(table: &Table, raw_formulas: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(table.columns.iter().map(|column| &column.name))?;
    for row in &table.rows {
        csv.write_record(row.iter().map(|cell| field(cell, raw_formulas).into_owned()))?;
    }
    csv.flush()
}

fn field(cell: &Cell, raw_formulas: bool) -> Cow<'_, str> {
    match cell {
        Cell::Null => Cow::Borrowed(""),
        Cell::Integer(number) => Cow::Owned(number.to_string()),
        Cell::Real(number) => Cow::Owned(number.to_string()),
        Cell::Text(text) => {
            let text = super::harmless(text);
            // OWASP, "CSV Injection": a cell that begins with one of these is run as a formula.
            let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
            Cow::Owned(if runs && !raw_formulas {
                format!("'{text}")
            } else {
                text
            })
        }
    }
}
