//! A sheet with every claim: what `dossier` reads as a file of a dossier.

use std::cell::{OnceCell, RefCell};
use std::fs::File;
use std::io;
use std::path::Path;

use crate::file::Unfinished;
use crate::store::{Reader, SheetRow};

use super::ExportError;

/// Writes every claim that a reader shows as a row of a CSV file. An earlier file there is replaced.
///
/// `words_suffice` says whether a claim's words alone are read as what it says; then no cell says how much it is. `cell` makes a text safe to be a cell.
///
/// # Errors
/// [`ExportError`]; what was at the path is then as it was.
pub fn csv(
    reader: &Reader,
    path: &Path,
    words_suffice: impl Fn(&SheetRow) -> bool,
    cell: impl Fn(&str) -> String,
) -> Result<(), ExportError> {
    let sheet = RefCell::new(Sheet::begin(path)?);
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

/// Writes rows into a CSV file. An earlier file there is replaced.
///
/// # Errors
/// [`ExportError`]; what was at the path is then as it was.
pub fn rows(path: &Path, rows: impl Iterator<Item = Vec<String>>) -> Result<(), ExportError> {
    let mut sheet = Sheet::begin(path)?;
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
    fn begin(path: &'a Path) -> Result<Self, ExportError> {
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

fn failed(path: &Path) -> impl Fn(io::Error) -> ExportError {
    move |source| ExportError::Io {
        path: path.to_owned(),
        source,
    }
}
