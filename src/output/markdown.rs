//! A pipe table in GitHub's format.

use std::io::{self, Write};

use super::{Cell, Table};

/// Writes the title in bold, the header, and one line per row.
pub(super) fn write(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let escape = |text: &str| text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;");
    if !table.title.is_empty() {
        writeln!(out, "**{}**\n", escape(&super::harmless_line(&table.title)))?;
    }
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(
        out,
        "{}",
        line(table.columns.iter().map(|column| escape(&column.name)).collect())
    )?;
    let rule = (0..table.columns.len()).map(|index| {
        let numbers = table
            .rows
            .iter()
            .map(|row| &row[index])
            .filter(|cell| **cell != Cell::Null);
        let right = numbers.clone().count() > 0 && numbers.clone().all(Cell::is_number);
        (if right { "---:" } else { "---" }).to_owned()
    });
    writeln!(out, "{}", line(rule.collect()))?;
    for row in &table.rows {
        let cells = row
            .iter()
            .zip(&table.columns)
            .map(|(cell, column)| escape(&cell.for_people(column)));
        writeln!(out, "{}", line(cells.collect()))?;
    }
    for note in &table.notes {
        writeln!(out, "\n{}", escape(&super::harmless_line(note)))?;
    }
    Ok(())
}
