//! Claims as marks: which shape each has, and what it repeats.
//!
//! A point is a dot, and a hedged one has a thin bar; a best figure with its interval is a dot in a bar; a range is a bar without a dot, because no one
//! claims its middle; a magnitude in words is a soft fill; a bound is a tick with an arrow away from it; an echo is hollow and placed at its own publication;
//! what is projected is hollow and dashed, at the time that it is about.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::chart::layout::value_axis::Extent;
use crate::chart::words::dates::month;
use crate::model::{Bound, ClaimId, PlaceKey};
use crate::store::EstimateRow;

/// The shape of a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shape {
    /// A figure, and the values that its hedge allows: the figure alone where it has none.
    Point {
        value: f64,
        low: f64,
        high: f64,
    },
    /// A best figure in the interval that its source states; an open end is `None`.
    Interval {
        value: f64,
        low: Option<f64>,
        high: Option<f64>,
    },
    Span {
        low: f64,
        high: f64,
        verbal: bool,
    },
    Floor {
        value: f64,
    },
    Ceiling {
        value: f64,
    },
}

impl Shape {
    pub(crate) fn of(row: &EstimateRow) -> Option<Self> {
        // Beyond this, sums of values would overflow; no real count comes close.
        let finite = |value: Option<f64>| value.filter(|value| value.abs() < 1e250);
        let reach = row.reach();
        let (low, best, high) = (finite(reach.low), finite(row.best.or(row.low)), finite(reach.high));
        if row.interval.is_some() {
            return finite(row.best).map(|value| Self::Interval { value, low, high });
        }
        match row.bound {
            Bound::Exact | Bound::Approximate => {
                let ends = best.zip(low.zip(high));
                ends.map(|(value, (low, high))| Self::Point { value, low, high })
            }
            Bound::Range | Bound::Magnitude => low.zip(high).map(|(low, high)| Self::Span {
                low: low.min(high),
                high: low.max(high),
                verbal: row.bound == Bound::Magnitude,
            }),
            Bound::AtLeast | Bound::MoreThan => low.map(|value| Self::Floor { value }),
            Bound::AtMost | Bound::LessThan => high.map(|value| Self::Ceiling { value }),
            Bound::Unreported => None,
        }
    }

    /// The same shape with all its values multiplied.
    pub(crate) fn times(self, factor: f64) -> Self {
        let end = |value: Option<f64>| value.map(|value| value * factor);
        match self {
            Self::Floor { value } => Self::Floor { value: value * factor },
            Self::Ceiling { value } => Self::Ceiling { value: value * factor },
            Self::Interval { value, low, high } => Self::Interval {
                value: value * factor,
                low: end(low),
                high: end(high),
            },
            Self::Point { value, low, high } => Self::Point {
                value: value * factor,
                low: low * factor,
                high: high * factor,
            },
            Self::Span { low, high, verbal } => Self::Span {
                low: low * factor,
                high: high * factor,
                verbal,
            },
        }
    }

    /// The lowest and the highest value of the mark, without arrows.
    pub(crate) fn reach(self) -> (f64, f64) {
        match self {
            Self::Floor { value } | Self::Ceiling { value } => (value, value),
            Self::Interval { value, low, high } => (low.unwrap_or(value), high.unwrap_or(value)),
            Self::Point { low, high, .. } | Self::Span { low, high, .. } => (low, high),
        }
    }

    /// The ends of what it allows; none where it is open.
    pub(crate) fn ends(self) -> (Option<f64>, Option<f64>) {
        match self {
            Self::Floor { value } => (Some(value), None),
            Self::Ceiling { value } => (None, Some(value)),
            Self::Interval { low, high, .. } => (low, high),
            Self::Point { low, high, .. } | Self::Span { low, high, .. } => (Some(low), Some(high)),
        }
    }

    /// The lowest and the highest value that it allows; infinite where it is open.
    pub(crate) fn limits(self) -> (f64, f64) {
        let (low, high) = self.ends();
        (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY))
    }

    /// A figure without a bar.
    pub(crate) const fn point(value: f64) -> Self {
        Self::Point {
            value,
            low: value,
            high: value,
        }
    }

    /// Whether it is a figure with a bar, as a hedge gives it.
    pub(crate) fn is_hedged(self) -> bool {
        matches!(self, Self::Point { low, high, .. } if low < high)
    }
}

/// A claim, ready to be placed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark<'a> {
    pub(crate) row: &'a EstimateRow,
    pub(crate) shape: Shape,
    /// Index into the groups of places.
    pub(crate) group: usize,
    /// Index of the mark that it repeats, if that is drawn too.
    pub(crate) root: Option<usize>,
    /// Whether the model gives it little weight.
    pub(crate) doubted: bool,
    /// Whether it is a repeat only according to the model.
    pub(crate) presumed: bool,
    /// How many repeats of it are counted beside it instead of drawn.
    pub(crate) counted: usize,
    /// From when a total counts, where that is not from when most totals of the chart do: `since Apr 2014`.
    pub(crate) since: Option<String>,
}

impl Mark<'_> {
    /// Whether it is a size in words, drawn as a fill.
    pub(crate) fn is_fill(&self) -> bool {
        matches!(self.shape, Shape::Span { verbal: true, .. })
    }

    /// Whether its own origin replaced it by a later figure. A repeat of one is drawn as a repeat.
    pub(crate) fn is_superseded(&self) -> bool {
        self.row.superseded_by.is_some() && !self.row.is_echo
    }

    /// Whether it is drawn apart as a goal or a forecast. A repeat of one is drawn as a repeat.
    pub(crate) fn is_projected(&self) -> bool {
        self.row.projection && !self.row.is_echo
    }
}

/// The marks of the rows, in order of publication and id. A row without a finite value has none.
pub(crate) fn marks<'a>(rows: &[&'a EstimateRow], places: &[PlaceKey], doubted: &[String]) -> Vec<Mark<'a>> {
    let usual = usual_start(rows);
    let doubted: BTreeSet<&str> = doubted.iter().map(String::as_str).collect();
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
                doubted: doubted.contains(row.id.as_str()),
                presumed: false,
                counted: 0,
                since: row
                    .since
                    .filter(|_| row.since != usual)
                    .map(|day| format!("since {}", month(day))),
            })
        })
        .collect();
    marks.sort_by(|a, b| {
        a.row
            .known_on
            .cmp(&b.row.known_on)
            .then_with(|| a.row.id.cmp(&b.row.id))
    });
    link(&mut marks);
    marks
}

/// Tells each repeat the place of what it repeats in the list, if that is there.
pub(crate) fn link(marks: &mut [Mark<'_>]) {
    let own = marks.iter().enumerate().filter(|(_, mark)| !mark.row.is_echo);
    let places: BTreeMap<&ClaimId, usize> = own.map(|(place, mark)| (&mark.row.id, place)).collect();
    for mark in marks.iter_mut().filter(|mark| mark.row.is_echo) {
        mark.root = places.get(&mark.row.origin_id).copied();
    }
}

/// The day from which most totals count.
fn usual_start(rows: &[&EstimateRow]) -> Option<NaiveDate> {
    let mut counts: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for day in rows.iter().filter_map(|row| row.since) {
        *counts.entry(day).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(day, count)| (*count, Reverse(*day)));
    most.map(|(day, _)| day)
}

/// What the value axis must contain for these shapes.
pub(crate) fn extent(shapes: impl Iterator<Item = Shape>, share: bool) -> Extent {
    let mut extent = Extent {
        share,
        ..Extent::default()
    };
    for shape in shapes {
        let (low, high) = shape.reach();
        extent.figures.push((low, high));
        match shape {
            Shape::Floor { value } => extent.open_above.push(value),
            Shape::Ceiling { value } => extent.open_below.push(value),
            Shape::Point { .. } | Shape::Interval { .. } | Shape::Span { .. } => {}
        }
    }
    extent
}

/// If a figure is repeated more often than this, its repeats are counted beside it.
const MOST_REPEATS: usize = 6;
/// If a chart has more repeats than this, they are not drawn individually.
const MOST_REPEATS_IN_ALL: usize = 24;

/// The marks to draw. If a figure or the chart has too many repeats, they are counted instead of drawn: beside the figure if it has many, otherwise in
/// the caption.
pub(crate) fn without_crowds<'a>(marks: &[Mark<'a>]) -> Vec<Mark<'a>> {
    let mut repeats = vec![0_usize; marks.len()];
    for root in marks.iter().filter_map(|mark| mark.root) {
        repeats[root] += 1;
    }
    let crowded = repeats.iter().sum::<usize>() > MOST_REPEATS_IN_ALL;
    let is_counted = |root: usize| crowded || repeats[root] > MOST_REPEATS;
    let least = if crowded { MOST_REPEATS } else { 0 };
    let remains = |mark: &Mark<'_>| !mark.root.is_some_and(is_counted);
    let mut kept = kept(marks, remains);
    for mark in &mut kept {
        mark.counted = if mark.counted > least { mark.counted } else { 0 };
    }
    kept
}

/// The marks that remain; what others repeat counts those of its repeats that do not.
pub(crate) fn kept<'a>(marks: &[Mark<'a>], remains: impl Fn(&Mark<'a>) -> bool) -> Vec<Mark<'a>> {
    let kept: Vec<usize> = (0..marks.len()).filter(|index| remains(&marks[*index])).collect();
    let mut gone = vec![0; marks.len()];
    for root in marks.iter().filter(|mark| !remains(mark)).filter_map(|mark| mark.root) {
        gone[root] += 1;
    }
    let with_counts = |index: &usize| {
        let mark = &marks[*index];
        Mark {
            root: mark.root.and_then(|root| kept.binary_search(&root).ok()),
            counted: mark.counted + gone[*index],
            ..mark.clone()
        }
    };
    kept.iter().map(with_counts).collect()
}
