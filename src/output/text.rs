//! Aligned columns for a terminal, wrapped to its width, by `comfy-table`.

use std::io::{self, Write};

use comfy_table::{Cell as TextCell, CellAlignment, ContentArrangement, LineStyle, Table as TextTable, TableStyle};

use super::Table;

/// A rule under the header, nothing else.
const RULED: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// Writes the table; with no rows it says so.
pub(super) fn write(table: &Table, width: Option<u16>, out: &mut dyn Write) -> io::Result<()> {
    if !table.title.is_empty() {
        writeln!(out, "{}", super::harmless_line(&table.title))?;
    }
    if table.columns.is_empty() {
        return Ok(());
    }
    let mut text = TextTable::new();
    text.load_style(RULED);
    text.set_content_arrangement(match width {
        Some(_) => ContentArrangement::Dynamic,
        None => ContentArrangement::Disabled,
    });
    if let Some(width) = width {
        text.set_width(width);
    }
    let numeric: Vec<bool> = (0..table.columns.len())
        .map(|index| {
            let mut present = table.rows.iter().map(|row| &row[index]).filter(|cell| **cell != super::Cell::Null).peekable();
            present.peek().is_some() && present.all(super::Cell::is_number)
        })
        .collect();
    let align = |content: String, right: bool| {
        TextCell::new(content).set_alignment(if right { CellAlignment::Right } else { CellAlignment::Left })
    };
    text.set_header(table.columns.iter().zip(&numeric).map(|(column, right)| align(column.name.clone(), *right)));
    for row in &table.rows {
        text.add_row(
            row.iter().zip(&table.columns).zip(&numeric).map(|((cell, column), right)| align(cell.for_people(column), *right)),
        );
    }
    for column in text.column_iter_mut() {
        column.set_padding((0, 2));
    }
    for line in text.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    if table.rows.is_empty() {
        writeln!(out, "(no rows)")?;
    }
    Ok(())
}
