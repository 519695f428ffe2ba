//! Makes text from files safe for a terminal: no character may move the cursor, or colour, hide or reorder what is shown.

use crate::model::is_unseen;

/// The character to show instead: the control picture of a C0 control, or the replacement character.
fn shown(c: char) -> char {
    match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ if is_unseen(c) => '\u{fffd}',
        _ => c,
    }
}

/// A copy of the text on one line, without control or invisible characters.
pub(super) fn harmless(text: &str) -> String {
    text.chars().map(shown).collect()
}

/// Like [`harmless`], but with tabs as four spaces, so that the mark below an excerpt lines up.
pub(super) fn excerpt(text: &str) -> String {
    let mut shown_text = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => shown_text.push_str("    "),
            _ => shown_text.push(shown(c)),
        }
    }
    shown_text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_reordering_marks_become_pictures() {
        assert_eq!(harmless("a\u{1b}[31mb\u{7f}"), "a␛[31mb␡");
        assert_eq!(
            harmless("a\u{202e}b\u{9b}c\u{200b}d\ne"),
            "a\u{fffd}b\u{fffd}c\u{fffd}d␊e"
        );
        assert_eq!(harmless("Jürgen 北朝鮮 👩\u{200d}🔧"), "Jürgen 北朝鮮 👩\u{200d}🔧");
    }

    #[test]
    fn a_tab_is_four_spaces_in_an_excerpt() {
        assert_eq!(excerpt("\ta"), "    a");
    }
}
