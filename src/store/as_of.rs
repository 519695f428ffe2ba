//! The picture as of an earlier day: temporary tables with what was known by then, under the names of the file's own tables, and
//! every public view on top of them. The tables are empty until a statement reads them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};

use super::StoreError;
use super::derived::{Derived, claim_roots, interval_years};

const TABLES: &str = include_str!("as_of.sql");
const ROWS: &str = include_str!("as_of_rows.sql");
const VIEWS: &str = include_str!("../../migrations/V7__views.sql");

/// The tables with claims; all are filled when a statement reads one of them.
const CLAIMS: [&str; 5] = ["document", "claim", "estimate", "event", "break"];

fn views() -> String {
    VIEWS.replace("CREATE VIEW", "CREATE TEMP VIEW")
}

/// Creates the temporary tables, empty, and the views on top of them.
pub(super) fn lay(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(TABLES)?;
    Ok(connection.execute_batch(&views())?)
}

/// Fills the given tables and everything that they are computed from.
pub(super) fn fill(connection: &Connection, known_by: NaiveDate, read: &BTreeSet<String>) -> Result<(), StoreError> {
    let intervals = read.contains("interval_year") && is_empty(connection, "SELECT 1 FROM temp.interval_year")?;
    let claims = CLAIMS
        .iter()
        .chain(["claim_root"].iter())
        .any(|table| read.contains(*table));
    if (claims || intervals) && is_empty(connection, "SELECT 1 FROM temp.document")? {
        for sql in statements(ROWS) {
            let mut statement = connection.prepare(sql)?;
            if statement.parameter_count() == 0 {
                statement.execute([])?;
            } else {
                statement.execute(named_params! {":known_by": known_by})?;
            }
        }
        claim_roots(connection)?;
    }
    if intervals {
        let mut series = connection.prepare("SELECT DISTINCT series FROM estimate")?;
        let series: Vec<String> = series.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        interval_years(connection, &series)?;
    }
    Ok(())
}

fn is_empty(connection: &Connection, sql: &str) -> Result<bool, StoreError> {
    Ok(!connection.prepare_cached(sql)?.exists([])?)
}

fn statements(sql: &str) -> Vec<&str> {
    sql.split_inclusive(";\n")
        .map(|statement| without_comments(statement.trim_start()))
        .filter(|statement| !statement.is_empty())
        .collect()
}

/// A statement without the comments before it: the shell would take an argument that begins with dashes as an option.
fn without_comments(mut statement: &str) -> &str {
    while statement.starts_with("--") {
        statement = statement.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
    }
    statement
}

/// Statements that make the plain shell show the picture as of a day. They contain no text from the database.
#[must_use]
pub fn as_of_statements(known_by: NaiveDate) -> String {
    let mut text = String::new();
    let mut add = |statement: &str| {
        // `known_by` is a date by type, so it is safe to put into the text.
        let statement = statement.trim_end().replace(":known_by", &format!("'{known_by}'"));
        // The shell computes all series at once.
        text.push_str(&statement.replace("= :series", "IS NOT NULL"));
        text.push('\n');
    };
    for part in [TABLES, &views(), ROWS] {
        statements(part).into_iter().for_each(&mut add);
    }
    for table in [Derived::ClaimRoot, Derived::IntervalYear] {
        table.statements().for_each(&mut add);
    }
    text
}
