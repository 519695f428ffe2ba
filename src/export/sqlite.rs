//! A database of its own, with nothing in it but what the reader shows.

use std::path::Path;

use crate::file::Unfinished;
use crate::store::{self, Reader, StoreError};

use super::ExportError;
use super::draft::refuse_database;
use super::error::failed;

/// Writes what a reader of the database at `db` shows into a new database at `path`. An earlier export there is replaced, and nothing else.
///
/// # Errors
/// [`ExportError`]; what was at the path is then as it was.
pub fn sqlite(reader: &Reader, db: &Path, path: &Path) -> Result<(), ExportError> {
    refuse_to_replace(db, path)?;
    let file = Unfinished::beside(path).map_err(failed(path))?;
    store::copy(reader, file.path()).map_err(|error| error.instead_about(path))?;
    file.replace(path).map_err(failed(path))
}

/// Refuses a path with a database that is not a public export.
pub(super) fn refuse_to_replace(db: &Path, path: &Path) -> Result<(), ExportError> {
    if !path.exists() {
        return Ok(());
    }
    refuse_database(db, path)?;
    let taken = |why: String| ExportError::Taken {
        path: path.to_owned(),
        why,
    };
    match store::open_for_reading(path) {
        Ok(found) if store::holds_private(&found)? => Err(taken("it holds private records".into())),
        Ok(found) if store::was_ingested(&found)? => Err(taken("it was built by ingest".into())),
        Ok(_) => Ok(()),
        Err(StoreError::Older { .. }) => Err(taken("it was written by an older tallybook".into())),
        Err(error) => Err(taken(error.to_string())),
    }
}
