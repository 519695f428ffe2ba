//! Tables of comma-separated values: among them the sheet with every claim, which `dossier` reads as a file of a dossier.

use std::cell::{OnceCell, RefCell};
use std::path::Path;

use crate::store::{Reader, SheetRow};

use super::draft::{Draft, refuse_database};
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
    refuse_database(db, path)?;
    let sheet = RefCell::new(Sheet::begin(path, "kind,document,")?);
    claims(
        reader,
        words_suffice,
        |columns| sheet.borrow_mut().row(columns),
        |cells| {
            let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
            sheet.borrow_mut().row(&cells)
        },
    )?;
    sheet.into_inner().end()
}

/// Gives the columns of the sheet of claims and then the cells of each of its rows.
pub(super) fn claims(
    reader: &Reader,
    words_suffice: impl Fn(&SheetRow) -> bool,
    begin: impl FnOnce(&[String]) -> Result<(), ExportError>,
    mut each: impl FnMut(&[String]) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let amount = OnceCell::new();
    reader.sheet(
        |columns, amounts| {
            let _ = amount.set(amounts.to_vec());
            begin(columns)
        },
        |mut row| {
            if words_suffice(&row) {
                for index in amount.get().into_iter().flatten() {
                    row.cells[*index].clear();
                }
            }
            each(&row.cells)
        },
    )
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
    out: ::csv::Writer<Draft<'a>>,
}

impl<'a> Sheet<'a> {
    fn begin(path: &'a Path, mark: &str) -> Result<Self, ExportError> {
        let out = ::csv::Writer::from_writer(Draft::begin(path, &[mark])?);
        Ok(Self { path, out })
    }

    fn row(&mut self, cells: &[String]) -> Result<(), ExportError> {
        self.out
            .write_record(cells)
            .map_err(|error| failed(self.path)(error.into()))
    }

    fn end(self) -> Result<(), ExportError> {
        let Self { path, out } = self;
        out.into_inner()
            .map_err(|error| failed(path)(error.into_error()))?
            .end()
    }
}
