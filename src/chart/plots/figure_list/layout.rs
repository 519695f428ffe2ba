//! Where the figures of a list lie: its axis, its rows and their heights. Never drawing.

use crate::chart::layout::value_axis::{Law, ValueAxis};
use crate::chart::marks::body::{ARROW, arrow_within};
use crate::chart::marks::mark::{self, Shape};
use crate::chart::plots::figure_list::{Line, Section};
use crate::chart::spec::Spec;
use crate::chart::style::Sizes;
use crate::chart::text::{Ruler, Weight};
use crate::chart::words::number::Numbers;

/// From this width on, labels stand left of the figures; below, above them.
const SIDE_BY_SIDE: f64 = 560.0;
/// How far left of a logarithmic axis zero stands, in dots.
const ZERO: f64 = 5.0;
/// Least space between ticks, in pixels.
const TICK_GAP: f64 = 46.0;

/// Where everything lies.
pub(super) struct Layout {
    pub(super) value: ValueAxis,
    /// Left edge of the labels.
    pub(super) label: f64,
    /// Widest label in pixels.
    pub(super) label_limit: f64,
    pub(super) side_by_side: bool,
    /// Height of a line of small words.
    pub(super) leading: f64,
    /// Space between ticks in pixels, wide enough for their labels.
    pub(super) gap: f64,
    /// Whether there are figures of zero, which a logarithmic axis has no place for: they stand left of it.
    pub(super) has_zero: bool,
}

/// The layout of these sections on a page of this width.
pub(super) fn lay_out(
    spec: &Spec,
    sections: &[Section],
    numbers: &Numbers,
    width: f64,
    sizes: &Sizes,
    ruler: &Ruler,
) -> Layout {
    let lines = || sections.iter().flat_map(|section| &section.lines);
    let side_by_side = width >= SIDE_BY_SIDE;
    let inner = width - 2.0 * sizes.margin;
    let widest = lines()
        .map(|line| ruler.width(&line.label, sizes.small, Weight::Regular))
        .fold(0.0, f64::max);
    let label_limit = if side_by_side { widest.min(inner * 0.36) } else { inner };
    let left = if side_by_side {
        sizes.margin + label_limit + 18.0
    } else {
        sizes.margin + sizes.dot
    };
    let end = width - sizes.margin;
    let mut extent = mark::extent(lines().map(|line| line.shape), numbers.is_share());
    // A list has no sign for what lies beyond its scale: every figure is on it.
    extent
        .others
        .extend(extent.figures.iter().flat_map(|(low, high)| [*low, *high]));
    let has_zero = lines().any(|line| line.shape.reach().0 <= 0.0);
    let is_log = ValueAxis::over(&extent, spec.axis, left, end, 0.0).law == Law::Log;
    let left = if has_zero && is_log {
        left + sizes.dot * ZERO
    } else {
        left
    };
    let over = |right: f64| ValueAxis::over(&extent, spec.axis, left, right, sizes.dot * 6.0);
    // The axis is as long as every figure, beside its mark, leaves it.
    let whole = over(end);
    let right = lines().fold(end, |right, line| {
        let arrow = if matches!(line.shape, Shape::Floor { .. }) {
            sizes.dot * 5.0
        } else {
            sizes.dot
        };
        let words = ruler.width(&line.figure, sizes.label, Weight::Bold).min(inner * 0.45) + arrow + sizes.dot + 5.0;
        let part = (whole.at(line.shape.reach().1) - left) / (end - left).max(1.0);
        right.min(left + (end - left - words) / part.max(0.01))
    });
    let value = over(right.max(left + inner * 0.25));
    let ticks = value.ticks(TICK_GAP);
    let ticks = ticks
        .iter()
        .map(|tick| ruler.width(&numbers.tick(*tick), sizes.small, Weight::Regular));
    let gap = ticks.fold(TICK_GAP, |gap, width| gap.max(width + 14.0));
    Layout {
        has_zero: has_zero && value.law == Law::Log,
        value,
        gap,
        label: sizes.margin,
        label_limit,
        side_by_side,
        leading: (sizes.small * 1.25).round(),
    }
}

/// A section's heading, broken where it is too long.
pub(super) fn heading_lines(section: &Section, sizes: &Sizes, ruler: &Ruler, width: f64) -> Vec<String> {
    ruler.balance(&section.heading, sizes.label, Weight::Bold, width - 2.0 * sizes.margin)
}

/// The height of a section.
pub(super) fn section_height(section: &Section, layout: &Layout, sizes: &Sizes, ruler: &Ruler, width: f64) -> f64 {
    let heading = heading_lines(section, sizes, ruler, width).len() as f64 * sizes.label * 1.3;
    let note = ruler
        .wrap(&section.note, sizes.small, Weight::Regular, width - 2.0 * sizes.margin)
        .len() as f64
        * sizes.small
        * 1.35;
    let rows: f64 = section.lines.iter().map(|line| layout.row(line, sizes, ruler)).sum();
    (sizes.label * 1.1 + heading + note + rows).round()
}

impl Layout {
    /// A line's label, broken where it is too long.
    pub(super) fn label_lines(&self, line: &Line, sizes: &Sizes, ruler: &Ruler) -> Vec<String> {
        ruler.balance(&line.label, sizes.small, Weight::Regular, self.label_limit)
    }

    /// Where the mark of a line lies whose upper edge is `top`.
    pub(super) fn middle(&self, line: &Line, top: f64, sizes: &Sizes, ruler: &Ruler) -> f64 {
        if self.side_by_side {
            top + self.row(line, sizes, ruler) / 2.0
        } else {
            top + self.label_lines(line, sizes, ruler).len() as f64 * self.leading + sizes.small * 0.95
        }
    }

    /// The pixel of a value; what a logarithmic axis cannot hold lies left of it.
    pub(super) fn at(&self, value: f64, sizes: &Sizes) -> f64 {
        if self.value.law == Law::Log && value <= 0.0 {
            self.value.start - sizes.dot * ZERO
        } else {
            self.value.at(value)
        }
    }

    /// The length of the arrow of a bound: one that points left does not leave a linear axis, where zero is its end.
    pub(super) fn arrow(&self, shape: Shape, sizes: &Sizes) -> f64 {
        match (shape, self.value.law) {
            (Shape::Ceiling { value }, Law::Linear) => {
                arrow_within(sizes.dot, self.at(value, sizes) - self.value.start)
            }
            _ => sizes.dot * ARROW,
        }
    }

    /// The height of a line.
    pub(super) fn row(&self, line: &Line, sizes: &Sizes, ruler: &Ruler) -> f64 {
        let words = self.label_lines(line, sizes, ruler).len() as f64 * self.leading;
        let mark = (sizes.small * 2.1).round();
        if self.side_by_side {
            mark.max(words + sizes.small * 0.85)
        } else {
            words + mark
        }
    }
}
