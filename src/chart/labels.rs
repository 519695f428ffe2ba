//! Label placement: where words go so that none covers another or a mark. Never drawing, never what the words say.
//!
//! Every label has a fixed list of places in order of preference; labels choose in order of importance, and one that finds
//! none free may move a single less settled neighbour (an ejection chain of length one). What still finds no place is dropped.
//! After Christensen, Marks and Shieber, "An empirical study of algorithms for point-feature label placement", ACM TOG 14(3), 1995.

use super::sheet::Point;

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rect {
    pub(super) fn new(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self { left, top, right, bottom }
    }

    pub(super) fn around(at: Point, half_width: f64, half_height: f64) -> Self {
        Self::new(at.0 - half_width, at.1 - half_height, at.0 + half_width, at.1 + half_height)
    }

    pub(super) fn grown(self, by: f64) -> Self {
        Self::new(self.left - by, self.top - by, self.right + by, self.bottom + by)
    }

    pub(super) fn overlaps(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn overlap_area(self, other: Self) -> f64 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width.max(0.0) * height.max(0.0)
    }

    fn within(self, other: Self) -> bool {
        self.left >= other.left && self.right <= other.right && self.top >= other.top && self.bottom <= other.bottom
    }

    /// Whether a straight line passes through (Liang and Barsky).
    fn cut_by(self, from: Point, to: Point) -> bool {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (direction, distance) in [
            (-dx, from.0 - self.left),
            (dx, self.right - from.0),
            (-dy, from.1 - self.top),
            (dy, self.bottom - from.1),
        ] {
            if direction.abs() < 1e-9 {
                if distance < 0.0 {
                    return false;
                }
            } else if direction < 0.0 {
                enter = enter.max(distance / direction);
            } else {
                leave = leave.min(distance / direction);
            }
        }
        enter < leave
    }
}

/// A label that looks for a place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Request {
    /// What it belongs to; places are beside it.
    pub(super) anchor: Rect,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Higher is placed first.
    pub(super) importance: f64,
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

/// What labels keep clear of.
#[derive(Debug, Clone, Default)]
pub(super) struct Obstacles {
    /// Never covered.
    pub(super) hard: Vec<Rect>,
    /// Covered where nothing better is free.
    pub(super) soft: Vec<Rect>,
}

/// Finds a place within `bounds` for as many labels as it can, at most `limit`. The answer is in the order of the requests.
pub(super) fn place(requests: &[Request], obstacles: &Obstacles, bounds: Rect, limit: usize) -> Vec<Option<Place>> {
    let mut order: Vec<usize> = (0..requests.len()).collect();
    order.sort_by(|a, b| requests[*b].importance.total_cmp(&requests[*a].importance).then(a.cmp(b)));
    order.truncate(limit);
    let choices: Vec<Vec<(Place, f64)>> =
        requests.iter().map(|request| possible(request, obstacles, bounds)).collect();
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
        let crossed = |leader: Option<(Point, Point)>, rect: Rect| leader.is_some_and(|(from, to)| rect.cut_by(from, to));
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

/// Distances from the anchor at which places are looked for; from the third on, a line joins both.
const RINGS: [f64; 6] = [4.0, 9.0, 20.0, 34.0, 52.0, 74.0];
/// From this distance on, a line joins label and anchor.
const LEADER_FROM: f64 = 15.0;

/// The places that obstacles leave, with their costs, in order of preference.
fn possible(request: &Request, obstacles: &Obstacles, bounds: Rect) -> Vec<(Place, f64)> {
    let anchor = request.anchor;
    let near = anchor.grown(RINGS[RINGS.len() - 1] + request.width.max(request.height));
    let hard: Vec<Rect> = obstacles.hard.iter().copied().filter(|rect| rect.overlaps(near)).collect();
    let soft: Vec<Rect> = obstacles.soft.iter().copied().filter(|rect| rect.overlaps(near)).collect();
    let mut places = Vec::new();
    for (ring, gap) in RINGS.iter().enumerate() {
        for (turn, (right, down)) in DIRECTIONS.iter().enumerate() {
            let place = beside(request, *right, *down, *gap);
            let reach = place.leader.map_or(0.0, |(from, to)| (to.0 - from.0).hypot(to.1 - from.1));
            let blocked = hard.iter().any(|rect| {
                place.rect.grown(1.0).overlaps(*rect)
                    || (place.leader.is_some_and(|(from, to)| rect.cut_by(from, to)) && !rect.overlaps(anchor.grown(1.0)))
            });
            if blocked || !place.rect.within(bounds) {
                continue;
            }
            let covered: f64 = soft.iter().map(|rect| place.rect.overlap_area(*rect)).sum();
            let crossings = place.leader.map_or(0, |(from, to)| soft.iter().filter(|rect| rect.cut_by(from, to)).count());
            let cost = ring as f64 * 26.0 + turn as f64 * 3.0 + reach * 0.5 + covered * 0.12 + crossings as f64 * 6.0;
            places.push((place, cost));
        }
    }
    places.sort_by(|a, b| a.1.total_cmp(&b.1));
    places
}

/// Right of the anchor first, as people read; then left, above, below and the corners.
const DIRECTIONS: [(i8, i8); 8] = [(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)];

fn beside(request: &Request, right: i8, down: i8, gap: f64) -> Place {
    let anchor = request.anchor;
    let (width, height) = (request.width, request.height);
    let middle = (f64::midpoint(anchor.left, anchor.right), f64::midpoint(anchor.top, anchor.bottom));
    let diagonal = right != 0 && down != 0;
    // On a diagonal both distances count, so each may be shorter.
    let gap_x = if diagonal { gap * 0.6 } else { gap };
    let left = match right {
        1 => anchor.right + gap_x,
        -1 => anchor.left - gap_x - width,
        _ => middle.0 - width / 2.0,
    };
    let top = match down {
        1 => anchor.bottom + if diagonal { gap * 0.8 - 2.0 } else { gap },
        -1 => anchor.top - height - if diagonal { gap * 0.8 - 2.0 } else { gap },
        _ => middle.1 - height / 2.0,
    };
    let rect = Rect::new(left, top, left + width, top + height);
    let leader = (gap >= LEADER_FROM).then(|| {
        let near = |low: f64, high: f64, to: f64| to.clamp(low, high);
        let from = (near(anchor.left, anchor.right, f64::midpoint(left, left + width)), near(anchor.top, anchor.bottom, f64::midpoint(top, top + height)));
        let to = (near(left - 2.0, left + width + 2.0, from.0), near(top, top + height, from.1));
        (from, to)
    });
    Place { rect, side: right, leader }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Rect = Rect { left: 0.0, top: 0.0, right: 400.0, bottom: 300.0 };

    fn request(x: f64, y: f64, importance: f64) -> Request {
        Request { anchor: Rect::around((x, y), 4.0, 4.0), width: 60.0, height: 26.0, importance }
    }

    fn assert_clear(placed: &[Option<Place>], obstacles: &Obstacles) {
        let found: Vec<&Place> = placed.iter().flatten().collect();
        for (index, place) in found.iter().enumerate() {
            assert!(place.rect.within(BOUNDS), "{place:?}");
            assert!(obstacles.hard.iter().all(|rect| !rect.overlaps(place.rect)), "{place:?}");
            assert!(found[..index].iter().all(|other| !other.rect.overlaps(place.rect)), "{place:?}");
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
        let requests: Vec<Request> = (0..120)
            .map(|index| request(20.0 + f64::from(index * 37 % 360), 15.0 + f64::from(index * 53 % 270), f64::from(index % 7)))
            .collect();
        let obstacles = Obstacles { hard: requests.iter().map(|request| request.anchor).collect(), soft: Vec::new() };
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
        // The first takes the right side, the only place where the second fits; it has others and moves.
        let wall = |left: f64, right: f64| Rect::new(left, 0.0, right, 300.0);
        let obstacles = Obstacles { hard: vec![wall(0.0, 20.0), wall(190.0, 400.0)], soft: Vec::new() };
        let first = Request { anchor: Rect::around((60.0, 150.0), 4.0, 4.0), width: 30.0, height: 20.0, importance: 2.0 };
        let second = Request { anchor: Rect::around((120.0, 150.0), 4.0, 4.0), width: 62.0, height: 290.0, importance: 1.0 };
        let placed = place(&[first, second], &obstacles, BOUNDS, 10);
        assert!(placed.iter().all(Option::is_some), "{placed:?}");
        assert_clear(&placed, &obstacles);
    }

    #[test]
    fn a_line_through_a_box_is_seen() {
        let rect = Rect::new(10.0, 10.0, 20.0, 20.0);
        assert!(rect.cut_by((0.0, 0.0), (30.0, 30.0)));
        assert!(!rect.cut_by((0.0, 0.0), (30.0, 5.0)));
        assert!(!rect.cut_by((0.0, 15.0), (9.0, 15.0)));
    }
}
