//! `tallybook export`

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::front::Database;
use crate::store::Picture;

use super::privacy::left_out;
use super::{Failure, terminal};

/// Write the database in another form, to be shared
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook export csv -o claims.csv\n  tallybook export sqlite --public -o public.db"
)]
pub(super) struct Args {
    /// The form
    #[arg(value_enum)]
    format: Form,
    /// Leave out private records and fields; required of every form but the sheets `csv` and `ndjson`
    #[arg(long)]
    public: bool,
    /// The file or folder to write; an earlier export of the same form there is replaced
    #[arg(short, long, value_name = "PATH")]
    output: PathBuf,
    /// For parquet: lay out claims and estimates in folders by series and year
    #[arg(long, value_name = "COLUMNS", value_parser = ["series,year"])]
    partition_by: Option<String>,
}

/// The forms that a database can be exported in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A tallybook database, on which every command works
    Sqlite,
    /// A sheet with a claim a row, which can be edited and is itself a file of a dossier
    Csv,
    /// The same sheet as JSON, an object a line
    Ndjson,
    /// The documents for Zotero, Pandoc and other reference managers
    CslJson,
    /// A folder that Datasette serves: the database, its columns described, and the reports as queries
    Datasette,
    /// A folder of CSV files with a descriptor of every column (Frictionless Data Package)
    Datapackage,
    /// A folder of Parquet files, a table each, for DuckDB, Spark and the like
    Parquet,
    /// The events for TimelineJS
    Timelinejs,
}

impl Form {
    /// Whether it is a file of the dossier in another form, which its owner edits and reads again, and not something to be given away.
    fn is_sheet(self) -> bool {
        matches!(self, Self::Csv | Self::Ndjson)
    }
}

/// Runs the command.
pub(super) fn run(args: &Args, db: &Path) -> Result<(), Failure> {
    if !args.public && !args.format.is_sheet() {
        return Err(Failure::with_help(
            "an export is for sharing and needs --public",
            "add `--public` to leave out private records; for a copy with everything, copy the database file",
        ));
    }
    if args.partition_by.is_some() && args.format != Form::Parquet {
        return Err(Failure::with_help(
            "only parquet is laid out by series and year",
            "leave out `--partition-by`, or export parquet",
        ));
    }
    let picture = Picture {
        private: !args.public,
        ..Picture::default()
    };
    let database = Database::open(db, picture)?;
    // It runs nothing that a stranger wrote, and takes as long as there are rows.
    database.limit_time(None);
    let mut undated = 0;
    match args.format {
        Form::Sqlite => database.export_sqlite(&args.output)?,
        Form::Csv => database.export_csv(&args.output)?,
        Form::Ndjson => database.export_ndjson(&args.output)?,
        Form::CslJson => database.export_csl_json(&args.output)?,
        Form::Datasette => database.export_datasette(&args.output)?,
        Form::Datapackage => database.export_data_package(&args.output)?,
        Form::Timelinejs => undated = database.export_timelinejs(&args.output)?,
        Form::Parquet => database.export_parquet(&args.output, args.partition_by.is_some())?,
    }
    let left_out = left_out(database.count_left_out()?).map_or_else(String::new, |claims| format!("; {claims}"));
    let undated = match undated {
        0 => String::new(),
        1 => "; 1 event without a time left out".to_owned(),
        events => format!("; {events} events without a time left out"),
    };
    terminal::message(&format!("wrote {}{left_out}{undated}", args.output.display()));
    Ok(())
}
