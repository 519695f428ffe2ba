//! The files of a dossier, read into the model with the place of every field kept. Never a database or a terminal.
//!
//! `folder` finds the files, `load` turns each into text, `record` holds every table against the list of its fields, and
//! `declaration`, `document` and `claim` make the model's nouns of them. The format is described in `docs/dossier.md`.
//! References between records are left to [`crate::check`].

mod agreement;
mod claim;
mod date;
mod declaration;
mod document;
mod duration;
mod equation;
mod folder;
mod layout;
mod load;
mod locale;
mod overrules;
mod place;
mod quantity;
mod reader;
mod record;
mod shape;
mod text;

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Source, Sources};
use crate::model::{Book, FileId, SourceFile};

/// A dossier as it was read.
#[derive(Debug)]
pub struct Reading {
    /// Every record that could be read.
    pub book: Book,
    /// What is wrong with the others, and what is doubtful, in the order of the files.
    pub problems: Vec<Diagnostic>,
    /// The text of every file, in the order of [`Book::files`].
    pub sources: Sources,
    /// The files at or below the paths that were asked for; the others were read to resolve references.
    pub asked: BTreeSet<FileId>,
    /// The folders among the paths, as the beginning of their files' names, ending in `/`: every file there is now was read.
    pub folders: Vec<String>,
}

impl Reading {
    /// Whether a problem stands in a file that was asked for, or in none.
    #[must_use]
    pub fn concerns(&self, problem: &Diagnostic) -> bool {
        problem
            .label
            .as_ref()
            .is_none_or(|label| u32::try_from(label.location.file).is_ok_and(|file| self.asked.contains(&FileId(file))))
    }
}

/// Why no dossier could be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadFailure {
    /// The operating system refuses a path.
    #[error("cannot read {}", .path.display())]
    Io {
        /// The path.
        path: PathBuf,
        /// Its reason.
        source: io::Error,
    },
    /// A file was named that is no TOML file.
    #[error("{} is no `.toml` file", .path.display())]
    NotToml {
        /// The path.
        path: PathBuf,
    },
    /// A file was named that no dossier reads, such as one in a hidden folder.
    #[error("{} is no part of a dossier: hidden files and folders, and `target`, are left out", .path.display())]
    NotInDossier {
        /// The path.
        path: PathBuf,
    },
    /// The paths belong to more than one dossier.
    #[error("{} and {} are two dossiers; read one at a time", .first.display(), .second.display())]
    SeveralDossiers {
        /// The root of the one.
        first: PathBuf,
        /// The root of the other.
        second: PathBuf,
    },
}

/// Reads the whole dossier that the paths lie in: each a folder or a `.toml` file.
///
/// The root of a dossier is the nearest folder at or above a path that holds `dossier.toml`, else the nearest that holds
/// `agents.toml`, `series.toml`, `places.toml` or `checks.toml`, else the folder itself. The result does not depend on the
/// order of the paths or of the folders' listings.
///
/// # Errors
/// [`ReadFailure`] where the files cannot be found or listed. What is wrong within a file is among the problems instead.
pub fn read(paths: &[PathBuf]) -> Result<Reading, ReadFailure> {
    let folder::Asked { entries, folders } = folder::asked(paths)?;
    let mut problems = Vec::new();
    let mut files = Vec::with_capacity(entries.len());
    let mut sources = Vec::with_capacity(entries.len());
    let mut readable = Vec::with_capacity(entries.len());
    let mut asked = BTreeSet::new();
    for (index, entry) in entries.into_iter().enumerate() {
        let loaded = load::load(&entry.path, index);
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
