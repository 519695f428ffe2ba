//! The kind `vintages`: the model's estimate of a series from what was known by one day after another.

mod pictures;

use chrono::{Datelike, NaiveDate};

pub(crate) use pictures::shown;
use pictures::{Picture, pictures, unbroken};

use crate::chart::data::{BandPoint, Data};
use crate::chart::drawing::Drawing;
use crate::chart::drawing::canvas::{Canvas, Group, Pen, Point, Type};
use crate::chart::error::DrawError;
use crate::chart::kinds::trend::rate::Rate;
use crate::chart::layout::label::{Request, Wording};
use crate::chart::layout::labels;
use crate::chart::layout::obstacles::Obstacles;
use crate::chart::layout::rect::Rect;
use crate::chart::layout::time_axis::{TimeAxis, day};
use crate::chart::layout::value_axis::{Extent, ValueAxis};
use crate::chart::marks::legend::DOTTED;
use crate::chart::page::{PageSetup, Texts};
use crate::chart::plots::frame::{Frame, TICK_GAP};
use crate::chart::spec::Spec;
use crate::chart::style::{Palette, Sizes, Style};
use crate::chart::text::{Ruler, Weight};
use crate::chart::words::caption;
use crate::chart::words::dates::{month, year};
use crate::chart::words::number::Numbers;
use crate::chart::words::{capitalised, joined};
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
    let value = |height: f64| ValueAxis::over(&extent, spec.axis, height, 0.0, 0.0);
    let beside = sizes.small * 2.4;
    let subtitle = spec
        .subtitle
        .clone()
        .unwrap_or_else(|| format!("{}: the model’s estimate as statements were published", title(data)));
    let texts = |height: f64| {
        (
            texts(spec, &subtitle, data, &pictures, &numbers, &value(height)),
            beside,
        )
    };
    let (page, height) = setup.page_around(sizes.plot, texts);
    let Some(axis) = TimeAxis::over(&days, (spec.from, spec.to)).filter(|_| !pictures.is_empty()) else {
        return page.draw_empty("No model estimate: too few figures, or they contradict each other");
    };
    let value = value(height);
    let time = TimeAxis {
        left: sizes.margin + Frame::gutter(&value, &numbers, ruler, sizes, width),
        right: width - sizes.margin,
        ..axis
    };
    page.draw(height + beside, |canvas, top| {
        let value = ValueAxis {
            start: top + height,
            end: top,
            ..value
        };
        let fan = Fan {
            pictures: &pictures,
            time,
            value,
            numbers: &numbers,
            ruler,
            sizes,
            palette,
        };
        let frame = Frame {
            time: &fan.time,
            value: &fan.value,
            has_time: true,
            has_figures: true,
            zero: None,
            edges: (0.0, width),
            numbers: &numbers,
            ruler,
            sizes,
            palette,
        };
        frame.draw(canvas);
        fan.draw_lines(canvas);
        fan.draw_labels(canvas);
    })
}

/// What is measured.
fn title(data: &Data) -> &str {
    data.series.as_ref().map_or("", |series| &series.title)
}

/// What the page says around a plot on this axis.
fn texts<'t>(
    spec: &'t Spec,
    subtitle: &'t str,
    data: &Data,
    pictures: &[Picture<'_>],
    numbers: &Numbers,
    value: &ValueAxis,
) -> Texts<'t> {
    let (scale, caption, documents) = if pictures.is_empty() {
        (String::new(), String::new(), Vec::new())
    } else {
        let main = data.main_place(spec.place.as_ref());
        let own = data.estimates.iter().filter(|row| main.as_ref() == Some(&row.place));
        let documents = own.map(|row| (row.publisher_name.as_str(), row.known_on)).collect();
        let is_broken = pictures.iter().any(|picture| unbroken(&picture.vintage.band).len() > 1);
        let dotted = if is_broken {
            " Dotted: no figure is near enough for a line."
        } else {
            ""
        };
        (value.said(TICK_GAP), format!("{CAPTION}{dotted}"), documents)
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

/// One wording of a label.
struct Words {
    when: Vec<String>,
    range: String,
}

struct Fan<'d> {
    pictures: &'d [Picture<'d>],
    time: TimeAxis,
    value: ValueAxis,
    numbers: &'d Numbers,
    ruler: &'d Ruler,
    sizes: &'d Sizes,
    palette: &'d Palette,
}

impl Fan<'_> {
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
                            canvas.polygon(
                                upper.chain(lower).collect(),
                                Pen::new(pen.color, 0.0).opacity(self.palette.bands[0]),
                            );
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

    /// When a picture was known and what it said: in two lines, and, where it stayed the same, in three narrower ones.
    fn wordings(&self, picture: &Picture<'_>, end: &BandPoint) -> Vec<Words> {
        let words = |when: Vec<String>| Words {
            when,
            range: format!("{}, {}", caption::estimate(end, self.numbers), month(end.date)),
        };
        let whole = picture.when();
        let narrow = whole
            .split_once("; ")
            .map(|(when, same)| words(vec![when.to_string(), same.to_string()]));
        narrow.into_iter().chain([words(vec![whole.clone()])]).collect()
    }

    fn room(&self, words: &Words) -> Wording {
        let (size, small) = (self.sizes.label, self.sizes.small);
        let when = words.when.iter().map(|line| self.ruler.width(line, size, Weight::Bold));
        Wording {
            width: when.fold(self.ruler.width(&words.range, small, Weight::Regular), f64::max) + 2.0,
            height: words.when.len() as f64 * size * 1.22 + small * 1.22,
            cost: words.when.len() as f64 * 8.0,
        }
    }

    fn draw_labels(&self, canvas: &mut Canvas<'_>) {
        let (size, small) = (self.sizes.label, self.sizes.small);
        let ends: Vec<(&Picture<'_>, &BandPoint)> = self
            .pictures
            .iter()
            .filter_map(|picture| Some((picture, shown(&picture.vintage.band).last()?)))
            .collect();
        let words: Vec<Vec<Words>> = ends.iter().map(|(picture, end)| self.wordings(picture, end)).collect();
        let mut obstacles = Obstacles::default();
        let requests: Vec<Request> = (0_u32..)
            .zip(ends.iter().zip(&words))
            .map(|(order, ((_, end), wordings))| {
                let (x, top) = self.at(end, end.p95);
                let bar = Rect::new(x - 4.0, top, x + 4.0, self.at(end, end.p05).1);
                obstacles.hard.push(bar);
                Request {
                    anchor: bar,
                    wordings: wordings.iter().map(|words| self.room(words)).collect(),
                    importance: f64::from(order),
                    patience: 300.0,
                }
            })
            .collect();
        for picture in self.pictures {
            obstacles.soft.extend(
                shown(&picture.vintage.band).map(|point| (Rect::around(self.at(point, point.p50), 3.0, 3.0), 3.0)),
            );
        }
        let bounds = Rect::new(
            self.time.left + 2.0,
            self.value.end - 6.0,
            self.time.right + self.sizes.margin * 0.5,
            self.value.start - 2.0,
        );
        let placed = labels::place(&requests, &obstacles, bounds, requests.len());
        canvas.group(
            Group {
                rim: Some(self.palette.ground),
                ..Group::default()
            },
            |canvas| {
                for (place, wordings) in placed.iter().zip(&words) {
                    let Some((place, words)) = place.and_then(|place| Some((place, wordings.get(place.wording)?)))
                    else {
                        continue;
                    };
                    let (x, align) = place.text_position();
                    let mut base = place.rect.top + size * 0.98;
                    for when in &words.when {
                        let set = Type::new(size, self.palette.model.text).bold();
                        canvas.text(when, (x, base), set.align(align));
                        base += size * 1.22;
                    }
                    canvas.text(
                        &words.range,
                        (x, base - size * 1.22 + small * 1.25),
                        Type::new(small, self.palette.muted).align(align),
                    );
                }
            },
        );
        for (from, to) in placed.iter().flatten().filter_map(|place| place.leader) {
            canvas.line(from, to, Pen::new(self.palette.model.mark, 0.8).opacity(0.55));
        }
    }
}
