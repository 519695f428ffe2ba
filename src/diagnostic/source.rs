//! The texts that problems point into, and the line and column of a byte.

use std::sync::OnceLock;

use super::Location;

/// A line and column as shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A text with its path.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The path as shown to the user.
    pub path: String,
    /// The text; empty if the file could not be read.
    pub text: String,
    /// The first byte of every line, computed on first use.
    line_starts: OnceLock<Vec<usize>>,
}

impl Source {
    /// Creates a source from a path and its text.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            line_starts: OnceLock::new(),
        }
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let bytes = self.text.as_bytes();
            // A carriage return alone ends a line, too.
            let is_end = |at: usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
            let ends = (0..bytes.len()).filter(|at| is_end(*at));
            std::iter::once(0).chain(ends.map(|at| at + 1)).collect()
        })
    }

    /// The nearest character boundary at or before a byte, within the text.
    pub(super) fn boundary(&self, byte: usize) -> usize {
        self.text.floor_char_boundary(byte.min(self.text.len()))
    }

    /// The line that contains a byte: its number from 1, its first byte and its text without the newline.
    pub(super) fn line_at(&self, byte: usize) -> (usize, usize, &str) {
        let starts = self.line_starts();
        let index = starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let start = starts.get(index).copied().unwrap_or_default();
        let end = starts.get(index + 1).copied().unwrap_or(self.text.len());
        let line = self.text.get(start..end).unwrap_or_default();
        (index + 1, start, line.trim_end_matches(['\n', '\r']))
    }

    /// The line of a byte, from 1, without its column, for which the characters of the line must be counted.
    #[must_use]
    pub fn line(&self, byte: usize) -> usize {
        self.line_at(byte).0
    }

    /// The line and column of a byte. A byte order mark at the start of the file does not count as a column.
    #[must_use]
    pub fn position(&self, byte: usize) -> LineColumn {
        let byte = self.boundary(byte);
        let (line, start, _) = self.line_at(byte);
        let before = self.text.get(start..byte).unwrap_or_default();
        let before = if start == 0 {
            before.trim_start_matches('\u{feff}')
        } else {
            before
        };
        LineColumn {
            line,
            column: before.chars().count() + 1,
        }
    }
}

/// The texts of one run; a [`Location`] refers to one by index.
#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Creates a list of texts in this order.
    #[must_use]
    pub fn new(sources: Vec<Source>) -> Self {
        Self(sources)
    }

    /// The text with this index.
    #[must_use]
    pub fn get(&self, file: usize) -> Option<&Source> {
        self.0.get(file)
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The texts in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Source> {
        self.0.iter()
    }

    /// `path:line:column` of a location; only the path if the file has no text.
    #[must_use]
    pub fn place(&self, location: &Location) -> String {
        match self.get(location.file) {
            None => "?".into(),
            Some(source) if source.text.is_empty() => source.path.clone(),
            Some(source) => {
                let LineColumn { line, column } = source.position(location.bytes.start);
                format!("{}:{line}:{column}", source.path)
            }
        }
    }
}

impl<'a> IntoIterator for &'a Sources {
    type Item = &'a Source;
    type IntoIter = std::slice::Iter<'a, Source>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_skip_the_byte_order_mark() {
        let source = Source::new("a.toml", "\u{feff}né = 1\r\nkey = 2");
        let at = |needle: &str| source.position(source.text.find(needle).unwrap());
        assert_eq!(at("= 1"), LineColumn { line: 1, column: 4 });
        assert_eq!(at("= 2"), LineColumn { line: 2, column: 5 });
    }

    #[test]
    fn lines_end_with_either_character_or_both() {
        let source = Source::new("a.csv", "a\nb\r\nc\rd");
        let lines = ["a", "b", "c", "d"].map(|letter| source.line(source.text.find(letter).unwrap()));
        assert_eq!(lines, [1, 2, 3, 4]);
        assert_eq!(source.line(99), 4);
    }

    #[test]
    fn a_byte_past_the_end_or_inside_a_character_has_a_position() {
        let source = Source::new("a.toml", "né");
        assert_eq!(source.position(99), LineColumn { line: 1, column: 3 });
        assert_eq!(source.position(2), LineColumn { line: 1, column: 2 });
        assert_eq!(Source::new("b", "").position(0), LineColumn { line: 1, column: 1 });
    }
}
