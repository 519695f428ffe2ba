//! The kind `vintages`: the model's estimate of a series from what was known by one day after another.

mod fan_labels;
mod key;
mod pictures;

use chrono::{Datelike, NaiveDate};

pub(crate) use pictures::shown;
use pictures::{Picture, pictures, unbroken};

use crate::chart::data::{BandPoint, Data};
use crate::chart::drawing::Drawing;
use crate::chart::drawing::canvas::{Canvas, Group, Pen, Point};
use crate::chart::error::DrawError;
use crate::chart::kinds::trend::rate::Rate;
use crate::chart::layout::time_axis::{TimeAxis, day};
use crate::chart::layout::value_axis::{Extent, ValueAxis};
use crate::chart::marks::legend::DOTTED;
use crate::chart::page::{PageSetup, Texts};
use crate::chart::plots::frame::{Frame, TICK_GAP};
use crate::chart::spec::Spec;
use crate::chart::style::{EDGE, Palette, Sizes, Style};
use crate::chart::text::Ruler;
use crate::chart::words::caption;
use crate::chart::words::dates::year;
use crate::chart::words::number::Numbers;
use crate::chart::words::{capitalised, joined, some_of};
use crate::model::Per;

/// Draws the chart.
pub(crate) fn draw(spec: &Spec, data: &Data, style: Style) -> Result<Drawing, DrawError> {
    let setup = PageSetup::new(spec, style)?;
    let (width, sizes, palette, ruler) = (setup.width, &setup.sizes, setup.palette, &setup.ruler);
    // The model's estimate of amounts is a rate a year.
    let per = Rate::of(data).per.map(|_| Per::Year);
    let numbers = Numbers::of(data, style.lang).by(per);
    let pictures = pictures(data);
    let points = || pictures.iter().flat_map(|picture| shown(&picture.vintage.band));
    let days: Vec<NaiveDate> = points().map(|point| point.date).collect();
    let extent = Extent {
        others: points().flat_map(|point| [point.p05, point.p95]).collect(),
        share: numbers.is_share(),
        ..Extent::default()
    };
    let axis = TimeAxis::over(&days, (spec.from, spec.to)).filter(|_| !pictures.is_empty());
    // The plot as it lies at the upper edge of a page; it is known how high it is before it is known where it stands.
    let fan = |height: f64, axis: TimeAxis| {
        let value = ValueAxis::over(&extent, spec.axis, height, 0.0, 0.0);
        let time = TimeAxis {
            left: sizes.margin + Frame::gutter(&value, &numbers, ruler, sizes, width),
            right: width - sizes.margin,
            ..axis
        };
        Fan {
            pictures: &pictures,
            time,
            value,
            numbers: &numbers,
            ruler,
            sizes,
            palette,
        }
    };
    let beside = sizes.small * 2.4;
    let subtitle = spec
        .subtitle
        .clone()
        .unwrap_or_else(|| format!("{}: the model’s estimate as statements were published", title(data)));
    let texts = |height: f64| {
        let fan = axis.map(|axis| fan(height, axis));
        (texts(spec, &subtitle, data, fan.as_ref(), &numbers), beside)
    };
    let (page, height) = setup.page_around(sizes.plot, texts);
    let Some(axis) = axis else {
        return page.draw_empty(&pictures::without_any(data));
    };
    let labels = fan(height, axis).lay_out_labels();
    page.draw(height + beside, |canvas, top| {
        let fan = fan(height, axis);
        let fan = Fan {
            value: ValueAxis {
                start: top + height,
                end: top,
                ..fan.value
            },
            ..fan
        };
        let frame = Frame {
            time: &fan.time,
            value: &fan.value,
            has_time: true,
            has_figures: true,
            zero: None,
            edges: (sizes.margin * 0.4, width - sizes.margin * 0.4),
            numbers: &numbers,
            ruler,
            sizes,
            palette,
        };
        frame.draw(canvas);
        fan.draw_lines(canvas);
        fan.draw_labels(canvas, &labels, top);
    })
}

/// What is measured.
fn title(data: &Data) -> &str {
    data.series.as_ref().map_or("", |series| &series.title)
}

/// What the page says around a plot; without one where there is nothing to draw.
fn texts<'t>(spec: &'t Spec, subtitle: &'t str, data: &Data, fan: Option<&Fan<'_>>, numbers: &Numbers) -> Texts<'t> {
    let pictures = fan.map_or(&[][..], |fan| fan.pictures);
    let (scale, caption, documents) = match fan {
        None => (String::new(), String::new(), Vec::new()),
        Some(fan) => {
            let main = data.main_place(spec.place.as_ref());
            let own = data.estimates.iter().filter(|row| main.as_ref() == Some(&row.place));
            let documents = own.map(|row| (row.publisher_name.as_str(), row.known_on)).collect();
            (fan.value.said(TICK_GAP), fan.caption(), documents)
        }
    };
    let known = match pictures.iter().map(|picture| picture.days.len()).sum() {
        0 => String::new(),
        count => format!("as known at {}", caption::plural(count, "date")),
    };
    let axis = joined([capitalised(&numbers.unit()), scale, place_of(spec, data)], ", ");
    Texts {
        title: &spec.title,
        subtitle,
        note: joined([axis, known], " · "),
        keys: fan.map(key::entries).unwrap_or_default(),
        caption,
        source: caption::source_line(spec, &documents),
        description: description(title(data), pictures, numbers),
        ..Texts::default()
    }
}

/// The place whose estimate is shown, unless the spec's own words name it.
fn place_of(spec: &Spec, data: &Data) -> String {
    let main = data.main_place(spec.place.as_ref());
    let row = data.estimates.iter().find(|row| main.as_ref() == Some(&row.place));
    row.map(|row| spec.unless_named(&row.place_name)).unwrap_or_default()
}

const CAPTION: &str = "Each line is the median of a model estimate from what was known by the day named. The value lies in the bar at its end, and in the band of the \
     latest, with 90% probability, if the sources share half of their errors.";

fn description(title: &str, pictures: &[Picture<'_>], numbers: &Numbers) -> String {
    let start = format!(
        "Chart of {title}, as the model saw it with what was known at {}. ",
        caption::plural(pictures.len(), "time")
    );
    let text = pictures
        .iter()
        .fold(start, |text, picture| match shown(&picture.vintage.band).last() {
            Some(end) => format!(
                "{text}{}: {} for {}. ",
                picture.when(),
                caption::estimate(end, numbers),
                year(end.date.year())
            ),
            None => text,
        });
    text.trim_end().to_string()
}

struct Fan<'d> {
    pictures: &'d [Picture<'d>],
    time: TimeAxis,
    value: ValueAxis,
    numbers: &'d Numbers,
    ruler: &'d Ruler,
    sizes: &'d Sizes,
    palette: &'static Palette,
}

impl Fan<'_> {
    /// How to read the lines, and which of them have no name, for want of room.
    fn caption(&self) -> String {
        let is_broken = self
            .pictures
            .iter()
            .any(|picture| unbroken(&picture.vintage.band).len() > 1);
        let dotted = if is_broken {
            " Dotted: no figure is near enough for a line."
        } else {
            ""
        };
        let labels = self.lay_out_labels();
        let nameless = self
            .ends()
            .into_iter()
            .zip(&labels)
            .filter(|(_, label)| label.is_none());
        let days: Vec<String> = nameless.map(|((picture, _), _)| picture.day()).collect();
        let unnamed = match days.len() {
            0 => String::new(),
            count => format!(
                " Not named for want of room: {count} of {} lines, known by {}.",
                labels.len(),
                some_of(days.iter().map(String::as_str))
            ),
        };
        format!("{CAPTION}{dotted}{unnamed}")
    }

    /// The pictures with the point at which the line of each ends.
    fn ends(&self) -> Vec<(&Picture<'_>, &BandPoint)> {
        let pictures = self.pictures.iter();
        pictures
            .filter_map(|picture| Some((picture, shown(&picture.vintage.band).last()?)))
            .collect()
    }

    fn at(&self, point: &BandPoint, amount: f64) -> Point {
        (self.time.clamped(day(point.date) + 0.5), self.value.at(amount))
    }

    /// The older a vintage, the paler and thinner.
    fn pen(&self, index: usize) -> Pen {
        let age = (self.pictures.len() - 1 - index) as f64 / (self.pictures.len().max(2) - 1) as f64;
        Pen::new(self.palette.model.mark, 2.6 - age * 1.2).opacity(1.0 - age * 0.6)
    }

    fn draw_lines(&self, canvas: &mut Canvas<'_>) {
        for (index, picture) in self.pictures.iter().enumerate() {
            let Some(end) = shown(&picture.vintage.band).last() else {
                continue;
            };
            let pen = self.pen(index);
            let title = format!(
                "{}: model estimate from {}",
                picture.when(),
                caption::independent_origins(picture.vintage.band.origins, picture.vintage.band.unsourced)
            );
            canvas.group(
                Group {
                    title: Some(&title),
                    ..Group::default()
                },
                |canvas| {
                    for points in unbroken(&picture.vintage.band) {
                        if index + 1 == self.pictures.len() {
                            let upper = points.iter().map(|point| self.at(point, point.p95));
                            let lower = points.iter().rev().map(|point| self.at(point, point.p05));
                            let area = Pen::new(pen.color, 0.8);
                            canvas.polygon(
                                upper.clone().chain(lower.clone()).collect(),
                                area.opacity(self.palette.bands[0]),
                            );
                            canvas.path(upper.collect(), area.opacity(EDGE));
                            canvas.path(lower.collect(), area.opacity(EDGE));
                        }
                        canvas.path(points.iter().map(|point| self.at(point, point.p50)).collect(), pen);
                    }
                    // Across a gap, so that the pieces of one line are seen to be one.
                    let pieces = unbroken(&picture.vintage.band);
                    let dotted = Group {
                        dash: Some(DOTTED),
                        ..Group::default()
                    };
                    canvas.group(dotted, |canvas| {
                        for pair in pieces.windows(2) {
                            if let (Some(last), Some(next)) = (pair[0].last(), pair[1].first()) {
                                canvas.line(self.at(last, last.p50), self.at(next, next.p50), pen);
                            }
                        }
                    });
                    canvas.line(self.at(end, end.p05), self.at(end, end.p95), Pen { width: 1.6, ..pen });
                    canvas.disc(
                        self.at(end, end.p50),
                        self.sizes.dot * 0.8,
                        Pen::new(self.palette.model.mark, 0.0),
                    );
                },
            );
        }
    }
}
