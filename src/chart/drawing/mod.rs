//! The means of drawing: a canvas, what is drawn on it, and both formats of it. Never what is drawn, nor where.

pub(crate) mod canvas;
pub(crate) mod element;
pub(crate) mod glyphs;
pub(crate) mod png;
pub(crate) mod recorder;
pub(crate) mod svg;

use crate::chart::error::DrawError;
use crate::chart::style::Rgb;
use crate::chart::text::readable;
use crate::chart::words::sentences;
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
    /// Width and height in pixels.
    #[must_use]
    pub const fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The words that a PNG shows as boxes, because the embedded font lacks their script; an SVG shows them with the fonts of its reader.
    #[must_use]
    pub fn unreadable(&self) -> Vec<&str> {
        let is_readable = readable();
        let mut found = Vec::new();
        for element in &self.elements {
            if let Element::Text(words) = element {
                found.extend(words.text.split(' ').filter(|word| !is_readable(word)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The drawing as an SVG file, with text as text and titles for pointers and screen readers.
    #[must_use]
    pub fn svg(&self) -> String {
        svg::write(self)
    }

    /// The alternative text of the drawing, for people who do not see it: its title and what of its description fits into 250 characters, in whole sentences.
    #[must_use]
    pub fn alt(&self) -> String {
        sentences::alternative(&self.title, &self.description)
    }

    /// The drawing as a PNG file, at `scale` pixels of the picture for one of the drawing.
    ///
    /// # Errors
    /// [`DrawError::Png`] where the scale is not above 0 or makes a picture more than 20,000 pixels wide or high.
    pub fn png(&self, scale: f64) -> Result<Vec<u8>, DrawError> {
        png::write(self, scale)
    }
}
