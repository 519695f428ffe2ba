//! The canvas that a chart is drawn on: plotters' elements in pixels from the top left. Never what to draw, nor where.

use std::convert::Infallible;

use plotters::coord::CoordTranslate;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use crate::chart::drawing::element::{Align, Dash, Element, Shared, UNITS};
use crate::chart::drawing::recorder::Recorder;
use crate::chart::error::DrawError;
use crate::chart::style::Rgb;
use crate::chart::text::{FAMILIES, Weight};

/// A point in pixels.
pub(crate) type Point = (f64, f64);

/// Pixels to units.
pub(crate) struct Pixels;

impl CoordTranslate for Pixels {
    type From = Point;

    fn translate(&self, from: &Point) -> BackendCoord {
        (units(from.0), units(from.1))
    }
}

/// Far outside every chart, so that no position can overflow.
const FARTHEST: f64 = 1e5;

fn units(pixels: f64) -> i32 {
    let pixels = if pixels.is_finite() {
        pixels.clamp(-FARTHEST, FARTHEST)
    } else {
        FARTHEST
    };
    #[allow(clippy::cast_possible_truncation)] // clamped just above
    {
        (pixels * f64::from(UNITS)).round() as i32
    }
}

fn length(pixels: f64) -> u32 {
    units(pixels).unsigned_abs()
}

/// The begin or the end of a group.
struct Bracket(Element);

impl<'a> PointCollection<'a, Point> for &'a Bracket {
    type Point = &'a Point;
    type IntoIter = std::iter::Empty<&'a Point>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::empty()
    }
}

impl<'s> Drawable<Recorder<'s>> for Bracket {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        recorder: &mut Recorder<'s>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        recorder.push(self.0.clone());
        Ok(())
    }
}

/// A colour, how opaque, and for lines how wide in pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pen {
    pub(crate) color: Rgb,
    pub(crate) opacity: f64,
    pub(crate) width: f64,
}

impl Pen {
    pub(crate) fn new(color: Rgb, width: f64) -> Self {
        Self {
            color,
            opacity: 1.0,
            width,
        }
    }

    pub(crate) fn opacity(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }

    fn shape(self, filled: bool) -> ShapeStyle {
        ShapeStyle {
            color: RGBAColor(self.color.0, self.color.1, self.color.2, self.opacity),
            filled,
            stroke_width: length(self.width),
        }
    }
}

/// How a line of text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type {
    pub(crate) size: f64,
    pub(crate) weight: Weight,
    pub(crate) color: Rgb,
    pub(crate) align: Align,
}

impl Type {
    pub(crate) fn new(size: f64, color: Rgb) -> Self {
        Self {
            size,
            weight: Weight::Regular,
            color,
            align: Align::Start,
        }
    }

    pub(crate) fn bold(self) -> Self {
        Self {
            weight: Weight::Bold,
            ..self
        }
    }

    pub(crate) fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }
}

/// What a group of elements shares, as [`Shared`].
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Group<'a> {
    pub(crate) title: Option<&'a str>,
    pub(crate) dash: Option<Dash>,
    pub(crate) rim: Option<Rgb>,
    pub(crate) hidden: bool,
    /// The id of the claim that it draws.
    pub(crate) claim: Option<&'a str>,
    /// Other facts, as those of the axis that everything in it stands on.
    pub(crate) facts: &'a [(&'static str, String)],
}

impl Group<'_> {
    fn facts(&self) -> Vec<(&'static str, String)> {
        let claim = self.claim.map(|id| ("claim", id.to_owned()));
        claim.into_iter().chain(self.facts.iter().cloned()).collect()
    }
}

/// A canvas to draw on. The first failure is kept and told by [`Canvas::finish`].
pub(crate) struct Canvas<'a> {
    area: DrawingArea<Recorder<'a>, Pixels>,
    failure: Option<DrawError>,
}

impl<'a> Canvas<'a> {
    /// A canvas of this size in pixels whose elements are added to `elements`.
    pub(crate) fn new(elements: &'a mut Vec<Element>, width: f64, height: f64) -> Self {
        let recorder = Recorder::new(elements, (length(width), length(height)));
        Self {
            area: recorder.into_drawing_area().apply_coord_spec(Pixels),
            failure: None,
        }
    }

    fn keep(&mut self, drawn: Result<(), DrawingAreaErrorKind<Infallible>>) {
        if let Err(error) = drawn {
            self.failure.get_or_insert(DrawError::Draw(error.to_string()));
        }
    }

    fn bracket(&mut self, element: Element) {
        let drawn = self.area.draw(&Bracket(element));
        self.keep(drawn);
    }

    pub(crate) fn line(&mut self, from: Point, to: Point, pen: Pen) {
        self.path(vec![from, to], pen);
    }

    pub(crate) fn path(&mut self, points: Vec<Point>, pen: Pen) {
        let drawn = self.area.draw(&PathElement::new(points, pen.shape(false)));
        self.keep(drawn);
    }

    pub(crate) fn polygon(&mut self, points: Vec<Point>, pen: Pen) {
        let drawn = self.area.draw(&Polygon::new(points, pen.shape(true)));
        self.keep(drawn);
    }

    pub(crate) fn rect(&mut self, from: Point, to: Point, pen: Pen) {
        let drawn = self.area.draw(&Rectangle::new([from, to], pen.shape(true)));
        self.keep(drawn);
    }

    pub(crate) fn disc(&mut self, at: Point, radius: f64, pen: Pen) {
        let drawn = self.area.draw(&Circle::new(at, length(radius), pen.shape(true)));
        self.keep(drawn);
    }

    pub(crate) fn ring(&mut self, at: Point, radius: f64, pen: Pen) {
        let drawn = self.area.draw(&Circle::new(at, length(radius), pen.shape(false)));
        self.keep(drawn);
    }

    /// Writes a line of text; `at` is on its base line.
    pub(crate) fn text(&mut self, text: &str, at: Point, set: Type) {
        let weight = match set.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let anchor = match set.align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::Name(FAMILIES), set.size * f64::from(UNITS), weight);
        let color = RGBAColor(set.color.0, set.color.1, set.color.2, 1.0);
        let style = TextStyle::from(font).color(&color).pos(Pos::new(anchor, VPos::Bottom));
        let drawn = self.area.draw(&Text::new(text, at, style));
        self.keep(drawn);
    }

    /// Draws what `inside` draws as one group.
    pub(crate) fn group(&mut self, group: Group<'_>, inside: impl FnOnce(&mut Self)) {
        let facts = group.facts();
        let is_plain = group.title.is_none() && group.dash.is_none() && group.rim.is_none() && !group.hidden;
        if is_plain && facts.is_empty() {
            return inside(self);
        }
        self.bracket(Element::Open(Shared {
            title: group.title.map(str::to_owned),
            dash: group.dash,
            rim: group.rim,
            hidden: group.hidden,
            facts,
        }));
        inside(self);
        self.bracket(Element::Close);
    }

    /// Ends the drawing.
    ///
    /// # Errors
    /// The first failure of the drawing library.
    pub(crate) fn finish(self) -> Result<(), DrawError> {
        self.failure.map_or(Ok(()), Err)
    }
}
