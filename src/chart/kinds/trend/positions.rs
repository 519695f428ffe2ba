//! Where marks lie in pixels, and what labels keep clear of. Never words, never drawing.

use crate::chart::layout::rect::Rect;
use crate::chart::layout::time_axis::{TimeAxis, day};
use crate::chart::layout::value_axis::{Law, ValueAxis};
use crate::chart::marks::body::ARROW;
use crate::chart::marks::mark::{Mark, Shape};
use crate::store::EstimateRow;

/// A bar longer than this, in pixels, is still read as one where a label crosses it.
const LONG_BAR: f64 = 70.0;

/// Where a mark lies, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    /// Where its upright part stands.
    pub(crate) x: f64,
    /// Where its period begins and ends.
    pub(crate) from: f64,
    pub(crate) until: f64,
    /// Whether the period goes on beyond the frame.
    pub(crate) open_from: bool,
    pub(crate) open_until: bool,
    /// The upper and the lower end.
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

impl Spot {
    /// Where the line across a mark begins and ends: its period, and the mark where that stands beside it.
    pub(crate) fn reach(&self) -> (f64, f64) {
        (self.from.min(self.x), self.until.max(self.x))
    }
}

/// Where values and days lie, and how large marks are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Axes {
    pub(crate) time: TimeAxis,
    pub(crate) value: ValueAxis,
    /// Radius of a dot.
    pub(crate) dot: f64,
    /// Where zero is drawn on a logarithmic axis.
    pub(crate) zero: f64,
}

impl Axes {
    /// Length of a bound's arrow in pixels.
    pub(crate) fn arrow(&self) -> f64 {
        self.dot * ARROW
    }

    /// The pixel of a value; what a logarithmic axis cannot hold lies in the strip below it.
    pub(crate) fn y(&self, value: f64) -> f64 {
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
    pub(crate) fn spots(&self, marks: &[Mark<'_>], mut settled: Vec<Rect>) -> Vec<Spot> {
        let mut spots: Vec<Spot> = marks.iter().map(|mark| self.spot(mark)).collect();
        // What can hardly move is settled first, and points before the bars that would cross them.
        let mut order: Vec<usize> = (0..marks.len()).collect();
        let bar = |index: usize| matches!(marks[index].shape, Shape::Span { .. } | Shape::Interval { .. });
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
            // Beyond its period a mark stands only where it would otherwise cover another, and a line leads back.
            let slack = self.dot * 4.0;
            let inside = |x: f64| {
                (spot.from - slack..=spot.until + slack).contains(&x) && (self.time.left..=self.time.right).contains(&x)
            };
            let beyond = |x: f64| (spot.from - x).max(x - spot.until).max(0.0);
            let mut best = (clash(spot.x), spot.x);
            for step in 1..=60_i32 {
                for x in [spot.x + f64::from(step) * 3.0, spot.x - f64::from(step) * 3.0] {
                    // A little further from the middle must be worth it.
                    if inside(x) && clash(x) + 0.5 + beyond(x) * 0.2 < best.0 {
                        best = (clash(x) + beyond(x) * 0.2, x);
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
            Shape::Point { .. } | Shape::Interval { .. } | Shape::Span { .. } => {}
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

    /// The rectangles of a mark's upright part that labels must not cover: all of it, but of a long bar only the ends and the best figure.
    pub(crate) fn body(&self, mark: &Mark<'_>, spot: &Spot) -> Vec<Rect> {
        let dot = self.dot;
        let rect = |top: f64, bottom: f64| Rect::new(spot.x - dot, top, spot.x + dot, bottom);
        let ends = || {
            vec![
                rect(spot.top - dot, spot.top + dot * 2.0),
                rect(spot.bottom - dot * 2.0, spot.bottom + dot),
            ]
        };
        match mark.shape {
            Shape::Span { .. } if spot.bottom - spot.top > LONG_BAR => ends(),
            Shape::Interval { value, .. } if spot.bottom - spot.top > LONG_BAR => {
                let best = self.y(value);
                [ends(), vec![rect(best - dot, best + dot)]].concat()
            }
            _ => vec![rect(spot.top - dot, spot.bottom + dot)],
        }
    }

    /// The middle of a long bar, which a label or its line may cross where nothing better is free.
    pub(crate) fn middle(&self, mark: &Mark<'_>, spot: &Spot) -> Option<Rect> {
        let dot = self.dot;
        (matches!(mark.shape, Shape::Span { .. } | Shape::Interval { .. }) && spot.bottom - spot.top > LONG_BAR).then(
            || {
                Rect::new(
                    spot.x - dot,
                    spot.top + dot * 2.0,
                    spot.x + dot,
                    spot.bottom - dot * 2.0,
                )
            },
        )
    }

    /// The thin rectangles of a mark's period: what labels had better not cover.
    pub(crate) fn period_lines(&self, mark: &Mark<'_>, spot: &Spot) -> Vec<Rect> {
        let (from, until) = spot.reach();
        let line = |y: f64| Rect::new(from, y - 1.5, until, y + 1.5);
        match mark.shape {
            Shape::Span { .. } => vec![line(spot.top), line(spot.bottom)],
            Shape::Point { value, .. }
            | Shape::Interval { value, .. }
            | Shape::Floor { value }
            | Shape::Ceiling { value } => vec![line(self.y(value))],
        }
    }
}
