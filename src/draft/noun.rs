//! What is counted or measured: the noun phrase after a quantity.

use std::ops::Range;

use super::rules::{Kind, Rules};
use super::sentence::Sentence;
use crate::language::quantity;

/// The most words of one.
const LONGEST: usize = 6;

/// The words that a quantity which ends at a byte counts, if any; as a range of words of the sentence.
pub(super) fn counted(sentence: &Sentence<'_>, end: usize, rules: &Rules) -> Option<Range<usize>> {
    let words = &sentence.words;
    let mut first = sentence.words_before(end);
    // "300-bed hospital", "half of the workers", "100,000 of its citizens"
    while let Some(word) = words.get(first)
        && rules.find(Kind::LeadsNoun, &word.lower).is_some()
        && sentence.signs_before(first).is_empty()
        && first < sentence.words_before(end) + 3
    {
        first += 1;
    }
    let mut last = first;
    while last < first + LONGEST {
        let Some(word) = words.get(last) else { break };
        let signs = sentence.signs_before(last);
        let apart = !signs.is_empty() && signs != "-";
        if apart
            || rules.find(Kind::EndsNoun, &word.lower).is_some()
            || word.lower.starts_with(|digit: char| digit.is_ascii_digit())
        {
            break;
        }
        last += 1;
        if is_plural(&word.lower, rules)
            && !words
                .get(last)
                .is_some_and(|next| is_plural(&next.lower, rules) && sentence.signs_before(last).is_empty())
        {
            break;
        }
    }
    // A singular noun is soon followed by its verb: "one worker said".
    if !words[first..last].iter().any(|word| is_plural(&word.lower, rules)) {
        last = last.min(first + 2);
    }
    (first < last).then_some(first..last)
}

/// Whether a word counts several.
pub(super) fn is_plural(word: &str, rules: &Rules) -> bool {
    quantity::counts(word) && word != "personal" || rules.find(Kind::Plural, word).is_some()
}
