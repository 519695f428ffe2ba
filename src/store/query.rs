//! Queries that people bring: one statement, read only, on a connection that refuses everything else.

use std::path::Path;

use chrono::NaiveDate;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, ToSql};

use super::{StoreError, open_for_reading, schema};

/// A connection that runs nothing but queries.
#[derive(Debug)]
pub struct Reader {
    connection: Connection,
}

/// The rows that a query gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// The columns' names.
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<Value>>,
}

impl Reader {
    /// Opens a database for queries; with `known_by`, every view holds only what the world could know by that day. What is
    /// computed from claims, and then has to be computed anew, is the work of `derive`, while the connection can still be written to.
    ///
    /// # Errors
    /// [`StoreError`] as [`open_for_reading`], and those of `derive`.
    pub fn open(
        path: &Path,
        known_by: Option<NaiveDate>,
        derive: impl FnOnce(&Connection) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        let mut connection = open_for_reading(path)?;
        if let Some(day) = known_by {
            go_back_to(&connection, day)?;
        }
        derive(&connection)?;
        connection.authorizer(Some(allow_reading))?;
        Ok(Self { connection })
    }

    /// The connection, for typed reads of the same picture.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The rows of a table that was computed for this connection alone: a trend's of an earlier day, or answers about trends.
    ///
    /// # Errors
    /// [`StoreError`] where the connection has no such table.
    pub fn computed(&self, table: &str) -> Result<Rows, StoreError> {
        self.query(
            match table {
                "trend_fit" => "SELECT * FROM temp.trend_fit",
                "trend_point" => "SELECT * FROM temp.trend_point",
                "trend_statement" => "SELECT * FROM temp.trend_statement",
                "trend_pull" => "SELECT * FROM temp.trend_pull",
                "trend_without" => "SELECT * FROM temp.trend_without",
                _ => "SELECT * FROM temp.trend_vintage",
            },
            &[],
        )
    }

    /// Runs one statement with named parameters (`:series`), of which those that it does not use are left aside.
    ///
    /// # Errors
    /// [`StoreError`] for a statement that is wrong, writes, attaches or loads code, and for several statements.
    pub fn query(&self, sql: &str, parameters: &[(&str, &dyn ToSql)]) -> Result<Rows, StoreError> {
        let told = |error: rusqlite::Error| match error.sqlite_error_code() {
            None if matches!(error, rusqlite::Error::MultipleStatement) => StoreError::SeveralStatements,
            Some(ErrorCode::AuthorizationForStatementDenied) => StoreError::NotAllowed,
            _ => StoreError::Sqlite(error),
        };
        let mut statement = self.connection.prepare(sql).map_err(told)?;
        if !statement.readonly() {
            return Err(StoreError::NotAllowed);
        }
        for (name, value) in parameters {
            if let Some(index) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(index, value)?;
            }
        }
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut found = Vec::new();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(told)? {
            found.push(
                (0..columns.len())
                    .map(|index| row.get(index))
                    .collect::<Result<_, _>>()?,
            );
        }
        Ok(Rows { columns, rows: found })
    }
}

/// Selecting, reading, calling functions and recursing; everything else, `ATTACH`, pragmas and `load_extension` too, is denied.
fn allow_reading(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Function { function_name } if function_name.eq_ignore_ascii_case("load_extension") => {
            Authorization::Deny
        }
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Function { .. } | AuthAction::Recursive => {
            Authorization::Allow
        }
        AuthAction::Pragma {
            pragma_name,
            pragma_value: None,
        } if is_harmless(pragma_name) => Authorization::Allow,
        AuthAction::Pragma {
            pragma_name: "table_info" | "table_xinfo" | "index_list" | "index_info",
            ..
        } => Authorization::Allow,
        _ => Authorization::Deny,
    }
}

fn is_harmless(pragma: &str) -> bool {
    matches!(
        pragma,
        "table_list" | "user_version" | "application_id" | "database_list" | "compile_options" | "function_list"
    )
}

/// Statements that make every public view show the picture of an earlier day, in this connection only.
///
/// Views of the temporary schema shadow those of the file: the tables `document` and `claim` become views of what was known,
/// and every public view is made again on top of them, in the words of our migrations and never in those of a file.
///
/// # Errors
/// [`StoreError`] where the migrations do not run.
pub fn vintage_statements(known_by: NaiveDate) -> Result<Vec<String>, StoreError> {
    const TABLES: &str = include_str!("vintage.sql");
    // The day is a date by type, so it can stand in the text; a view cannot hold a parameter.
    // Without comments: a statement that begins with dashes reads as an option where it is an argument of the shell.
    let tables: String = TABLES
        .lines()
        .filter(|line| !line.starts_with("--"))
        .map(|line| format!("{line}\n"))
        .collect();
    let mut statements: Vec<String> = tables
        .replace(":known_by", &format!("'{known_by}'"))
        .split_inclusive(";\n")
        .map(|statement| statement.trim().to_owned())
        .filter(|statement| !statement.is_empty())
        .collect();
    for view in schema::views()? {
        // SQLite keeps a view's text from its own `CREATE VIEW` on, in exactly these words.
        statements.push(format!("{};", view.replacen("CREATE VIEW", "CREATE TEMP VIEW", 1)));
    }
    Ok(statements)
}

fn go_back_to(connection: &Connection, known_by: NaiveDate) -> Result<(), StoreError> {
    for statement in vintage_statements(known_by)? {
        connection.execute_batch(&statement)?;
    }
    Ok(())
}
