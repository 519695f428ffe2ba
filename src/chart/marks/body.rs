//! How a figure is drawn along an axis of values, whichever way that runs. Never where it lies, never words.

use crate::chart::drawing::canvas::{Canvas, Pen, Point};
use crate::chart::marks::mark::Shape;
use crate::chart::style::{EDGE, Palette, Rgb};

/// Which way larger values lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Up,
    Right,
}

impl Direction {
    /// The point at `along` on the axis of values and `across` on the other one.
    fn point(self, along: f64, across: f64) -> Point {
        match self {
            Self::Up => (across, along),
            Self::Right => (along, across),
        }
    }

    /// A step of one pixel towards larger values.
    fn step(self) -> f64 {
        match self {
            Self::Up => -1.0,
            Self::Right => 1.0,
        }
    }
}

/// Length of a bound's arrow, in dots.
pub(crate) const ARROW: f64 = 5.0;
/// The least length of one that would else leave the axis.
const SHORTEST: f64 = 1.6;

/// Opacity of a size in words.
const FILL: f64 = 0.14;
/// How opaque the ground is in a hollow mark: a mark over a band is no hole in it.
const HOLLOW: f64 = 0.6;

/// The length of the arrow of an upper bound in pixels, for a dot of this radius, so far from the end of the axis: it does not point beyond it.
pub(crate) fn arrow_within(dot: f64, room: f64) -> f64 {
    (dot * ARROW).min(room.max(dot * SHORTEST))
}

/// A figure in pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Body {
    pub(crate) shape: Shape,
    pub(crate) direction: Direction,
    /// Where its lowest and its highest value lie, without arrows.
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// Where the figure of a point or an interval lies; otherwise as `low`.
    pub(crate) value: f64,
    /// Where it stands on the other axis.
    pub(crate) across: f64,
    /// Radius of a dot.
    pub(crate) dot: f64,
    pub(crate) ink: Rgb,
    /// Which of the groups of places it belongs to: the form of its dot.
    pub(crate) group: usize,
    /// The ground, where it is hollow.
    pub(crate) hollow: Option<Rgb>,
    /// Where the fill of a size in words begins and ends on the other axis, if not around where it stands.
    pub(crate) fill: Option<(f64, f64)>,
    /// The ground, where a dot has a rim of it to stand out from what is behind.
    pub(crate) halo: Option<Rgb>,
    /// How wide a bar is and how opaque a fill, as a part of what is usual.
    pub(crate) slim: f64,
    /// Length of a bound's arrow in pixels.
    pub(crate) arrow: f64,
}

impl Body {
    /// A solid body of the first group, with values at the pixels that `at` says.
    pub(crate) fn new(
        shape: Shape,
        direction: Direction,
        at: impl Fn(f64) -> f64,
        across: f64,
        dot: f64,
        ink: Rgb,
    ) -> Self {
        let (low, high) = shape.reach();
        Self {
            shape,
            direction,
            low: at(low),
            high: at(high),
            value: match shape {
                Shape::Point { value, .. } | Shape::Interval { value, .. } => at(value),
                _ => at(low),
            },
            across,
            dot,
            ink,
            group: 0,
            hollow: None,
            fill: None,
            halo: None,
            slim: 1.0,
            arrow: dot * ARROW,
        }
    }

    /// From the pixel of its lowest value to that of its highest, with arrows.
    pub(crate) fn ends(&self) -> (f64, f64) {
        let arrow = self.direction.step() * self.arrow;
        match self.shape {
            Shape::Floor { .. } => (self.low, self.high + arrow),
            Shape::Ceiling { .. } => (self.low - arrow, self.high),
            Shape::Point { .. } | Shape::Interval { .. } | Shape::Span { .. } => (self.low, self.high),
        }
    }

    /// Draws it.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>) {
        let (dot, ink) = (self.dot, self.ink);
        let at = |along: f64, across: f64| self.direction.point(along, self.across + across);
        match self.shape {
            Shape::Point { .. } => {
                if self.shape.is_hedged() {
                    canvas.line(at(self.high, 0.0), at(self.low, 0.0), Pen::new(ink, 1.4));
                }
                let radius = if self.hollow.is_some() { dot * 0.85 } else { dot };
                if let Some(ground) = self.halo.filter(|_| self.hollow.is_none()) {
                    self::dot(canvas, self.group, at(self.value, 0.0), radius + 1.2, ground, None);
                }
                self::dot(canvas, self.group, at(self.value, 0.0), radius, ink, self.hollow);
                if self.shape.is_hedged() {
                    self.draw_slit(canvas, radius);
                }
            }
            Shape::Interval { .. } => {
                self.draw_bar(canvas);
                self.draw_best(canvas);
            }
            Shape::Span { verbal: true, .. } => self.draw_fill(canvas),
            Shape::Span { .. } => self.draw_bar(canvas),
            Shape::Floor { .. } => self.draw_bound(canvas, self.direction.step()),
            Shape::Ceiling { .. } => self.draw_bound(canvas, -self.direction.step()),
        }
    }

    /// The best figure in its bar: a dot wider than the bar, hollow where the bar is.
    fn draw_best(&self, canvas: &mut Canvas<'_>) {
        let at = self.direction.point(self.value, self.across);
        dot(canvas, self.group, at, self.dot, self.ink, self.hollow);
        self.draw_slit(canvas, self.dot);
    }

    /// The part of its bar that lies under its dot, so that a bar shorter than the dot is seen too.
    fn draw_slit(&self, canvas: &mut Canvas<'_>, radius: f64) {
        let within = |along: f64| along.clamp(self.value - radius, self.value + radius);
        let at = |along: f64| self.direction.point(within(along), self.across);
        let ink = if self.hollow.is_some() {
            Some(self.ink)
        } else {
            self.halo
        };
        if let Some(ink) = ink {
            canvas.line(at(self.low), at(self.high), Pen::new(ink, 1.4));
        }
    }

    /// A size in words, which nobody counted: soft, so that it does not look like a measurement.
    fn draw_fill(&self, canvas: &mut Canvas<'_>) {
        let at = |along: f64, across: f64| self.direction.point(along, across);
        let half = self.dot * 1.1;
        let (left, right) = self.fill.unwrap_or((self.across - half, self.across + half));
        if self.hollow.is_none() {
            let fill = Pen::new(self.ink, 0.0).opacity(FILL * self.slim);
            let corners = [at(self.high, left), at(self.low, right)];
            let (from, to) = (
                (corners[0].0.min(corners[1].0), corners[0].1.min(corners[1].1)),
                (corners[0].0.max(corners[1].0), corners[0].1.max(corners[1].1)),
            );
            canvas.rect(from, to, fill);
        }
        let edge = Pen::new(self.ink, 0.8).opacity(EDGE);
        // Its sides are seen too, unless there are so many that they would be all that is seen.
        if self.hollow.is_none() && self.slim >= 1.0 {
            let corners = [
                (self.high, left),
                (self.high, right),
                (self.low, right),
                (self.low, left),
                (self.high, left),
            ];
            canvas.path(corners.map(|(along, across)| at(along, across)).to_vec(), edge);
        } else {
            for end in [self.high, self.low] {
                canvas.line(at(end, left), at(end, right), edge);
            }
        }
        if self.hollow.is_some() {
            let middle = f64::midpoint(left, right);
            canvas.line(at(self.high, middle), at(self.low, middle), edge);
        }
    }

    fn draw_bar(&self, canvas: &mut Canvas<'_>) {
        // Slimmer under a best figure, so that its dot stands out.
        let half = self.dot
            * self.slim
            * match (self.shape, self.hollow) {
                (Shape::Interval { .. }, _) => 0.42,
                (_, Some(_)) => 0.48,
                (_, None) => 0.6,
            };
        let (mut first, mut last) = (self.low.min(self.high), self.low.max(self.high));
        // A range of equal ends would vanish.
        if last - first < 2.0 {
            (first, last) = (first - 1.0, last + 1.0);
        }
        let mut rect = |inset: f64, color: Rgb| {
            let (from, to) = (
                self.direction.point(first + inset, self.across - half + inset),
                self.direction.point(last - inset, self.across + half - inset),
            );
            canvas.rect(from, to, Pen::new(color, 0.0));
        };
        rect(0.0, self.ink);
        if let Some(ground) = self.hollow.filter(|_| last - first > 3.0) {
            rect(1.3, ground);
        }
    }

    /// A tick at the figure and an arrow away from it, `ahead` being a step of one pixel that way.
    fn draw_bound(&self, canvas: &mut Canvas<'_>, ahead: f64) {
        let (half, head) = (self.dot * 1.5, (self.dot * 1.15).min(self.arrow * 0.6));
        let at = |along: f64, across: f64| self.direction.point(along, self.across + across);
        let tip = self.low + ahead * self.arrow;
        let is_hollow = self.hollow.is_some();
        let (tick, shaft) = if is_hollow { (1.3, 1.3) } else { (3.0, 2.2) };
        canvas.line(at(self.low, -half), at(self.low, half), Pen::new(self.ink, tick));
        canvas.line(
            at(self.low, 0.0),
            at(tip - ahead * head, 0.0),
            Pen::new(self.ink, shaft),
        );
        let back = tip - ahead * head * 1.5;
        let wings = vec![at(back, -head * 0.85), at(tip, 0.0), at(back, head * 0.85)];
        if is_hollow {
            canvas.path(wings, Pen::new(self.ink, shaft));
        } else {
            canvas.polygon(wings, Pen::new(self.ink, 0.0));
        }
    }

    /// Crosses it out: a claim that is disputed or withdrawn.
    pub(crate) fn cross_out(&self, canvas: &mut Canvas<'_>, palette: &Palette) {
        cross(canvas, self.middle(), self.dot * 1.7, palette);
    }

    /// Strikes it through once: a claim that the model gives little weight.
    pub(crate) fn strike(&self, canvas: &mut Canvas<'_>, palette: &Palette) {
        stroke(canvas, self.middle(), self.dot * 1.7, palette);
    }

    fn middle(&self) -> Point {
        let (low, high) = self.ends();
        self.direction.point(f64::midpoint(low, high), self.across)
    }
}

/// How large the dot of a figure is that a later one replaces, as a part of the usual.
pub(crate) const SUPERSEDED: f64 = 0.7;

/// A single stroke with arms this long: the model gives a claim little weight.
pub(crate) fn stroke(canvas: &mut Canvas<'_>, (x, y): Point, arm: f64, palette: &Palette) {
    canvas.line((x - arm, y + arm), (x + arm, y - arm), Pen::new(palette.echo, 1.6));
}

/// A cross with arms this long.
pub(crate) fn cross(canvas: &mut Canvas<'_>, (x, y): Point, arm: f64, palette: &Palette) {
    let pen = Pen::new(palette.echo, 1.6);
    canvas.line((x - arm, y - arm), (x + arm, y + arm), pen);
    canvas.line((x - arm, y + arm), (x + arm, y - arm), pen);
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
            canvas.disc((x, y), radius, Pen::new(ground, 0.0).opacity(HOLLOW));
            canvas.ring((x, y), radius, Pen::new(ink, 1.4));
        }
        (Some(points), None) => canvas.polygon(points, Pen::new(ink, 0.0)),
        (Some(points), Some(ground)) => {
            canvas.polygon(points.clone(), Pen::new(ground, 0.0).opacity(HOLLOW));
            let closed = points.iter().chain(points.first()).copied().collect();
            canvas.path(closed, Pen::new(ink, 1.4));
        }
    }
}
