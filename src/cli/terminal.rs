//! Standard output and standard error: width, colour, and text that cannot steer a terminal.

use std::io::{self, BufWriter, IsTerminal, Write};

use crate::output::{self, Format, Style, Table, harmless};

/// The width for tables: `COLUMNS`, else the terminal's; none where the output is no terminal.
pub(super) fn width() -> Option<u16> {
    let stated = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse::<u16>().ok())
        .filter(|columns| *columns >= 20);
    stated.or_else(|| {
        io::stdout()
            .is_terminal()
            .then(terminal_size::terminal_size)
            .flatten()
            .map(|(terminal_size::Width(width), _)| width)
    })
}

/// Whether messages may be coloured: standard error is a terminal and `NO_COLOR` is not set (<https://no-color.org>).
pub(super) fn messages_in_colour() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Says something to the user on standard error. If nobody listens there, there is nobody to tell.
pub(super) fn message(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", harmless(text));
}

/// Prints a table on standard output.
pub(super) fn print(table: &Table, format: Format, raw_formulas: bool) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    output::write(
        table,
        Style {
            format,
            width: width(),
            raw_formulas,
        },
        &mut out,
    )?;
    out.flush()
}

/// Prints text on standard output as it stands.
pub(super) fn print_text(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Says something on standard error that is harmless already and may hold colours of ours.
pub(super) fn message_as_is(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
