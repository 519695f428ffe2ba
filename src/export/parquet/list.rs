//! The list in a folder of Parquet files that says what is in it: by it an export is known as one, replaced whole, and read rightly.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::error::{ExportError, failed};

/// Its name.
const NAME: &str = "tallybook.json";

/// What is in a folder of Parquet files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParquetList {
    /// The version of the database's schema that the tables have.
    pub schema: u32,
    /// The tables that are laid out by series and year.
    pub partitioned: BTreeSet<String>,
    /// The paths of all files, relative to the folder, with `/`.
    pub files: BTreeSet<String>,
}

impl ParquetList {
    /// The list of the export in a folder; `None` where there is none.
    ///
    /// # Errors
    /// [`ExportError::Io`] where there is a list that cannot be read.
    pub fn read(folder: &Path) -> Result<Option<Self>, ExportError> {
        let path = folder.join(NAME);
        let failed = failed(&path);
        match fs::read(&path) {
            Ok(text) => serde_json::from_slice(&text)
                .map(Some)
                .map_err(|error| failed(error.into())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    /// Writes it into a folder that has none.
    pub(super) fn write(&self, folder: &Path) -> Result<(), ExportError> {
        let path = folder.join(NAME);
        let failed = failed(&path);
        let text = serde_json::to_vec_pretty(self).map_err(|error| failed(error.into()))?;
        crate::file::write_whole(&path, &text).map_err(failed)
    }

    /// Whether a file of the folder is one of the export.
    pub(super) fn has(&self, path: &str) -> bool {
        path == NAME || self.files.contains(path)
    }
}
