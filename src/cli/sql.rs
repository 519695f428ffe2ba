//! `tallybook sql`

use std::io::Read;
use std::path::Path;

use crate::report::to_table;
use crate::store::Reader;
use crate::vintage;

use super::arguments::{TableFormat, last_day};
use super::{Failure, terminal};

/// Run one SELECT on the database, which is opened for reading only
///
/// The views are explained in docs/sql.md and by SELECT * FROM data_dictionary.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The statement; without it, or with -, it is read from standard input
    statement: Option<String>,
    /// Every view holds only what the world could know by the end of this date
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
    let reader = Reader::open(db, known_by)?;
    vintage::prepare(&reader, &statement, None)?;
    let table = to_table("", reader.query(&statement, &[])?);
    Ok(terminal::print(&table, args.format.into(), args.raw_formulas)?)
}
