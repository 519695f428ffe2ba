//! `tallybook cite`

use std::path::Path;

use clap::ValueEnum;

use crate::front::Database;
use crate::model::{ClaimId, KeyError};
use crate::store::{Keys, Picture};

use super::privacy::Privacy;
use super::{Failure, terminal};

/// Print a footnote for a claim: its words, who says so, through whom, in which document and edition
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook cite valuewalk-2015-07#revenue\n  tallybook cite family-care-foundation-2016#abroad --format markdown"
)]
pub(super) struct Args {
    /// The claim's id, document#claim
    claim: String,
    #[command(flatten)]
    privacy: Privacy,
    /// The output format
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The forms of a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A sentence
    Text,
    /// A footnote of Markdown
    Markdown,
    /// The documents of the chain for a reference manager, with the sentence as the note of the first
    CslJson,
}

/// Runs the command.
pub(super) fn run(args: &Args, db: &Path) -> Result<(), Failure> {
    let picture = Picture {
        private: args.privacy.private,
        ..Picture::default()
    };
    let database = Database::open(db, picture)?;
    database.known(Keys::Claims, &args.claim)?;
    let claim: ClaimId = args
        .claim
        .parse()
        .map_err(|error: KeyError| Failure::job(error.to_string()))?;
    let cited = database.cite(&claim)?;
    let text = match args.format {
        Format::Text => format!("{}\n", cited.sentence),
        Format::Markdown => format!("{}\n", cited.markdown()),
        Format::CslJson => {
            let items: Vec<String> = cited.items.iter().map(ToString::to_string).collect();
            format!("[{}]\n", items.join(",\n"))
        }
    };
    Ok(terminal::print_text(&text)?)
}
