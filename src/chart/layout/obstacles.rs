//! What labels must keep clear of, and how much of it a label would cover.

use crate::chart::layout::rect::Rect;

/// What labels must keep clear of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Obstacles {
    /// Never covered.
    pub(crate) hard: Vec<Rect>,
    /// Covered if nothing better is free, at this cost.
    pub(crate) soft: Vec<(Rect, f64)>,
}

impl Obstacles {
    /// How much of what should not be covered is under a rectangle; comparable among places for the same label.
    pub(crate) fn under(&self, rect: Rect) -> f64 {
        let hard = self.hard.iter().map(|other| rect.overlap_area(*other) * 20.0);
        let soft = self
            .soft
            .iter()
            .filter(|(other, _)| rect.overlaps(*other))
            .map(|(other, cost)| cost + rect.overlap_area(*other));
        hard.sum::<f64>() + soft.sum::<f64>()
    }

    /// Those that a label within this distance of an anchor could touch.
    pub(crate) fn near(&self, reach: Rect) -> Self {
        Self {
            hard: self.hard.iter().copied().filter(|rect| rect.overlaps(reach)).collect(),
            soft: self
                .soft
                .iter()
                .copied()
                .filter(|(rect, _)| rect.overlaps(reach))
                .collect(),
        }
    }
}
