//! The possible places of a label beside its mark, and what each costs.
//! The order of preference follows Imhof, "Positioning names on maps", The American Cartographer 2(2), 1975.

use crate::chart::layout::label::{Choice, Place, Request, Wording};
use crate::chart::layout::obstacles::Obstacles;
use crate::chart::layout::rect::Rect;

/// The extra cost of a place, joined by a line, that is nearer to another mark than to its own.
const AMBIGUITY: f64 = 90.0;
/// Without a line, a place is for whichever mark is nearest: any other must be so many times as far as its own.
const CLEARLY: f64 = 1.4;
/// What is as wide as this, in pixels, is a word and no mark.
const WORD: f64 = 40.0;
/// Distances from the anchor at which to look for places.
const RINGS: [f64; 9] = [4.0, 9.0, 20.0, 34.0, 52.0, 74.0, 100.0, 130.0, 165.0];
/// From this distance on, a line joins label and anchor.
const LEADER_FROM: f64 = 15.0;

/// The places that obstacles leave, with their costs, in order of preference.
pub(crate) fn possible(
    request: &Request,
    wording: usize,
    patience: f64,
    (obstacles, anchors, bounds): (&Obstacles, &[Rect], Rect),
) -> Vec<Choice> {
    let (anchor, words) = (request.anchor, request.wordings[wording]);
    let reach = anchor.grown(RINGS[RINGS.len() - 1] + words.width.max(words.height));
    let Obstacles { hard, soft } = obstacles.near(reach);
    let others: Vec<Rect> = anchors
        .iter()
        .copied()
        .filter(|other| !other.is_like(anchor) && other.overlaps(reach))
        .collect();
    // The line may end in its own mark, but crosses no words beside it.
    let is_own = |rect: &Rect| rect.overlaps(anchor.grown(1.0)) && rect.right - rect.left < WORD;
    let mut places = Vec::new();
    for gap in RINGS {
        let candidates = if gap < LEADER_FROM {
            beside(anchor, words, gap, bounds)
        } else {
            away(anchor, words, gap)
        };
        for (turn, place) in candidates.into_iter().enumerate() {
            let place = Place { wording, ..place };
            let own = place.rect.distance(anchor);
            let is_ambiguous = |other: &Rect| place.rect.distance(*other) < own * CLEARLY;
            if place.leader.is_none() && others.iter().any(is_ambiguous) {
                continue;
            }
            let blocked = hard.iter().any(|rect| {
                place.rect.grown(1.0).overlaps(*rect)
                    || (place.leader.is_some_and(|(from, to)| rect.cut_by(from, to)) && !is_own(rect))
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
                    .map(|(_, cost)| cost * 0.35)
                    .sum()
            };
            let crossed: f64 = place.leader.map_or(0.0, crossed);
            let far = if place.leader.is_some() { 30.0 } else { 0.0 };
            let nearer = others.iter().filter(|other| place.rect.distance(**other) < own).count();
            let ambiguous = AMBIGUITY * nearer.min(2) as f64;
            let cost = gap * 1.5 + far + turn as f64 * 2.5 + covered + crossed;
            // In a crowd every place may be nearer to another mark; that is worse, but its line tells whose it is.
            if cost <= patience {
                places.push((place, cost + ambiguous + words.cost));
            }
        }
    }
    places.sort_by(|a, b| a.1.total_cmp(&b.1));
    places
}

/// Places that touch the anchor: right first, as people read; then left, above, below, the corners, and above or below with an edge in line.
fn beside(anchor: Rect, Wording { width, height, .. }: Wording, gap: f64, bounds: Rect) -> Vec<Place> {
    let middle = (
        f64::midpoint(anchor.left, anchor.right),
        f64::midpoint(anchor.top, anchor.bottom),
    );
    let (right, left) = (anchor.right + gap, anchor.left - gap - width);
    let (above, below) = (anchor.top - gap - height, anchor.bottom + gap);
    // On a diagonal both distances add up, so each may be shorter.
    let (corner_right, corner_left) = (anchor.right + gap * 0.6, anchor.left - gap * 0.6 - width);
    let (corner_above, corner_below) = (anchor.top - height - gap * 0.8 + 2.0, anchor.bottom + gap * 0.8 - 2.0);
    // At the edge of the plot, centred labels move inwards.
    let centred = (middle.0 - width / 2.0).min(bounds.right - width).max(bounds.left);
    let mut places = vec![
        (right, middle.1 - height / 2.0, 1),
        (left, middle.1 - height / 2.0, -1),
        (centred, above, 0),
        (centred, below, 0),
        (corner_right, corner_above, 1),
        (corner_right, corner_below, 1),
        (corner_left, corner_above, -1),
        (corner_left, corner_below, -1),
        (anchor.left, above, 1),
        (anchor.left, below, 1),
        (anchor.right - width, above, -1),
        (anchor.right - width, below, -1),
    ];
    // A long bar also has room at its ends.
    if anchor.bottom - anchor.top > height * 1.3 {
        places.extend([
            (right, anchor.top, 1),
            (right, anchor.bottom - height, 1),
            (left, anchor.top, -1),
            (left, anchor.bottom - height, -1),
        ]);
    }
    places
        .into_iter()
        .map(|(left, top, side)| Place {
            rect: Rect::new(left, top, left + width, top + height),
            wording: 0,
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

/// Places further away, joined to the anchor by a line.
fn away(anchor: Rect, words: Wording, gap: f64) -> Vec<Place> {
    let middle = (
        f64::midpoint(anchor.left, anchor.right),
        f64::midpoint(anchor.top, anchor.bottom),
    );
    let (half_width, half_height) = (words.width / 2.0, words.height / 2.0);
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
            // In the middle of the mark, where something of it is: its corners are empty.
            let from = (
                middle.0,
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
                wording: 0,
                side,
                leader: Some((from, to)),
            }
        })
        .collect()
}
