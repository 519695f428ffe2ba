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
use element::Element;

/// So many characters of alternative text are read out without tiring the listener.
const MOST_ALT: usize = 250;

/// A text that ends in an ellipsis after a whole word if it is longer than so many characters.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most - 1).collect();
    let whole = start.rsplit_once(' ').map_or(start.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

/// The sentences of a text. One ends with a full stop before a capital letter, but not after a single one: `U.S. Department`.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(". ") {
        let before = text[start..at].chars().rev().take(2).collect::<Vec<_>>();
        let is_initial =
            before.first().is_some_and(|c| c.is_uppercase()) && before.get(1).is_none_or(|c| !c.is_alphanumeric());
        if !is_initial && text[at + 2..].starts_with(char::is_uppercase) {
            found.push(&text[start..=at]);
            start = at + 2;
        }
    }
    found.push(&text[start..]);
    found.retain(|sentence| !sentence.is_empty());
    found
}

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
        let mut alt = cut(&self.title, MOST_ALT);
        let description = self.description.replace('\u{a0}', " ");
        for sentence in sentences(&description) {
            let end = if alt.ends_with(['.', '?', '!', '…']) { "" } else { "." };
            let longer = format!("{alt}{end} {sentence}");
            if longer.chars().count() <= MOST_ALT {
                alt = longer;
            }
        }
        alt
    }

    /// The drawing as a PNG file, at `scale` pixels of the picture for one of the drawing.
    ///
    /// # Errors
    /// [`DrawError::Png`] where the scale is not above 0 or makes a picture more than 20,000 pixels wide or high.
    pub fn png(&self, scale: f64) -> Result<Vec<u8>, DrawError> {
        png::write(self, scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternative_text_is_short_and_in_whole_sentences() {
        let drawing = |title: &str, description: &str| Drawing {
            width: 1,
            height: 1,
            ground: Rgb(0, 0, 0),
            title: title.into(),
            description: description.into(),
            elements: Vec::new(),
        };
        let long = format!("X{}", "x".repeat(240));
        let drawn = drawing(
            "A finding",
            &format!("Chart of it: 3 claims. The U.S. Department says 5. {long} end. Last."),
        );
        assert_eq!(
            drawn.alt(),
            "A finding. Chart of it: 3 claims. The U.S. Department says 5. Last."
        );
        let alt = drawing(&"word ".repeat(80), "").alt();
        assert!(alt.ends_with("word…") && alt.chars().count() <= MOST_ALT, "{alt}");
    }
}
