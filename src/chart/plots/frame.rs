//! The frame of a plot of values over time: grid lines with their values, and ticks of time below. Never what stands in it.

use crate::chart::drawing::canvas::{Canvas, Pen, Point, Type};
use crate::chart::drawing::element::Align;
use crate::chart::layout::time_axis::TimeAxis;
use crate::chart::layout::time_ticks;
use crate::chart::layout::value_axis::ValueAxis;
use crate::chart::page;
use crate::chart::style::{Palette, Sizes};
use crate::chart::text::{Ruler, Weight};
use crate::chart::words::number::Numbers;

/// Space between ticks of the value axis, in pixels.
pub(crate) const TICK_GAP: f64 = 38.0;
/// How near to the axis a tick has no line, in pixels.
const NEAR: f64 = 6.0;
/// Between two labels of the time axis, in pixels.
const LABEL_GAP: f64 = 16.0;

/// The sign of a break of an axis at this point, two strokes across it: one that runs to the right, or up.
pub(crate) fn broken(canvas: &mut Canvas<'_>, (x, y): Point, is_across: bool, palette: &Palette) {
    let pen = Pen::new(palette.muted, 1.2);
    for step in [-2.0, 2.0] {
        if is_across {
            canvas.line((x + step - 1.5, y + 4.0), (x + step + 1.5, y - 4.0), pen);
        } else {
            canvas.line((x - 4.0, y + step + 1.5), (x + 4.0, y + step - 1.5), pen);
        }
    }
}

/// Where the frame stands, and what it writes.
pub(crate) struct Frame<'d> {
    pub(crate) time: &'d TimeAxis,
    pub(crate) value: &'d ValueAxis,
    /// Whether anything says which time to show; without it there are no ticks of time.
    pub(crate) has_time: bool,
    /// Whether there is any figure to scale by; without it there are no grid lines.
    pub(crate) has_figures: bool,
    /// Where a strip for zero lies, below a logarithmic axis.
    pub(crate) zero: Option<f64>,
    /// Between which pixels labels of the time axis stay.
    pub(crate) edges: (f64, f64),
    pub(crate) numbers: &'d Numbers,
    pub(crate) ruler: &'d Ruler,
    pub(crate) sizes: &'d Sizes,
    pub(crate) palette: &'d Palette,
}

impl Frame<'_> {
    /// Room for the values left of the plot, in pixels.
    pub(crate) fn gutter(value: &ValueAxis, numbers: &Numbers, ruler: &Ruler, sizes: &Sizes, width: f64) -> f64 {
        let ticks = value.ticks(TICK_GAP);
        let labels = ticks
            .iter()
            .map(|tick| ruler.width(&numbers.tick(*tick), sizes.small, Weight::Regular));
        (labels.fold(0.0, f64::max).min(width * 0.3) + 8.0).ceil()
    }

    /// Draws it.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>) {
        let (time, value, sizes) = (self.time, self.value, self.sizes);
        let small = Type::new(sizes.small, self.palette.muted);
        let number = |canvas: &mut Canvas<'_>, amount: f64, y: f64| {
            let at = (time.left - 8.0, y + sizes.small * 0.36);
            canvas.text(&self.numbers.tick(amount), at, small.align(Align::End));
        };
        let ticks = if self.has_figures {
            value.ticks(TICK_GAP)
        } else {
            Vec::new()
        };
        for tick in ticks {
            let y = value.at(tick);
            // So near the axis a line of its own would only double that.
            if (value.start - y).abs() > NEAR {
                canvas.line((time.left, y), (time.right, y), page::grid(self.palette));
            }
            number(canvas, tick, y);
        }
        let mut foot = value.start;
        let axis = Pen::new(self.palette.axis, 1.0);
        canvas.line((time.left, foot), (time.right, foot), axis);
        if let Some(zero) = self.zero {
            number(canvas, 0.0, zero);
            // No factor leads from zero to anything: the axis is broken.
            let x = time.left - 3.0;
            broken(canvas, (x, f64::midpoint(foot, zero)), false, self.palette);
            foot = zero + sizes.small * 0.7;
        }
        if !self.has_time {
            return;
        }
        let measure = |label: &str| self.ruler.width(label, sizes.small, Weight::Regular);
        for tick in time_ticks::ticks(time, self.edges, LABEL_GAP, measure) {
            canvas.line((tick.x, foot), (tick.x, foot + 5.0), axis);
            let at = (tick.middle, foot + 6.0 + sizes.small * 1.1);
            canvas.text(&tick.label, at, small.align(Align::Middle));
        }
    }
}
