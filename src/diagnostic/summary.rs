//! The line that ends a run: `2 errors, 1 warning in 14 files`.

use std::fmt;

use super::{Diagnostic, Severity};

/// How many problems of each severity were found, in how many files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// The number of errors.
    pub errors: usize,
    /// The number of warnings.
    pub warnings: usize,
    /// The number of files that were read.
    pub files: usize,
}

impl Summary {
    /// Counts the problems.
    #[must_use]
    pub fn of<'a>(problems: impl IntoIterator<Item = &'a Diagnostic>, files: usize) -> Self {
        let mut summary = Self {
            files,
            ..Self::default()
        };
        for problem in problems {
            match problem.severity {
                Severity::Error => summary.errors += 1,
                Severity::Warning => summary.warnings += 1,
            }
        }
        summary
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
        let found: Vec<String> = [(self.errors, "error"), (self.warnings, "warning")]
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, noun)| counted(number, noun))
            .collect();
        let found = if found.is_empty() {
            "no problems".into()
        } else {
            found.join(", ")
        };
        write!(f, "{found} in {}", counted(self.files, "file"))
    }
}

#[cfg(test)]
mod tests {
    use super::Summary;

    #[test]
    fn it_reads_as_a_sentence() {
        let line = |errors, warnings, files| {
            Summary {
                errors,
                warnings,
                files,
            }
            .to_string()
        };
        assert_eq!(line(2, 1, 14), "2 errors, 1 warning in 14 files");
        assert_eq!(line(0, 2, 1), "2 warnings in 1 file");
        assert_eq!(line(0, 0, 0), "no problems in 0 files");
    }
}
