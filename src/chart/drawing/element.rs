//! What a drawing is made of, in units of a fraction of a pixel. Never how a format writes it.

use crate::chart::style::Rgb;
use crate::chart::text::Weight;

/// This many units make a pixel: plotters counts in whole numbers.
pub(crate) const UNITS: i32 = 20;

/// A position in units, from the top left.
pub(crate) type At = (i32, i32);

/// A colour and how opaque it is, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ink {
    pub(crate) color: Rgb,
    pub(crate) opacity: f64,
}

/// How a closed shape is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Paint {
    Fill(Ink),
    /// Its outline, this many units wide.
    Stroke(Ink, u32),
}

/// Which end of a line of text its position means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Start,
    Middle,
    End,
}

/// A line of text; its position is on the base line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) at: At,
    /// In pixels.
    pub(crate) size: f64,
    pub(crate) weight: Weight,
    pub(crate) align: Align,
    pub(crate) color: Rgb,
}

/// Lengths of a dash and of the gap after it, in pixels.
pub(crate) type Dash = (f32, f32);

/// What the elements of a group share.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Shared {
    /// What a browser shows where the pointer rests.
    pub(crate) title: Option<String>,
    pub(crate) dash: Option<Dash>,
    /// A rim in this colour behind text, so that lines do not cut through it.
    pub(crate) rim: Option<Rgb>,
    /// Whether screen readers pass over it.
    pub(crate) hidden: bool,
    /// Facts for programs that read the picture: a name and what it is, as `claim` and an id.
    pub(crate) facts: Vec<(&'static str, String)>,
}

/// Width of the rim behind text, in pixels.
pub(crate) const RIM: f32 = 3.0;
/// How opaque it is.
pub(crate) const RIM_OPACITY: f64 = 0.75;

/// One element, drawn over those before it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Element {
    Line(At, At, Ink, u32),
    Polyline(Vec<At>, Ink, u32),
    Rect(At, At, Paint),
    Circle(At, u32, Paint),
    Polygon(Vec<At>, Ink),
    Text(Words),
    /// Begins a group, which the next `Close` that is not another group's ends.
    Open(Shared),
    Close,
}
