//! `tallybook ingest`

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::ValueEnum;

use crate::front::{Dossier, Ingested, Progress, Reject, write_rejects};
use crate::model::AgentKey;
use crate::output::{Cell, Table};
use crate::store::{ClaimChange, Difference, FileChange};

use super::arguments::TableFormat;
use super::check::{LinksFollowed, SheetsRead, options, read_and_check, tell_problems};
use super::terminal::Gauge;
use super::{Failure, terminal};

/// Read a dossier into the database, all or nothing; unchanged files are skipped
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "they are options")]
#[command(after_help = "Examples:\n  tallybook ingest seeds --dry-run\n  tallybook ingest seeds --prune")]
pub(super) struct Args {
    /// Folders or files of a dossier, which may be sheets; `-` for a sheet on standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    links: LinksFollowed,
    #[command(flatten)]
    sheets: SheetsRead,
    /// Print what would change without changing anything
    #[arg(long)]
    dry_run: bool,
    /// Remove the data of files that are no longer in these folders
    #[arg(long)]
    prune: bool,
    /// Write the database anew instead of changing it, also a damaged one; the old one is replaced once the new one is complete
    #[arg(long, conflicts_with_all = ["dry_run", "prune"])]
    rebuild: bool,
    /// What to do about a row of a sheet that has errors
    #[arg(long, value_enum, default_value = "stop", value_name = "WHAT")]
    on_error: OnError,
    /// Write the rows that are skipped to this CSV file, each with what is wrong with it; mended there, it can be read like any sheet
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Leave trends to the next run; if anything changes, there are none until then
    #[arg(long)]
    no_trends: bool,
    /// Print private changes too
    #[arg(long, requires = "dry_run")]
    private: bool,
    /// How to print what would change
    #[arg(long, value_enum, default_value = "table", requires = "dry_run")]
    format: TableFormat,
}

/// What to do about a row that has errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OnError {
    /// Read nothing at all
    Stop,
    /// Read the other rows
    Skip,
}

/// Runs the command.
pub(super) fn run(args: Args, db: &Path) -> Result<(), Failure> {
    let options = options(args.links, args.sheets);
    let (dossier, rejects) = match (args.on_error, &args.rejects) {
        (OnError::Stop, Some(_)) => {
            return Err(Failure::with_help(
                "`--rejects` is for rows that are skipped",
                "add `--on-error skip`",
            ));
        }
        (OnError::Stop, None) => (read_and_check(&args.paths, &options)?, Vec::new()),
        (OnError::Skip, file) => {
            refuse_inside(file.as_deref(), &args.paths)?;
            let (dossier, rejects) = Dossier::read_without_rejects(&args.paths, &options)?;
            tell_problems(&dossier)?;
            tell_rejects(&rejects, file.as_deref());
            (dossier, rejects)
        }
    };
    let dossier = if args.no_trends {
        dossier.leaving_trends()
    } else {
        dossier
    };
    tell_agents_made(&dossier);
    if args.dry_run {
        let difference = dossier.rehearse(db, args.prune, now)?;
        terminal::message(&summary(&difference));
        let (table, left_out) = changes(&difference, args.private);
        if left_out > 0 {
            let changes = if left_out == 1 { "change" } else { "changes" };
            terminal::message(&format!(
                "{left_out} private {changes} left out; use --private to show everything"
            ));
        }
        if table.rows.is_empty() && args.format == TableFormat::Table {
            if left_out == 0 {
                terminal::message(unchanged(&difference));
            }
            return Ok(());
        }
        return Ok(terminal::print(&table, args.format.into(), false)?);
    }
    let mode = match (args.rebuild, args.prune) {
        (true, _) => Mode::Rebuild,
        (false, true) => Mode::Prune,
        (false, false) => Mode::Update,
    };
    let difference = into_database(&dossier, mode, db)?;
    if let Some(file) = &args.rejects {
        write_rejects(&rejects, file)?;
    }
    terminal::message(&summary(&difference));
    Ok(())
}

/// Refuses a file that the next run would read as a file of the dossier.
fn refuse_inside(file: Option<&Path>, paths: &[PathBuf]) -> Result<(), Failure> {
    let Some(file) = file else { return Ok(()) };
    let parent = |path: &Path| {
        path.parent()
            .map(Path::to_owned)
            .filter(|parent| !parent.as_os_str().is_empty())
    };
    let folder = |path: &Path| parent(path).unwrap_or_else(|| PathBuf::from(".")).canonicalize();
    let Ok(home) = folder(file) else { return Ok(()) };
    let is_inside = paths.iter().any(|path| {
        let root = if path.is_dir() {
            path.canonicalize()
        } else {
            folder(path)
        };
        root.is_ok_and(|root| home.starts_with(root))
    });
    if is_inside {
        return Err(Failure::with_help(
            format!("{} is inside the dossier, and would be read with it", file.display()),
            "choose a file in another folder for `--rejects`",
        ));
    }
    Ok(())
}

/// Tells how many rows are skipped, and what is wrong with them unless that is written to a file.
fn tell_rejects(rejects: &[Reject], file: Option<&Path>) {
    let rows = if rejects.len() == 1 { "row" } else { "rows" };
    let written = file.map_or_else(String::new, |file| format!("; see {}", file.display()));
    terminal::message(&format!("{} {rows} with errors skipped{written}", rejects.len()));
    for Reject {
        file: sheet,
        line,
        problems,
        ..
    } in rejects.iter().filter(|_| file.is_none())
    {
        terminal::message(&format!("{sheet}:{line}: {}", problems.join("; ")));
    }
}

/// The most names that are told.
const NAMES: usize = 10;

/// Tells which agents a sheet names that nothing declares: each may be a slip of the pen.
fn tell_agents_made(dossier: &Dossier) {
    let made: Vec<&str> = dossier.agents_made().into_iter().map(AgentKey::as_str).collect();
    if made.is_empty() {
        return;
    }
    let more = match made.len().saturating_sub(NAMES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    terminal::message(&format!(
        "agents that only sheets name, of the kind `other`: {}{more}",
        made[..made.len().min(NAMES)].join(", ")
    ));
}

/// What becomes of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// The rows of changed files are replaced.
    Update,
    /// Likewise, and those of deleted files removed.
    Prune,
    /// It is written anew.
    Rebuild,
}

/// Ingests into the database file and reports any upgrade.
pub(super) fn into_database(dossier: &Dossier, mode: Mode, db: &Path) -> Result<Difference, Failure> {
    let (written, computed) = (Gauge::new("writing claims"), Gauge::new("computing trends"));
    let progress = Progress {
        waiting,
        writing: &|done, all| written.show(done, all),
        computing: &|done, all| computed.show(done, all),
    };
    let Ingested {
        difference,
        backup,
        held_private,
    } = match mode {
        Mode::Rebuild => dossier.rebuild(db, now, progress)?,
        mode => dossier.ingest(db, mode == Mode::Prune, now, progress)?,
    };
    if let Some(backup) = backup {
        let private = if held_private { ", with its private records" } else { "" };
        terminal::message(&format!(
            "upgraded {}; the old file was kept as {}{private}",
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
pub(super) fn now() -> DateTime<Utc> {
    Utc::now()
}

/// One line about files and one about claims.
pub(super) fn summary(difference: &Difference) -> String {
    let files: Vec<String> = [
        ("added", FileChange::Added),
        ("changed", FileChange::Changed),
        ("damaged in the database and written again", FileChange::Repaired),
        ("unchanged", FileChange::Unchanged),
        ("removed", FileChange::Removed),
        ("missing but kept (use --prune to remove them)", FileChange::Missing),
    ]
    .into_iter()
    .map(|(word, change)| (word, difference.count_files(change)))
    .filter(|(_, count)| *count > 0)
    .map(|(word, count)| format!("{count} {word}"))
    .collect();
    let [added, changed, removed] = difference.counts;
    // What was found in copies cannot be computed again.
    let (lost, tables): (Vec<&str>, Vec<&str>) = difference.tables.iter().partition(|table| **table == "verification");
    let mut text = format!(
        "files: {}\nclaims: {added} added, {changed} changed, {removed} removed",
        files.join(", ")
    );
    if difference.strays {
        text.push_str("\ndamaged in the database and removed: rows that were not read from any file");
    }
    if !tables.is_empty() {
        text.push_str("\ndamaged in the database and computed again: ");
        text.push_str(&tables.join(", "));
    }
    if !lost.is_empty() {
        text.push_str("\ndamaged in the database and removed: verification; run `tallybook verify` again");
    }
    text
}

/// What a rehearsal says where no claim would change.
fn unchanged(difference: &Difference) -> &'static str {
    let files = [
        FileChange::Added,
        FileChange::Changed,
        FileChange::Repaired,
        FileChange::Removed,
    ];
    if difference.tables.is_empty()
        && !difference.strays
        && files.into_iter().all(|change| difference.count_files(change) == 0)
    {
        "nothing would change"
    } else {
        "no claim would change"
    }
}

/// Every claim that differs, a row a field, and how many rows are left out because they are private.
fn changes(difference: &Difference, private: bool) -> (Table, usize) {
    let mut table = Table::new("", ["change", "claim", "field", "old", "new"]);
    let mut left_out = 0;
    let mut add = |is_private: bool, row: [&str; 5]| {
        if is_private && !private {
            left_out += 1;
            return;
        }
        let cell = |text: &str| match text {
            "" => Cell::Null,
            text => Cell::Text(text.to_owned()),
        };
        table.rows.push(row.map(cell).to_vec());
    };
    for (id, change) in &difference.claims {
        let is_private = difference.private.contains(id);
        match change {
            ClaimChange::Added(says) => add(is_private, ["added", id, "", "", says]),
            ClaimChange::Removed(said) => add(is_private, ["removed", id, "", said, ""]),
            ClaimChange::Changed(fields) => {
                for change in fields {
                    add(
                        is_private || change.private,
                        ["changed", id, &change.field, &change.old, &change.new],
                    );
                }
            }
        }
    }
    (table, left_out)
}
