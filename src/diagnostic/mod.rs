//! A problem in the dossier as a value, and its forms: full, short, JSON. Never domain knowledge, and never a terminal:
//! the forms are strings, and whoever prints them decides where they go.

mod full;
mod harmless;
mod json;
mod short;
mod source;
mod suggest;
mod summary;

pub use full::full;
pub use json::json;
pub use short::short;
pub use source::{LineColumn, Source, Sources};
pub use suggest::suggest;
pub use summary::Summary;

use std::ops::Range;

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Doubtful: the dossier can be used as it is.
    Warning,
    /// Wrong: the dossier cannot be used before it is mended.
    Error,
}

impl Severity {
    /// The word for it.
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

/// A stretch of bytes in one of the [`Sources`].
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

/// A place in the text, and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub location: Location,
    /// A few words beside the mark; may be empty.
    pub text: String,
}

/// Something that the reader may have meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What to write instead.
    pub text: String,
    /// Where that is declared, if anywhere.
    pub location: Option<Location>,
}

/// One problem: what is wrong, where, why that matters and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable name of the problem, such as `unknown-series`.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, in one line that stands alone: lower case, no full stop.
    pub what: String,
    /// The place; absent where the problem has none.
    pub label: Option<Label>,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// The purpose of the rule; empty where the first line says it all.
    pub why: &'static str,
    /// Something to type or to look up; absent where there is nothing to say.
    pub help: Option<String>,
    /// What may have been meant, best first, three at the most.
    pub suggestions: Vec<Suggestion>,
}

/// A headline quotes words of the file; of a value as long as a book its two ends are enough to know it by.
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

    /// Makes an error.
    #[must_use]
    pub fn error(code: &'static str, what: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, what)
    }

    /// Makes a warning.
    #[must_use]
    pub fn warning(code: &'static str, what: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, what)
    }

    /// Says where it is.
    #[must_use]
    pub fn at(mut self, location: impl Into<Location>, text: impl Into<String>) -> Self {
        self.label = Some(Label {
            location: location.into(),
            text: text.into(),
        });
        self
    }

    /// Adds another place that belongs to it.
    #[must_use]
    pub fn related(mut self, location: impl Into<Location>, text: impl Into<String>) -> Self {
        self.related.push(Label {
            location: location.into(),
            text: text.into(),
        });
        self
    }

    /// Says what the rule is for.
    #[must_use]
    pub const fn why(mut self, why: &'static str) -> Self {
        self.why = why;
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what may have been meant.
    #[must_use]
    pub fn suggest(mut self, suggestions: impl IntoIterator<Item = Suggestion>) -> Self {
        self.suggestions.extend(suggestions);
        self
    }
}

/// Puts problems in the order of the files, and within a file in the order of the text; those without a place come first.
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
