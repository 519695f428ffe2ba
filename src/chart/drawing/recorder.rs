//! A backend for plotters that keeps what is drawn. Never layout: every position comes from outside.

use std::convert::Infallible;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use crate::chart::drawing::element::{Align, Element, Ink, Paint, UNITS, Words};
use crate::chart::style::Rgb;
use crate::chart::text::Weight;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Keeps elements in the order in which they are drawn.
pub(crate) struct Recorder<'a> {
    elements: &'a mut Vec<Element>,
    size: (u32, u32),
}

impl<'a> Recorder<'a> {
    /// A backend of this size in units.
    pub(crate) fn new(elements: &'a mut Vec<Element>, size: (u32, u32)) -> Self {
        Self { elements, size }
    }

    pub(crate) fn push(&mut self, element: Element) {
        self.elements.push(element);
    }
}

fn color(color: BackendColor) -> Rgb {
    let (r, g, b) = color.rgb;
    Rgb(r, g, b)
}

fn ink(style: &impl BackendStyle) -> Ink {
    Ink {
        color: color(style.color()),
        opacity: style.color().alpha,
    }
}

fn paint(style: &impl BackendStyle, fill: bool) -> Paint {
    if fill {
        Paint::Fill(ink(style))
    } else {
        Paint::Stroke(ink(style), style.stroke_width())
    }
}

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + UNITS, y + UNITS), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.push(Element::Line(from, to, ink(style), style.stroke_width()));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        self.push(Element::Rect(from, to, paint(style, fill)));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let path: Vec<BackendCoord> = path.into_iter().collect();
        if let [from, to] = path[..] {
            return self.draw_line(from, to, style);
        }
        self.push(Element::Polyline(path, ink(style), style.stroke_width()));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.push(Element::Circle(center, radius, paint(style, fill)));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        self.push(Element::Polygon(vert.into_iter().collect(), ink(style)));
        Ok(())
    }

    /// The position is on the base line, whatever the style's vertical anchor says.
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        self.push(Element::Text(Words {
            text: text.to_owned(),
            at,
            size: style.size() / f64::from(UNITS),
            weight: match style.style() {
                FontStyle::Bold => Weight::Bold,
                _ => Weight::Regular,
            },
            align: match style.anchor().h_pos {
                HPos::Left => Align::Start,
                HPos::Center => Align::Middle,
                HPos::Right => Align::End,
            },
            color: color(style.color()),
        }));
        Ok(())
    }
}
