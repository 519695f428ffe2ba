//! Numbers that are a part of a name or a title.

use std::ops::Range;

use super::counts_after;
use crate::draft::noun::is_plural;
use crate::draft::rules::{Kind, Rules};
use crate::draft::sentence::Sentence;
use crate::language::quantity::Mention;

/// A small bare number after a name: the "Lucky Star 9"; a postal code.
pub(super) fn is_named(mention: &Mention, sentence: &Sentence<'_>, value: usize, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let phrase = &sentence.text[mention.words.clone()];
    let digits = phrase.bytes().all(|byte| byte.is_ascii_digit());
    // "75020 Paris"
    let posted = phrase.len() == 5
        && digits
        && sentence.signs_before(value) == ","
        && words
            .get(end)
            .is_some_and(|next| next.capital && sentence.signs_before(end).is_empty());
    let named = value > 1
        && words[value - 1].capital
        && sentence.signs_before(value).is_empty()
        && rules.find(Kind::Month, &words[value - 1].lower).is_none();
    // ", Springfield 62704"; "In China 30000 were employed" counts.
    let short = phrase.len() <= 4 || phrase.len() == 5 && named && sentence.signs_before(value - 1) == ",";
    let counts = words
        .get(end)
        .is_some_and(|next| is_plural(&next.lower, rules) && sentence.signs_before(end).is_empty());
    (digits && short && named || posted) && !counts
}

/// A number word that is a part of a name: "the Eight Hours Act", "the Group of Seven", "Three Mile Island was shut".
pub(super) fn is_titled(sentence: &Sentence<'_>, value: usize, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let word = &words[value];
    // "EUR" is a money.
    let printed = &sentence.text[word.range.clone()];
    let is_code = printed.len() > 1 && printed.bytes().all(|byte| byte.is_ascii_uppercase());
    if !word.capital || is_code || !word.lower.starts_with(char::is_alphabetic) {
        return false;
    }
    // In a headline every word has a capital, and no full stop ends it.
    let near = &words[value.saturating_sub(8)..(value + 8).min(words.len())];
    let capitals = near.iter().filter(|word| word.capital).count() * 2 > near.len();
    if capitals && !sentence.text.ends_with(['.', '?', '!', '…', '”', '"']) {
        return false;
    }
    let beside = |at: usize| matches!(sentence.signs_before(at), "" | "'" | "’");
    let named = (end..words.len()).take_while(|at| words[*at].capital && beside(*at));
    let named = end..end + named.count();
    if value == 0 {
        return is_name(sentence, named, rules);
    }
    let of = value > 1
        && words[value - 1].lower == "of"
        && words[value - 2].capital
        && sentence.signs_before(value).is_empty();
    sentence.signs_before(value).is_empty() && (!named.is_empty() || of || words[value - 1].capital)
}

/// "12 Angry Men", in quotation marks: a title, of which most words have capitals.
pub(super) fn is_title(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    const LONGEST: usize = 60;
    let (before, after) = (
        &sentence.text[..mention.words.start],
        &sentence.text[mention.words.end..],
    );
    let opens = before.ends_with(['"', '“', '«']);
    let Some(end) = after.find(['"', '”', '»']).filter(|end| opens && *end < LONGEST) else {
        return false;
    };
    let words = after[..end].split_whitespace().filter(|word| word.len() > 1);
    let (capital, small): (Vec<&str>, Vec<&str>) = words.partition(|word| word.starts_with(char::is_uppercase));
    let rest = sentence.text[mention.words.clone()].split_whitespace().skip(1);
    let capital = capital.len() + rest.filter(|word| word.starts_with(char::is_uppercase)).count();
    capital > small.len() && !after[..end].ends_with(['.', ',', '!', '?'])
}

/// Whether words with capitals after a number are no things that it counts: "Two Rivers Press published", but "Two North Koreans died".
fn is_name(sentence: &Sentence<'_>, named: Range<usize>, rules: &Rules) -> bool {
    let words = &sentence.words;
    let Some(last) = named.clone().last() else { return false };
    let next = words
        .get(named.end)
        .filter(|_| sentence.signs_before(named.end).is_empty());
    let verb = next.map_or("", |next| next.lower.as_str());
    let is_one = matches!(verb, "is" | "was" | "has");
    let is_many = matches!(verb, "are" | "were" | "have") || counts_after(sentence, named.end, rules);
    let is_people = named.clone().any(|at| rules.at(Kind::Place, words, at).is_some());
    // "Twelve Rohingya drowned": one word may be a people.
    is_one || named.len() > 1 && !is_many && !is_people && !is_plural(&words[last].lower, rules)
}
