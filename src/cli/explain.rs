//! `tallybook explain`

use crate::check;

use super::{Failure, terminal};

/// Explain a diagnostic code, with an example and how to fix it; without a code, list all codes
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tallybook explain unknown-series\n  tallybook explain")]
pub(super) struct Args {
    /// The code in square brackets in a message, such as unknown-series
    code: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let Some(code) = args.code.as_deref() else {
        let list: String = check::CODES
            .iter()
            .map(|code| format!("{:<28} {}\n", code.name, code.summary))
            .collect();
        return Ok(terminal::print_text(&list)?);
    };
    let text = check::explain(code).ok_or_else(|| {
        Failure::unknown(
            "diagnostic",
            code,
            check::CODES.iter().map(|code| (code.name, code.name)),
            "tallybook explain",
        )
    })?;
    Ok(terminal::print_text(text)?)
}
