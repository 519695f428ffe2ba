//! Text as outlines of the embedded font, for a format that has no text of its own. Never where it stands.

use tiny_skia::{Path, PathBuilder};
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId, OutlineBuilder, Tag};

use crate::chart::error::DrawError;
use crate::chart::text::{Weight, face, shown};

/// The embedded font, ready to outline text.
pub(crate) struct Outliner {
    regular: Cut,
    bold: Cut,
}

struct Cut {
    face: Face<'static>,
    /// The kerning of pairs: of each lookup, the first table that knows a pair decides.
    kerning: Vec<Vec<PairAdjustment<'static>>>,
}

impl Outliner {
    /// Reads the embedded font.
    ///
    /// # Errors
    /// As [`face`].
    pub(crate) fn new() -> Result<Self, DrawError> {
        Ok(Self {
            regular: Cut::new(Weight::Regular)?,
            bold: Cut::new(Weight::Bold)?,
        })
    }

    /// The outline of a line of text that begins at the origin, y downwards, and its width, both in pixels. Spaces collapse, as in SVG.
    pub(crate) fn outline(&self, text: &str, size: f64, weight: Weight) -> (Option<Path>, f32) {
        let cut = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        #[allow(clippy::cast_possible_truncation)] // a size of type in pixels
        let scale = size as f32 / f32::from(cut.face.units_per_em());
        let mut pen = Pen {
            path: PathBuilder::new(),
            x: 0.0,
            scale,
        };
        let shown: String = shown(text).collect();
        let words: Vec<&str> = shown.split(' ').filter(|word| !word.is_empty()).collect();
        let mut before = None;
        for c in words.join(" ").chars() {
            // A character that the font lacks is the box that stands for one.
            let glyph = cut.face.glyph_index(c).unwrap_or(GlyphId(0));
            pen.x += before.map_or(0.0, |before| cut.kern(before, glyph)) * scale;
            cut.face.outline_glyph(glyph, &mut pen);
            pen.x += f32::from(cut.face.glyph_hor_advance(glyph).unwrap_or(0)) * scale;
            before = Some(glyph);
        }
        (pen.path.finish(), pen.x)
    }
}

impl Cut {
    fn new(weight: Weight) -> Result<Self, DrawError> {
        let face = face(weight)?;
        let mut kerning = Vec::new();
        if let Some(table) = face.tables().gpos {
            let features = table.features.into_iter();
            let mut lookups: Vec<u16> = features
                .filter(|feature| feature.tag == Tag::from_bytes(b"kern"))
                .flat_map(|feature| feature.lookup_indices)
                .collect();
            lookups.sort_unstable();
            lookups.dedup();
            for lookup in lookups.into_iter().filter_map(|index| table.lookups.get(index)) {
                let tables = lookup.subtables.into_iter::<PositioningSubtable<'_>>();
                let pairs = tables.filter_map(|table| match table {
                    PositioningSubtable::Pair(pairs) => Some(pairs),
                    _ => None,
                });
                kerning.push(pairs.collect());
            }
        }
        Ok(Self { face, kerning })
    }

    /// How much nearer `second` stands to `first` than its advance says, in units of the font; negative is nearer.
    fn kern(&self, first: GlyphId, second: GlyphId) -> f32 {
        let within = |tables: &Vec<PairAdjustment<'_>>| {
            let known = tables.iter().find_map(|table| pair(table, first, second));
            known.unwrap_or_default()
        };
        self.kerning.iter().map(|tables| f32::from(within(tables))).sum()
    }
}

fn pair(table: &PairAdjustment<'_>, first: GlyphId, second: GlyphId) -> Option<i16> {
    let index = table.coverage().get(first)?;
    let (adjustment, _) = match table {
        PairAdjustment::Format1 { sets, .. } => sets.get(index)?.get(second)?,
        PairAdjustment::Format2 { classes, matrix, .. } => matrix.get((classes.0.get(first), classes.1.get(second)))?,
    };
    Some(adjustment.x_advance)
}

/// Draws glyphs into one path, upside down as fonts are.
struct Pen {
    path: PathBuilder,
    x: f32,
    scale: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, -y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::text::Ruler;

    #[test]
    fn outlines_are_as_wide_as_the_layout_measures_but_for_kerning() {
        let (outliner, ruler) = (Outliner::new().unwrap(), Ruler::new().unwrap());
        for weight in [Weight::Regular, Weight::Bold] {
            for text in [
                "",
                "≈ 46,000 (2014)",
                "10,000–15,000",
                "Yonhap, Ministry of Unification · Приморье",
                "AVATAR Ty.",
            ] {
                let measured = ruler.width(text, 12.0, weight);
                let (path, width) = outliner.outline(text, 12.0, weight);
                let width = f64::from(width);
                assert!(
                    width <= measured + 1e-3 && width >= measured * 0.93,
                    "{text}: {width} {measured}"
                );
                assert_eq!(path.is_none(), text.is_empty());
            }
        }
    }

    #[test]
    fn pairs_are_kerned_and_spaces_collapse() {
        let outliner = Outliner::new().unwrap();
        let width = |text| outliner.outline(text, 100.0, Weight::Regular).1;
        assert!(width("To") < width("T") + width("o") - 2.0);
        assert!((width("11") - 2.0 * width("1")).abs() < 1e-3);
        assert!((width("  a \n b ") - width("a b")).abs() < 1e-3);
    }

    #[test]
    fn a_character_that_the_font_lacks_is_a_box() {
        let (path, width) = Outliner::new().unwrap().outline("북", 10.0, Weight::Regular);
        assert!(path.is_some() && width > 1.0);
    }
}
