//! Ingests a dossier: one transaction that replaces the rows of changed files and reports the differences.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::thread;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use crate::model::{Book, FileId};

use super::affected::Affected;
use super::difference::{Difference, FileChange, remember};
use super::digest::{RUNS, STANDARD_PLACES, TREND_TABLES, VERIFICATION, broken_seals, has_unsealed, seal};
use super::migrate::check_foreign_keys;
use super::reading::{readings, stored};
use super::trends::delete_all_trends;
use super::write::{delete_file, delete_standard_places, delete_stray_rows, delete_unused_places, insert_files};
use super::{StoreError, derived, verification};

/// The file that the rows of a public copy name where the true one is private; the same as in `public_rows.sql`.
const WITHHELD_FILE: &str = "withheld";

/// What to ingest.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The dossier, read and checked.
    pub book: &'a Book,
    /// The files to ingest; the others are left unchanged.
    pub asked: &'a BTreeSet<FileId>,
    /// Folders that were read completely, as prefixes of file names, ending in `/`.
    pub folders: &'a [String],
    /// Whether to remove the rows of files that are in the database but no longer in those folders.
    pub prune: bool,
    /// Whether to list the claims that change. They are always counted.
    pub list: bool,
    /// Called while claims are written, with how many of how many are.
    pub writing: &'a dyn Fn(usize, usize),
}

/// Replaces the rows of every given file that changed, or whose rows are not those that were read from it, all or nothing, and returns the differences.
/// `derive` updates what is computed from claims, within the same transaction.
///
/// # Errors
/// [`StoreError`]; the database is then unchanged.
pub fn ingest(
    connection: &Connection,
    request: &Request<'_>,
    started_at: DateTime<Utc>,
    clock: impl Fn() -> DateTime<Utc>,
    derive: impl FnOnce(&Connection) -> Result<(), StoreError>,
) -> Result<Difference, StoreError> {
    // What was read is digested while the database is: it needs no connection, which belongs to this thread.
    let (readings, stored, broken) = thread::scope(|scope| {
        let readings = scope.spawn(|| readings(request.book));
        let (stored, broken) = (stored(connection)?, broken_seals(connection)?);
        let readings = readings.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        Ok::<_, StoreError>((readings, stored, broken))
    })?;
    let known = known_files(connection)?;
    let files = compare_files(request, &readings, &known, &stored);
    let changes = connection.total_changes();
    let touched: Vec<&str> = files
        .iter()
        .filter(|(_, change)| change.is_written() || **change == FileChange::Removed)
        .map(|(name, _)| name.as_str())
        .collect();

    remember(connection, &touched)?;
    verification::remember(connection)?;
    let before = Affected::before(connection, &touched)?;
    let strays = stored.keys().filter(|name| !known.contains_key(*name));
    for name in touched.iter().copied().chain(strays.map(String::as_str)) {
        delete_file(connection, name)?;
    }
    if stored.len() > known.len() {
        delete_stray_rows(connection)?;
    }
    if broken.contains(STANDARD_PLACES) {
        delete_standard_places(connection)?;
    }
    let chosen: Vec<bool> = request
        .book
        .files
        .iter()
        .map(|file| files.get(&file.name).is_some_and(|change| change.is_written()))
        .collect();
    insert_files(connection, request.book, &chosen, &readings, request.writing)?;
    delete_unused_places(connection)?;
    verification::drop_stale(connection, broken.contains(VERIFICATION))?;
    // A table without a seal is one that an earlier tallybook did not have.
    if !broken.is_empty() || has_unsealed(connection)? {
        derived::refresh_all(connection)?;
    } else if connection.total_changes() != changes {
        derived::refresh(connection, before, &touched)?;
    }
    if TREND_TABLES.iter().any(|table| broken.contains(table)) {
        delete_all_trends(connection)?;
    }
    derive(connection)?;
    if connection.total_changes() != changes {
        check_foreign_keys(connection)?;
    }

    let mut difference = Difference::since(connection, &touched, request.list)?;
    difference.files = files;
    difference.strays = stored.len() > known.len();
    difference.tables = broken.iter().copied().filter(|table| *table != RUNS).collect();
    let is_changed = connection.total_changes() != changes;
    let [added, changed, removed] = difference.counts;
    let written = difference.files.values().filter(|change| change.is_written()).count();
    connection.execute(
        "INSERT INTO ingest_run (started_at, finished_at, tool_version, files_read, files_written, files_removed, claims_added, claims_changed, claims_removed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            started_at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            clock().format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            env!("CARGO_PKG_VERSION"),
            request.book.files.len(),
            written,
            difference.count_files(FileChange::Removed),
            added,
            changed,
            removed
        ],
    )?;
    // Damaged records of earlier runs cannot be computed again: they stay damaged for `check` to tell.
    seal(connection, |table| {
        if table == RUNS {
            broken.contains(RUNS)
        } else {
            !is_changed
        }
    })?;
    Ok(difference)
}

/// The files in the database, each with the digest of what was read from it.
pub(super) fn known_files(connection: &Connection) -> Result<BTreeMap<String, String>, StoreError> {
    let mut statement = connection.prepare("SELECT name, reading FROM source_file")?;
    let known = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(known.collect::<Result<_, _>>()?)
}

fn compare_files(
    request: &Request<'_>,
    readings: &[String],
    known: &BTreeMap<String, String>,
    stored: &BTreeMap<String, String>,
) -> BTreeMap<String, FileChange> {
    let mut files = BTreeMap::new();
    for FileId(index) in request.asked {
        let Some(file) = request.book.files.get(*index as usize) else {
            continue;
        };
        let change = match known.get(&file.name) {
            None => FileChange::Added,
            Some(reading) if *reading != readings[*index as usize] => FileChange::Changed,
            reading if reading != stored.get(&file.name) => FileChange::Repaired,
            Some(_) => FileChange::Unchanged,
        };
        files.insert(file.name.clone(), change);
    }
    if known.contains_key(WITHHELD_FILE) {
        // The database is a public copy; what it withholds is in the dossier.
        files.insert(WITHHELD_FILE.to_owned(), FileChange::Removed);
    }
    let present: BTreeSet<&str> = request.book.files.iter().map(|file| file.name.as_str()).collect();
    for name in known.keys().filter(|name| !present.contains(name.as_str())) {
        if request.folders.iter().any(|folder| name.starts_with(folder.as_str())) {
            files.insert(
                name.clone(),
                if request.prune {
                    FileChange::Removed
                } else {
                    FileChange::Missing
                },
            );
        }
    }
    files
}
