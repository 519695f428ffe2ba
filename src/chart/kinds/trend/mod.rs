//! The kind `trend`: claims over the time that they are about, the model's band below them, events in a lane above.

pub(crate) mod band;
pub(crate) mod event_lane;
pub(crate) mod events;
pub(crate) mod excluded;
pub(crate) mod mark_drawing;
pub(crate) mod mark_labels;
pub(crate) mod plot;
pub(crate) mod positions;

use chrono::NaiveDate;

use crate::chart::data::{Band, BandPoint, Data, Verdict};
use crate::chart::drawing::Drawing;
use crate::chart::drawing::canvas::Group;
use crate::chart::error::DrawError;
use crate::chart::kinds::trend::events::Events;
use crate::chart::kinds::trend::plot::Plot;
use crate::chart::kinds::trend::positions::Axes;
use crate::chart::layout::time_axis::TimeAxis;
use crate::chart::layout::value_axis::{Law, ValueAxis};
use crate::chart::marks::body::dot as dot_of;
use crate::chart::marks::legend;
use crate::chart::marks::mark::{self, Mark, Shape};
use crate::chart::page::{KeyItem, PageSetup, Texts};
use crate::chart::plots::frame::{Frame, TICK_GAP};
use crate::chart::spec::Spec;
use crate::chart::style::{Palette, Sizes, Style};
use crate::chart::text::Ruler;
use crate::chart::words::alt_text::{self, Described};
use crate::chart::words::caption::{self, Counts};
use crate::chart::words::dates::written;
use crate::chart::words::number::Numbers;
use crate::chart::words::{capitalised, joined};
use crate::model::{PlaceKey, year};
use crate::store::EstimateRow;

/// Draws the chart.
pub(crate) fn draw(spec: &Spec, data: &Data, style: Style) -> Result<Drawing, DrawError> {
    let setup = PageSetup::new(style)?;
    let (width, sizes, palette, ruler) = (setup.width, &setup.sizes, setup.palette, &setup.ruler);
    let numbers = Numbers::of(data, style.lang);
    let story = Story::of(spec, data);
    let marks = &story.marks;
    let (time, value) = axes(spec, data, marks, &numbers, width, sizes, ruler);
    let events = Events::of(data);
    let shown = events.shown(spec);
    let edges = (sizes.margin, width - sizes.margin * 0.5);
    let lane = event_lane::lay_out(&shown, &time, edges, ruler, sizes);
    let mut notes = story.notes.clone();
    if lane.left_out > 0 {
        notes.push(format!(
            "{} of {} events shown.",
            lane.count(),
            lane.count() + lane.left_out
        ));
    }
    let has_time = time.from != NO_TIME.from;
    let span = if has_time {
        (Some(time.from), time.until.pred_opt())
    } else {
        (None, None)
    };
    let drawn = band::drawn(data.band.as_ref(), &time);
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
        keys: legend::trend(marks, &value, drawn, palette, sizes),
        caption: caption::caption(&story.all, shown_band.as_ref(), &notes, &numbers),
        source: caption::source_line(spec, &caption::documents(&story.all)),
        description: alt_text::description(
            &Described {
                kind: "Trend chart",
                what: &story.what(),
                span,
                marks: &story.all,
                contradictions: &data.contradictions,
                band: shown_band.as_ref(),
            },
            &numbers,
        ) + &events.said(),
    });
    let has_zero = value.law == Law::Log && marks.iter().any(|mark| mark.shape.reach().0 <= 0.0);
    let zero_strip = if has_zero { sizes.small * 1.8 } else { 0.0 };
    let beside = lane.height + sizes.small * 0.6 + zero_strip + sizes.small * 2.0;
    let plot_height = spec.height.map_or(sizes.plot, |height| {
        (f64::from(height) - page.words_height() - beside).max(120.0)
    });
    page.draw(plot_height + beside, |canvas, lane_top| {
        let top = (lane_top + lane.height + sizes.small * 0.6).round();
        let bottom = top + plot_height.round();
        let axes = Axes {
            time,
            value: ValueAxis {
                start: bottom,
                end: top,
                ..value
            },
            dot: dot_size(marks.len(), width, sizes),
            fill: fill_strength(marks),
            zero: bottom + zero_strip * 0.6,
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
            has_time,
            has_figures,
            has_zero,
            places: &story.places,
            spec,
            verdict: data.band.as_ref().map(|band| &band.verdict),
        };
        let group = Group {
            time: has_time.then_some(&time),
            ..Group::default()
        };
        canvas.group(group, |canvas| plot.draw(canvas, &lane, lane_top, data.band.as_ref()));
    })
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
fn dot_size(marks: usize, width: f64, sizes: &Sizes) -> f64 {
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
fn fill_strength(marks: &[Mark<'_>]) -> f64 {
    let is_fill = |mark: &&Mark<'_>| matches!(mark.shape, Shape::Span { verbal: true, .. });
    (8.0 / marks.iter().filter(is_fill).count().max(1) as f64).clamp(0.2, 1.0)
}

/// What is drawn, before anything has a place.
struct Story<'d> {
    title: String,
    /// Key and name, the spec's own place first.
    places: Vec<(PlaceKey, String)>,
    /// Every claim that is counted.
    all: Vec<Mark<'d>>,
    /// Those that have a mark of their own.
    marks: Vec<Mark<'d>>,
    /// What was left out.
    notes: Vec<String>,
}

impl<'d> Story<'d> {
    fn of(spec: &Spec, data: &'d Data) -> Self {
        let places = places(spec, data);
        let keys: Vec<PlaceKey> = places.iter().map(|(key, _)| key.clone()).collect();
        let doubted: &[String] = data.band.as_ref().map_or(&[], |band| &band.doubted);
        let comparable = data.comparable();
        let (mut all, outside) = visible(spec, &mark::marks(&comparable, &keys, doubted));
        let mut notes = Vec::new();
        for mark in &mut all {
            mark.presumed = data.is_presumed_echo(&mark.row.id);
        }
        match all.iter().filter(|mark| (rate(mark.row) - 1.0).abs() > 0.01).count() {
            0 => {}
            count => notes.push(format!(
                "{} over another time than a year, drawn as a rate a year.",
                caption::plural(count, "amount")
            )),
        }
        let marks = mark::without_crowds(&all);
        match outside + data.elsewhen {
            0 => {}
            count => notes.push(format!(
                "{} about other times left out.",
                caption::plural(count, "statement")
            )),
        }
        match comparable.iter().filter(|row| Shape::of(row).is_none()).count() {
            0 => {}
            count => notes.push(format!(
                "{} without a figure left out.",
                caption::plural(count, "statement")
            )),
        }
        if comparable.len() < data.estimates.len() {
            let count = data.estimates.len() - comparable.len();
            notes.push(format!(
                "{} in other currencies or units left out.",
                caption::plural(count, "statement")
            ));
        }
        let title = data
            .series
            .as_ref()
            .map(|series| series.title.clone())
            .unwrap_or_default();
        Self {
            title,
            places,
            all,
            marks,
            notes,
        }
    }

    /// What is measured, and where.
    fn what(&self) -> String {
        match self.places.first() {
            Some((_, name)) => format!("{}, {name}", self.title),
            None => self.title.clone(),
        }
    }
}

/// The axes; the value axis has its height but not yet its place.
fn axes(
    spec: &Spec,
    data: &Data,
    marks: &[Mark<'_>],
    numbers: &Numbers,
    width: f64,
    sizes: &Sizes,
    ruler: &Ruler,
) -> (TimeAxis, ValueAxis) {
    let value = value_axis(spec, data, marks, numbers, sizes.plot, sizes);
    let time = TimeAxis {
        left: sizes.margin + Frame::gutter(&value, numbers, ruler, sizes, width),
        right: width - sizes.margin,
        ..time_axis(spec, data, marks).unwrap_or(NO_TIME)
    };
    (time, value)
}

/// The places shown, the spec's own first, then by how much is said about each; key and name.
pub(crate) fn places(spec: &Spec, data: &Data) -> Vec<(PlaceKey, String)> {
    let mut counted: Vec<(usize, &PlaceKey, &str)> = Vec::new();
    for row in &data.estimates {
        match counted.iter_mut().find(|(_, key, _)| **key == row.place) {
            Some((count, _, _)) => *count += 1,
            None => counted.push((1, &row.place, &row.place_name)),
        }
    }
    let own = |key: &PlaceKey| spec.place.as_ref() == Some(key);
    counted.sort_by(|a, b| own(b.1).cmp(&own(a.1)).then(b.0.cmp(&a.0)).then(a.1.cmp(b.1)));
    counted
        .into_iter()
        .map(|(_, key, name)| (key.clone(), name.to_string()))
        .collect()
}

/// The marks whose time is in the spec's span, where they stand in the picture, and how many are not.
pub(crate) fn visible<'a>(spec: &Spec, marks: &[Mark<'a>]) -> (Vec<Mark<'a>>, usize) {
    let inside = |mark: &Mark<'_>| {
        let (from, to) = if mark.row.is_echo {
            (Some(mark.row.known_on), Some(mark.row.known_on))
        } else {
            (mark.row.when_from, mark.row.when_to)
        };
        spec.from.zip(to).is_none_or(|(start, to)| to >= start)
            && spec.to.zip(from).is_none_or(|(end, from)| from <= end)
    };
    let before = marks.len();
    let kept: Vec<Mark<'a>> = marks.iter().filter(|mark| inside(mark)).cloned().collect();
    let outside = before - kept.len();
    // Roots are told by place in the list, which has changed.
    let renumbered = kept
        .iter()
        .map(|mark| Mark {
            root: mark
                .root
                .and_then(|root| kept.iter().position(|other| other.row.id == marks[root].row.id)),
            shape: mark.shape.times(rate(mark.row)),
            ..mark.clone()
        })
        .collect();
    (renumbered, outside)
}

/// By what a figure is multiplied to stand where the band is: that is of a rate a year.
fn rate(row: &EstimateRow) -> f64 {
    year::rate_factor(row.measure, row.per, row.when_from, row.when_to)
}

/// The span shown; `None` where neither spec nor rows name a time.
pub(crate) fn time_axis(spec: &Spec, data: &Data, marks: &[Mark<'_>]) -> Option<TimeAxis> {
    let mut days: Vec<NaiveDate> = Vec::new();
    for mark in marks {
        if mark.row.is_echo {
            days.push(mark.row.known_on);
        } else {
            days.extend([mark.row.when_from, mark.row.when_to].into_iter().flatten());
        }
    }
    for stretch in data.band.iter().flat_map(|band| band::stretches(band, 1)) {
        days.extend([stretch.first_kept, stretch.last_kept]);
    }
    if days.is_empty() {
        days.extend(
            data.events
                .iter()
                .flat_map(|event| [event.when_from, event.when_to])
                .flatten(),
        );
    }
    TimeAxis::over(&days, (spec.from, spec.to))
}

/// A span that is never shown: it only keeps the layout whole where there is no time.
const NO_TIME: TimeAxis = TimeAxis {
    from: NaiveDate::MIN,
    until: NaiveDate::MAX,
    left: 0.0,
    right: 1.0,
};

fn value_axis(
    spec: &Spec,
    data: &Data,
    marks: &[Mark<'_>],
    numbers: &Numbers,
    height: f64,
    sizes: &Sizes,
) -> ValueAxis {
    let mut extent = mark::extent(marks.iter().map(|mark| mark.shape), numbers.is_share());
    for stretch in data.band.iter().flat_map(|band| band::stretches(band, 1)) {
        // Bands are never cut by the frame.
        extent
            .others
            .extend(stretch.shown().flat_map(|point| [point.p05, point.p95]));
    }
    ValueAxis::over(&extent, spec.axis, height, 0.0, sizes.dot * 6.0)
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
