//! Text metrics from the embedded font, and line breaking by them. Never drawing, never the system's fonts.

use ttf_parser::{Face, GlyphId};
use unicode_width::UnicodeWidthChar;

use crate::chart::error::DrawError;
use crate::chart::text_breaks::{at_dashes, in_parts, pieces, words};
use crate::model::is_unseen;

/// The families a viewer may use, best first: the one measured here, then faces at most as wide.
pub(crate) const FAMILIES: &str = "Noto Sans, Segoe UI, Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif";

/// Regular or bold: the two weights of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// What of a text is shown: without the characters that XML forbids and those that are unseen.
pub(crate) fn shown(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter_map(|c| match c {
        '\t' | '\n' | '\r' => Some(' '),
        '\u{fffe}' | '\u{ffff}' => None,
        c => (!is_unseen(c)).then_some(c),
    })
}

/// The embedded font.
///
/// # Errors
/// [`DrawError::Font`] where the embedded bytes are no font, which a test rules out.
pub(crate) fn face(weight: Weight) -> Result<Face<'static>, DrawError> {
    let bytes = match weight {
        Weight::Regular => notosans::REGULAR_TTF,
        Weight::Bold => notosans::BOLD_TTF,
    };
    Face::parse(bytes, 0).map_err(|error| DrawError::Font(error.to_string()))
}

/// What tells whether the embedded font has every character of a word.
pub(crate) fn readable() -> impl Fn(&str) -> bool {
    let face = face(Weight::Regular).ok();
    move |word| shown(word).all(|c| face.as_ref().is_some_and(|face| face.glyph_index(c).is_some()))
}

/// Measures text set in the embedded font.
pub(crate) struct Ruler {
    regular: Face<'static>,
    bold: Face<'static>,
}

impl Ruler {
    /// Reads the embedded font.
    ///
    /// # Errors
    /// As [`face`].
    pub(crate) fn new() -> Result<Self, DrawError> {
        Ok(Self {
            regular: face(Weight::Regular)?,
            bold: face(Weight::Bold)?,
        })
    }

    /// The width of the widest of these lines in pixels at this size.
    pub(crate) fn widest(&self, lines: &[String], size: f64, weight: Weight) -> f64 {
        let widths = lines.iter().map(|line| self.width(line, size, weight));
        widths.fold(0.0, f64::max)
    }

    /// The width of a line in pixels at this size. Characters that the font lacks count as wide as a terminal shows them.
    pub(crate) fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let face = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        let em = f64::from(face.units_per_em());
        let advance = |c: char| {
            face.glyph_index(c)
                .filter(|glyph| *glyph != GlyphId(0))
                .and_then(|glyph| face.glyph_hor_advance(glyph))
                .map_or_else(
                    || UnicodeWidthChar::width(c).unwrap_or(0) as f64 * 0.55,
                    |units| f64::from(units) / em,
                )
        };
        text.chars().map(advance).sum::<f64>() * size
    }

    /// The width of a line as [`Ruler::width`] has it; `None` if the font lacks any of its characters, which another font sets as wide as it likes.
    pub(crate) fn covered(&self, text: &str, size: f64, weight: Weight) -> Option<f64> {
        let has = |c: char| self.regular.glyph_index(c).is_some();
        text.chars().all(has).then(|| self.width(text, size, weight))
    }

    /// Breaks text at spaces, but not at those that do not break, into lines no wider than `limit`; a word wider than that is broken after
    /// its dashes and hyphens, and then with a hyphen between syllables, but never within a number: one wider than `limit` stands out. A number stays with its
    /// unit, its era or its month where both fit a line.
    pub(crate) fn wrap(&self, text: &str, size: f64, weight: Weight, limit: f64) -> Vec<String> {
        let fits = |line: &str| self.width(line, size, weight) <= limit;
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in words(text, fits) {
            let mut space = if line.is_empty() { "" } else { " " };
            let parts: Vec<&str> = if fits(word) { vec![word] } else { in_parts(word, fits) };
            for part in parts {
                let longer = format!("{line}{space}{part}");
                space = "";
                if fits(&longer) {
                    line = longer;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                let pieces = pieces(part, fits);
                for (index, piece) in pieces.iter().enumerate() {
                    // Room for the hyphen, unless the part ends here.
                    let next = pieces.get(index + 1);
                    let is_letter = |text: &str| text.chars().all(char::is_alphabetic);
                    let hyphen = if next.is_some_and(|next| is_letter(piece) && is_letter(next)) {
                        "-"
                    } else {
                        ""
                    };
                    if !line.is_empty() && !fits(&format!("{line}{piece}{hyphen}")) {
                        let is_within = line.chars().next_back().is_some_and(char::is_alphabetic) && is_letter(piece);
                        line.push_str(if is_within { "-" } else { "" });
                        lines.push(std::mem::take(&mut line));
                    }
                    line.push_str(piece);
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// The width of the widest part of a text that is not broken while there is room: a word, or what is between its dashes.
    pub(crate) fn longest(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let words = words(text, |_| true);
        let spaced = words.into_iter().flat_map(|word| word.split('\u{a0}'));
        let widths = spaced.flat_map(at_dashes).map(|part| self.width(part, size, weight));
        widths.fold(0.0, f64::max)
    }

    /// Breaks text into the fewest lines that fit `limit`, and those as even as they can be: what headlines and labels want.
    pub(crate) fn balance(&self, text: &str, size: f64, weight: Weight, limit: f64) -> Vec<String> {
        let greedy = self.wrap(text, size, weight, limit);
        if greedy.len() < 2 {
            return greedy;
        }
        // No word is broken that fits a line.
        let least = self.longest(text, size, weight).min(limit);
        let (mut narrow, mut wide) = ((limit / greedy.len() as f64).max(least), limit);
        let mut best = greedy;
        for _ in 0..8 {
            let middle = f64::midpoint(narrow, wide);
            let lines = self.wrap(text, size, weight, middle);
            if lines.len() <= best.len() && lines.iter().all(|line| self.width(line, size, weight) <= middle) {
                best = lines;
                wide = middle;
            } else {
                narrow = middle;
            }
        }
        best
    }

    /// Breaks running text into lines no wider than `limit`: the last is not a word or two alone, and none begins with a dot that parts two things.
    pub(crate) fn ragged(&self, text: &str, size: f64, weight: Weight, limit: f64) -> Vec<String> {
        let wrapped = self.wrap(text, size, weight, limit);
        let is_short = |line: &String| !line.contains(' ') || self.width(line, size, weight) < limit * 0.2;
        let is_lost = |lines: &[String]| lines.len() > 1 && lines.last().is_some_and(is_short);
        let narrower = (1..8_u32).map(|step| self.wrap(text, size, weight, limit * (1.0 - f64::from(step) * 0.04)));
        let fits = |lines: &Vec<String>| {
            lines.len() == wrapped.len()
                && !is_lost(lines)
                && lines.iter().all(|line| self.width(line, size, weight) <= limit)
        };
        let lines = if is_lost(&wrapped) {
            narrower.into_iter().find(fits).unwrap_or(wrapped)
        } else {
            wrapped
        };
        let trimmed = |line: String| line.trim_start_matches("· ").trim_end_matches(" ·").to_string();
        lines.into_iter().map(trimmed).collect()
    }

    /// Shortens a line to `limit` with an ellipsis; empty where not even that fits.
    pub(crate) fn shorten(&self, text: &str, size: f64, weight: Weight, limit: f64) -> String {
        if self.width(text, size, weight) <= limit {
            return text.to_string();
        }
        let mut kept: Vec<char> = text.chars().collect();
        while kept.pop().is_some() {
            let short: String = kept.iter().collect::<String>().trim_end().to_string() + "…";
            if self.width(&short, size, weight) <= limit {
                return short;
            }
        }
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_embedded_font_has_every_sign_that_charts_write() {
        let ruler = Ruler::new().unwrap();
        for face in [&ruler.regular, &ruler.bold] {
            for c in "≈≥≤><–—’“”×±%£€$¥−·…\u{a0}".chars() {
                assert!(face.glyph_index(c).is_some(), "{c} {:?}", u32::from(c));
            }
        }
    }

    #[test]
    fn lines_stay_within_the_limit_and_lose_nothing() {
        let ruler = Ruler::new().unwrap();
        let text =
            "Reported North Korean workers abroad, by whoever said so, Donaudampfschifffahrtsgesellschaftskapitän";
        for limit in [40.0, 90.0, 200.0, 2000.0] {
            let lines = ruler.wrap(text, 12.0, Weight::Regular, limit);
            assert!(
                lines
                    .iter()
                    .all(|line| ruler.width(line, 12.0, Weight::Regular) <= limit),
                "{limit} {lines:?}"
            );
            assert_eq!(lines.concat().replace([' ', '-'], ""), text.replace(' ', ""));
        }
        assert_eq!(
            ruler.wrap("28\u{a0}May 2024", 12.0, Weight::Regular, 50.0),
            ["28\u{a0}May", "2024"]
        );
        assert!(ruler.wrap("  ", 12.0, Weight::Regular, 50.0).is_empty());
    }

    #[test]
    fn a_name_is_broken_after_its_hyphen() {
        let ruler = Ruler::new().unwrap();
        let name = "Santos-Lozada and Howard";
        let limit = ruler.width("Santos-Lozad", 12.0, Weight::Regular);
        assert_eq!(
            ruler.wrap(name, 12.0, Weight::Regular, limit),
            ["Santos-", "Lozada and", "Howard"]
        );
        let longest = ruler.longest(name, 12.0, Weight::Regular);
        let parts = ["Santos-", "Howard"].map(|part| ruler.width(part, 12.0, Weight::Regular));
        assert!((longest - parts[0].max(parts[1])).abs() < 1e-9);
        assert_eq!(ruler.wrap("-1,200", 12.0, Weight::Regular, 4.0), ["-", "1,200"]);
    }

    #[test]
    fn a_range_is_broken_after_its_dash() {
        let ruler = Ruler::new().unwrap();
        let figure = "est. 330,000–350,000";
        let half = ruler.width(figure, 12.0, Weight::Bold) * 0.7;
        assert_eq!(
            ruler.balance(figure, 12.0, Weight::Bold, half),
            ["est. 330,000–", "350,000"]
        );
        assert_eq!(
            ruler.wrap(figure, 12.0, Weight::Bold, 4.0).concat(),
            "e-s-t.330,000–350,000"
        );
    }

    proptest! {
        #[test]
        fn no_line_ends_within_a_number(
            text in "[a-z0-9,.–≥$%\u{a0} ]{0,40}",
            limit in 1.0_f64..200.0,
            is_balanced: bool,
        ) {
            let ruler = Ruler::new().unwrap();
            let lines = if is_balanced {
                ruler.balance(&text, 12.0, Weight::Bold, limit)
            } else {
                ruler.wrap(&text, 12.0, Weight::Bold, limit)
            };
            prop_assert_eq!(lines.concat().replace([' ', '-'], ""), text.replace(' ', ""));
            // Where a line ends without a space in the text, what it parts is no number.
            let mut rest = text.trim_start_matches(' ');
            for line in &lines {
                rest = rest.trim_start_matches(' ');
                let mut last = None;
                for c in line.chars().filter(|c| !matches!(c, ' ' | '-')) {
                    rest = rest.trim_start_matches(' ');
                    rest = &rest[c.len_utf8()..];
                    last = Some(c);
                }
                if let (Some(before), Some(after)) = (last, rest.chars().next()) {
                    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
                    let has_digit = before.is_ascii_digit() || after.is_ascii_digit();
                    prop_assert!(!(is_number(before) && is_number(after) && has_digit), "{:?}", lines);
                }
            }
        }
    }

    #[test]
    fn balanced_lines_are_as_few_as_wrapped_ones() {
        let ruler = Ruler::new().unwrap();
        let text = "aaaa aaaa aaaa aaaa aaaa";
        let limit = ruler.width("aaaa aaaa aaaa aaaa", 12.0, Weight::Bold) + 1.0;
        let wrapped = ruler.wrap(text, 12.0, Weight::Bold, limit);
        let balanced = ruler.balance(text, 12.0, Weight::Bold, limit);
        assert_eq!(balanced, ["aaaa aaaa aaaa", "aaaa aaaa"]);
        assert_eq!(wrapped.len(), balanced.len());
        let widest = |lines: &[String]| {
            lines
                .iter()
                .map(|line| ruler.width(line, 12.0, Weight::Bold))
                .fold(0.0, f64::max)
        };
        assert!(widest(&balanced) < widest(&wrapped));
    }

    #[test]
    fn running_text_ends_in_no_lost_word_and_no_line_begins_with_a_dot() {
        let ruler = Ruler::new().unwrap();
        let (text, size) = ("aaaa aaaa aaaa aaaa aaaa", 12.0);
        let limit = ruler.width("aaaa aaaa aaaa aaaa", size, Weight::Regular) + 1.0;
        assert_eq!(
            ruler.ragged(text, size, Weight::Regular, limit),
            ["aaaa aaaa aaaa", "aaaa aaaa"]
        );
        for text in ["Workers in all · 12 claims", "Workers in all · 1"] {
            let limit = ruler.width("Workers in all ", size, Weight::Regular) + 1.0;
            let lines = ruler.ragged(text, size, Weight::Regular, limit);
            assert!(
                lines.iter().all(|line| !line.starts_with('·') && !line.ends_with('·')),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn a_shortened_line_fits_or_is_empty() {
        let ruler = Ruler::new().unwrap();
        let short = ruler.shorten("Ministry of Unification", 12.0, Weight::Regular, 60.0);
        assert!(short.ends_with('…') && ruler.width(&short, 12.0, Weight::Regular) <= 60.0);
        assert_eq!(ruler.shorten("Ministry", 12.0, Weight::Regular, 2.0), "");
    }
}
