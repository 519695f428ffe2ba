//! RFC 4180, with the `csv` crate. By default, cells that a spreadsheet would run as formulas are escaped with an apostrophe.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Cell, Column, RowWriter};

/// Writes one line per row, after a header line.
pub(super) struct Rows<'a> {
    out: csv::Writer<&'a mut dyn Write>,
    raw_formulas: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn begin(columns: &[Column], raw_formulas: bool, out: &'a mut dyn Write) -> io::Result<Self> {
        let mut out = csv::Writer::from_writer(out);
        let names = columns
            .iter()
            .map(|column| guarded(super::harmless(&column.name), raw_formulas));
        out.write_record(names).map_err(cause)?;
        Ok(Self { out, raw_formulas })
    }
}

impl RowWriter for Rows<'_> {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let raw_formulas = self.raw_formulas;
        let fields = cells.iter().map(|cell| field(cell, raw_formulas).into_owned());
        self.out.write_record(fields).map_err(cause)
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// What went wrong with the writer itself: the crate's own conversion forgets whether a pipe was closed.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn field(cell: &Cell, raw_formulas: bool) -> Cow<'_, str> {
    match cell {
        Cell::Null => Cow::Borrowed(""),
        Cell::Integer(number) => Cow::Owned(number.to_string()),
        Cell::Real(number) => Cow::Owned(number.to_string()),
        Cell::Text(text) => Cow::Owned(guarded(super::harmless(text), raw_formulas)),
    }
}

/// A cell that a spreadsheet does not run. OWASP, "CSV Injection": one that begins with one of these signs is run as a formula, by some
/// programs also behind spaces, and where the sign is of full width.
fn guarded(text: String, raw_formulas: bool) -> String {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let runs = text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(SIGNS);
    if runs && !raw_formulas {
        format!("'{text}")
    } else {
        text
    }
}
