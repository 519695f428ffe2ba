//! Why the database could not be used. Facts only; which command helps is for the command line to say.

use std::path::PathBuf;

/// Says why the database could not be opened, upgraded, written or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No file at the path.
    #[error("there is no database at {}", path.display())]
    Missing {
        /// The path asked for.
        path: PathBuf,
    },
    /// The file is no tallybook database; it was not touched.
    #[error("{} is not a tallybook database", path.display())]
    NotTallybook {
        /// The path asked for.
        path: PathBuf,
    },
    /// A newer tallybook made the file; it was not touched.
    #[error("{} has schema version {found}, and this tallybook knows versions up to {known}", path.display())]
    Newer {
        /// The path asked for.
        path: PathBuf,
        /// The file's schema version.
        found: u32,
        /// The newest schema version known here.
        known: u32,
    },
    /// An unreleased tallybook made the file, with a layout that cannot be upgraded; it was not touched.
    #[error("{} has the layout of an earlier tallybook (schema version {found})", path.display())]
    EarlierLayout {
        /// The path asked for.
        path: PathBuf,
        /// The file's schema version.
        found: u32,
    },
    /// An older tallybook made the file, and it was opened for reading only.
    #[error("{} has schema version {found}, older than this tallybook's {known}", path.display())]
    Older {
        /// The path asked for.
        path: PathBuf,
        /// The file's schema version.
        found: u32,
        /// The newest schema version known here.
        known: u32,
    },
    /// The file's schema is not what tallybook makes; nothing of it was run, and the file was not touched.
    #[error("{}: {}", path.display(), listed(problems))]
    Schema {
        /// The path asked for.
        path: PathBuf,
        /// What differs; not empty.
        problems: Vec<SchemaProblem>,
    },
    /// A migration failed; the file is as it was.
    #[error("the database could not be upgraded and is as it was")]
    Migration(#[source] Box<refinery::Error>),
    /// A row names something that the database does not hold; nothing was written.
    #[error("a row of `{table}` names a row of `{parent}` that neither the files nor the database hold")]
    Dangling {
        /// The table with the reference.
        table: String,
        /// The table that lacks the row.
        parent: String,
    },
    /// Two files declare one key; nothing was written.
    #[error("`{key}` from {file} is already in the database, from another file")]
    Taken {
        /// The key.
        key: String,
        /// The file that was to be written.
        file: String,
    },
    /// A statement that may write, attach or load code.
    #[error("only statements that read are allowed here")]
    NotAllowed,
    /// Several statements where one is expected.
    #[error("only one statement at a time can be run")]
    SeveralStatements,
    /// A trend could not be computed; nothing was written.
    #[error("the trend of `{series}` in `{place}` could not be computed: {why}")]
    Trend {
        /// The series' key.
        series: String,
        /// The place's key.
        place: String,
        /// What the engine said.
        why: String,
    },
    /// SQLite refused.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// The file system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The path in question.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// An object of a schema that is not as tallybook makes it: its kind and name, harmless on a terminal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SchemaProblem {
    /// One that tallybook does not make.
    #[error("the {0} is not part of a tallybook database")]
    Extra(String),
    /// One that is defined in other words.
    #[error("the {0} is not the one that tallybook makes")]
    Changed(String),
    /// One that is not there.
    #[error("the {0} is missing")]
    Missing(String),
}

/// The first few, and how many more there are.
fn listed(problems: &[SchemaProblem]) -> String {
    const SHOWN: usize = 3;
    let mut texts: Vec<String> = problems.iter().take(SHOWN).map(ToString::to_string).collect();
    if problems.len() > SHOWN {
        texts.push(format!("and {} more", problems.len() - SHOWN));
    }
    texts.join("; ")
}
