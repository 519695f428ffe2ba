//! `tallybook completions`

use std::path::PathBuf;

use clap::ValueEnum;
use clap_complete::{Generator, Shell};

use super::{Failure, definition, folder, terminal};

/// Print the completion script for a shell
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook completions bash > tallybook.bash\n  tallybook completions --dir completions"
)]
pub(super) struct Args {
    /// The shell
    #[arg(value_enum, required_unless_present = "dir", conflicts_with = "dir")]
    shell: Option<Shell>,
    /// Write the scripts for all shells into this folder instead, each under the name that its shell looks for
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    if let Some(shell) = args.shell {
        return Ok(terminal::print_text(&String::from_utf8_lossy(&script(shell)))?);
    }
    let Some(dir) = &args.dir else { return Ok(()) };
    let scripts = Shell::value_variants()
        .iter()
        .map(|shell| (shell.file_name("tallybook"), script(*shell)));
    folder::write(dir, scripts)
}

/// The script for a shell. Into memory first: the generator would exit the process if the pipe is closed.
fn script(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut definition(), "tallybook", &mut script);
    script
}
