//! Why nothing was exported.

use std::io;
use std::path::{Path, PathBuf};

use crate::store::StoreError;

/// Why nothing was exported; what was at the path is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file to be written is the database that is read.
    #[error("{} is the database itself", path.display())]
    SameFile {
        /// The path asked for.
        path: PathBuf,
    },
    /// Something that is not an export has the name.
    #[error("{} is not replaced: {why}", path.display())]
    Taken {
        /// The path asked for.
        path: PathBuf,
        /// What it is.
        why: String,
    },
    /// The database could not be read, or the new one not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file system refused.
    #[error("cannot write {}: {source}", path.display())]
    Io {
        /// The path in question.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What the file system refused at a path.
pub(super) fn failed(path: &Path) -> impl Fn(io::Error) -> ExportError {
    move |source| ExportError::Io {
        path: path.to_owned(),
        source,
    }
}
