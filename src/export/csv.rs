//! A sheet with every claim: what `dossier` reads as a file of a dossier.

use std::cell::{OnceCell, RefCell};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::file::Unfinished;
use crate::store::{Reader, SheetRow};

use super::error::{ExportError, failed};

/// Writes every claim that a reader of the database at `db` shows as a row of a CSV file. An earlier export there is replaced, and nothing else.
///
/// `words_suffice` says whether a claim's words alone are read as what it says; then no cell says how much it is. `cell` makes a text safe to be a cell.
///
/// # Errors
/// [`ExportError`]; what was at the path is then as it was.
pub fn csv(
    reader: &Reader,
    db: &Path,
    path: &Path,
    words_suffice: impl Fn(&SheetRow) -> bool,
    cell: impl Fn(&str) -> String,
) -> Result<(), ExportError> {
    if matches!((db.canonicalize(), path.canonicalize()), (Ok(db), Ok(path)) if db == path) {
        return Err(ExportError::SameFile { path: path.to_owned() });
    }
    let sheet = RefCell::new(Sheet::begin(path, "kind,document,")?);
    let amount = OnceCell::new();
    reader.sheet(
        |columns, amounts| {
            let _ = amount.set(amounts.to_vec());
            sheet.borrow_mut().row(columns)
        },
        |row| {
            let says_more = !words_suffice(&row);
            let amount = amount.get().map_or(&[][..], Vec::as_slice);
            let cells = row.cells.iter().enumerate().map(|(index, text)| {
                let is_kept = says_more || !amount.contains(&index);
                if is_kept { cell(text) } else { String::new() }
            });
            sheet.borrow_mut().row(&cells.collect::<Vec<_>>())
        },
    )?;
    sheet.into_inner().end()
}

/// Writes rows into a CSV file. An earlier one there is replaced, and nothing else: one whose first line has `mark`.
///
/// # Errors
/// [`ExportError`]; what was at the path is then as it was.
pub fn rows(path: &Path, mark: &str, rows: impl Iterator<Item = Vec<String>>) -> Result<(), ExportError> {
    let mut sheet = Sheet::begin(path, mark)?;
    for row in rows {
        sheet.row(&row)?;
    }
    sheet.end()
}

/// A CSV file that is being written.
struct Sheet<'a> {
    path: &'a Path,
    file: Unfinished,
    out: ::csv::Writer<File>,
}

impl<'a> Sheet<'a> {
    fn begin(path: &'a Path, mark: &str) -> Result<Self, ExportError> {
        refuse_to_replace(path, mark)?;
        let file = Unfinished::beside(path).map_err(failed(path))?;
        let out = ::csv::Writer::from_writer(File::create(file.path()).map_err(failed(path))?);
        Ok(Self { path, file, out })
    }

    fn row(&mut self, cells: &[String]) -> Result<(), ExportError> {
        self.out
            .write_record(cells)
            .map_err(|error| failed(self.path)(error.into()))
    }

    fn end(self) -> Result<(), ExportError> {
        let Self { path, file, out } = self;
        drop(out.into_inner().map_err(|error| failed(path)(error.into_error()))?);
        file.replace(path).map_err(failed(path))
    }
}

/// Refuses a file at a path that is not an earlier one of ours, whose first line has `mark`.
fn refuse_to_replace(path: &Path, mark: &str) -> Result<(), ExportError> {
    let mut first = Vec::new();
    match File::open(path) {
        Ok(file) => file.take(FIRST_LINE).read_to_end(&mut first).map_err(failed(path))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(path)(error)),
    };
    let first = String::from_utf8_lossy(&first);
    if first.lines().next().is_none_or(|line| line.contains(mark)) {
        return Ok(());
    }
    Err(ExportError::Taken {
        path: path.to_owned(),
        why: "it is not an earlier one".into(),
    })
}

/// How much of a file is looked at for its first line, in bytes.
const FIRST_LINE: u64 = 1 << 16;
