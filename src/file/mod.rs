//! Files written whole or not at all, and never through a link that somebody laid.
//!
//! A repository keeps links, so a name in a folder that came from elsewhere may lead anywhere. A file is therefore written under a
//! passing name that nobody can foresee, in the folder of its final one, and takes that name when it is whole.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// How passing names end.
const SUFFIX: &str = ".unfinished";

/// A file that is being written. Unless it is given its name, it is removed.
#[derive(Debug)]
pub struct Unfinished {
    file: NamedTempFile,
}

impl Unfinished {
    /// Begins a file in the folder of `target`, and removes what killed runs left there of the same one.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn beside(target: &Path) -> io::Result<Self> {
        let folder = folder(target);
        let prefix = prefix(target);
        remove_left_over(folder, &prefix);
        loop {
            let mut builder = Builder::new();
            builder.prefix(&prefix).suffix(SUFFIX);
            #[cfg(unix)]
            {
                // As any new file, where a passing one would be for its owner alone; the umask still takes away from it.
                use std::os::unix::fs::PermissionsExt;
                builder.permissions(fs::Permissions::from_mode(0o666));
            }
            let file = builder
                .tempfile_in(folder)
                .map_err(|error| without_name(folder, &error))?;
            // Whoever holds this lock is alive. File systems without locks lose only the tidying. On Windows a locked file could not be written through a second
            // handle, as SQLite has one.
            if cfg!(unix) {
                let _ = file.as_file().lock();
            }
            // Another run may have taken it for left over before it was locked.
            if file.path().try_exists()? {
                return Ok(Self { file });
            }
        }
    }

    /// Its passing name.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Takes the place of whatever has the name, and makes sure that it survives a power cut. A link is replaced itself, and what it leads to stays as
    /// it is.
    ///
    /// # Errors
    /// Those of the file system; at the target is then the file that was there or, whole, the new one.
    pub fn replace(self, target: &Path) -> io::Result<()> {
        // Else the new name could be on disk before the contents are, and a power cut would leave an empty file under it.
        self.file.as_file().sync_all()?;
        self.file.persist(target)?;
        sync_folder(target)
    }

    /// Takes the name if nothing has it, not even a link that leads nowhere, and makes sure that it survives a power cut. Given
    /// back where the name is taken.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn keep_as(self, target: &Path) -> io::Result<Result<(), Self>> {
        self.file.as_file().sync_all()?;
        match self.file.persist_noclobber(target) {
            Ok(_) => sync_folder(target).map(Ok),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(Err(Self { file: error.file })),
            Err(error) => Err(error.error),
        }
    }
}

/// Writes a file whole or not at all. A link of that name is replaced; what it leads to stays as it is.
///
/// # Errors
/// Those of the file system; what was there is then as it was.
pub fn write_whole(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut unfinished = Unfinished::beside(target)?;
    unfinished.file.write_all(bytes)?;
    unfinished.replace(target)
}

/// Where a path that the user named leads: links that people lay for themselves are followed.
///
/// # Errors
/// Those of the file system, among them a link that leads nowhere.
pub fn followed(path: &Path) -> io::Result<PathBuf> {
    if path.is_symlink() {
        fs::canonicalize(path)
    } else {
        Ok(path.to_owned())
    }
}

/// Whether a name is the passing name of a file that is being written, or was when its run was killed.
#[must_use]
pub fn is_passing(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") && name.ends_with(SUFFIX.as_bytes())
}

fn folder(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Why no file could be begun in a folder, without the passing name, which means nothing to anybody.
fn without_name(folder: &Path, error: &io::Error) -> io::Error {
    if error.kind() == io::ErrorKind::NotFound && !folder.exists() {
        io::Error::new(error.kind(), format!("there is no folder {}", folder.display()))
    } else {
        error.kind().into()
    }
}

fn prefix(target: &Path) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(target.file_name().unwrap_or_else(|| OsStr::new("file")));
    prefix.push(".");
    prefix
}

/// Removes passing files that nobody is writing any more. What cannot be removed is in nobody's way.
fn remove_left_over(folder: &Path, prefix: &OsStr) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        let is_ours = name.starts_with(prefix.as_encoded_bytes()) && name.ends_with(SUFFIX.as_bytes());
        // Opening anything but a file could wait for ever.
        if !is_ours || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        if cfg!(unix) && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            // A copy of a database may have a journal of its own.
            let mut journal = entry.path().into_os_string();
            journal.push("-journal");
            let _ = fs::remove_file(journal);
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Makes sure that a name in a folder survives a power cut.
fn sync_folder(target: &Path) -> io::Result<()> {
    // Elsewhere folders cannot be opened, and the name is safe without it.
    if cfg!(unix) {
        File::open(folder(target))?.sync_all()
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_a_killed_run_left_is_removed_and_what_a_living_one_writes_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.svg");
        fs::write(folder.path().join(".a.svg.kIlLeD.unfinished"), "half").unwrap();
        fs::write(folder.path().join(".b.svg.kIlLeD.unfinished"), "of another file").unwrap();
        let living = Unfinished::beside(&target).unwrap();
        write_whole(&target, b"whole").unwrap();
        assert!(living.path().exists());
        drop(living);
        assert_eq!(names(folder.path()), [".b.svg.kIlLeD.unfinished", "a.svg"]);
        assert_eq!(fs::read(&target).unwrap(), b"whole");
    }

    #[test]
    fn what_cannot_be_written_is_told_without_the_passing_name() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("nowhere");
        let error = write_whole(&nowhere.join("a.svg"), b"whole").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert_eq!(error.to_string(), format!("there is no folder {}", nowhere.display()));
        fs::write(&nowhere, "a file").unwrap();
        let error = write_whole(&nowhere.join("a.svg"), b"whole").unwrap_err();
        assert!(!error.to_string().contains(SUFFIX), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_replaced_and_what_it_leads_to_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (theirs, target) = (folder.path().join("theirs"), folder.path().join("a.svg"));
        fs::write(&theirs, "precious").unwrap();
        std::os::unix::fs::symlink(&theirs, &target).unwrap();
        write_whole(&target, b"whole").unwrap();
        assert_eq!(
            (fs::read(&theirs).unwrap(), fs::read(&target).unwrap()),
            (b"precious".to_vec(), b"whole".to_vec())
        );
        assert!(!target.is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_taken_is_not_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.bak");
        std::os::unix::fs::symlink(folder.path().join("nowhere"), &target).unwrap();
        let kept = Unfinished::beside(&target).unwrap().keep_as(&target).unwrap();
        let unfinished = kept.expect_err("the link has the name");
        unfinished.keep_as(&folder.path().join("a.bak-2")).unwrap().unwrap();
        assert_eq!(names(folder.path()), ["a.bak", "a.bak-2"]);
    }
}
