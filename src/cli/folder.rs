//! Files that are made from the definition of the command line, written into a folder of the user's choice.

use std::path::Path;

use crate::file;

use super::{Failure, terminal};

/// Writes each file whole, and makes the folder if there is none. Other files there stay.
pub(super) fn write(folder: &Path, files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::unwritten(folder, &error))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        file::write_whole(&path, &bytes).map_err(|error| Failure::unwritten(&path, &error))?;
        terminal::message(&format!("wrote {}", path.display()));
    }
    Ok(())
}
