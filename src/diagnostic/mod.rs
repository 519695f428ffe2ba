//! A problem in the dossier as a value, and its full and short forms, and those for programs. The forms are strings; the caller prints them.

mod full;
mod github;
mod harmless;
mod json;
mod short;
mod source;
mod suggest;
mod summary;

pub use full::full;
pub use github::{github, github_notice};
pub use json::json;
pub use short::short;
pub use source::{LineColumn, Source, Sources};
pub use suggest::suggest;
pub use summary::Summary;

use std::ops::Range;

/// How serious a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Doubtful: the dossier can still be used.
    Warning,
    /// Wrong: the dossier cannot be used until this is fixed.
    Error,
}

impl Severity {
    /// `warning` or `error`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl std::fmt::Display for Severity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A range of bytes in one of the [`Sources`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// Index of the file in the [`Sources`].
    pub file: usize,
    /// The bytes, from 0.
    pub bytes: Range<usize>,
}

impl From<(usize, Range<usize>)> for Location {
    fn from((file, bytes): (usize, Range<usize>)) -> Self {
        Self { file, bytes }
    }
}

/// A place in the text with a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub location: Location,
    /// A few words beside the mark; may be empty.
    pub text: String,
}

/// Something the user may have meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The text to write instead.
    pub text: String,
    /// Where it is declared, if anywhere.
    pub location: Option<Location>,
}

/// A problem: what is wrong, where, why it matters and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable name of the problem, such as `unknown-series`.
    pub code: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong, in one line that can stand alone: lower case, no full stop.
    pub what: String,
    /// The place; `None` if the problem has none.
    pub label: Option<Label>,
    /// Other places involved.
    pub related: Vec<Label>,
    /// The purpose of the rule; may be empty.
    pub why: &'static str,
    /// Something to type or look up, if any.
    pub help: Option<String>,
    /// What may have been meant, best first, at most three.
    pub suggestions: Vec<Suggestion>,
}

/// Shortens a headline that quotes a very long value to its beginning and end.
fn brief(text: String) -> String {
    const MOST: usize = 400;
    const HEAD: usize = 200;
    const TAIL: usize = 100;
    let length = text.chars().count();
    if length <= MOST {
        return text;
    }
    let head: String = text.chars().take(HEAD).collect();
    let tail: String = text.chars().skip(length - TAIL).collect();
    format!("{head}…{tail}")
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, what: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            what: brief(what.into()),
            label: None,
            related: Vec::new(),
            why: "",
            help: None,
            suggestions: Vec::new(),
        }
    }

    /// Creates an error.
    #[must_use]
    pub fn error(code: &'static str, what: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, what)
    }

    /// Creates a warning.
    #[must_use]
    pub fn warning(code: &'static str, what: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, what)
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, location: impl Into<Location>, text: impl Into<String>) -> Self {
        self.label = Some(Label {
            location: location.into(),
            text: text.into(),
        });
        self
    }

    /// Adds another place involved.
    #[must_use]
    pub fn related(mut self, location: impl Into<Location>, text: impl Into<String>) -> Self {
        self.related.push(Label {
            location: location.into(),
            text: text.into(),
        });
        self
    }

    /// Sets the purpose of the rule.
    #[must_use]
    pub const fn why(mut self, why: &'static str) -> Self {
        self.why = why;
        self
    }

    /// Sets the help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds suggestions.
    #[must_use]
    pub fn suggest(mut self, suggestions: impl IntoIterator<Item = Suggestion>) -> Self {
        self.suggestions.extend(suggestions);
        self
    }
}

/// Sorts problems by file and by position in the file; those without a place come first.
pub fn sort(problems: &mut [Diagnostic]) {
    fn key(problem: &Diagnostic) -> (Option<(usize, usize, usize)>, &'static str, &str) {
        let place = problem.label.as_ref().map(|label| {
            let Location { file, bytes } = &label.location;
            (*file, bytes.start, bytes.end)
        });
        (place, problem.code, &problem.what)
    }
    problems.sort_by(|a, b| key(a).cmp(&key(b)));
}
