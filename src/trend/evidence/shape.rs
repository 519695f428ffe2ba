//! What a statement says of the value: a window on the working scale, open on a far side for a bound. No likelihood is computed here.

/// Where a statement puts the value, on the working scale: a point where both ends are equal; an end may be infinite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Window {
    pub low: f64,
    pub high: f64,
}

/// The shape of a statement's likelihood, apart from its noise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shape {
    /// The point, the range, or the near side of a bound.
    pub near: Window,
    /// For a bound alone: everything that it allows.
    pub open: Option<Window>,
}
