//! What the model says in a trend chart: bands, lines, gaps, and the range at the line's end. Never statements.

use chrono::{Datelike, NaiveDate};

use crate::chart::data::{Band, BandPoint, Camp, Verdict};
use crate::chart::drawing::canvas::{Canvas, Group, Pen, Point, Type};
use crate::chart::drawing::element::Align;
use crate::chart::kinds::trend::plot::Plot;
use crate::chart::kinds::trend::positions::Spot;
use crate::chart::layout::obstacles::Obstacles;
use crate::chart::layout::rect::Rect;
use crate::chart::layout::time_axis::{TimeAxis, day};
use crate::chart::marks::legend::{DOTTED, Drawn, FADED, FAINT};
use crate::chart::style::{EDGE, Ink};
use crate::chart::text::Weight;
use crate::chart::words::caption;
use crate::chart::words::dates::{month, within, year};
use crate::chart::words::number::Numbers;

/// A band with its line, as one picture: of all statements, or of one camp.
pub(crate) struct Stretch<'b> {
    pub(crate) points: &'b [BandPoint],
    pub(crate) first_kept: NaiveDate,
    pub(crate) last_kept: NaiveDate,
    pub(crate) gaps: &'b [(NaiveDate, NaiveDate)],
    /// What the end of the line is called: `model`, `upper camp`.
    pub(crate) name: &'static str,
    /// What a browser shows.
    title: String,
    /// Index of its ink: none for the model's own.
    group: Option<usize>,
}

impl Stretch<'_> {
    /// The points that may be shown: those between the statements that they stand on.
    pub(crate) fn shown(&self) -> impl Iterator<Item = &BandPoint> {
        let between = self.first_kept..=self.last_kept;
        self.points.iter().filter(move |point| between.contains(&point.date))
    }

    fn in_gap(&self, date: NaiveDate) -> bool {
        self.gaps.iter().any(|(from, to)| date > *from && date < *to)
    }

    /// Whether a line passes through: where the model lets it, between the first and the last statement, outside gaps.
    pub(crate) fn has_line(&self, point: &BandPoint) -> bool {
        let is_between = point.date >= self.first_kept && point.date <= self.last_kept;
        point.line && is_between && !self.in_gap(point.date)
    }

    /// The estimate at a point; without a line, where there is no single figure, the band alone.
    fn said_at(&self, point: &BandPoint, numbers: &Numbers) -> String {
        if self.has_line(point) {
            caption::estimate(point, numbers)
        } else {
            caption::band_of_90(point, numbers)
        }
    }

    /// How opaque the band is between two neighbouring points, as part of its usual opacity.
    fn strength(&self, from: NaiveDate, to: NaiveDate) -> f64 {
        if self.in_gap(from) || self.in_gap(to) {
            FADED
        } else {
            1.0
        }
    }
}

/// The bands that may be shown of a model estimate: one, one a camp, or none.
pub(crate) fn stretches<'b>(band: &'b Band, places: usize) -> Vec<Stretch<'b>> {
    match &band.verdict {
        Verdict::Line => vec![Stretch {
            points: &band.points,
            first_kept: band.first_kept,
            last_kept: band.last_kept,
            gaps: &band.gaps,
            name: "model",
            title: format!(
                "Model estimate from {}",
                caption::independent_origins(band.origins, band.unsourced)
            ),
            group: None,
        }],
        Verdict::Divided(camps) => {
            // Where a second place has the colour in focus, the upper camp takes another.
            let upper = if places > 1 { 4 } else { 1 };
            let named = [("lower camp", None), ("upper camp", Some(upper))];
            let camp = |(camp, (name, group)): (&'b Camp, (&'static str, Option<usize>))| {
                let band = camp.band.as_ref()?;
                Some(Stretch {
                    points: &band.points,
                    first_kept: band.first_kept,
                    last_kept: band.last_kept,
                    gaps: &[],
                    name,
                    title: format!(
                        "Model estimate from the {name} alone: {}",
                        caption::plural(camp.statements.len(), "statement")
                    ),
                    group,
                })
            };
            camps.iter().zip(named).filter_map(camp).collect()
        }
        Verdict::MarksOnly | Verdict::OnlyBounds => Vec::new(),
    }
}

/// What of a model estimate is drawn on this axis.
pub(crate) fn drawn(band: Option<&Band>, time: &TimeAxis) -> Drawn {
    let Some(band) = band else { return Drawn::default() };
    let mut drawn = Drawn {
        excluded: band.verdict == Verdict::OnlyBounds,
        ..Drawn::default()
    };
    for stretch in stretches(band, 1) {
        let points: Vec<&BandPoint> = stretch.shown().filter(|point| time.shows(point.date)).collect();
        let pairs = || points.windows(2);
        drawn.band |= points.len() > 1;
        let lines = points
            .split(|point| !stretch.has_line(point))
            .filter(|line| line.len() > 1);
        let lines = lines.count();
        drawn.line |= lines > 0;
        drawn.broken |= lines > 1;
        drawn.faded |= pairs().any(|pair| stretch.strength(pair[0].date, pair[1].date) < 1.0);
    }
    drawn
}

/// A line of words with its place.
pub(crate) type Line = (String, Point, Type);

impl Plot<'_, '_> {
    /// Draws what may be shown of a model estimate, and returns the words that belong to it, to be written over the marks.
    pub(crate) fn draw_model(
        &self,
        canvas: &mut Canvas<'_>,
        band: &Band,
        spots: &[Spot],
        obstacles: &mut Obstacles,
    ) -> Vec<Line> {
        let mut words = Vec::new();
        if band.verdict == Verdict::OnlyBounds {
            self.draw_excluded(canvas, spots);
        }
        for stretch in stretches(band, self.places.len()) {
            let ink = stretch
                .group
                .map_or(self.palette.model, |group| self.palette.groups[group]);
            self.draw_stretch(canvas, &stretch, ink, obstacles);
            words.extend(self.name_gaps(&stretch, ink, spots, obstacles));
            words.extend(self.name_end(canvas, &stretch, ink, spots, obstacles));
        }
        words
    }

    fn at(&self, point: &BandPoint, value: f64) -> Point {
        // A day's noon, where a mark of that day stands.
        (self.axes.time.x(day(point.date) + 0.5), self.axes.value.at(value))
    }

    fn inside<'s>(&self, stretch: &'s Stretch<'_>) -> Vec<&'s BandPoint> {
        let time = &self.axes.time;
        stretch.shown().filter(|point| time.shows(point.date)).collect()
    }

    fn draw_stretch(&self, canvas: &mut Canvas<'_>, stretch: &Stretch<'_>, ink: Ink, obstacles: &mut Obstacles) {
        let points = self.inside(stretch);
        let group = Group {
            title: Some(&stretch.title),
            ..Group::default()
        };
        canvas.group(group, |canvas| {
            let outer: fn(&BandPoint) -> (f64, f64) = |point| (point.p05, point.p95);
            let inner: fn(&BandPoint) -> (f64, f64) = |point| (point.p25, point.p75);
            for (is_outer, opacity, ends) in [
                (true, self.palette.bands[0], outer),
                (false, self.palette.bands[1], inner),
            ] {
                for (strength, run) in runs(&points, |from, to| stretch.strength(from.date, to.date)) {
                    let upper = run.iter().map(|point| self.at(point, ends(point).1));
                    let lower = run.iter().rev().map(|point| self.at(point, ends(point).0));
                    let pen = Pen::new(ink.mark, 0.0).opacity(opacity * strength);
                    canvas.polygon(upper.clone().chain(lower.clone()).collect(), pen);
                    // An area that words can be read on is seen by its edge.
                    if is_outer {
                        let edge = Pen::new(ink.mark, 0.8).opacity(EDGE);
                        let shared = Group {
                            dash: (strength < 1.0).then_some(FAINT),
                            ..Group::default()
                        };
                        canvas.group(shared, |canvas| {
                            canvas.path(upper.collect(), edge);
                            canvas.path(lower.collect(), edge);
                        });
                    }
                }
            }
            for line in points
                .split(|point| !stretch.has_line(point))
                .filter(|line| line.len() > 1)
            {
                let line: Vec<Point> = line.iter().map(|point| self.at(point, point.p50)).collect();
                obstacles
                    .soft
                    .extend(line.iter().map(|at| (Rect::around(*at, 3.0, 3.0), 8.0)));
                canvas.path(line, Pen::new(ink.mark, 2.2));
            }
        });
    }

    /// Says in each gap that it is one, where that covers no mark.
    fn name_gaps(&self, stretch: &Stretch<'_>, ink: Ink, spots: &[Spot], obstacles: &mut Obstacles) -> Vec<Line> {
        let mut lines = Vec::new();
        let (time, size) = (&self.axes.time, self.sizes.small);
        for (from, to) in stretch.gaps {
            // The end is the first day that has a statement again.
            let words = format!("no figure dated {}", within(*from, to.pred_opt().unwrap_or(*to)));
            let (left, right) = (time.clamped(day(*from)), time.clamped(day(*to)));
            let width = self.ruler.width(&words, size, Weight::Regular);
            let middle = f64::midpoint(left, right);
            let nearest = stretch
                .shown()
                .min_by_key(|point| ((point.date - *from).num_days() - (*to - point.date).num_days()).abs());
            let Some(point) = nearest.filter(|_| width < right - left + size * 6.0) else {
                continue;
            };
            let y = self.axes.value.at(point.p50) + size * 0.36;
            let rect = |x: f64| Rect::around((x, y - size * 0.36), width / 2.0 + 4.0, size * 0.75);
            let slide = (-12..=12_i32).map(|step| middle + f64::from(step) * size * 0.6);
            let is_free = |x: &f64| {
                let covered = |spot: &Spot| Rect::new(spot.x - 5.0, spot.top - 5.0, spot.x + 5.0, spot.bottom + 5.0);
                rect(*x).bottom < self.bottom
                    && !obstacles.hard.iter().any(|other| rect(*x).overlaps(*other))
                    && !spots.iter().any(|spot| rect(*x).overlaps(covered(spot)))
            };
            let x = least(slide.filter(is_free), |x| {
                let within = rect(*x).left >= time.left && rect(*x).right <= time.right;
                // Words beyond the gap would speak of what is no gap.
                let outside = (left - rect(*x).left).max(0.0) + (rect(*x).right - right).max(0.0);
                obstacles.under(rect(*x)) + outside * 8.0 + (x - middle).abs() * 0.02 + if within { 0.0 } else { 1e6 }
            });
            let Some(x) = x else { continue };
            obstacles.hard.push(rect(x));
            lines.push((words, (x, y), Type::new(size, ink.text).align(Align::Middle)));
        }
        lines
    }

    /// Says the 90 % band in words where the line ends.
    fn name_end(
        &self,
        canvas: &mut Canvas<'_>,
        stretch: &Stretch<'_>,
        ink: Ink,
        spots: &[Spot],
        obstacles: &mut Obstacles,
    ) -> Vec<Line> {
        let points = self.inside(stretch);
        let is_between = |point: &&&BandPoint| point.date <= stretch.last_kept;
        // Where a gap or a jump comes before the last statement, the line ends there.
        let Some(end) = points
            .iter()
            .rev()
            .find(|point| stretch.has_line(point))
            .or_else(|| points.iter().rev().find(is_between))
        else {
            return Vec::new();
        };
        // Where there are marks of several places, the band is still of one.
        let whose = match self.places {
            [(_, place), _, ..] => format!("{} for\u{a0}{place}", stretch.name),
            _ => stretch.name.to_string(),
        };
        let (size, time) = (self.sizes.small, &self.axes.time);
        let range = stretch.said_at(end, self.numbers);
        let width = self.ruler.width(&range, size, Weight::Bold);
        // Where points are years apart, the month would say more than the point does.
        let is_sparse = points
            .windows(2)
            .any(|pair| (pair[1].date - pair[0].date).num_days() > 366);
        let when = if is_sparse {
            year(end.date.year())
        } else {
            month(end.date)
        };
        let about = format!("{whose}, {when}");
        let narrow = time.right - time.left < 400.0;
        let lines = if narrow {
            self.ruler.balance(&about, size, Weight::Regular, width)
        } else {
            vec![about]
        };
        let width = lines
            .iter()
            .map(|line| self.ruler.width(line, size, Weight::Regular))
            .fold(width, f64::max);
        let (x, low) = self.at(end, end.p05);
        let high = self.at(end, end.p95).1;
        let middle = self.at(end, end.p50).1;
        // The end of the words, and their first line.
        let depth = size * (0.3 + 1.3 * lines.len() as f64);
        let rect = |(right, y): Point| Rect::new(right - width - 3.0, y - size, right + 3.0, y + depth);
        let rights = [8.0, 24.0, 40.0, 56.0].map(|gap| x + width + gap).into_iter().chain([
            x - 8.0,
            x + width / 2.0,
            x + width * 0.8,
            x - width * 0.3,
        ]);
        let lines_at = [
            middle - size * 0.3,
            low + size * 1.4,
            high - size * 2.0,
            middle + size * 2.4,
            middle - size * 3.0,
            high - size * 4.5,
            high - size * 7.0,
            low + size * 4.0,
            low + size * 6.5,
            self.top + size,
            self.bottom - depth - 3.0,
        ];
        let places = lines_at
            .into_iter()
            .flat_map(|y| rights.clone().map(move |right| (right, y)))
            .map(|(right, y)| {
                let right = right.min(time.right - 2.0).max(time.left + width + 6.0);
                (
                    right,
                    y.clamp(self.top + size, (self.bottom - depth - 2.0).max(self.top + size)),
                )
            });
        let periods = self.marks.iter().zip(spots);
        let periods: Vec<Rect> = periods
            .flat_map(|(mark, spot)| self.axes.period_lines(mark, spot))
            .collect();
        // Words can be read on a size in words.
        let solid = self.marks.iter().zip(spots).filter(|(mark, _)| !mark.is_fill());
        let solid: Vec<&Spot> = solid.map(|(_, spot)| spot).collect();
        let place = least(places, |at| {
            let struck = periods.iter().filter(|line| rect(*at).overlaps(**line)).count();
            let on = |spot: &Spot| Rect::new(spot.x - 4.0, spot.top - 4.0, spot.x + 4.0, spot.bottom + 4.0);
            let marks = solid.iter().filter(|spot| rect(*at).overlaps(on(spot)));
            // Marks need the room beside them for their own labels.
            let near = solid
                .iter()
                .filter(|spot| rect(*at).grown(size * 2.0).overlaps(on(spot)));
            // Near the line's end, as far as that is free.
            let far = (at.0 - width - x).max(x - at.0).max(0.0) + (at.1 - middle).abs();
            marks.count() as f64 * 900.0
                + near.count() as f64 * 5.0
                + struck as f64 * 200.0
                + obstacles.under(rect(*at))
                + far * 0.4
        });
        let Some((right, y)) = place else { return Vec::new() };
        let words = rect((right, y));
        obstacles.hard.push(words);
        self.join_end(canvas, (x, middle), words, ink, obstacles);
        let set = Type::new(size, ink.text).align(Align::End);
        let about = (1_u32..).zip(&lines).map(|(line, text)| {
            let at = (right, y + size * 1.3 * f64::from(line));
            (text.clone(), at, set)
        });
        std::iter::once((range, (right, y), set.bold())).chain(about).collect()
    }

    /// Joins words that stand off a line to its end: dotted, so that a long one is taken for no event.
    fn join_end(&self, canvas: &mut Canvas<'_>, (x, y): Point, words: Rect, ink: Ink, obstacles: &mut Obstacles) {
        let to = (x.clamp(words.left, words.right), y.clamp(words.top, words.bottom));
        if (to.0 - x).hypot(to.1 - y) <= self.sizes.small * 2.0 {
            return;
        }
        let dotted = Group {
            dash: Some(DOTTED),
            ..Group::default()
        };
        canvas.group(dotted, |canvas| canvas.line((x, y), to, Pen::new(ink.mark, 1.0)));
        obstacles.soft.push((Rect::spanning((x, y), to).grown(1.0), 60.0));
    }
}

/// The candidate of least cost; of equals the first.
fn least<T>(candidates: impl Iterator<Item = T>, cost: impl Fn(&T) -> f64) -> Option<T> {
    candidates
        .map(|candidate| (cost(&candidate), candidate))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// Neighbouring points in runs of equal strength; a run shares its last point with the next one's first.
fn runs<'p>(
    points: &[&'p BandPoint],
    strength: impl Fn(&BandPoint, &BandPoint) -> f64,
) -> Vec<(f64, Vec<&'p BandPoint>)> {
    let mut runs: Vec<(f64, Vec<&'p BandPoint>)> = Vec::new();
    for pair in points.windows(2) {
        let own = strength(pair[0], pair[1]);
        match runs.last_mut() {
            Some((known, run)) if own.total_cmp(known).is_eq() => run.push(pair[1]),
            _ => runs.push((own, pair.to_vec())),
        }
    }
    runs
}
