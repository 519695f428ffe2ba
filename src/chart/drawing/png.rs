//! A drawing as PNG, with text as outlines of the embedded font: the same pixels on every machine.

use tiny_skia::{FillRule, LineJoin, Path, PathBuilder, Pixmap, Rect, Stroke, StrokeDash, Transform};

use crate::chart::drawing::Drawing;
use crate::chart::drawing::element::{Align, At, Dash, Element, Ink, Paint, RIM, RIM_OPACITY, UNITS, Words};
use crate::chart::drawing::glyphs::Outliner;
use crate::chart::error::DrawError;
use crate::chart::style::Rgb;

/// Wider or higher pictures are refused: a slip in the scale should not fill the memory.
const MOST_PIXELS: f64 = 20_000.0;

/// The bytes of the file.
pub(crate) fn write(drawing: &Drawing, scale: f64) -> Result<Vec<u8>, DrawError> {
    let (width, height) = (f64::from(drawing.width) * scale, f64::from(drawing.height) * scale);
    if !(width >= 1.0 && height >= 1.0 && width <= MOST_PIXELS && height <= MOST_PIXELS) {
        return Err(DrawError::Png(format!(
            "a picture of {width:.0} by {height:.0} pixels cannot be drawn"
        )));
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within 1..=20,000, checked above
    let (columns, rows, factor) = (width.round() as u32, height.round() as u32, scale as f32);
    let mut pixmap = Pixmap::new(columns, rows).ok_or_else(|| DrawError::Png("no room for the picture".into()))?;
    let Rgb(r, g, b) = drawing.ground;
    pixmap.fill(tiny_skia::Color::from_rgba8(r, g, b, 255));
    let mut painter = Painter {
        pixmap,
        transform: Transform::from_scale(factor, factor),
        outliner: Outliner::new()?,
        groups: Vec::new(),
    };
    for element in &drawing.elements {
        painter.element(element);
    }
    encode(&painter.pixmap).map_err(|error| DrawError::Png(error.to_string()))
}

struct Painter {
    pixmap: Pixmap,
    transform: Transform,
    outliner: Outliner,
    /// The dashes and the rim of the groups under way, the innermost last.
    groups: Vec<(Option<Dash>, Option<Rgb>)>,
}

impl Painter {
    fn element(&mut self, element: &Element) {
        match element {
            Element::Line(from, to, ink, width) => self.stroke(path(&[*from, *to]), *ink, *width),
            Element::Polyline(points, ink, width) => self.stroke(path(points), *ink, *width),
            Element::Polygon(points, ink) => self.fill(closed(points), *ink),
            Element::Rect(from, to, paint) => {
                let rect = Rect::from_ltrb(px(from.0), px(from.1), px(to.0), px(to.1));
                self.paint(rect.map(PathBuilder::from_rect), *paint);
            }
            Element::Circle(center, radius, paint) => {
                let radius = px(i32::try_from(*radius).unwrap_or(i32::MAX));
                self.paint(PathBuilder::from_circle(px(center.0), px(center.1), radius), *paint);
            }
            Element::Text(words) => self.text(words),
            Element::Open(shared) => {
                let (dash, rim) = self.group();
                self.groups.push((shared.dash.or(dash), shared.rim.or(rim)));
            }
            Element::Close => {
                self.groups.pop();
            }
        }
    }

    fn group(&self) -> (Option<Dash>, Option<Rgb>) {
        self.groups.last().copied().unwrap_or_default()
    }

    fn paint(&mut self, path: Option<Path>, paint: Paint) {
        match paint {
            Paint::Fill(ink) => self.fill(path, ink),
            Paint::Stroke(ink, width) => self.stroke(path, ink, width),
        }
    }

    fn fill(&mut self, path: Option<Path>, ink: Ink) {
        if let Some(path) = path {
            self.pixmap
                .fill_path(&path, &paint_of(ink), FillRule::Winding, self.transform, None);
        }
    }

    fn stroke(&mut self, path: Option<Path>, ink: Ink, width: u32) {
        let stroke = Stroke {
            width: px(i32::try_from(width).unwrap_or(i32::MAX)),
            dash: self
                .group()
                .0
                .and_then(|(dash, gap)| StrokeDash::new(vec![dash, gap], 0.0)),
            ..Stroke::default()
        };
        self.stroke_as(path, ink, &stroke);
    }

    fn stroke_as(&mut self, path: Option<Path>, ink: Ink, stroke: &Stroke) {
        if let Some(path) = path {
            self.pixmap
                .stroke_path(&path, &paint_of(ink), stroke, self.transform, None);
        }
    }

    fn text(&mut self, words: &Words) {
        let (outline, width) = self.outliner.outline(&words.text, words.size, words.weight);
        let left = px(words.at.0)
            - match words.align {
                Align::Start => 0.0,
                Align::Middle => width / 2.0,
                Align::End => width,
            };
        let outline = outline.and_then(|outline| outline.transform(Transform::from_translate(left, px(words.at.1))));
        if let (_, Some(color)) = self.group() {
            let stroke = Stroke {
                width: RIM,
                line_join: LineJoin::Round,
                ..Stroke::default()
            };
            let ink = Ink {
                color,
                opacity: RIM_OPACITY,
            };
            self.stroke_as(outline.clone(), ink, &stroke);
        }
        let ink = Ink {
            color: words.color,
            opacity: 1.0,
        };
        self.fill(outline, ink);
    }
}

/// Units as pixels of the drawing.
fn px(units: i32) -> f32 {
    #[allow(clippy::cast_possible_truncation)] // a position within a picture
    {
        (f64::from(units) / f64::from(UNITS)) as f32
    }
}

fn through(points: &[At]) -> PathBuilder {
    let mut path = PathBuilder::new();
    for (index, (x, y)) in points.iter().enumerate() {
        if index == 0 {
            path.move_to(px(*x), px(*y));
        } else {
            path.line_to(px(*x), px(*y));
        }
    }
    path
}

fn path(points: &[At]) -> Option<Path> {
    through(points).finish()
}

fn closed(points: &[At]) -> Option<Path> {
    let mut path = through(points);
    path.close();
    path.finish()
}

fn paint_of(ink: Ink) -> tiny_skia::Paint<'static> {
    let Rgb(r, g, b) = ink.color;
    let mut paint = tiny_skia::Paint::default();
    // As many digits as SVG has it with.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // from 0 to 255
    let alpha = ((ink.opacity.clamp(0.0, 1.0) * 100.0).round() * 2.55).round() as u8;
    paint.set_color_rgba8(r, g, b, alpha);
    paint
}

/// Writes the pixels without their transparency, which a drawing on a ground has none of, and packs them quickly: drawing all charts is part of
/// every build.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, ::png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(::png::ColorType::Rgb);
    encoder.set_depth(::png::BitDepth::Eight);
    encoder.set_compression(::png::Compression::Fast);
    let mut colours = vec![0; pixmap.data().len() / 4 * 3];
    for (colour, pixel) in colours.chunks_exact_mut(3).zip(pixmap.data().chunks_exact(4)) {
        colour.copy_from_slice(&pixel[..3]);
    }
    encoder.write_header()?.write_image_data(&colours)?;
    Ok(bytes)
}
