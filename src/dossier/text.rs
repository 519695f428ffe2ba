//! A TOML string and the text that it stands for: from a byte of the second back to bytes of the first.

use std::ops::Range;

/// The bytes of the source, counted from the string's own first byte, that stand for a range of the decoded text.
///
/// `raw` is the string as written, quotes included; `decoded` is a range of what it says. What cannot be mapped (a string
/// that is not as TOML writes it) gives the whole string.
pub(super) fn written(raw: &str, decoded: Range<usize>) -> Range<usize> {
    let whole = 0..raw.len();
    let Some((body, quote)) = body(raw) else {
        return whole;
    };
    let escapes = quote.starts_with('"');
    let mut start = None;
    let mut read = 0;
    let mut at = body.start;
    while at < body.end {
        let (taken, meant) = match &raw[at..body.end] {
            rest if escapes && rest.starts_with('\\') => escape(rest),
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
        // The line end right after the opening quotes is no part of the text.
        let rest = &raw[start..end];
        start += if rest.starts_with("\r\n") {
            2
        } else {
            usize::from(rest.starts_with('\n'))
        };
    }
    Some((start..end, quote))
}

/// How many bytes an escape takes, and how many bytes it stands for.
fn escape(rest: &str) -> (usize, usize) {
    let digits = match rest.as_bytes().get(1) {
        Some(b'x') => 2,
        Some(b'u') => 4,
        Some(b'U') => 8,
        Some(c) if c.is_ascii_whitespace() => {
            // A backslash at the end of a line swallows all space up to the next word.
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
    use super::written;

    /// The source text that stands for the part of the string's meaning that reads `part`.
    fn source_of<'a>(raw: &'a str, meaning: &str, part: &str) -> &'a str {
        let start = meaning.find(part).unwrap();
        &raw[written(raw, start..start + part.len())]
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
        assert_eq!(written("\"ab\"", 2..2), 3..3);
        assert_eq!(written("no string", 0..1), 0..9);
        assert_eq!(written("\"", 0..1), 0..1);
    }
}
