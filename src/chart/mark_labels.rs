//! The labels of a trend chart: what each mark is called, which labels matter most, and the counts of repeats. Never where labels find room.

use super::data::{Camp, Verdict};
use super::labels::{self, Obstacles, Request};
use super::mark::{Mark, Shape};
use super::rect::Rect;
use super::scene::Spot;
use super::sheet::{Group, Pen, Sheet, Type};
use super::text::Weight;
use super::time_axis::period;
use super::trend_plot::Plot;

/// Lines that a name may take.
const LINES: usize = 3;

impl Plot<'_, '_> {
    pub(super) fn draw_labels(&self, sheet: &mut Sheet<'_>, spots: &[Spot], obstacles: &Obstacles) {
        let sizes = self.sizes;
        let (line, small_line) = ((sizes.label * 1.22).round(), (sizes.small * 1.22).round());
        // On a narrow page a label far from its mark is worse than none.
        let patience = ((self.scene.time.right - self.scene.time.left) * 0.5).clamp(110.0, 300.0);
        let importance = importance(self.marks, &self.named());
        let labels: Vec<(Vec<String>, Vec<String>)> = self.marks.iter().map(|mark| self.words(mark)).collect();
        let requests: Vec<Request> = self
            .marks
            .iter()
            .zip(spots)
            .zip(&labels)
            .zip(&importance)
            .map(|(((mark, spot), (figure, lines)), importance)| {
                let figures = figure.iter().map(|text| self.ruler.width(text, sizes.label, Weight::Bold));
                let others = lines.iter().map(|text| self.ruler.width(text, sizes.small, Weight::Regular));
                let width = figures.chain(others).fold(0.0, f64::max);
                let height = figure.len() as f64 * line + lines.len() as f64 * small_line;
                Request {
                    anchor: self.anchor(mark, spot),
                    width: width + 2.0,
                    height,
                    importance: *importance,
                    patience: if mark.row.is_echo {
                        40.0
                    } else {
                        patience + importance.min(60.0)
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
                    for text in figure {
                        sheet.text(text, (x, y), Type::new(sizes.label, ink).bold().align(align));
                        y += line;
                    }
                    y += (small_line - sizes.small) + sizes.small * 0.86 - line;
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

    /// The figure, and below it where, who and about when; each in lines.
    fn words(&self, mark: &Mark<'_>) -> (Vec<String>, Vec<String>) {
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
        (figure, lines)
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
        let Some(Verdict::Divided(camps)) = self.verdict else { return None };
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
            let sides = [(anchor.right + 3.0, middle - dot), (anchor.left - 3.0 - width, middle - dot)];
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
    let mut importance: Vec<f64> = marks
        .iter()
        .map(|mark| {
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
