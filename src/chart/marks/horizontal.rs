//! Figures as marks on a horizontal axis, and their key: what `sources`, `places`, `contradictions` and `triangulation` draw. Never where
//! rows lie, never words.

use crate::chart::drawing::canvas::{Canvas, Group, Pen, Point};
use crate::chart::layout::value_axis::{Law, ValueAxis};
use crate::chart::marks::mark::Shape;
use crate::chart::page::{self, KeyItem};
use crate::chart::style::{Palette, Rgb, Sizes};

/// A figure on a horizontal axis.
pub(crate) struct Lying<'a> {
    pub(crate) shape: Shape,
    /// Whether it is crossed out, and in which ink.
    pub(crate) crossed: bool,
    pub(crate) cross: Rgb,
    pub(crate) axis: &'a ValueAxis,
    pub(crate) y: f64,
    /// Radius of a dot.
    pub(crate) dot: f64,
    pub(crate) ink: Rgb,
}

impl Lying<'_> {
    /// Draws it, and tells where it ends.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>) -> f64 {
        let (axis, y, dot, ink) = (self.axis, self.y, self.dot, self.ink);
        let x = |amount: f64| {
            if axis.law == Law::Log && amount <= 0.0 {
                axis.start - dot * 2.0
            } else {
                axis.at(amount)
            }
        };
        let (low, high) = self.shape.reach();
        let (left, mut right) = (x(low), x(high));
        match self.shape {
            Shape::Point { value, about } => {
                if about {
                    canvas.line((left, y), (right, y), Pen::new(ink, 1.4));
                }
                canvas.disc((x(value), y), dot, Pen::new(ink, 0.0));
                right = right.max(x(value) + dot);
            }
            Shape::Span { verbal: true, .. } => canvas.group(
                Group {
                    dash: Some((5.0, 4.0)),
                    ..Group::default()
                },
                |canvas| {
                    canvas.line((left, y), (right, y), Pen::new(ink, dot * 0.9));
                },
            ),
            Shape::Span { .. } => {
                let (left, right) = if right - left < 3.0 {
                    (left - 1.5, right + 1.5)
                } else {
                    (left, right)
                };
                canvas.rect((left, y - dot * 0.7), (right, y + dot * 0.7), Pen::new(ink, 0.0));
            }
            Shape::Floor { .. } => {
                across_bound(canvas, (right, y), 1.0, dot, ink);
                right += dot * 5.0;
            }
            Shape::Ceiling { .. } => across_bound(canvas, (left, y), -1.0, dot, ink),
        }
        if self.crossed {
            let (x, arm) = (f64::midpoint(left, right), dot * 1.6);
            canvas.line((x - arm, y - arm), (x + arm, y + arm), Pen::new(self.cross, 1.6));
            canvas.line((x - arm, y + arm), (x + arm, y - arm), Pen::new(self.cross, 1.6));
        }
        right
    }
}

/// A tick at the figure and an arrow away from it, `ahead` 1 to the right and -1 to the left.
fn across_bound(canvas: &mut Canvas<'_>, (x, y): Point, ahead: f64, dot: f64, ink: Rgb) {
    let (half, head, tip) = (dot * 1.5, dot * 1.15, x + ahead * dot * 5.0);
    canvas.line((x, y - half), (x, y + half), Pen::new(ink, 3.0));
    canvas.line((x, y), (tip - ahead * head, y), Pen::new(ink, 2.2));
    let back = tip - ahead * head * 1.5;
    canvas.polygon(
        vec![(back, y - head * 0.85), (tip, y), (back, y + head * 0.85)],
        Pen::new(ink, 0.0),
    );
}

/// The shapes that occur, with their meanings.
pub(crate) fn key_items<'a>(shapes: &[Shape], palette: &'a Palette, sizes: &Sizes) -> Vec<KeyItem<'a>> {
    let (ink, dot) = (palette.ink, sizes.dot * 0.9);
    let mut items = Vec::new();
    let mut add = |found: bool, symbol: page::Symbol<'a>, words: &str| {
        if found {
            items.push(KeyItem {
                symbol,
                words: words.into(),
                color: palette.muted,
                bold: false,
            });
        }
    };
    let any = |test: fn(&Shape) -> bool| shapes.iter().any(test);
    let pen = Pen::new(ink, 0.0);
    add(
        any(|shape| matches!(shape, Shape::Point { about: false, .. })),
        Box::new(move |canvas, at| canvas.disc(at, dot, pen)),
        "stated figure",
    );
    add(
        any(|shape| matches!(shape, Shape::Point { about: true, .. })),
        Box::new(move |canvas, at| {
            canvas.line((at.0 - dot * 1.5, at.1), (at.0 + dot * 1.5, at.1), Pen::new(ink, 1.4));
            canvas.disc(at, dot, pen);
        }),
        "“about” (bar ±16%)",
    );
    add(
        any(|shape| matches!(shape, Shape::Span { verbal: false, .. })),
        Box::new(move |canvas, at| {
            canvas.rect(
                (at.0 - dot * 1.5, at.1 - dot * 0.6),
                (at.0 + dot * 1.5, at.1 + dot * 0.6),
                pen,
            );
        }),
        "range",
    );
    add(
        any(|shape| matches!(shape, Shape::Span { verbal: true, .. })),
        Box::new(move |canvas, at| {
            canvas.group(
                Group {
                    dash: Some((4.0, 2.0)),
                    ..Group::default()
                },
                |canvas| {
                    canvas.line(
                        (at.0 - dot * 1.5, at.1),
                        (at.0 + dot * 1.6, at.1),
                        Pen::new(ink, dot * 0.8),
                    );
                },
            );
        }),
        "size in words",
    );
    add(
        any(|shape| matches!(shape, Shape::Floor { .. })),
        Box::new(move |canvas, at| across_bound(canvas, (at.0 - dot * 1.6, at.1), 1.0, dot * 0.7, ink)),
        "at least",
    );
    add(
        any(|shape| matches!(shape, Shape::Ceiling { .. })),
        Box::new(move |canvas, at| across_bound(canvas, (at.0 + dot * 1.6, at.1), -1.0, dot * 0.7, ink)),
        "at most",
    );
    items
}
