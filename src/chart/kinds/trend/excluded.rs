//! Shades what bounds exclude, if there are too few figures for a band.

use crate::chart::drawing::canvas::{Canvas, Group, Pen};
use crate::chart::kinds::trend::plot::Plot;
use crate::chart::kinds::trend::positions::Spot;
use crate::chart::marks::mark::Shape;
use crate::chart::style::EDGE;

impl Plot<'_, '_> {
    /// Shades the values that the bounds exclude, each for the time that it is about; where several do, once.
    pub(crate) fn draw_excluded(&self, canvas: &mut Canvas<'_>, spots: &[Spot]) {
        let bounds = self.marks.iter().zip(spots).filter(|(mark, _)| {
            let is_whole = mark.group == 0 && mark.row.scope.is_none();
            is_whole && !mark.row.is_echo && mark.row.counts() && !mark.row.projection
        });
        let (mut below, mut above) = (Vec::new(), Vec::new());
        for (mark, spot) in bounds {
            let (half, (from, until)) = (self.axes.dot * 1.5, spot.period());
            let stretch = (from.min(spot.x - half), until.max(spot.x + half));
            match mark.shape {
                Shape::Floor { value } => below.push((stretch, self.axes.y(value))),
                Shape::Ceiling { value } => above.push((stretch, self.axes.y(value))),
                Shape::Point { .. } | Shape::Interval { .. } | Shape::Span { .. } => {}
            }
        }
        let pen = Pen::new(self.palette.groups[1].mark, 0.0).opacity(self.palette.excluded);
        let limit = Pen::new(self.palette.groups[1].mark, 1.0).opacity(EDGE);
        for (side, edge, title) in [
            (below, self.bottom, "Excluded: below a source’s lower bound"),
            (above, self.top, "Excluded: above a source’s upper bound"),
        ] {
            for (from, until, y) in outline(&side, edge < self.bottom) {
                canvas.group(
                    Group {
                        title: Some(title),
                        ..Group::default()
                    },
                    |canvas| {
                        canvas.rect((from, y.min(edge)), (until, y.max(edge)), pen);
                        canvas.line((from, y), (until, y), limit);
                        for side in [from, until] {
                            canvas.line((side, y), (side, edge), limit.opacity(EDGE * 0.6));
                        }
                    },
                );
            }
        }
    }
}

/// Stretches with an edge each, as steps without overlap: at each place the edge that reaches furthest from the axis's end.
fn outline(stretches: &[((f64, f64), f64)], from_top: bool) -> Vec<(f64, f64, f64)> {
    let mut ends: Vec<f64> = stretches
        .iter()
        .flat_map(|((from, until), _)| [*from, *until])
        .collect();
    ends.sort_by(f64::total_cmp);
    ends.dedup();
    let mut steps: Vec<(f64, f64, f64)> = Vec::new();
    for pair in ends.windows(2) {
        let here = stretches
            .iter()
            .filter(|((from, until), _)| *from <= pair[0] && *until >= pair[1])
            .map(|(_, y)| *y);
        let edge = if from_top {
            here.max_by(f64::total_cmp)
        } else {
            here.min_by(f64::total_cmp)
        };
        match (edge, steps.last_mut()) {
            (Some(y), Some((_, until, last))) if y.total_cmp(last).is_eq() && until.total_cmp(&pair[0]).is_eq() => {
                *until = pair[1];
            }
            (Some(y), _) => steps.push((pair[0], pair[1], y)),
            (None, _) => {}
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_bounds_shade_once_and_to_the_furthest() {
        let below = [((0.0, 10.0), 50.0), ((5.0, 20.0), 30.0), ((30.0, 40.0), 30.0)];
        assert_eq!(
            outline(&below, false),
            [(0.0, 5.0, 50.0), (5.0, 20.0, 30.0), (30.0, 40.0, 30.0)]
        );
        assert_eq!(outline(&below[..2], true), [(0.0, 10.0, 50.0), (10.0, 20.0, 30.0)]);
        assert!(outline(&[], true).is_empty());
    }
}
