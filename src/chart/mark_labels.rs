//! The labels of a trend chart: what each mark is called, which labels matter most, and the counts of repeats. Never where labels find room.

use super::data::{Camp, Verdict};
use super::labels::{self, Obstacles, Place, Request};
use super::mark::{Mark, Shape};
use super::rect::Rect;
use super::scene::Spot;
use super::sheet::{Group, Pen, Sheet, Type};
use super::text::Weight;
use super::time_axis::period;
use super::trend_plot::Plot;

/// Lines that a name may take.
const LINES: usize = 3;

/// From here on a label is worth a line that leads to it, even with the figure alone: the latest, the extremes, what the spec names.
const NOTABLE: f64 = 20.0;
/// What the place of another figure alone may cost.
const SHORT_PATIENCE: f64 = 45.0;

/// A label's lines.
#[derive(Clone)]
struct Label {
    /// The figure with its hedge.
    figure: Vec<String>,
    /// Where, who and about when.
    lines: Vec<String>,
}

impl Label {
    fn figure_alone(self) -> Self {
        Self {
            lines: Vec::new(),
            ..self
        }
    }
}

/// Whether the figure alone would say too little: a size in words is somebody's words.
fn short_is_vague(mark: &Mark<'_>) -> bool {
    matches!(mark.shape, Shape::Span { verbal: true, .. })
}

impl Plot<'_, '_> {
    /// Draws as many labels as find room: in full, then the figure alone for those that found none.
    pub(super) fn draw_labels(&self, sheet: &mut Sheet<'_>, spots: &[Spot], obstacles: &Obstacles) {
        let sizes = self.sizes;
        let labels: Vec<Label> = self.marks.iter().map(|mark| self.words(mark)).collect();
        let importance = importance(self.marks, &self.named());
        let bounds = Rect::new(
            self.scene.time.left + 2.0,
            self.top - 6.0,
            self.scene.time.right + sizes.margin * 0.7,
            if self.has_zero { self.scene.zero } else { self.bottom } - 2.0,
        );
        let area = (bounds.right - bounds.left) * (bounds.bottom - bounds.top);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // an area of at most a few million pixels
        let limit = (area / (sizes.label * sizes.label * 75.0)).max(3.0) as usize;
        let requests = self.requests(spots, &labels, &importance);
        let mut placed: Vec<Option<(Place, Label)>> = labels::place(&requests, obstacles, bounds, limit)
            .into_iter()
            .zip(&labels)
            .map(|(place, label)| Some((place?, label.clone())))
            .collect();
        let short: Vec<Label> = labels.into_iter().map(Label::figure_alone).collect();
        let mut taken = obstacles.clone();
        for (place, _) in placed.iter().flatten() {
            taken.hard.push(place.rect.grown(4.0));
            taken
                .soft
                .extend(place.leader.map(|(from, to)| (Rect::spanning(from, to), 40.0)));
        }
        let mut requests = self.requests(spots, &short, &importance);
        for (request, (mark, full)) in requests.iter_mut().zip(self.marks.iter().zip(&placed)) {
            if full.is_some() || mark.row.is_echo || short_is_vague(mark) {
                request.patience = f64::NEG_INFINITY;
            } else if request.importance < NOTABLE {
                // Of the many only what stands right beside its mark.
                request.patience = request.patience.min(SHORT_PATIENCE);
            }
        }
        let again = labels::place(&requests, &taken, bounds, self.marks.len().min(limit * 3));
        for ((slot, place), label) in placed.iter_mut().zip(again).zip(short) {
            if slot.is_none() {
                *slot = place.map(|place| (place, label));
            }
        }
        // A repeat is never named where what it repeats is not.
        for index in 0..placed.len() {
            if self.marks[index].row.is_echo && self.marks[index].root.is_none_or(|root| placed[root].is_none()) {
                placed[index] = None;
            }
        }
        self.write_labels(sheet, &placed);
    }

    fn line_heights(&self) -> (f64, f64) {
        ((self.sizes.label * 1.22).round(), (self.sizes.small * 1.22).round())
    }

    fn requests(&self, spots: &[Spot], labels: &[Label], importance: &[f64]) -> Vec<Request> {
        let (sizes, (line, small_line)) = (self.sizes, self.line_heights());
        // On a narrow page a label far from its mark is worse than none.
        let patience = ((self.scene.time.right - self.scene.time.left) * 0.5).clamp(110.0, 300.0);
        let request = |(((mark, spot), label), importance): (((&Mark<'_>, &Spot), &Label), &f64)| {
            let figures = label
                .figure
                .iter()
                .map(|text| self.ruler.width(text, sizes.label, Weight::Bold));
            let others = label
                .lines
                .iter()
                .map(|text| self.ruler.width(text, sizes.small, Weight::Regular));
            Request {
                anchor: self.anchor(mark, spot),
                width: figures.chain(others).fold(0.0, f64::max) + 2.0,
                height: label.figure.len() as f64 * line + label.lines.len() as f64 * small_line,
                importance: *importance,
                patience: if mark.row.is_echo {
                    40.0
                } else {
                    patience + importance.min(120.0)
                },
            }
        };
        self.marks
            .iter()
            .zip(spots)
            .zip(labels)
            .zip(importance)
            .map(request)
            .collect()
    }

    fn write_labels(&self, sheet: &mut Sheet<'_>, placed: &[Option<(Place, Label)>]) {
        let (sizes, (line, small_line)) = (self.sizes, self.line_heights());
        let named = || {
            self.marks
                .iter()
                .zip(placed)
                .filter_map(|(mark, slot)| Some((mark, slot.as_ref()?)))
        };
        for (mark, (place, _)) in named() {
            if let Some((from, to)) = place.leader {
                let ink = if mark.row.is_echo {
                    self.palette.echo
                } else {
                    self.palette.groups[mark.group.min(4)].mark
                };
                sheet.line(from, to, Pen::new(ink, 0.8).opacity(0.55));
            }
        }
        let rim = Group {
            rim: Some(self.palette.ground),
            ..Group::default()
        };
        sheet.group(rim, |sheet| {
            for (mark, (place, label)) in named() {
                let (x, align) = place.text_position();
                let ink = if mark.row.is_echo {
                    self.palette.muted
                } else {
                    self.palette.groups[mark.group.min(4)].text
                };
                let mut y = place.rect.top + line * 0.8;
                for text in &label.figure {
                    sheet.text(text, (x, y), Type::new(sizes.label, ink).bold().align(align));
                    y += line;
                }
                y += (small_line - sizes.small) + sizes.small * 0.86 - line;
                for text in &label.lines {
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
            Shape::Floor { .. } | Shape::Ceiling { .. } => {
                Rect::new(spot.x - dot * 1.4, spot.top, spot.x + dot * 1.4, spot.bottom)
            }
        }
    }

    /// The figure, and below it where, who and about when; each in lines.
    fn words(&self, mark: &Mark<'_>) -> Label {
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
        let limit = (width * 0.19).clamp(96.0, 200.0);
        let size = self.sizes.small;
        let mut lines: Vec<String> = Vec::new();
        for part in parts {
            lines.extend(self.at_most(LINES, &part, size, Weight::Regular, limit));
        }
        // The year never gives way: it goes on the last line where it fits there.
        let dated = lines.last().map(|last| format!("{last}, {when}")).unwrap_or_default();
        match lines.last_mut() {
            Some(last) if self.ruler.width(&dated, size, Weight::Regular) <= limit => *last = dated,
            _ => lines.push(when),
        }
        lines.extend(self.side(&row.id).map(str::to_owned));
        let figure = self.numbers.figure(row);
        let figure = self.at_most(2, &figure, self.sizes.label, Weight::Bold, limit.max(150.0));
        Label { figure, lines }
    }

    /// A text in this many lines at most; what is over is cut.
    fn at_most(&self, count: usize, text: &str, size: f64, weight: Weight, limit: f64) -> Vec<String> {
        let mut lines = self.ruler.balance(text, size, weight, limit);
        if lines.len() > count {
            lines = self.ruler.wrap(text, size, weight, limit);
            let rest = lines.split_off(count - 1).join(" ");
            lines.push(self.ruler.shorten(&rest, size, weight, limit));
        }
        lines
    }

    /// Which side of a contradiction a statement is on, where that side has no band to say so.
    fn side(&self, id: &str) -> Option<&'static str> {
        let Some(Verdict::Divided(camps)) = self.verdict else {
            return None;
        };
        let is_one = |camp: &Camp| camp.band.is_none() && camp.statements.iter().any(|other| other == id);
        ["(lower side)", "(upper side)"]
            .into_iter()
            .zip(camps)
            .find(|(_, camp)| is_one(camp))
            .map(|(words, _)| words)
    }

    /// The claims whose labels come first: those that the spec names, then one of each side that has no band to speak for it.
    fn named(&self) -> Vec<&str> {
        let mut named: Vec<&str> = self.spec.labels.iter().map(|label| label.id.as_str()).collect();
        if let Some(Verdict::Divided(camps)) = self.verdict {
            let silent = camps.iter().filter(|camp| camp.band.is_none());
            named.extend(silent.filter_map(|camp| camp.statements.first().map(String::as_str)));
        }
        named
    }

    /// Writes beside each figure with too many repeats to draw how many they are.
    pub(super) fn draw_counts(&self, sheet: &mut Sheet<'_>, spots: &[Spot], obstacles: &mut Obstacles) {
        let size = self.sizes.small;
        for (mark, spot) in self.marks.iter().zip(spots).filter(|(mark, _)| mark.counted > 0) {
            let words = format!("×{}", mark.counted);
            let width = self.ruler.width(&words, size, Weight::Bold);
            let dot = self.scene.dot;
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
            sheet.group(rim, |sheet| {
                sheet.text(&words, at, Type::new(size, self.palette.muted).bold());
            });
        }
    }
}

/// How much each mark's label matters: those that the spec names, then the latest, the extremes, the earliest, independent ones, echoes.
fn importance(marks: &[Mark<'_>], named: &[&str]) -> Vec<f64> {
    let own = || marks.iter().enumerate().filter(|(_, mark)| !mark.row.is_echo);
    let mut importance: Vec<f64> = (0_u32..)
        .zip(marks)
        .map(|(index, mark)| {
            // Of equals, every part of the chart has some: in the order of the mirrored digits of their places (van der Corput, 1935).
            let share = f64::from(index.reverse_bits()) / f64::from(u32::MAX);
            let place = if mark.group == 0 {
                6.0
            } else {
                4.0 / (mark.group as f64)
            };
            let vague = if matches!(mark.shape, Shape::Span { verbal: true, .. }) {
                9.0
            } else {
                0.0
            };
            if mark.row.is_echo {
                0.0
            } else {
                10.0 + place - vague - share
            }
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
