//! Reads the files of a dossier into the model, keeping the position of every field.
//!
//! `folder` finds the files, `load` loads their text, `record` checks each table against the list of its fields, and
//! `declaration`, `document` and `claim` turn them into the model's types. The format is described in `docs/dossier.md`.
//! References between records are checked by [`crate::check`].

mod agreement;
mod anchor;
mod claim;
mod correction;
mod date;
mod declaration;
mod document;
mod duration;
mod ends;
mod equation;
mod folder;
mod layout;
mod load;
mod measure;
mod overrules;
mod party;
mod place;
mod privacy;
mod quantity;
mod reader;
mod record;
mod search;
mod shape;
mod text;

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Source, Sources};
use crate::model::{Book, FileId, SourceFile};

/// A dossier as read.
#[derive(Debug)]
pub struct Reading {
    /// Every record that could be read.
    pub book: Book,
    /// Errors and warnings, in the order of the files.
    pub problems: Vec<Diagnostic>,
    /// The text of every file, in the order of [`Book::files`].
    pub sources: Sources,
    /// The files at or below the given paths; the others were read to resolve references.
    pub asked: BTreeSet<FileId>,
    /// The folders among the given paths, as prefixes of file names, ending in `/`. All files in them were read.
    pub folders: Vec<String>,
}

impl Reading {
    /// Whether a problem is in a file that was asked for, or in no file.
    #[must_use]
    pub fn concerns(&self, problem: &Diagnostic) -> bool {
        problem
            .label
            .as_ref()
            .is_none_or(|label| u32::try_from(label.location.file).is_ok_and(|file| self.asked.contains(&FileId(file))))
    }
}

/// Which links in a dossier are followed. A path that was asked for may itself be a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Links {
    /// Those that stay inside: a dossier from elsewhere can then not make its reader open other files.
    #[default]
    Inside,
    /// All.
    Anywhere,
}

/// Why a dossier could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadFailure {
    /// The operating system reported an error.
    #[error("cannot read {}", .path.display())]
    Io {
        /// The path.
        path: PathBuf,
        /// The error.
        source: io::Error,
    },
    /// A given file is not a TOML file.
    #[error("{} is not a `.toml` file", .path.display())]
    NotToml {
        /// The path.
        path: PathBuf,
    },
    /// A given file is not part of any dossier, such as one in a hidden folder.
    #[error("{} is not part of a dossier: hidden files and folders, `charts` and `target` are skipped", .path.display())]
    NotInDossier {
        /// The path.
        path: PathBuf,
    },
    /// The paths belong to more than one dossier.
    #[error("{} and {} are different dossiers; use one at a time", .first.display(), .second.display())]
    SeveralDossiers {
        /// The root of one of them.
        first: PathBuf,
        /// The root of the other.
        second: PathBuf,
    },
}

/// Reads the dossier that contains the given paths, each a folder or a `.toml` file.
///
/// The root of a dossier is the nearest folder at or above a path that contains `dossier.toml`, otherwise the nearest that
/// contains `agents.toml`, `series.toml`, `places.toml` or `checks.toml`, otherwise the folder itself. The result does not
/// depend on the order of the paths or of directory listings.
///
/// # Errors
/// [`ReadFailure`] if the files cannot be found or listed. Errors inside files are returned as problems.
pub fn read(paths: &[PathBuf], links: Links) -> Result<Reading, ReadFailure> {
    let folder::Asked { entries, folders } = folder::asked(paths, links)?;
    let mut problems = Vec::new();
    let mut files = Vec::with_capacity(entries.len());
    let mut sources = Vec::with_capacity(entries.len());
    let mut readable = Vec::with_capacity(entries.len());
    let mut asked = BTreeSet::new();
    for (index, entry) in entries.into_iter().enumerate() {
        let loaded = load::load(&entry, index);
        readable.push(loaded.problem.is_none());
        problems.extend(loaded.problem);
        if let (true, Ok(file)) = (entry.asked, u32::try_from(index)) {
            asked.insert(FileId(file));
        }
        sources.push(Source::new(entry.shown.clone(), loaded.text));
        files.push(SourceFile {
            name: entry.name,
            path: entry.shown,
            sha256: loaded.sha256,
        });
    }
    let sources = Sources::new(sources);
    let book = reader::book(files, &sources, &readable, &mut problems);
    crate::diagnostic::sort(&mut problems);
    Ok(Reading {
        book,
        problems,
        sources,
        asked,
        folders,
    })
}
