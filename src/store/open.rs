//! Opens the database: checks whose file it is and which schema it has, and upgrades an older one after a backup.
//! Nothing is written to a file until its header shows that it is ours, and nothing in it is run until its schema does.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::connect::{connect, connect_in_memory, connect_to_scratch, wait_for_others};
use super::migrate::{FIRST_VERSION, Migrations, OURS, migrate};
use super::{StoreError, schema};
use crate::file::Unfinished;

/// The `application_id` of a tallybook database: the letters TALY.
pub const APPLICATION_ID: u32 = 0x5441_4c59;

/// A database open for writing, in one transaction from the upgrade to the last row. Unless it is committed, the file is unchanged.
#[derive(Debug)]
pub struct Opened {
    /// The connection. Foreign keys are off: whoever writes checks them before committing.
    pub connection: Connection,
    path: PathBuf,
    /// A copy of an older file and the name to keep it under.
    backup: Option<(Unfinished, PathBuf)>,
}

impl Opened {
    /// Commits what was written. After an upgrade, returns the path of the backup.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be written; it is then unchanged.
    pub fn commit(self) -> Result<Option<PathBuf>, StoreError> {
        let backup = self.backup.map(|(copy, name)| keep(copy, &name)).transpose()?;
        self.connection
            .execute_batch("COMMIT")
            .map_err(|error| about(&self.path)(error.into()))?;
        Ok(backup)
    }
}

/// Keeps a copy under a name, with a number added if the name is taken.
fn keep(mut copy: Unfinished, name: &Path) -> Result<PathBuf, StoreError> {
    let mut number = 1;
    loop {
        let numbered = match number {
            1 => name.to_owned(),
            number => beside(name, &format!("-{number}")),
        };
        match copy.keep_as(&numbered).map_err(at(&numbered))? {
            Ok(()) => return Ok(numbered),
            Err(taken) => copy = taken,
        }
        number += 1;
    }
}

/// Whose file it is, according to its first bytes.
#[derive(PartialEq)]
pub(super) enum Owner {
    Nobody,
    Ours,
    Foreign,
}

/// The part of a database's header that says whose it is.
struct Header {
    application_id: u32,
    version: u32,
}

/// The header of a file; `None` for an empty file, and for one that a first run was killed before writing the first page of.
fn header(file: &Path) -> Result<Option<Header>, StoreError> {
    if !file.exists() {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(100);
    File::open(file)
        .and_then(|file| file.take(100).read_to_end(&mut bytes))
        .map_err(at(file))?;
    let is_unwritten = bytes.iter().all(|byte| *byte == 0) && journal(file).exists();
    if bytes.is_empty() || is_unwritten {
        return Ok(None);
    }
    // SQLite file format, "The database header": big-endian words at fixed offsets.
    let is_sqlite = bytes.starts_with(b"SQLite format 3\0");
    let word = |offset: usize| {
        bytes
            .get(offset..offset + 4)
            .filter(|_| is_sqlite)
            .and_then(|word| word.try_into().ok())
            .map_or(0, u32::from_be_bytes)
    };
    Ok(Some(Header {
        application_id: word(68),
        version: word(60),
    }))
}

pub(super) fn owner(file: &Path) -> Result<Owner, StoreError> {
    Ok(match header(file)? {
        None => Owner::Nobody,
        Some(header) if header.application_id == APPLICATION_ID => Owner::Ours,
        Some(_) => Owner::Foreign,
    })
}

/// The file that a path leads to, with links followed: the journal and the backup are beside the file, not beside the link.
pub(super) fn file_at(path: &Path) -> Result<PathBuf, StoreError> {
    match fs::metadata(path) {
        // Opening a pipe would block, and a device must not get a journal beside it.
        Ok(metadata) if !metadata.is_file() => Err(StoreError::NotAFile { path: path.to_owned() }),
        Ok(_) => fs::canonicalize(path).map_err(at(path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path.to_owned()),
        Err(error) => Err(at(path)(error)),
    }
}

/// The schema version of a file that is ours, known to these migrations, and has exactly the schema of that version.
fn known_version(connection: &Connection, path: &Path, migrations: &Migrations) -> Result<u32, StoreError> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (id, found) = (pragma("application_id")?, pragma("user_version")?);
    let found = match u32::try_from(found) {
        // Not initialized yet: the check below makes sure that it is empty.
        Ok(0) if id == 0 => 0,
        Ok(found) if id == i64::from(APPLICATION_ID) => found,
        _ => return Err(StoreError::NotTallybook { path: path.to_owned() }),
    };
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

/// Opens the database for writing: creates it if there is none, and upgrades an older one after a backup beside it. Waits for
/// other programs that use the file, and calls `waiting` if that takes long.
///
/// # Errors
/// [`StoreError`] for a foreign or newer file and for a failed upgrade; the file is then unchanged.
pub fn open_for_writing(path: &Path, waiting: fn(&Path)) -> Result<Opened, StoreError> {
    open_and_upgrade(path, &OURS, waiting)
}

/// Like [`open_for_writing`], with migrations that a test can supply.
pub(super) fn open_and_upgrade(path: &Path, migrations: &Migrations, waiting: fn(&Path)) -> Result<Opened, StoreError> {
    let open = || {
        let file = file_at(path)?;
        if owner(&file)? == Owner::Foreign {
            return Err(StoreError::NotTallybook { path: path.to_owned() });
        }
        let connection = begin_writing(&file, path, waiting)?;
        // Read under the lock: another run may have created or upgraded the file in the meantime.
        let found = known_version(&connection, path, migrations)?;
        let backup = if (1..migrations.newest).contains(&found) {
            Some((copy_of(&file)?, backup_name(&file, found)))
        } else {
            None
        };
        if found < migrations.newest {
            migrate(&connection, migrations, migrations.newest)?;
        }
        Ok(Opened {
            connection,
            path: path.to_owned(),
            backup,
        })
    };
    open().map_err(about(path))
}

/// How many changed pages are held in memory before others have to wait for the commit: 64 MiB, that is about 40,000 claims.
const HELD: u32 = 16_384;

/// A connection that holds the lock for writing.
pub(super) fn begin_writing(file: &Path, path: &Path, waiting: fn(&Path)) -> Result<Connection, StoreError> {
    loop {
        let before = identity(file);
        let connection = begin_once(file, path, waiting)?;
        // While we waited, another run may have put a new file in the place of this one.
        if before.is_some() && before == identity(file) {
            return Ok(connection);
        }
    }
}

/// What tells a file from another of the same name; `None` if there is none.
fn identity(file: &Path) -> Option<[u64; 2]> {
    let metadata = fs::metadata(file).ok()?;
    #[cfg(unix)]
    return Some([
        std::os::unix::fs::MetadataExt::dev(&metadata),
        std::os::unix::fs::MetadataExt::ino(&metadata),
    ]);
    // Elsewhere a file that is open cannot be replaced.
    #[cfg(not(unix))]
    return metadata.is_file().then_some([0; 2]);
}

fn begin_once(file: &Path, path: &Path, waiting: fn(&Path)) -> Result<Connection, StoreError> {
    let mut connection = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    wait_for_others(&mut connection, path, waiting)?;
    // A migration may rebuild tables, and foreign keys cannot be turned off inside a transaction.
    connection.pragma_update(None, "foreign_keys", false)?;
    // The file is written only at the commit, so that others can read it until then; of a very large change, as soon as this many pages of 4 KiB are
    // held in memory.
    connection.pragma_update(None, "cache_spill", HELD)?;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    Ok(connection)
}

/// Moves a database with an earlier layout out of the way, keeping it as a backup beside the path; does nothing for any other.
///
/// # Errors
/// [`StoreError`] if the file cannot be copied or removed; it is then unchanged.
pub fn set_earlier_layout_aside(path: &Path, waiting: fn(&Path)) -> Result<Option<PathBuf>, StoreError> {
    let set_aside = || {
        let file = file_at(path)?;
        if owner(&file)? != Owner::Ours {
            return Ok(None);
        }
        let connection = begin_writing(&file, path, waiting)?;
        let Err(StoreError::EarlierLayout { found, .. }) = known_version(&connection, path, &OURS) else {
            return Ok(None);
        };
        // While we waited, another run may have moved this file away and put a new one in its place.
        if header(&file)?.is_none_or(|header| header.version != found) {
            return Ok(None);
        }
        let backup = keep(copy_of(&file)?, &backup_name(&file, found))?;
        fs::remove_file(&file).map_err(at(&file))?;
        Ok(Some(backup))
    };
    set_aside().map_err(about(path))
}

fn backup_name(file: &Path, version: u32) -> PathBuf {
    beside(file, &format!(".bak-V{version}"))
}

/// Copies an older database beside it.
fn copy_of(file: &Path) -> Result<Unfinished, StoreError> {
    let copy = Unfinished::beside(file).map_err(at(file))?;
    connect(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?.backup(MAIN_DB, copy.path(), None::<fn(_)>)?;
    fs::metadata(file)
        .and_then(|metadata| fs::set_permissions(copy.path(), metadata.permissions()))
        .map_err(at(file))?;
    Ok(copy)
}

pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

pub(super) fn journal(file: &Path) -> PathBuf {
    beside(file, "-journal")
}

pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let path = path.to_owned();
    move |source| StoreError::Io { path, source }
}

/// Says which file SQLite's words are about.
fn about(path: &Path) -> impl FnOnce(StoreError) -> StoreError {
    let path = path.to_owned();
    move |error| error.about(&path)
}

/// Opens an upgraded copy of the database in memory, or an empty one if there is no file. The file is not changed.
///
/// # Errors
/// Like [`open_for_writing`].
pub fn open_copy(path: &Path) -> Result<Connection, StoreError> {
    let mut copy = connect_in_memory()?;
    match open_verified(path).map_err(about(path)) {
        Ok((source, _)) => {
            rusqlite::backup::Backup::new(&source, &mut copy)?.run_to_completion(1024, Duration::ZERO, None)?;
        }
        Err(StoreError::Missing { .. } | StoreError::Empty { .. }) => {}
        Err(error) => return Err(error),
    }
    copy.pragma_update(None, "foreign_keys", false)?;
    migrate(&copy, &OURS, OURS.newest)?;
    Ok(copy)
}

/// Opens an empty database with this schema, in a temporary file that is deleted with the connection.
///
/// # Errors
/// [`StoreError`] if the file cannot be written.
pub fn open_scratch() -> Result<Connection, StoreError> {
    let mut scratch = connect_to_scratch()?;
    // What its rows refer to is elsewhere.
    scratch.pragma_update(None, "foreign_keys", false)?;
    let empty = scratch.transaction()?;
    migrate(&empty, &OURS, OURS.newest)?;
    empty.commit()?;
    Ok(scratch)
}

/// Opens the database read-only, in one transaction: what is read is what was checked, even if others write in the meantime.
///
/// # Errors
/// [`StoreError`] for a file that is missing, empty, foreign, newer or older than this tallybook's schema.
pub fn open_for_reading(path: &Path) -> Result<Connection, StoreError> {
    let (connection, found) = open_verified(path).map_err(about(path))?;
    if found < OURS.newest {
        return Err(StoreError::Older {
            path: path.to_owned(),
            found,
            known: OURS.newest,
        });
    }
    Ok(connection)
}

/// A database of any version that this tallybook knows, in a transaction that reads, and its version.
fn open_verified(path: &Path) -> Result<(Connection, u32), StoreError> {
    let file = file_at(path)?;
    if !file.exists() {
        return Err(StoreError::Missing { path: path.to_owned() });
    }
    if owner(&file)? == Owner::Foreign {
        return Err(StoreError::NotTallybook { path: path.to_owned() });
    }
    if journal(&file).exists() {
        // A killed writer left its journal. Only a connection that may write can take its changes back.
        connect(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)?.query_row(
            "SELECT count(*) FROM sqlite_schema",
            [],
            |_| Ok(()),
        )?;
    }
    let connection = connect(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.execute_batch("BEGIN")?;
    match known_version(&connection, path, &OURS)? {
        0 => Err(StoreError::Empty { path: path.to_owned() }),
        found => Ok((connection, found)),
    }
}
