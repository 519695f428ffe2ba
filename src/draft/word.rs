//! A word of running text.

use std::ops::Range;

/// A word of a sentence: letters and digits with what joins them, without the signs around.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its bytes in the sentence.
    pub(super) range: Range<usize>,
    /// In lower case, with the plain apostrophe and without a possessive's ending.
    pub(super) lower: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// The signs between it and the word before, without spaces.
    pub(super) signs: Range<usize>,
}

/// In lower case, with one sort of apostrophe.
pub(super) fn lower(word: &str) -> String {
    word.chars()
        .map(|letter| if letter == '’' { '\'' } else { letter })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The words of a sentence.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some(&(start, first)) = characters.peek() {
        if !first.is_alphanumeric() {
            characters.next();
            continue;
        }
        let mut end = start;
        while let Some(&(at, letter)) = characters.peek() {
            let next = text[at + letter.len_utf8()..].chars().next();
            let letter_before = text[start..at].chars().next_back();
            let joins = match letter {
                '\'' | '’' | '.' | ',' => next.is_some_and(char::is_alphanumeric),
                '-' => next.is_some_and(char::is_alphabetic),
                '/' => {
                    letter_before.is_some_and(|before: char| before.is_ascii_digit())
                        && next.is_some_and(|next| next.is_ascii_digit())
                }
                _ => letter.is_alphanumeric(),
            };
            if !joins {
                break;
            }
            characters.next();
            end = at + letter.len_utf8();
        }
        let before = found.last().map_or(0, |word| word.range.end);
        found.push(Word {
            range: start..end,
            lower: lower(&text[start..end]).trim_end_matches("'s").to_owned(),
            capital: first.is_uppercase(),
            signs: before..start,
        });
    }
    found
}
