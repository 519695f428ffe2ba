//! Why a command failed, with a help text and an exit code. Help that names commands is added here.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use rusqlite::ErrorCode;

use crate::diagnostic::suggest;
use crate::export::ExportError;
use crate::front::Error;
use crate::publish::PublishError;
use crate::store::{Keys, SchemaProblem, StoreError};

use super::terminal;

/// How a command can fail.
#[derive(Debug)]
pub(super) enum Failure {
    /// The data has errors, which have been reported.
    Data,
    /// The command could not be carried out.
    Job {
        /// What went wrong.
        what: String,
        /// What to do about it.
        help: Option<String>,
    },
    /// The reader of the output closed the pipe.
    PipeClosed,
}

impl Failure {
    /// What it is, on one line.
    pub(super) fn said(&self) -> String {
        match self {
            Self::Data => "there are errors, which the terminal lists".to_owned(),
            Self::Job { what, help: None } => what.clone(),
            Self::Job { what, help: Some(help) } => format!("{what}: {help}"),
            Self::PipeClosed => "the output was closed".to_owned(),
        }
    }

    /// A failure without help.
    pub(super) fn job(what: impl Into<String>) -> Self {
        Self::Job {
            what: what.into(),
            help: None,
        }
    }

    /// A file that cannot be read or written.
    pub(super) fn file(path: &Path, error: &io::Error) -> Self {
        Self::Job {
            what: format!("{}: {error}", path.display()),
            help: file_remedy(error).map(str::to_owned),
        }
    }

    /// A file that cannot be written.
    pub(super) fn unwritten(path: &Path, error: &io::Error) -> Self {
        Self::Job {
            what: format!("cannot write {}: {error}", path.display()),
            help: file_remedy(error).map(str::to_owned),
        }
    }

    /// A failure with help.
    pub(super) fn with_help(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Job {
            what: what.into(),
            help: Some(help.into()),
        }
    }

    /// An unknown name, with suggestions from `known` (pairs of key and name), or else the command that lists them.
    pub(super) fn unknown<'a>(
        kind: &str,
        wanted: &str,
        known: impl IntoIterator<Item = (&'a str, &'a str)>,
        lists: &str,
    ) -> Self {
        let known: Vec<(&str, &str)> = known.into_iter().collect();
        let called = known.iter().filter(|(_, name)| name.eq_ignore_ascii_case(wanted));
        let mut near: Vec<&(&str, &str)> = called.collect();
        let texts = known.iter().flat_map(|(key, name)| [*key, *name]);
        for text in suggest(wanted, texts) {
            near.extend(known.iter().filter(|(key, name)| text == *key || text == *name));
        }
        let mut suggestions: Vec<String> = Vec::new();
        for (key, name) in near {
            let text = if key == name {
                format!("`{key}`")
            } else {
                format!("`{key}` ({name})")
            };
            if !suggestions.contains(&text) {
                suggestions.push(text);
            }
        }
        suggestions.truncate(3);
        let help = if suggestions.is_empty() {
            format!("run `{lists}` for a list")
        } else {
            format!("did you mean {}?", suggestions.join(" or "))
        };
        Self::with_help(format!("unknown {kind} `{wanted}`"), help)
    }

    /// The same failure, with the name of the file in front unless the message contains it already.
    pub(super) fn about(self, file: &str) -> Self {
        match self {
            Self::Job { what, help } if !what.contains(file) => Self::Job {
                what: format!("{file}: {what}"),
                help,
            },
            other => other,
        }
    }

    /// Prints what went wrong to standard error and returns the exit code.
    pub(super) fn report(self) -> ExitCode {
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

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Store(error) | Error::Export(ExportError::Store(error)) => error.into(),
            Error::Read(error) => {
                let cause = std::error::Error::source(&error);
                let system = cause.and_then(|cause| cause.downcast_ref::<io::Error>());
                let is_absent = system.is_some_and(|system| system.kind() == io::ErrorKind::NotFound);
                let begin = is_absent
                    .then_some("name the folder of the dossier, or make a new one with `tallybook init FOLDER`");
                Self::Job {
                    what: cause.map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}")),
                    help: system.and_then(file_remedy).or(begin).map(str::to_owned),
                }
            }
            Error::Draw(error) => Self::job(error.to_string()),
            Error::Publish(PublishError::Template(what)) => Self::job(what),
            Error::Export(ExportError::Io { path, source }) | Error::Publish(PublishError::Io { path, source }) => {
                Self::unwritten(&path, &source)
            }
            Error::Export(error @ (ExportError::SameFile { .. } | ExportError::Taken { .. })) => Self::with_help(
                error.to_string(),
                "the file was not changed; choose another name with `-o FILE`",
            ),
            Error::Publish(PublishError::Unread { path, source }) => Self::file(&path, &source),
            Error::Publish(error @ PublishError::NotOurs { .. }) => {
                Self::with_help(error.to_string(), "move or remove it, or choose another folder")
            }
            Error::Publish(error @ PublishError::Taken { .. }) => Self::with_help(
                error.to_string(),
                "nothing was changed; name a folder that is new or empty",
            ),
            Error::Publish(PublishError::Chart { name, error }) => match error.downcast::<Error>() {
                Ok(error) => Self::from(*error).about(&format!("chart `{name}`")),
                Err(error) => Self::job(format!("chart `{name}`: {error}")),
            },
            Error::Publish(PublishError::Source(error)) => match error.downcast::<Error>() {
                Ok(error) => (*error).into(),
                Err(error) => Self::job(error.to_string()),
            },
            Error::UnknownKey { keys, key, known } => {
                let (kind, lists) = match keys {
                    Keys::Series => ("series", "tallybook sql 'SELECT key, title FROM series_list'"),
                    Keys::Places => ("place", "tallybook sql 'SELECT key, name FROM places'"),
                    Keys::Agents => ("agent", "tallybook sql 'SELECT key, name FROM agents'"),
                    Keys::Claims => ("claim", "tallybook report estimates"),
                };
                let known = known.iter().map(|(key, name)| (key.as_str(), name.as_str()));
                Self::unknown(kind, &key, known, lists)
            }
            error @ Error::NotThere { .. } => Self::with_help(
                error.to_string(),
                "find words with `tallybook report find`, and ask the other reports of it",
            ),
            error @ Error::NoFiles { .. } => Self::with_help(
                error.to_string(),
                "write one with `tallybook export parquet --public -o DIR`, and name it with `--files DIR`",
            ),
            Error::NotTaken {
                report,
                parameter: "claim",
                ..
            } => Self::job(format!("report {report} does not take a claim")),
            Error::NotTaken {
                report,
                parameter,
                takes,
            } => {
                let option = |name: &str| match name {
                    "claim" => "CLAIM".to_owned(),
                    name => format!("--{name}"),
                };
                let takes: Vec<String> = takes.split(' ').map(option).collect();
                Self::with_help(
                    format!("report {report} does not take --{parameter}"),
                    format!("it takes {}", takes.join(", ")),
                )
            }
            Error::NoClaim { .. } => Self::with_help(
                error.to_string(),
                "run `tallybook report evidence document#claim`; `tallybook report estimates` lists the ids",
            ),
            Error::NoWords { .. } => Self::with_help(
                error.to_string(),
                "run `tallybook report find WORDS`, such as `tallybook report find 'migrant work*'`",
            ),
            Error::Partial { .. } => {
                Self::with_help(error.to_string(), "name the folder of the dossier, such as `seeds`")
            }
            Error::Copies { .. } => Self::with_help(
                error.to_string(),
                "`--documents` is the folder with your own copies of the documents",
            ),
            Error::EndsBeforeItBegins { from, to } => Self::job(format!("--to ({to}) is before --from ({from})")),
        }
    }
}

/// What to do with a damaged database.
pub(super) const REBUILD: &str =
    "write it anew from the dossier with `tallybook ingest --rebuild DOSSIER`, and the same `--db`";

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let help = match &error {
            StoreError::Damaged { .. } => Some(REBUILD.to_owned()),
            damaged if damaged.is_damage() => Some(format!("the database is damaged: {REBUILD}")),
            StoreError::Exists { .. } => Some("the file was not changed; choose another name".to_owned()),
            StoreError::Missing { .. } => Some("create it with `tallybook ingest DOSSIER`, or use another with `--db FILE`".to_owned()),
            StoreError::NotAFile { .. } => Some("use another database with `--db FILE`".to_owned()),
            StoreError::Empty { .. } => Some("fill it with `tallybook ingest DOSSIER`".to_owned()),
            StoreError::NotTallybook { .. } => Some("the file was not changed; use another with `--db FILE`".to_owned()),
            StoreError::Newer { .. } => Some("the file was not changed; install the newer tallybook, or build a new file from the dossier with `--db FILE`".to_owned()),
            StoreError::EarlierLayout { .. } => {
                Some("run `tallybook build` to keep it as a backup and build a new one from the dossier".to_owned())
            }
            StoreError::Older { .. } => Some("run `tallybook ingest DOSSIER` to upgrade it; a backup is kept beside it".to_owned()),
            StoreError::Schema { problems, .. } if matches!(problems[..], [SchemaProblem::Extra(_), ..]) => Some(
                "the file was not changed; keep your own indexes and views in another file, and ATTACH this one to it in the `sqlite3` shell".to_owned(),
            ),
            StoreError::Schema { .. } => Some(format!("the file was not changed; {REBUILD}")),
            StoreError::Migration { .. } | StoreError::MigrationDiffers { .. } => {
                Some("if the file was built by a modified tallybook, build a new one from the dossier with `--db FILE`".to_owned())
            }
            StoreError::Dangling { .. } => Some("ingest the whole folder of the dossier, not a part of it; if files were deleted, use `--prune` to remove their data".to_owned()),
            StoreError::Taken { .. } => Some("if the file was renamed, use `--prune` to remove the data of the old one; two dossiers need separate databases (`--db FILE`)".to_owned()),
            StoreError::NotAllowed => Some("change the dossier instead, and ingest it again".to_owned()),
            StoreError::OutOfReach { table } if table == "dbstat" => Some("add `--private` to read it".to_owned()),
            StoreError::OutOfReach { table } => Some(format!("use `{table}` to read its public rows, or add `--private`")),
            StoreError::SeveralStatements => Some("run them one by one, or open the file in `sqlite3`".to_owned()),
            StoreError::Unusable { source, .. } => remedy(source).map(str::to_owned),
            StoreError::Sqlite(cause) if remedy(cause).is_some() => remedy(cause).map(str::to_owned),
            StoreError::Statement(_) => {
                Some("`tallybook sql 'SELECT DISTINCT relation FROM data_dictionary'` lists the public views; docs/sql.md describes them".to_owned())
            }
            StoreError::Io { source, .. } => file_remedy(source).map(str::to_owned),
            StoreError::TookTooLong { .. } => Some(
                "`--timeout SECONDS` gives it longer, and 0 as long as it takes; rows printed so far are not all of them".to_owned(),
            ),
            StoreError::NotText => Some(
                "show its bytes with `hex(…)`; if it is stored like that, `tallybook check --database` says what is damaged".to_owned(),
            ),
            StoreError::TooLarge { .. } => Some("narrow it down, with `--series` or `--place` for example".to_owned()),
            StoreError::Trend { .. } | StoreError::Sqlite(_) => None,
        };
        Self::Job {
            what: error.to_string(),
            help,
        }
    }
}

/// What to do if a file cannot be used.
fn file_remedy(error: &io::Error) -> Option<&'static str> {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Some("change the permissions, or choose another place")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            Some("the disk is full: free some space, or choose another place")
        }
        io::ErrorKind::NotADirectory => Some("a part of the path is a file: choose another place"),
        _ => None,
    }
}

/// What to do if SQLite cannot use the database file.
fn remedy(error: &rusqlite::Error) -> Option<&'static str> {
    match error.sqlite_error_code()? {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            Some("another program is using the database; try again when it has finished")
        }
        ErrorCode::CannotOpen => Some(
            "check that the folder exists and is writable, since SQLite keeps a journal there; or choose another with `--db FILE`",
        ),
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => {
            Some("the file or its folder is not writable: change the permissions, or choose another with `--db FILE`")
        }
        ErrorCode::DiskFull => {
            Some("the disk is full and nothing was written: free some space, or choose another place with `--db FILE`")
        }
        ErrorCode::SystemIoFailure => Some(
            "the disk or the network failed and nothing was written: try again, or choose another place with `--db FILE`",
        ),
        ErrorCode::OutOfMemory => {
            Some("it needs more memory than tallybook lets it use: narrow it down, or run it in the `sqlite3` shell")
        }
        ErrorCode::TooBig => {
            Some("tallybook allows 16 MiB in one value: narrow it down, or run it in the `sqlite3` shell")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The message and the help for what SQLite or the system says of a file.
    fn told(error: StoreError) -> String {
        match Failure::from(error) {
            Failure::Job { what, help } => format!("{what} / {}", help.unwrap_or_default()),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_full_disk_is_told_with_its_path_and_a_remedy() {
        let path = Path::new("tallybook.db");
        let full = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL), None);
        let no_room = "free some space, or choose another place";
        let told_by_sqlite = told(StoreError::Sqlite(full).about(path));
        assert!(
            told_by_sqlite.starts_with("tallybook.db: ")
                && told_by_sqlite.contains("disk is full")
                && told_by_sqlite.contains(no_room),
            "{told_by_sqlite}"
        );
        let source = io::Error::from(io::ErrorKind::StorageFull);
        let told_by_system = told(StoreError::Io {
            path: path.to_owned(),
            source,
        });
        assert!(
            told_by_system.starts_with("tallybook.db: ") && told_by_system.ends_with(no_room),
            "{told_by_system}"
        );
    }
}
