//! The kind `trend`: claims over the time that they are about, the model's band below them, events in a lane above.

use chrono::{Days, NaiveDate};

use super::caption::{self, Counts};
use super::data::{Band, BandPoint, Data};
use super::frame::{self, Heading, KeyItem};
use super::labels::{self, Obstacles, Rect, Request};
use super::lane::{self, Lane};
use super::mark::{self, Mark, Scene, Shape, Spot};
use super::number::Numbers;
use super::sheet::{Align, Group, Pen, Point, Sheet, Type};
use super::spec::Spec;
use super::style::{Palette, Sizes, Style, palette, sizes};
use super::text::{Ruler, Weight};
use super::time_axis::{Tick, TimeAxis, day, period, written};
use super::value_axis::{Law, ValueAxis};
use super::{DrawError, Svg};

/// Space between ticks of the value axis, in pixels.
const TICK_GAP: f64 = 38.0;

/// Draws the chart.
pub(super) fn draw(spec: &Spec, data: &Data, style: &Style) -> Result<Svg, DrawError> {
    let ruler = Ruler::new()?;
    let width = f64::from(style.width);
    let (sizes, palette) = (sizes(width), palette(style.theme));
    let numbers = Numbers::of(data, style.lang);
    let title = data.series.as_ref().map(|series| series.title.clone()).unwrap_or_default();
    let places = places(spec, data);
    let doubted: &[String] = data.band.as_ref().map_or(&[], |band| &band.doubted);
    let place_keys: Vec<String> = places.iter().map(|(key, _)| key.clone()).collect();
    let comparable = data.comparable();
    let incomparable = data.estimates.len() - comparable.len();
    let all = mark::marks(&comparable, &place_keys, doubted);
    let (marks, outside) = visible(spec, all);

    let plot_height = sizes.plot;
    let time = time_axis(spec, data, &marks);
    let mut value = value_axis(spec, data, &marks, &numbers, plot_height, &sizes);
    let gutter = value.ticks(TICK_GAP).iter().map(|tick| ruler.width(&numbers.value(*tick), sizes.small, Weight::Regular)).fold(0.0, f64::max);
    let time = TimeAxis { left: sizes.margin + (gutter + 8.0).ceil(), right: width - sizes.margin, ..time };

    let shown = lane::choose(&data.events, &spec.events);
    let lane = lane::lay_out(&shown, &time, (sizes.margin, width - sizes.margin * 0.5), &ruler, &sizes);
    let heading = heading(spec, data, &marks, &places, &value, &numbers, width, &ruler, &sizes, palette);
    let mut notes = Vec::new();
    if outside > 0 {
        notes.push(format!("{} about other years left out.", caption::plural(outside, "statement")));
    }
    if incomparable > 0 {
        notes.push(format!("{} in other currencies or units left out.", caption::plural(incomparable, "statement")));
    }
    if lane.left_out > 0 {
        notes.push(format!("{} of {} events shown.", lane.count(), lane.count() + lane.left_out));
    }
    let source = caption::source_line(spec, &caption::documents(&marks));
    let caption = caption::caption(&marks, data.band.as_ref(), &notes);
    let footing = frame::footing(key_items(&marks, data.band.as_ref(), palette, &sizes), &caption, &source, width, &ruler, &sizes, palette);

    let has_zero = value.law == Law::Log && marks.iter().any(|mark| mark.shape.reach().0 <= 0.0);
    let zero_strip = if has_zero { sizes.small * 1.8 } else { 0.0 };
    let axis_height = zero_strip + sizes.small * 2.2;
    let lane_top = sizes.margin + heading.height + sizes.small * 0.9;
    let above = lane_top + lane.height + sizes.small * 0.6;
    let below = axis_height + sizes.small * 0.7 + footing.height + sizes.margin * 0.8;
    let plot_height = spec.height.map_or(plot_height, |height| (f64::from(height) - above - below).max(120.0));
    let (top, bottom) = (above.round(), (above + plot_height).round());
    value = ValueAxis { start: bottom, end: top, ..value };
    let height = (bottom + below).round();

    let scene = Scene { time, value, dot: if marks.len() > 60 { sizes.dot * 0.72 } else { sizes.dot }, zero: bottom + zero_strip * 0.6 };
    let what = places.first().map_or_else(|| title.clone(), |(_, name)| format!("{title}, {name}"));
    let span = period(Some(time.from), time.until.pred_opt());
    let description = caption::description(&what, &span, &marks, data.band.as_ref(), &numbers);

    let mut body = frame::open(width, height, &spec.title, &description, palette.ground);
    let mut sheet = Sheet::new(&mut body, width, height);
    heading.draw(&mut sheet, sizes.margin);
    let drawing = Drawing { scene, marks: &marks, numbers: &numbers, ruler: &ruler, sizes: &sizes, palette, top, bottom, spec };
    drawing.draw_grid(&mut sheet, has_zero);
    lane.draw_rules(&mut sheet, lane_top, bottom, palette);
    let mut obstacles = Obstacles::default();
    let spots = drawing.spots(&lane);
    if let Some(band) = data.band.as_ref() {
        drawing.draw_band(&mut sheet, band, &spots, &mut obstacles);
    }
    if marks.is_empty() {
        frame::empty(&mut sheet, "No statements", (f64::midpoint(time.left, time.right), f64::midpoint(top, bottom)), &sizes, palette);
    }
    drawing.draw_marks(&mut sheet, &spots, &lane, &places, obstacles, has_zero);
    lane.draw_words(&mut sheet, lane_top, palette);
    footing.draw(&mut sheet, bottom + axis_height + sizes.small * 0.7);
    sheet.finish()?;
    body.push_str("</svg>\n");
    Ok(Svg(body))
}

/// The places shown, the spec's own first, then by how much is said about each; key and name.
pub(super) fn places(spec: &Spec, data: &Data) -> Vec<(String, String)> {
    let mut counted: Vec<(usize, &str, &str)> = Vec::new();
    for row in &data.estimates {
        match counted.iter_mut().find(|(_, key, _)| *key == row.place) {
            Some((count, _, _)) => *count += 1,
            None => counted.push((1, &row.place, &row.place_name)),
        }
    }
    let own = |key: &str| spec.place.as_deref() == Some(key);
    counted.sort_by(|a, b| own(b.1).cmp(&own(a.1)).then(b.0.cmp(&a.0)).then(a.1.cmp(b.1)));
    counted.into_iter().map(|(_, key, name)| (key.to_string(), name.to_string())).collect()
}

/// The marks whose time is in the spec's span, and how many are not.
pub(super) fn visible<'a>(spec: &Spec, marks: Vec<Mark<'a>>) -> (Vec<Mark<'a>>, usize) {
    let inside = |mark: &Mark<'_>| {
        let (from, to) = if mark.row.is_echo { (Some(mark.row.known_on), Some(mark.row.known_on)) } else { (mark.row.when_from, mark.row.when_to) };
        spec.from.zip(to).is_none_or(|(start, to)| to >= start) && spec.to.zip(from).is_none_or(|(end, from)| from <= end)
    };
    let before = marks.len();
    let kept: Vec<Mark<'a>> = marks.iter().filter(|mark| inside(mark)).cloned().collect();
    let outside = before - kept.len();
    // Roots are told by place in the list, which has changed.
    let renumbered = kept
        .iter()
        .map(|mark| Mark { root: mark.root.and_then(|root| kept.iter().position(|other| other.row.id == marks[root].row.id)), ..mark.clone() })
        .collect();
    (renumbered, outside)
}

fn time_axis(spec: &Spec, data: &Data, marks: &[Mark<'_>]) -> TimeAxis {
    let mut days: Vec<NaiveDate> = Vec::new();
    for mark in marks {
        if mark.row.is_echo {
            days.push(mark.row.known_on);
        } else {
            days.extend([mark.row.when_from, mark.row.when_to].into_iter().flatten());
        }
    }
    if let Some(band) = &data.band {
        days.extend([band.first_kept, band.last_kept]);
    }
    if days.is_empty() {
        days.extend(data.events.iter().flat_map(|event| [event.when_from, event.when_to]).flatten());
    }
    let fallback = TimeAxis { from: NaiveDate::default(), until: NaiveDate::default() + Days::new(365), left: 0.0, right: 1.0 };
    let around = TimeAxis::around(&days, 0.0, 1.0).unwrap_or(fallback);
    let from = spec.from.unwrap_or(around.from);
    let until = spec.to.and_then(|to| to.succ_opt()).unwrap_or(around.until);
    TimeAxis { from, until: until.max(from + Days::new(1)), ..around }
}

fn value_axis(spec: &Spec, data: &Data, marks: &[Mark<'_>], numbers: &Numbers, height: f64, sizes: &Sizes) -> ValueAxis {
    let mut extent = mark::extent(marks.iter().map(|mark| mark.shape), numbers.is_share());
    if let Some(band) = data.band.as_ref().filter(|band| !band.only_bounds) {
        // Bands are never cut by the frame.
        extent.values.extend(band_points(band).flat_map(|point| [point.p05, point.p95]));
    }
    ValueAxis::over(&extent, spec.axis, height, 0.0, sizes.dot * 6.0)
}

/// The band's points that may be shown: at most two years beyond the statements that it stands on.
pub(super) fn band_points(band: &Band) -> impl Iterator<Item = &BandPoint> {
    let beyond = chrono::Months::new(24);
    let first = band.first_kept.checked_sub_months(beyond).unwrap_or(band.first_kept);
    let last = band.last_kept.checked_add_months(beyond).unwrap_or(band.last_kept);
    band.points.iter().filter(move |point| point.date >= first && point.date <= last)
}

#[allow(clippy::too_many_arguments)] // what a heading says depends on everything that is drawn
fn heading<'a>(
    spec: &Spec,
    data: &Data,
    marks: &[Mark<'_>],
    places: &[(String, String)],
    value: &ValueAxis,
    numbers: &Numbers,
    width: f64,
    ruler: &Ruler,
    sizes: &Sizes,
    palette: &'a Palette,
) -> frame::Column<'a> {
    let counts = Counts::of(marks.iter().map(|mark| mark.row));
    let unit = numbers.unit();
    let axis = value.step(TICK_GAP).map(|step| format!("log scale: {step}")).unwrap_or_default();
    let mut parts: Vec<String> = [unit, axis].into_iter().filter(|part| !part.is_empty()).collect();
    if let Some(first) = parts.first_mut() {
        *first = frame::capitalised(first);
    }
    let mut note = parts.join(", ");
    if counts.statements > 0 {
        note.push_str(&format!(" · {}", counts.say()));
    }
    if let Some(day) = spec.known_by {
        note.push_str(&format!(" · known by {}", written(day)));
    }
    let words = Heading { title: &spec.title, subtitle: spec.subtitle.as_deref().unwrap_or_else(|| data.series.as_ref().map(|series| series.title.as_str()).unwrap_or_default()), note: &note };
    let mut column = frame::heading(&words, width, ruler, sizes, palette);
    let groups = palette.groups.len();
    if places.len() > 1 {
        let dot = sizes.dot;
        let named = places.iter().enumerate().filter(|(group, (key, _))| *group < groups && marks.iter().any(|mark| mark.row.place == *key));
        let mut items: Vec<KeyItem<'a>> = named
            .map(|(group, (_, name))| {
                let words = if group == groups - 1 && places.len() > groups { "other places".to_string() } else { name.clone() };
                let ink = palette.groups[group];
                KeyItem { symbol: Box::new(move |sheet, at| mark::dot(sheet, group, at, dot, ink.mark, None)), words, color: ink.text, bold: true }
            })
            .collect();
        if items.len() < 2 {
            items.clear();
        }
        column.space(sizes.small * 0.3);
        column.key(items, sizes.label, ruler);
    }
    column
}

/// The shapes that occur, with their meanings.
fn key_items<'a>(marks: &[Mark<'_>], band: Option<&Band>, palette: &'a Palette, sizes: &Sizes) -> Vec<KeyItem<'a>> {
    let (ink, echo, dot) = (palette.ink, palette.echo, sizes.dot * 0.9);
    let mut items: Vec<KeyItem<'a>> = Vec::new();
    let mut add = |symbol: frame::Symbol<'a>, words: &str| {
        items.push(KeyItem { symbol, words: words.into(), color: palette.muted, bold: false });
    };
    let own = |test: fn(&Mark<'_>) -> bool| marks.iter().any(|mark| !mark.row.is_echo && test(mark));
    if own(|mark| matches!(mark.shape, Shape::Point { about: false, .. })) {
        add(Box::new(move |sheet, at| sheet.disc(at, dot, Pen::new(ink, 0.0))), "stated figure");
    }
    if own(|mark| matches!(mark.shape, Shape::Point { about: true, .. })) {
        add(
            Box::new(move |sheet, at| {
                sheet.line((at.0, at.1 - dot * 1.8), (at.0, at.1 + dot * 1.8), Pen::new(ink, 1.4));
                sheet.disc(at, dot, Pen::new(ink, 0.0));
            }),
            "“about” (bar ±16%)",
        );
    }
    if own(|mark| matches!(mark.shape, Shape::Span { verbal: false, .. })) {
        add(Box::new(move |sheet, at| sheet.rect((at.0 - dot * 0.6, at.1 - dot * 1.6), (at.0 + dot * 0.6, at.1 + dot * 1.6), Pen::new(ink, 0.0))), "range");
    }
    if own(|mark| matches!(mark.shape, Shape::Span { verbal: true, .. })) {
        add(
            Box::new(move |sheet, at| {
                sheet.group(Group { dash: Some("4 2"), ..Group::default() }, |sheet| {
                    sheet.line((at.0, at.1 - dot * 1.8), (at.0, at.1 + dot * 1.8), Pen::new(ink, dot * 0.72));
                });
            }),
            "size in words",
        );
    }
    for (wanted, down, words) in [(true, -1.0, "at least"), (false, 1.0, "at most")] {
        let found = marks.iter().any(|mark| match mark.shape {
            Shape::Floor { .. } => wanted,
            Shape::Ceiling { .. } => !wanted,
            _ => false,
        });
        if found {
            add(
                Box::new(move |sheet, at| {
                    let (foot, tip) = (at.1 - down * dot * 1.6, at.1 + down * dot * 1.9);
                    sheet.line((at.0 - dot, foot), (at.0 + dot, foot), Pen::new(ink, 2.2));
                    sheet.line((at.0, foot), (at.0, tip - down * 2.0), Pen::new(ink, 1.6));
                    sheet.polygon(vec![(at.0 - dot * 0.8, tip - down * dot * 1.2), (at.0, tip), (at.0 + dot * 0.8, tip - down * dot * 1.2)], Pen::new(ink, 0.0));
                }),
                words,
            );
        }
    }
    if marks.iter().any(|mark| !mark.row.is_echo && mark.row.when_from != mark.row.when_to) {
        add(Box::new(move |sheet, at| sheet.line((at.0 - dot * 1.5, at.1), (at.0 + dot * 1.6, at.1), Pen::new(ink, 1.4).opacity(0.6))), "time it is about");
    }
    if marks.iter().any(|mark| mark.row.is_echo) {
        let ground = palette.ground;
        add(Box::new(move |sheet, at| mark::dot(sheet, 0, at, dot * 0.9, echo, Some(ground))), "repeat, when published");
    }
    if marks.iter().any(|mark| mark.doubted) {
        add(
            Box::new(move |sheet, at| {
                sheet.line((at.0 - dot, at.1 - dot), (at.0 + dot, at.1 + dot), Pen::new(echo, 1.6));
                sheet.line((at.0 - dot, at.1 + dot), (at.0 + dot, at.1 - dot), Pen::new(echo, 1.6));
            }),
            "given little weight",
        );
    }
    if band.is_some_and(|band| !band.only_bounds) {
        let (model, bands) = (palette.model.mark, palette.bands);
        add(
            Box::new(move |sheet, at| {
                sheet.rect((at.0 - dot * 1.5, at.1 - dot * 1.7), (at.0 + dot * 1.7, at.1 + dot * 1.7), Pen::new(model, 0.0).opacity(bands[0]));
                sheet.rect((at.0 - dot * 1.5, at.1 - dot * 0.8), (at.0 + dot * 1.7, at.1 + dot * 0.8), Pen::new(model, 0.0).opacity(bands[1]));
                sheet.line((at.0 - dot * 1.5, at.1), (at.0 + dot * 1.7, at.1), Pen::new(model, 2.0));
            }),
            "model: 90%, 50%, median",
        );
    }
    items
}

/// What the drawing of the plot needs.
struct Drawing<'d, 'r> {
    scene: Scene,
    marks: &'d [Mark<'r>],
    numbers: &'d Numbers,
    ruler: &'d Ruler,
    sizes: &'d Sizes,
    palette: &'d Palette,
    top: f64,
    bottom: f64,
    spec: &'d Spec,
}

impl Drawing<'_, '_> {
    /// Where the marks lie, clear of the events' rules where they can be.
    fn spots(&self, lane: &Lane) -> Vec<Spot> {
        let rules = lane.rules(self.top, self.bottom).map(|rule| rule.grown(self.sizes.dot)).collect();
        self.scene.spots(self.marks, rules)
    }

    fn draw_grid(&self, sheet: &mut Sheet<'_>, has_zero: bool) {
        let (time, value, sizes, palette) = (&self.scene.time, &self.scene.value, self.sizes, self.palette);
        let small = Type::new(sizes.small, palette.muted);
        let number = |sheet: &mut Sheet<'_>, text: &str, y: f64| {
            sheet.text(text, (time.left - 8.0, y + sizes.small * 0.36), small.align(Align::End));
        };
        for tick in value.ticks(TICK_GAP) {
            let y = value.at(tick);
            sheet.line((time.left, y), (time.right, y), frame::grid(palette));
            number(sheet, &self.numbers.value(tick), y);
        }
        if has_zero {
            number(sheet, &self.numbers.value(0.0), self.scene.zero);
        }
        let foot = if has_zero { self.scene.zero + sizes.small * 0.7 } else { self.bottom };
        sheet.line((time.left, self.bottom), (time.right, self.bottom), Pen::new(palette.axis, 1.0));
        let width = self.ruler.width("2000", sizes.small, Weight::Regular);
        for Tick { at, label } in time.ticks(width + 14.0) {
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
        let points: Vec<&BandPoint> = band_points(band).filter(|point| point.date >= time.from && point.date < time.until).collect();
        let place = |point: &BandPoint, value_of: fn(&BandPoint) -> f64| -> Point { (time.x(day(point.date)), value.at(value_of(point))) };
        let title = format!("Model estimate from {}", caption::plural(band.origins, "independent origin"));
        sheet.group(Group { title: Some(&title), ..Group::default() }, |sheet| {
            let ends: [(fn(&BandPoint) -> f64, fn(&BandPoint) -> f64); 2] = [(|point| point.p05, |point| point.p95), (|point| point.p25, |point| point.p75)];
            for ((low, high), opacity) in ends.into_iter().zip(palette.bands) {
                let outline = points.iter().map(|point| place(point, high)).chain(points.iter().rev().map(|point| place(point, low))).collect();
                sheet.polygon(outline, Pen::new(palette.model.mark, 0.0).opacity(opacity));
            }
            for stretch in self.solid(band, &points) {
                sheet.path(stretch.iter().map(|point| place(point, |point| point.p50)).collect(), Pen::new(palette.model.mark, 2.2));
            }
        });
        for (from, to) in &band.gaps {
            let words = format!("no estimates {}", period(Some(*from), Some(*to)));
            let (left, right) = (time.clamped(day(*from)), time.clamped(day(*to)));
            let width = self.ruler.width(&words, self.sizes.small, Weight::Regular);
            let middle = points.iter().min_by_key(|point| (point.date - *from).num_days().abs().max((*to - point.date).num_days().abs()));
            if let Some(point) = middle.filter(|_| width < right - left + 40.0) {
                let at = (f64::midpoint(left, right), value.at(point.p50));
                obstacles.hard.push(Rect::around((at.0, at.1 - 4.0), width / 2.0 + 2.0, self.sizes.small * 0.7));
                sheet.text(&words, at, Type::new(self.sizes.small, palette.model.text).align(Align::Middle));
            }
        }
        if let Some(end) = points.iter().rev().find(|point| point.date <= band.last_kept) {
            self.name_end(sheet, end, spots, obstacles);
        }
    }

    /// Says the 90 % band in words where the line ends.
    fn name_end(&self, sheet: &mut Sheet<'_>, end: &BandPoint, spots: &[Spot], obstacles: &mut Obstacles) {
        let range = self.numbers.range(caption::two_digits(end.p05), caption::two_digits(end.p95), None);
        let lines = [format!("90%: {range}"), format!("model, {}", chrono::Datelike::year(&end.date))];
        let size = self.sizes.small;
        let width = lines.iter().map(|line| self.ruler.width(line, size, Weight::Bold)).fold(0.0, f64::max);
        let right = (self.scene.time.x(day(end.date)) + width / 2.0).min(self.scene.time.right - 2.0);
        let rect = |y: f64| Rect::new(right - width - 3.0, y - size, right + 3.0, y + size * 1.6);
        let below = (self.scene.value.at(end.p05) + size * 1.4).min(self.bottom - size * 1.8);
        let above = (self.scene.value.at(end.p95) - size * 2.0).max(self.top + size);
        let covered = |y: f64| spots.iter().filter(|spot| rect(y).overlaps(Rect::new(spot.x - 4.0, spot.top, spot.x + 4.0, spot.bottom))).count();
        let y = if covered(above) < covered(below) { above } else { below };
        obstacles.hard.push(rect(y));
        sheet.group(Group { rim: Some(self.palette.ground), ..Group::default() }, |sheet| {
            sheet.text(&lines[0], (right, y), Type::new(size, self.palette.model.text).bold().align(Align::End));
            sheet.text(&lines[1], (right, y + size * 1.3), Type::new(size, self.palette.model.text).align(Align::End));
        });
    }

    /// The stretches with a median line: between the first and the last kept statement, outside gaps, where the band is not too wide.
    fn solid<'p>(&self, band: &Band, points: &[&'p BandPoint]) -> Vec<Vec<&'p BandPoint>> {
        let shown = |point: &BandPoint| {
            point.date >= band.first_kept
                && point.date <= band.last_kept
                && !band.two_camps
                && !band.gaps.iter().any(|(from, to)| point.date > *from && point.date < *to)
                && (self.scene.value.law == Law::Linear || point.p95 <= point.p05 * 10.0)
        };
        points.split(|point| !shown(point)).filter(|stretch| stretch.len() > 1).map(<[&BandPoint]>::to_vec).collect()
    }

    fn draw_marks(&self, sheet: &mut Sheet<'_>, spots: &[Spot], lane: &Lane, places: &[(String, String)], mut obstacles: Obstacles, has_zero: bool) {
        // Where many repeat, the links would be all that is seen.
        let crowded = self.marks.iter().filter(|mark| mark.root.is_some()).count() > 15;
        for (mark, spot) in self.marks.iter().zip(spots) {
            if let Some(root) = mark.root {
                Scene::link(sheet, spot, &spots[root], self.palette, if crowded { 0.22 } else { 0.6 });
                obstacles.soft.extend(Scene::link_rect(spot, &spots[root]).map(|rect| (rect, 14.0)));
            }
        }
        // Own statements are drawn over echoes, and bars under dots.
        let mut order: Vec<usize> = (0..self.marks.len()).collect();
        order.sort_by_key(|index| (!self.marks[*index].row.is_echo, matches!(self.marks[*index].shape, Shape::Point { .. })));
        for index in order {
            let mark = &self.marks[index];
            let title = caption::hover(mark.row, self.numbers, mark.doubted);
            self.scene.draw(sheet, mark, &spots[index], self.palette, &title);
            obstacles.hard.extend(self.scene.body(mark, &spots[index]));
            obstacles.soft.extend(self.scene.middle(mark, &spots[index]).map(|rect| (rect, 45.0)));
            obstacles.soft.extend(self.scene.period_lines(mark, &spots[index]).into_iter().map(|rect| (rect, 14.0)));
        }
        obstacles.soft.extend(lane.rules(self.top, self.bottom).map(|rect| (rect, 28.0)));
        self.draw_labels(sheet, spots, places, &obstacles, has_zero);
    }

    fn draw_labels(&self, sheet: &mut Sheet<'_>, spots: &[Spot], places: &[(String, String)], obstacles: &Obstacles, has_zero: bool) {
        let sizes = self.sizes;
        let (line, small_line) = ((sizes.label * 1.22).round(), (sizes.small * 1.22).round());
        let importance = importance(self.marks, &self.spec.labels);
        let labels: Vec<(String, Vec<String>)> = self.marks.iter().map(|mark| self.words(mark, places)).collect();
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
                Request { anchor: self.anchor(mark, spot), width: width + 2.0, height, importance: *importance, patience: if mark.row.is_echo { 40.0 } else { (300.0 + importance * 3.0).min(420.0) } }
            })
            .collect();
        let bounds = Rect::new(
            self.scene.time.left + 2.0,
            self.top - 6.0,
            self.scene.time.right + sizes.margin * 0.7,
            if has_zero { self.scene.zero } else { self.bottom } - 2.0,
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
                let ink = if mark.row.is_echo { self.palette.echo } else { self.palette.groups[mark.group.min(4)].mark };
                sheet.line(from, to, Pen::new(ink, 0.8).opacity(0.55));
            }
        }
        sheet.group(Group { rim: Some(self.palette.ground), ..Group::default() }, |sheet| {
            for ((mark, place), (figure, lines)) in self.marks.iter().zip(&placed).zip(&labels) {
                let Some(place) = place else { continue };
                let (x, align) = match place.side {
                    1 => (place.rect.left, Align::Start),
                    -1 => (place.rect.right, Align::End),
                    _ => (f64::midpoint(place.rect.left, place.rect.right), Align::Middle),
                };
                let ink = if mark.row.is_echo { self.palette.muted } else { self.palette.groups[mark.group.min(4)].text };
                let mut y = place.rect.top + line * 0.8;
                sheet.text(figure, (x, y), Type::new(sizes.label, ink).bold().align(align));
                y += (small_line - sizes.small) + sizes.small * 0.86;
                for text in lines {
                    sheet.text(text, (x, y), Type::new(sizes.small, self.palette.muted).align(align));
                    y += small_line;
                }
            }
        });
    }

    /// Where a label may stand beside: the whole bar of a range, the dot of a point, the tick of a bound.
    fn anchor(&self, mark: &Mark<'_>, spot: &Spot) -> Rect {
        let dot = self.scene.dot;
        match mark.shape {
            Shape::Span { .. } => Rect::new(spot.x - dot * 0.8, spot.top, spot.x + dot * 0.8, spot.bottom),
            Shape::Point { value, .. } => Rect::around((spot.x, self.scene.y(value)), dot, dot),
            Shape::Floor { .. } | Shape::Ceiling { .. } => Rect::new(spot.x - dot * 1.4, spot.top, spot.x + dot * 1.4, spot.bottom),
        }
    }

    /// The figure, and below it where, who and about when.
    fn words(&self, mark: &Mark<'_>, places: &[(String, String)]) -> (String, Vec<String>) {
        let row = mark.row;
        let mut parts: Vec<String> = Vec::new();
        let elsewhere = places.first().is_some_and(|(key, _)| *key != row.place);
        match (&row.scope, elsewhere) {
            (Some(scope), true) => parts.push(format!("{scope}, {}", row.place_name)),
            (Some(scope), false) => parts.push(scope.clone()),
            (None, true) => parts.push(row.place_name.clone()),
            (None, false) => {}
        }
        let when = if row.is_echo { chrono::Datelike::year(&row.known_on).to_string() } else { period(row.when_from, row.when_to) };
        parts.push(if row.is_echo { row.publisher_name.clone() } else { row.origin_name.clone() });
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
        (self.numbers.figure(row), lines)
    }
}

/// How much each mark's label matters: those that the spec names, then the latest, the extremes, the earliest, independent ones, echoes.
fn importance(marks: &[Mark<'_>], named: &[String]) -> Vec<f64> {
    let own = || marks.iter().enumerate().filter(|(_, mark)| !mark.row.is_echo);
    let mut importance: Vec<f64> = marks
        .iter()
        .map(|mark| {
            let place = if mark.group == 0 { 6.0 } else { 4.0 / (mark.group as f64) };
            let vague = if matches!(mark.shape, Shape::Span { verbal: true, .. }) { 5.0 } else { 0.0 };
            if mark.row.is_echo { 0.0 } else { 10.0 + place - vague }
        })
        .collect();
    let latest = own().max_by_key(|(_, mark)| (mark.row.when_to.or(mark.row.when_from), &mark.row.id));
    // A size in words is nobody's extreme, and parts of a place say nothing of the extremes of the whole.
    let firm = || own().filter(|(_, mark)| mark.group == 0 && !matches!(mark.shape, Shape::Span { verbal: true, .. }));
    let earliest = firm().min_by_key(|(_, mark)| (mark.row.when_from.or(mark.row.when_to), &mark.row.id));
    let highest = firm().max_by(|a, b| a.1.shape.reach().1.total_cmp(&b.1.shape.reach().1));
    let lowest = firm().min_by(|a, b| a.1.shape.reach().0.total_cmp(&b.1.shape.reach().0));
    for ((index, _), weight) in [latest, highest, lowest, earliest].into_iter().flatten().zip([40.0, 30.0, 20.0, 15.0]) {
        importance[index] += weight;
    }
    for (order, id) in named.iter().enumerate() {
        if let Some(index) = marks.iter().position(|mark| mark.row.id == *id) {
            importance[index] = 1000.0 - order as f64;
        }
    }
    importance
}
