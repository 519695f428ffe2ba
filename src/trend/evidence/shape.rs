//! The window in which a statement puts the value, on the working scale; open on one side for a bound.

/// A window on the working scale: a point if both ends are equal; an end may be infinite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Window {
    pub low: f64,
    pub high: f64,
}

/// The shape of a statement's likelihood, apart from its noise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shape {
    /// The point, the range, or the near side of a bound; all that it allows, of a bound that says nothing of how near the value is.
    pub near: Window,
    /// For a bound: everything that it allows.
    pub open: Option<Window>,
}
