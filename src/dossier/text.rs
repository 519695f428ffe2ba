//! Maps a range of a decoded text back to the bytes of its source.

use std::ops::Range;

use super::sheet::unguarded;

/// How the texts of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// As strings of TOML.
    Toml,
    /// As strings of JSON, which escape as those of TOML do.
    Json,
    /// As cells: plain, or in quotation marks that are doubled within.
    Cells,
    /// Made from several cells by a mapping, so that no part of it is written anywhere.
    Mapped,
}

/// The bytes of the source, relative to the start of the string, that encode a range of the decoded text.
///
/// `raw` is the string as written, including the quotes; `decoded` is a range of its decoded value. If the range cannot be
/// mapped because `raw` is not such a string, the result is the whole string.
pub(super) fn written(raw: &str, decoded: Range<usize>, writing: Writing) -> Range<usize> {
    let whole = 0..raw.len();
    let (body, escapes) = match (writing, body(raw)) {
        (Writing::Toml | Writing::Json, Some((body, quote))) => (body, quote.starts_with('"').then_some('\\')),
        (Writing::Cells, _) if raw.len() > 1 && raw.starts_with('"') && raw.ends_with('"') => {
            (1..raw.len() - 1, Some('"'))
        }
        (Writing::Cells, _) => (whole, None),
        (Writing::Toml | Writing::Json, None) | (Writing::Mapped, _) => return whole,
    };
    let skipped = match writing {
        Writing::Cells => before_value(&raw[body.clone()]),
        Writing::Json => serde_json::from_str::<String>(raw).map_or(0, |text| text.len() - text.trim_start().len()),
        Writing::Toml | Writing::Mapped => 0,
    };
    let decoded = decoded.start + skipped..decoded.end + skipped;
    let mut start = None;
    let mut read = 0;
    let mut at = body.start;
    while at < body.end {
        let (taken, meant) = match &raw[at..body.end] {
            rest if escapes.is_some_and(|mark| rest.starts_with(mark)) => escape(rest),
            rest => rest.chars().next().map_or((1, 0), |c| (c.len_utf8(), c.len_utf8())),
        };
        if start.is_none() && read + meant > decoded.start {
            start = Some(at);
        }
        if read >= decoded.end && start.is_some() {
            break;
        }
        read += meant;
        at += taken;
        if read >= decoded.end && start.is_some() {
            break;
        }
    }
    let start = start.unwrap_or(body.end);
    start..at.max(start)
}

/// How many bytes of a cell are not part of its value: white space before it, and the apostrophe that guards a formula.
fn before_value(body: &str) -> usize {
    let text = body.trim_start();
    body.len() - text.len() + text.len() - unguarded(text).len()
}

/// The bytes between the quotes, and the quotes.
fn body(raw: &str) -> Option<(Range<usize>, &'static str)> {
    let quote = ["\"\"\"", "'''", "\"", "'"]
        .into_iter()
        .find(|quote| raw.starts_with(quote))?;
    let end = raw
        .len()
        .checked_sub(quote.len())
        .filter(|end| *end >= quote.len() && raw.ends_with(quote))?;
    let mut start = quote.len();
    if quote.len() == 3 {
        // A newline right after the opening quotes is not part of the text.
        let rest = &raw[start..end];
        start += if rest.starts_with("\r\n") {
            2
        } else {
            usize::from(rest.starts_with('\n'))
        };
    }
    Some((start..end, quote))
}

/// How many bytes an escape takes, and how many bytes it decodes to.
fn escape(rest: &str) -> (usize, usize) {
    let digits = match rest.as_bytes().get(1) {
        Some(b'x') => 2,
        Some(b'u') => 4,
        Some(b'U') => 8,
        Some(c) if c.is_ascii_whitespace() => {
            // A backslash at the end of a line removes all whitespace up to the next word.
            let word = rest[1..].trim_start();
            return (rest.len() - word.len(), 0);
        }
        Some(c) if c.is_ascii() => return (2, 1),
        _ => return (1, 1),
    };
    let meant = rest
        .get(2..2 + digits)
        .and_then(|code| u32::from_str_radix(code, 16).ok())
        .and_then(char::from_u32)
        .map_or(1, char::len_utf8);
    ((2 + digits).min(rest.len()), meant)
}

#[cfg(test)]
mod tests {
    use super::{Writing, written};

    /// The source text that encodes `part` of the decoded string.
    fn source_of<'a>(raw: &'a str, meaning: &str, part: &str) -> &'a str {
        let start = meaning.find(part).unwrap();
        &raw[written(raw, start..start + part.len(), Writing::Toml)]
    }

    #[test]
    fn a_plain_string_is_shifted_by_its_quote() {
        assert_eq!(source_of("\"about 5,00\"", "about 5,00", "5,00"), "5,00");
        assert_eq!(source_of("'C:\\new 7'", "C:\\new 7", "7"), "7");
    }

    #[test]
    fn escapes_are_longer_in_the_source() {
        assert_eq!(source_of(r#""\u00a35 \"net\"""#, "£5 \"net\"", "£"), r"\u00a3");
        assert_eq!(source_of(r#""\u00a35 \"net\"""#, "£5 \"net\"", "5"), "5");
        assert_eq!(source_of(r#""\u00a35 \"net\"""#, "£5 \"net\"", "\"net\""), r#"\"net\""#);
        assert_eq!(source_of(r#""\U0001F600é7""#, "😀é7", "7"), "7");
    }

    #[test]
    fn a_string_of_many_lines_starts_after_its_first_line_end() {
        assert_eq!(source_of("\"\"\"\r\nabout \\\n   50\"\"\"", "about 50", "50"), "50");
        assert_eq!(source_of("'''\n50'''", "50", "50"), "50");
    }

    #[test]
    fn an_empty_range_at_the_end_stays_inside_the_quotes() {
        assert_eq!(written("\"ab\"", 2..2, Writing::Toml), 3..3);
        assert_eq!(written("no string", 0..1, Writing::Toml), 0..9);
        assert_eq!(written("\"", 0..1, Writing::Toml), 0..1);
    }

    #[test]
    fn a_cell_is_plain_or_doubles_its_quotation_marks() {
        assert_eq!(written("about 5,00", 6..10, Writing::Cells), 6..10);
        assert_eq!(written("\"say \"\"5\"\"\"", 5..6, Writing::Cells), 7..8);
        assert_eq!(written("12", 0..1, Writing::Mapped), 0..2);
        assert_eq!(written("\"3,00\" é", 0..4, Writing::Cells), 0..4);
    }

    #[test]
    fn what_is_not_part_of_a_value_is_skipped() {
        assert_eq!(written("\"  5,00\"", 0..4, Writing::Cells), 3..7);
        assert_eq!(written("'-5,00", 1..5, Writing::Cells), 2..6);
        assert_eq!(written("\" '-5\"", 1..2, Writing::Cells), 4..5);
        assert_eq!(written("\" \\n5,00\"", 0..4, Writing::Json), 4..8);
    }
}
