//! Where marks lie in pixels, and what labels keep clear of. Never words, never drawing.

use crate::chart::layout::rect::Rect;
use crate::chart::layout::time_axis::{TimeAxis, day};
use crate::chart::layout::value_axis::{End, Law, ValueAxis};
use crate::chart::marks::body::{ARROW, arrow_within};
use crate::chart::marks::mark::{Mark, Shape};
use crate::store::EstimateRow;

/// Marks whose times are nearer than this, in pixels, are of one time to the eye.
const TIE: f64 = 1.0;

/// At most so many of them stand on either side of the first.
const MOST_BESIDE: i32 = 6;
/// Of more marks of one time nobody could tell which is which, and they lie over one another.
const MOST_TIED: usize = 200;
/// Into at most so many parts the width of fills about one time is shared.
const MOST_PARTS: usize = 8;

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
    /// Whether it goes on beyond the upper and the lower end of the axis of values.
    pub(crate) beyond: (bool, bool),
    /// Whether nothing of it is on that axis.
    pub(crate) is_off: bool,
    /// How many marks lie under it.
    pub(crate) under: usize,
    /// Which part of the width it has, and of how many: fills about one time share it.
    pub(crate) part: (usize, usize),
}

impl Spot {
    /// Where its period begins and ends, and at least where it stands.
    pub(crate) fn period(&self) -> (f64, f64) {
        (self.from.min(self.x), self.until.max(self.x))
    }

    /// The left and the right edge of the fill of a size in words: its period, and at least as wide as a mark; of several about one time each has its part.
    pub(crate) fn fill(&self, dot: f64) -> (f64, f64) {
        let half = ((self.until - self.from) / 2.0).max(dot * 1.6);
        let middle = f64::midpoint(self.from, self.until);
        let (index, count) = self.part;
        let width = 2.0 * half / count as f64;
        let left = middle - half + width * index as f64;
        (left, left + width)
    }

    fn length(&self) -> f64 {
        self.bottom - self.top
    }
}

/// Where values and days lie, and how large marks are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Axes {
    pub(crate) time: TimeAxis,
    pub(crate) value: ValueAxis,
    /// Radius of a dot.
    pub(crate) dot: f64,
    /// How opaque the fills of sizes in words are, as a part of what is usual: less where there are many.
    pub(crate) fill: f64,
    /// Where zero is drawn on a logarithmic axis.
    pub(crate) zero: f64,
}

impl Axes {
    /// Length of a bound's arrow in pixels: one that points down does not leave a linear axis, where zero is its end.
    pub(crate) fn arrow(&self, shape: Shape) -> f64 {
        match (shape, self.value.law) {
            (Shape::Ceiling { value }, Law::Linear) => arrow_within(self.dot, self.value.start - self.y(value)),
            _ => self.dot * ARROW,
        }
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

    /// Where the marks lie: each at its time, the middle of its period. Marks of one time that would cover each other stand side by side as far as their own
    /// periods leave room; beyond that they lie over one another, each slimmer than the one below. No mark is ever moved out of its time.
    pub(crate) fn spots(&self, marks: &[Mark<'_>]) -> Vec<Spot> {
        let mut spots: Vec<Spot> = marks.iter().map(|mark| self.spot(mark)).collect();
        let is_fill = |index: usize| marks[index].is_fill();
        let mut order: Vec<usize> = (0..marks.len()).collect();
        order.sort_by(|a, b| spots[*a].x.total_cmp(&spots[*b].x).then(a.cmp(b)));
        let (fills, order): (Vec<usize>, Vec<usize>) = order.into_iter().partition(|index| is_fill(*index));
        share_widths(&fills, &mut spots);
        let middles: Vec<f64> = spots.iter().map(|spot| spot.x).collect();
        for mut tied in groups(&order, |a, b| (middles[a] - middles[b]).abs() < TIE) {
            // The longest first: what lies over it is shorter.
            tied.sort_by(|a, b| spots[*b].length().total_cmp(&spots[*a].length()).then(a.cmp(b)));
            let mut settled: Vec<(f64, f64, i32)> = Vec::new();
            if tied.len() > MOST_TIED {
                for (under, index) in tied.into_iter().enumerate() {
                    spots[index].under = under;
                }
                continue;
            }
            for index in tied {
                let spot = &mut spots[index];
                let (top, bottom) = (spot.top - self.dot, spot.bottom + self.dot);
                let under = |step: i32| {
                    let meets = |(from, to, other): &&(f64, f64, i32)| *other == step && top < *to && *from < bottom;
                    settled.iter().filter(meets).count()
                };
                let at = |step: i32| spot.x + f64::from(step) * self.dot * 2.4;
                // 0, 1, -1, 2, -2: as near as there is room.
                let within = (0..=2 * MOST_BESIDE)
                    .map(|turn| if turn % 2 == 1 { (turn + 1) / 2 } else { -turn / 2 })
                    .filter(|step| *step == 0 || (spot.from..=spot.until).contains(&at(*step)));
                let step = within.min_by_key(|step| under(*step)).unwrap_or(0);
                spot.under = under(step);
                spot.x = at(step);
                settled.push((top, bottom, step));
            }
        }
        spots
    }

    /// Whether a line shows the time that a mark is about: one that ended under the mark would say nothing, and a fill shows its time itself.
    pub(crate) fn has_period_line(&self, mark: &Mark<'_>) -> bool {
        let (from, until) = self.period(mark.row);
        let (left, right) = (self.time.left, self.time.right);
        !mark.row.is_echo && !mark.is_fill() && until.clamp(left, right) - from.clamp(left, right) >= self.dot * 3.0
    }

    fn spot(&self, mark: &Mark<'_>) -> Spot {
        let (from, until) = self.period(mark.row);
        let (left, right) = (self.time.left, self.time.right);
        let (low, high) = mark.shape.reach();
        let (mut top, mut bottom) = (self.y(high), self.y(low));
        let beyond = |value: f64, end: End| self.value.beyond(value) == Some(end);
        let is_beyond = (beyond(high, End::High), beyond(low, End::Low));
        let is_off = beyond(low, End::High) || beyond(high, End::Low);
        // What goes on beyond the axis ends in its sign, and a bound in its arrow.
        match mark.shape {
            _ if is_off => {}
            Shape::Floor { .. } => top -= self.arrow(mark.shape),
            Shape::Ceiling { .. } => bottom += self.arrow(mark.shape),
            Shape::Point { .. } | Shape::Interval { .. } | Shape::Span { .. } => {}
        }
        if beyond(low, End::High) {
            bottom = top + self.dot * 2.0;
        }
        if beyond(high, End::Low) {
            top = bottom - self.dot * 2.0;
        }
        Spot {
            x: f64::midpoint(from.clamp(left, right), until.clamp(left, right)),
            from: from.clamp(left, right),
            until: until.clamp(left, right),
            open_from: from < left - 0.5,
            open_until: until > right + 0.5,
            top,
            bottom,
            beyond: is_beyond,
            is_off,
            under: 0,
            part: (0, 1),
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

/// Gives each of several fills about one time, which would cover each other, its part of their width: as few parts as keep them apart.
fn share_widths(fills: &[usize], spots: &mut [Spot]) {
    let mut order = fills.to_vec();
    let time = |spot: &Spot| (spot.from, spot.until);
    let by_time = |a: &Spot, b: &Spot| a.from.total_cmp(&b.from).then(a.until.total_cmp(&b.until));
    order.sort_by(|a, b| {
        let (a, b) = (&spots[*a], &spots[*b]);
        by_time(a, b).then(a.top.total_cmp(&b.top))
    });
    let times: Vec<(f64, f64)> = spots.iter().map(time).collect();
    let is_one_time = |a: usize, b: usize| {
        let ((from, until), (other_from, other_until)) = (times[a], times[b]);
        (from - other_from).abs() < TIE && (until - other_until).abs() < TIE
    };
    for mut tied in groups(&order, is_one_time) {
        tied.sort_by(|a, b| spots[*a].top.total_cmp(&spots[*b].top).then(a.cmp(b)));
        // The lower end of the last fill in each part.
        let mut ends: Vec<f64> = Vec::new();
        for index in &tied {
            let spot = &mut spots[*index];
            let free = ends.iter().take(MOST_PARTS).position(|end| *end <= spot.top);
            let part = free.unwrap_or(ends.len().min(MOST_PARTS - 1));
            if part == ends.len() {
                ends.push(spot.bottom);
            } else {
                ends[part] = ends[part].max(spot.bottom);
            }
            spot.part.0 = part;
        }
        for index in tied {
            spots[index].part.1 = ends.len().max(1);
        }
    }
}

/// Neighbours in groups of which every member is like the first: a chain of near ones is not one group.
fn groups(order: &[usize], is_like: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for index in order {
        match groups.last_mut() {
            Some(group) if is_like(group[0], *index) => group.push(*index),
            _ => groups.push(vec![*index]),
        }
    }
    groups
}
