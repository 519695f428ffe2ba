//! The short form: `path:line:column: error[code]: what`, one line per problem, for editors and `grep`.

use super::harmless::harmless;
use super::{Diagnostic, Sources};

/// Renders a problem as one line, without a newline.
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
