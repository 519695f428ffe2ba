//! Why the database could not be used. Help that names commands is added by the command line.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why the database could not be opened, upgraded, written or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No file at the path.
    #[error("there is no database at {}", path.display())]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// The path is not that of a regular file.
    #[error("{} is not a regular file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The file is empty, as an interrupted first run leaves it.
    #[error("{} is empty", path.display())]
    Empty {
        /// The path.
        path: PathBuf,
    },
    /// The file is not a tallybook database; it was not changed.
    #[error("{} is not a tallybook database", path.display())]
    NotTallybook {
        /// The path.
        path: PathBuf,
    },
    /// A newer tallybook wrote the file; it was not changed.
    #[error("{} has schema version {found}, but this tallybook supports only versions up to {known}", path.display())]
    Newer {
        /// The path.
        path: PathBuf,
        /// The file's schema version.
        found: u32,
        /// The newest schema version supported.
        known: u32,
    },
    /// An unreleased tallybook wrote the file, with a layout that cannot be upgraded; it was not changed.
    #[error("{} has the layout of an earlier tallybook (schema version {found})", path.display())]
    EarlierLayout {
        /// The path.
        path: PathBuf,
        /// The file's schema version.
        found: u32,
    },
    /// An older tallybook wrote the file, and it was opened only for reading.
    #[error("{} has schema version {found}, older than this tallybook's {known}", path.display())]
    Older {
        /// The path.
        path: PathBuf,
        /// The file's schema version.
        found: u32,
        /// The newest schema version supported.
        known: u32,
    },
    /// The file's schema is not what tallybook creates; nothing in it was run, and the file was not changed.
    #[error("{}: {}", path.display(), listed(problems))]
    Schema {
        /// The path.
        path: PathBuf,
        /// What differs; not empty.
        problems: Vec<SchemaProblem>,
    },
    /// A migration failed; the file is unchanged.
    #[error("the database could not be upgraded and is unchanged: {name}: {source}")]
    Migration {
        /// The migration's name.
        name: String,
        /// SQLite's error.
        source: rusqlite::Error,
    },
    /// The file was made by a migration of the same name with other contents; it is unchanged.
    #[error("the database could not be upgraded and is unchanged: its migration {name} differs from this tallybook's")]
    MigrationDiffers {
        /// The migration's name.
        name: String,
    },
    /// The database is not as tallybook wrote it; it was not used.
    #[error("{} is damaged: {}", path.display(), listed(damage))]
    Damaged {
        /// The path.
        path: PathBuf,
        /// What is damaged; not empty.
        damage: Vec<Damage>,
    },
    /// The file to be written exists; it was not changed.
    #[error("{} exists already", path.display())]
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// A row refers to another that does not exist; nothing was written.
    #[error("a row of `{table}` refers to a row of `{parent}` that is neither in the files nor in the database")]
    Dangling {
        /// The table with the reference.
        table: String,
        /// The table that lacks the row.
        parent: String,
    },
    /// Two files declare the same key; nothing was written.
    #[error("`{key}` from {file} is already in the database, from another file")]
    Taken {
        /// The key.
        key: String,
        /// The file being ingested.
        file: String,
    },
    /// A statement that could write, attach a database or load code.
    #[error("only statements that read are allowed")]
    NotAllowed,
    /// A table of the file itself, which also holds what the picture hides.
    #[error("the table `main.{table}` also holds private records")]
    OutOfReach {
        /// The table.
        table: String,
    },
    /// Several statements instead of one.
    #[error("only one statement can be run at a time")]
    SeveralStatements,
    /// A statement was stopped because its time was over.
    #[error("the query was stopped after {} s", time.as_secs())]
    TookTooLong {
        /// The time that it had.
        time: std::time::Duration,
    },
    /// A query gives text that is not UTF-8.
    #[error("a text in the result is not UTF-8")]
    NotText,
    /// A query gives more than may be held in memory.
    #[error("the result is larger than {} MiB", bytes >> 20)]
    TooLarge {
        /// The most bytes that may be held.
        bytes: usize,
    },
    /// A trend could not be computed; nothing was written.
    #[error("the trend of `{series}` in `{place}` could not be computed: {why}")]
    Trend {
        /// The series' key.
        series: String,
        /// The place's key.
        place: String,
        /// The model's error.
        why: String,
    },
    /// The file cannot be opened, read or written.
    #[error("{}: {source}", path.display())]
    Unusable {
        /// The path.
        path: PathBuf,
        /// SQLite's error.
        source: rusqlite::Error,
    },
    /// A statement cannot be prepared: a syntax error, or an unknown table or column.
    #[error(transparent)]
    Statement(rusqlite::Error),
    /// SQLite reported an error.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// The file system reported an error.
    #[error("{}: {source}", path.display())]
    Io {
        /// The path.
        path: PathBuf,
        /// The error.
        source: std::io::Error,
    },
}

impl StoreError {
    /// Whether the database is damaged: it does not hold together, or has a value that tallybook does not write.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        use rusqlite::Error;
        let (Self::Sqlite(source) | Self::Statement(source) | Self::Unusable { source, .. }) = self else {
            return false;
        };
        match source {
            Error::FromSqlConversionFailure(..)
            | Error::InvalidColumnType(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::Utf8Error(..) => true,
            other => matches!(
                other.sqlite_error_code(),
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
            ),
        }
    }

    /// Whether it tells of something in the schema that tallybook did not create.
    #[must_use]
    pub fn is_extra(&self) -> bool {
        matches!(self, Self::Schema { problems, .. } if problems.iter().any(|problem| matches!(problem, SchemaProblem::Extra(_))))
    }

    /// The same error, with the path of the database where only SQLite's words are known.
    #[must_use]
    pub fn about(self, path: &Path) -> Self {
        let path = path.to_owned();
        match self {
            Self::Sqlite(source) => Self::Unusable { path, source },
            other => other,
        }
    }

    /// The same error, about this path instead of the passing one that a file was written under.
    #[must_use]
    pub fn instead_about(self, path: &Path) -> Self {
        match self.about(path) {
            Self::Unusable { source, .. } => Self::Unusable {
                path: path.to_owned(),
                source,
            },
            Self::Io { source, .. } => Self::Io {
                path: path.to_owned(),
                source,
            },
            other => other,
        }
    }
}

/// An object of a schema that differs from tallybook's, by kind and name, safe for a terminal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SchemaProblem {
    /// One that tallybook does not create.
    #[error("the {0} is not part of a tallybook database")]
    Extra(String),
    /// One with a different definition.
    #[error("the {0} is not the one that tallybook creates")]
    Changed(String),
    /// One that is missing.
    #[error("the {0} is missing")]
    Missing(String),
    /// A table whose rows are part of the schema, with other rows.
    #[error("the rows of the table `{0}` are not those that tallybook creates")]
    Rows(&'static str),
}

/// Something in a database that tallybook did not write.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The file does not hold together.
    #[error("{0}")]
    Structure(String),
    /// A row refers to one that does not exist.
    #[error("a row of `{table}` refers to a row of `{parent}` that does not exist")]
    Reference {
        /// The table with the reference.
        table: String,
        /// The table that lacks the row.
        parent: String,
    },
    /// The rows of a file of the dossier are others.
    #[error("the rows of {0} are not those that were read from it")]
    File(String),
    /// There are rows of a file that is not in the database.
    #[error("there are rows that were not read from any file")]
    Stray,
    /// The rows of a table that is not read from files are others.
    #[error("the rows of the table `{0}` are not those that tallybook wrote")]
    Table(&'static str),
    /// The stored trends are not those of the claims.
    #[error("{0} stored trends are not those of the claims")]
    Trends(usize),
}

/// The first few problems, and how many more there are.
fn listed(problems: &[impl ToString]) -> String {
    const SHOWN: usize = 3;
    let mut texts: Vec<String> = problems.iter().take(SHOWN).map(ToString::to_string).collect();
    if problems.len() > SHOWN {
        texts.push(format!("and {} more", problems.len() - SHOWN));
    }
    texts.join("; ")
}
