//! A statement in the computation: a term of the likelihood, and the normal site that approximates it.

use super::super::evidence::Shape;

/// A statement as a term of the likelihood.
#[derive(Debug, Clone)]
pub(crate) struct Term {
    /// Its date on the chain.
    pub node: usize,
    /// Its columns: its origin's bias and its vague date's error.
    pub columns: [Option<usize>; 2],
    pub shape: Shape,
    /// Variance of its error.
    pub noise: f64,
}

/// A normal site in natural parameters: `exp(pull f - precision f²/2)`.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Site {
    pub precision: f64,
    pub pull: f64,
}
