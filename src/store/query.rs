//! Queries that people bring: one statement, read only, on a connection that refuses everything else.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, Statement, ToSql};

use super::{Computed, StoreError, as_of, open_for_reading};

/// A connection that runs nothing but queries.
#[derive(Debug)]
pub struct Reader {
    connection: Connection,
    gate: Arc<Gate>,
    known_by: Option<NaiveDate>,
}

/// What SQLite's authorizer asks: whether a statement is ours, and which tables it reads.
#[derive(Debug, Default)]
struct Gate {
    is_open: AtomicBool,
    read: Mutex<BTreeSet<String>>,
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
    /// Opens a database for queries; with `known_by`, every view holds only what the world could know by that day, once
    /// [`Reader::fill`] was told what will be read.
    ///
    /// # Errors
    /// [`StoreError`] as [`open_for_reading`].
    pub fn open(path: &Path, known_by: Option<NaiveDate>) -> Result<Self, StoreError> {
        let mut connection = open_for_reading(path)?;
        if known_by.is_some() {
            as_of::lay(&connection)?;
        }
        let gate = Arc::new(Gate::default());
        let asked = Arc::clone(&gate);
        connection.authorizer(Some(move |context: AuthContext<'_>| asked.answer(&context)))?;
        Ok(Self {
            connection,
            gate,
            known_by,
        })
    }

    /// The day whose picture this is; `None` for what is known now.
    #[must_use]
    pub fn known_by(&self) -> Option<NaiveDate> {
        self.known_by
    }

    /// The tables that a statement reads, itself or through views.
    ///
    /// # Errors
    /// [`StoreError`] as [`Reader::query`].
    pub fn tables_read(&self, sql: &str) -> Result<BTreeSet<String>, StoreError> {
        self.gate.noted().clear();
        self.prepare(sql)?;
        Ok(std::mem::take(&mut *self.gate.noted()))
    }

    /// Fills the tables of an earlier day that are among these; does nothing in the picture of now.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub fn fill(&self, tables: &BTreeSet<String>) -> Result<(), StoreError> {
        match self.known_by {
            Some(day) => self.compute(|connection| as_of::fill(connection, day, tables)),
            None => Ok(()),
        }
    }

    /// Runs work of ours that puts what it computes into temporary tables.
    ///
    /// # Errors
    /// Those of the work.
    pub fn compute<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.gate.is_open.store(true, Ordering::Relaxed);
        let done = work(&self.connection);
        self.gate.is_open.store(false, Ordering::Relaxed);
        done
    }

    /// The connection, for typed reads of the same picture.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The rows of a table that was computed for this connection alone.
    ///
    /// # Errors
    /// [`StoreError`] where it was not computed.
    pub fn computed(&self, table: Computed) -> Result<Rows, StoreError> {
        self.query(table.select(), &[])
    }

    /// Runs one statement with named parameters (`:series`), of which those that it does not use are left aside.
    ///
    /// # Errors
    /// [`StoreError`] for a statement that is wrong, writes, attaches or loads code, and for several statements.
    pub fn query(&self, sql: &str, parameters: &[(&str, &dyn ToSql)]) -> Result<Rows, StoreError> {
        let mut statement = self.prepare(sql)?;
        for (name, value) in parameters {
            if let Some(index) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(index, value)?;
            }
        }
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut found = Vec::new();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(refused)? {
            found.push(
                (0..columns.len())
                    .map(|index| row.get(index))
                    .collect::<Result<_, _>>()?,
            );
        }
        Ok(Rows { columns, rows: found })
    }

    fn prepare(&self, sql: &str) -> Result<Statement<'_>, StoreError> {
        let statement = self.connection.prepare(sql).map_err(|error| match refused(error) {
            StoreError::Sqlite(error) => StoreError::Statement(error),
            other => other,
        })?;
        if statement.readonly() {
            Ok(statement)
        } else {
            Err(StoreError::NotAllowed)
        }
    }
}

fn refused(error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        None if matches!(error, rusqlite::Error::MultipleStatement) => StoreError::SeveralStatements,
        Some(ErrorCode::AuthorizationForStatementDenied) => StoreError::NotAllowed,
        _ => StoreError::Sqlite(error),
    }
}

impl Gate {
    fn answer(&self, context: &AuthContext<'_>) -> Authorization {
        if self.is_open.load(Ordering::Relaxed) {
            return Authorization::Allow;
        }
        if let AuthAction::Read { table_name, .. } = context.action {
            let mut noted = self.noted();
            if !noted.contains(table_name) {
                noted.insert(table_name.to_owned());
            }
        }
        allow_reading(context)
    }

    fn noted(&self) -> MutexGuard<'_, BTreeSet<String>> {
        // A set of names is whole after any panic.
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Selecting, reading, calling functions and recursing; everything else, `ATTACH`, pragmas and `load_extension` too, is denied.
fn allow_reading(context: &AuthContext<'_>) -> Authorization {
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
