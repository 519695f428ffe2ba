//! The errors of the library.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::chart::DrawError;
use crate::dossier::ReadFailure;
use crate::export::ExportError;
use crate::model::day;
use crate::publish::PublishError;
use crate::store::{Keys, StoreError};

/// An error of the library.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database could not be opened, read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The dossier could not be read at all.
    #[error(transparent)]
    Read(#[from] ReadFailure),
    /// The chart could not be drawn.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// The database could not be exported.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The site could not be made.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The folder of copies could not be listed.
    #[error("{}: {source}", path.display())]
    Copies {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A database cannot be written anew from a part of a dossier.
    #[error("{asked} of {files} files of the dossier are given, but a database is written anew from all of them")]
    Partial {
        /// How many files are given.
        asked: usize,
        /// How many there are.
        files: usize,
    },
    /// No series, place, agent or claim has this key.
    #[error("unknown {kind} `{key}`", kind = kind(*keys))]
    UnknownKey {
        /// The kind of key.
        keys: Keys,
        /// The key.
        key: String,
        /// Every known key, with the name that it stands for.
        known: Vec<(String, String)>,
    },
    /// The report does not take this parameter.
    #[error("report {report} does not take `{parameter}`")]
    NotTaken {
        /// The report's name.
        report: &'static str,
        /// The parameter's name.
        parameter: &'static str,
        /// The names of those that it takes, separated by spaces.
        takes: &'static str,
    },
    /// No other engine has what the report needs.
    #[error("report {report} cannot be asked of {dialect}: it reads SQLite's index of words")]
    NotThere {
        /// The report's name.
        report: &'static str,
        /// The engine's name.
        dialect: &'static str,
    },
    /// A folder holds no export for another engine, or one of another version.
    #[error("{} {why}", folder.display())]
    NoFiles {
        /// The folder.
        folder: PathBuf,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The report needs a claim, and none is given.
    #[error("report {report} needs a claim")]
    NoClaim {
        /// The report's name.
        report: &'static str,
    },
    /// The report needs words to look for, and none is given that has a letter or digit.
    #[error("report {report} needs words to look for")]
    NoWords {
        /// The report's name.
        report: &'static str,
    },
    /// A period ends before it begins.
    #[error("the period ends on {}, before it begins on {}", day::written(*to), day::written(*from))]
    EndsBeforeItBegins {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
    },
}

/// The kind of a key, in words.
const fn kind(keys: Keys) -> &'static str {
    match keys {
        Keys::Series => "series",
        Keys::Places => "place",
        Keys::Agents => "agent",
        Keys::Claims => "claim",
    }
}
