//! `tallybook man`

use std::path::PathBuf;

use clap_mangen::Man;

use super::{Failure, definition, folder, terminal};

/// Print the manual page of tallybook or of one of its commands
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tallybook man report > tallybook-report.1\n  tallybook man --dir man")]
pub(super) struct Args {
    /// The command
    #[arg(conflicts_with = "dir")]
    command: Option<String>,
    /// Write the pages of all commands into this folder instead
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let mut definition = definition();
    definition.build();
    if let Some(dir) = &args.dir {
        let mut pages = Vec::new();
        all("tallybook", &definition, &mut pages)?;
        return folder::write(dir, pages);
    }
    let command = match &args.command {
        None => definition,
        Some(name) => {
            let found = definition
                .get_subcommands()
                .find(|command| command.get_name() == name)
                .cloned();
            found.ok_or_else(|| {
                Failure::unknown(
                    "command",
                    name,
                    definition
                        .get_subcommands()
                        .map(|command| (command.get_name(), command.get_name())),
                    "tallybook help",
                )
            })?
        }
    };
    Ok(terminal::print_text(&String::from_utf8_lossy(&page(command)?))?)
}

/// The page of a command, in roff.
fn page(command: clap::Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    Ok(page)
}

/// The pages of a command and of those below it, each with the name of its file. `help` has none: it prints those of the others.
fn all(name: &str, command: &clap::Command, pages: &mut Vec<(String, Vec<u8>)>) -> Result<(), Failure> {
    pages.push((format!("{name}.1"), page(command.clone())?));
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        all(&format!("{name}-{}", below.get_name()), below, pages)?;
    }
    Ok(())
}
