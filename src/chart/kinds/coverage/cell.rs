//! The cells of a chart of coverage: their colours, and what stands for a search that found nothing.

use crate::chart::drawing::canvas::{Canvas, Pen};
use crate::chart::page::KeyItem;
use crate::chart::style::{Palette, Rgb, Sizes};
use crate::chart::words::caption;

/// From this many origins, a cell is as dark as possible.
const DARKEST: usize = 5;

/// What is known of a row in a column.
#[derive(Clone, Copy, Default)]
pub(super) struct Cell {
    pub(super) origins: usize,
    pub(super) claims: usize,
    /// Searches that found nothing, in one of its years.
    pub(super) searched: usize,
}

impl Cell {
    /// Whether somebody is named who says a figure: one that nobody says the origin of is no evidence.
    pub(super) const fn has_evidence(self) -> bool {
        self.origins > 0
    }

    /// Whether it was searched and holds nothing.
    pub(super) const fn is_in_vain(self) -> bool {
        self.origins == 0 && self.claims == 0 && self.searched > 0
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

/// What occurs among these cells, with its meaning.
pub(super) fn keys<'a>(palette: &'a Palette, sizes: &Sizes, cells: &[Cell]) -> Vec<KeyItem<'a>> {
    let half = sizes.small * 0.55;
    let steps = [
        (0, "none"),
        (1, "1"),
        (2, "2"),
        (3, "3"),
        (4, "4"),
        (5, "5 or more origins"),
    ];
    let occurs = |step: usize| {
        let is_one = |cell: &Cell| match step {
            0 => cell.origins == 0 && cell.claims == 0 && cell.searched == 0,
            step => cell.origins.min(DARKEST) == step,
        };
        cells.iter().any(is_one)
    };
    let most = cells.iter().map(|cell| cell.origins).max().unwrap_or(0);
    let mut keys: Vec<KeyItem<'a>> = steps
        .into_iter()
        .filter(|(step, _)| occurs(*step))
        .map(|(origins, words)| KeyItem {
            symbol: Box::new(move |canvas: &mut Canvas<'_>, at: (f64, f64)| {
                let (from, to) = ((at.0 - half, at.1 - half), (at.0 + half, at.1 + half));
                if origins == 0 {
                    draw_none(canvas, from, to, palette);
                } else {
                    canvas.rect(from, to, Pen::new(shade(origins, palette), 0.0));
                }
            }),
            words: if origins == most && origins < DARKEST {
                caption::plural(origins, "origin")
            } else {
                words.to_owned()
            },
            color: palette.muted,
            bold: false,
        })
        .collect();
    if cells.iter().any(|cell| cell.origins == 0 && cell.claims > 0) {
        let symbol = move |canvas: &mut Canvas<'_>, at: (f64, f64)| {
            draw_unsourced(canvas, (at.0 - half, at.1 - half), (at.0 + half, at.1 + half), palette);
        };
        keys.push(KeyItem::new(Box::new(symbol), "only unsourced figures", palette));
    }
    if cells.iter().any(|cell| cell.is_in_vain()) {
        keys.push(KeyItem {
            symbol: Box::new(move |canvas: &mut Canvas<'_>, at: (f64, f64)| {
                let (from, to) = ((at.0 - half, at.1 - half), (at.0 + half, at.1 + half));
                draw_in_vain(canvas, from, to, palette);
            }),
            words: "searched or asked, no figure".into(),
            color: palette.muted,
            bold: false,
        });
    }
    keys
}

/// A cell without evidence: hollow, with an outline that is seen, for that nothing is known is what the chart is about.
pub(super) fn draw_none(canvas: &mut Canvas<'_>, from: (f64, f64), to: (f64, f64), palette: &Palette) {
    let (from, to) = ((from.0 + 0.5, from.1 + 0.5), (to.0 - 0.5, to.1 - 0.5));
    let corners = vec![from, (to.0, from.1), to, (from.0, to.1), from];
    canvas.path(corners, Pen::new(palette.axis, 0.8).opacity(0.6));
}

/// A cell with figures that nobody says the origin of: an outline in the ink of evidence.
pub(super) fn draw_unsourced(canvas: &mut Canvas<'_>, from: (f64, f64), to: (f64, f64), palette: &Palette) {
    let corners = vec![from, (to.0, from.1), to, (from.0, to.1), from];
    canvas.path(corners, Pen::new(palette.model.mark, 1.2));
}

/// A cell without evidence, crossed by a line: it was searched, and nothing was found.
pub(super) fn draw_in_vain(canvas: &mut Canvas<'_>, from: (f64, f64), to: (f64, f64), palette: &Palette) {
    draw_none(canvas, from, to, palette);
    canvas.line((from.0, to.1), (to.0, from.1), Pen::new(palette.muted, 1.0));
}

/// Black or white, whichever stands out more from a fill.
pub(super) fn readable(fill: Rgb) -> Rgb {
    // The luminance that is as far from black as from white.
    if fill.luminance() > 0.179 {
        Rgb(0, 0, 0)
    } else {
        Rgb(255, 255, 255)
    }
}
