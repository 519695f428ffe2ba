//! A database written anew beside an old one, and a copy of one elsewhere: whole and on disk before either has its name.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::MAIN_DB;

use super::open::{Owner, at, begin_writing, beside, file_at, journal, open_for_reading, owner};
use super::{StoreError, damage};
use crate::file::Unfinished;

/// A database that is written from the start and then takes the place of another, which may be damaged.
#[derive(Debug)]
pub struct Replacement {
    new: Unfinished,
    /// The old one, and the path that leads to it.
    old: PathBuf,
    path: PathBuf,
}

impl Replacement {
    /// Begins an empty database beside the one at a path, which need not exist.
    ///
    /// # Errors
    /// [`StoreError`] for a file that is not a tallybook database or has tables or views of others, and if its folder cannot be written.
    pub fn of(path: &Path) -> Result<Self, StoreError> {
        let old = file_at(path)?;
        if owner(&old)? == Owner::Foreign {
            return Err(StoreError::NotTallybook { path: path.to_owned() });
        }
        // What others put into it is not in the dossier, and would be gone.
        if let Err(error) = open_for_reading(&old)
            && error.is_extra()
        {
            return Err(error.about(path));
        }
        let new = Unfinished::beside(&old).map_err(at(path))?;
        if let Ok(metadata) = fs::metadata(&old) {
            fs::set_permissions(new.path(), metadata.permissions()).map_err(at(path))?;
        }
        let path = path.to_owned();
        Ok(Self { new, old, path })
    }

    /// Where to write it.
    #[must_use]
    pub fn file(&self) -> &Path {
        self.new.path()
    }

    /// Puts it in the place of the old one, once nobody is writing there.
    ///
    /// # Errors
    /// [`StoreError`]; the old database is then as it was, if it could be opened.
    pub fn take_place(self, waiting: fn(&Path)) -> Result<(), StoreError> {
        let lock = if self.old.exists() {
            match begin_writing(&self.old, &self.path, waiting) {
                Ok(lock) => Some(lock),
                // What cannot be opened cannot be in use either.
                Err(error) if error.is_damage() => None,
                Err(error) => return Err(error.about(&self.path)),
            }
        } else {
            None
        };
        // What a killed writer of the old one left would be rolled back into the new one.
        for left in [journal(&self.old), beside(&self.old, "-wal"), beside(&self.old, "-shm")] {
            if left.symlink_metadata().is_ok() {
                fs::remove_file(&left).map_err(at(&left))?;
            }
        }
        self.new.replace(&self.old).map_err(at(&self.path))?;
        drop(lock);
        Ok(())
    }
}

/// Copies the database at `path` to `target`, where there must be nothing, and makes sure that the copy is undamaged. Others may use the database meanwhile.
///
/// # Errors
/// [`StoreError`]; there is then nothing at the target.
pub fn backup(path: &Path, target: &Path) -> Result<(), StoreError> {
    let exists = || StoreError::Exists {
        path: target.to_owned(),
    };
    if target.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let source = open_for_reading(path)?;
    let copy = Unfinished::beside(target).map_err(at(target))?;
    // Before anything is in it that others may not read.
    let metadata = fs::metadata(path).map_err(at(path))?;
    fs::set_permissions(copy.path(), metadata.permissions()).map_err(at(target))?;
    source
        .backup(MAIN_DB, copy.path(), None::<fn(_)>)
        .map_err(|error| StoreError::from(error).about(target))?;
    let damage = damage(copy.path()).map_err(|error| error.instead_about(target))?;
    if !damage.is_empty() {
        let path = path.to_owned();
        return Err(StoreError::Damaged { path, damage });
    }
    copy.keep_as(target).map_err(at(target))?.map_err(|_| exists())
}
