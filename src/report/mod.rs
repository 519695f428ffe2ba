//! Canned reports: a registry of SQL files and their parameters.
//!
//! A report is one `SELECT` in `sql/<name>.sql` below header comments: title, question, parameters, and what must be computed
//! first. An absent parameter is NULL and does not filter. Every report can be shown as of a day, since the views can.

mod catalogue;
mod literal;

use rusqlite::ToSql;
use rusqlite::types::Value;

use crate::output::{Cell, Table};
use crate::store::{Reader, Rows, StoreError};

pub use catalogue::{Needs, REPORTS, Report};

/// The values of a report's parameters; an absent one does not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    /// A series' key.
    pub series: Option<String>,
    /// A place's key; places within it are included.
    pub place: Option<String>,
    /// The first day, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// The last day, `YYYY-MM-DD`.
    pub to: Option<String>,
    /// An agent's key.
    pub origin: Option<String>,
    /// `accepted`, `disputed` or `withdrawn`.
    pub status: Option<String>,
    /// `disagree`, `compatible` or `not-comparable`.
    pub verdict: Option<String>,
    /// A claim's id.
    pub claim: Option<String>,
    /// The day that a trend is asked about, `YYYY-MM-DD`.
    pub date: Option<String>,
}

impl Parameters {
    /// Every parameter that exists, by name, with its value.
    #[must_use]
    pub fn all(&self) -> [(&'static str, &Option<String>); 9] {
        [
            ("series", &self.series),
            ("place", &self.place),
            ("from", &self.from),
            ("to", &self.to),
            ("origin", &self.origin),
            ("status", &self.status),
            ("verdict", &self.verdict),
            ("claim", &self.claim),
            ("date", &self.date),
        ]
    }
}

/// Runs a report.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn run(reader: &Reader, report: &Report, parameters: &Parameters) -> Result<Table, StoreError> {
    let named: Vec<(String, &Option<String>)> = parameters
        .all()
        .into_iter()
        .map(|(name, value)| (format!(":{name}"), value))
        .collect();
    let bound: Vec<(&str, &dyn ToSql)> = named
        .iter()
        .map(|(name, value)| (name.as_str(), *value as &dyn ToSql))
        .collect();
    Ok(to_table(report.title, reader.query(report.sql, &bound)?))
}

/// The SQL of a report with its parameters written out, as it can be pasted into `sqlite3`.
#[must_use]
pub fn sql(report: &Report, parameters: &Parameters) -> String {
    literal::fill_in(report.select(), &parameters.all())
}

/// Statements that put rows into a temporary table, for people who paste them into a shell.
#[must_use]
pub fn inserts(table: &str, rows: &Rows) -> String {
    literal::inserts(table, &rows.rows)
}

/// The rows of a query as a table.
#[must_use]
pub fn to_table(title: &str, rows: Rows) -> Table {
    let mut table = Table::new(title, rows.columns);
    let cell = |value: Value| match value {
        Value::Null => Cell::Null,
        Value::Integer(number) => Cell::Integer(number),
        Value::Real(number) => Cell::Real(number),
        Value::Text(text) => Cell::Text(text),
        Value::Blob(bytes) => Cell::Text(bytes.iter().map(|byte| format!("{byte:02x}")).collect()),
    };
    table.rows = rows
        .rows
        .into_iter()
        .map(|row| row.into_iter().map(cell).collect())
        .collect();
    table
}
