//! The names of the lines of a chart of vintages: when each was known, and what it said. Never the lines.

use crate::chart::data::BandPoint;
use crate::chart::drawing::canvas::{Canvas, Group, Pen, Point, Type};
use crate::chart::kinds::vintages::Fan;
use crate::chart::kinds::vintages::pictures::{Picture, shown};
use crate::chart::layout::label::{Place, Request, Wording};
use crate::chart::layout::labels;
use crate::chart::layout::obstacles::Obstacles;
use crate::chart::layout::rect::Rect;
use crate::chart::text::Weight;
use crate::chart::words::caption;
use crate::chart::words::dates::month;

/// How much the name of the latest line matters: without it the chart says nothing.
const LATEST: f64 = 1_000.0;
/// What the place of its name may cost, and that of any other.
const PATIENCE: (f64, f64) = (f64::INFINITY, 300.0);
/// What it costs to leave out the range, and to name the day alone.
const TERSE: (f64, f64) = (90.0, 140.0);

/// How far points of a line are from each other that a label is kept away from, in pixels.
const STEP: f64 = 6.0;

/// One wording of a label.
struct Words {
    when: Vec<String>,
    said: Vec<String>,
    cost: f64,
}

/// A label with its place.
pub(super) struct Label {
    words: Words,
    place: Place,
}

impl Fan<'_> {
    /// What a label may say: the day and the estimate with its range, over more lines where it is to be narrow, the day and the estimate, or the day alone.
    fn wordings(&self, picture: &Picture<'_>, end: &BandPoint) -> Vec<Words> {
        let best = format!("≈\u{a0}{}", self.numbers.value(caption::two_digits(end.p50)));
        let (range, date) = (caption::band_of_90(end, self.numbers), month(end.date));
        let whole = picture.when();
        let day = vec![format!("By {}", picture.day())];
        let mut when = vec![vec![whole.clone()]];
        when.extend(
            whole
                .split_once("; ")
                .map(|(when, same)| vec![when.to_owned(), same.to_owned()]),
        );
        let mut wordings = vec![
            Words {
                when: day.clone(),
                said: Vec::new(),
                cost: TERSE.1,
            },
            Words {
                when: day,
                said: vec![format!("{best}, {date}")],
                cost: TERSE.0,
            },
        ];
        for when in when.into_iter().rev() {
            for said in [
                vec![format!("{best}, {date}"), format!("({range})")],
                vec![format!("{best} ({range}), {date}")],
            ] {
                let cost = (when.len() + said.len()) as f64 * 6.0;
                let when = when.clone();
                wordings.push(Words { when, said, cost });
            }
        }
        wordings
    }

    fn room(&self, words: &Words, is_latest: bool) -> Wording {
        let (size, small) = (self.sizes.label, self.sizes.small);
        let said = self.ruler.widest(&words.said, small, Weight::Regular);
        Wording {
            width: self.ruler.widest(&words.when, size, Weight::Bold).max(said) + 2.0,
            height: words.when.len() as f64 * size * 1.22 + words.said.len() as f64 * small * 1.22,
            // What the latest says is what the chart is for.
            cost: if is_latest { words.cost * 4.0 } else { words.cost },
        }
    }

    /// For each line the name that finds room; the latest chooses first.
    pub(super) fn lay_out_labels(&self) -> Vec<Option<Label>> {
        let ends = self.ends();
        let wordings: Vec<Vec<Words>> = ends.iter().map(|(picture, end)| self.wordings(picture, end)).collect();
        let mut obstacles = Obstacles::default();
        let mut requests = Vec::new();
        for (order, ((_, end), wordings)) in ends.iter().zip(&wordings).enumerate() {
            let at = self.at(end, end.p50);
            obstacles
                .hard
                .push(Rect::spanning(self.at(end, end.p05), self.at(end, end.p95)).grown(3.0));
            let is_latest = order + 1 == ends.len();
            requests.push(Request {
                // The dot and not its bar: of bars beside each other, nobody would know which one is meant.
                anchor: Rect::around(at, self.sizes.dot, self.sizes.dot),
                wordings: wordings.iter().map(|words| self.room(words, is_latest)).collect(),
                importance: if is_latest { LATEST } else { order as f64 },
                patience: if is_latest { PATIENCE.0 } else { PATIENCE.1 },
            });
        }
        for picture in self.pictures {
            let points: Vec<Point> = shown(&picture.vintage.band)
                .map(|point| self.at(point, point.p50))
                .collect();
            let medians = points.windows(2).flat_map(|pair| along(pair[0], pair[1]));
            obstacles
                .soft
                .extend(medians.map(|at| (Rect::around(at, 3.0, 3.0), 3.0)));
        }
        let bounds = Rect::new(
            self.time.left + 2.0,
            self.value.end - 6.0,
            self.time.right,
            self.value.start - 2.0,
        );
        let placed = labels::place(&requests, &obstacles, bounds, requests.len());
        let label = |(place, wordings): (Option<Place>, Vec<Words>)| {
            let place = place?;
            let words = wordings.into_iter().nth(place.wording)?;
            Some(Label { words, place })
        };
        placed.into_iter().zip(wordings).map(label).collect()
    }

    /// Writes the names, laid out for a plot at the upper edge of a page, for one that begins at `top`.
    pub(super) fn draw_labels(&self, canvas: &mut Canvas<'_>, labels: &[Option<Label>], top: f64) {
        let (size, small) = (self.sizes.label, self.sizes.small);
        for (from, to) in labels.iter().flatten().filter_map(|label| label.place.leader) {
            let pen = Pen::new(self.palette.model.mark, 0.8).opacity(0.75);
            canvas.line((from.0, from.1 + top), (to.0, to.1 + top), pen);
        }
        let rim = Group {
            rim: Some(self.palette.ground),
            ..Group::default()
        };
        canvas.group(rim, |canvas| {
            for Label { words, place } in labels.iter().flatten() {
                let (x, align) = place.text_position();
                let mut y = top + place.rect.top;
                for when in &words.when {
                    let set = Type::new(size, self.palette.model.text).bold();
                    canvas.text(when, (x, y + size * 0.98), set.align(align));
                    y += size * 1.22;
                }
                for said in &words.said {
                    let set = Type::new(small, self.palette.muted).align(align);
                    canvas.text(said, (x, y + small * 1.02), set);
                    y += small * 1.22;
                }
            }
        });
    }
}

/// Points on the way from one to another, some pixels apart.
fn along(from: Point, to: Point) -> Vec<Point> {
    let steps = ((to.0 - from.0).hypot(to.1 - from.1) / STEP).ceil().clamp(1.0, 400.0);
    let (right, down) = ((to.0 - from.0) / steps, (to.1 - from.1) / steps);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // at most 400
    let steps = steps as u32;
    let at = |step: u32| (from.0 + right * f64::from(step), from.1 + down * f64::from(step));
    (0..=steps).map(at).collect()
}
