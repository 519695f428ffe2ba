//! Which way something changed, and whether a figure says by how much or to what.

use crate::model::words;

words!(
    /// Whether something became more or less.
    Direction {
        /// More.
        Up => "up",
        /// Less.
        Down => "down",
    }
);

impl Direction {
    /// The direction of a name in the table of words.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "up" => Some(Self::Up),
            "down" => Some(Self::Down),
            _ => None,
        }
    }
}

/// What the words around a quantity say of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// It is by how much something changed.
    Amount(Direction),
    /// It is what something rose or fell to.
    Level(Direction),
}
