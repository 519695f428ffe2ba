//! Why the library could not do what it was asked for.

use chrono::NaiveDate;

use crate::chart::DrawError;
use crate::dossier::ReadFailure;
use crate::store::{Keys, StoreError};

/// Why the library could not do what it was asked for.
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
    /// No series, place, agent or claim has this key.
    #[error("unknown {kind} `{key}`", kind = kind(*keys))]
    UnknownKey {
        /// What was asked for.
        keys: Keys,
        /// The key.
        key: String,
        /// Every key that there is, with the name of what it stands for.
        known: Vec<(String, String)>,
    },
    /// The report has no such parameter.
    #[error("report {report} does not take `{parameter}`")]
    NotTaken {
        /// The report's name.
        report: &'static str,
        /// The parameter's name.
        parameter: &'static str,
        /// The names of those that it takes, separated by spaces.
        takes: &'static str,
    },
    /// The report is about one claim, and none is named.
    #[error("report {report} needs a claim")]
    NoClaim {
        /// The report's name.
        report: &'static str,
    },
    /// A period ends before it begins.
    #[error("the period ends on {to}, before it begins on {from}")]
    EndsBeforeItBegins {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
    },
}

/// What a key stands for, in words.
const fn kind(keys: Keys) -> &'static str {
    match keys {
        Keys::Series => "series",
        Keys::Places => "place",
        Keys::Agents => "agent",
        Keys::Claims => "claim",
    }
}
