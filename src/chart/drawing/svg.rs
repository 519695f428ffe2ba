//! A backend for plotters that writes SVG as browsers and screen readers want it: real text, groups with titles, fractions of a pixel.
//! Never layout: every position comes from outside.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

/// Plotters counts in whole units; this many of them make a pixel.
pub(crate) const UNITS: i32 = 20;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Writes SVG elements into a text.
pub(crate) struct SvgBackend<'a> {
    out: &'a mut String,
    size: (u32, u32),
}

impl<'a> SvgBackend<'a> {
    /// A backend of this size in units.
    pub(crate) fn new(out: &'a mut String, size: (u32, u32)) -> Self {
        Self { out, size }
    }

    /// Opens or closes a group, or writes anything else that is SVG already.
    pub(crate) fn raw(&mut self, svg: &str) {
        self.out.push_str(svg);
    }

    fn stroke(&mut self, style: &impl BackendStyle) {
        self.paint("stroke", style.color());
        // One pixel is what SVG takes where nothing is said.
        if style.stroke_width() != UNITS.unsigned_abs() {
            self.out.push_str(" stroke-width=\"");
            self.out
                .push_str(&pixels(i32::try_from(style.stroke_width()).unwrap_or(i32::MAX)));
            self.out.push('"');
        }
    }

    fn paint(&mut self, what: &str, color: BackendColor) {
        let (r, g, b) = color.rgb;
        // Writing to a String cannot fail.
        let _ = write!(self.out, " {what}=\"#{r:02x}{g:02x}{b:02x}\"");
        if color.alpha < 1.0 {
            let _ = write!(self.out, " {what}-opacity=\"{:.2}\"", color.alpha);
        }
    }

    fn points(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        for (index, (x, y)) in points.into_iter().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            self.out.push_str(&pixels(x));
            self.out.push(',');
            self.out.push_str(&pixels(y));
        }
    }

    fn attributes(&mut self, pairs: &[(&str, i32)]) {
        for (name, value) in pairs {
            let _ = write!(self.out, " {name}=\"{}\"", pixels(*value));
        }
    }
}

impl DrawingBackend for SvgBackend<'_> {
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
        self.out.push_str("<line");
        self.attributes(&[("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)]);
        self.stroke(style);
        self.out.push_str("/>\n");
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        self.out.push_str("<rect");
        self.attributes(&[
            ("x", from.0),
            ("y", from.1),
            ("width", to.0 - from.0),
            ("height", to.1 - from.1),
        ]);
        if fill {
            self.paint("fill", style.color());
        } else {
            self.stroke(style);
        }
        self.out.push_str("/>\n");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let path: Vec<BackendCoord> = path.into_iter().collect();
        if let [from, to] = path[..] {
            return self.draw_line(from, to, style);
        }
        self.out.push_str("<polyline points=\"");
        self.points(path);
        self.out.push('"');
        self.stroke(style);
        self.out.push_str("/>\n");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.out.push_str("<circle");
        let radius = i32::try_from(radius).unwrap_or(i32::MAX);
        self.attributes(&[("cx", center.0), ("cy", center.1), ("r", radius)]);
        if fill {
            self.paint("fill", style.color());
        } else {
            self.stroke(style);
        }
        self.out.push_str("/>\n");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        self.out.push_str("<polygon points=\"");
        self.points(vert);
        self.out.push('"');
        self.paint("fill", style.color());
        self.out.push_str("/>\n");
        Ok(())
    }

    /// The position is on the base line, whatever the style's vertical anchor says.
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Drawn {
        self.out.push_str("<text");
        self.attributes(&[("x", x), ("y", y)]);
        let _ = write!(self.out, " font-size=\"{}\"", style.size() / f64::from(UNITS));
        if matches!(style.style(), FontStyle::Bold) {
            self.out.push_str(" font-weight=\"700\"");
        }
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => self.out.push_str(" text-anchor=\"middle\""),
            HPos::Right => self.out.push_str(" text-anchor=\"end\""),
        }
        self.paint("fill", style.color());
        self.out.push('>');
        self.out.push_str(&escape(text));
        self.out.push_str("</text>\n");
        Ok(())
    }
}

/// Units as pixels with two decimals at most; whole arithmetic, so the same text on every machine.
pub(crate) fn pixels(units: i32) -> String {
    let hundredths = i64::from(units) * 100 / i64::from(UNITS);
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    let sign = if hundredths < 0 { "-" } else { "" };
    match (rest / 10, rest % 10) {
        (0, 0) => format!("{sign}{whole}"),
        (tenths, 0) => format!("{sign}{whole}.{tenths}"),
        (tenths, last) => format!("{sign}{whole}.{tenths}{last}"),
    }
}

/// Text for XML 1.0: markup escaped, characters that XML forbids and those that turn the direction of writing left out.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            c if c.is_control() => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => {}
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
