//! A text file that is being exported: whole or not at all, and never over what is not an earlier export of the same kind.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use crate::file::Unfinished;

use super::error::{ExportError, failed};

/// How much of a file is looked at for its first lines, in bytes.
const HEAD: u64 = 1 << 16;
/// JSON that is set out for people says what it is in its third line.
const FIRST_LINES: usize = 3;

/// A file that is being written. Unless it is ended, nothing changes at its path.
pub(super) struct Draft<'a> {
    path: &'a Path,
    file: Unfinished,
    out: BufWriter<File>,
}

impl<'a> Draft<'a> {
    /// Begins the file at a path where there is nothing, or an earlier one, whose first lines have one of `marks`.
    pub(super) fn begin(path: &'a Path, marks: &[&str]) -> Result<Self, ExportError> {
        refuse_to_replace(path, marks)?;
        Self::anew(path)
    }

    /// Begins a file, whatever is at its path.
    pub(super) fn anew(path: &'a Path) -> Result<Self, ExportError> {
        let file = Unfinished::beside(path).map_err(failed(path))?;
        let out = BufWriter::new(File::create(file.path()).map_err(failed(path))?);
        Ok(Self { path, file, out })
    }

    /// Writes a text.
    pub(super) fn put(&mut self, text: &str) -> Result<(), ExportError> {
        self.out.write_all(text.as_bytes()).map_err(failed(self.path))
    }

    /// Writes what is left; the file still has its passing name.
    pub(super) fn finish(self) -> Result<Unfinished, ExportError> {
        let out = self
            .out
            .into_inner()
            .map_err(|error| failed(self.path)(error.into_error()))?;
        drop(out);
        Ok(self.file)
    }

    /// Gives the file its name.
    pub(super) fn end(self) -> Result<(), ExportError> {
        let path = self.path;
        self.finish()?.replace(path).map_err(failed(path))
    }
}

impl Write for Draft<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Refuses a path that leads to the database itself.
pub(super) fn refuse_database(db: &Path, path: &Path) -> Result<(), ExportError> {
    match (db.canonicalize(), path.canonicalize()) {
        (Ok(db), Ok(same)) if db == same => Err(ExportError::SameFile { path: path.to_owned() }),
        _ => Ok(()),
    }
}

/// Whether there is an earlier export at a path, whose first lines have one of `marks`; `None` where there is nothing, or an empty file.
pub(super) fn is_earlier(path: &Path, marks: &[&str]) -> Result<Option<bool>, ExportError> {
    let mut first = Vec::new();
    match File::open(path) {
        Ok(file) => file.take(HEAD).read_to_end(&mut first).map_err(failed(path))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(path)(error)),
    };
    let first = String::from_utf8_lossy(&first);
    if first.is_empty() {
        return Ok(None);
    }
    let mut lines = first.lines().take(FIRST_LINES);
    Ok(Some(lines.any(|line| marks.iter().any(|mark| line.contains(mark)))))
}

fn refuse_to_replace(path: &Path, marks: &[&str]) -> Result<(), ExportError> {
    if path.is_dir() {
        return Err(taken(path, "it is a folder"));
    }
    if is_earlier(path, marks)? == Some(false) {
        return Err(taken(path, "it is not an earlier one"));
    }
    Ok(())
}

/// The refusal to replace what is at a path.
pub(super) fn taken(path: &Path, why: &str) -> ExportError {
    ExportError::Taken {
        path: path.to_owned(),
        why: why.to_owned(),
    }
}
