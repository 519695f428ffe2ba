//! How marks are drawn: bodies, periods, bounds, and the lines from repeats to what they repeat. Never where they lie.

use crate::chart::drawing::canvas::{Canvas, Group, Pen, Point};
use crate::chart::drawing::element::Dash;
use crate::chart::layout::rect::Rect;
use crate::chart::marks::mark::{Mark, Shape};
use crate::chart::marks::scene::{Scene, Spot};
use crate::chart::style::{Palette, Rgb};
use crate::model::{Extent as Hold, Status};

/// Dashes of the line from a declared echo to what it repeats: dots, for solid lines are times.
pub(crate) const DOTTED: Dash = (1.0, 2.5);

impl Scene {
    /// The line from an echo to what it repeats: dotted; dashed where only the model takes it for one.
    pub(crate) fn link(
        canvas: &mut Canvas<'_>,
        echo: &Spot,
        root: &Spot,
        presumed: bool,
        palette: &Palette,
        opacity: f64,
    ) {
        let middle = |spot: &Spot| (spot.x, f64::midpoint(spot.top, spot.bottom));
        let dash = Some(if presumed { (3.0, 3.0) } else { DOTTED });
        canvas.group(
            Group {
                dash,
                ..Group::default()
            },
            |canvas| canvas.line(middle(root), middle(echo), Pen::new(palette.echo, 1.0).opacity(opacity)),
        );
    }

    /// The rectangle of such a line where it lies nearly flat; a steep one has none worth keeping clear of.
    pub(crate) fn link_rect(echo: &Spot, root: &Spot) -> Option<Rect> {
        let middle = |spot: &Spot| f64::midpoint(spot.top, spot.bottom);
        let (a, b) = (middle(echo), middle(root));
        ((a - b).abs() < 14.0)
            .then(|| Rect::new(echo.x.min(root.x), a.min(b) - 1.0, echo.x.max(root.x), a.max(b) + 1.0))
    }

    /// Draws a mark.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, mark: &Mark<'_>, spot: &Spot, palette: &Palette, title: &str) {
        let echo = mark.row.is_echo;
        let ink = if echo {
            palette.echo
        } else {
            palette.groups[mark.group.min(palette.groups.len() - 1)].mark
        };
        canvas.group(
            Group {
                title: Some(title),
                ..Group::default()
            },
            |canvas| {
                if !echo {
                    self.draw_period(canvas, mark, spot, ink);
                }
                if mark.presumed {
                    let dash = Group {
                        dash: Some((2.0, 2.0)),
                        ..Group::default()
                    };
                    canvas.group(dash, |canvas| self.draw_body(canvas, mark, spot, ink, palette.ground));
                } else {
                    self.draw_body(canvas, mark, spot, ink, palette.ground);
                }
                if mark.doubted || mark.row.status != Status::Accepted {
                    let y = f64::midpoint(spot.top, spot.bottom);
                    let arm = self.dot * 1.7;
                    for (a, b) in [((-arm, -arm), (arm, arm)), ((-arm, arm), (arm, -arm))] {
                        canvas.line(
                            (spot.x + a.0, y + a.1),
                            (spot.x + b.0, y + b.1),
                            Pen::new(palette.echo, 1.6),
                        );
                    }
                }
            },
        );
    }

    fn draw_period(&self, canvas: &mut Canvas<'_>, mark: &Mark<'_>, spot: &Spot, ink: Rgb) {
        let (from, until) = spot.reach();
        // A line that ends under its own mark says nothing, unless the mark stands aside of its time.
        let aside = spot.x < spot.from - 1.0 || spot.x > spot.until + 1.0;
        if until - from < self.dot * 3.0 && !aside {
            return;
        }
        // "Throughout" is a firmer statement than "at some time within", and its line is heavier.
        let pen = match mark.row.extent {
            Hold::Throughout => Pen::new(ink, 2.4).opacity(0.75),
            Hold::AtSomeTime if matches!(mark.shape, Shape::Span { .. }) => Pen::new(ink, 1.2).opacity(0.4),
            Hold::AtSomeTime => Pen::new(ink, 1.4).opacity(0.5),
        };
        let dashed = matches!(mark.shape, Shape::Span { verbal: true, .. });
        let ends = match mark.shape {
            Shape::Span { .. } => vec![spot.top, spot.bottom],
            Shape::Point { value, .. } | Shape::Floor { value } | Shape::Ceiling { value } => vec![self.y(value)],
        };
        let arrow = self.dot * 0.9;
        canvas.group(
            Group {
                dash: dashed.then_some((4.0, 3.0)),
                ..Group::default()
            },
            |canvas| {
                for y in &ends {
                    canvas.line((from, *y), (until, *y), pen);
                }
            },
        );
        for y in ends {
            if spot.open_from {
                canvas.path(
                    vec![
                        (spot.from + arrow, y - arrow),
                        (spot.from, y),
                        (spot.from + arrow, y + arrow),
                    ],
                    pen,
                );
            }
            if spot.open_until {
                canvas.path(
                    vec![
                        (spot.until - arrow, y - arrow),
                        (spot.until, y),
                        (spot.until - arrow, y + arrow),
                    ],
                    pen,
                );
            }
        }
    }

    fn draw_body(&self, canvas: &mut Canvas<'_>, mark: &Mark<'_>, spot: &Spot, ink: Rgb, ground: Rgb) {
        let echo = mark.row.is_echo;
        let radius = if echo { self.dot * 0.85 } else { self.dot };
        let bar = self.dot * 0.6;
        match mark.shape {
            Shape::Point { value, about } => {
                if about {
                    canvas.line((spot.x, spot.top), (spot.x, spot.bottom), Pen::new(ink, 1.4));
                }
                dot(
                    canvas,
                    mark.group,
                    (spot.x, self.y(value)),
                    radius,
                    ink,
                    echo.then_some(ground),
                );
            }
            Shape::Span { verbal: true, .. } => {
                canvas.group(
                    Group {
                        dash: Some(if echo { (2.0, 3.0) } else { (5.0, 4.0) }),
                        ..Group::default()
                    },
                    |canvas| {
                        canvas.line(
                            (spot.x, spot.top),
                            (spot.x, spot.bottom),
                            Pen::new(ink, if echo { 1.4 } else { bar }),
                        );
                    },
                );
            }
            Shape::Span { .. } => {
                let bar = if echo { bar * 0.8 } else { bar };
                // A range of equal ends would vanish.
                let (top, bottom) = if spot.bottom - spot.top < 2.0 {
                    (spot.top - 1.0, spot.bottom + 1.0)
                } else {
                    (spot.top, spot.bottom)
                };
                canvas.rect((spot.x - bar, top), (spot.x + bar, bottom), Pen::new(ink, 0.0));
                if echo && bottom - top > 3.0 {
                    canvas.rect(
                        (spot.x - bar + 1.3, top + 1.3),
                        (spot.x + bar - 1.3, bottom - 1.3),
                        Pen::new(ground, 0.0),
                    );
                }
            }
            Shape::Floor { value } => self.draw_bound(canvas, spot.x, self.y(value), -1.0, ink, echo),
            Shape::Ceiling { value } => self.draw_bound(canvas, spot.x, self.y(value), 1.0, ink, echo),
        }
    }

    /// A tick at the figure and an arrow away from it; `down` is 1 for downwards.
    fn draw_bound(&self, canvas: &mut Canvas<'_>, x: f64, y: f64, down: f64, ink: Rgb, echo: bool) {
        let (half, head) = (self.dot * 1.5, self.dot * 1.15);
        let tip = y + down * self.arrow();
        let width = if echo { 1.3 } else { 2.2 };
        canvas.line(
            (x - half, y),
            (x + half, y),
            Pen::new(ink, if echo { 1.3 } else { 3.0 }),
        );
        canvas.line((x, y), (x, tip - down * head), Pen::new(ink, width));
        let wings = vec![
            (x - head * 0.85, tip - down * head * 1.5),
            (x, tip),
            (x + head * 0.85, tip - down * head * 1.5),
        ];
        if echo {
            canvas.path(wings, Pen::new(ink, width));
        } else {
            canvas.polygon(wings, Pen::new(ink, 0.0));
        }
    }
}

/// A dot in the shape of its group: disc, diamond, square, triangle, inverted triangle; hollow where `hollow` gives the ground.
pub(crate) fn dot(canvas: &mut Canvas<'_>, group: usize, (x, y): Point, radius: f64, ink: Rgb, hollow: Option<Rgb>) {
    let outline = |scale: f64| -> Option<Vec<Point>> {
        let r = radius * scale;
        match group {
            0 => None,
            1 => Some(vec![
                (x, y - r * 1.3),
                (x + r * 1.3, y),
                (x, y + r * 1.3),
                (x - r * 1.3, y),
            ]),
            2 => Some(vec![
                (x - r * 0.9, y - r * 0.9),
                (x + r * 0.9, y - r * 0.9),
                (x + r * 0.9, y + r * 0.9),
                (x - r * 0.9, y + r * 0.9),
            ]),
            3 => Some(vec![
                (x, y - r * 1.25),
                (x + r * 1.15, y + r * 0.8),
                (x - r * 1.15, y + r * 0.8),
            ]),
            _ => Some(vec![
                (x, y + r * 1.25),
                (x + r * 1.15, y - r * 0.8),
                (x - r * 1.15, y - r * 0.8),
            ]),
        }
    };
    match (outline(1.0), hollow) {
        (None, None) => canvas.disc((x, y), radius, Pen::new(ink, 0.0)),
        (None, Some(ground)) => {
            canvas.disc((x, y), radius, Pen::new(ground, 0.0));
            canvas.ring((x, y), radius, Pen::new(ink, 1.4));
        }
        (Some(points), None) => canvas.polygon(points, Pen::new(ink, 0.0)),
        (Some(points), Some(ground)) => {
            canvas.polygon(points, Pen::new(ink, 0.0));
            canvas.polygon(outline(0.6).unwrap_or_default(), Pen::new(ground, 0.0));
        }
    }
}
