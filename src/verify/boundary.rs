//! Whether a phrase stands in a text as whole words and whole numbers.

use std::ops::Range;

/// Whether nothing around a range of a text belongs to its first or last word or number: "5,000" is not in "15,000", and "0.5" not in "10.5".
pub(super) fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let (Some(before), Some(inner), Some(after)) =
        (text.get(..range.start), text.get(range.clone()), text.get(range.end..))
    else {
        return false;
    };
    begins(before, inner) && ends(inner, after)
}

/// Letters of scripts that part their words by spaces.
fn is_letter(c: char) -> bool {
    c.is_alphabetic()
        && !matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | '·' | '٫' | '٬')
}

fn begins(before: &str, inner: &str) -> bool {
    let mut back = before.chars().rev();
    let (Some(first), Some(last)) = (inner.chars().next(), back.next()) else {
        return true;
    };
    let farther = back.next();
    if first.is_numeric() {
        let decimal = last == '.' && farther.is_none_or(char::is_whitespace);
        let goes_on = is_mark(last) && farther.is_some_and(char::is_numeric);
        // Capitals may be a currency: "EUR5,000".
        let in_a_word = is_letter(last) && !last.is_uppercase();
        let grouped =
            is_group_space(last) && group(inner) == Some(3) && (1..=3).contains(&digits_at_end(before.trim_end()));
        !(last.is_numeric() || decimal || goes_on || in_a_word || grouped)
    } else if is_mark(first) {
        !(last.is_numeric() && inner.chars().nth(1).is_some_and(char::is_numeric))
    } else {
        !(is_letter(first) && is_letter(last))
    }
}

fn ends(inner: &str, after: &str) -> bool {
    let mut on = after.chars();
    let (Some(last), Some(first)) = (inner.chars().next_back(), on.next()) else {
        return true;
    };
    if last.is_numeric() {
        let goes_on = is_mark(first) && on.next().is_some_and(char::is_numeric);
        let grouped = is_group_space(first)
            && group(&after[first.len_utf8()..]) == Some(3)
            && (1..=3).contains(&digits_at_end(inner));
        !(first.is_numeric() || is_letter(first) || goes_on || grouped)
    } else {
        !(is_letter(last) && is_letter(first))
    }
}

fn is_group_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// How many digits a text begins with, unless letters follow them at once.
fn group(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let next = text[digits..].chars().next();
    (!next.is_some_and(char::is_alphabetic)).then_some(digits)
}

/// How many digits a text ends with, if no letter or mark stands before them.
fn digits_at_end(text: &str) -> usize {
    text.bytes().rev().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    fn found(phrase: &str, text: &str) -> bool {
        let at = text.find(phrase).unwrap();
        is_whole(text, &(at..at + phrase.len()))
    }

    #[test]
    fn numbers_are_found_whole() {
        for (phrase, text) in [
            ("5,000", "15,000"),
            ("0.5", "10.5"),
            ("5", ".5 percent"),
            ("5,000", "5,000,000"),
            ("5", "5.5"),
            ("000", "15 000"),
            ("15", "15 000 men"),
            ("$1.2", "$1.2bn"),
            ("2", "2½ years"),
            ("16", "model16"),
            (".5", "10.5"),
        ] {
            assert!(!found(phrase, text), "{phrase} in {text}");
        }
        for (phrase, text) in [
            ("5,000", "about 5,000."),
            ("5,000", "EUR5,000, he said"),
            ("90", "90%"),
            ("2015", "in 2015, 5,000 left"),
            ("$300", "US$300"),
            ("5", "a 3–5 day week"),
            ("300", "In 2015 300 left"),
        ] {
            assert!(found(phrase, text), "{phrase} in {text}");
        }
    }

    #[test]
    fn words_are_found_whole_where_spaces_part_them() {
        assert!(!found("men", "women left"));
        assert!(!found("ten", "tens of thousands"));
        assert!(found("billion", "$1.2billion"));
        assert!(found("五万人", "約五万人が"));
    }
}
