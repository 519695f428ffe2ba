//! A folder that is being exported: its files get their names when all of them are whole, and never those of files that are not of an earlier export.

use std::fs;
use std::path::{Path, PathBuf};

use crate::file::{Unfinished, is_passing};

use super::ExportError;
use super::draft::{Draft, is_earlier, taken};
use super::error::failed;

/// A folder that is being written.
pub(super) struct Folder {
    path: PathBuf,
    /// Whether there was none.
    is_new: bool,
    files: Vec<(PathBuf, Unfinished)>,
}

impl Folder {
    /// Begins in a folder that is new or empty, or has an earlier export: `names` are the files of one, and the first lines of the last of them have `mark`.
    pub(super) fn begin(path: &Path, names: &[&str], mark: &str) -> Result<Self, ExportError> {
        let is_new = !path.exists();
        let is_ours = match names.last() {
            Some(last) if path.is_dir() => is_earlier(&path.join(last), &[mark])? == Some(true),
            _ => false,
        };
        if !is_new && !path.is_dir() {
            return Err(taken(path, "it is a file, and this form is a folder"));
        }
        if !is_new && !is_ours && holds_anything(path)? {
            return Err(taken(path, "it is not empty and holds no earlier one"));
        }
        // Of a path that does not exist only the last folder is made: the rest may be mistyped.
        if is_new {
            fs::create_dir(path).map_err(failed(path))?;
        }
        Ok(Self {
            path: path.to_owned(),
            is_new,
            files: Vec::new(),
        })
    }

    /// Writes one of its files.
    pub(super) fn text<E: From<ExportError>>(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut Draft<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let path = self.path.join(name);
        let mut draft = Draft::anew(&path)?;
        write(&mut draft)?;
        let file = draft.finish()?;
        self.files.push((path, file));
        Ok(())
    }

    /// Writes one of its files by its passing name.
    pub(super) fn file(
        &mut self,
        name: &str,
        write: impl FnOnce(&Path) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let path = self.path.join(name);
        let file = Unfinished::beside(&path).map_err(failed(&path))?;
        write(file.path())?;
        self.files.push((path, file));
        Ok(())
    }

    /// Gives the files their names, in the order in which they were written.
    pub(super) fn end(mut self) -> Result<(), ExportError> {
        for (path, file) in std::mem::take(&mut self.files) {
            file.replace(&path).map_err(failed(&path))?;
        }
        self.is_new = false;
        Ok(())
    }
}

/// Whether there is anything in a folder besides what a run that was killed left there.
fn holds_anything(path: &Path) -> Result<bool, ExportError> {
    for entry in fs::read_dir(path).map_err(failed(path))? {
        let name = entry.map_err(failed(path))?.file_name();
        if !is_passing(&name) {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Drop for Folder {
    fn drop(&mut self) {
        self.files.clear();
        if self.is_new {
            // A run that failed leaves nothing behind.
            let _ = fs::remove_dir(&self.path);
        }
    }
}
