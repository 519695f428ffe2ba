//! The documents as CSL-JSON, for Zotero, Pandoc and other reference managers.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::citation::{self, CITED_FROM};
use crate::store::record::record;
use crate::store::{ExportList, Reader};

use super::ExportError;
use super::draft::{Draft, refuse_database};

/// A list without items.
const NO_ITEMS: &str = "[]";

/// Writes every document that a reader of the database at `db` shows as an item of a list, one a line. `source` says which dossier and edition they are from.
/// An earlier export there is replaced, and nothing else.
///
/// # Errors
/// [`ExportError`]; what was at the path is then as it was.
pub fn csl_json(reader: &Reader, db: &Path, path: &Path, source: &str) -> Result<(), ExportError> {
    refuse_database(db, path)?;
    // A list without items has no mark, and nothing in it is lost.
    let is_short = |path: &Path| path.metadata().is_ok_and(|data| data.is_file() && data.len() < 8);
    let is_empty_list = is_short(path) && fs::read(path).is_ok_and(|bytes| bytes.trim_ascii() == NO_ITEMS.as_bytes());
    let mut draft = if is_empty_list {
        Draft::anew(path)?
    } else {
        Draft::begin(path, &[&format!("\"source\":\"{CITED_FROM}")])?
    };
    let mut selection = reader.select(ExportList::Citable.select(), &[])?;
    let columns = selection.columns();
    let mut rows = selection.rows();
    let mut before = "[";
    while let Some(cells) = rows.next_row()? {
        let item = citation::document(&record(&columns, cells), source);
        draft.put(&format!("{before}{}", Value::Object(item)))?;
        before = ",\n";
    }
    draft.put(if before == "[" { NO_ITEMS } else { "]" })?;
    draft.put("\n")?;
    draft.end()
}
