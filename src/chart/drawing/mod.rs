//! The means of drawing: a canvas that writes SVG, and SVG as PNG. Never what is drawn, nor where.

pub(crate) mod canvas;
pub(crate) mod png;
pub(crate) mod svg;

/// A drawn chart: the text of an SVG file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Svg(pub String);
