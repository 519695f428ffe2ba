//! A label: the room that it asks for, and the place that it is given. Never which place.

use crate::chart::drawing::canvas::Point;
use crate::chart::drawing::element::Align;
use crate::chart::layout::rect::Rect;

/// The room that one wording of a label takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Wording {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// What it costs to say no more than this; comparable with pixels of distance.
    pub(crate) cost: f64,
}

/// A label that looks for a place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Request {
    /// What it belongs to; places are beside it.
    pub(crate) anchor: Rect,
    /// What it may say, the least first.
    pub(crate) wordings: Vec<Wording>,
    /// Higher is placed first.
    pub(crate) importance: f64,
    /// The highest cost of a place worth having; beyond it no label is better than a far one.
    pub(crate) patience: f64,
}

/// A place found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    pub(crate) rect: Rect,
    /// Which wording it is for.
    pub(crate) wording: usize,
    /// -1: the words end at the anchor; 0: centred; 1: they begin there.
    pub(crate) side: i8,
    /// The line that joins the words to an anchor that is not right beside them.
    pub(crate) leader: Option<(Point, Point)>,
}

impl Place {
    /// Where lines of text are set, and by which end.
    pub(crate) fn text_position(&self) -> (f64, Align) {
        match self.side {
            1 => (self.rect.left, Align::Start),
            -1 => (self.rect.right, Align::End),
            _ => (f64::midpoint(self.rect.left, self.rect.right), Align::Middle),
        }
    }
}

/// A place and what it costs.
pub(crate) type Choice = (Place, f64);
