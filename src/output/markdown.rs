//! A pipe table in GitHub's format.

use std::io::{self, Write};

use super::{Cell, Table};

/// Text that Markdown shows as it stands: no link, image, code, emphasis, strike-through or HTML, and no address that GitHub makes a link.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let within_word = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // An address needs these to become a link by itself; a mention needs the sign.
            ':' if rest.peek() == Some(&'/') => escaped.push_str("&#58;"),
            '.' if escaped.ends_with("www") => escaped.push_str("&#46;"),
            '@' => escaped.push_str("&#64;"),
            // Underscores within a word do nothing, and keys are full of them.
            '_' if within_word(before) && within_word(rest.peek().copied()) => escaped.push('_'),
            '\\' | '|' | '[' | ']' | '`' | '*' | '_' | '~' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
        before = Some(character);
    }
    escaped
}

/// Writes the title in bold, the header, and one line per row.
pub(super) fn write(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    if !table.title.is_empty() {
        writeln!(out, "**{}**\n", escape(&super::harmless_line(&table.title)))?;
    }
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(
        out,
        "{}",
        line(
            table
                .columns
                .iter()
                .map(|column| escape(&column.for_people()))
                .collect()
        )
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
