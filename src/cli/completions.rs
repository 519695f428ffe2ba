//! `tallybook completions`

use clap_complete::Shell;

use super::{Failure, definition, terminal};

/// Print the completion script for a shell
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    // Into memory first: the generator would exit the process if the pipe is closed.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut definition(), "tallybook", &mut script);
    Ok(terminal::print_text(&String::from_utf8_lossy(&script))?)
}
