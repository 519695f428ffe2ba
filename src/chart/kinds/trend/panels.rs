//! Several trend charts in one picture, each of one place or one series, over one time. Never how a plot is drawn.

use std::collections::BTreeSet;

use crate::chart::data::{Data, Panel};
use crate::chart::drawing::Drawing;
use crate::chart::drawing::canvas::{Canvas, Type};
use crate::chart::error::DrawError;
use crate::chart::kinds::trend::plot::Plot;
use crate::chart::kinds::trend::positions::Axes;
use crate::chart::kinds::trend::rate::Rate;
use crate::chart::kinds::trend::span::{self, NO_TIME};
use crate::chart::kinds::trend::story::{Story, drawn_as};
use crate::chart::kinds::trend::{
    described, dot_size, drawn, event_lane, fill_strength, has_figures, has_zero, zero_strip,
};
use crate::chart::layout::rect::Rect;
use crate::chart::layout::time_axis::TimeAxis;
use crate::chart::layout::value_axis::{Extent, ValueAxis};
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
/// Room for an arrow above or below the figures, in pixels.
const ROOM: f64 = 26.0;

/// A panel with what it tells.
struct Told<'d> {
    panel: &'d Panel,
    spec: Spec,
    data: &'d Data,
    numbers: Numbers,
    story: Story<'d>,
    time: TimeAxis,
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
    let axes = |height: f64| axes(&panels, spec, &setup, width, height);
    let natural = (width * HEIGHT.0).clamp(HEIGHT.1, HEIGHT.2).round();
    let each = |all: f64| (all / rows as f64).max(HEIGHT.1 * 0.5).floor();
    // Whether a scale is logarithmic does not depend on its height.
    let has_zero = |(told, axes): (&Told<'_>, Axes)| has_zero(&axes.value, &told.story.marks);
    let zero_strip = zero_strip(panels.iter().zip(axes(natural)).any(has_zero), sizes);
    let foot = zero_strip + sizes.small * 3.4;
    let beside: f64 = (0..rows).map(|row| heading(row) + foot).sum();
    let (page, all) = setup.page_around(natural * rows as f64, |all| {
        (texts(spec, data, &panels, &axes(each(all)), &setup), beside)
    });
    let height = each(all);
    let axes = axes(height);
    page.draw(beside + height * rows as f64, |canvas, start| {
        let mut top = start;
        for row in 0..rows {
            let of_row = panels.iter().zip(&axes).zip(&headings).skip(row * columns);
            for (column, ((told, axes), heading_lines)) in of_row.take(columns).enumerate() {
                let left = sizes.margin + column as f64 * (width + gap);
                let mut base = top;
                for line in heading_lines {
                    base += (sizes.label * 1.3).round();
                    canvas.text(
                        line,
                        (left, base - sizes.label * 0.3),
                        Type::new(sizes.label, palette.ink).bold(),
                    );
                }
                told.draw(
                    canvas,
                    &setup,
                    *axes,
                    Rect::new(left, top + heading(row), left + width, top + heading(row) + height),
                    zero_strip,
                );
            }
            top += heading(row) + height + foot;
        }
    })
}

/// What the page says around panels on these axes.
fn texts<'t>(spec: &'t Spec, data: &Data, panels: &[Told<'_>], axes: &[Axes], setup: &'t PageSetup) -> Texts<'t> {
    let pairs = || panels.iter().zip(axes);
    let mut drawn = Drawn::default();
    for (told, axes) in pairs() {
        drawn |= told.drawn(axes);
    }
    let scaled = pairs().filter(|(told, axes)| has_figures(&told.story.marks, told.drawn(axes)));
    let scales: BTreeSet<String> = scaled.map(|(_, axes)| axes.value.said(TICK_GAP)).collect();
    let all = panels.iter().flat_map(|told| told.story.all.iter().cloned());
    let counted: Vec<Mark<'_>> = all.collect();
    let marks = panels.iter().flat_map(|told| told.story.marks.iter().cloned());
    let fill = axes.iter().map(|axes| axes.fill).fold(1.0, f64::min);
    Texts {
        title: &spec.title,
        subtitle: spec.subtitle.as_deref().unwrap_or_default(),
        note: note(panels, &scales, &counted),
        keys: legend::trend(&marks.collect::<Vec<_>>(), drawn, fill, setup.palette, &setup.sizes),
        caption: small_print(data, panels, &counted, drawn),
        source: caption::source_line(spec, &caption::documents(&counted)),
        description: description(panels),
        ..Texts::default()
    }
}

/// Every panel with what it tells, all over one time.
fn all_told<'d>(spec: &Spec, data: &'d Data, rated: &'d [(Rate, Data)], style: Style) -> Vec<Told<'d>> {
    let alone = |panel: &Panel| spec.of_panel(panel.place.as_ref(), panel.series.as_ref());
    let pairs = data.panels.iter().zip(rated);
    let mut panels: Vec<Told<'d>> = pairs
        .map(|(panel, rated)| told(panel, alone(panel), rated, style))
        .collect();
    let timed = || panels.iter().filter(|told| told.has_time());
    let from = timed().map(|told| told.time.from).min();
    let until = timed().map(|told| told.time.until).max();
    if let (Some(from), Some(until)) = (from, until) {
        for told in panels.iter_mut().filter(|told| told.has_time()) {
            told.time = TimeAxis {
                from,
                until,
                ..told.time
            };
        }
    }
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
    Told {
        panel,
        spec,
        data,
        numbers,
        story,
        time,
    }
}

/// The axes of panels of this width whose plots have this height, each from the panel's left edge and the plot's top; those of one series have one scale, so that they
/// can be compared.
fn axes(panels: &[Told<'_>], spec: &Spec, setup: &PageSetup, width: f64, height: f64) -> Vec<Axes> {
    let sizes = &setup.sizes;
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
    let axes = |(told, extent): (&Told<'_>, &Extent)| {
        let extent = if is_one_series { &joint } else { extent };
        let value = ValueAxis::over(extent, spec.axis, height, 0.0, ROOM);
        let marks = &told.story.marks;
        Axes {
            time: TimeAxis {
                left: Frame::gutter(&value, &told.numbers, &setup.ruler, sizes, width),
                right: width - sizes.dot * 2.0,
                ..told.time
            },
            value,
            dot: dot_size(marks.len(), width, sizes),
            fill: fill_strength(marks),
            zero: 0.0,
        }
    };
    panels.iter().zip(&extents).map(axes).collect()
}

/// Unit, scale and counts; of several series each panel has its own.
fn note(panels: &[Told<'_>], scales: &BTreeSet<String>, counted: &[Mark<'_>]) -> String {
    let units: Vec<String> = panels.iter().map(|told| capitalised(&told.numbers.unit())).collect();
    let unit = units
        .first()
        .filter(|first| units.iter().all(|unit| unit == *first))
        .cloned();
    let scale = match scales.len() {
        0 | 1 => scales.first().cloned().unwrap_or_default(),
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
    // What holds for several panels is said once.
    let mut remarks: Vec<(String, Vec<&str>)> = Vec::new();
    for told in panels {
        let band = told.data.band.as_ref();
        let verdict = band.and_then(|band| caption::without_line(band, &told.story.all, &told.numbers));
        for said in verdict.into_iter().chain(told.story.notes.iter().cloned()) {
            match remarks.iter_mut().find(|(known, _)| *known == said) {
                Some((_, headings)) => headings.push(&told.panel.heading),
                None => remarks.push((said, vec![&told.panel.heading])),
            }
        }
    }
    sentences.extend(
        remarks
            .iter()
            .map(|(said, headings)| format!("{}: {said}", headings.join("; "))),
    );
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

    fn extent(&self) -> Extent {
        span::extent(self.data, &self.story.marks, &self.numbers)
    }

    fn drawn(&self, axes: &Axes) -> Drawn {
        drawn(axes, &self.story.marks, self.data.band.as_ref())
    }

    fn description(&self) -> String {
        format!(
            "{}: {}",
            self.panel.heading,
            described(&self.story, self.data, &self.time, &self.numbers)
        )
    }

    /// Draws the plot into this rectangle, on axes that begin at its corner.
    fn draw(&self, canvas: &mut Canvas<'_>, setup: &PageSetup, axes: Axes, at: Rect, zero_strip: f64) {
        let drawn = self.drawn(&axes);
        let axes = Axes {
            time: TimeAxis {
                left: at.left + axes.time.left,
                right: at.left + axes.time.right,
                ..axes.time
            },
            value: ValueAxis {
                start: at.bottom,
                end: at.top,
                ..axes.value
            },
            zero: at.bottom + zero_strip * 0.6,
            ..axes
        };
        let marks = &self.story.marks;
        let plot = Plot {
            axes,
            marks,
            numbers: &self.numbers,
            ruler: &setup.ruler,
            sizes: &setup.sizes,
            palette: setup.palette,
            top: at.top,
            bottom: at.bottom,
            edges: (at.left, at.right),
            has_time: self.has_time(),
            has_figures: has_figures(marks, drawn),
            has_zero: has_zero(&axes.value, marks),
            places: &self.story.places,
            spec: &self.spec,
            most_labels: MOST_LABELS,
            verdict: self.data.band.as_ref().map(|band| &band.verdict),
        };
        let lane = event_lane::lay_out(&[], &axes.time, plot.edges, &setup.ruler, &setup.sizes);
        plot.draw(canvas, &lane, at.top, self.data.band.as_ref());
    }
}
