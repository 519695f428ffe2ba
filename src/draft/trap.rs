//! Numbers that are no quantity by the words around them: ages, labels, addresses, codes, names.

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
    if is_titled(sentence, value, end) || is_serial(mention, sentence) {
        return true;
    }
    if !plain {
        return false;
    }
    if is_cited(mention, sentence, value, end) || is_named(mention, sentence, value, end) {
        return true;
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
            || is_address(sentence, end, rules)
            || is_telephone(mention, sentence))
}

/// A number of a citation: "s 5(1)", "2 SLR 614 at 620".
fn is_cited(mention: &Mention, sentence: &Sentence<'_>, value: usize, end: usize) -> bool {
    let words = &sentence.words;
    let after = &sentence.text[mention.words.end..];
    let clause = after.starts_with('(') && after[1..].starts_with(|digit: char| digit.is_ascii_alphanumeric());
    let is_digits = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.lower.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let reporter = |at: usize| {
        let word = words.get(at).map(|word| &sentence.text[word.range.clone()]);
        word.is_some_and(|word| word.len() > 1 && word.chars().all(|letter| letter.is_uppercase() || letter == '.'))
    };
    let pinpoint = value > 1 && words[value - 1].lower == "at" && is_digits(value - 2);
    clause
        || reporter(end) && is_digits(end + 1)
        || value > 1 && reporter(value - 1) && is_digits(value - 2)
        || pinpoint
}

/// A small bare number after a name: the "Lucky Star 9".
fn is_named(mention: &Mention, sentence: &Sentence<'_>, value: usize, end: usize) -> bool {
    let words = &sentence.words;
    let phrase = &sentence.text[mention.words.clone()];
    let small = phrase.len() <= 4 && phrase.bytes().all(|byte| byte.is_ascii_digit());
    let named = value > 1 && words[value - 1].capital && sentence.signs_before(value).is_empty();
    let counts = words
        .get(end)
        .is_some_and(|next| is_plural(&next.lower) && sentence.signs_before(end).is_empty());
    small && named && !counts
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
    // "Then 41,", "since I was 19", "a man of 72 told"
    let last: Vec<&str> = before.rsplit(char::is_whitespace).take(2).collect();
    let at_end = after.is_empty() || after.starts_with([',', '.', ';', ')', '"', '”', '—']);
    let being = matches!(
        last.as_slice(),
        ["was" | "is" | "am" | "turned", "I" | "he" | "she" | "He" | "She"]
    ) || last.first() == Some(&"then");
    let somebody = matches!(
        last.as_slice(),
        [
            "of",
            "man" | "woman" | "boy" | "girl" | "widow" | "widower" | "mother" | "father" | "son" | "daughter"
        ]
    );
    small
        && (cooper
            || somebody
            || being && at_end
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
fn is_address(sentence: &Sentence<'_>, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    (end..(end + 4).min(words.len()))
        .take_while(|at| words[*at].capital && (*at == end || sentence.signs_before(*at).is_empty()))
        .any(|at| rules.find(Kind::Way, &words[at].lower).is_some())
}

/// Digits of a telephone number or a code: groups of digits that are joined by hyphens, or led by "+".
fn is_telephone(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    let before = &sentence.text[..mention.words.start];
    // "0131 244 6438": a group after others of which the first begins as a number to dial does.
    let run =
        before.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, ' ' | '-' | '(' | ')' | '+'));
    let group = before[run.len()..].trim_start();
    let dialled =
        group.starts_with(['0', '+']) && group.bytes().filter(u8::is_ascii_digit).count() >= 3 && group.len() < 20;
    dialled
        || before.ends_with('+')
        || before.ends_with(['-', '/'])
            && before
                .trim_end_matches(['-', '/'])
                .ends_with(|digit: char| digit.is_alphanumeric())
}
