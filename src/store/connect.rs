//! Opens connections on which nothing in the file runs by itself.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::StoreError;

/// Opens a file that anyone may have created. Nothing in its schema runs by itself: no trigger runs, no view or default calls
/// a function with side effects, no statement accesses SQLite's own tables (<https://www.sqlite.org/security.html>).
pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    // Without SQLITE_OPEN_URI, so that a path is always a path.
    harden(Connection::open_with_flags(
        path,
        flags | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?)
}

/// Opens an empty database in memory.
pub(super) fn connect_in_memory() -> Result<Connection, StoreError> {
    harden(Connection::open_in_memory()?)
}

/// Opens an empty database in a temporary file that is deleted with the connection.
pub(super) fn connect_to_scratch() -> Result<Connection, StoreError> {
    harden(Connection::open("")?)
}

fn harden(connection: Connection) -> Result<Connection, StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    // A prepared statement keeps its plan, instead of being planned anew for each value that it is run with.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    // What does not fit into the cache, a large sort for example, goes to temporary files instead of memory.
    connection.pragma_update(None, "temp_store", "FILE")?;
    // Once a run says that it is done, a power cut does not undo it: the folder is synced too when the journal is gone.
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    // What is deleted is overwritten: a private note that is gone from the dossier is gone from the file too.
    connection.pragma_update(None, "secure_delete", true)?;
    Ok(connection)
}

/// Makes a connection wait where another program is using the file, and say so when that takes long.
pub(super) fn wait_for_others(connection: &mut Connection, path: &Path, waiting: fn(&Path)) -> Result<(), StoreError> {
    /// Between two attempts.
    const PAUSE: Duration = Duration::from_millis(20);
    /// How long nothing is said.
    const QUIET: Duration = Duration::from_millis(500);
    /// How long it is worth waiting.
    const PATIENCE: Duration = Duration::from_mins(1);
    let path = path.to_owned();
    let (mut began, mut said) = (Instant::now(), false);
    Ok(connection.busy_handler(Some(move |attempt| {
        if attempt == 0 {
            (began, said) = (Instant::now(), false);
        }
        let waited = began.elapsed();
        if waited > QUIET && !said {
            waiting(&path);
            said = true;
        }
        std::thread::sleep(PAUSE);
        waited < PATIENCE
    }))?)
}
