//! A row of a sheet, whatever it is written in: its cells by the names of their columns.

use std::borrow::Cow;
use std::ops::Range;

/// A cell that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    /// The name of its column.
    pub(super) column: Cow<'a, str>,
    /// What it says, without the white space around it.
    pub(super) value: Cow<'a, str>,
    /// Where it is written.
    pub(super) bytes: Range<usize>,
}

/// A row with at least one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row<'a> {
    /// Where it is written.
    pub(super) bytes: Range<usize>,
    /// Its cells, in the order of the file.
    pub(super) cells: Vec<Cell<'a>>,
}

impl<'a> Row<'a> {
    /// The cell of a column.
    pub(super) fn cell(&self, column: &str) -> Option<&Cell<'a>> {
        self.cells.iter().find(|cell| cell.column == column)
    }

    /// What the cell of a column says.
    pub(super) fn value(&self, column: &str) -> Option<&str> {
        self.cell(column).map(|cell| &*cell.value)
    }
}

/// A place in a sheet that is not written as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Misprint {
    /// Where.
    pub(super) bytes: Range<usize>,
    /// What is wrong there.
    pub(super) what: String,
    /// How to fix it.
    pub(super) help: &'static str,
    /// Whether no row can be read from there on.
    pub(super) ends_sheet: bool,
}
