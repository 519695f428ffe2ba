//! Where marks lie in pixels, and what labels keep clear of. Never words, never drawing.

use crate::chart::layout::rect::Rect;
use crate::chart::layout::time_axis::{TimeAxis, day};
use crate::chart::layout::value_axis::{Law, ValueAxis};
use crate::chart::marks::body::ARROW;
use crate::chart::marks::mark::{Mark, Shape};
use crate::store::EstimateRow;

/// Marks whose times are nearer than this, in pixels, are of one time to the eye.
const TIE: f64 = 1.0;

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
    /// Where its period begins and ends, and at least where it stands.
    pub(crate) fn period(&self) -> (f64, f64) {
        (self.from.min(self.x), self.until.max(self.x))
    }

    /// Half the width of the fill of a size in words: that of its period, and at least that of a mark.
    pub(crate) fn spread(&self, dot: f64) -> f64 {
        ((self.until - self.from) / 2.0).max(dot * 1.1)
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

    /// Where the marks lie: each at its time, the middle of its period. Only marks of one time that would cover each other stand side by side,
    /// around it; crowding is never solved by moving a mark in time.
    pub(crate) fn spots(&self, marks: &[Mark<'_>]) -> Vec<Spot> {
        let mut spots: Vec<Spot> = marks.iter().map(|mark| self.spot(mark)).collect();
        let is_fill = |index: usize| matches!(marks[index].shape, Shape::Span { verbal: true, .. });
        let mut order: Vec<usize> = (0..marks.len()).filter(|index| !is_fill(*index)).collect();
        order.sort_by(|a, b| spots[*a].x.total_cmp(&spots[*b].x).then(a.cmp(b)));
        let mut moves = Vec::new();
        for tied in order.chunk_by(|a, b| (spots[*a].x - spots[*b].x).abs() < TIE) {
            let mut settled: Vec<(f64, f64, i32)> = Vec::new();
            for index in tied {
                let (top, bottom) = (spots[*index].top - self.dot, spots[*index].bottom + self.dot);
                let is_free = |step: i32| {
                    !settled
                        .iter()
                        .any(|(from, to, other)| *other == step && top < *to && *from < bottom)
                };
                // 0, 1, -1, 2, -2: as near as there is room.
                let mut step = 0;
                while !is_free(step) {
                    step = if step > 0 { -step } else { 1 - step };
                }
                settled.push((top, bottom, step));
                moves.push((*index, step));
            }
        }
        for (index, step) in moves {
            spots[index].x += f64::from(step) * self.dot * 2.4;
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
        let (from, until) = (spot.from, spot.until);
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
