//! The means of drawing: a canvas, what is drawn on it, and both formats of it. Never what is drawn, nor where.

pub(crate) mod canvas;
pub(crate) mod element;
pub(crate) mod glyphs;
pub(crate) mod png;
pub(crate) mod recorder;
pub(crate) mod svg;

use crate::chart::error::DrawError;
use crate::chart::style::Rgb;
use element::Element;

/// A drawn chart, in no format yet: [`Drawing::svg`] and [`Drawing::png`] write the same elements.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// In whole pixels.
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) ground: Rgb,
    pub(crate) title: String,
    /// For those who do not see the picture.
    pub(crate) description: String,
    pub(crate) elements: Vec<Element>,
}

impl Drawing {
    /// The drawing as an SVG file, with text as text and titles for pointers and screen readers.
    #[must_use]
    pub fn svg(&self) -> String {
        svg::write(self)
    }

    /// The drawing as a PNG file, at `scale` pixels of the picture for one of the drawing.
    ///
    /// # Errors
    /// [`DrawError::Png`] where the scale is not above 0 or makes a picture more than 20,000 pixels wide or high.
    pub fn png(&self, scale: f64) -> Result<Vec<u8>, DrawError> {
        png::write(self, scale)
    }
}
