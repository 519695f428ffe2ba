//! `tallybook schema`

use clap::ValueEnum;

use crate::{chart, dossier};

use super::{Failure, terminal};

/// Print the JSON Schema of the files that you write, for editors that complete and check them
///
/// docs/editors.md says how to tell an editor of it. `tallybook check` finds far more than a schema can say.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook schema > dossier.schema.json\n  tallybook schema chart > chart.schema.json"
)]
pub(super) struct Args {
    /// What the files describe
    #[arg(value_enum, default_value = "dossier")]
    of: Of,
}

/// The files that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    /// The TOML files of a dossier
    Dossier,
    /// Chart specs
    Chart,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let schema = match args.of {
        Of::Dossier => dossier::schema(),
        Of::Chart => chart::SCHEMA.to_owned(),
    };
    Ok(terminal::print_text(&schema)?)
}
