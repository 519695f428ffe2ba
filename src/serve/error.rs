//! Why nothing is served.

use std::path::PathBuf;

use crate::front::Error;

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The port is taken.
    #[error("cannot serve on port {port}: {cause}")]
    Port {
        /// The port asked for.
        port: u16,
        /// What the system said.
        cause: String,
    },
    /// The files cannot be watched.
    #[error("cannot watch {}: {cause}", path.display())]
    Watch {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: String,
    },
    /// The dossier or database cannot be used at all.
    #[error(transparent)]
    Made(#[from] Error),
}
