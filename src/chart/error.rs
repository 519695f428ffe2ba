//! Why a chart cannot be drawn.

/// Why a chart could not be drawn.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DrawError {
    /// The embedded font could not be read.
    #[error("the embedded font cannot be read: {0}")]
    Font(String),
    /// The drawing library failed.
    #[error("the chart cannot be drawn: {0}")]
    Draw(String),
    /// The chart would be higher than pictures can be, in pixels.
    #[error("the chart would be {0:.0} pixels high, and at most 10,000 can be drawn")]
    Height(f64),
    /// The picture could not be rendered.
    #[error("the picture cannot be rendered: {0}")]
    Png(String),
}
