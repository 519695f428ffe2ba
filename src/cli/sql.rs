//! `tallybook sql`

use std::io::Read;
use std::path::Path;

use crate::front::Database;

use super::arguments::{TableFormat, last_day};
use super::{Failure, terminal};

/// Run a SELECT statement on the database, which is opened read-only
///
/// docs/sql.md and SELECT * FROM data_dictionary describe the views.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The statement; if absent or -, it is read from standard input
    statement: Option<String>,
    /// Show every view as of the end of this date
    #[arg(long, value_name = "DATE")]
    known_by: Option<String>,
    /// The output format
    #[arg(long, value_enum, default_value = "table")]
    format: TableFormat,
    /// Do not escape CSV cells that a spreadsheet would run as formulas
    #[arg(long)]
    raw_formulas: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, db: &Path) -> Result<(), Failure> {
    let statement = match args.statement.as_deref() {
        Some(statement) if statement != "-" => statement.to_owned(),
        _ => {
            let mut statement = String::new();
            std::io::stdin().read_to_string(&mut statement)?;
            statement
        }
    };
    if statement.trim().is_empty() {
        return Err(Failure::with_help(
            "there is no statement to run",
            "tallybook sql 'SELECT * FROM estimates'",
        ));
    }
    let known_by = args
        .known_by
        .as_deref()
        .map(|text| last_day("--known-by", text))
        .transpose()?;
    let table = Database::open(db, known_by)?.query(&statement)?;
    Ok(terminal::print(&table, args.format.into(), args.raw_formulas)?)
}
