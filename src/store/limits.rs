//! How much a reader may use: sizes within a statement, memory, and time.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::limits::Limit;
use rusqlite::{Connection, Error};

/// How long a statement may run if nothing else is said. Longer than any report on a dossier that people can write takes.
const DEFAULT_TIME: Duration = Duration::from_mins(10);

/// How many instructions of SQLite's virtual machine pass between two looks at the clock.
const INSTRUCTIONS: i32 = 10_000;

/// The sizes that SQLite accepts from a reader. Our own views and reports need far less; SQLite's defaults allow a gigabyte of
/// text in one value (<https://www.sqlite.org/security.html>).
const SIZES: [(Limit, i32); 7] = [
    (Limit::SQLITE_LIMIT_LENGTH, 16 << 20), // bytes of a value or a row
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 100),
    (Limit::SQLITE_LIMIT_VDBE_OP, 1_000_000),
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// Limits the sizes within statements.
pub(super) fn limit_sizes(connection: &Connection) -> Result<(), Error> {
    for (limit, most) in SIZES {
        connection.set_limit(limit, most)?;
    }
    Ok(())
}

/// When a statement has to be done.
#[derive(Clone)]
pub(super) struct Clock(Arc<Mutex<State>>);

struct State {
    time: Option<Duration>,
    deadline: Option<Instant>,
}

impl Clock {
    /// A clock that stops the statements of a connection once their time is over.
    pub(super) fn of(connection: &mut Connection) -> Result<Self, Error> {
        let clock = Self(Arc::new(Mutex::new(State {
            time: Some(DEFAULT_TIME),
            deadline: None,
        })));
        clock.start();
        let asked = clock.clone();
        connection.progress_handler(INSTRUCTIONS, Some(move || asked.is_over()))?;
        Ok(clock)
    }

    /// Changes the time that statements have; `None` for all they want.
    pub(super) fn set(&self, time: Option<Duration>) {
        self.with(|state| state.time = time);
        self.start();
    }

    /// The time that statements have.
    pub(super) fn time(&self) -> Option<Duration> {
        self.with(|state| state.time)
    }

    /// Gives a statement all of its time.
    pub(super) fn start(&self) {
        self.with(|state| state.deadline = state.time.and_then(|time| Instant::now().checked_add(time)));
    }

    /// Gives back time that passed while the statement was not running.
    pub(super) fn give_back(&self, time: Duration) {
        self.with(|state| state.deadline = state.deadline.and_then(|deadline| deadline.checked_add(time)));
    }

    fn is_over(&self) -> bool {
        self.with(|state| state.deadline)
            .is_some_and(|deadline| Instant::now() > deadline)
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        // Two numbers are whole after any panic.
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clock").field(&self.time()).finish()
    }
}
