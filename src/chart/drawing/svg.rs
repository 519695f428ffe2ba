//! A drawing as SVG as browsers and screen readers want it: real text, groups with titles, fractions of a pixel. Never layout.

use std::fmt::Write as _;

use crate::chart::drawing::Drawing;
use crate::chart::drawing::element::{Align, At, Element, Ink, Paint, RIM, RIM_OPACITY, Shared, UNITS, Words};
use crate::chart::style::Rgb;
use crate::chart::text::{FAMILIES, Ruler, Weight, shown};

/// The text of the file.
pub(crate) fn write(drawing: &Drawing) -> String {
    let Drawing { width, height, .. } = drawing;
    let text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{}\" \
         font-family=\"{FAMILIES}\" fill=\"none\">\n<title>{}</title>\n<desc>{}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
        escape(&drawing.alt()),
        escape(&drawing.title),
        escape(&drawing.description),
        hex(drawing.ground)
    );
    let mut svg = Svg(text, Ruler::new().ok());
    for element in &drawing.elements {
        svg.element(element);
    }
    svg.0.push_str("</svg>\n");
    svg.0
}

/// The text so far, and what measures words.
struct Svg(String, Option<Ruler>);

impl Svg {
    fn element(&mut self, element: &Element) {
        match element {
            Element::Line(from, to, ink, width) => {
                self.0.push_str("<line");
                self.attributes(&[("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)]);
                self.stroke(*ink, *width);
            }
            Element::Polyline(points, ink, width) => {
                self.0.push_str("<polyline");
                self.points(points);
                self.stroke(*ink, *width);
            }
            Element::Rect(from, to, paint) => {
                self.0.push_str("<rect");
                let (width, height) = (to.0 - from.0, to.1 - from.1);
                self.attributes(&[("x", from.0), ("y", from.1), ("width", width), ("height", height)]);
                self.paint(*paint);
            }
            Element::Circle(center, radius, paint) => {
                self.0.push_str("<circle");
                let radius = i32::try_from(*radius).unwrap_or(i32::MAX);
                self.attributes(&[("cx", center.0), ("cy", center.1), ("r", radius)]);
                self.paint(*paint);
            }
            Element::Polygon(points, ink) => {
                self.0.push_str("<polygon");
                self.points(points);
                self.ink("fill", *ink);
            }
            Element::Text(words) => return self.text(words),
            Element::Open(shared) => return self.open(shared),
            Element::Close => return self.0.push_str("</g>\n"),
        }
        self.0.push_str("/>\n");
    }

    fn open(&mut self, shared: &Shared) {
        self.0.push_str("<g");
        if let Some((dash, gap)) = shared.dash {
            let _ = write!(self.0, " stroke-dasharray=\"{dash} {gap}\"");
        }
        if let Some(rim) = shared.rim {
            let _ = write!(
                self.0,
                " stroke=\"{}\" stroke-width=\"{RIM}\" stroke-opacity=\"{RIM_OPACITY}\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
                hex(rim)
            );
        }
        if shared.hidden {
            self.0.push_str(" aria-hidden=\"true\"");
        }
        for (name, fact) in &shared.facts {
            let _ = write!(self.0, " data-{name}=\"{}\"", escape(fact));
        }
        self.0.push('>');
        if let Some(title) = &shared.title {
            let _ = write!(self.0, "<title>{}</title>", escape(title));
        }
        self.0.push('\n');
    }

    fn text(&mut self, words: &Words) {
        self.0.push_str("<text");
        self.attributes(&[("x", words.at.0), ("y", words.at.1)]);
        let _ = write!(self.0, " font-size=\"{}\"", words.size);
        if words.weight == Weight::Bold {
            self.0.push_str(" font-weight=\"700\"");
        }
        match words.align {
            Align::Start => {}
            Align::Middle => self.0.push_str(" text-anchor=\"middle\""),
            Align::End => self.0.push_str(" text-anchor=\"end\""),
        }
        // A reader without our font has another, wider or narrower: the words still end where the layout expects it.
        let width = self
            .1
            .as_ref()
            .and_then(|ruler| ruler.covered(&words.text, words.size, words.weight));
        if let Some(width) = width.filter(|width| *width > 0.0) {
            let _ = write!(self.0, " textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\"");
        }
        let _ = writeln!(self.0, " fill=\"{}\">{}</text>", hex(words.color), escape(&words.text));
    }

    fn paint(&mut self, paint: Paint) {
        match paint {
            Paint::Fill(ink) => self.ink("fill", ink),
            Paint::Stroke(ink, width) => self.stroke(ink, width),
        }
    }

    fn stroke(&mut self, ink: Ink, width: u32) {
        self.ink("stroke", ink);
        // One pixel is what SVG takes where nothing is said.
        if width != UNITS.unsigned_abs() {
            let width = pixels(i32::try_from(width).unwrap_or(i32::MAX));
            let _ = write!(self.0, " stroke-width=\"{width}\"");
        }
    }

    fn ink(&mut self, what: &str, ink: Ink) {
        // Writing to a String cannot fail.
        let _ = write!(self.0, " {what}=\"{}\"", hex(ink.color));
        if ink.opacity < 1.0 {
            let _ = write!(self.0, " {what}-opacity=\"{:.2}\"", ink.opacity);
        }
    }

    fn points(&mut self, points: &[At]) {
        let points: Vec<String> = points
            .iter()
            .map(|(x, y)| format!("{},{}", pixels(*x), pixels(*y)))
            .collect();
        let _ = write!(self.0, " points=\"{}\"", points.join(" "));
    }

    fn attributes(&mut self, pairs: &[(&str, i32)]) {
        for (name, value) in pairs {
            let _ = write!(self.0, " {name}=\"{}\"", pixels(*value));
        }
    }
}

fn hex(Rgb(r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Units as pixels with two decimals at most; whole arithmetic, so the same text on every machine.
fn pixels(units: i32) -> String {
    let hundredths = i64::from(units) * 100 / i64::from(UNITS);
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    let sign = if hundredths < 0 { "-" } else { "" };
    match (rest / 10, rest % 10) {
        (0, 0) => format!("{sign}{whole}"),
        (tenths, 0) => format!("{sign}{whole}.{tenths}"),
        (tenths, last) => format!("{sign}{whole}.{tenths}{last}"),
    }
}

/// Text for XML 1.0: markup escaped, of the characters only those that are shown.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in shown(text) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_print_as_short_pixels() {
        for (units, text) in [
            (0, "0"),
            (20, "1"),
            (30, "1.5"),
            (1, "0.05"),
            (-1, "-0.05"),
            (-50, "-2.5"),
            (2003, "100.15"),
        ] {
            assert_eq!(pixels(units), text);
        }
    }

    #[test]
    fn text_cannot_leave_its_element() {
        assert_eq!(escape("a<b>&\"\u{0}\u{1b}[31m\u{202e}"), "a&lt;b&gt;&amp;&quot;[31m");
    }
}
