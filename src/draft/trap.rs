//! Numbers that are no quantity by the words around them: ages, labels, addresses, codes, names.

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
    if is_titled(sentence, value, end) || is_serial(mention, sentence) {
        return true;
    }
    if !plain {
        return false;
    }
    if matches!(word.lower.as_str(), "none" | "both" | "neither") || is_pronoun(sentence, value, end, rules) {
        return true;
    }
    if is_number
        && value > 0
        && sentence.signs_before(value).is_empty()
        && rules.before(Kind::NotAfter, words, value).is_some()
    {
        return true;
    }
    is_number
        && (is_age(mention, sentence)
            || is_label(mention, sentence, value)
            || is_address(sentence, end)
            || is_telephone(mention, sentence))
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

/// A number word that is a part of a name: "the Eight Hours Act", "the Group of Seven".
fn is_titled(sentence: &Sentence<'_>, value: usize, end: usize) -> bool {
    let words = &sentence.words;
    let word = &words[value];
    let letters = word.lower.starts_with(char::is_alphabetic);
    // In a headline every word has a capital.
    let near = &words[value.saturating_sub(8)..(value + 8).min(words.len())];
    if near.iter().filter(|word| word.capital).count() * 2 > near.len() {
        return false;
    }
    let after = words
        .get(end)
        .is_some_and(|next| next.capital && sentence.signs_before(end).is_empty());
    let of = value > 1
        && words[value - 1].lower == "of"
        && words[value - 2].capital
        && sentence.signs_before(value).is_empty();
    letters
        && word.capital
        && value > 0
        && sentence.signs_before(value).is_empty()
        && (after || of || words[value - 1].capital)
}

/// A code or a number in a series: "§ 89", "36° 14′", "412 F.3d 88", nine digits and more without separators.
fn is_serial(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    let before = sentence.text[..mention.words.start].trim_end();
    let after = &sentence.text[mention.words.end..];
    let digits = sentence.text[mention.words.clone()]
        .bytes()
        .filter(u8::is_ascii_digit)
        .count();
    let bare = sentence.text[mention.words.clone()]
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b' ');
    let cited = before.rsplit(char::is_whitespace).next().is_some_and(|word| {
        word.contains('.')
            && word.contains(|digit: char| digit.is_ascii_digit())
            && word.starts_with(char::is_uppercase)
    });
    before.ends_with(['§', '¶', '°', '′', '#', '№'])
        || sentence.text[mention.words.clone()].ends_with('°')
            && after
                .trim_start()
                .starts_with(|next: char| next.is_ascii_digit() || matches!(next, 'N' | 'S' | 'E' | 'W'))
        || after.starts_with(['°', '′', '″']) && !after.trim_start_matches('°').trim_start().starts_with(['C', 'F'])
        || bare && digits >= 9
        || cited && bare
}

/// A number in commas after a name: ", 50, a crane driver".
fn is_age(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    let before = sentence.text[..mention.words.start].trim_end();
    let after = sentence.text[mention.words.end..].trim_start();
    let small = sentence.text[mention.words.clone()]
        .parse::<u32>()
        .is_ok_and(|age| (1..=110).contains(&age));
    let named = || {
        let name = before
            .trim_end_matches(',')
            .rsplit(|sign: char| sign.is_whitespace())
            .next();
        name.is_some_and(|name| name.starts_with(char::is_uppercase))
    };
    // "A cooper of 28,"
    let cooper = before.ends_with(" of") && (after.starts_with([',', ';']) || after.starts_with("who ")) && {
        let words: Vec<&str> = before.split_whitespace().rev().take(4).collect();
        words
            .iter()
            .skip(2)
            .any(|word| matches!(*word, "a" | "an" | "A" | "An"))
    };
    small
        && (cooper
            || before.ends_with(',') && (after.starts_with([',', '.', ';', ')']) || after.is_empty()) && named()
            || before.ends_with('(') && after.starts_with(')') && {
                let name = before
                    .trim_end_matches('(')
                    .trim_end()
                    .rsplit(char::is_whitespace)
                    .next();
                name.is_some_and(|name| name.starts_with(char::is_uppercase))
            })
}

/// A number of a list, a section or a note: "3. The parties", "(2) in cash", "[14]", and a footnote's right after a full stop.
fn is_label(mention: &Mention, sentence: &Sentence<'_>, value: usize) -> bool {
    let before = sentence.text[..mention.words.start].trim_end();
    let after = &sentence.text[mention.words.end..];
    let first = value == 0 && before.trim_start_matches(['(', '[', '•', '-', '*']).is_empty();
    let labelled =
        after.starts_with([')', '.', ']']) && (after.len() == 1 || after[1..].starts_with(char::is_whitespace));
    let digits = sentence.text[mention.words.clone()].len();
    let heading = first
        && sentence.text[mention.words.clone()].contains('.')
        && after.trim_start().starts_with(char::is_uppercase);
    let clause = first
        && (after.starts_with(".—")
            || after.starts_with(".–")
            || after.starts_with('—')
            || sentence.text[mention.words.clone()].ends_with(['—', '–']));
    first && labelled && digits <= 3
        || heading
        || clause
        || before.ends_with('[') && after.starts_with(']')
        || before.ends_with('(') && after.starts_with(')') && digits <= 2
}

/// The number of a house: "16 Lenin Street".
fn is_address(sentence: &Sentence<'_>, end: usize) -> bool {
    const WAYS: [&str; 14] = [
        "street",
        "road",
        "avenue",
        "lane",
        "boulevard",
        "drive",
        "square",
        "place",
        "row",
        "quay",
        "terrace",
        "way",
        "st",
        "rd",
    ];
    let words = &sentence.words;
    (end..(end + 4).min(words.len()))
        .take_while(|at| words[*at].capital && (*at == end || sentence.signs_before(*at).is_empty()))
        .any(|at| WAYS.contains(&words[at].lower.as_str()))
}

/// Digits of a telephone number or a code: groups of digits that are joined by hyphens, or led by "+".
fn is_telephone(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    let before = &sentence.text[..mention.words.start];
    before.ends_with('+')
        || before.ends_with(|sign: char| sign == '-' || sign == '/')
            && before
                .trim_end_matches(['-', '/'])
                .ends_with(|digit: char| digit.is_alphanumeric())
}
