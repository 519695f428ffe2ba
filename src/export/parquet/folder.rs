//! A folder that is there whole or not at all, and takes the place of an earlier export only.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{Builder, TempDir};
use walkdir::WalkDir;

use super::super::error::{ExportError, failed};
use super::list::ParquetList;

/// How passing names end.
const SUFFIX: &str = ".unfinished";

/// A folder that is being filled under a passing name, beside the place of the final one. Unless it is given its name, it is removed.
pub(super) struct Whole {
    target: PathBuf,
    passing: TempDir,
    /// Whether an earlier export is to be replaced.
    is_there: bool,
}

impl Whole {
    /// Begins a folder. One that is there must be empty, or hold an earlier export and nothing else.
    pub(super) fn begin(target: &Path) -> Result<Self, ExportError> {
        let is_there = may_be_replaced(target)?;
        let passing = beside(target).map_err(failed(target))?;
        fs::create_dir(passing.path().join("new")).map_err(failed(target))?;
        Ok(Self {
            target: target.to_owned(),
            passing,
            is_there,
        })
    }

    /// The folder to be filled.
    pub(super) fn path(&self) -> PathBuf {
        self.passing.path().join("new")
    }

    /// Gives it its name. What was there goes out of its way first, and is back if the new one cannot come.
    pub(super) fn end(self) -> Result<(), ExportError> {
        let (new, old) = (self.path(), self.passing.path().join("old"));
        if self.is_there {
            fs::rename(&self.target, &old).map_err(failed(&self.target))?;
        }
        if let Err(source) = fs::rename(&new, &self.target) {
            // If the old one cannot come back either, it stays where it is.
            if self.is_there && fs::rename(&old, &self.target).is_err() {
                let _ = self.passing.keep();
            }
            return Err(failed(&self.target)(source));
        }
        // What is left of the old one is in nobody's way.
        let _ = self.passing.close();
        Ok(())
    }
}

fn beside(target: &Path) -> io::Result<TempDir> {
    let parent = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if !parent.is_dir() {
        let why = format!("there is no folder {}", parent.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, why));
    }
    let name = target.file_name().unwrap_or_else(|| OsStr::new("parquet"));
    let mut prefix = std::ffi::OsString::from(".");
    prefix.push(name);
    prefix.push(".");
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(SUFFIX);
    builder.tempdir_in(parent).map_err(|error| error.kind().into())
}

/// Whether there is something at the path that an export may take the place of; an error where there is anything else.
fn may_be_replaced(target: &Path) -> Result<bool, ExportError> {
    let taken = |why: String| ExportError::Taken {
        path: target.to_owned(),
        why,
    };
    if target.is_symlink() {
        return Err(taken("it is a link".into()));
    }
    if !target.exists() {
        return Ok(false);
    }
    if !target.is_dir() {
        return Err(taken("it is not a folder".into()));
    }
    let list = ParquetList::read(target)?;
    for entry in WalkDir::new(target).min_depth(1) {
        let entry = entry.map_err(|error| failed(target)(error.into()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path().strip_prefix(target).unwrap_or(entry.path());
        let parts: Vec<_> = path.iter().map(OsStr::to_string_lossy).collect();
        if !list.as_ref().is_some_and(|list| list.has(&parts.join("/"))) {
            return Err(taken(format!("no export wrote {} in it", path.display())));
        }
    }
    Ok(true)
}
