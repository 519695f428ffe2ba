//! How the marks of a trend chart are drawn: bodies with their periods, and the lines from repeats to what they repeat. Never where they lie.

use crate::chart::drawing::canvas::{Canvas, Group, Pen};
use crate::chart::kinds::trend::positions::{Axes, Spot};
use crate::chart::layout::rect::Rect;
use crate::chart::marks::body::{Body, Direction, SUPERSEDED};
use crate::chart::marks::legend::{DOTTED, PRESUMED, PROJECTED, beyond};
use crate::chart::marks::mark::{Mark, Shape};
use crate::chart::style::{Palette, Rgb};
use crate::model::{Extent as Hold, Status};

/// How wide a bar is that lies on none, one or two others, as a part of its usual width.
const SLIMMER: [f64; 3] = [1.0, 0.6, 0.36];
/// And on more.
const SLIMMEST: f64 = 0.22;

impl Axes {
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
        let ink = if echo || mark.is_superseded() {
            palette.echo
        } else {
            palette.group(mark.group).mark
        };
        canvas.group(
            Group {
                title: Some(title),
                claim: Some(mark.row.id.as_str()),
                ..Group::default()
            },
            |canvas| {
                if !echo {
                    self.draw_period(canvas, mark, spot, ink);
                }
                if spot.beyond.0 {
                    beyond(canvas, (spot.x, spot.top), -1.0, self.dot, ink);
                }
                if spot.beyond.1 {
                    beyond(canvas, (spot.x, spot.bottom), 1.0, self.dot, ink);
                }
                if spot.is_off {
                    return;
                }
                let dot = if mark.is_superseded() {
                    self.dot * SUPERSEDED
                } else {
                    self.dot
                };
                let body = Body {
                    group: mark.group,
                    hollow: (echo || mark.is_projected()).then_some(palette.ground),
                    fill: Some(spot.fill(self.dot)),
                    halo: Some(palette.ground),
                    arrow: self.arrow(mark.shape) * dot / self.dot,
                    slim: if mark.is_fill() {
                        self.fill
                    } else {
                        SLIMMER.get(spot.under).copied().unwrap_or(SLIMMEST)
                    },
                    ..Body::new(mark.shape, Direction::Up, |value| self.y(value), spot.x, dot, ink)
                };
                let dash = Group {
                    dash: if mark.is_projected() {
                        Some(PROJECTED)
                    } else {
                        mark.presumed.then_some(PRESUMED)
                    },
                    ..Group::default()
                };
                canvas.group(dash, |canvas| body.draw(canvas));
                if mark.row.status != Status::Accepted {
                    body.cross_out(canvas, palette);
                }
                if mark.doubted {
                    body.strike(canvas, palette);
                }
            },
        );
    }

    fn draw_period(&self, canvas: &mut Canvas<'_>, mark: &Mark<'_>, spot: &Spot, ink: Rgb) {
        let (from, until) = (spot.from, spot.until);
        let has_line = self.has_period_line(mark);
        if !(has_line || spot.open_from || spot.open_until) {
            return;
        }
        // "Throughout" is a firmer statement than "at some time within", and its line is heavier.
        let pen = match mark.row.extent {
            Hold::Throughout => Pen::new(ink, 2.4).opacity(0.75),
            Hold::AtSomeTime if matches!(mark.shape, Shape::Span { .. }) => Pen::new(ink, 1.2).opacity(0.4),
            Hold::AtSomeTime => Pen::new(ink, 1.4).opacity(0.5),
        };
        let dashed = mark.is_projected();
        let ends = match mark.shape {
            Shape::Span { .. } => vec![spot.top, spot.bottom],
            Shape::Point { value, .. }
            | Shape::Interval { value, .. }
            | Shape::Floor { value }
            | Shape::Ceiling { value } => vec![self.y(value)],
        };
        let arrow = self.dot * 0.9;
        canvas.group(
            Group {
                dash: dashed.then_some((4.0, 3.0)),
                ..Group::default()
            },
            |canvas| {
                for y in ends.iter().filter(|_| has_line) {
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
}
