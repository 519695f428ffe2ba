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
use crate::chart::drawing::canvas::Group;
use crate::chart::error::DrawError;
use crate::chart::kinds::trend::events::Events;
use crate::chart::kinds::trend::plot::Plot;
use crate::chart::kinds::trend::positions::Axes;
use crate::chart::kinds::trend::rate::Rate;
use crate::chart::kinds::trend::span::NO_TIME;
use crate::chart::kinds::trend::story::{Story, drawn_as};
use crate::chart::layout::time_axis::TimeAxis;
use crate::chart::layout::value_axis::{Law, ValueAxis};
use crate::chart::marks::body::dot as dot_of;
use crate::chart::marks::legend::{self, Drawn};
use crate::chart::marks::mark::Mark;
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
    let (width, sizes, palette, ruler) = (setup.width, &setup.sizes, setup.palette, &setup.ruler);
    let rate = Rate::of(data);
    let data = &drawn_as(data, rate);
    let numbers = Numbers::of(data, style.lang).by(rate.per);
    let story = Story::of(spec, data, rate);
    let marks = &story.marks;
    let value = ValueAxis::over(
        &span::extent(data, marks, &numbers),
        spec.axis,
        sizes.plot,
        0.0,
        sizes.dot * 6.0,
    );
    let time = TimeAxis {
        left: sizes.margin + Frame::gutter(&value, &numbers, ruler, sizes, width),
        right: width - sizes.margin,
        ..span::time_axis(spec, data, marks).unwrap_or(NO_TIME)
    };
    let events = Events::of(data);
    let shown = events.shown(spec);
    let edges = (sizes.margin, width - sizes.margin * 0.5);
    let lane = event_lane::lay_out(&shown, &time, edges, ruler, sizes);
    let mut notes = story.notes.clone();
    notes.extend(events.not_shown(spec, &time));
    notes.extend(lane.not_shown());
    let has_time = time.from != NO_TIME.from;
    let axes = Axes {
        time,
        value,
        dot: dot_size(marks.len(), width, sizes),
        fill: fill_strength(marks),
        zero: 0.0,
    };
    let drawn = Drawn {
        period: marks.iter().any(|mark| axes.has_period_line(mark)),
        beyond: marks.iter().any(|mark| value.is_beyond(mark.shape.reach())),
        ..band::drawn(data.band.as_ref(), &time)
    };
    let has_figures = !marks.is_empty() || drawn.band;
    let scale = if has_figures {
        value.said(TICK_GAP)
    } else {
        String::new()
    };
    let shown_band = data.band.as_ref().map(|band| within(band, &time));
    let page = setup.page(Texts {
        title: &spec.title,
        subtitle: spec.subtitle.as_deref().unwrap_or(&story.title),
        note: note(spec, &story, scale, &numbers),
        groups: group_keys(&story, palette, sizes),
        keys: legend::trend(marks, drawn, palette, sizes),
        caption: caption::caption(&story.all, shown_band.as_ref(), &notes, &numbers),
        source: caption::source_line(spec, &caption::documents(&story.all)),
        description: described(&story, data, &time, &numbers) + &events.said(),
    });
    let has_zero = value.law == Law::Log && marks.iter().any(|mark| mark.shape.reach().0 <= 0.0);
    let zero_strip = if has_zero { sizes.small * 1.8 } else { 0.0 };
    let beside = lane.height + sizes.small * 0.6 + zero_strip + sizes.small * 2.0;
    let plot_height = page.room(beside).unwrap_or(sizes.plot);
    page.draw(plot_height + beside, |canvas, lane_top| {
        let top = (lane_top + lane.height + sizes.small * 0.6).round();
        let bottom = top + plot_height.round();
        let axes = Axes {
            value: ValueAxis {
                start: bottom,
                end: top,
                ..value
            },
            zero: bottom + zero_strip * 0.6,
            ..axes
        };
        let plot = Plot {
            axes,
            marks,
            numbers: &numbers,
            ruler,
            sizes,
            palette,
            top,
            bottom,
            edges: (sizes.margin * 0.4, width - sizes.margin * 0.4),
            has_time,
            has_figures,
            has_zero,
            places: &story.places,
            spec,
            most_labels: MOST_LABELS,
            verdict: data.band.as_ref().map(|band| &band.verdict),
        };
        let group = Group {
            time: has_time.then_some(&time),
            ..Group::default()
        };
        canvas.group(group, |canvas| plot.draw(canvas, &lane, lane_top, data.band.as_ref()));
    })
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
    let said =
        |name: &String| spec.title.contains(name) || spec.subtitle.as_ref().is_some_and(|text| text.contains(name));
    let place = match &story.places[..] {
        [(_, name)] if !said(name) => name.clone(),
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
            KeyItem {
                symbol: Box::new(move |canvas, at| dot_of(canvas, group, at, dot, ink.mark, None)),
                words,
                color: ink.text,
                bold: true,
            }
        })
        .collect();
    if items.len() < 2 { Vec::new() } else { items }
}
