//! How a thing in time is drawn, in a lane or in the legend. Never where it lies.

use crate::chart::drawing::canvas::{Canvas, Group, Pen};
use crate::chart::drawing::element::Dash;
use crate::chart::plots::lanes::item::Form;
use crate::chart::style::Palette;

/// Dashes of a period whose dates are approximate or uncertain.
pub(crate) const DASHED: Dash = (5.0, 4.0);

/// A thing in pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Thing {
    pub(crate) form: Form,
    /// Whether its dates are approximate or uncertain.
    pub(crate) doubtful: bool,
    /// Whether it only repeats another.
    pub(crate) hollow: bool,
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// Whether it goes on beyond the frame, to the left and to the right.
    pub(crate) open: (bool, bool),
    pub(crate) y: f64,
    /// Radius of a dot.
    pub(crate) dot: f64,
}

impl Thing {
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, palette: &Palette) {
        let (dot, y, left, right) = (self.dot, self.y, self.left, self.right);
        let ink = if self.hollow { palette.echo } else { palette.ink };
        let dashed = |dash: Dash| Group {
            dash: self.doubtful.then_some(dash),
            ..Group::default()
        };
        let thin = Pen::new(ink, 1.6);
        match self.form {
            Form::Day if self.hollow || self.doubtful => {
                canvas.disc((left, y), dot, Pen::new(palette.ground, 0.0));
                canvas.ring((left, y), dot, Pen::new(ink, 1.5));
            }
            Form::Day => canvas.disc((left, y), dot, Pen::new(ink, 0.0)),
            Form::Throughout => canvas.group(dashed(DASHED), |canvas| {
                canvas.line((left, y), (right, y), Pen::new(ink, dot * 1.3));
            }),
            Form::Within => {
                canvas.group(dashed((4.0, 3.0)), |canvas| canvas.line((left, y), (right, y), thin));
                for (x, open) in [(left, self.open.0), (right, self.open.1)] {
                    if !open {
                        canvas.line((x, y - dot), (x, y + dot), thin);
                    }
                }
            }
        }
        // An end beyond the frame is an arrow, never a cap.
        let head = dot * 0.9;
        let mut arrow = |tip: f64, back: f64| {
            canvas.path(vec![(back, y - head), (tip, y), (back, y + head)], thin);
        };
        if self.form != Form::Day && self.open.0 {
            arrow(left - 1.0, left + head);
        }
        if self.form != Form::Day && self.open.1 {
            arrow(right + 1.0, right - head);
        }
    }
}
