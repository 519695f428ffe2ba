//! The parameters of the model that nobody knows.

/// The parameters that are averaged over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hyper {
    /// Standard deviation of the level's random walk over one year, on the working scale.
    pub drift: f64,
    /// Standard deviation of the sources' error beyond that of their words.
    pub excess: f64,
    /// Standard deviation of the bias of an origin.
    pub bias: f64,
}
