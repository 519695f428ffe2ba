//! What each engine writes in its own way around the SQL that all share: settings, types, literals, views over files.

use std::collections::BTreeSet;

use rusqlite::types::Value;

use super::super::catalogue::Report;
use crate::store::{ColumnKind, Computed, Rows, TableColumn};

/// An engine that reads Parquet files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// DuckDB.
    DuckDb,
    /// Spark, from 4.1 on, which has recursive queries.
    Spark,
}

/// Where the files of an export are.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// The folder, as the engine is to be told it.
    pub folder: &'a str,
    /// The tables that are laid out by series and year.
    pub partitioned: &'a BTreeSet<String>,
}

impl Dialect {
    /// Every engine.
    pub const ALL: [Self; 2] = [Self::DuckDb, Self::Spark];

    /// Its name, as people type it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DuckDb => "duckdb",
            Self::Spark => "spark",
        }
    }

    /// Whether a report can be asked of it: SQLite's index of words is in no other engine.
    #[must_use]
    pub fn has(self, report: &Report) -> bool {
        !report.takes("words")
    }

    /// The statements that must come first: NULL before all else, as SQLite sorts; recursions as deep as claims need; keys of series that are text even
    /// where they look like numbers.
    pub(super) const fn settings(self) -> &'static [&'static str] {
        match self {
            Self::DuckDb => &["SET default_null_order = 'sqlite'"],
            Self::Spark => &[
                "SET spark.sql.cteRecursionLevelLimit = -1",
                "SET spark.sql.cteRecursionRowLimit = -1",
                "SET spark.sql.sources.partitionColumnTypeInference.enabled = false",
            ],
        }
    }

    const fn type_of(self, kind: ColumnKind) -> &'static str {
        match (kind, self) {
            (ColumnKind::Whole, _) => "BIGINT",
            (ColumnKind::Number, _) => "DOUBLE",
            (ColumnKind::Truth, _) => "BOOLEAN",
            (ColumnKind::Text, Self::DuckDb) => "VARCHAR",
            (ColumnKind::Text, Self::Spark) => "STRING",
        }
    }

    fn text(self, text: &str) -> String {
        let text = match self {
            Self::DuckDb => text.to_owned(),
            Self::Spark => text.replace('\\', "\\\\"),
        };
        format!("'{}'", text.replace('\'', "''"))
    }

    fn value(self, value: &Value) -> String {
        match value {
            Value::Integer(number) => number.to_string(),
            // With an exponent it is a DOUBLE; without one it would be a DECIMAL.
            Value::Real(number) => format!("{number:e}"),
            Value::Text(text) => self.text(text),
            Value::Null | Value::Blob(_) => "NULL".to_owned(),
        }
    }

    pub(super) fn view(self, name: &str, query: &str) -> String {
        let temporary = match self {
            Self::DuckDb => "TEMP",
            Self::Spark => "TEMPORARY",
        };
        format!("CREATE OR REPLACE {temporary} VIEW {name} AS\n{query}")
    }

    /// The rows of a table's files, with the columns that it has in SQLite.
    pub(super) fn of_files(self, table: &str, columns: &[TableColumn], files: Files<'_>) -> String {
        let is_partitioned = files.partitioned.contains(table);
        let path = if is_partitioned {
            format!("{}/{table}", files.folder)
        } else {
            format!("{}/{table}.parquet", files.folder)
        };
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let names = if is_partitioned {
            names.join(", ")
        } else {
            "*".to_owned()
        };
        match self {
            Self::DuckDb if is_partitioned => format!(
                "SELECT {names} FROM read_parquet({}, hive_partitioning = true, hive_types = {{'series': VARCHAR, 'year': BIGINT}})",
                self.text(&format!("{path}/*/*/*.parquet"))
            ),
            Self::DuckDb => format!("SELECT {names} FROM read_parquet({})", self.text(&path)),
            Self::Spark => format!("SELECT {names} FROM parquet.`{}`", path.replace('`', "``")),
        }
    }

    /// Computed rows as a query.
    pub(super) fn of_rows(self, table: Computed, rows: &Rows) -> String {
        let columns = table.columns();
        let casts: Vec<String> = columns
            .iter()
            .map(|TableColumn { name, kind }| format!("CAST({name} AS {}) AS {name}", self.type_of(*kind)))
            .collect();
        let line = |row: &Vec<Value>| {
            let cells: Vec<String> = row.iter().map(|value| self.value(value)).collect();
            format!("  ({})", cells.join(", "))
        };
        // There are no values of no rows.
        let none = vec![Value::Null; columns.len()];
        let lines: Vec<String> = if rows.rows.is_empty() {
            vec![line(&none)]
        } else {
            rows.rows.iter().map(line).collect()
        };
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        format!(
            "SELECT {}\nFROM (VALUES\n{}\n) AS computed ({})\nWHERE series IS NOT NULL",
            casts.join(", "),
            lines.join(",\n"),
            names.join(", ")
        )
    }
}
