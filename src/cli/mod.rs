//! The command line: one file a command, holding its arguments and a short run. No SQL and no rules live here.

use std::process::ExitCode;

/// Runs the command line.
#[must_use]
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
