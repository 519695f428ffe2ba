//! The canvas that a chart is drawn on: plotters' elements in pixels from the top left. Never what to draw, nor where.

use std::borrow::Cow;
use std::convert::Infallible;

use plotters::coord::CoordTranslate;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use crate::chart::drawing::svg::{SvgBackend, UNITS, escape};
use crate::chart::error::DrawError;
use crate::chart::style::Rgb;
use crate::chart::text::{FAMILIES, Weight};

/// A point in pixels.
pub(crate) type Point = (f64, f64);

/// Pixels to the backend's units.
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

/// SVG that is written as it stands.
struct Raw<'a>(Cow<'a, str>);

impl<'a> PointCollection<'a, Point> for &'a Raw<'_> {
    type Point = &'a Point;
    type IntoIter = std::iter::Empty<&'a Point>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::empty()
    }
}

impl<'s> Drawable<SvgBackend<'s>> for Raw<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut SvgBackend<'s>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        backend.raw(&self.0);
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

/// Which end of a line of text the position means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Start,
    Middle,
    End,
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

/// What a group of elements shares.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Group<'a> {
    /// What a browser shows where the pointer rests.
    pub(crate) title: Option<&'a str>,
    /// Lengths of dashes and gaps in pixels.
    pub(crate) dash: Option<&'a str>,
    /// A rim in this colour behind text, so that lines do not cut through it.
    pub(crate) rim: Option<Rgb>,
    /// Whether screen readers pass over it.
    pub(crate) hidden: bool,
}

/// A canvas to draw on. The first failure is kept and told by [`Canvas::finish`].
pub(crate) struct Canvas<'a> {
    area: DrawingArea<SvgBackend<'a>, Pixels>,
    failure: Option<DrawError>,
}

impl<'a> Canvas<'a> {
    /// A canvas of this size in pixels whose elements are written to `out`.
    pub(crate) fn new(out: &'a mut String, width: f64, height: f64) -> Self {
        let backend = SvgBackend::new(out, (length(width), length(height)));
        Self {
            area: backend.into_drawing_area().apply_coord_spec(Pixels),
            failure: None,
        }
    }

    fn keep(&mut self, drawn: Result<(), DrawingAreaErrorKind<Infallible>>) {
        if let Err(error) = drawn {
            self.failure.get_or_insert(DrawError::Draw(error.to_string()));
        }
    }

    pub(crate) fn raw(&mut self, svg: &str) {
        let drawn = self.area.draw(&Raw(svg.into()));
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
        if group.title.is_none() && group.dash.is_none() && group.rim.is_none() && !group.hidden {
            return inside(self);
        }
        let mut open = String::from("<g");
        if let Some(dash) = group.dash {
            open.push_str(&format!(" stroke-dasharray=\"{dash}\""));
        }
        if let Some(Rgb(r, g, b)) = group.rim {
            open.push_str(&format!(
                " stroke=\"#{r:02x}{g:02x}{b:02x}\" stroke-width=\"3\" stroke-opacity=\"0.75\" stroke-linejoin=\"round\" paint-order=\"stroke\""
            ));
        }
        if group.hidden {
            open.push_str(" aria-hidden=\"true\"");
        }
        open.push('>');
        if let Some(title) = group.title {
            open.push_str(&format!("<title>{}</title>", escape(title)));
        }
        open.push('\n');
        self.raw(&open);
        inside(self);
        self.raw("</g>\n");
    }

    /// Ends the drawing.
    ///
    /// # Errors
    /// The first failure of the drawing library.
    pub(crate) fn finish(self) -> Result<(), DrawError> {
        self.failure.map_or(Ok(()), Err)
    }
}
