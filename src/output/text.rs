//! Aligned columns for a terminal, wrapped to its width by `comfy-table`; if the columns cannot be made to fit, one block per row.

use std::io::{self, Write};

use comfy_table::{
    Cell as TextCell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as TextTable, TableStyle,
    Width,
};
use unicode_width::UnicodeWidthStr;

use super::{Cell, Column, Table, harmless_line};

/// Only a rule under the header.
const RULED: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));
/// Spaces between columns.
const GAP: u16 = 2;
/// Marks where a key or id may be broken; a zero-width character that is removed afterwards.
const BREAK: char = '\u{200b}';

/// Writes the table, or a note that it has no rows.
pub(super) fn write(table: &Table, width: Option<u16>, out: &mut dyn Write) -> io::Result<()> {
    if !table.title.is_empty() {
        writeln!(out, "{}", harmless_line(&table.title))?;
    }
    if table.columns.is_empty() {
        return Ok(());
    }
    let columns: Vec<Prepared> = (0..table.columns.len())
        .map(|index| Prepared::new(table, index))
        .collect();
    let least: usize = columns.iter().map(|column| column.least + usize::from(GAP)).sum();
    match width {
        Some(width) if least > usize::from(width) && !table.rows.is_empty() => write_blocks(table, width, out)?,
        _ => write_columns(table, &columns, width, out)?,
    }
    if !table.notes.is_empty() {
        writeln!(out)?;
    }
    let room = width.map_or(usize::MAX, usize::from);
    for note in &table.notes {
        for line in wrap(&harmless_line(note), room) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// A column prepared for display.
struct Prepared {
    cells: Vec<String>,
    is_number: bool,
    delimiter: char,
    /// The width of its longest unbreakable part.
    least: usize,
    /// Its name as shown.
    name: String,
}

impl Prepared {
    fn new(table: &Table, index: usize) -> Self {
        let column = &table.columns[index];
        let present = || {
            table
                .rows
                .iter()
                .map(|row| &row[index])
                .filter(|cell| **cell != Cell::Null)
        };
        let is_number = present().next().is_some() && present().all(Cell::is_number);
        let is_prose = present().any(|cell| matches!(cell, Cell::Text(text) if text.contains(' ')));
        let shown = table.rows.iter().map(|row| row[index].for_people(column));
        let (cells, delimiter): (Vec<String>, char) = if is_prose || is_number {
            (shown.collect(), ' ')
        } else {
            // Short words, including dates, are not broken.
            let breakable = |text: String| {
                if text.width() <= 14 {
                    text
                } else {
                    text.replace('-', "-\u{200b}").replace('#', "#\u{200b}")
                }
            };
            (shown.map(breakable).collect(), BREAK)
        };
        let pieces = cells
            .iter()
            .flat_map(|cell| cell.split(delimiter))
            .map(UnicodeWidthStr::width);
        let name = column.for_people();
        let least = pieces.chain([name.width()]).max().unwrap_or(0);
        Self {
            cells,
            is_number,
            delimiter,
            least,
            name,
        }
    }
}

fn write_columns(table: &Table, columns: &[Prepared], width: Option<u16>, out: &mut dyn Write) -> io::Result<()> {
    let mut text = TextTable::new();
    text.load_style(RULED);
    text.set_content_arrangement(match width {
        Some(_) => ContentArrangement::Dynamic,
        None => ContentArrangement::Disabled,
    });
    if let Some(width) = width {
        text.set_width(width);
    }
    let align = |content: &str, column: &Prepared| {
        TextCell::new(content).set_alignment(if column.is_number {
            CellAlignment::Right
        } else {
            CellAlignment::Left
        })
    };
    text.set_header(columns.iter().map(|column| align(&column.name, column)));
    for row in 0..table.rows.len() {
        text.add_row(columns.iter().map(|column| align(&column.cells[row], column)));
    }
    for (column, prepared) in text.column_iter_mut().zip(columns) {
        column.set_padding((0, GAP));
        column.set_delimiter(prepared.delimiter);
        let least = u16::try_from(prepared.least).unwrap_or(u16::MAX).saturating_add(GAP);
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
    }
    for line in text.lines() {
        writeln!(out, "{}", line.replace(BREAK, "").trim_end())?;
    }
    if table.rows.is_empty() {
        writeln!(out, "(no rows)")?;
    }
    Ok(())
}

/// Writes one block per row: names and values side by side, with an empty line between blocks. Absent values are left out.
fn write_blocks(table: &Table, width: u16, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<String> = table.columns.iter().map(Column::for_people).collect();
    let indent = names.iter().map(|name| name.width()).max().unwrap_or(0) + usize::from(GAP);
    let room = usize::from(width).saturating_sub(indent).max(10);
    for (number, row) in table.rows.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let filled = row.iter().zip(&table.columns).zip(&names);
        for ((cell, column), name) in filled.filter(|((cell, _), _)| **cell != Cell::Null) {
            let mut name = name.as_str();
            for line in wrap(&cell.for_people(column), room) {
                writeln!(out, "{name:indent$}{line}")?;
                name = "";
            }
        }
    }
    Ok(())
}

/// Breaks text at spaces into lines of at most `room` columns; a longer word gets its own line.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let fits = lines
            .last()
            .is_some_and(|line| line.is_empty() || line.width() + 1 + word.width() <= room);
        match lines.last_mut() {
            Some(line) if fits => {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
