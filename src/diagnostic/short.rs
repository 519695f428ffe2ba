//! The short form: `path:line:column: error[code]: what`, one line a problem, for editors and `grep`.

use super::harmless::harmless;
use super::{Diagnostic, Sources};

/// Renders one problem as one line without a line end.
#[must_use]
pub fn short(problem: &Diagnostic, sources: &Sources) -> String {
    let Diagnostic {
        severity, code, what, ..
    } = problem;
    let place = problem
        .label
        .as_ref()
        .map_or_else(String::new, |label| format!("{}: ", sources.place(&label.location)));
    harmless(&format!("{place}{severity}[{code}]: {what}"))
}
