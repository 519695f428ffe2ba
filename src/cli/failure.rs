//! Why a command failed, what to say about it, and with which exit code. Hints are added here, where the commands are known.

use std::fmt;
use std::io;
use std::process::ExitCode;

use crate::store::StoreError;

use super::terminal;

/// How a command can fail.
#[derive(Debug)]
pub(super) enum Failure {
    /// The data has errors, and they have been told.
    Data,
    /// The job could not be done: what went wrong, and what to do about it.
    Job {
        /// What went wrong.
        what: String,
        /// What to do about it.
        help: Option<String>,
    },
    /// Whoever read our output has seen enough.
    PipeClosed,
}

impl Failure {
    /// A job that could not be done.
    pub(super) fn job(what: impl Into<String>) -> Self {
        Self::Job {
            what: what.into(),
            help: None,
        }
    }

    /// A job that could not be done, with advice.
    pub(super) fn with_help(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Job {
            what: what.into(),
            help: Some(help.into()),
        }
    }

    /// Something named that is not there, with the nearest names that are.
    pub(super) fn unknown<'a>(kind: &str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let mut near: Vec<(f64, &str)> = known
            .into_iter()
            .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
            .filter(|(likeness, _)| *likeness > 0.7)
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let names: Vec<String> = near.iter().take(3).map(|(_, name)| format!("`{name}`")).collect();
        let help = (!names.is_empty()).then(|| format!("did you mean {}?", names.join(" or ")));
        Self::Job {
            what: format!("there is no {kind} `{name}`"),
            help,
        }
    }

    /// Says what went wrong on standard error and chooses the exit code.
    pub(super) fn tell(self) -> ExitCode {
        match self {
            Self::Data => ExitCode::from(1),
            Self::PipeClosed => ExitCode::SUCCESS,
            Self::Job { what, help } => {
                terminal::message(&format!("error: {what}"));
                if let Some(help) = help {
                    terminal::message(&format!("  = help: {help}"));
                }
                ExitCode::from(2)
            }
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data => f.write_str("the data has errors"),
            Self::Job { what, .. } => f.write_str(what),
            Self::PipeClosed => f.write_str("the pipe was closed"),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::PipeClosed,
            _ => Self::job(error.to_string()),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let help = match &error {
            StoreError::Missing { .. } => Some("`tallybook ingest DOSSIER` makes it, and `--db FILE` names another".to_owned()),
            StoreError::NotTallybook { .. } => Some("it was not touched; `--db FILE` names another database".to_owned()),
            StoreError::Newer { .. } => Some("it was not touched; install the newer tallybook, or build a new file from the dossier with `--db FILE`".to_owned()),
            StoreError::Older { .. } => Some("`tallybook ingest DOSSIER` upgrades it after a backup beside it".to_owned()),
            StoreError::Migration(cause) => Some(format!("{cause}; if the file was built by a changed copy of tallybook, build a new one from the dossier with `--db FILE`")),
            StoreError::Dangling { .. } => Some("ingest the whole folder of the dossier, not a part of it".to_owned()),
            StoreError::Taken { .. } => Some("if the file was renamed, `--prune` forgets what the old one said; two dossiers need databases of their own (`--db FILE`)".to_owned()),
            StoreError::NotAllowed => Some("the truth is in the dossier: change it there and ingest it again".to_owned()),
            StoreError::SeveralStatements => Some("run them one by one, or open the file in `sqlite3`".to_owned()),
            StoreError::Sqlite(rusqlite::Error::SqliteFailure(cause, _)) if cause.code == rusqlite::ErrorCode::DatabaseBusy => {
                Some("another program is writing to it; try again when it is done".to_owned())
            }
            StoreError::Sqlite(cause) if cause.to_string().contains("no such") => {
                Some("`tallybook sql 'SELECT DISTINCT relation FROM data_dictionary'` lists the public views, docs/sql.md explains them".to_owned())
            }
            StoreError::Trend { .. } | StoreError::Sqlite(_) | StoreError::Interrupted | StoreError::Io { .. } => None,
        };
        Self::Job {
            what: error.to_string(),
            help,
        }
    }
}
