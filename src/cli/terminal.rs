//! Writes to standard output and standard error: width, colour, and text that is safe for a terminal.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output::{self, Format, Style, Table, harmless};

/// The width for tables: `COLUMNS`, otherwise the terminal's; `None` if the output is not a terminal.
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

/// Prints a message to standard error. Failures to write are ignored, as there is no other way to report them.
pub(super) fn message(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", harmless(text));
}

/// A line on standard error that says how far something is, at which rate and how long it will take, if that is over a second and somebody is watching.
pub(super) struct Gauge {
    began: Instant,
    bar: ProgressBar,
}

impl Gauge {
    /// A gauge for what begins now.
    pub(super) fn new(what: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr()).with_message(what);
        let template = "{msg}: {human_pos} of {human_len}, {per_sec}, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let began = Instant::now();
        Self { began, bar }
    }

    /// Says how much is done; erases the line when all is.
    pub(super) fn show(&self, done: usize, all: usize) {
        if done >= all {
            self.bar.finish_and_clear();
        } else if self.began.elapsed() >= Duration::from_secs(1) {
            self.bar.set_length(all as u64);
            self.bar.set_position(done as u64);
        }
    }
}

/// How a table is written to standard output.
pub(super) fn style(format: Format, raw_formulas: bool) -> Style {
    Style {
        format,
        width: width(),
        raw_formulas,
    }
}

/// Prints a table on standard output.
pub(super) fn print(table: &Table, format: Format, raw_formulas: bool) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    output::write(table, style(format, raw_formulas), &mut out)?;
    out.flush()
}

/// Prints text to standard output unchanged.
pub(super) fn print_text(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Prints a message to standard error that is already safe and may contain our own colours.
pub(super) fn message_as_is(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
