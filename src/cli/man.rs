//! `tallybook man`

use super::{Failure, definition, terminal};

/// Print the manual page of tallybook or of one of its commands
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The command
    command: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let mut definition = definition();
    definition.build();
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
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(terminal::print_text(&String::from_utf8_lossy(&page))?)
}
