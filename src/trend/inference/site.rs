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

/// Which way the level may move over a step of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
}

/// The sites of a run.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sites {
    /// One for each statement.
    pub terms: Vec<Site>,
    /// One for each step of the chain, on the difference between its ends; none if every step may go either way.
    pub steps: Vec<Site>,
}

/// A normal site in natural parameters: `exp(pull f - precision f²/2)`.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Site {
    pub precision: f64,
    pub pull: f64,
}

impl Site {
    /// Its mean; only for one with a precision above 0.
    pub(crate) fn mean(&self) -> f64 {
        self.pull / self.precision
    }

    /// Logarithm of its integral over a cavity's density.
    pub(crate) fn log_evidence(&self, cavity: &Self) -> f64 {
        let (joint, pull) = (self.precision + cavity.precision, self.pull + cavity.pull);
        -0.5 * libm::log(joint / cavity.precision)
            + 0.5 * (pull * pull / joint - cavity.pull * cavity.pull / cavity.precision)
    }
}
