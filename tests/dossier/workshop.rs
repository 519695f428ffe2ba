//! Builds a dossier in a temporary folder, file by file, and reads it.

#![allow(clippy::unwrap_used, reason = "the workshop serves tests only")]

use std::fs;
use std::path::{Path, PathBuf};

use tallybook::diagnostic::{self, Diagnostic};
use tallybook::dossier::{self, Options, Reading};
use tallybook::model::{Claim, Quantity};

/// A dossier being written.
pub(crate) struct Workshop {
    folder: tempfile::TempDir,
}

/// Agents and series that most tests need.
const AGENTS: &str = r#"
[[agent]]
key = "daily"
name = "The Daily"
kind = "news-outlet"
"#;
const SERIES: &str = r#"
[[series]]
key = "workers"
title = "Workers abroad"
unit = "count"
unit_name = "workers"
adds_up = true

[[series]]
key = "share"
title = "Share of pay withheld"
unit = "share"

[[series]]
key = "pay"
title = "Monthly pay"
unit = "money"
per = "month"

[[series]]
key = "rest"
title = "Days of rest"
unit = "duration"
unit_name = "day"
per = "month"
"#;
pub(crate) const DOCUMENT: &str = r#"
[document]
key = "daily-2016"
title = "Far from home"
publisher = "daily"
published = "2016-03-31"
"#;

impl Workshop {
    /// A dossier with agents and series but no document.
    pub(crate) fn new() -> Self {
        let workshop = Self::empty();
        workshop.file("agents.toml", AGENTS).file("series.toml", SERIES);
        workshop
    }

    /// A dossier without files.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("seeds")).unwrap();
        Self { folder }
    }

    /// Writes a file.
    pub(crate) fn file(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The path of a file.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("seeds").join(name)
    }

    /// Reads the whole dossier.
    pub(crate) fn read(&self) -> Reading {
        dossier::read(&[self.folder.path().join("seeds")], &Options::default()).unwrap()
    }

    /// Problems in the short form, with paths relative to the dossier's folder.
    pub(crate) fn short(&self, reading: &Reading, problems: &[Diagnostic]) -> Vec<String> {
        let root = self.folder.path().canonicalize().unwrap();
        let strip = |line: String, root: &Path| line.replace(&format!("{}/", root.display()), "");
        problems
            .iter()
            .map(|problem| diagnostic::short(problem, &reading.sources))
            .map(|line| strip(strip(line, &root), self.folder.path()))
            .collect()
    }

    /// Reads the whole dossier and returns its problems in the short form.
    pub(crate) fn problems(&self) -> Vec<String> {
        let reading = self.read();
        self.short(&reading, &reading.problems)
    }
}

/// An estimate with these fields in addition to the required ones.
pub(crate) fn estimate(series: &str, stated: &str, fields: &str) -> String {
    format!(
        "{DOCUMENT}\n[[estimate]]\nkey = \"a\"\nseries = \"{series}\"\nplace = \"RU\"\nstated = \"{stated}\"\n\
         when = \"2014\"\nlocator = \"paragraph 1\"\n{fields}\n"
    )
}

/// The only claim of a dossier that has this estimate and no problems.
pub(crate) fn claim(series: &str, stated: &str, fields: &str) -> Claim {
    let workshop = Workshop::new();
    workshop.file("daily.toml", estimate(series, stated, fields));
    let reading = workshop.read();
    assert_eq!(workshop.short(&reading, &reading.problems), Vec::<String>::new());
    assert_eq!(reading.book.claims.len(), 1);
    reading.book.claims[0].clone()
}

/// The quantity of [`claim`].
pub(crate) fn quantity(series: &str, stated: &str, fields: &str) -> Quantity {
    claim(series, stated, fields).estimate().unwrap().quantity.clone()
}
