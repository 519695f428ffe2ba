//! The plot of a trend chart: grid, band, marks and their labels. Never what stands around it.

use super::caption;
use super::data::{Band, BandPoint};
use super::frame;
use super::labels::{self, Obstacles, Rect, Request};
use super::lane::Lane;
use super::mark::{Mark, Scene, Shape, Spot};
use super::number::Numbers;
use super::sheet::{Align, Group, Pen, Point, Sheet, Type};
use super::spec::Spec;
use super::style::{Palette, Sizes};
use super::text::{Ruler, Weight};
use super::time_axis::{Tick, day, period};
use super::value_axis::Law;

/// Space between ticks of the value axis, in pixels.
pub(super) const TICK_GAP: f64 = 38.0;

/// The band's points that may be shown: at most two years beyond the statements that it stands on.
pub(super) fn band_points(band: &Band) -> impl Iterator<Item = &BandPoint> {
    let beyond = chrono::Months::new(24);
    let first = band.first_kept.checked_sub_months(beyond).unwrap_or(band.first_kept);
    let last = band.last_kept.checked_add_months(beyond).unwrap_or(band.last_kept);
    band.points
        .iter()
        .filter(move |point| point.date >= first && point.date <= last)
}

/// What the drawing of the plot needs.
pub(super) struct Plot<'d, 'r> {
    pub(super) scene: Scene,
    pub(super) marks: &'d [Mark<'r>],
    pub(super) numbers: &'d Numbers,
    pub(super) ruler: &'d Ruler,
    pub(super) sizes: &'d Sizes,
    pub(super) palette: &'d Palette,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// Whether anything says which time to show.
    pub(super) has_time: bool,
    /// Whether the model's band is drawn.
    pub(super) has_band: bool,
    /// Whether zero has a strip of its own below a logarithmic axis.
    pub(super) has_zero: bool,
    /// Key and name of the places, the chart's own first.
    pub(super) places: &'d [(String, String)],
    pub(super) spec: &'d Spec,
}

impl Plot<'_, '_> {
    /// Draws everything, back to front; `lane_top` is the upper edge of the events' lane.
    pub(super) fn draw(&self, sheet: &mut Sheet<'_>, lane: &Lane, lane_top: f64, band: Option<&Band>) {
        self.draw_grid(sheet);
        lane.draw_rules(sheet, lane_top, self.bottom, self.palette);
        let mut obstacles = Obstacles::default();
        let spots = self.spots(lane);
        if let Some(band) = band {
            self.draw_band(sheet, band, &spots, &mut obstacles);
        }
        if self.marks.is_empty() {
            let (time, middle) = (&self.scene.time, f64::midpoint(self.top, self.bottom));
            frame::empty(
                sheet,
                "No statements",
                (f64::midpoint(time.left, time.right), middle),
                self.sizes,
                self.palette,
            );
        }
        self.draw_marks(sheet, &spots, lane, obstacles);
        lane.draw_words(sheet, lane_top, self.palette);
    }

    /// Where the marks lie, clear of the events' rules where they can be.
    fn spots(&self, lane: &Lane) -> Vec<Spot> {
        let rules = lane
            .rules(self.top, self.bottom)
            .map(|rule| rule.grown(self.sizes.dot))
            .collect();
        self.scene.spots(self.marks, rules)
    }

    fn draw_grid(&self, sheet: &mut Sheet<'_>) {
        let (time, value, sizes, palette) = (&self.scene.time, &self.scene.value, self.sizes, self.palette);
        let small = Type::new(sizes.small, palette.muted);
        let number = |sheet: &mut Sheet<'_>, text: &str, y: f64| {
            sheet.text(text, (time.left - 8.0, y + sizes.small * 0.36), small.align(Align::End));
        };
        // Without a figure there is no scale, and without a time no years.
        let figures = if self.marks.is_empty() && !self.has_band {
            Vec::new()
        } else {
            value.ticks(TICK_GAP)
        };
        for tick in figures {
            let y = value.at(tick);
            sheet.line((time.left, y), (time.right, y), frame::grid(palette));
            number(sheet, &self.numbers.value(tick), y);
        }
        if self.has_zero {
            number(sheet, &self.numbers.value(0.0), self.scene.zero);
        }
        let foot = if self.has_zero {
            self.scene.zero + sizes.small * 0.7
        } else {
            self.bottom
        };
        sheet.line(
            (time.left, self.bottom),
            (time.right, self.bottom),
            Pen::new(palette.axis, 1.0),
        );
        let width = self.ruler.width("2000", sizes.small, Weight::Regular);
        let days = if self.has_time {
            time.ticks(width + 14.0)
        } else {
            Vec::new()
        };
        for Tick { at, label } in days {
            let x = time.x(at);
            sheet.line((x, foot), (x, foot + 5.0), Pen::new(palette.axis, 1.0));
            let half = self.ruler.width(&label, sizes.small, Weight::Regular) / 2.0;
            let x = x.clamp(sizes.margin * 0.4 + half, time.right + sizes.margin * 0.6 - half);
            sheet.text(&label, (x, foot + 6.0 + sizes.small * 1.1), small.align(Align::Middle));
        }
    }

    fn draw_band(&self, sheet: &mut Sheet<'_>, band: &Band, spots: &[Spot], obstacles: &mut Obstacles) {
        if band.only_bounds {
            return;
        }
        let (time, value, palette) = (&self.scene.time, &self.scene.value, self.palette);
        let points: Vec<&BandPoint> = band_points(band)
            .filter(|point| point.date >= time.from && point.date < time.until)
            .collect();
        let middle = |point: &BandPoint| -> Point { (time.x(day(point.date)), value.at(point.p50)) };
        let title = format!(
            "Model estimate from {}",
            caption::plural(band.origins, "independent origin")
        );
        sheet.group(
            Group {
                title: Some(&title),
                ..Group::default()
            },
            |sheet| {
                for (index, opacity) in palette.bands.into_iter().enumerate() {
                    let ends = |point: &BandPoint| {
                        if index == 0 {
                            (point.p05, point.p95)
                        } else {
                            (point.p25, point.p75)
                        }
                    };
                    let at = |point: &BandPoint, amount: f64| (time.x(day(point.date)), value.at(amount));
                    let upper = points.iter().map(|point| at(point, ends(point).1));
                    let lower = points.iter().rev().map(|point| at(point, ends(point).0));
                    sheet.polygon(
                        upper.chain(lower).collect(),
                        Pen::new(palette.model.mark, 0.0).opacity(opacity),
                    );
                }
                for stretch in self.solid(band, &points) {
                    let near = stretch.iter().map(|point| (Rect::around(middle(point), 3.0, 3.0), 3.0));
                    obstacles.soft.extend(near);
                    sheet.path(
                        stretch.iter().map(|point| middle(point)).collect(),
                        Pen::new(palette.model.mark, 2.2),
                    );
                }
            },
        );
        for (from, to) in &band.gaps {
            let words = format!("no estimates {}", period(Some(*from), Some(*to)));
            let (left, right) = (time.clamped(day(*from)), time.clamped(day(*to)));
            let width = self.ruler.width(&words, self.sizes.small, Weight::Regular);
            let nearest = points.iter().min_by_key(|point| {
                (point.date - *from)
                    .num_days()
                    .abs()
                    .max((*to - point.date).num_days().abs())
            });
            if let Some(point) = nearest.filter(|_| width < right - left + 40.0) {
                let at = (f64::midpoint(left, right), value.at(point.p50));
                obstacles.hard.push(Rect::around(
                    (at.0, at.1 - 4.0),
                    width / 2.0 + 2.0,
                    self.sizes.small * 0.7,
                ));
                sheet.text(
                    &words,
                    at,
                    Type::new(self.sizes.small, palette.model.text).align(Align::Middle),
                );
            }
        }
        if let Some(end) = points.iter().rev().find(|point| point.date <= band.last_kept) {
            self.name_end(sheet, end, spots, obstacles);
        }
    }

    /// Says the 90 % band in words where the line ends.
    fn name_end(&self, sheet: &mut Sheet<'_>, end: &BandPoint, spots: &[Spot], obstacles: &mut Obstacles) {
        let range = self
            .numbers
            .range(caption::two_digits(end.p05), caption::two_digits(end.p95), None);
        let lines = [
            format!("90%: {range}"),
            format!("model, {}", chrono::Datelike::year(&end.date)),
        ];
        let size = self.sizes.small;
        let width = lines
            .iter()
            .map(|line| self.ruler.width(line, size, Weight::Bold))
            .fold(0.0, f64::max);
        let right = (self.scene.time.x(day(end.date)) + width / 2.0).min(self.scene.time.right - 2.0);
        let rect = |y: f64| Rect::new(right - width - 3.0, y - size, right + 3.0, y + size * 1.6);
        let below = (self.scene.value.at(end.p05) + size * 1.4).min(self.bottom - size * 1.8);
        let above = (self.scene.value.at(end.p95) - size * 2.0).max(self.top + size);
        let covered = |y: f64| {
            spots
                .iter()
                .filter(|spot| rect(y).overlaps(Rect::new(spot.x - 4.0, spot.top, spot.x + 4.0, spot.bottom)))
                .count()
        };
        let y = if covered(above) < covered(below) { above } else { below };
        obstacles.hard.push(rect(y));
        sheet.group(
            Group {
                rim: Some(self.palette.ground),
                ..Group::default()
            },
            |sheet| {
                sheet.text(
                    &lines[0],
                    (right, y),
                    Type::new(size, self.palette.model.text).bold().align(Align::End),
                );
                sheet.text(
                    &lines[1],
                    (right, y + size * 1.3),
                    Type::new(size, self.palette.model.text).align(Align::End),
                );
            },
        );
    }

    /// The stretches with a median line: between the first and the last kept statement, outside gaps, where the band is not too wide.
    fn solid<'p>(&self, band: &Band, points: &[&'p BandPoint]) -> Vec<Vec<&'p BandPoint>> {
        let shown = |point: &BandPoint| {
            point.date >= band.first_kept
                && point.date <= band.last_kept
                && !band.two_camps
                && !band
                    .gaps
                    .iter()
                    .any(|(from, to)| point.date > *from && point.date < *to)
                && (self.scene.value.law == Law::Linear || point.p95 <= point.p05 * 10.0)
        };
        points
            .split(|point| !shown(point))
            .filter(|stretch| stretch.len() > 1)
            .map(<[&BandPoint]>::to_vec)
            .collect()
    }

    fn draw_marks(&self, sheet: &mut Sheet<'_>, spots: &[Spot], lane: &Lane, mut obstacles: Obstacles) {
        // Where many repeat, the links would be all that is seen.
        let opacity = match self.marks.iter().filter(|mark| mark.root.is_some()).count() {
            0..=15 => Some(0.6),
            16..=40 => Some(0.22),
            _ => None,
        };
        for (mark, spot) in self.marks.iter().zip(spots) {
            if let Some((root, opacity)) = mark.root.zip(opacity) {
                Scene::link(sheet, spot, &spots[root], self.palette, opacity);
                obstacles
                    .soft
                    .extend(Scene::link_rect(spot, &spots[root]).map(|rect| (rect, 14.0)));
            }
        }
        // Own statements are drawn over echoes, and bars under dots.
        let mut order: Vec<usize> = (0..self.marks.len()).collect();
        order.sort_by_key(|index| {
            (
                !self.marks[*index].row.is_echo,
                matches!(self.marks[*index].shape, Shape::Point { .. }),
            )
        });
        for index in order {
            let mark = &self.marks[index];
            let title = caption::hover(mark.row, self.numbers, mark.doubted);
            self.scene.draw(sheet, mark, &spots[index], self.palette, &title);
            obstacles.hard.extend(self.scene.body(mark, &spots[index]));
            obstacles
                .soft
                .extend(self.scene.middle(mark, &spots[index]).map(|rect| (rect, 45.0)));
            obstacles.soft.extend(
                self.scene
                    .period_lines(mark, &spots[index])
                    .into_iter()
                    .map(|rect| (rect, 14.0)),
            );
        }
        obstacles
            .soft
            .extend(lane.rules(self.top, self.bottom).map(|rect| (rect, 28.0)));
        self.draw_labels(sheet, spots, &obstacles);
    }

    fn draw_labels(&self, sheet: &mut Sheet<'_>, spots: &[Spot], obstacles: &Obstacles) {
        let sizes = self.sizes;
        let (line, small_line) = ((sizes.label * 1.22).round(), (sizes.small * 1.22).round());
        let importance = importance(self.marks, &self.spec.labels);
        let labels: Vec<(String, Vec<String>)> = self.marks.iter().map(|mark| self.words(mark)).collect();
        let requests: Vec<Request> = self
            .marks
            .iter()
            .zip(spots)
            .zip(&labels)
            .zip(&importance)
            .map(|(((mark, spot), (figure, lines)), importance)| {
                let width = lines
                    .iter()
                    .map(|text| self.ruler.width(text, sizes.small, Weight::Regular))
                    .fold(self.ruler.width(figure, sizes.label, Weight::Bold), f64::max);
                let height = line + lines.len() as f64 * small_line;
                Request {
                    anchor: self.anchor(mark, spot),
                    width: width + 2.0,
                    height,
                    importance: *importance,
                    patience: if mark.row.is_echo {
                        40.0
                    } else {
                        (300.0 + importance * 3.0).min(420.0)
                    },
                }
            })
            .collect();
        let bounds = Rect::new(
            self.scene.time.left + 2.0,
            self.top - 6.0,
            self.scene.time.right + sizes.margin * 0.7,
            if self.has_zero { self.scene.zero } else { self.bottom } - 2.0,
        );
        let area = (bounds.right - bounds.left) * (bounds.bottom - bounds.top);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // an area of at most a few million pixels
        let limit = (area / (sizes.label * sizes.label * 75.0)).max(3.0) as usize;
        let mut placed = labels::place(&requests, obstacles, bounds, limit);
        // A repeat is never named where what it repeats is not.
        for index in 0..placed.len() {
            if self.marks[index].row.is_echo && self.marks[index].root.is_none_or(|root| placed[root].is_none()) {
                placed[index] = None;
            }
        }
        for (mark, place) in self.marks.iter().zip(&placed) {
            if let Some((from, to)) = place.and_then(|place| place.leader) {
                let ink = if mark.row.is_echo {
                    self.palette.echo
                } else {
                    self.palette.groups[mark.group.min(4)].mark
                };
                sheet.line(from, to, Pen::new(ink, 0.8).opacity(0.55));
            }
        }
        sheet.group(
            Group {
                rim: Some(self.palette.ground),
                ..Group::default()
            },
            |sheet| {
                for ((mark, place), (figure, lines)) in self.marks.iter().zip(&placed).zip(&labels) {
                    let Some(place) = place else { continue };
                    let (x, align) = place.text_position();
                    let ink = if mark.row.is_echo {
                        self.palette.muted
                    } else {
                        self.palette.groups[mark.group.min(4)].text
                    };
                    let mut y = place.rect.top + line * 0.8;
                    sheet.text(figure, (x, y), Type::new(sizes.label, ink).bold().align(align));
                    y += (small_line - sizes.small) + sizes.small * 0.86;
                    for text in lines {
                        sheet.text(text, (x, y), Type::new(sizes.small, self.palette.muted).align(align));
                        y += small_line;
                    }
                }
            },
        );
    }

    /// Where a label may stand beside: the whole bar of a range, the dot of a point, the tick of a bound.
    fn anchor(&self, mark: &Mark<'_>, spot: &Spot) -> Rect {
        let dot = self.scene.dot;
        match mark.shape {
            Shape::Span { .. } => Rect::new(spot.x - dot * 0.8, spot.top, spot.x + dot * 0.8, spot.bottom),
            Shape::Point { value, .. } => Rect::around((spot.x, self.scene.y(value)), dot, dot),
            Shape::Floor { .. } | Shape::Ceiling { .. } => {
                Rect::new(spot.x - dot * 1.4, spot.top, spot.x + dot * 1.4, spot.bottom)
            }
        }
    }

    /// The figure, and below it where, who and about when.
    fn words(&self, mark: &Mark<'_>) -> (String, Vec<String>) {
        let row = mark.row;
        let mut parts: Vec<String> = Vec::new();
        let elsewhere = self.places.first().is_some_and(|(key, _)| *key != row.place);
        match (&row.scope, elsewhere) {
            (Some(scope), true) => parts.push(format!("{scope}, {}", row.place_name)),
            (Some(scope), false) => parts.push(scope.clone()),
            (None, true) => parts.push(row.place_name.clone()),
            (None, false) => {}
        }
        let when = if row.is_echo {
            chrono::Datelike::year(&row.known_on).to_string()
        } else {
            period(row.when_from, row.when_to)
        };
        parts.push(if row.is_echo {
            row.publisher_name.clone()
        } else {
            row.origin_name.clone()
        });
        let width = self.scene.time.right - self.scene.time.left;
        let limit = (width * 0.165).clamp(92.0, 190.0);
        let size = self.sizes.small;
        let mut lines: Vec<String> = Vec::new();
        for part in parts {
            let mut wrapped = self.ruler.balance(&part, size, Weight::Regular, limit);
            if wrapped.len() > 2 {
                let rest = wrapped.split_off(1).join(" ");
                wrapped.push(self.ruler.shorten(&rest, size, Weight::Regular, limit));
            }
            lines.extend(wrapped);
        }
        // The year never gives way: it goes on the last line where it fits there.
        let dated = lines.last().map(|last| format!("{last}, {when}")).unwrap_or_default();
        match lines.last_mut() {
            Some(last) if self.ruler.width(&dated, size, Weight::Regular) <= limit => *last = dated,
            _ => lines.push(when),
        }
        (
            self.ruler.shorten(
                &self.numbers.figure(row),
                self.sizes.label,
                Weight::Bold,
                limit.max(150.0),
            ),
            lines,
        )
    }
}

/// How much each mark's label matters: those that the spec names, then the latest, the extremes, the earliest, independent ones, echoes.
fn importance(marks: &[Mark<'_>], named: &[String]) -> Vec<f64> {
    let own = || marks.iter().enumerate().filter(|(_, mark)| !mark.row.is_echo);
    let mut importance: Vec<f64> = marks
        .iter()
        .map(|mark| {
            let place = if mark.group == 0 {
                6.0
            } else {
                4.0 / (mark.group as f64)
            };
            let vague = if matches!(mark.shape, Shape::Span { verbal: true, .. }) {
                5.0
            } else {
                0.0
            };
            if mark.row.is_echo { 0.0 } else { 10.0 + place - vague }
        })
        .collect();
    let latest = own().max_by_key(|(_, mark)| (mark.row.when_to.or(mark.row.when_from), &mark.row.id));
    // A size in words is nobody's extreme, and parts of a place say nothing of the extremes of the whole.
    let firm = || own().filter(|(_, mark)| mark.group == 0 && !matches!(mark.shape, Shape::Span { verbal: true, .. }));
    let earliest = firm().min_by_key(|(_, mark)| (mark.row.when_from.or(mark.row.when_to), &mark.row.id));
    let highest = firm().max_by(|a, b| a.1.shape.reach().1.total_cmp(&b.1.shape.reach().1));
    let lowest = firm().min_by(|a, b| a.1.shape.reach().0.total_cmp(&b.1.shape.reach().0));
    for ((index, _), weight) in [latest, highest, lowest, earliest]
        .into_iter()
        .flatten()
        .zip([40.0, 30.0, 20.0, 15.0])
    {
        importance[index] += weight;
    }
    for (order, id) in named.iter().enumerate() {
        if let Some(index) = marks.iter().position(|mark| mark.row.id == *id) {
            importance[index] = 1000.0 - order as f64;
        }
    }
    importance
}
