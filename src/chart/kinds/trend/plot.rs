//! The plot of a trend chart: grid and marks, and the order of its layers. Never what stands around it.

use crate::chart::data::{Band, Verdict};
use crate::chart::drawing::canvas::{Canvas, Group};
use crate::chart::kinds::trend::event_lane::Lane;
use crate::chart::kinds::trend::positions::{Axes, Spot};
use crate::chart::layout::obstacles::Obstacles;
use crate::chart::layout::rect::Rect;
use crate::chart::marks::mark::{Mark, Shape};
use crate::chart::page;
use crate::chart::plots::frame::Frame;
use crate::chart::spec::Spec;
use crate::chart::style::{Palette, Sizes};
use crate::chart::text::Ruler;
use crate::chart::words::hover;
use crate::chart::words::number::Numbers;
use crate::model::PlaceKey;

/// What it costs a label to be struck through by a line of time or of an event.
const STRUCK: f64 = 140.0;

/// What the drawing of the plot needs.
pub(crate) struct Plot<'d, 'r> {
    pub(crate) axes: Axes,
    pub(crate) marks: &'d [Mark<'r>],
    pub(crate) numbers: &'d Numbers,
    pub(crate) ruler: &'d Ruler,
    pub(crate) sizes: &'d Sizes,
    pub(crate) palette: &'d Palette,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    /// Between which pixels labels of the time axis stay.
    pub(crate) edges: (f64, f64),
    /// Whether anything says which time to show.
    pub(crate) has_time: bool,
    /// Whether there is any figure to scale by.
    pub(crate) has_figures: bool,
    /// Whether zero has a strip of its own below a logarithmic axis.
    pub(crate) has_zero: bool,
    /// Key and name of the places, the chart's own first.
    pub(crate) places: &'d [(PlaceKey, String)],
    pub(crate) spec: &'d Spec,
    /// How many marks have a label, besides those that the spec names.
    pub(crate) most_labels: usize,
    /// What may be shown of the model's estimate.
    pub(crate) verdict: Option<&'d Verdict>,
}

impl Plot<'_, '_> {
    /// Draws everything, back to front, as one group that tells its time; `lane_top` is the upper edge of the events' lane.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, lane: &Lane, lane_top: f64, band: Option<&Band>) {
        let facts = self.axes.time.facts();
        let group = Group {
            facts: if self.has_time { &facts } else { &[] },
            ..Group::default()
        };
        canvas.group(group, |canvas| self.draw_layers(canvas, lane, lane_top, band));
    }

    fn draw_layers(&self, canvas: &mut Canvas<'_>, lane: &Lane, lane_top: f64, band: Option<&Band>) {
        self.draw_frame(canvas);
        lane.draw_rules(canvas, lane_top, self.bottom, self.palette);
        let mut obstacles = Obstacles::default();
        obstacles
            .soft
            .extend(lane.rules(self.top, self.bottom).map(|rect| (rect, STRUCK)));
        let spots = self.axes.spots(self.marks);
        let words = band.map(|band| self.draw_model(canvas, band, &spots, &mut obstacles));
        if self.marks.is_empty() {
            let (time, middle) = (&self.axes.time, f64::midpoint(self.top, self.bottom));
            page::empty(
                canvas,
                "No statements",
                (f64::midpoint(time.left, time.right), middle),
                self.sizes,
                self.palette,
            );
        }
        self.draw_marks(canvas, &spots, obstacles);
        let rim = Group {
            rim: Some(self.palette.ground),
            ..Group::default()
        };
        canvas.group(rim, |canvas| {
            for (text, at, set) in words.iter().flatten() {
                canvas.text(text, *at, *set);
            }
        });
        lane.draw_words(canvas, lane_top, self.palette);
    }

    fn draw_frame(&self, canvas: &mut Canvas<'_>) {
        let frame = Frame {
            time: &self.axes.time,
            value: &self.axes.value,
            has_time: self.has_time,
            has_figures: self.has_figures,
            zero: self.has_zero.then_some(self.axes.zero),
            edges: self.edges,
            numbers: self.numbers,
            ruler: self.ruler,
            sizes: self.sizes,
            palette: self.palette,
        };
        frame.draw(canvas);
    }

    fn draw_marks(&self, canvas: &mut Canvas<'_>, spots: &[Spot], mut obstacles: Obstacles) {
        // Where many repeat, the links would be all that is seen.
        let opacity = match self.marks.iter().filter(|mark| mark.root.is_some()).count() {
            0..=15 => Some(0.6),
            16..=40 => Some(0.22),
            _ => None,
        };
        for (mark, spot) in self.marks.iter().zip(spots) {
            if let Some((root, opacity)) = mark.root.zip(opacity) {
                Axes::link(canvas, spot, &spots[root], mark.presumed, self.palette, opacity);
                obstacles
                    .soft
                    .extend(Axes::link_rect(spot, &spots[root]).map(|rect| (rect, 14.0)));
            }
        }
        // Sizes in words lie under everything, own statements over echoes, and bars under dots.
        let mut order: Vec<usize> = (0..self.marks.len()).collect();
        order.sort_by_key(|index| {
            let mark = &self.marks[*index];
            (
                !mark.is_fill(),
                !mark.row.is_echo,
                matches!(mark.shape, Shape::Point { .. }),
                spots[*index].under,
            )
        });
        for index in order {
            let mark = &self.marks[index];
            let title = hover::mark(mark, self.numbers);
            self.axes.draw(canvas, mark, &spots[index], self.palette, &title);
            obstacles.hard.extend(self.axes.body(mark, &spots[index]));
            obstacles
                .soft
                .extend(self.axes.middle(mark, &spots[index]).map(|rect| (rect, 70.0)));
            obstacles.soft.extend(
                self.axes
                    .period_lines(mark, &spots[index])
                    .into_iter()
                    .map(|rect| (rect, STRUCK)),
            );
        }
        if self.has_zero {
            let (time, foot) = (&self.axes.time, self.bottom);
            obstacles
                .hard
                .push(Rect::new(time.left, foot - 1.0, time.right, foot + 1.0));
        }
        self.draw_counts(canvas, spots, &mut obstacles);
        self.draw_labels(canvas, spots, &obstacles);
    }
}
