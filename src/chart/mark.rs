//! Claims as marks: which shape each has, where it lies in pixels, and how it is drawn. Never words, never the choice of axes.
//!
//! A point is a dot, a hedged one has a thin bar; a range is a bar without a dot, because its middle is nobody's claim; a size in
//! words is a dashed bar; a bound is a tick with an arrow away from it; an echo is hollow and stands at its own publication.

use crate::model::{Bound, Extent as Hold, Status};
use crate::store::EstimateRow;

use super::labels::Rect;
use super::sheet::{Group, Pen, Point, Sheet};
use super::style::{Palette, Rgb};
use super::time_axis::{TimeAxis, day};
use super::value_axis::{Extent, Law, ValueAxis};

/// Half the width of a hedged figure's bar as a factor: e to the power of two standard deviations of 0.08 on the log scale, which is
/// what the model makes of "about" (set wider than the readers' readings of Ferson et al., IJAR 57, 2015).
pub(super) const ABOUT: f64 = 1.173_510_870_991_81;

/// A bar longer than this, in pixels, is still read as one where a label crosses it.
const LONG_BAR: f64 = 70.0;

/// What of a figure is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    Point { value: f64, about: bool },
    Span { low: f64, high: f64, verbal: bool },
    Floor { value: f64 },
    Ceiling { value: f64 },
}

impl Shape {
    pub(super) fn of(row: &EstimateRow) -> Option<Self> {
        // Beyond this, sums of values would leave the numbers; nothing countable comes near.
        let finite = |value: Option<f64>| value.filter(|value| value.abs() < 1e250);
        let (low, best, high) = (finite(row.low), finite(row.best), finite(row.high));
        match row.bound {
            Bound::Exact => best.or(low).map(|value| Self::Point {
                value,
                about: row.approximate,
            }),
            Bound::Approximate => best.map(|value| Self::Point { value, about: true }),
            Bound::Range | Bound::Magnitude => low.zip(high).map(|(low, high)| Self::Span {
                low: low.min(high),
                high: low.max(high),
                verbal: row.bound == Bound::Magnitude,
            }),
            Bound::AtLeast | Bound::MoreThan => low.map(|value| Self::Floor { value }),
            Bound::AtMost | Bound::LessThan => high.map(|value| Self::Ceiling { value }),
        }
    }

    /// The lowest and the highest value that the mark reaches, without arrows.
    pub(super) fn reach(self) -> (f64, f64) {
        match self {
            Self::Point { value, about: true } => {
                let (a, b) = (value / ABOUT, value * ABOUT);
                (a.min(b), a.max(b))
            }
            Self::Point { value, .. } | Self::Floor { value } | Self::Ceiling { value } => (value, value),
            Self::Span { low, high, .. } => (low, high),
        }
    }
}

/// A claim, ready to be placed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark<'a> {
    pub(super) row: &'a EstimateRow,
    pub(super) shape: Shape,
    /// Index into the groups of places.
    pub(super) group: usize,
    /// Index of the mark that it repeats, where that is drawn too.
    pub(super) root: Option<usize>,
    /// Whether the model gives it little weight.
    pub(super) doubted: bool,
}

/// The marks of rows, in order of publication and id. A row without any finite value has none.
pub(super) fn marks<'a>(rows: &[&'a EstimateRow], places: &[String], doubted: &[String]) -> Vec<Mark<'a>> {
    let mut marks: Vec<Mark<'a>> = rows
        .iter()
        .filter_map(|row| {
            let row = *row;
            let group = places
                .iter()
                .position(|place| *place == row.place)
                .unwrap_or(places.len());
            Some(Mark {
                row,
                shape: Shape::of(row)?,
                group,
                root: None,
                doubted: doubted.contains(&row.id),
            })
        })
        .collect();
    marks.sort_by(|a, b| {
        a.row
            .known_on
            .cmp(&b.row.known_on)
            .then_with(|| a.row.id.cmp(&b.row.id))
    });
    let roots: Vec<Option<usize>> = marks
        .iter()
        .map(|mark| {
            mark.row.is_echo.then(|| {
                marks
                    .iter()
                    .position(|root| root.row.id == mark.row.origin_id && !root.row.is_echo)
            })?
        })
        .collect();
    for (mark, root) in marks.iter_mut().zip(roots) {
        mark.root = root;
    }
    marks
}

/// What the value axis must hold for these shapes.
pub(super) fn extent(shapes: impl Iterator<Item = Shape>, share: bool) -> Extent {
    let mut extent = Extent {
        share,
        ..Extent::default()
    };
    for shape in shapes {
        let (low, high) = shape.reach();
        extent.values.extend([low, high]);
        match shape {
            Shape::Floor { value } => extent.open_above.push(value),
            Shape::Ceiling { value } => extent.open_below.push(value),
            Shape::Point { .. } | Shape::Span { .. } => {}
        }
    }
    extent
}

/// Where a mark lies, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    /// Where its upright part stands.
    pub(super) x: f64,
    /// Where its period begins and ends.
    pub(super) from: f64,
    pub(super) until: f64,
    /// Whether the period goes on beyond the frame.
    open_from: bool,
    open_until: bool,
    /// The upper and the lower end.
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// Where values and days lie, and how large marks are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene {
    pub(super) time: TimeAxis,
    pub(super) value: ValueAxis,
    /// Radius of a dot.
    pub(super) dot: f64,
    /// Where zero is drawn on a logarithmic axis.
    pub(super) zero: f64,
}

impl Scene {
    /// Length of a bound's arrow in pixels.
    pub(super) fn arrow(&self) -> f64 {
        self.dot * 5.0
    }

    /// The pixel of a value; what a logarithmic axis cannot hold lies in the strip below it.
    pub(super) fn y(&self, value: f64) -> f64 {
        if self.value.law == Law::Log && value <= 0.0 {
            self.zero
        } else {
            self.value.at(value)
        }
    }

    /// The days that a mark is about, or for an echo the day on which it was published, as pixels.
    fn period(&self, row: &EstimateRow) -> (f64, f64) {
        if row.is_echo {
            let at = self.time.x(day(row.known_on) + 0.5);
            return (at, at);
        }
        let from = row
            .when_from
            .map_or(self.time.left - 1.0, |date| self.time.x(day(date)));
        let until = row
            .when_to
            .map_or(self.time.right + 1.0, |date| self.time.x(day(date) + 1.0));
        (from, until)
    }

    /// Where the marks lie. Within its period a mark may stand anywhere, so marks step aside for one another there, and for `settled`.
    pub(super) fn spots(&self, marks: &[Mark<'_>], mut settled: Vec<Rect>) -> Vec<Spot> {
        let mut spots: Vec<Spot> = marks.iter().map(|mark| self.spot(mark)).collect();
        // What can hardly move is settled first, and points before the bars that would cross them.
        let mut order: Vec<usize> = (0..marks.len()).collect();
        let bar = |index: usize| matches!(marks[index].shape, Shape::Span { .. });
        order.sort_by(|a, b| {
            let length = |index: &usize| spots[*index].until - spots[*index].from;
            (bar(*a).cmp(&bar(*b)))
                .then(length(a).total_cmp(&length(b)))
                .then(a.cmp(b))
        });
        for index in order {
            let spot = spots[index];
            // Bars keep well away where their period is long enough, so that dots and their labels stay readable.
            let half = if bar(index) {
                ((spot.until - spot.from) * 0.18)
                    .min((self.time.right - self.time.left) * 0.028)
                    .max(self.dot * 0.8 + 1.5)
            } else {
                self.dot * 1.2 + 1.5
            };
            let body = |x: f64| Rect::new(x - half, spot.top - self.dot, x + half, spot.bottom + self.dot);
            let clash = |x: f64| settled.iter().map(|other| other.overlap_width(body(x))).sum::<f64>();
            let inside = |x: f64| x >= spot.from && x <= spot.until && x >= self.time.left && x <= self.time.right;
            let mut best = (clash(spot.x), spot.x);
            for step in 1..=60_i32 {
                for x in [spot.x + f64::from(step) * 3.0, spot.x - f64::from(step) * 3.0] {
                    // A little further from the middle must be worth it.
                    if inside(x) && clash(x) + 0.5 < best.0 {
                        best = (clash(x), x);
                    }
                }
            }
            spots[index].x = best.1;
            settled.push(body(best.1));
        }
        spots
    }

    fn spot(&self, mark: &Mark<'_>) -> Spot {
        let (from, until) = self.period(mark.row);
        let (left, right) = (self.time.left, self.time.right);
        let (low, high) = mark.shape.reach();
        let (mut top, mut bottom) = (self.y(high), self.y(low));
        match mark.shape {
            Shape::Floor { .. } => top -= self.arrow(),
            Shape::Ceiling { .. } => bottom += self.arrow(),
            Shape::Point { .. } | Shape::Span { .. } => {}
        }
        Spot {
            x: f64::midpoint(from.clamp(left, right), until.clamp(left, right)),
            from: from.clamp(left, right),
            until: until.clamp(left, right),
            open_from: from < left - 0.5,
            open_until: until > right + 0.5,
            top,
            bottom,
        }
    }

    /// The rectangles of a mark's upright part that labels must not cover: all of it, but of a long bar only the ends.
    pub(super) fn body(&self, mark: &Mark<'_>, spot: &Spot) -> Vec<Rect> {
        let dot = self.dot;
        let rect = |top: f64, bottom: f64| Rect::new(spot.x - dot, top, spot.x + dot, bottom);
        if matches!(mark.shape, Shape::Span { .. }) && spot.bottom - spot.top > LONG_BAR {
            return vec![
                rect(spot.top - dot, spot.top + dot * 2.0),
                rect(spot.bottom - dot * 2.0, spot.bottom + dot),
            ];
        }
        vec![rect(spot.top - dot, spot.bottom + dot)]
    }

    /// The middle of a long bar, which a label or its line may cross where nothing better is free.
    pub(super) fn middle(&self, mark: &Mark<'_>, spot: &Spot) -> Option<Rect> {
        let dot = self.dot;
        (matches!(mark.shape, Shape::Span { .. }) && spot.bottom - spot.top > LONG_BAR).then(|| {
            Rect::new(
                spot.x - dot,
                spot.top + dot * 2.0,
                spot.x + dot,
                spot.bottom - dot * 2.0,
            )
        })
    }

    /// The thin rectangles of a mark's period: what labels had better not cover.
    pub(super) fn period_lines(&self, mark: &Mark<'_>, spot: &Spot) -> Vec<Rect> {
        let line = |y: f64| Rect::new(spot.from, y - 1.5, spot.until, y + 1.5);
        match mark.shape {
            Shape::Span { .. } => vec![line(spot.top), line(spot.bottom)],
            Shape::Point { value, .. } | Shape::Floor { value } | Shape::Ceiling { value } => vec![line(self.y(value))],
        }
    }

    /// The line from an echo to what it repeats.
    pub(super) fn link(sheet: &mut Sheet<'_>, echo: &Spot, root: &Spot, palette: &Palette, opacity: f64) {
        let middle = |spot: &Spot| (spot.x, f64::midpoint(spot.top, spot.bottom));
        sheet.line(middle(root), middle(echo), Pen::new(palette.echo, 1.0).opacity(opacity));
    }

    /// The rectangle of such a line where it lies nearly flat; a steep one has none worth keeping clear of.
    pub(super) fn link_rect(echo: &Spot, root: &Spot) -> Option<Rect> {
        let middle = |spot: &Spot| f64::midpoint(spot.top, spot.bottom);
        let (a, b) = (middle(echo), middle(root));
        ((a - b).abs() < 14.0)
            .then(|| Rect::new(echo.x.min(root.x), a.min(b) - 1.0, echo.x.max(root.x), a.max(b) + 1.0))
    }

    /// Draws a mark.
    pub(super) fn draw(&self, sheet: &mut Sheet<'_>, mark: &Mark<'_>, spot: &Spot, palette: &Palette, title: &str) {
        let echo = mark.row.is_echo;
        let ink = if echo {
            palette.echo
        } else {
            palette.groups[mark.group.min(palette.groups.len() - 1)].mark
        };
        sheet.group(
            Group {
                title: Some(title),
                ..Group::default()
            },
            |sheet| {
                if !echo {
                    self.draw_period(sheet, mark, spot, ink);
                }
                self.draw_body(sheet, mark, spot, ink, palette.ground);
                if mark.doubted || mark.row.status != Status::Accepted {
                    let y = f64::midpoint(spot.top, spot.bottom);
                    let arm = self.dot * 1.7;
                    for (a, b) in [((-arm, -arm), (arm, arm)), ((-arm, arm), (arm, -arm))] {
                        sheet.line(
                            (spot.x + a.0, y + a.1),
                            (spot.x + b.0, y + b.1),
                            Pen::new(palette.echo, 1.6),
                        );
                    }
                }
            },
        );
    }

    fn draw_period(&self, sheet: &mut Sheet<'_>, mark: &Mark<'_>, spot: &Spot, ink: Rgb) {
        // A line that ends under its own mark says nothing.
        if spot.until - spot.from < self.dot * 3.0 {
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
        sheet.group(
            Group {
                dash: dashed.then_some("4 3"),
                ..Group::default()
            },
            |sheet| {
                for y in &ends {
                    sheet.line((spot.from, *y), (spot.until, *y), pen);
                }
            },
        );
        for y in ends {
            if spot.open_from {
                sheet.path(
                    vec![
                        (spot.from + arrow, y - arrow),
                        (spot.from, y),
                        (spot.from + arrow, y + arrow),
                    ],
                    pen,
                );
            }
            if spot.open_until {
                sheet.path(
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

    fn draw_body(&self, sheet: &mut Sheet<'_>, mark: &Mark<'_>, spot: &Spot, ink: Rgb, ground: Rgb) {
        let echo = mark.row.is_echo;
        let radius = if echo { self.dot * 0.85 } else { self.dot };
        let bar = self.dot * 0.6;
        match mark.shape {
            Shape::Point { value, about } => {
                if about {
                    sheet.line((spot.x, spot.top), (spot.x, spot.bottom), Pen::new(ink, 1.4));
                }
                dot(
                    sheet,
                    mark.group,
                    (spot.x, self.y(value)),
                    radius,
                    ink,
                    echo.then_some(ground),
                );
            }
            Shape::Span { verbal: true, .. } => {
                sheet.group(
                    Group {
                        dash: Some(if echo { "2 3" } else { "5 4" }),
                        ..Group::default()
                    },
                    |sheet| {
                        sheet.line(
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
                sheet.rect((spot.x - bar, top), (spot.x + bar, bottom), Pen::new(ink, 0.0));
                if echo && bottom - top > 3.0 {
                    sheet.rect(
                        (spot.x - bar + 1.3, top + 1.3),
                        (spot.x + bar - 1.3, bottom - 1.3),
                        Pen::new(ground, 0.0),
                    );
                }
            }
            Shape::Floor { value } => self.draw_bound(sheet, spot.x, self.y(value), -1.0, ink, echo),
            Shape::Ceiling { value } => self.draw_bound(sheet, spot.x, self.y(value), 1.0, ink, echo),
        }
    }

    /// A tick at the figure and an arrow away from it; `down` is 1 for downwards.
    fn draw_bound(&self, sheet: &mut Sheet<'_>, x: f64, y: f64, down: f64, ink: Rgb, echo: bool) {
        let (half, head) = (self.dot * 1.5, self.dot * 1.15);
        let tip = y + down * self.arrow();
        let width = if echo { 1.3 } else { 2.2 };
        sheet.line(
            (x - half, y),
            (x + half, y),
            Pen::new(ink, if echo { 1.3 } else { 3.0 }),
        );
        sheet.line((x, y), (x, tip - down * head), Pen::new(ink, width));
        let wings = vec![
            (x - head * 0.85, tip - down * head * 1.5),
            (x, tip),
            (x + head * 0.85, tip - down * head * 1.5),
        ];
        if echo {
            sheet.path(wings, Pen::new(ink, width));
        } else {
            sheet.polygon(wings, Pen::new(ink, 0.0));
        }
    }
}

/// A dot in the shape of its group: disc, diamond, square, triangle, inverted triangle; hollow where `hollow` gives the ground.
pub(super) fn dot(sheet: &mut Sheet<'_>, group: usize, (x, y): Point, radius: f64, ink: Rgb, hollow: Option<Rgb>) {
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
        (None, None) => sheet.disc((x, y), radius, Pen::new(ink, 0.0)),
        (None, Some(ground)) => {
            sheet.disc((x, y), radius, Pen::new(ground, 0.0));
            sheet.ring((x, y), radius, Pen::new(ink, 1.4));
        }
        (Some(points), None) => sheet.polygon(points, Pen::new(ink, 0.0)),
        (Some(points), Some(ground)) => {
            sheet.polygon(points, Pen::new(ink, 0.0));
            sheet.polygon(outline(0.6).unwrap_or_default(), Pen::new(ground, 0.0));
        }
    }
}
