//! Several trend charts in one picture, each of one place or one series, over one time. Never how a plot is drawn.

use std::collections::BTreeSet;

use crate::chart::data::{Data, Panel};
use crate::chart::drawing::Drawing;
use crate::chart::drawing::canvas::{Canvas, Group, Type};
use crate::chart::error::DrawError;
use crate::chart::kinds::trend::plot::Plot;
use crate::chart::kinds::trend::positions::Axes;
use crate::chart::kinds::trend::rate::Rate;
use crate::chart::kinds::trend::span::{self, NO_TIME};
use crate::chart::kinds::trend::story::{Story, drawn_as};
use crate::chart::kinds::trend::{band, described, dot_size, event_lane, fill_strength};
use crate::chart::layout::time_axis::TimeAxis;
use crate::chart::layout::value_axis::{Extent, Law, ValueAxis};
use crate::chart::marks::legend::{self, Drawn};
use crate::chart::marks::mark::Mark;
use crate::chart::page::{PageSetup, Texts};
use crate::chart::plots::frame::{Frame, TICK_GAP};
use crate::chart::spec::Spec;
use crate::chart::style::Style;
use crate::chart::text::Weight;
use crate::chart::words::caption::{self, BAND, Counts};
use crate::chart::words::number::Numbers;
use crate::chart::words::{capitalised, joined};
use crate::model::PlaceKey;

/// Labels in a panel, besides those that the spec names.
const MOST_LABELS: usize = 2;
/// From these widths on, in pixels, there are two and three panels side by side.
const SIDE_BY_SIDE: [f64; 2] = [560.0, 1_100.0];
/// The height of a plot, as a part of its width, and at least and at most in pixels.
const HEIGHT: (f64, f64, f64) = (0.62, 150.0, 320.0);

/// A panel with what it tells.
struct Told<'d> {
    panel: &'d Panel,
    spec: Spec,
    data: &'d Data,
    numbers: Numbers,
    story: Story<'d>,
    time: TimeAxis,
    value: ValueAxis,
}

/// Draws the chart.
pub(crate) fn draw(spec: &Spec, data: &Data, style: Style) -> Result<Drawing, DrawError> {
    let setup = PageSetup::new(spec, style)?;
    let (sizes, palette) = (&setup.sizes, setup.palette);
    let rated: Vec<(Rate, Data)> = data
        .panels
        .iter()
        .map(|panel| {
            // Panels of one series are compared, and have one unit.
            let rate = Rate::of(if panel.series.is_none() { data } else { &panel.data });
            (rate, drawn_as(&panel.data, rate))
        })
        .collect();
    let panels = all_told(spec, data, &rated, style);
    let columns = 1 + SIDE_BY_SIDE.iter().filter(|width| setup.width >= **width).count();
    let columns = columns.min(panels.len()).max(1);
    let gap = sizes.margin.max(18.0);
    let inner = setup.width - 2.0 * sizes.margin;
    let width = (inner - gap * (columns as f64 - 1.0)) / columns as f64;
    let headings = headings(&panels, &setup, width);
    let rows = panels.len().div_ceil(columns);
    let lines = |row: usize| {
        let of_row = headings.iter().skip(row * columns).take(columns);
        of_row.map(Vec::len).max().unwrap_or(0) as f64
    };
    let heading = |row: usize| lines(row) * (sizes.label * 1.3).round() + sizes.small * 0.5;
    let zero_strip = if panels.iter().any(Told::has_zero) {
        sizes.small * 1.8
    } else {
        0.0
    };
    let foot = zero_strip + sizes.small * 3.4;
    let all = || panels.iter().flat_map(|told| told.story.all.iter().cloned());
    let marks: Vec<_> = panels
        .iter()
        .flat_map(|told| told.story.marks.iter().cloned())
        .collect();
    let mut drawn = Drawn::default();
    for told in &panels {
        drawn |= told.drawn(width, sizes.dot);
    }
    let counted: Vec<_> = all().collect();
    let page = setup.page(Texts {
        title: &spec.title,
        subtitle: spec.subtitle.as_deref().unwrap_or_default(),
        note: note(&panels, &counted),
        keys: legend::trend(&marks, drawn, palette, sizes),
        caption: small_print(data, &panels, &counted, drawn),
        source: caption::source_line(spec, &caption::documents(&counted)),
        description: description(&panels),
        ..Texts::default()
    });
    let beside: f64 = (0..rows).map(|row| heading(row) + foot).sum();
    let natural = (width * HEIGHT.0).clamp(HEIGHT.1, HEIGHT.2).round();
    let height = page
        .room(beside)
        .map_or(natural, |room| (room / rows as f64).max(HEIGHT.1 * 0.5).floor());
    page.draw(beside + height * rows as f64, |canvas, start| {
        let mut top = start;
        for row in 0..rows {
            for column in 0..columns {
                let Some(told) = panels.get(row * columns + column) else {
                    continue;
                };
                let left = sizes.margin + column as f64 * (width + gap);
                let mut base = top;
                for line in &headings[row * columns + column] {
                    base += (sizes.label * 1.3).round();
                    canvas.text(
                        line,
                        (left, base - sizes.label * 0.3),
                        Type::new(sizes.label, palette.ink).bold(),
                    );
                }
                let place = Place {
                    left,
                    right: left + width,
                    top: top + heading(row),
                    height,
                    zero_strip,
                };
                told.draw(canvas, &setup, place);
            }
            top += heading(row) + height + foot;
        }
    })
}

/// Where a panel stands, in pixels, and how high its plot is.
#[derive(Clone, Copy)]
struct Place {
    left: f64,
    right: f64,
    top: f64,
    height: f64,
    zero_strip: f64,
}

/// Every panel with what it tells, and its axes.
fn all_told<'d>(spec: &Spec, data: &'d Data, rated: &'d [(Rate, Data)], style: Style) -> Vec<Told<'d>> {
    let alone = |panel: &Panel| spec.of_panel(panel.place.as_ref(), panel.series.as_ref());
    let pairs = data.panels.iter().zip(rated);
    let mut panels: Vec<Told<'d>> = pairs
        .map(|(panel, rated)| told(panel, alone(panel), rated, style))
        .collect();
    share_axes(&mut panels, spec);
    panels
}

/// What stands above each panel, broken into lines: what it is about, and its unit where that is not the same for all.
fn headings(panels: &[Told<'_>], setup: &PageSetup, width: f64) -> Vec<Vec<String>> {
    let units: BTreeSet<String> = panels.iter().map(|told| told.numbers.unit()).collect();
    let heading = |told: &Told<'_>| {
        let unit = if units.len() > 1 {
            told.numbers.unit()
        } else {
            String::new()
        };
        let words = joined([told.panel.heading.clone(), unit], ", ");
        setup.ruler.balance(&words, setup.sizes.label, Weight::Bold, width)
    };
    panels.iter().map(heading).collect()
}

fn told<'d>(panel: &'d Panel, spec: Spec, (rate, data): &'d (Rate, Data), style: Style) -> Told<'d> {
    let numbers = Numbers::of(data, style.lang).by(rate.per);
    let story = Story::of(&spec, data, *rate);
    let time = span::time_axis(&spec, data, &story.marks).unwrap_or(NO_TIME);
    let value = ValueAxis::over(&Extent::default(), spec.axis, HEIGHT.1, 0.0, 0.0);
    Told {
        panel,
        spec,
        data,
        numbers,
        story,
        time,
        value,
    }
}

/// Gives all panels one time, and those of one series one scale, so that they can be compared.
fn share_axes(panels: &mut [Told<'_>], spec: &Spec) {
    let timed = panels.iter().filter(|told| told.has_time());
    let (from, until) = (
        timed.clone().map(|told| told.time.from).min(),
        timed.map(|told| told.time.until).max(),
    );
    let room = 26.0;
    let is_one_series = panels.windows(2).all(|pair| pair[0].spec.series == pair[1].spec.series);
    let extents: Vec<Extent> = panels.iter().map(Told::extent).collect();
    let joint = extents.iter().fold(Extent::default(), |mut joint, extent| {
        joint.figures.extend(&extent.figures);
        joint.others.extend(&extent.others);
        joint.open_above.extend(&extent.open_above);
        joint.open_below.extend(&extent.open_below);
        joint.share |= extent.share;
        joint
    });
    for (told, extent) in panels.iter_mut().zip(&extents) {
        let extent = if is_one_series { &joint } else { extent };
        told.value = ValueAxis::over(extent, spec.axis, HEIGHT.1, 0.0, room);
        if let (true, Some(from), Some(until)) = (told.has_time(), from, until) {
            told.time = TimeAxis {
                from,
                until,
                ..told.time
            };
        }
    }
}

/// Unit, scale and counts; of several series each panel has its own.
fn note(panels: &[Told<'_>], counted: &[Mark<'_>]) -> String {
    let units: Vec<String> = panels.iter().map(|told| capitalised(&told.numbers.unit())).collect();
    let unit = units
        .first()
        .filter(|first| units.iter().all(|unit| unit == *first))
        .cloned();
    let scales: Vec<String> = panels.iter().map(|told| told.value.said(TICK_GAP)).collect();
    let scale = match scales.first() {
        Some(first) if scales.iter().all(|scale| scale == first) => first.clone(),
        _ => "each panel with its own scale".into(),
    };
    let counts = Counts::of(counted.iter().map(|mark| mark.row));
    let axis = joined([unit.unwrap_or_default(), scale], ", ");
    joined([axis, counts.say()], " · ")
}

fn small_print(data: &Data, panels: &[Told<'_>], counted: &[Mark<'_>], drawn: Drawn) -> String {
    let mut sentences = caption::evidence(counted);
    if drawn.band {
        sentences.push(BAND.into());
    }
    for told in panels {
        let band = told.data.band.as_ref();
        let verdict = band.and_then(|band| caption::without_line(band, &told.story.all, &told.numbers));
        let said: Vec<String> = verdict.into_iter().chain(told.story.notes.iter().cloned()).collect();
        if !said.is_empty() {
            sentences.push(format!("{}: {}", told.panel.heading, said.join(" ")));
        }
    }
    let places: BTreeSet<&PlaceKey> = data
        .estimates
        .iter()
        .filter(|row| !row.is_echo)
        .map(|row| &row.place)
        .collect();
    let drawn: BTreeSet<&PlaceKey> = panels.iter().filter_map(|told| told.panel.place.as_ref()).collect();
    match places.difference(&drawn).count() {
        count @ 1.. if !drawn.is_empty() => {
            sentences.push(format!("{} not drawn.", caption::plural(count, "other place")));
        }
        _ => {}
    }
    sentences.join(" ")
}

/// All panels in one sentence, and then each.
fn description(panels: &[Told<'_>]) -> String {
    let headings: Vec<&str> = panels.iter().map(|told| told.panel.heading.as_str()).collect();
    let start = format!(
        "{}: {}.",
        caption::plural(panels.len(), "trend chart"),
        headings.join("; ")
    );
    let each = panels.iter().map(Told::description);
    std::iter::once(start).chain(each).collect::<Vec<_>>().join(" ")
}

impl Told<'_> {
    fn has_time(&self) -> bool {
        self.time.from != NO_TIME.from
    }

    fn has_zero(&self) -> bool {
        self.value.law == Law::Log && self.story.marks.iter().any(|mark| mark.shape.reach().0 <= 0.0)
    }

    fn extent(&self) -> Extent {
        span::extent(self.data, &self.story.marks, &self.numbers)
    }

    /// What is drawn in a panel of this width.
    fn drawn(&self, width: f64, dot: f64) -> Drawn {
        let axes = self.axes(
            TimeAxis {
                left: 0.0,
                right: width,
                ..self.time
            },
            dot,
        );
        Drawn {
            period: self.story.marks.iter().any(|mark| axes.has_period_line(mark)),
            beyond: self
                .story
                .marks
                .iter()
                .any(|mark| self.value.is_beyond(mark.shape.reach())),
            ..band::drawn(self.data.band.as_ref(), &self.time)
        }
    }

    fn axes(&self, time: TimeAxis, dot: f64) -> Axes {
        Axes {
            time,
            value: self.value,
            dot,
            fill: fill_strength(&self.story.marks),
            zero: 0.0,
        }
    }

    fn description(&self) -> String {
        format!(
            "{}: {}",
            self.panel.heading,
            described(&self.story, self.data, &self.time, &self.numbers)
        )
    }

    fn draw(&self, canvas: &mut Canvas<'_>, setup: &PageSetup, place: Place) {
        let (sizes, palette, ruler) = (&setup.sizes, setup.palette, &setup.ruler);
        let width = place.right - place.left;
        let bottom = place.top + place.height;
        let value = ValueAxis {
            start: bottom,
            end: place.top,
            ..self.value
        };
        let time = TimeAxis {
            left: place.left + Frame::gutter(&value, &self.numbers, ruler, sizes, width),
            right: place.right - sizes.dot * 2.0,
            ..self.time
        };
        let marks = &self.story.marks;
        let axes = Axes {
            value,
            zero: bottom + place.zero_strip * 0.6,
            ..self.axes(time, dot_size(marks.len(), width, sizes))
        };
        let plot = Plot {
            axes,
            marks,
            numbers: &self.numbers,
            ruler,
            sizes,
            palette,
            top: place.top,
            bottom,
            edges: (place.left, place.right),
            has_time: self.has_time(),
            has_figures: !marks.is_empty() || self.data.band.is_some(),
            has_zero: self.has_zero(),
            places: &self.story.places,
            spec: &self.spec,
            most_labels: MOST_LABELS,
            verdict: self.data.band.as_ref().map(|band| &band.verdict),
        };
        let group = Group {
            time: self.has_time().then_some(&time),
            ..Group::default()
        };
        let lane = event_lane::lay_out(&[], &time, plot.edges, ruler, sizes);
        canvas.group(group, |canvas| {
            plot.draw(canvas, &lane, place.top, self.data.band.as_ref());
        });
    }
}
