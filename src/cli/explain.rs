//! `tallybook explain`

use crate::check;

use super::{Failure, terminal};

/// Explain a diagnostic, with an example and its mend; without a code, list them all
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The code between brackets in a message: unknown-series
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
