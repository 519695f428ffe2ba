//! `tallybook sql`

use std::io::{BufWriter, Read, Write};
use std::path::Path;

use crate::front::Database;
use crate::output::{self, Cell, Table};
use crate::report;
use crate::store::{Cursor, Picture};

use super::arguments::{TableFormat, last_day, time};
use super::privacy::{Privacy, tell_left_out};
use super::{Failure, terminal};

/// Run a SELECT statement on the database, which is opened read-only
///
/// docs/sql.md and SELECT * FROM data_dictionary describe the views.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook sql \"SELECT stated, origin FROM estimates WHERE place = 'RU'\"\n  tallybook sql --known-by 2016 --format csv \"SELECT * FROM contradictions\""
)]
pub(super) struct Args {
    /// The statement; if absent or -, it is read from standard input
    statement: Option<String>,
    /// Show every view as of the end of this date
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    known_by: Option<String>,
    #[command(flatten)]
    privacy: Privacy,
    /// The output format
    #[arg(long, value_enum, default_value = "table")]
    format: TableFormat,
    /// Do not escape CSV cells that a spreadsheet would run as formulas
    #[arg(long)]
    raw_formulas: bool,
    /// Stop after this many rows. Default: 10000 in a table, markdown and html, which need all rows at once; no limit in other formats
    #[arg(long, value_name = "N")]
    max_rows: Option<u64>,
    /// Stop a statement that runs longer than this; 0 for no limit
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    timeout: u64,
}

/// The most memory that SQLite may use for a statement, in bytes.
const MOST_MEMORY: u32 = 256 << 20;

/// The most rows in a format that needs all of them at once, unless `--max-rows` says otherwise.
const MOST_ROWS: u64 = 10_000;

/// The most bytes of cells in a format that needs all of them at once.
const MOST_BYTES: usize = 64 << 20;

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
    let picture = Picture {
        known_by,
        private: args.privacy.private,
    };
    let database = Database::open(db, picture)?;
    database.limit_time(time(args.timeout));
    database.limit_memory(MOST_MEMORY)?;
    let mut selection = database.select(&statement)?;
    let mut table = Table::new("", selection.columns());
    let style = terminal::style(args.format.into(), args.raw_formulas);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let cut = if let Some(mut writer) = output::stream(&table.columns, style, &mut out)? {
        let mut rows = Limited::new(selection.rows(), args.max_rows.unwrap_or(u64::MAX));
        while let Some(cells) = rows.next()? {
            writer.row(&cells)?;
        }
        writer.end()?;
        rows.cut()?
    } else {
        let mut rows = Limited::new(selection.rows(), args.max_rows.unwrap_or(MOST_ROWS));
        let mut bytes = 0;
        while bytes < MOST_BYTES
            && let Some(cells) = rows.next()?
        {
            bytes += cells.iter().map(Cell::text_len).sum::<usize>();
            table.rows.push(cells);
        }
        output::write(&table, style, &mut out)?;
        rows.cut()?
    };
    out.flush()?;
    if let Some(rows) = cut {
        terminal::message(&format!("stopped after {rows} rows; there are more"));
        if args.max_rows.is_none_or(|most| most > rows) {
            terminal::message(
                "  = help: `--format csv` or `--format ndjson` prints any number, and `--max-rows N` says how many",
            );
        }
    }
    tell_left_out(&database)
}

/// The first rows of a statement, as cells.
struct Limited<'a> {
    rows: Cursor<'a>,
    most: u64,
    count: u64,
}

impl<'a> Limited<'a> {
    fn new(rows: Cursor<'a>, most: u64) -> Self {
        Self { rows, most, count: 0 }
    }

    fn next(&mut self) -> Result<Option<Vec<Cell>>, Failure> {
        if self.count == self.most {
            return Ok(None);
        }
        let row = self.rows.next_row()?;
        self.count += u64::from(row.is_some());
        Ok(row.map(|row| row.into_iter().map(report::cell).collect()))
    }

    /// How many rows were given, if there are more.
    fn cut(mut self) -> Result<Option<u64>, Failure> {
        Ok(self.rows.next_row()?.map(|_| self.count))
    }
}
