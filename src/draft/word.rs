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
