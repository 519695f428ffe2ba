//! The cells of a chart of coverage: their colours, and what stands for a search that found nothing.

use crate::chart::drawing::canvas::{Canvas, Pen};
use crate::chart::page::KeyItem;
use crate::chart::style::{Palette, Rgb, Sizes};

/// From this many origins, a cell is as dark as possible.
const DARKEST: usize = 5;
/// Opacity of a cell without evidence: there, but clearly apart from a cell with one origin, in grey too.
pub(super) const EMPTY: f64 = 0.32;
/// What is known of a row in a column.
#[derive(Clone, Copy, Default)]
pub(super) struct Cell {
    pub(super) origins: usize,
    pub(super) claims: usize,
    /// Searches that found nothing, in one of its years.
    pub(super) searched: usize,
}

impl Cell {
    /// Whether it was searched and holds nothing.
    pub(super) const fn is_in_vain(self) -> bool {
        self.origins == 0 && self.searched > 0
    }
}

/// A cell's colour: the model's ink over the ground, more of it the more origins there are.
pub(super) fn shade(origins: usize, palette: &Palette) -> Rgb {
    let alpha = 0.3 + 0.7 * (origins.min(DARKEST) as f64 - 1.0) / (DARKEST as f64 - 1.0);
    let mix = |over: u8, under: u8| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a mix of two bytes is a byte
        {
            (f64::from(over) * alpha + f64::from(under) * (1.0 - alpha)).round() as u8
        }
    };
    let (ink, ground) = (palette.model.mark, palette.ground);
    Rgb(mix(ink.0, ground.0), mix(ink.1, ground.1), mix(ink.2, ground.2))
}

pub(super) fn keys<'a>(palette: &'a Palette, sizes: &Sizes, searched: bool) -> Vec<KeyItem<'a>> {
    let half = sizes.small * 0.55;
    let steps = [
        (0, "none"),
        (1, "1"),
        (2, "2"),
        (3, "3"),
        (4, "4"),
        (5, "5 or more origins"),
    ];
    let mut keys: Vec<KeyItem<'a>> = steps
        .into_iter()
        .map(|(origins, words)| KeyItem {
            symbol: Box::new(move |canvas: &mut Canvas<'_>, at: (f64, f64)| {
                let color = if origins == 0 {
                    palette.grid
                } else {
                    shade(origins, palette)
                };
                let opacity = if origins == 0 { EMPTY } else { 1.0 };
                canvas.rect(
                    (at.0 - half, at.1 - half),
                    (at.0 + half, at.1 + half),
                    Pen::new(color, 0.0).opacity(opacity),
                );
            }),
            words: words.into(),
            color: palette.muted,
            bold: false,
        })
        .collect();
    if searched {
        keys.push(KeyItem {
            symbol: Box::new(move |canvas: &mut Canvas<'_>, at: (f64, f64)| {
                let (from, to) = ((at.0 - half, at.1 - half), (at.0 + half, at.1 + half));
                draw_in_vain(canvas, from, to, palette);
            }),
            words: "searched, nothing found".into(),
            color: palette.muted,
            bold: false,
        });
    }
    keys
}

/// A cell without evidence, crossed by a line: it was searched, and nothing was found.
pub(super) fn draw_in_vain(canvas: &mut Canvas<'_>, from: (f64, f64), to: (f64, f64), palette: &Palette) {
    canvas.rect(from, to, Pen::new(palette.grid, 0.0).opacity(EMPTY));
    canvas.line((from.0, to.1), (to.0, from.1), Pen::new(palette.muted, 1.0));
}

/// Black or white, whichever stands out more from a fill.
pub(super) fn readable(fill: Rgb) -> Rgb {
    let luminance = 0.299 * f64::from(fill.0) + 0.587 * f64::from(fill.1) + 0.114 * f64::from(fill.2);
    if luminance > 140.0 {
        Rgb(0, 0, 0)
    } else {
        Rgb(255, 255, 255)
    }
}
