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

/// Writes a table.
///
/// # Errors
/// Those of the writer.
pub fn write(table: &Table, style: Style, out: &mut dyn Write) -> io::Result<()> {
    match style.format {
        Format::Table => text::write(table, style.width, out),
        Format::Csv => csv::write(table, style.raw_formulas, out),
        Format::Json => json::write(table, out),
        Format::Ndjson => json::write_lines(table, out),
        Format::Markdown => markdown::write(table, out),
        Format::Html => html::write(table, out),
    }
}
