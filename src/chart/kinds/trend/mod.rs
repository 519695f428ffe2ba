//! The kind `trend`: claims over the time that they are about, the model's band below them, events in a lane above.

pub(crate) mod band;
pub(crate) mod event_lane;
pub(crate) mod events;
pub(crate) mod excluded;
pub(crate) mod label_choice;
pub(crate) mod mark_drawing;
pub(crate) mod mark_labels;
pub(crate) mod panels;
pub(crate) mod plot;
pub(crate) mod positions;
pub(crate) mod rate;
pub(crate) mod span;
pub(crate) mod story;

use chrono::NaiveDate;

use crate::chart::data::{Band, BandPoint, Data, Verdict};
use crate::chart::drawing::Drawing;
use crate::chart::drawing::canvas::{Canvas, Pen};
use crate::chart::error::DrawError;
use crate::chart::kinds::trend::event_lane::Lane;
use crate::chart::kinds::trend::events::Events;
use crate::chart::kinds::trend::plot::Plot;
use crate::chart::kinds::trend::positions::Axes;
use crate::chart::kinds::trend::rate::Rate;
use crate::chart::kinds::trend::span::NO_TIME;
use crate::chart::kinds::trend::story::{Story, drawn_as};
use crate::chart::layout::time_axis::TimeAxis;
use crate::chart::layout::value_axis::{AxisChoice, Law, ValueAxis};
use crate::chart::marks::body::dot as dot_of;
use crate::chart::marks::legend::{self, Drawn};
use crate::chart::marks::mark::{Mark, Shape};
use crate::chart::page::{KeyItem, PageSetup, Texts};
use crate::chart::plots::frame::{Frame, TICK_GAP};
use crate::chart::spec::Spec;
use crate::chart::style::{Palette, Sizes, Style};
use crate::chart::words::alt_text::{self, Described};
use crate::chart::words::caption::{self, Counts};
use crate::chart::words::dates::written;
use crate::chart::words::number::Numbers;
use crate::chart::words::{capitalised, joined};

/// More labels than this are not taken in at a glance; the rest is in the tooltips and in the table.
const MOST_LABELS: usize = 5;

/// Draws the chart.
pub(crate) fn draw(spec: &Spec, data: &Data, style: Style) -> Result<Drawing, DrawError> {
    let setup = PageSetup::new(spec, style)?;
    let rate = Rate::of(data);
    let data = &drawn_as(data, rate);
    let chart = Chart {
        spec,
        data,
        setup: &setup,
        numbers: Numbers::of(data, style.lang).by(rate.per),
        story: Story::of(spec, data, rate),
        events: Events::of(data),
    };
    let (page, height) = setup.page_around(setup.sizes.plot, |height| {
        let layout = chart.lay_out(height);
        (chart.texts(&layout), layout.beside)
    });
    let layout = chart.lay_out(height);
    page.draw(height + layout.beside, |canvas, top| {
        chart.draw_plot(canvas, &layout, top, height);
    })
}

/// The same spec, with the axes fixed that the chart of these data has: a chart of a part of them is then beside it what it is within it.
pub(crate) fn with_axes_of(spec: &Spec, data: &Data) -> Spec {
    let rate = Rate::of(data);
    let data = &drawn_as(data, rate);
    let marks = &Story::of(spec, data, rate).marks;
    let numbers = Numbers::of(data, spec.lang.unwrap_or_default()).by(rate.per);
    // Which law it has does not depend on its length.
    let value = ValueAxis::over(&span::extent(data, marks, &numbers), spec.axis, 400.0, 0.0, 0.0);
    let time = span::time_axis(spec, data, marks);
    Spec {
        axis: match value.law {
            Law::Linear => AxisChoice::Linear,
            Law::Log => AxisChoice::Log,
        },
        from: spec.from.or(time.map(|time| time.from)),
        to: spec.to.or(time.and_then(|time| time.until.pred_opt())),
        ..spec.clone()
    }
}

/// What a chart is drawn from, before its plot has a height.
struct Chart<'d> {
    spec: &'d Spec,
    data: &'d Data,
    setup: &'d PageSetup,
    numbers: Numbers,
    story: Story<'d>,
    events: Events<'d>,
}

/// How a chart is laid out around a plot of some height.
struct Layout {
    axes: Axes,
    lane: Lane,
    drawn: Drawn,
    has_time: bool,
    has_figures: bool,
    /// The height of the strip for zero; 0 without one.
    zero_strip: f64,
    /// The height of what stands above the plot, and with it of what stands below.
    above: f64,
    beside: f64,
}

impl Chart<'_> {
    /// Between which pixels words stay.
    fn edges(&self) -> (f64, f64) {
        let margin = self.setup.sizes.margin;
        (margin, self.setup.width - margin * 0.5)
    }

    fn lay_out(&self, height: f64) -> Layout {
        let (width, sizes, ruler) = (self.setup.width, &self.setup.sizes, &self.setup.ruler);
        let marks = &self.story.marks;
        let extent = span::extent(self.data, marks, &self.numbers);
        let value = ValueAxis::over(&extent, self.spec.axis, height, 0.0, sizes.dot * 6.0);
        let time = TimeAxis {
            left: sizes.margin + Frame::gutter(&value, &self.numbers, ruler, sizes, width),
            right: width - sizes.margin,
            ..span::time_axis(self.spec, self.data, marks).unwrap_or(NO_TIME)
        };
        let axes = Axes {
            time,
            value,
            dot: dot_size(marks.len(), width, sizes),
            fill: fill_strength(marks),
            zero: 0.0,
        };
        let lane = event_lane::lay_out(&self.events.shown(self.spec), &time, self.edges(), ruler, sizes);
        let drawn = drawn(&axes, marks, self.data.band.as_ref());
        let zero_strip = zero_strip(has_zero(&value, marks), sizes);
        let above = lane.height + sizes.small * 0.6;
        Layout {
            zero_strip,
            above,
            beside: above + zero_strip + sizes.small * 2.0,
            axes,
            lane,
            drawn,
            has_time: time.from != NO_TIME.from,
            has_figures: has_figures(marks, drawn),
        }
    }

    fn texts<'t>(&'t self, layout: &Layout) -> Texts<'t> {
        let (story, numbers, time) = (&self.story, &self.numbers, &layout.axes.time);
        let (sizes, palette) = (&self.setup.sizes, self.setup.palette);
        let scale = if layout.has_figures {
            layout.axes.value.said(TICK_GAP)
        } else {
            String::new()
        };
        let mut notes = story.notes.clone();
        notes.extend(self.events.not_shown(self.spec, time));
        notes.extend(layout.lane.not_shown());
        let shown_band = self.data.band.as_ref().map(|band| within(band, time));
        Texts {
            title: &self.spec.title,
            subtitle: self.spec.subtitle.as_deref().unwrap_or(&story.title),
            note: note(self.spec, story, scale, numbers),
            groups: group_keys(story, palette, sizes),
            keys: legend::trend(&story.marks, layout.drawn, layout.axes.fill, palette, sizes),
            caption: caption::caption(&story.all, shown_band.as_ref(), &notes, numbers),
            source: caption::source_line(self.spec, &caption::documents(&story.all)),
            description: described(story, self.data, time, numbers) + &self.events.said(),
        }
    }

    /// Draws the events' lane from `lane_top` on, and the plot below.
    fn draw_plot(&self, canvas: &mut Canvas<'_>, layout: &Layout, lane_top: f64, height: f64) {
        let (sizes, palette) = (&self.setup.sizes, self.setup.palette);
        let top = (lane_top + layout.above).round();
        let bottom = top + height.round();
        let plot = Plot {
            axes: Axes {
                value: ValueAxis {
                    start: bottom,
                    end: top,
                    ..layout.axes.value
                },
                zero: bottom + layout.zero_strip * 0.6,
                ..layout.axes
            },
            marks: &self.story.marks,
            numbers: &self.numbers,
            ruler: &self.setup.ruler,
            sizes,
            palette,
            top,
            bottom,
            edges: (sizes.margin * 0.4, self.setup.width - sizes.margin * 0.4),
            has_time: layout.has_time,
            has_figures: layout.has_figures,
            has_zero: layout.zero_strip > 0.0,
            places: &self.story.places,
            spec: self.spec,
            most_labels: MOST_LABELS,
            verdict: self.data.band.as_ref().map(|band| &band.verdict),
        };
        plot.draw(canvas, &layout.lane, lane_top, self.data.band.as_ref());
    }
}

/// What is drawn on these axes.
fn drawn(axes: &Axes, marks: &[Mark<'_>], band: Option<&Band>) -> Drawn {
    Drawn {
        period: marks.iter().any(|mark| axes.has_period_line(mark)),
        beyond: marks.iter().any(|mark| axes.value.is_beyond(mark.shape.reach())),
        ..band::drawn(band, &axes.time)
    }
}

/// Whether there is any figure to scale by.
fn has_figures(marks: &[Mark<'_>], drawn: Drawn) -> bool {
    !marks.is_empty() || drawn.band
}

/// Whether there are figures that a logarithmic axis has no place for: zero has a strip of its own below it.
fn has_zero(value: &ValueAxis, marks: &[Mark<'_>]) -> bool {
    value.law == Law::Log && marks.iter().any(|mark| mark.shape.reach().0 <= 0.0)
}

/// The height of that strip.
fn zero_strip(has_zero: bool, sizes: &Sizes) -> f64 {
    if has_zero { sizes.small * 1.8 } else { 0.0 }
}

/// The chart in words, for people who do not see it.
pub(crate) fn described(story: &Story<'_>, data: &Data, time: &TimeAxis, numbers: &Numbers) -> String {
    let own = story.marks.iter().filter(|mark| !mark.row.is_echo);
    let days = || {
        own.clone()
            .flat_map(|mark| [mark.row.when_from, mark.row.when_to])
            .flatten()
    };
    let on_axis = |day: NaiveDate| day.max(time.from).min(time.until.pred_opt().unwrap_or(time.until));
    let band = data.band.as_ref().map(|band| within(band, time));
    alt_text::description(
        &Described {
            kind: "Trend chart",
            what: &story.what(),
            span: (days().min().map(on_axis), days().max().map(on_axis)),
            marks: &story.all,
            contradictions: &data.contradictions,
            band: band.as_ref(),
        },
        numbers,
    )
}

/// What of a band lies on the axis: the description speaks of nothing else.
fn within(band: &Band, time: &TimeAxis) -> Band {
    let mut band = band.clone();
    let on_axis = |point: &BandPoint| time.shows(point.date);
    band.points.retain(on_axis);
    if let Verdict::Divided(camps) = &mut band.verdict {
        for camp in camps.iter_mut().filter_map(|camp| camp.band.as_mut()) {
            camp.points.retain(on_axis);
        }
    }
    band
}

/// Radius of a dot: smaller where there are many for the width.
pub(crate) fn dot_size(marks: usize, width: f64, sizes: &Sizes) -> f64 {
    let crowd = marks as f64 * 800.0 / width;
    if crowd <= 60.0 {
        sizes.dot
    } else if crowd <= 250.0 {
        sizes.dot * 0.72
    } else {
        sizes.dot * 0.55
    }
}

/// How opaque fills are: where there are many, they would be all that is seen.
pub(crate) fn fill_strength(marks: &[Mark<'_>]) -> f64 {
    (8.0 / marks.iter().filter(|mark| mark.is_fill()).count().max(1) as f64).clamp(0.2, 1.0)
}

/// Unit, scale and counts.
fn note(spec: &Spec, story: &Story<'_>, scale: String, numbers: &Numbers) -> String {
    let counts = Counts::of(story.all.iter().map(|mark| mark.row));
    // One place has no key: it is named here, unless the spec's own words do.
    let place = match &story.places[..] {
        [(_, name)] => spec.unless_named(name),
        _ => String::new(),
    };
    let unit = joined([capitalised(&numbers.unit()), place], ", ");
    let axis = joined([unit, scale], ", ");
    let counted = if counts.statements > 0 {
        counts.say()
    } else {
        String::new()
    };
    let known = spec
        .known_by
        .map(|day| format!("known by {}", written(day)))
        .unwrap_or_default();
    joined([axis, counted, known], " · ")
}

/// The places that occur, where there are several.
fn group_keys<'a>(story: &Story<'_>, palette: &'a Palette, sizes: &Sizes) -> Vec<KeyItem<'a>> {
    let (groups, dot) = (palette.groups.len(), sizes.dot);
    let named = story
        .places
        .iter()
        .enumerate()
        .filter(|(group, (key, _))| *group < groups && story.marks.iter().any(|mark| mark.row.place == *key));
    let items: Vec<KeyItem<'a>> = named
        .map(|(group, (_, name))| {
            let words = if group == groups - 1 && story.places.len() > groups {
                "other places".to_string()
            } else {
                name.clone()
            };
            let ink = palette.groups[group];
            // Ranges and bounds have no form of their place, only its colour.
            let has_dot = |mark: &Mark<'_>| matches!(mark.shape, Shape::Point { .. } | Shape::Interval { .. });
            let of_group = |mark: &&Mark<'_>| mark.group == group || (group == groups - 1 && mark.group > group);
            let is_formed = story.marks.iter().filter(of_group).any(has_dot);
            KeyItem {
                symbol: Box::new(move |canvas, (x, y)| {
                    if is_formed {
                        dot_of(canvas, group, (x, y), dot, ink.mark, None);
                    } else {
                        let (from, to) = ((x - dot * 1.2, y - dot * 0.6), (x + dot * 1.2, y + dot * 0.6));
                        canvas.rect(from, to, Pen::new(ink.mark, 0.0));
                    }
                }),
                words,
                color: ink.text,
                bold: true,
            }
        })
        .collect();
    if items.len() < 2 { Vec::new() } else { items }
}
