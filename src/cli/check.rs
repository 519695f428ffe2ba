//! `tallybook check`

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use clap::ValueEnum;

use crate::diagnostic;
use crate::front::{Database, Dossier, Links, Options, Stdin};
use crate::model::DocumentKey;

use super::failure::REBUILD;
use super::terminal::Gauge;
use super::{Failure, terminal};

/// Report every problem in a dossier, with its position and how to fix it
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tallybook check\n  tallybook check seeds/valuewalk-2015-07.toml --format short")]
pub(super) struct Args {
    /// Folders or files of a dossier
    #[arg(default_value = "seeds")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    links: LinksFollowed,
    #[command(flatten)]
    sheets: SheetsRead,
    /// How to report the problems
    #[arg(long, value_enum, default_value = "full")]
    format: ReportFormat,
    /// Check the database instead of a dossier: whether it holds together and every row is as tallybook wrote it
    #[arg(long, conflicts_with_all = ["paths", "follow_links", "format"])]
    database: bool,
}

/// Which links in a dossier are followed.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct LinksFollowed {
    /// Follow links that lead out of the dossier; without it they are errors
    #[arg(long)]
    follow_links: bool,
}

impl From<LinksFollowed> for Links {
    fn from(followed: LinksFollowed) -> Self {
        if followed.follow_links {
            Self::Anywhere
        } else {
            Self::Inside
        }
    }
}

/// How sheets are read.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct SheetsRead {
    /// What the columns of the given sheets mean; by default NAME.map.toml beside NAME.csv, if there is one
    #[arg(long, value_name = "MAPPING")]
    map: Option<PathBuf>,
    /// What standard input (`-`) is written in
    #[arg(long, value_enum, default_value = "csv", value_name = "FORMAT")]
    input_format: InputFormat,
    /// The name of what is on standard input; what comes in under the same name again replaces it
    #[arg(long, default_value = "stdin", value_name = "NAME", value_parser = input_name)]
    input_name: String,
}

/// A name that can stand in the name of a file.
fn input_name(name: &str) -> Result<String, String> {
    DocumentKey::new(name)
        .map(Into::into)
        .map_err(|error| error.to_string())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum InputFormat {
    /// Rows of cells, separated by commas, semicolons or tabs
    Csv,
    /// The same
    Tsv,
    /// A JSON object a line
    Ndjson,
    /// A JSON list of objects
    Json,
}

/// How far the sheets of a dossier are read.
static READING: LazyLock<Gauge> = LazyLock::new(|| Gauge::new("reading sheets, in bytes"));

/// How to read a dossier with these arguments.
pub(super) fn options(links: LinksFollowed, sheets: SheetsRead) -> Options {
    Options {
        links: links.into(),
        stdin: match sheets.input_format {
            InputFormat::Csv | InputFormat::Tsv => Stdin::Cells,
            InputFormat::Ndjson => Stdin::JsonLines,
            InputFormat::Json => Stdin::Json,
        },
        stdin_name: sheets.input_name,
        mapping: sheets.map,
        reading: |done, all| READING.show(done, all),
    }
}

/// How to read a whole dossier.
pub(super) fn only_following(links: LinksFollowed) -> Options {
    Options {
        links: links.into(),
        reading: |done, all| READING.show(done, all),
        ..Options::default()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// The lines in question, the reason and what to do
    Full,
    /// One line per problem: path:line:column: error[code]: what
    Short,
    /// One JSON array with an object per problem
    Json,
    /// A workflow command of GitHub per problem, which shows it beside its line
    Github,
}

/// Runs the command.
pub(super) fn run(args: Args, db: &Path) -> Result<(), Failure> {
    if args.database {
        return database(db);
    }
    let options = options(args.links, args.sheets);
    report(&Dossier::read_with(&args.paths, &options)?, args.format)
}

/// Tells what is damaged in the database, and fails if anything is.
fn database(db: &Path) -> Result<(), Failure> {
    let damage = Database::damage(db)?;
    if damage.is_empty() {
        terminal::message(&format!("no damage found in {}", db.display()));
        return Ok(());
    }
    for damage in damage {
        terminal::message(&format!("error: {}: {damage}", db.display()));
    }
    terminal::message(&format!("  = help: {REBUILD}"));
    Err(Failure::Data)
}

/// The most problems that are shown in full: one mistake in a sheet may be made in every row.
const MOST: usize = 200;

/// Prints the problems; fails if there are errors, but not for warnings.
fn report(dossier: &Dossier, format: ReportFormat) -> Result<(), Failure> {
    let (problems, sources) = (dossier.problems(), dossier.sources());
    match format {
        ReportFormat::Full => {
            let colour = terminal::messages_in_colour();
            for problem in problems.iter().take(MOST) {
                terminal::message_as_is(&format!("{}\n", diagnostic::full(problem, sources, colour)));
            }
            if let Some(more) = problems.len().checked_sub(MOST + 1) {
                terminal::message(&format!(
                    "… and {} more; `tallybook check --format short` lists them all\n",
                    more + 1
                ));
            }
        }
        ReportFormat::Short => problems
            .iter()
            .for_each(|problem| terminal::message(&diagnostic::short(problem, sources))),
        ReportFormat::Github => {
            let commands: String = problems
                .iter()
                .map(|problem| format!("{}\n", diagnostic::github(problem, sources)))
                .collect();
            terminal::print_text(&commands)?;
        }
        ReportFormat::Json => terminal::print_text(&diagnostic::json(problems, sources))?,
    }
    match (format, waiting(dossier)) {
        // Of what it shows beside the lines, the host has a kind for remarks.
        (ReportFormat::Github, Some(remark)) => {
            terminal::print_text(&format!("{}\n", diagnostic::github_notice("waits-for-review", &remark)))?;
        }
        _ => tell_pending(dossier),
    }
    if format != ReportFormat::Json {
        terminal::message(&diagnostic::Summary::of(problems, dossier.files()).to_string());
    }
    if dossier.is_sound() { Ok(()) } else { Err(Failure::Data) }
}

/// Reads and checks a dossier, prints errors and warnings, and fails if there are errors.
pub(super) fn read_and_check(paths: &[PathBuf], options: &Options) -> Result<Dossier, Failure> {
    let dossier = Dossier::read_with(paths, options)?;
    tell_problems(&dossier)?;
    Ok(dossier)
}

/// Prints errors and warnings, if there are any, and fails if there are errors.
pub(super) fn tell_problems(dossier: &Dossier) -> Result<(), Failure> {
    if dossier.problems().is_empty() {
        tell_pending(dossier);
        return Ok(());
    }
    report(dossier, ReportFormat::Full)
}

/// The most files that are named.
const MOST_FILES: usize = 10;

/// How many entries wait for review, and where; `None` if none do.
fn waiting(dossier: &Dossier) -> Option<String> {
    let files = dossier.pending();
    let counted = |number: usize, one: &str, many: &str| format!("{number} {}", if number == 1 { one } else { many });
    let entries = counted(files.values().sum(), "entry waits", "entries wait");
    let more = match files.len().saturating_sub(MOST_FILES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let named: Vec<&str> = files.keys().copied().take(MOST_FILES).collect();
    (!files.is_empty()).then(|| {
        format!(
            "{entries} for review in {}: {}{more}",
            counted(files.len(), "file", "files"),
            named.join(", ")
        )
    })
}

/// Tells which entries are left out because they wait for review, if any do.
pub(super) fn tell_pending(dossier: &Dossier) {
    if let Some(remark) = waiting(dossier) {
        terminal::message(&format!("note: {remark}"));
    }
}
