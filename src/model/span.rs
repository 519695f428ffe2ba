//! Positions of records in the dossier's files.

use std::ops::Range;

/// Index of a file in [`super::Book::files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in a file of the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte, from 0.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A range of bytes in a file, from 0. Files are smaller than 4 GiB; what lies beyond is put at that end.
    #[must_use]
    pub fn new(file: FileId, bytes: &Range<usize>) -> Self {
        let short = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Self {
            file,
            start: short(bytes.start),
            end: short(bytes.end),
        }
    }

    /// The byte range within the file.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The file's index and the byte range within it.
    #[must_use]
    pub fn place(self) -> (usize, Range<usize>) {
        (self.file.0 as usize, self.range())
    }
}

/// Where a record and its fields are written. All positions are equal, so that moving a record does not change it.
#[derive(Clone)]
pub struct Position {
    /// The table header of the record (`[[estimate]]`), or its key.
    pub record: Span,
    /// The line of the record's header, from 1.
    pub line: u32,
    /// The bytes of the values of its fields, by field name.
    pub fields: Box<[(&'static str, Range<u32>)]>,
}

impl Position {
    /// The span of a field's value, or of the record if the field is absent.
    #[must_use]
    pub fn field(&self, name: &str) -> Span {
        self.written(name).unwrap_or(self.record)
    }

    /// The span of a field's value, if the field is there.
    #[must_use]
    pub fn written(&self, name: &str) -> Option<Span> {
        self.fields
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, bytes)| Span {
                file: self.record.file,
                start: bytes.start,
                end: bytes.end,
            })
    }
}

impl std::fmt::Debug for Position {
    /// Only the line: file indexes differ between runs, and byte offsets add nothing to the line.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}", self.line)
    }
}

impl PartialEq for Position {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A file of the dossier, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path starting with the name of the dossier's folder, separated by `/`: `seeds/series.toml`. The same on every machine.
    pub name: String,
    /// Its path as the user gave it, for messages.
    pub path: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}
