//! Characters that a reader does not see, although they act.

/// Whether a character is invisible but may move a cursor, turn the direction of a line, or make two texts look alike.
///
/// These are the controls (Unicode category Cc) and the default-ignorable characters (Unicode Standard Annex #44), without the joiners and
/// variation selectors that scripts and emoji need.
pub(crate) fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::is_unseen;

    #[test]
    fn what_scripts_and_emoji_need_is_seen() {
        assert!(
            !"Jürgen 北朝鮮 👩\u{200d}🔧 ❤\u{fe0f} می\u{200c}خواهم"
                .chars()
                .any(is_unseen)
        );
        assert!("\u{1b}\n\t\u{9b}\u{202e}\u{feff}\u{ad}\u{e0041}".chars().all(is_unseen));
    }
}
