//! The labels of a trend chart: what each mark is called, and the counts of repeats. Never which marks have one, nor where labels find room.

use crate::chart::drawing::canvas::{Canvas, Group, Pen, Point, Type};
use crate::chart::kinds::trend::label_choice::importance;
use crate::chart::kinds::trend::plot::Plot;
use crate::chart::kinds::trend::positions::Spot;
use crate::chart::layout::label::{Place, Request, Wording};
use crate::chart::layout::labels;
use crate::chart::layout::obstacles::Obstacles;
use crate::chart::layout::rect::Rect;
use crate::chart::marks::mark::{Mark, Shape};
use crate::chart::text::Weight;
use crate::chart::words::dates::about;
use crate::chart::words::number::best_and_interval;
use crate::store::EstimateRow;

/// Lines that a name may take, and on a narrow page, where they are short.
const LINES: [usize; 2] = [3, 5];

/// What it costs to say neither who says so nor when; more for what matters, and less on a narrow page.
const TERSE: f64 = 220.0;
/// How much more it costs at the most, for what the spec names.
const WEIGHT: f64 = 270.0;
/// Up to this width of the plot, in pixels, a page is narrow.
const NARROW: f64 = 420.0;
/// From this width of the plot on, in pixels, a page has room for words.
const ROOMY: f64 = 700.0;
/// What the place of a label may cost; beyond it a label is too far from its mark.
const PATIENCE: f64 = 280.0;
/// How far the line from a label reaches into a size in words, in pixels.
const INSIDE: f64 = 5.0;
/// What it costs to break the words of a figure.
const BROKEN: f64 = 12.0;

/// A label's lines.
struct Label {
    /// The figure with its hedge.
    figure: Vec<String>,
    /// The part that it covers: without it the figure would say something else.
    scope: Vec<String>,
    /// Where, who and about when; empty in the shortest wording.
    lines: Vec<String>,
    /// What it costs to say no more than this, before the importance of the mark.
    cost: f64,
}

impl Label {
    fn lines(&self) -> impl Iterator<Item = &String> {
        self.scope.iter().chain(&self.lines)
    }
}

impl Plot<'_, '_> {
    /// Draws as many labels as find room, each in as many words as do.
    pub(crate) fn draw_labels(&self, canvas: &mut Canvas<'_>, spots: &[Spot], obstacles: &Obstacles) {
        let sizes = self.sizes;
        let named = self.named();
        let importance = importance(self.marks, &named);
        let labelled = self.labelled(spots, &importance, named.len());
        let wordings: Vec<Vec<Label>> = self
            .marks
            .iter()
            .zip(&labelled)
            .map(|(mark, is_labelled)| if *is_labelled { self.wordings(mark) } else { Vec::new() })
            .collect();
        let bounds = Rect::new(
            self.axes.time.left + 2.0,
            self.top - 6.0,
            self.axes.time.right + 2.0,
            if self.has_zero { self.axes.zero } else { self.bottom } - 2.0,
        );
        let area = (bounds.right - bounds.left) * (bounds.bottom - bounds.top);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // an area of at most a few million pixels
        let limit = (area / (sizes.label * sizes.label * 75.0)).max(3.0) as usize;
        let requests = self.requests(spots, &wordings, &importance);
        let mut placed = labels::place(&requests, obstacles, bounds, limit);
        // A repeat is never named where what it repeats is not.
        for index in 0..placed.len() {
            if self.marks[index].row.is_echo && self.marks[index].root.is_none_or(|root| placed[root].is_none()) {
                placed[index] = None;
            }
        }
        let chosen: Vec<Option<(Place, &Label)>> = placed
            .into_iter()
            .zip(&wordings)
            .map(|(place, wordings)| Some((place?, wordings.get(place?.wording)?)))
            .collect();
        self.write_labels(canvas, spots, &chosen);
    }

    fn line_heights(&self) -> (f64, f64) {
        ((self.sizes.label * 1.22).round(), (self.sizes.small * 1.22).round())
    }

    fn requests(&self, spots: &[Spot], wordings: &[Vec<Label>], importance: &[f64]) -> Vec<Request> {
        let request = |(((mark, spot), labels), importance): (((&Mark<'_>, &Spot), &Vec<Label>), &f64)| Request {
            anchor: self.anchor(mark, spot),
            wordings: labels.iter().map(|label| self.room(label, *importance)).collect(),
            importance: *importance,
            patience: if mark.row.is_echo {
                40.0
            } else {
                PATIENCE + importance.min(120.0)
            },
        };
        self.marks
            .iter()
            .zip(spots)
            .zip(wordings)
            .zip(importance)
            .map(request)
            .collect()
    }

    fn room(&self, label: &Label, importance: f64) -> Wording {
        let (sizes, (line, small_line)) = (self.sizes, self.line_heights());
        let figures = label
            .figure
            .iter()
            .map(|text| self.ruler.width(text, sizes.label, Weight::Bold));
        let others = label
            .lines()
            .map(|text| self.ruler.width(text, sizes.small, Weight::Regular));
        Wording {
            width: figures.chain(others).fold(0.0, f64::max) + 2.0,
            height: label.figure.len() as f64 * line + label.lines().count() as f64 * small_line,
            cost: if label.lines.is_empty() {
                let page = (self.axes.time.right - self.axes.time.left) / ROOMY;
                (label.cost + importance.min(WEIGHT)) * (page * page).clamp(0.1, 1.0)
            } else {
                label.cost
            },
        }
    }

    /// The line from a label to its mark: to the middle of a mark, but only to the nearest part of a size in words, since others may stand in it.
    fn leader(&self, mark: &Mark<'_>, spot: &Spot, place: &Place) -> Option<(Point, Point)> {
        let (from, to) = place.leader?;
        if !mark.is_fill() {
            return Some((from, to));
        }
        let (left, right) = spot.fill(self.axes.dot);
        let within = |at: f64, low: f64, high: f64| at.max(low + INSIDE).min(high - INSIDE);
        let end = (within(to.0, left, right), within(to.1, spot.top, spot.bottom));
        (end != to).then_some((end, to))
    }

    fn write_labels(&self, canvas: &mut Canvas<'_>, spots: &[Spot], placed: &[Option<(Place, &Label)>]) {
        let (sizes, (line, small_line)) = (self.sizes, self.line_heights());
        let named = || {
            self.marks
                .iter()
                .zip(placed)
                .filter_map(|(mark, slot)| Some((mark, slot.as_ref()?)))
        };
        let with_spots = self.marks.iter().zip(spots).zip(placed);
        for ((mark, spot), slot) in with_spots {
            let leader = slot.as_ref().and_then(|(place, _)| self.leader(mark, spot, place));
            if let Some((from, to)) = leader {
                let ink = if mark.row.is_echo {
                    self.palette.echo
                } else {
                    self.palette.group(mark.group).mark
                };
                canvas.line(from, to, Pen::new(ink, 0.8).opacity(0.75));
            }
        }
        let rim = Group {
            rim: Some(self.palette.ground),
            ..Group::default()
        };
        canvas.group(rim, |canvas| {
            for (mark, (place, label)) in named() {
                let (x, align) = place.text_position();
                let ink = if mark.row.is_echo || mark.is_superseded() {
                    self.palette.muted
                } else {
                    self.palette.group(mark.group).text
                };
                let mut y = place.rect.top + line * 0.8;
                for text in &label.figure {
                    canvas.text(text, (x, y), Type::new(sizes.label, ink).bold().align(align));
                    y += line;
                }
                y += (small_line - sizes.small) + sizes.small * 0.86 - line;
                for text in label.lines() {
                    canvas.text(text, (x, y), Type::new(sizes.small, self.palette.muted).align(align));
                    y += small_line;
                }
            }
        });
    }

    /// Where a label may stand beside: the whole bar of a range, the dot of a point with its line, the tick of a bound.
    fn anchor(&self, mark: &Mark<'_>, spot: &Spot) -> Rect {
        let dot = self.axes.dot;
        match mark.shape {
            Shape::Span { .. } => Rect::new(spot.x - dot * 0.8, spot.top, spot.x + dot * 0.8, spot.bottom),
            Shape::Point { value, .. } | Shape::Interval { value, .. } => {
                let y = self.axes.y(value);
                Rect::new(
                    spot.x - dot,
                    spot.top.min(y - dot),
                    spot.x + dot,
                    spot.bottom.max(y + dot),
                )
            }
            Shape::Floor { .. } | Shape::Ceiling { .. } => {
                Rect::new(spot.x - dot * 1.4, spot.top, spot.x + dot * 1.4, spot.bottom)
            }
        }
    }

    /// What a label may say, shortest first: the figure and what part it covers; who says so and about when; where besides.
    fn wordings(&self, mark: &Mark<'_>) -> Vec<Label> {
        let row = mark.row;
        let width = self.axes.time.right - self.axes.time.left;
        let limit = (width * 0.24).clamp(110.0, 240.0);
        let size = self.sizes.small;
        let lines = LINES[usize::from(width < NARROW)];
        let broken = |text: &str| self.at_most(lines, text, size, Weight::Regular, limit);
        let scope = row.scope.as_deref().map(broken).unwrap_or_default();
        let (who, when) = if row.is_echo {
            let year = chrono::Datelike::year(&row.known_on);
            (&row.publisher_name, format!("repeated {year}"))
        } else {
            (&row.origin_name, about(row))
        };
        let mut said = broken(who);
        // The year never gives way: it goes on the last line where it fits there.
        let dated = said.last().map(|last| format!("{last}, {when}")).unwrap_or_default();
        match said.last_mut() {
            Some(last) if self.ruler.width(&dated, size, Weight::Regular) <= limit => *last = dated,
            _ => said.push(when),
        }
        if mark.is_projected() {
            said.push("projected".into());
        }
        // Colour and shape say the place, and the key above the plot names them; but the last colour stands for several.
        let colours = self.palette.groups.len();
        let has_own_colour = mark.group + 1 < colours || self.places.len() <= colours;
        let scope = match (&row.scope, has_own_colour) {
            (Some(part), false) => broken(&format!("{part}, {}", row.place_name)),
            (None, false) => broken(&row.place_name),
            (_, true) => scope,
        };
        // That a figure is projected is said however little else is.
        let projected = mark.is_projected().then(|| "projected".to_owned());
        let terse = [scope.clone(), projected.into_iter().collect()].concat();
        if let Some(since) = &mark.since {
            said.push(since.clone());
        }
        let mut details = vec![(terse, Vec::new(), TERSE), (scope, said, 0.0)];
        if row.is_echo {
            details.drain(..details.len() - 1);
        }
        let figures = self.figures(row, width);
        let wordings = details.into_iter().flat_map(|(scope, lines, cost)| {
            figures.iter().map(move |figure| Label {
                figure: figure.clone(),
                scope: scope.clone(),
                lines: lines.clone(),
                cost: cost + (figure.len() - 1) as f64 * BROKEN,
            })
        });
        wordings.collect()
    }

    /// The figure in as few lines as a plot this wide has room for, and, where it is long, in two.
    fn figures(&self, row: &EstimateRow, width: f64) -> Vec<Vec<String>> {
        let (figure, size) = (self.numbers.figure(row), self.sizes.label);
        let limit = (width * 0.45).clamp(108.0, 200.0);
        let long = self.ruler.width(&figure, size, Weight::Bold);
        // An interval stays whole.
        if let Some(halves) = best_and_interval(&figure) {
            let halves = halves.to_vec();
            return if long <= limit {
                vec![vec![figure], halves]
            } else {
                vec![halves]
            };
        }
        let most = if width < NARROW { 4 } else { 2 };
        let whole = self.at_most(most, &figure, size, Weight::Bold, limit);
        // The hedge and the lower end of a range take more than half.
        let half = long * 0.7;
        let halves = self.ruler.balance(&figure, size, Weight::Bold, half.max(size * 4.0));
        if whole.len() == 1 && halves.len() == 2 && half > size * 4.0 {
            vec![whole, halves]
        } else {
            vec![whole]
        }
    }

    /// A text in this many lines at most; what is over is cut.
    fn at_most(&self, count: usize, text: &str, size: f64, weight: Weight, limit: f64) -> Vec<String> {
        // A long word widens the label a little sooner than it is broken.
        let limit = limit.max(self.ruler.longest(text, size, weight).min(limit * WIDER));
        let mut lines = self.ruler.balance(text, size, weight, limit);
        if lines.len() > count {
            lines = self.ruler.wrap(text, size, weight, limit);
            let rest = lines.split_off(count - 1).join(" ");
            lines.push(self.ruler.shorten(&rest, size, weight, limit));
        }
        lines
    }

    /// Writes beside each figure with too many repeats to draw how many they are.
    pub(crate) fn draw_counts(&self, canvas: &mut Canvas<'_>, spots: &[Spot], obstacles: &mut Obstacles) {
        let size = self.sizes.small;
        for (mark, spot) in self.marks.iter().zip(spots).filter(|(mark, _)| mark.counted > 1) {
            let words = format!("×{}", mark.counted);
            let width = self.ruler.width(&words, size, Weight::Bold);
            let dot = self.axes.dot;
            let anchor = self.anchor(mark, spot);
            let middle = f64::midpoint(anchor.top, anchor.bottom);
            let sides = [
                (anchor.right + 3.0, middle - dot),
                (anchor.left - 3.0 - width, middle - dot),
            ];
            let rect = |(left, y): (f64, f64)| Rect::new(left, y - size, left + width, y + 2.0);
            let free = sides
                .iter()
                .find(|at| !obstacles.hard.iter().any(|other| rect(**at).overlaps(*other)));
            let at = *free.unwrap_or(&sides[0]);
            obstacles.hard.push(rect(at));
            let rim = Group {
                rim: Some(self.palette.ground),
                ..Group::default()
            };
            canvas.group(rim, |canvas| {
                canvas.text(&words, at, Type::new(size, self.palette.muted).bold());
            });
        }
    }
}

/// How much wider than others a label with a long word may be.
const WIDER: f64 = 1.6;
