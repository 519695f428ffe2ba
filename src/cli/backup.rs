//! `tallybook backup`

use std::path::{Path, PathBuf};

use crate::front::Database;

use super::{Failure, terminal};

/// Copy the database, with everything private in it, to a new file, and check the copy
///
/// Other programs may use the database meanwhile. An existing file is never overwritten.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook backup monday.db\n  tallybook backup tuesday.db && tallybook check --database --db tuesday.db"
)]
pub(super) struct Args {
    /// The file to write
    file: PathBuf,
}

/// Runs the command.
pub(super) fn run(args: &Args, db: &Path) -> Result<(), Failure> {
    Database::back_up(db, &args.file)?;
    terminal::message(&format!(
        "copied {} to {}, and checked the copy",
        db.display(),
        args.file.display()
    ));
    Ok(())
}
