//! Numbers that are no quantity by the words around them: ages, labels, addresses, codes, names.

mod dated;
mod label;
mod moment;
mod name;

pub(super) use dated::is_no_date;

use super::noun::is_plural;
use super::rules::{Kind, Rules};
use super::sentence::Sentence;
use crate::language::quantity::Mention;
use crate::model::UnitKind;

/// Whether the words around make a number something else.
pub(super) fn is_trap(mention: &Mention, sentence: &Sentence<'_>, rules: &Rules) -> bool {
    let words = &sentence.words;
    let value = sentence.words_before(mention.value);
    let first = sentence.words_before(mention.words.start);
    let end = sentence.words_before(mention.words.end);
    let Some(word) = words.get(value) else { return true };
    let counts = mention
        .reading
        .as_ref()
        .map_or(true, |reading| reading.quantity.unit == UnitKind::Count);
    let plain = counts && first == value;
    let is_number = word.lower.starts_with(|digit: char| digit.is_ascii_digit());
    if (value.saturating_sub(3)..=value).any(|start| {
        rules
            .at(Kind::NotWithin, words, start)
            .is_some_and(|(length, _)| start + length > value)
    }) {
        return true;
    }
    if counts && rules.at(Kind::NotBefore, words, end).is_some() && sentence.signs_before(end).is_empty() {
        return true;
    }
    if name::is_titled(sentence, value, end, rules)
        || name::is_title(mention, sentence)
        || label::is_serial(mention, sentence)
    {
        return true;
    }
    if counts && label::is_cited(mention, sentence, value, end, rules) || moment::is_hour(mention, sentence, value) {
        return true;
    }
    if !plain {
        return false;
    }
    if name::is_named(mention, sentence, value, end, rules)
        || label::is_joined(mention, sentence)
        || moment::is_moment(sentence, value, end, rules)
        || sentence.text[..mention.words.start].ends_with(" age of ")
        || label::is_label_of(sentence, value, end, rules)
        || moment::is_of_a_year(sentence, value, rules)
    {
        return true;
    }
    if matches!(word.lower.as_str(), "none" | "both" | "neither") || is_pronoun(sentence, value, end, rules) {
        return true;
    }
    is_number
        && (label::is_numbered(mention, sentence, value, end, rules)
            || moment::is_clock(mention, sentence, value, end, rules)
            || moment::is_age(mention, sentence, rules)
            || label::is_label(mention, sentence, value)
            || label::is_address(sentence, end, rules)
            || label::is_telephone(mention, sentence))
}

/// Whether what is counted follows: a plural within two words.
fn counts_after(sentence: &Sentence<'_>, end: usize, rules: &Rules) -> bool {
    let near = (end..end + 2).take_while(|at| sentence.signs_before(*at).is_empty());
    let mut words = near
        .filter_map(|at| sentence.words.get(at))
        .take_while(|word| rules.find(Kind::EndsNoun, &word.lower).is_none());
    words.any(|word| is_plural(&word.lower, rules))
}

/// "One was stopped", "some never get one": it stands for a thing and counts none.
fn is_pronoun(sentence: &Sentence<'_>, value: usize, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    if words[value].lower != "one" || end != value + 1 {
        return false;
    }
    let noun = words
        .get(end)
        .filter(|_| sentence.signs_before(end).is_empty() || sentence.signs_before(end) == "-");
    noun.is_none_or(|noun| noun.lower == "of" || rules.find(Kind::EndsNoun, &noun.lower).is_some())
}
