//! Runs user queries: one read-only statement, on a connection that rejects everything else.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, Statement, ToSql};

use super::limits::{Clock, limit_sizes};
use super::picture::{Layer, PAGES, Picture};
use super::{Computed, StoreError, derived, open_copy, open_for_reading};

/// A connection that only runs queries.
#[derive(Debug)]
pub struct Reader {
    connection: Connection,
    clock: Clock,
    gate: Arc<Gate>,
    /// The temporary tables of the picture; `None` where the file as it is shows it.
    layer: Option<Layer>,
}

/// The state of SQLite's authorizer: whether a statement is ours, and which tables it reads.
#[derive(Debug, Default)]
struct Gate {
    is_open: AtomicBool,
    read: Mutex<BTreeSet<String>>,
    /// Tables of the file that hold private records, where those are hidden.
    out_of_reach: BTreeSet<String>,
    refused: Mutex<Option<String>>,
}

/// The rows of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// The columns' names.
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<Value>>,
}

impl Reader {
    /// Opens a database for queries. Every view shows only what belongs to the picture, once [`Reader::fill`] has been called with
    /// the tables to be read.
    ///
    /// # Errors
    /// Like [`open_for_reading`].
    pub fn open(path: &Path, picture: Picture) -> Result<Self, StoreError> {
        Self::of(open_for_reading(path)?, picture)
    }

    /// Like [`Reader::open`], but a database of an earlier version is read from an upgraded copy in memory: what is compared is often older than this tallybook.
    ///
    /// # Errors
    /// Like [`Reader::open`].
    pub fn open_upgraded(path: &Path, picture: Picture) -> Result<Self, StoreError> {
        let connection = match open_for_reading(path) {
            Err(StoreError::Older { .. }) => {
                let copy = open_copy(path)?;
                derived::refresh_all(&copy)?;
                copy
            }
            found => found?,
        };
        Self::of(connection, picture)
    }

    fn of(mut connection: Connection, picture: Picture) -> Result<Self, StoreError> {
        let layer = Layer::lay(&connection, picture)?;
        let out_of_reach = match &layer {
            Some(layer) => layer.out_of_reach(&connection)?,
            None => BTreeSet::new(),
        };
        limit_sizes(&connection)?;
        let clock = Clock::of(&mut connection)?;
        let gate = Arc::new(Gate {
            out_of_reach,
            ..Gate::default()
        });
        let asked = Arc::clone(&gate);
        connection.authorizer(Some(move |context: AuthContext<'_>| asked.answer(&context)))?;
        Ok(Self {
            connection,
            clock,
            gate,
            layer,
        })
    }

    /// Whether something private is hidden.
    pub(super) fn hides(&self) -> bool {
        self.layer.as_ref().is_some_and(|layer| layer.hides)
    }

    /// Whether the picture consists of temporary tables, which have to be filled and their trends computed.
    #[must_use]
    pub fn is_layered(&self) -> bool {
        self.layer.is_some()
    }

    /// How many private claims are left out.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub fn count_left_out(&self) -> Result<usize, StoreError> {
        match &self.layer {
            Some(layer) => self.compute(|connection| layer.count_left_out(connection)),
            None => Ok(0),
        }
    }

    /// Statements that make the plain shell show what a query reads of the same picture, trends aside; empty where the file as it is shows it.
    ///
    /// # Errors
    /// Like [`Reader::query`].
    pub fn picture_statements(&self, sql: &str) -> Result<String, StoreError> {
        match &self.layer {
            Some(layer) => Ok(layer.statements(&self.tables_read(sql)?)),
            None => Ok(String::new()),
        }
    }

    /// The tables that a statement reads, directly or through views.
    ///
    /// # Errors
    /// Like [`Reader::query`].
    pub fn tables_read(&self, sql: &str) -> Result<BTreeSet<String>, StoreError> {
        locked(&self.gate.read).clear();
        self.prepare(sql)?;
        Ok(std::mem::take(&mut *locked(&self.gate.read)))
    }

    /// Fills those of these tables that are temporary tables of the picture; does nothing if the file as it is shows it.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub fn fill(&self, tables: &BTreeSet<String>) -> Result<(), StoreError> {
        match &self.layer {
            Some(layer) => self.compute(|connection| layer.fill(connection, tables)),
            None => Ok(()),
        }
    }

    /// Runs internal work that puts its results into temporary tables.
    ///
    /// # Errors
    /// Those of the work.
    pub fn compute<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let started = Instant::now();
        self.gate.is_open.store(true, Ordering::Relaxed);
        let done = work(&self.connection);
        self.gate.is_open.store(false, Ordering::Relaxed);
        self.clock.give_back(started.elapsed());
        done
    }

    /// The connection, for typed reads of the same picture.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The rows of a table that was computed for this connection.
    ///
    /// # Errors
    /// [`StoreError`] if it was not computed.
    pub fn computed(&self, table: Computed) -> Result<Rows, StoreError> {
        self.query(table.select(), &[])
    }

    /// Limits the time of each statement from now on, counted while SQLite works and not while its rows are printed; `None` for no
    /// limit. Without this it is ten minutes.
    pub fn limit_time(&self, time: Option<Duration>) {
        self.clock.set(time);
    }

    /// Limits the memory of SQLite, in bytes. This holds for the whole process, and can be lowered later but not raised.
    ///
    /// # Errors
    /// [`StoreError`] if SQLite refuses.
    pub fn limit_memory(&self, bytes: u32) -> Result<(), StoreError> {
        self.compute(|connection| Ok(connection.pragma_update(None, "hard_heap_limit", bytes)?))
    }

    /// Runs one statement with named parameters (`:series`); it ignores those that it does not use.
    ///
    /// # Errors
    /// [`StoreError`] for a statement that is invalid, writes, attaches or loads code, for several statements, and for one that takes
    /// too long or gives more than fits into memory.
    pub fn query(&self, sql: &str, parameters: &[(&str, &dyn ToSql)]) -> Result<Rows, StoreError> {
        let mut selection = self.select(sql, parameters)?;
        let columns = selection.columns();
        let (mut found, mut size) = (Vec::new(), 0);
        let mut rows = selection.rows();
        while let Some(row) = rows.next_row()? {
            size += row.iter().map(size_of).sum::<usize>();
            if size > MOST_BYTES {
                return Err(StoreError::TooLarge { bytes: MOST_BYTES });
            }
            found.push(row);
        }
        Ok(Rows { columns, rows: found })
    }

    /// Prepares one statement, whose rows are then read one by one.
    ///
    /// # Errors
    /// [`StoreError`] as [`Reader::query`].
    pub fn select(&self, sql: &str, parameters: &[(&str, &dyn ToSql)]) -> Result<Selection<'_>, StoreError> {
        let mut statement = self.prepare(sql)?;
        for (name, value) in parameters {
            if let Some(index) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(index, value)?;
            }
        }
        Ok(Selection {
            statement,
            clock: &self.clock,
        })
    }

    fn prepare(&self, sql: &str) -> Result<Statement<'_>, StoreError> {
        locked(&self.gate.refused).take();
        let statement = self
            .connection
            .prepare(sql)
            .map_err(|error| match self.refusal(error) {
                StoreError::Sqlite(error) => StoreError::Statement(error),
                other => other,
            })?;
        if statement.readonly() {
            Ok(statement)
        } else {
            Err(StoreError::NotAllowed)
        }
    }

    fn refusal(&self, error: rusqlite::Error) -> StoreError {
        match locked(&self.gate.refused).take() {
            Some(table) => StoreError::OutOfReach { table },
            None => refused(error),
        }
    }
}

/// A statement that is ready to run.
#[derive(Debug)]
pub struct Selection<'a> {
    statement: Statement<'a>,
    clock: &'a Clock,
}

impl Selection<'_> {
    /// The columns' names.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        self.statement.column_names().map(str::to_owned).collect()
    }

    /// Starts the statement, and its time.
    pub fn rows(&mut self) -> Cursor<'_> {
        self.clock.start();
        Cursor {
            width: self.statement.column_count(),
            rows: self.statement.raw_query(),
            clock: self.clock,
            left: None,
        }
    }
}

/// The rows of a statement, computed as they are asked for.
pub struct Cursor<'a> {
    rows: rusqlite::Rows<'a>,
    width: usize,
    clock: &'a Clock,
    /// When the last row was handed out: what happens to it does not count.
    left: Option<Instant>,
}

impl Cursor<'_> {
    /// The next row; `None` after the last.
    ///
    /// # Errors
    /// [`StoreError`] as [`Reader::query`].
    pub fn next_row(&mut self) -> Result<Option<Vec<Value>>, StoreError> {
        if let Some(left) = self.left {
            self.clock.give_back(left.elapsed());
        }
        let row = self.rows.next().map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::OperationInterrupted) => StoreError::TookTooLong {
                time: self.clock.time().unwrap_or_default(),
            },
            _ => refused(error),
        })?;
        let row = row.map(|row| (0..self.width).map(|index| row.get(index)).collect::<Result<_, _>>());
        self.left = Some(Instant::now());
        // Any value can be read except text that is none.
        row.transpose().map_err(|_: rusqlite::Error| StoreError::NotText)
    }
}

impl std::fmt::Debug for Cursor<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cursor")
            .field("width", &self.width)
            .finish_non_exhaustive()
    }
}

/// The most bytes that a query may hold in memory at once.
const MOST_BYTES: usize = 512 << 20;

/// About how much memory a value takes.
fn size_of(value: &Value) -> usize {
    std::mem::size_of::<Value>()
        + match value {
            Value::Text(text) => text.len(),
            Value::Blob(bytes) => bytes.len(),
            Value::Null | Value::Integer(_) | Value::Real(_) => 0,
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
            // A statement that needs no column of a table is asked about as it is written, in any case.
            let table = table_name.to_ascii_lowercase();
            let is_of_the_file = table == PAGES
                || context
                    .database_name
                    .is_some_and(|name| name.eq_ignore_ascii_case("main"));
            if is_of_the_file && self.out_of_reach.contains(&table) {
                *locked(&self.refused) = Some(table);
                return Authorization::Deny;
            }
            let mut noted = locked(&self.read);
            if !noted.contains(&table) {
                noted.insert(table);
            }
        }
        allow_reading(context)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Names stay consistent after a panic.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Allows selecting, reading, calling functions and recursion; denies everything else, including `ATTACH`, pragmas and
/// `load_extension`.
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
            // What the index of words asks for when it is read.
            | "data_version"
    )
}
