//! The words and numbers of a text, in small letters. A number is one with the points and commas inside it.

use std::ops::Range;

/// The words and numbers, each with its bytes in the text.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, c)| c.is_alphanumeric())?;
        let is_number = first.is_numeric();
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = chars.peek().copied() {
            let rest = &text[at + c.len_utf8()..];
            let inside = is_number && matches!(c, '.' | ',') && rest.starts_with(char::is_numeric);
            // "1.2billion" is a number and a word, as "1.2 billion" is.
            if !(inside || c.is_alphanumeric() && c.is_numeric() == is_number) {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        Some((start..end, text[start..end].to_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn numbers_stay_whole() {
        let found: Vec<String> = tokens("Some 5,000.50 men, $1.2billion; in 2015.")
            .map(|(_, word)| word)
            .collect();
        assert_eq!(found, ["some", "5,000.50", "men", "1.2", "billion", "in", "2015"]);
    }
}
