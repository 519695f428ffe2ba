//! Label placement: where labels go so that none covers another label or a mark.
//!
//! Every label has a fixed list of places, for each of its wordings, with a cost. Labels choose in order of importance; then each in
//! turn takes a better place if the labels it displaces find other places or are worth less, until the total no longer improves.
//! This is a greedy start with local improvement, after Christensen, Marks and Shieber, "An empirical study of algorithms for
//! point-feature label placement", ACM TOG 14(3), 1995, in a fixed order instead of a random one, so that a chart is the same each time.

use crate::chart::drawing::canvas::Point;
use crate::chart::layout::label::{Choice, Place, Request};
use crate::chart::layout::label_candidates::possible;
use crate::chart::layout::obstacles::Obstacles;
use crate::chart::layout::rect::Rect;

/// The cost of omitting a label, in addition to its importance.
const SILENCE: f64 = 400.0;
/// The highest cost of a place if there are too many labels for leader lines.
const CROWDED: f64 = 45.0;
/// How many labels one label may displace at once.
const DRIVEN: usize = 3;
/// How often to go through all labels; later improvements would not be visible.
const ROUNDS: usize = 20;
/// How many places to consider for each wording.
const CHOICES: usize = 60;

/// Finds a place within `bounds` for as many labels as possible: the `limit` most important ones in the longest wording that fits, the
/// others right beside their marks in the shortest wording or not at all. The result is in the order of the requests.
pub(crate) fn place(requests: &[Request], obstacles: &Obstacles, bounds: Rect, limit: usize) -> Vec<Option<Place>> {
    let mut order: Vec<usize> = (0..requests.len()).collect();
    order.sort_by(|a, b| {
        requests[*b]
            .importance
            .total_cmp(&requests[*a].importance)
            .then(a.cmp(b))
    });
    let (mut first, mut rest): (Vec<usize>, Vec<usize>) =
        order.iter().partition(|index| requests[**index].patience > CROWDED);
    rest.splice(..0, first.drain(limit.min(first.len())..));
    let anchors: Vec<Rect> = requests.iter().map(|request| request.anchor).collect();
    let choices = |index: usize, wordings: usize, patience: f64| {
        let request = &requests[index];
        let patience = patience.min(request.patience);
        let mut choices: Vec<Choice> = Vec::new();
        for wording in 0..request.wordings.len().min(wordings) {
            let mut found = possible(request, wording, patience, (obstacles, &anchors, bounds));
            found.truncate(CHOICES);
            choices.append(&mut found);
        }
        choices.sort_by(|a, b| a.1.total_cmp(&b.1));
        choices
    };
    let mut search = Search {
        choices: vec![Vec::new(); requests.len()],
        placed: vec![None; requests.len()],
        silence: requests.iter().map(|request| SILENCE + request.importance).collect(),
    };
    for index in &first {
        search.choices[*index] = choices(*index, usize::MAX, f64::INFINITY);
        search.placed[*index] = search.best_free(*index);
    }
    for _ in 0..ROUNDS {
        let better = first.iter().filter(|index| search.improve(**index)).count();
        if better == 0 {
            break;
        }
    }
    for index in &rest {
        search.choices[*index] = choices(*index, 1, CROWDED);
        search.placed[*index] = search.best_free(*index);
    }
    search
        .placed
        .into_iter()
        .map(|found| found.map(|(place, _)| place))
        .collect()
}

/// The state of a placement.
struct Search {
    /// The places of each label, cheapest first.
    choices: Vec<Vec<Choice>>,
    placed: Vec<Option<Choice>>,
    /// The cost of omitting each label.
    silence: Vec<f64>,
}

impl Search {
    fn cost(&self, index: usize) -> f64 {
        self.placed[index].map_or(self.silence[index], |(_, cost)| cost)
    }

    fn best_free(&self, index: usize) -> Option<Choice> {
        let mut choices = self.choices[index].iter();
        choices
            .find(|(choice, _)| self.blockers(choice, index).next().is_none())
            .copied()
    }

    /// The labels that a place would cover, or whose lines it would cross.
    fn blockers<'a>(&'a self, choice: &'a Place, index: usize) -> impl Iterator<Item = usize> + 'a {
        self.placed.iter().enumerate().filter_map(move |(other, found)| {
            let (place, _) = found.as_ref().filter(|_| other != index)?;
            let cuts =
                |leader: Option<(Point, Point)>, rect: Rect| leader.is_some_and(|(from, to)| rect.cut_by(from, to));
            let crosses = || {
                choice
                    .leader
                    .zip(place.leader)
                    .is_some_and(|(one, two)| cross(one, two))
            };
            let blocked = choice.rect.grown(2.0).overlaps(place.rect.grown(2.0))
                || cuts(choice.leader, place.rect)
                || cuts(place.leader, choice.rect)
                || crosses();
            blocked.then_some(other)
        })
    }

    /// Gives a label a cheaper place if that improves the total, including any labels it displaces or removes; returns whether it did.
    fn improve(&mut self, index: usize) -> bool {
        let now = self.cost(index);
        for at in 0..self.choices[index].len() {
            let choice = self.choices[index][at];
            if choice.1 >= now {
                break;
            }
            let driven: Vec<usize> = self.blockers(&choice.0, index).take(DRIVEN + 1).collect();
            if driven.len() > DRIVEN {
                continue;
            }
            let before: Vec<Option<Choice>> = driven.iter().map(|other| self.placed[*other]).collect();
            let was: f64 = now + driven.iter().map(|other| self.cost(*other)).sum::<f64>();
            let own = self.placed[index].replace(choice);
            for other in &driven {
                self.placed[*other] = None;
            }
            for other in &driven {
                self.placed[*other] = self.best_free(*other);
            }
            let is = choice.1 + driven.iter().map(|other| self.cost(*other)).sum::<f64>();
            if is < was - 1e-6 {
                return true;
            }
            for (other, place) in driven.into_iter().zip(before) {
                self.placed[other] = place;
            }
            self.placed[index] = own;
        }
        false
    }
}

/// Whether two lines cross.
fn cross(one: (Point, Point), two: (Point, Point)) -> bool {
    let side = |line: (Point, Point), at: Point| {
        (line.1.0 - line.0.0) * (at.1 - line.0.1) - (line.1.1 - line.0.1) * (at.0 - line.0.0)
    };
    side(one, two.0) * side(one, two.1) < 0.0 && side(two, one.0) * side(two, one.1) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::layout::label::Wording;

    const BOUNDS: Rect = Rect {
        left: 0.0,
        top: 0.0,
        right: 400.0,
        bottom: 300.0,
    };

    fn words(width: f64, height: f64) -> Wording {
        Wording {
            width,
            height,
            cost: 0.0,
        }
    }

    fn request(x: f64, y: f64, importance: f64) -> Request {
        Request {
            anchor: Rect::around((x, y), 4.0, 4.0),
            wordings: vec![words(60.0, 26.0)],
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
    fn the_important_label_chooses_and_those_beyond_the_limit_have_no_lines() {
        let requests: Vec<Request> = (0..12_u32)
            .map(|index| request(100.0, 100.0 + f64::from(index) * 2.0, f64::from(index)))
            .collect();
        let obstacles = Obstacles {
            hard: requests.iter().map(|request| request.anchor).collect(),
            soft: Vec::new(),
        };
        let placed = place(&requests, &obstacles, BOUNDS, 1);
        let chosen = placed[11].unwrap();
        // Right of it, all marks would be as near; below, only the lowest is.
        assert_eq!((chosen.side, chosen.leader), (0, None));
        assert!(chosen.rect.top > requests[11].anchor.bottom);
        assert!(placed[..11].iter().flatten().all(|place| place.leader.is_none()));
        let all = place(&requests, &obstacles, BOUNDS, 12);
        assert!(
            all.iter().flatten().count() > placed.iter().flatten().count(),
            "{placed:?}"
        );
    }

    #[test]
    fn a_neighbour_makes_room() {
        // The second only fits to the left of its mark, where the first is; the first has other places and moves.
        let obstacles = Obstacles {
            hard: vec![Rect::new(205.0, 0.0, 400.0, 300.0)],
            soft: Vec::new(),
        };
        let first = Request {
            wordings: vec![words(30.0, 20.0)],
            ..request(120.0, 150.0, 2.0)
        };
        let second = Request {
            wordings: vec![words(60.0, 280.0)],
            ..request(200.0, 150.0, 1.0)
        };
        let placed = place(&[first, second], &obstacles, BOUNDS, 10);
        assert!(placed.iter().all(Option::is_some), "{placed:?}");
        assert_clear(&placed, &obstacles);
    }

    #[test]
    fn room_that_is_left_is_used_to_say_more() {
        let alone = Request {
            wordings: vec![
                Wording {
                    cost: 90.0,
                    ..words(60.0, 14.0)
                },
                words(80.0, 60.0),
            ],
            ..request(100.0, 100.0, 1.0)
        };
        let found = place(std::slice::from_ref(&alone), &Obstacles::default(), BOUNDS, 1);
        assert_eq!(found[0].unwrap().wording, 1);
        // Two marks share a strip with room for one figure each, and no more.
        let strip = Rect::new(0.0, 85.0, 400.0, 115.0);
        let pair = [
            alone.clone(),
            Request {
                anchor: Rect::around((250.0, 100.0), 4.0, 4.0),
                ..alone
            },
        ];
        let found = place(&pair, &Obstacles::default(), strip, 2);
        assert!(found.iter().all(|found| found.unwrap().wording == 0), "{found:?}");
    }

    #[test]
    fn a_label_stands_nearer_to_its_own_mark_than_to_another() {
        let own = Rect::around((100.0, 100.0), 4.0, 4.0);
        let other = Request {
            importance: 0.0,
            patience: f64::NEG_INFINITY,
            ..request(180.0, 100.0, 0.0)
        };
        let found = place(
            &[request(100.0, 100.0, 1.0), other.clone()],
            &Obstacles::default(),
            BOUNDS,
            2,
        );
        let rect = found[0].unwrap().rect;
        assert!(rect.distance(own) <= rect.distance(other.anchor), "{rect:?}");
    }

    #[test]
    fn lines_to_labels_do_not_cross() {
        assert!(cross(((0.0, 0.0), (10.0, 10.0)), ((0.0, 10.0), (10.0, 0.0))));
        assert!(!cross(((0.0, 0.0), (10.0, 10.0)), ((0.0, 10.0), (4.0, 6.0))));
    }
}
