//! A sheet with every claim: what `dossier` reads as a file of a dossier.

use std::io::{self, BufWriter, Write};
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
    let failed = |source: io::Error| ExportError::Io {
        path: path.to_owned(),
        source,
    };
    let file = Unfinished::beside(path).map_err(failed)?;
    let out = std::fs::File::create(file.path()).map_err(failed)?;
    let out = std::cell::RefCell::new(::csv::Writer::from_writer(BufWriter::new(out)));
    let write = |cells: &[String]| {
        out.borrow_mut()
            .write_record(cells)
            .map_err(|error| failed(io::Error::other(error)))
    };
    let amount = std::cell::OnceCell::new();
    reader.sheet(
        |columns, amounts| {
            let _ = amount.set(amounts.to_vec());
            write(columns)
        },
        |row| {
            let says_more = !words_suffice(&row);
            let amount = amount.get().map_or(&[][..], Vec::as_slice);
            let cells = row.cells.iter().enumerate().map(|(index, text)| {
                let is_kept = says_more || !amount.contains(&index);
                if is_kept { cell(text) } else { String::new() }
            });
            write(&cells.collect::<Vec<_>>())
        },
    )?;
    let mut out = out
        .into_inner()
        .into_inner()
        .map_err(|error| failed(error.into_error()))?;
    out.flush().map_err(failed)?;
    drop(out);
    file.replace(path).map_err(failed)
}
