//! `tallybook ingest`

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::front::{Dossier, Ingested};
use crate::output::{Cell, Table};
use crate::store::{ClaimChange, Difference, FileChange};

use super::arguments::TableFormat;
use super::check::read_and_check;
use super::{Failure, terminal};

/// Read a dossier into the database, all or nothing; unchanged files are skipped
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folders or files of a dossier
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Print what would change without changing anything
    #[arg(long)]
    dry_run: bool,
    /// Remove the data of files that are no longer in these folders
    #[arg(long)]
    prune: bool,
    /// How to print what would change
    #[arg(long, value_enum, default_value = "table", requires = "dry_run")]
    format: TableFormat,
}

/// Runs the command.
pub(super) fn run(args: &Args, db: &Path) -> Result<(), Failure> {
    let dossier = read_and_check(&args.paths)?;
    if args.dry_run {
        let difference = dossier.rehearse(db, args.prune, now)?;
        terminal::message(&summary(&difference));
        return Ok(terminal::print(&changes(&difference), args.format.into(), false)?);
    }
    let difference = into_database(&dossier, args.prune, db)?;
    terminal::message(&summary(&difference));
    Ok(())
}

/// Ingests into the database file and reports any upgrade.
pub(super) fn into_database(dossier: &Dossier, prune: bool, db: &Path) -> Result<Difference, Failure> {
    let Ingested { difference, backup } = dossier.ingest(db, prune, now, waiting)?;
    if let Some(backup) = backup {
        terminal::message(&format!(
            "upgraded {}; the old file was kept as {}",
            db.display(),
            backup.display()
        ));
    }
    Ok(difference)
}

/// Tells the user why nothing happens for a while.
pub(super) fn waiting(db: &Path) {
    terminal::message(&format!("another program is using {}; waiting for it", db.display()));
}

/// The current time, which is stored only in the record of the run.
#[expect(clippy::disallowed_methods, reason = "the command line is where the clock is read")]
fn now() -> DateTime<Utc> {
    Utc::now()
}

/// One line about files and one about claims.
pub(super) fn summary(difference: &Difference) -> String {
    let files: Vec<String> = [
        ("added", FileChange::Added),
        ("changed", FileChange::Changed),
        ("unchanged", FileChange::Unchanged),
        ("removed", FileChange::Removed),
        ("missing but kept (use --prune to remove them)", FileChange::Missing),
    ]
    .into_iter()
    .map(|(word, change)| (word, difference.count_files(change)))
    .filter(|(_, count)| *count > 0)
    .map(|(word, count)| format!("{count} {word}"))
    .collect();
    let [added, changed, removed] = difference.count_claims();
    format!(
        "files: {}\nclaims: {added} added, {changed} changed, {removed} removed",
        files.join(", ")
    )
}

/// Every claim that differs, one row per field.
fn changes(difference: &Difference) -> Table {
    let mut table = Table::new("", ["change", "claim", "field", "old", "new"]);
    let text = |text: &str| {
        if text.is_empty() {
            Cell::Null
        } else {
            Cell::Text(text.to_owned())
        }
    };
    for (id, change) in &difference.claims {
        match change {
            ClaimChange::Added(says) => {
                table
                    .rows
                    .push(vec![text("added"), text(id), Cell::Null, Cell::Null, text(says)]);
            }
            ClaimChange::Removed(said) => {
                table
                    .rows
                    .push(vec![text("removed"), text(id), Cell::Null, text(said), Cell::Null]);
            }
            ClaimChange::Changed(fields) => {
                for field in fields {
                    table.rows.push(vec![
                        text("changed"),
                        text(id),
                        text(&field.field),
                        text(&field.old),
                        text(&field.new),
                    ]);
                }
            }
        }
    }
    table
}
