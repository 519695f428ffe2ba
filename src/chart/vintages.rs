//! The kind `vintages`: what the model made of a series with what the world could know by one day after another. Never statements.

use chrono::{Datelike, Days, NaiveDate};

use super::caption;
use super::data::{BandPoint, Data, Vintage};
use super::frame::{self, Heading, Page};
use super::labels::{self, Obstacles, Rect, Request};
use super::number::Numbers;
use super::sheet::{Align, Group, Pen, Point, Sheet, Type};
use super::spec::Spec;
use super::style::{Palette, Sizes, Style, palette, sizes};
use super::text::{Ruler, Weight};
use super::time_axis::{TimeAxis, day, period, written};
use super::trend_plot::TICK_GAP;
use super::value_axis::{Extent, ValueAxis};
use super::{DrawError, Svg};

/// Draws the chart.
pub(super) fn draw(spec: &Spec, data: &Data, style: Style) -> Result<Svg, DrawError> {
    let ruler = Ruler::new()?;
    let width = f64::from(style.width);
    let (sizes, palette) = (sizes(width), palette(style.theme));
    let numbers = Numbers::of(data, style.lang);
    let mut vintages: Vec<&Vintage> = data
        .vintages
        .iter()
        .filter(|vintage| shown(vintage).next().is_some())
        .collect();
    vintages.sort_by_key(|vintage| vintage.known_by);
    let days: Vec<NaiveDate> = vintages
        .iter()
        .flat_map(|vintage| shown(vintage).map(|point| point.date))
        .collect();
    let axis = TimeAxis::around(&days, 0.0, 1.0);
    let values = vintages
        .iter()
        .flat_map(|vintage| shown(vintage).flat_map(|point| [point.p05, point.p95]))
        .collect();
    let extent = Extent {
        values,
        share: numbers.is_share(),
        ..Extent::default()
    };
    let value = ValueAxis::over(&extent, spec.axis, sizes.plot, 0.0, 0.0);
    let page = page(spec, data, &vintages, &value, &numbers, width, &ruler, (sizes, palette));
    let Some(axis) = axis else {
        return page.draw(sizes.plot * 0.6, |sheet, top| {
            frame::empty(
                sheet,
                "No vintages",
                (width / 2.0, top + sizes.plot * 0.3),
                &sizes,
                palette,
            );
        });
    };
    let ticks = value.ticks(TICK_GAP);
    let gutter = ticks
        .iter()
        .map(|tick| ruler.width(&numbers.value(*tick), sizes.small, Weight::Regular))
        .fold(0.0, f64::max);
    let from = spec.from.unwrap_or(axis.from);
    let until = spec
        .to
        .and_then(|to| to.succ_opt())
        .unwrap_or(axis.until)
        .max(from + Days::new(1));
    let time = TimeAxis {
        from,
        until,
        left: sizes.margin + gutter.min(width * 0.3) + 8.0,
        right: width - sizes.margin,
    };
    let beside = sizes.small * 2.4;
    let plot_height = spec.height.map_or(sizes.plot, |height| {
        (f64::from(height) - page.words_height() - beside).max(120.0)
    });
    page.draw(plot_height + beside, |sheet, top| {
        let value = ValueAxis {
            start: top + plot_height,
            end: top,
            ..value
        };
        let fan = Fan {
            vintages: &vintages,
            time,
            value,
            numbers: &numbers,
            ruler: &ruler,
            sizes: &sizes,
            palette,
        };
        fan.draw_grid(sheet);
        fan.draw_lines(sheet);
        fan.draw_labels(sheet);
    })
}

/// The words around the plot.
#[allow(clippy::too_many_arguments)] // what they say depends on everything that is drawn
fn page<'p>(
    spec: &'p Spec,
    data: &Data,
    vintages: &[&Vintage],
    value: &ValueAxis,
    numbers: &Numbers,
    width: f64,
    ruler: &Ruler,
    (sizes, palette): (Sizes, &'p Palette),
) -> Page<'p> {
    let law = value
        .step(TICK_GAP)
        .map(|step| format!("log scale: {step}"))
        .unwrap_or_default();
    let counts = caption::plural(vintages.len(), "vintage");
    let note = [frame::capitalised(&numbers.unit()), law, counts]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let title = data
        .series
        .as_ref()
        .map(|series| series.title.clone())
        .unwrap_or_default();
    let subtitle = spec
        .subtitle
        .clone()
        .unwrap_or_else(|| format!("{title}: the model's picture as statements came out"));
    let caption = "Each line is the median of a model estimate from what was known by the day named; the bar at its end, and the band of the latest, \
         hold 90%: where independent sources leave the value; errors that all sources share are not in it.";
    let caption = if vintages.is_empty() { "" } else { caption };
    Page {
        title: &spec.title,
        description: description(&title, vintages, numbers),
        heading: frame::heading(
            &Heading {
                title: &spec.title,
                subtitle: &subtitle,
                note: &note,
            },
            width,
            ruler,
            &sizes,
            palette,
        ),
        footing: frame::footing(
            Vec::new(),
            caption,
            &caption::source_line(spec, &[]),
            width,
            ruler,
            &sizes,
            palette,
        ),
        width,
        sizes,
        palette,
    }
}

/// The points between a vintage's first and last statement.
pub(super) fn shown(vintage: &Vintage) -> impl Iterator<Item = &BandPoint> {
    let band = &vintage.band;
    let kept = band
        .points
        .iter()
        .filter(|point| point.date >= band.first_kept && point.date <= band.last_kept);
    kept.filter(|_| !band.only_bounds && !band.two_camps)
}

fn description(title: &str, vintages: &[&Vintage], numbers: &Numbers) -> String {
    let start = format!(
        "Chart of {title}, as the model saw it at {}. ",
        caption::plural(vintages.len(), "point in time").replace("times", "time")
    );
    let text = vintages
        .iter()
        .fold(start, |text, vintage| match shown(vintage).last() {
            Some(end) => format!(
                "{text}Known by {}: {} for {}. ",
                written(vintage.known_by),
                range(end, numbers),
                end.date.year()
            ),
            None => text,
        });
    text.trim_end().to_string()
}

/// The 90 % band of a point in words.
fn range(point: &BandPoint, numbers: &Numbers) -> String {
    numbers.range(caption::two_digits(point.p05), caption::two_digits(point.p95), None)
}

struct Fan<'d> {
    vintages: &'d [&'d Vintage],
    time: TimeAxis,
    value: ValueAxis,
    numbers: &'d Numbers,
    ruler: &'d Ruler,
    sizes: &'d Sizes,
    palette: &'d Palette,
}

impl Fan<'_> {
    fn at(&self, point: &BandPoint, amount: f64) -> Point {
        (self.time.clamped(day(point.date)), self.value.at(amount))
    }

    /// The older a vintage, the paler and thinner.
    fn pen(&self, index: usize) -> Pen {
        let age = (self.vintages.len() - 1 - index) as f64 / (self.vintages.len().max(2) - 1) as f64;
        Pen::new(self.palette.model.mark, 2.6 - age * 1.2).opacity(1.0 - age * 0.6)
    }

    fn draw_grid(&self, sheet: &mut Sheet<'_>) {
        let small = Type::new(self.sizes.small, self.palette.muted);
        for tick in self.value.ticks(TICK_GAP) {
            let y = self.value.at(tick);
            sheet.line((self.time.left, y), (self.time.right, y), frame::grid(self.palette));
            sheet.text(
                &self.numbers.value(tick),
                (self.time.left - 8.0, y + self.sizes.small * 0.36),
                small.align(Align::End),
            );
        }
        let foot = self.value.start;
        sheet.line(
            (self.time.left, foot),
            (self.time.right, foot),
            Pen::new(self.palette.axis, 1.0),
        );
        for tick in self
            .time
            .ticks(self.ruler.width("2000", self.sizes.small, Weight::Regular) + 14.0)
        {
            let half = self.ruler.width(&tick.label, self.sizes.small, Weight::Regular) / 2.0;
            let x = self.time.x(tick.at);
            sheet.line((x, foot), (x, foot + 5.0), Pen::new(self.palette.axis, 1.0));
            let middle = x.min(self.time.right + self.sizes.margin * 0.6 - half);
            sheet.text(
                &tick.label,
                (middle, foot + 6.0 + self.sizes.small * 1.1),
                small.align(Align::Middle),
            );
        }
    }

    fn draw_lines(&self, sheet: &mut Sheet<'_>) {
        for (index, vintage) in self.vintages.iter().enumerate() {
            let points: Vec<&BandPoint> = shown(vintage).collect();
            let Some(end) = points.last() else { continue };
            let pen = self.pen(index);
            let title = format!(
                "Known by {}: model estimate from {}",
                written(vintage.known_by),
                caption::plural(vintage.band.origins, "independent origin")
            );
            sheet.group(
                Group {
                    title: Some(&title),
                    ..Group::default()
                },
                |sheet| {
                    if index + 1 == self.vintages.len() {
                        let upper = points.iter().map(|point| self.at(point, point.p95));
                        let lower = points.iter().rev().map(|point| self.at(point, point.p05));
                        sheet.polygon(
                            upper.chain(lower).collect(),
                            Pen::new(pen.color, 0.0).opacity(self.palette.bands[0]),
                        );
                    }
                    sheet.path(points.iter().map(|point| self.at(point, point.p50)).collect(), pen);
                    sheet.line(self.at(end, end.p05), self.at(end, end.p95), Pen { width: 1.6, ..pen });
                    sheet.disc(
                        self.at(end, end.p50),
                        self.sizes.dot * 0.8,
                        Pen::new(self.palette.model.mark, 0.0),
                    );
                },
            );
        }
    }

    fn draw_labels(&self, sheet: &mut Sheet<'_>) {
        let (size, small) = (self.sizes.label, self.sizes.small);
        let ends: Vec<(&Vintage, &BandPoint)> = self
            .vintages
            .iter()
            .filter_map(|vintage| Some((*vintage, shown(vintage).last()?)))
            .collect();
        let words: Vec<[String; 2]> = ends
            .iter()
            .map(|(vintage, end)| {
                [
                    format!("Known by {}", period(Some(vintage.known_by), Some(vintage.known_by))),
                    range(end, self.numbers),
                ]
            })
            .collect();
        let mut obstacles = Obstacles::default();
        let requests: Vec<Request> = (0_u32..)
            .zip(ends.iter().zip(&words))
            .map(|(order, ((_, end), [when, range]))| {
                let (x, top) = self.at(end, end.p95);
                let bar = Rect::new(x - 4.0, top, x + 4.0, self.at(end, end.p05).1);
                obstacles.hard.push(bar);
                let width =
                    self.ruler
                        .width(when, size, Weight::Bold)
                        .max(self.ruler.width(range, small, Weight::Regular));
                Request {
                    anchor: bar,
                    width: width + 2.0,
                    height: size * 1.22 + small * 1.22,
                    importance: f64::from(order),
                    patience: 300.0,
                }
            })
            .collect();
        for vintage in self.vintages {
            obstacles
                .soft
                .extend(shown(vintage).map(|point| (Rect::around(self.at(point, point.p50), 3.0, 3.0), 3.0)));
        }
        let bounds = Rect::new(
            self.time.left + 2.0,
            self.value.end - 6.0,
            self.time.right + self.sizes.margin * 0.7,
            self.value.start - 2.0,
        );
        let placed = labels::place(&requests, &obstacles, bounds, requests.len());
        sheet.group(
            Group {
                rim: Some(self.palette.ground),
                ..Group::default()
            },
            |sheet| {
                for (place, [when, range]) in placed.iter().zip(&words) {
                    let Some(place) = place else { continue };
                    let (x, align) = place.text_position();
                    let base = place.rect.top + size * 0.98;
                    sheet.text(
                        when,
                        (x, base),
                        Type::new(size, self.palette.model.text).bold().align(align),
                    );
                    sheet.text(
                        range,
                        (x, base + small * 1.25),
                        Type::new(small, self.palette.muted).align(align),
                    );
                }
            },
        );
        for (from, to) in placed.iter().flatten().filter_map(|place| place.leader) {
            sheet.line(from, to, Pen::new(self.palette.model.mark, 0.8).opacity(0.55));
        }
    }
}
