//! Why a site was not made.

use std::io;
use std::path::PathBuf;

/// Why a site was not made.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// A template is wrong.
    #[error("{0}")]
    Template(String),
    /// A folder that holds something else.
    #[error("{} is not empty and holds no earlier site", path.display())]
    Taken {
        /// The folder.
        path: PathBuf,
    },
    /// A file that was there before and was not written by tallybook.
    #[error("{} is not replaced: it is yours, not a file of an earlier site", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// A file that the site is made with cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unread {
        /// The path in question.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file system refused.
    #[error("cannot write {}: {source}", path.display())]
    Io {
        /// The path in question.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A chart cannot be drawn.
    #[error("chart `{name}`: {error}")]
    Chart {
        /// The name of its spec.
        name: String,
        /// Why.
        error: Box<dyn std::error::Error + Send + Sync>,
    },
    /// What the site is made from cannot be had.
    #[error(transparent)]
    Source(Box<dyn std::error::Error + Send + Sync>),
}

impl PublishError {
    /// Of an error of a source.
    pub fn source(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Source(Box::new(error))
    }
}
