//! The picture that a connection shows, written row by row into a new database. Never a copy of the file, whose pages may hold more than its rows.

use std::path::Path;

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, params};

use super::digest::seal;
use super::migrate::check_foreign_keys;
use super::trends::{replace_trend, trend, trend_keys};
use super::{Reader, StoreError, derived, insert, open_for_writing, reading, verification};

/// The files that the copied rows name. Their fingerprints are those of the copied rows alone: the true ones would confirm a guess at what is private.
const FILES: &str = "SELECT file FROM place WHERE file IS NOT NULL UNION SELECT file FROM agent UNION SELECT file FROM series UNION SELECT file FROM dossier
  UNION SELECT file FROM document UNION SELECT file FROM claim UNION SELECT file FROM identity UNION SELECT file FROM break UNION SELECT file FROM search ORDER BY 1";

/// Where a copied file has no fingerprint.
const NO_SHA256: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Writes what the reader shows into a new database at a path where there is none, or an empty file. The reader's tables must be filled and its trends
/// computed. Runs of ingest are left out, so equal pictures give equal files.
///
/// # Errors
/// [`StoreError`] where either database cannot be used; what was written is then of no use.
pub fn copy(reader: &Reader, path: &Path) -> Result<(), StoreError> {
    let from = reader.connection();
    // Nobody else knows the file.
    let opened = open_for_writing(path, |_| ())?;
    let to = &opened.connection;
    files(from, to)?;
    for (select, insert) in insert::TABLES {
        rows(from, select, to, insert)?;
    }
    verification::copy(from, to)?;
    derived::refresh_all(to)?;
    trends(from, to)?;
    for (file, reading) in reading::stored(to)? {
        to.execute("UPDATE source_file SET reading = ?2 WHERE name = ?1", [file, reading])?;
    }
    seal(to, |_| false)?;
    check_foreign_keys(to)?;
    opened.commit()?;
    Ok(())
}

fn files(from: &Connection, to: &Connection) -> Result<(), StoreError> {
    let mut insert = to.prepare(insert::SOURCE_FILE)?;
    let mut select = from.prepare(FILES)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        insert.execute(params![row.get::<_, String>(0)?, NO_SHA256, ""])?;
    }
    Ok(())
}

fn rows(from: &Connection, select: &str, to: &Connection, insert: &str) -> Result<(), StoreError> {
    let (mut select, mut insert) = (from.prepare(select)?, to.prepare(insert)?);
    let columns = 1..select.column_count();
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        for column in columns.clone() {
            insert.raw_bind_parameter(column, ToSqlOutput::Borrowed(row.get_ref(column)?))?;
        }
        insert.raw_execute()?;
    }
    Ok(())
}

fn trends(from: &Connection, to: &Connection) -> Result<(), StoreError> {
    for key in trend_keys(from)? {
        if let Some(fit) = trend(from, &key)? {
            replace_trend(to, &key, &fit)?;
        }
    }
    Ok(())
}
