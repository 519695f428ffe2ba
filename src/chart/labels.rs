//! Label placement: where words go so that none covers another or a mark. Never drawing, never what the words say.
//!
//! Every label has a fixed list of places in order of preference; labels choose in order of importance, and one that finds
//! none free may move a single less settled neighbour (an ejection chain of length one). What still finds no place is dropped.
//! After Christensen, Marks and Shieber, "An empirical study of algorithms for point-feature label placement", ACM TOG 14(3), 1995.

use super::rect::Rect;
use super::sheet::{Align, Point};

/// A label that looks for a place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Request {
    /// What it belongs to; places are beside it.
    pub(super) anchor: Rect,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Higher is placed first.
    pub(super) importance: f64,
    /// The highest cost of a place worth having; beyond it no label is better than a far one.
    pub(super) patience: f64,
}

/// A place found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) rect: Rect,
    /// -1: the words end at the anchor; 0: centred; 1: they begin there.
    pub(super) side: i8,
    /// The line that joins the words to an anchor that is not right beside them.
    pub(super) leader: Option<(Point, Point)>,
}

impl Place {
    /// Where lines of text are set, and by which end.
    pub(super) fn text_position(&self) -> (f64, Align) {
        match self.side {
            1 => (self.rect.left, Align::Start),
            -1 => (self.rect.right, Align::End),
            _ => (f64::midpoint(self.rect.left, self.rect.right), Align::Middle),
        }
    }
}

/// What labels keep clear of.
#[derive(Debug, Clone, Default)]
pub(super) struct Obstacles {
    /// Never covered.
    pub(super) hard: Vec<Rect>,
    /// Covered where nothing better is free, at this cost.
    pub(super) soft: Vec<(Rect, f64)>,
}

impl Obstacles {
    /// How much of what words had better not cover lies under a rectangle: comparable among places for the same words.
    pub(super) fn under(&self, rect: Rect) -> f64 {
        let hard = self.hard.iter().map(|other| rect.overlap_area(*other) * 20.0);
        let soft = self
            .soft
            .iter()
            .filter(|(other, _)| rect.overlaps(*other))
            .map(|(other, cost)| cost + rect.overlap_area(*other));
        hard.sum::<f64>() + soft.sum::<f64>()
    }
}

/// Finds a place within `bounds` for as many labels as it can, at most `limit`. The answer is in the order of the requests.
pub(super) fn place(requests: &[Request], obstacles: &Obstacles, bounds: Rect, limit: usize) -> Vec<Option<Place>> {
    let mut order: Vec<usize> = (0..requests.len()).collect();
    order.sort_by(|a, b| {
        requests[*b]
            .importance
            .total_cmp(&requests[*a].importance)
            .then(a.cmp(b))
    });
    order.truncate(limit);
    let choices: Vec<Vec<(Place, f64)>> = requests
        .iter()
        .map(|request| possible(request, obstacles, bounds))
        .collect();
    let mut placed: Vec<Option<Place>> = vec![None; requests.len()];
    for index in &order {
        placed[*index] = best_free(&choices[*index], &placed, *index);
    }
    for index in &order {
        if placed[*index].is_none() {
            eject(*index, &choices, &mut placed);
        }
    }
    // A second look: what was placed early may have a better place now that others moved.
    for index in &order {
        if placed[*index].is_some() {
            let before = placed[*index].take();
            placed[*index] = best_free(&choices[*index], &placed, *index).or(before);
        }
    }
    placed
}

fn best_free(choices: &[(Place, f64)], placed: &[Option<Place>], index: usize) -> Option<Place> {
    choices
        .iter()
        .filter(|(choice, _)| blockers(choice, placed, index).next().is_none())
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(choice, _)| *choice)
}

fn blockers<'a>(choice: &'a Place, placed: &'a [Option<Place>], index: usize) -> impl Iterator<Item = usize> + 'a {
    placed.iter().enumerate().filter_map(move |(other, place)| {
        let place = place.as_ref().filter(|_| other != index)?;
        let crossed =
            |leader: Option<(Point, Point)>, rect: Rect| leader.is_some_and(|(from, to)| rect.cut_by(from, to));
        let blocked = choice.rect.grown(2.0).overlaps(place.rect.grown(2.0))
            || crossed(choice.leader, place.rect)
            || crossed(place.leader, choice.rect);
        blocked.then_some(other)
    })
}

fn eject(index: usize, choices: &[Vec<(Place, f64)>], placed: &mut [Option<Place>]) {
    for (choice, _) in &choices[index] {
        let blocking: Vec<usize> = blockers(choice, placed, index).collect();
        let [other] = blocking[..] else { continue };
        let before = placed[other].take();
        placed[index] = Some(*choice);
        placed[other] = best_free(&choices[other], placed, other);
        if placed[other].is_some() {
            return;
        }
        placed[other] = before;
        placed[index] = None;
    }
}

/// Distances from the anchor at which places are looked for.
const RINGS: [f64; 9] = [4.0, 9.0, 20.0, 34.0, 52.0, 74.0, 100.0, 130.0, 165.0];
/// From this distance on, a line joins label and anchor.
const LEADER_FROM: f64 = 15.0;

/// The places that obstacles leave, with their costs, in order of preference.
fn possible(request: &Request, obstacles: &Obstacles, bounds: Rect) -> Vec<(Place, f64)> {
    let anchor = request.anchor;
    let near = anchor.grown(RINGS[RINGS.len() - 1] + request.width.max(request.height));
    let hard: Vec<Rect> = obstacles
        .hard
        .iter()
        .copied()
        .filter(|rect| rect.overlaps(near))
        .collect();
    let soft: Vec<(Rect, f64)> = obstacles
        .soft
        .iter()
        .copied()
        .filter(|(rect, _)| rect.overlaps(near))
        .collect();
    let mut places = Vec::new();
    for gap in RINGS {
        let candidates = if gap < LEADER_FROM {
            beside(request, gap)
        } else {
            away(request, gap)
        };
        for (turn, place) in candidates.into_iter().enumerate() {
            let blocked = hard.iter().any(|rect| {
                place.rect.grown(1.0).overlaps(*rect)
                    || (place.leader.is_some_and(|(from, to)| rect.cut_by(from, to))
                        && !rect.overlaps(anchor.grown(1.0)))
            });
            if blocked || !place.rect.within(bounds) {
                continue;
            }
            let covered = soft
                .iter()
                .map(|(rect, cost)| (place.rect.overlap_area(*rect), cost))
                .filter(|(area, _)| *area > 0.0);
            let covered: f64 = covered.map(|(area, cost)| cost + area * 0.12).sum();
            let crossed = |(from, to)| {
                soft.iter()
                    .filter(|(rect, _)| rect.cut_by(from, to))
                    .map(|(_, cost)| cost * 0.8)
                    .sum()
            };
            let crossed: f64 = place.leader.map_or(0.0, crossed);
            let far = if place.leader.is_some() { 30.0 } else { 0.0 };
            let cost = gap * 1.5 + far + turn as f64 * 2.5 + covered + crossed;
            if cost <= request.patience {
                places.push((place, cost));
            }
        }
    }
    places.sort_by(|a, b| a.1.total_cmp(&b.1));
    places
}

/// Places that touch the anchor: right first, as people read; then left, above, below, the corners, and above or below with an edge in line.
fn beside(request: &Request, gap: f64) -> Vec<Place> {
    let (anchor, width, height) = (request.anchor, request.width, request.height);
    let middle = (
        f64::midpoint(anchor.left, anchor.right),
        f64::midpoint(anchor.top, anchor.bottom),
    );
    let (right, left) = (anchor.right + gap, anchor.left - gap - width);
    let (above, below) = (anchor.top - gap - height, anchor.bottom + gap);
    // On a diagonal both distances count, so each may be shorter.
    let (corner_right, corner_left) = (anchor.right + gap * 0.6, anchor.left - gap * 0.6 - width);
    let (corner_above, corner_below) = (anchor.top - height - gap * 0.8 + 2.0, anchor.bottom + gap * 0.8 - 2.0);
    [
        (right, middle.1 - height / 2.0, 1),
        (left, middle.1 - height / 2.0, -1),
        (middle.0 - width / 2.0, above, 0),
        (middle.0 - width / 2.0, below, 0),
        (corner_right, corner_above, 1),
        (corner_right, corner_below, 1),
        (corner_left, corner_above, -1),
        (corner_left, corner_below, -1),
        (anchor.left, above, 1),
        (anchor.left, below, 1),
        (anchor.right - width, above, -1),
        (anchor.right - width, below, -1),
    ]
    .into_iter()
    .map(|(left, top, side)| Place {
        rect: Rect::new(left, top, left + width, top + height),
        side,
        leader: None,
    })
    .collect()
}

/// Sixteen directions: the multiples of 22.5 degrees, right first.
const DIRECTIONS: [(f64, f64); 16] = [
    (1.0, 0.0),
    (0.924, -0.383),
    (0.924, 0.383),
    (0.707, -0.707),
    (0.707, 0.707),
    (0.383, -0.924),
    (0.383, 0.924),
    (0.0, -1.0),
    (0.0, 1.0),
    (-0.383, -0.924),
    (-0.383, 0.924),
    (-0.707, -0.707),
    (-0.707, 0.707),
    (-0.924, -0.383),
    (-0.924, 0.383),
    (-1.0, 0.0),
];

/// Places further off, joined to the anchor by a line.
fn away(request: &Request, gap: f64) -> Vec<Place> {
    let anchor = request.anchor;
    let middle = (
        f64::midpoint(anchor.left, anchor.right),
        f64::midpoint(anchor.top, anchor.bottom),
    );
    let (half_width, half_height) = (request.width / 2.0, request.height / 2.0);
    let reach = (
        middle.0 - anchor.left + gap + half_width,
        middle.1 - anchor.top + gap + half_height,
    );
    DIRECTIONS
        .iter()
        .map(|(right, down)| {
            let rect = Rect::around(
                (middle.0 + right * reach.0, middle.1 + down * reach.1),
                half_width,
                half_height,
            );
            let from = (
                f64::midpoint(rect.left, rect.right).clamp(anchor.left, anchor.right),
                f64::midpoint(rect.top, rect.bottom).clamp(anchor.top, anchor.bottom),
            );
            let to = (
                from.0.clamp(rect.left - 2.0, rect.right + 2.0),
                from.1.clamp(rect.top, rect.bottom),
            );
            let side = if rect.left >= middle.0 - 4.0 {
                1
            } else if rect.right <= middle.0 + 4.0 {
                -1
            } else {
                0
            };
            Place {
                rect,
                side,
                leader: Some((from, to)),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Rect = Rect {
        left: 0.0,
        top: 0.0,
        right: 400.0,
        bottom: 300.0,
    };

    fn request(x: f64, y: f64, importance: f64) -> Request {
        Request {
            anchor: Rect::around((x, y), 4.0, 4.0),
            width: 60.0,
            height: 26.0,
            importance,
            patience: 400.0,
        }
    }

    fn assert_clear(placed: &[Option<Place>], obstacles: &Obstacles) {
        let found: Vec<&Place> = placed.iter().flatten().collect();
        for (index, place) in found.iter().enumerate() {
            assert!(place.rect.within(BOUNDS), "{place:?}");
            assert!(
                obstacles.hard.iter().all(|rect| !rect.overlaps(place.rect)),
                "{place:?}"
            );
            assert!(
                found[..index].iter().all(|other| !other.rect.overlaps(place.rect)),
                "{place:?}"
            );
        }
    }

    #[test]
    fn a_label_alone_stands_right_of_its_mark() {
        let placed = place(&[request(100.0, 100.0, 1.0)], &Obstacles::default(), BOUNDS, 10);
        let found = placed[0].unwrap();
        assert_eq!((found.side, found.leader), (1, None));
        assert!((found.rect.left - 108.0).abs() < 1e-9);
    }

    #[test]
    fn at_the_right_edge_it_stands_left() {
        let placed = place(&[request(390.0, 100.0, 1.0)], &Obstacles::default(), BOUNDS, 10);
        assert_eq!(placed[0].unwrap().side, -1);
    }

    #[test]
    fn crowded_labels_never_cover_each_other_or_a_mark() {
        let requests: Vec<Request> = (0..40)
            .map(|index| {
                request(
                    20.0 + f64::from(index * 37 % 360),
                    15.0 + f64::from(index * 53 % 270),
                    f64::from(index % 7),
                )
            })
            .collect();
        let obstacles = Obstacles {
            hard: requests.iter().map(|request| request.anchor).collect(),
            soft: Vec::new(),
        };
        let placed = place(&requests, &obstacles, BOUNDS, 200);
        assert!(placed.iter().flatten().count() >= 15);
        assert_clear(&placed, &obstacles);
    }

    #[test]
    fn the_important_label_wins_and_the_limit_holds() {
        let requests = vec![request(100.0, 100.0, 1.0), request(101.0, 100.0, 9.0)];
        let placed = place(&requests, &Obstacles::default(), BOUNDS, 1);
        assert!(placed[0].is_none() && placed[1].is_some());
    }

    #[test]
    fn a_neighbour_makes_room() {
        // The second fits left of its mark alone, where the first stands; the first has other places and moves.
        let obstacles = Obstacles {
            hard: vec![Rect::new(205.0, 0.0, 400.0, 300.0)],
            soft: Vec::new(),
        };
        let first = Request {
            width: 30.0,
            height: 20.0,
            ..request(120.0, 150.0, 2.0)
        };
        let second = Request {
            width: 60.0,
            height: 280.0,
            ..request(200.0, 150.0, 1.0)
        };
        let placed = place(&[first, second], &obstacles, BOUNDS, 10);
        assert!(placed.iter().all(Option::is_some), "{placed:?}");
        assert_clear(&placed, &obstacles);
    }
}
