//! Reports in the SQL of other engines, on the Parquet files of an export: views over the files, the public views that a report reads, and its statement.
//!
//! The definitions are those of SQLite, from the migrations and the reports; [`rewrite`] and `replacements.txt` say all that is changed in them.

mod engine;
mod replacements;
mod rewrite;

use std::collections::BTreeSet;

use super::catalogue::Report;
use super::literal::{Parameter, fill_in};
use crate::store::{Computed, Rows, TableColumn, VIEWED_TABLES, view_definitions};

use replacements::replaced;
use rewrite::rewrite;

pub use engine::{Dialect, Files};

/// The statements that give the rows of a report in another engine, each ending in `;` and an empty line. `columns` are those of a table; `computed` are the
/// answers that the report needs.
pub(super) fn script(
    report: &Report,
    parameters: &[(&str, Parameter<'_>)],
    dialect: Dialect,
    files: Files<'_>,
    columns: &[(&'static str, Vec<TableColumn>)],
    computed: &[(Computed, Rows)],
) -> String {
    let views = views();
    let wanted = read(report.select(), &views);
    let mut statements: Vec<String> = dialect.settings().iter().map(|setting| (*setting).to_owned()).collect();
    let tables = columns.iter().filter(|(table, _)| wanted.contains(*table));
    statements.extend(tables.map(|(table, columns)| dialect.view(table, &dialect.of_files(table, columns, files))));
    let answers = computed.iter().filter(|(table, _)| wanted.contains(table.table()));
    statements.extend(answers.map(|(table, rows)| dialect.view(table.table(), &dialect.of_rows(*table, rows))));
    let views = views.iter().filter(|(view, _)| wanted.contains(*view));
    statements.extend(views.map(|(view, query)| dialect.view(view, &rewrite(query, dialect))));
    let statement = replaced(&format!("{} report", report.name), report.select());
    statements.push(rewrite(fill_in(&statement, parameters).trim_end(), dialect));
    statements.iter().map(|statement| format!("{statement};\n\n")).collect()
}

/// The public views with what is replaced in them, each after those that it reads, and one more: `crowded_pair` is `interval_pair` of crowded series alone. SQLite
/// finds the pairs of those that disagree through indexes; engines that have none would compare all claims of all series for them.
fn views() -> Vec<(&'static str, String)> {
    let mut views: Vec<(&'static str, String)> = Vec::new();
    for (name, query) in view_definitions() {
        let query = replaced(name, &query);
        let crowded = (name == "interval_pair").then(|| ("crowded_pair", replaced("crowded_pair", &query)));
        views.push((name, query));
        views.extend(crowded);
    }
    views
}

/// The tables and views that a query reads, directly or through views. A name that the query defines itself may be among them, which does no harm.
fn read(query: &str, views: &[(&'static str, String)]) -> BTreeSet<String> {
    let mut read = BTreeSet::new();
    let mut waiting = vec![query.to_owned()];
    while let Some(query) = waiting.pop() {
        for before in ["FROM ", "JOIN "] {
            for (at, _) in query.match_indices(before) {
                let rest = &query[at + before.len()..];
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                let name = &rest[..end.unwrap_or(rest.len())];
                let view = views.iter().find(|(view, _)| *view == name);
                let is_table = VIEWED_TABLES.iter().any(|table| table.name == name)
                    || Computed::ANSWERS.iter().any(|table| table.table() == name);
                if (is_table || view.is_some()) && read.insert(name.to_owned()) {
                    waiting.extend(view.map(|(_, query)| query.clone()));
                }
            }
        }
    }
    read
}
