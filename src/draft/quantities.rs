//! Which of the numbers of a sentence are quantities.

use std::ops::Range;

use super::Options;
use super::discourse::Dated;
use super::rules::{Kind, Rules};
use super::sentence::Sentence;
use crate::language::quantity::{self, Mention, Reading};
use crate::language::ReadError;
use crate::model::UnitKind;

/// A quantity of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Its bytes in the sentence, with what qualifies it.
    pub(super) words: Range<usize>,
    /// What it says, or why that cannot be read.
    pub(super) reading: Result<Reading, ReadError>,
}

/// The quantities of a sentence, without what dates say and what is none.
pub(super) fn quantities(sentence: &Sentence<'_>, times: &[Dated], options: &Options<'_>, rules: &Rules) -> Vec<Found> {
    let mentions = quantity::find(sentence.text, &options.quantity);
    let kept: Vec<Mention> = mentions
        .into_iter()
        .filter(|mention| !mention.is_something_else() && !is_of_date(mention, times) && !is_trap(mention, sentence, rules))
        .collect();
    let mut found: Vec<Found> = Vec::new();
    for mention in kept {
        found.push(Found {
            words: mention.words,
            reading: mention.reading,
        });
    }
    share_units(sentence, &mut found);
    found
}

/// Whether a date has the number, and not a quantity that is longer: "three years" of "three years ago" is the date's.
fn is_of_date(mention: &Mention, times: &[Dated]) -> bool {
    times.iter().any(|time| time.words.start < mention.words.end && mention.value < time.words.end)
}

/// Whether the words around make a number something else.
fn is_trap(mention: &Mention, sentence: &Sentence<'_>, rules: &Rules) -> bool {
    let words = &sentence.words;
    let value = sentence.words_before(mention.value);
    let first = sentence.words_before(mention.words.start);
    let end = sentence.words_before(mention.words.end);
    let Some(word) = words.get(value) else { return true };
    let plain = match &mention.reading {
        Ok(reading) => matches!(reading.quantity.unit, UnitKind::Count) && first == value && end == value + 1,
        Err(_) => true,
    };
    let is_number = word.lower.starts_with(|digit: char| digit.is_ascii_digit());
    if (value.saturating_sub(3)..=value).any(|start| rules.at(Kind::NotWithin, words, start).is_some_and(|(length, _)| start + length > value)) {
        return true;
    }
    if !plain {
        return false;
    }
    if is_number && value > 0 && sentence.signs_before(value).is_empty() && rules.before(Kind::NotAfter, words, value).is_some() {
        return true;
    }
    if rules.at(Kind::NotBefore, words, end).is_some() && sentence.signs_before(end).is_empty() {
        return true;
    }
    is_number && (is_age(mention, sentence) || is_label(mention, sentence, value) || is_address(sentence, end) || is_telephone(mention, sentence))
}

/// A number in commas after a name: ", 50, a crane driver".
fn is_age(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    let before = sentence.text[..mention.words.start].trim_end();
    let after = sentence.text[mention.words.end..].trim_start();
    let small = sentence.text[mention.words.clone()].parse::<u32>().is_ok_and(|age| (1..=110).contains(&age));
    let named = || {
        let name = before.trim_end_matches(',').rsplit(|sign: char| sign.is_whitespace()).next();
        name.is_some_and(|name| name.starts_with(char::is_uppercase))
    };
    small && (before.ends_with(',') && (after.starts_with([',', '.', ';', ')']) || after.is_empty()) && named() || before.ends_with('(') && after.starts_with(')') && {
        let name = before.trim_end_matches('(').trim_end().rsplit(char::is_whitespace).next();
        name.is_some_and(|name| name.starts_with(char::is_uppercase))
    })
}

/// A number of a list, a section or a note: "3. The parties", "(2) in cash", "[14]", and a footnote's right after a full stop.
fn is_label(mention: &Mention, sentence: &Sentence<'_>, value: usize) -> bool {
    let before = sentence.text[..mention.words.start].trim_end();
    let after = &sentence.text[mention.words.end..];
    let first = value == 0 && before.trim_start_matches(['(', '[', '•', '-', '*']).is_empty();
    let labelled = after.starts_with([')', '.', ']']) && (after.len() == 1 || after[1..].starts_with(char::is_whitespace));
    let digits = sentence.text[mention.words.clone()].len();
    first && labelled && digits <= 3
        || before.ends_with('[') && after.starts_with(']')
        || before.ends_with('(') && after.starts_with(')') && digits <= 2 && (value == 0 || after.len() > 1 && after[1..].starts_with(' ') && is_enumerated(sentence))
}

/// Whether a sentence has "(1)" and "(2)".
fn is_enumerated(sentence: &Sentence<'_>) -> bool {
    sentence.text.contains("(1)") && sentence.text.contains("(2)")
}

/// The number of a house: "16 Lenin Street".
fn is_address(sentence: &Sentence<'_>, end: usize) -> bool {
    const WAYS: [&str; 14] = ["street", "road", "avenue", "lane", "boulevard", "drive", "square", "place", "row", "quay", "terrace", "way", "st", "rd"];
    let words = &sentence.words;
    (end..(end + 4).min(words.len()))
        .take_while(|at| words[*at].capital && (*at == end || sentence.signs_before(*at).is_empty()))
        .any(|at| WAYS.contains(&words[at].lower.as_str()))
}

/// Digits of a telephone number or a code: groups of digits that are joined by hyphens, or led by "+".
fn is_telephone(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    let before = &sentence.text[..mention.words.start];
    before.ends_with('+') || before.ends_with(|sign: char| sign == '-' || sign == '/') && before.trim_end_matches(['-', '/']).ends_with(|digit: char| digit.is_alphanumeric())
}

/// "From 12 to 19 percent": the first number has the unit of the second, where nothing is counted by it.
fn share_units(sentence: &Sentence<'_>, found: &mut [Found]) {
    for at in (1..found.len()).rev() {
        let (left, right) = found.split_at_mut(at);
        let (Some(first), Some(second)) = (left.last_mut(), right.first()) else { continue };
        let between = sentence.text[first.words.end..second.words.start].trim();
        let joins = ["to", "and", ",", "or", "of", "against"].contains(&between) || between.starts_with("to ") && between.len() < 12;
        let (Ok(one), Ok(other)) = (&mut first.reading, &second.reading) else { continue };
        if !joins || one.quantity.unit != UnitKind::Count || other.quantity.unit == UnitKind::Count {
            continue;
        }
        let unit = &other.quantity;
        let is_share = unit.unit == UnitKind::Share;
        // "Two to a third" shares nothing.
        if is_share && !sentence.text[second.words.clone()].contains(['%', 'p']) {
            continue;
        }
        for end in [&mut one.quantity.low, &mut one.quantity.best, &mut one.quantity.high].into_iter().flatten() {
            *end = if is_share { *end / 100.0 } else { *end };
        }
        one.quantity.unit = unit.unit;
        one.quantity.currency = unit.currency;
        one.quantity.unit_name.clone_from(&unit.unit_name);
        one.quantity.per = one.quantity.per.or(unit.per);
    }
}
