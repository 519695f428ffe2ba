//! Writes tables as bytes, one file per format.

mod cell;
mod csv;
mod html;
mod json;
mod markdown;
mod plain;
mod text;

use std::io::{self, Write};

pub use cell::{Cell, Column, Table};
pub use plain::{harmless, harmless_line};

/// The formats that every table can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Aligned columns for a terminal.
    #[default]
    Table,
    /// RFC 4180, with a header line.
    Csv,
    /// One array of objects.
    Json,
    /// One object per line.
    Ndjson,
    /// A pipe table in GitHub's format.
    Markdown,
    /// A `<table>` element.
    Html,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The format.
    pub format: Format,
    /// The width of the terminal in columns, for [`Format::Table`]; if absent, rows are not wrapped.
    pub width: Option<u16>,
    /// Whether to leave CSV cells unescaped that a spreadsheet would run as formulas.
    pub raw_formulas: bool,
}

/// Writes rows as they come, in a format that does not need them all at once.
pub trait RowWriter {
    /// Writes one row, with as many cells as there are columns.
    ///
    /// # Errors
    /// Those of the writer.
    fn row(&mut self, cells: &[Cell]) -> io::Result<()>;

    /// Writes what follows the last row.
    ///
    /// # Errors
    /// Those of the writer.
    fn end(&mut self) -> io::Result<()>;
}

/// Begins to write rows as they come; `None` for the formats for people, whose columns depend on every row.
///
/// # Errors
/// Those of the writer.
pub fn stream<'a>(
    columns: &[Column],
    style: Style,
    out: &'a mut dyn Write,
) -> io::Result<Option<Box<dyn RowWriter + 'a>>> {
    Ok(match style.format {
        Format::Csv => Some(Box::new(csv::Rows::begin(columns, style.raw_formulas, out)?)),
        Format::Json => Some(Box::new(json::Array::begin(columns, out)?)),
        Format::Ndjson => Some(Box::new(json::Lines::begin(columns, out))),
        Format::Table | Format::Markdown | Format::Html => None,
    })
}

/// A table as CSV that a spreadsheet may open: cells that it would run are escaped.
#[must_use]
pub fn to_csv(table: &Table) -> Vec<u8> {
    let style = Style {
        format: Format::Csv,
        width: None,
        raw_formulas: false,
    };
    let mut bytes = Vec::new();
    // Writing into memory does not fail.
    let _ = write(table, style, &mut bytes);
    bytes
}

/// Writes a table.
///
/// # Errors
/// Those of the writer.
pub fn write(table: &Table, style: Style, out: &mut dyn Write) -> io::Result<()> {
    match style.format {
        Format::Table => return text::write(&table.for_people(), style.width, out),
        Format::Markdown => return markdown::write(&table.for_people(), out),
        Format::Html => return html::write(&table.for_people(), out),
        Format::Csv | Format::Json | Format::Ndjson => {}
    }
    if let Some(mut rows) = stream(&table.columns, style, out)? {
        for cells in &table.rows {
            rows.row(cells)?;
        }
        rows.end()?;
    }
    Ok(())
}
