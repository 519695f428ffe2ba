//! A self-contained `<table>` element.

use std::io::{self, Write};

use super::Table;

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Writes the title as caption, the header and the rows, with numbers aligned right.
pub(super) fn write(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<table>")?;
    if !table.title.is_empty() {
        writeln!(
            out,
            "<caption>{}</caption>",
            escape(&super::harmless_line(&table.title))
        )?;
    }
    write!(out, "<thead><tr>")?;
    for column in &table.columns {
        write!(out, "<th scope=\"col\">{}</th>", escape(&column.for_people()))?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for row in &table.rows {
        write!(out, "<tr>")?;
        for (cell, column) in row.iter().zip(&table.columns) {
            let style = if cell.is_number() {
                " style=\"text-align:right\""
            } else {
                ""
            };
            write!(out, "<td{style}>{}</td>", escape(&cell.for_people(column)))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>")?;
    table
        .notes
        .iter()
        .try_for_each(|note| writeln!(out, "<p>{}</p>", escape(&super::harmless_line(note))))
}
