//! Rules across records, one file a rule, each returning every problem that it finds. Never SQL or I/O.

/// A diagnostic's code.
pub struct Code {
    /// Its name.
    pub name: &'static str,
    /// What it says.
    pub summary: &'static str,
}

/// Every code.
pub const CODES: &[Code] = &[];

/// Explains a code.
#[must_use]
pub fn explain(_code: &str) -> Option<&'static str> {
    None
}

/// Runs every check.
#[must_use]
pub fn run(_book: &crate::model::Book) -> Vec<crate::diagnostic::Diagnostic> {
    Vec::new()
}
