//! The sheet with every claim as JSON, an object a line: what `dossier` reads as a file of a dossier.

use std::cell::{OnceCell, RefCell};
use std::path::Path;

use serde_json::{Map, Number, Value};

use crate::store::{Reader, SheetRow};

use super::ExportError;
use super::csv::claims;
use super::draft::{Draft, refuse_database};

/// How the lines of it begin.
const MARKS: [&str; 2] = [
    "{\"kind\":\"estimate\",\"document\":\"",
    "{\"kind\":\"event\",\"document\":\"",
];
/// The columns that hold numbers.
const NUMBERS: [&str; 4] = ["low", "best", "high", "interval_level"];
/// The columns that hold flags.
const FLAGS: [&str; 2] = ["independent", "projection"];

/// Writes every claim that a reader of the database at `db` shows as a line of a file, with the columns of [`super::csv`]; what a claim does not say, it has
/// no name for. An earlier export there is replaced, and nothing else. `words_suffice` is as there.
///
/// # Errors
/// [`ExportError`]; what was at the path is then as it was.
pub fn ndjson(
    reader: &Reader,
    db: &Path,
    path: &Path,
    words_suffice: impl Fn(&SheetRow) -> bool,
) -> Result<(), ExportError> {
    refuse_database(db, path)?;
    let draft = RefCell::new(Draft::begin(path, &MARKS)?);
    let names = OnceCell::new();
    claims(
        reader,
        words_suffice,
        |columns| {
            let _ = names.set(columns.to_vec());
            Ok(())
        },
        |cells| {
            let columns = names.get().map_or(&[][..], Vec::as_slice);
            draft.borrow_mut().put(&line(columns, cells))
        },
    )?;
    draft.into_inner().end()
}

fn line(columns: &[String], cells: &[String]) -> String {
    let said = columns.iter().zip(cells).filter(|(_, text)| !text.is_empty());
    let object: Map<String, Value> = said.map(|(name, text)| (name.clone(), value(name, text))).collect();
    format!("{}\n", Value::Object(object))
}

fn value(column: &str, text: &str) -> Value {
    let number = |text: &str| serde_json::from_str::<Number>(text).ok();
    match text {
        "true" if FLAGS.contains(&column) => true.into(),
        _ if NUMBERS.contains(&column) => number(text).map_or_else(|| text.into(), Value::Number),
        _ => text.into(),
    }
}
