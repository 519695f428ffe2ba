//! `tallybook export`

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::front::Database;
use crate::store::Picture;

use super::privacy::left_out;
use super::{Failure, terminal};

/// Write the database in another form, to be shared
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The form
    #[arg(value_enum)]
    format: Form,
    /// Leave out private records and fields
    #[arg(long)]
    public: bool,
    /// The file to write, or the folder for parquet; an earlier export there is replaced
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
    /// A folder of Parquet files, a table each, for DuckDB, Spark and the like
    Parquet,
}

/// Runs the command.
pub(super) fn run(args: &Args, db: &Path) -> Result<(), Failure> {
    if !args.public && args.format != Form::Csv {
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
    match args.format {
        Form::Sqlite => database.export_sqlite(&args.output)?,
        Form::Csv => database.export_csv(&args.output)?,
        Form::Parquet => database.export_parquet(&args.output, args.partition_by.is_some())?,
    }
    let left_out = left_out(database.count_left_out()?).map_or_else(String::new, |claims| format!("; {claims}"));
    terminal::message(&format!("wrote {}{left_out}", args.output.display()));
    Ok(())
}
