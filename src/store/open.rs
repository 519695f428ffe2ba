//! Opens the database: checks whose file it is and which schema it has, and upgrades an older one after a backup.
//! Nothing is written to a file until its header shows that it is ours, and nothing in it is run until its schema does.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use refinery::Target;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::connect::{connect, connect_in_memory};
use super::migrate::{FIRST_VERSION, Migrations, OURS, migrate};
use super::{StoreError, schema};

/// The `application_id` of a tallybook database: the letters TALY.
pub const APPLICATION_ID: u32 = 0x5441_4c59;

/// An open database and, if it was upgraded, the path of its backup.
#[derive(Debug)]
pub struct Opened {
    /// The connection, with foreign keys enforced.
    pub connection: Connection,
    /// The copy made before an upgrade.
    pub backup: Option<PathBuf>,
}

/// Whose file it is, according to its first bytes. The schema version is read through SQLite instead, which first rolls back
/// what a killed writer may have left in the file.
#[derive(PartialEq)]
enum Owner {
    Nobody,
    Ours,
    Foreign,
}

fn owner(path: &Path) -> Result<Owner, StoreError> {
    if !path.exists() {
        return Ok(Owner::Nobody);
    }
    let io = |source| StoreError::Io {
        path: path.to_owned(),
        source,
    };
    let mut bytes = Vec::with_capacity(100);
    File::open(path)
        .map_err(io)?
        .take(100)
        .read_to_end(&mut bytes)
        .map_err(io)?;
    if bytes.is_empty() {
        return Ok(Owner::Nobody);
    }
    // SQLite file format, "The database header": application id at offset 68, big-endian.
    let id = bytes
        .get(68..72)
        .and_then(|word| word.try_into().ok())
        .map_or(0, u32::from_be_bytes);
    let ours = bytes.starts_with(b"SQLite format 3\0") && id == APPLICATION_ID;
    Ok(if ours { Owner::Ours } else { Owner::Foreign })
}

/// The schema version of a file that is ours, known to these migrations, and has exactly the schema of that version.
fn known_version(connection: &Connection, path: &Path, migrations: &Migrations) -> Result<u32, StoreError> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let found = u32::try_from(found).map_err(|_| StoreError::NotTallybook { path: path.to_owned() })?;
    if (1..FIRST_VERSION).contains(&found) {
        return Err(StoreError::EarlierLayout {
            path: path.to_owned(),
            found,
        });
    }
    if found > migrations.newest {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known: migrations.newest,
        });
    }
    schema::verify(connection, path, migrations, found)?;
    Ok(found)
}

/// Opens the database for writing: creates it if there is none, and upgrades an older one after a backup beside it.
///
/// # Errors
/// [`StoreError`] for a foreign or newer file and for a failed upgrade; the file is then unchanged.
pub fn open_for_writing(path: &Path) -> Result<Opened, StoreError> {
    open_and_upgrade(path, &OURS)
}

/// Like [`open_for_writing`], with migrations that a test can supply.
pub(super) fn open_and_upgrade(path: &Path, migrations: &Migrations) -> Result<Opened, StoreError> {
    let owner = owner(path)?;
    if owner == Owner::Foreign {
        return Err(StoreError::NotTallybook { path: path.to_owned() });
    }
    let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    if owner == Owner::Nobody {
        // This comes first, so that a run that is killed leaves a file that the next run recognizes as ours.
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    let found = known_version(&connection, path, migrations)?;
    let backup = if (1..migrations.newest).contains(&found) {
        Some(back_up_and_rehearse(&connection, path, migrations, found)?)
    } else {
        None
    };
    if found < migrations.newest {
        migrate(&mut connection, migrations, Target::Latest)?;
    }
    Ok(Opened { connection, backup })
}

/// Moves a database with an earlier layout out of the way, keeping it as a backup beside the path; does nothing for any other.
///
/// # Errors
/// [`StoreError`] if the file cannot be copied or removed; it is then unchanged.
pub fn set_earlier_layout_aside(path: &Path) -> Result<Option<PathBuf>, StoreError> {
    if owner(path)? != Owner::Ours {
        return Ok(None);
    }
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let Err(StoreError::EarlierLayout { found: version, .. }) = known_version(&connection, path, &OURS) else {
        return Ok(None);
    };
    let backup = back_up(&connection, path, version)?;
    drop(connection);
    std::fs::remove_file(path).map_err(|source| StoreError::Io {
        path: path.to_owned(),
        source,
    })?;
    Ok(Some(backup))
}

/// Makes a backup of an older database, and tries the upgrade on another copy; the file itself is not written to.
fn back_up_and_rehearse(
    connection: &Connection,
    path: &Path,
    migrations: &Migrations,
    version: u32,
) -> Result<PathBuf, StoreError> {
    let backup = back_up(connection, path, version)?;
    let mut rehearsal = connect_in_memory()?;
    copy_into(connection, &mut rehearsal)?;
    migrate(&mut rehearsal, migrations, Target::Latest)?;
    Ok(backup)
}

/// Copies the database to a file beside it, under an unused name.
fn back_up(connection: &Connection, path: &Path, version: u32) -> Result<PathBuf, StoreError> {
    let io = |source| StoreError::Io {
        path: path.to_owned(),
        source,
    };
    let names =
        std::iter::once(format!(".bak-V{version}")).chain((2..).map(|number| format!(".bak-V{version}-{number}")));
    let backup = names
        .map(|name| beside(path, &name))
        .find(|backup| !backup.exists())
        .unwrap_or_else(|| beside(path, ".bak"));
    let unfinished = beside(path, ".unfinished");
    connection.backup(MAIN_DB, &unfinished, None::<fn(_)>)?;
    File::open(&unfinished).and_then(|file| file.sync_all()).map_err(io)?;
    std::fs::rename(&unfinished, &backup).map_err(io)?;
    Ok(backup)
}

fn copy_into(from: &Connection, to: &mut Connection) -> Result<(), StoreError> {
    Ok(rusqlite::backup::Backup::new(from, to)?.run_to_completion(1024, std::time::Duration::ZERO, None)?)
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Opens an upgraded copy of the database in memory, or an empty one if there is no file. The file is not changed.
///
/// # Errors
/// Like [`open_for_writing`].
pub fn open_copy(path: &Path) -> Result<Connection, StoreError> {
    let mut copy = connect_in_memory()?;
    match owner(path)? {
        Owner::Nobody => {}
        Owner::Foreign => return Err(StoreError::NotTallybook { path: path.to_owned() }),
        Owner::Ours => {
            let source = connect_read_only(path)?;
            known_version(&source, path, &OURS)?;
            copy_into(&source, &mut copy)?;
        }
    }
    migrate(&mut copy, &OURS, Target::Latest)?;
    Ok(copy)
}

/// Opens the database for reading only.
///
/// # Errors
/// [`StoreError`] for a file that is missing, foreign, newer or older than this tallybook's schema.
pub fn open_for_reading(path: &Path) -> Result<Connection, StoreError> {
    if !path.exists() {
        return Err(StoreError::Missing { path: path.to_owned() });
    }
    if owner(path)? != Owner::Ours {
        return Err(StoreError::NotTallybook { path: path.to_owned() });
    }
    let connection = connect_read_only(path)?;
    let found = known_version(&connection, path, &OURS)?;
    if found < OURS.newest {
        return Err(StoreError::Older {
            path: path.to_owned(),
            found,
            known: OURS.newest,
        });
    }
    Ok(connection)
}

fn connect_read_only(path: &Path) -> Result<Connection, StoreError> {
    if beside(path, "-journal").exists() {
        // A killed writer left its journal, and only a writable connection can roll it back.
        connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?.query_row(
            "SELECT count(*) FROM sqlite_schema",
            [],
            |_| Ok(()),
        )?;
    }
    connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
}
