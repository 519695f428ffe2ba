//! Rectangles in pixels, and what overlaps or crosses them.

use crate::chart::drawing::canvas::Point;

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Rect {
    pub(crate) fn new(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self {
            left,
            top,
            right,
            bottom,
        }
    }

    pub(crate) fn around(at: Point, half_width: f64, half_height: f64) -> Self {
        Self::new(
            at.0 - half_width,
            at.1 - half_height,
            at.0 + half_width,
            at.1 + half_height,
        )
    }

    /// The rectangle between two opposite corners.
    pub(crate) fn spanning(a: Point, b: Point) -> Self {
        Self::new(a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1))
    }

    /// The distance to another one; 0 if they touch.
    pub(crate) fn distance(self, other: Self) -> f64 {
        let gap = |end: f64, start: f64| (start - end).max(0.0);
        let across = gap(self.right, other.left).max(gap(other.right, self.left));
        let down = gap(self.bottom, other.top).max(gap(other.bottom, self.top));
        across.hypot(down)
    }

    /// Whether another one is at the same place, to the eye.
    pub(crate) fn is_like(self, other: Self) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < 2.0;
        near(self.left, other.left)
            && near(self.right, other.right)
            && near(self.top, other.top)
            && near(self.bottom, other.bottom)
    }

    pub(crate) fn grown(self, by: f64) -> Self {
        Self::new(self.left - by, self.top - by, self.right + by, self.bottom + by)
    }

    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    pub(crate) fn overlap_area(self, other: Self) -> f64 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width.max(0.0) * height.max(0.0)
    }

    pub(crate) fn within(self, other: Self) -> bool {
        self.left >= other.left && self.right <= other.right && self.top >= other.top && self.bottom <= other.bottom
    }

    /// Whether a straight line passes through (Liang and Barsky).
    pub(crate) fn cut_by(self, from: Point, to: Point) -> bool {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (direction, distance) in [
            (-dx, from.0 - self.left),
            (dx, self.right - from.0),
            (-dy, from.1 - self.top),
            (dy, self.bottom - from.1),
        ] {
            if direction.abs() < 1e-9 {
                if distance < 0.0 {
                    return false;
                }
            } else if direction < 0.0 {
                enter = enter.max(distance / direction);
            } else {
                leave = leave.min(distance / direction);
            }
        }
        enter < leave
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_through_a_box_is_seen() {
        let rect = Rect::new(10.0, 10.0, 20.0, 20.0);
        assert!(rect.cut_by((0.0, 0.0), (30.0, 30.0)));
        assert!(!rect.cut_by((0.0, 0.0), (30.0, 5.0)));
        assert!(!rect.cut_by((0.0, 15.0), (9.0, 15.0)));
    }
}
