//! Canned reports: a registry of SQL files and their parameters.
//!
//! A report is one `SELECT` in `sql/<name>.sql` below header comments: title, question, parameters, and what must be computed
//! first. An absent parameter is NULL and does not filter. Every report can be shown as of a day, since the views can.

mod catalogue;
mod dialect;
mod literal;
mod words;

use chrono::{Datelike, NaiveDate};
use rusqlite::ToSql;
use rusqlite::types::Value;

use crate::model::{AgentKey, ClaimId, PlaceKey, SeriesKey, Status};
use crate::output::{Cell, Table};
use crate::store::{Computed, Reader, Rows, StoreError, TableColumn};

use literal::Parameter;

pub use catalogue::{Needs, REPORTS, Report};
pub use dialect::{Dialect, Files};
pub use words::Words;

/// What a report is given instead of a day where it compares years.
const YEARS: [&str; 2] = ["from_year", "to_year"];

/// The values of a report's parameters; an absent one does not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    /// A series' key.
    pub series: Option<SeriesKey>,
    /// A place's key; places within it are included.
    pub place: Option<PlaceKey>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// An agent's key.
    pub origin: Option<AgentKey>,
    /// The key of an agent that the claim is about, in any role.
    pub party: Option<AgentKey>,
    /// The researcher's position on the claim.
    pub status: Option<Status>,
    /// `disagree`, `compatible` or `not-comparable`.
    pub verdict: Option<String>,
    /// A claim's id.
    pub claim: Option<ClaimId>,
    /// The day that a trend is asked about.
    pub date: Option<NaiveDate>,
    /// Words to look for.
    pub words: Option<Words>,
}

impl Parameters {
    /// The names of those that are given.
    pub fn given(&self) -> impl Iterator<Item = &'static str> {
        self.values()
            .into_iter()
            .filter(|(name, value)| *value != Parameter::Absent && !YEARS.contains(name))
            .map(|(name, _)| name)
    }

    /// Every parameter that a statement can have, by name: also the years of the first and the last day, since years are compared with years.
    fn values(&self) -> [(&'static str, Parameter<'_>); 13] {
        fn text(text: Option<&str>) -> Parameter<'_> {
            text.map_or(Parameter::Absent, Parameter::Text)
        }
        let day = |day: Option<NaiveDate>| day.map_or(Parameter::Absent, Parameter::Day);
        let year = |day: Option<NaiveDate>| day.map_or(Parameter::Absent, |day| Parameter::Year(day.year()));
        let [from_year, to_year] = YEARS;
        [
            ("series", text(self.series.as_ref().map(SeriesKey::as_str))),
            ("place", text(self.place.as_ref().map(PlaceKey::as_str))),
            ("from", day(self.from)),
            ("to", day(self.to)),
            (from_year, year(self.from)),
            (to_year, year(self.to)),
            ("origin", text(self.origin.as_ref().map(AgentKey::as_str))),
            ("party", text(self.party.as_ref().map(AgentKey::as_str))),
            ("status", text(self.status.map(Status::as_str))),
            ("verdict", text(self.verdict.as_deref())),
            ("claim", text(self.claim.as_ref().map(ClaimId::as_str))),
            ("date", day(self.date)),
            ("words", text(self.words.as_ref().map(Words::as_query))),
        ]
    }
}

/// Runs a report.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn run(reader: &Reader, report: &Report, parameters: &Parameters) -> Result<Table, StoreError> {
    let named = parameters
        .values()
        .map(|(name, value)| (format!(":{name}"), value.to_value()));
    let bound: Vec<(&str, &dyn ToSql)> = named
        .iter()
        .map(|(name, value)| (name.as_str(), value as &dyn ToSql))
        .collect();
    let years: Vec<&str> = report.years.split(' ').collect();
    let words: Vec<&str> = report.words.split(' ').collect();
    Ok(to_table(report.title, reader.query(report.sql, &bound)?)
        .with_amounts_except(&years)
        .with_words_for(&words))
}

/// The SQL of a report with its parameters written out, as it can be pasted into `sqlite3`.
#[must_use]
pub fn sql(report: &Report, parameters: &Parameters) -> String {
    literal::fill_in(report.select(), &parameters.values())
}

/// The SQL of a report for a form that people fill in: each parameter is a text `:name`, empty if it does not filter; days are written as `2015`, `2015-07` or
/// `2015-07-31`.
#[must_use]
pub fn form_sql(report: &Report) -> String {
    literal::from_texts(report.select())
}

/// The statements that give the rows of a report in another engine, on the Parquet files of an export: views over the files, the public views that it reads,
/// and its statement, each ending in `;` and an empty line. `columns` are those of each table, `computed` the answers that the report needs.
#[must_use]
pub fn dialect_sql(
    report: &Report,
    parameters: &Parameters,
    dialect: Dialect,
    files: Files<'_>,
    columns: &[(&'static str, Vec<TableColumn>)],
    computed: &[(Computed, Rows)],
) -> String {
    dialect::script(report, &parameters.values(), dialect, files, columns, computed)
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
    table.rows = rows
        .rows
        .into_iter()
        .map(|row| row.into_iter().map(cell).collect())
        .collect();
    table
}

/// A value of a query as a cell. Bytes are written in hexadecimal, and infinity as the `sqlite3` shell does, since no format has a number
/// for it.
#[must_use]
pub fn cell(value: Value) -> Cell {
    match value {
        Value::Null => Cell::Null,
        Value::Integer(number) => Cell::Integer(number),
        Value::Real(number) if number.is_infinite() => Cell::Text(if number > 0.0 { "Inf" } else { "-Inf" }.to_owned()),
        Value::Real(number) => Cell::Real(number),
        Value::Text(text) => Cell::Text(text),
        Value::Blob(bytes) => Cell::Text(bytes.iter().map(|byte| format!("{byte:02x}")).collect()),
    }
}
