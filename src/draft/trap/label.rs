//! Numbers that tell one thing apart from others: of sections, rooms, cases, houses and telephones.

use super::counts_after;
use crate::draft::noun::is_plural;
use crate::draft::rules::{Kind, Rules};
use crate::draft::sentence::Sentence;
use crate::language::quantity::Mention;

/// A number that tells one of several apart: "cell 14", "Articles 2, 5 and 7", "phase two".
pub(super) fn is_label_of(sentence: &Sentence<'_>, value: usize, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let digits = |at: usize| words[at].lower.starts_with(|digit: char| digit.is_ascii_digit());
    // Back through a list of them; "In phase 2, 300 died" is none.
    let mut at = value;
    let mut listed = true;
    while at > 0
        && (digits(at - 1) || matches!(words[at - 1].lower.as_str(), "and" | "or" | "to"))
        && matches!(sentence.signs_before(at), "" | "," | "-" | "–")
    {
        listed &=
            sentence.signs_before(at) != "," || words[..at].iter().rev().any(|word| is_plural(&word.lower, rules));
        at -= 1;
    }
    let led = |at: usize| {
        at > 0 && matches!(sentence.signs_before(at), "" | ".") && rules.before(Kind::NotAfter, words, at).is_some()
    };
    if digits(value) {
        let led = led(value) || at < value && listed && digits(at) && led(at);
        return led && !counts_after(sentence, end, rules);
    }
    let things = words.get(end).filter(|_| sentence.signs_before(end).is_empty());
    led(value) && !things.is_some_and(|things| is_plural(&things.lower, rules))
}

/// "In cell 14 they waited": a number after a word that stands for one thing, after a preposition, and nothing that it could count.
pub(super) fn is_numbered(mention: &Mention, sentence: &Sentence<'_>, value: usize, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let phrase = &sentence.text[mention.words.clone()];
    let short = phrase.len() <= 4 && phrase.bytes().all(|byte| byte.is_ascii_digit());
    let Some([before, noun]) = value.checked_sub(2).and_then(|at| words.get(at..value)) else {
        return false;
    };
    let ends = words
        .get(end)
        .is_none_or(|next| !sentence.signs_before(end).is_empty() || rules.find(Kind::EndsNoun, &next.lower).is_some());
    let is_noun = !noun.capital
        && noun.lower.bytes().all(|byte| byte.is_ascii_lowercase())
        && !["ing", "ly", "ed"].iter().any(|ending| noun.lower.ends_with(ending))
        && !is_plural(&noun.lower, rules)
        && rules.find(Kind::EndsNoun, &noun.lower).is_none()
        && rules.find(Kind::LeadsNoun, &noun.lower).is_none()
        && rules.find(Kind::NoLabel, &noun.lower).is_none();
    short
        && ends
        && is_noun
        && sentence.signs_before(value).is_empty()
        && sentence.signs_before(value - 1).is_empty()
        && rules.find(Kind::Locative, &before.lower) == Some("there")
}

/// A number of a list, a section or a note: "3. The parties", "(2) in cash", "[14]", and a footnote's right after a full stop.
pub(super) fn is_label(mention: &Mention, sentence: &Sentence<'_>, value: usize) -> bool {
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

/// "M23", "4x4": a part of a word. "K1.43 trillion" is money.
pub(super) fn is_joined(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    let before = sentence.text[..mention.value].chars().next_back();
    let after = sentence.text[mention.words.end..].chars().next();
    let digits = sentence.text[mention.words.clone()]
        .bytes()
        .all(|byte| byte.is_ascii_digit());
    let is_of_word = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
    // "T 231/17"
    let slashed = sentence.text[mention.words.end..]
        .strip_prefix('/')
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    digits && (is_of_word(before) || is_of_word(after) || slashed)
}

/// A number of a citation: "s 5(1)", "2 SLR 614 at 620".
pub(super) fn is_cited(mention: &Mention, sentence: &Sentence<'_>, value: usize, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let after = &sentence.text[mention.words.end..];
    let clause = after.starts_with('(') && after[1..].starts_with(|digit: char| digit.is_ascii_alphanumeric());
    let is_digits = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.lower.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let reporter = |at: usize| {
        let Some(word) = words.get(at) else { return false };
        let printed = &sentence.text[word.range.clone()];
        let is_month = rules.find(Kind::Month, &word.lower).is_some();
        let is_short =
            word.capital && printed.len() < 6 && !is_month && sentence.text[word.range.end..].starts_with('.');
        is_short || printed.len() > 1 && printed.chars().all(|letter| letter.is_uppercase() || letter == '.')
    };
    // "Geo. 6, c. 54": a chapter.
    let chapter = sentence.text[mention.words.clone()].starts_with("c. ")
        && sentence.text[..mention.words.start].trim_end().ends_with(',')
        && value > 1
        && (is_digits(value - 2) || words[value - 2].capital);
    let pinpoint = value > 1 && words[value - 1].lower == "at" && is_digits(value - 2);
    clause
        || chapter
        || reporter(end) && is_digits(end + 1)
        || value > 1 && reporter(value - 1) && is_digits(value - 2)
        || pinpoint
}

/// A code or a number in a series: "§ 89", "36° 14′", "412 F.3d 88", nine digits and more without separators.
pub(super) fn is_serial(mention: &Mention, sentence: &Sentence<'_>) -> bool {
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

/// The number of a house: "16 Lenin Street".
pub(super) fn is_address(sentence: &Sentence<'_>, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    (end..(end + 4).min(words.len()))
        .take_while(|at| {
            let leads = *at == end && matches!(words[*at].lower.as_str(), "rue" | "calle" | "ulitsa");
            (words[*at].capital || leads) && sentence.signs_before(*at).is_empty()
        })
        .any(|at| rules.find(Kind::Way, &words[at].lower).is_some())
}

/// Digits of a telephone number or a code: groups of digits that are joined by hyphens, or led by "+".
pub(super) fn is_telephone(mention: &Mention, sentence: &Sentence<'_>) -> bool {
    let before = &sentence.text[..mention.words.start];
    // "0131 244 6438": a group after others of which the first begins as a number to dial does.
    let run =
        before.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, ' ' | '-' | '(' | ')' | '+'));
    let group = before[run.len()..].trim_start();
    let digits = group.bytes().filter(u8::is_ascii_digit).count();
    let dialled = (group.starts_with('0') && digits >= 3 || group.starts_with('+') && digits > 0) && group.len() < 20;
    dialled
        || before.ends_with('+')
        || before.ends_with(['-', '/'])
            && before
                .trim_end_matches(['-', '/'])
                .ends_with(|digit: char| digit.is_alphanumeric())
}
