//! Years, days and seasons that are a part of a name.

use crate::draft::rules::{Kind, Rules};
use crate::draft::sentence::Sentence;
use crate::language::date::Mention;

/// Whether the words around make a date something else: "the Act of 1930", "Rule 2004", "the Summer Palace".
pub(in crate::draft) fn is_no_date(mention: &Mention, sentence: &Sentence<'_>, rules: &Rules) -> bool {
    let phrase = &sentence.text[mention.words.clone()];
    let words = &sentence.words;
    let (at, end) = (
        sentence.words_before(mention.words.start),
        sentence.words_before(mention.words.end),
    );
    let in_idiom = (at.saturating_sub(2)..=at).any(|start| {
        rules
            .at(Kind::NotDate, words, start)
            .is_some_and(|(length, _)| start + length > at)
    });
    in_idiom
        || is_year_of_name(phrase, mention, sentence, [at, end], rules)
        || is_name(phrase, sentence, [at, end], rules)
}

/// A year that numbers or names: "the 1934 Factories Act", "No. 112 of 2019", "Law 2001-43", "S.I. 1982 No. 44".
fn is_year_of_name(
    phrase: &str,
    mention: &Mention,
    sentence: &Sentence<'_>,
    [at, end]: [usize; 2],
    rules: &Rules,
) -> bool {
    let words = &sentence.words;
    let is_digit = |sign: char| sign.is_ascii_digit();
    let bare = phrase.len() == 4 && phrase.chars().all(is_digit);
    let coded = phrase.len() > 4
        && phrase
            .chars()
            .all(|sign| is_digit(sign) || matches!(sign, '/' | '-' | '–'));
    if !bare && !coded {
        return false;
    }
    let lower = |back: usize| at.checked_sub(back).map_or("", |at| words[at].lower.as_str());
    let numbered = lower(1).starts_with(is_digit);
    let named = |end: usize| {
        rules
            .before(Kind::NotDated, words, end)
            .is_some_and(|(first, _)| words[first].capital || numbered)
    };
    let filed = lower(1) == "of"
        && lower(2).bytes().all(|byte| byte.is_ascii_digit())
        && (matches!(lower(3), "no" | "nos" | "cap" | "case") || rules.before(Kind::NotAfter, words, at - 2).is_some());
    let labelled = matches!(sentence.signs_before(at), "" | ".") && rules.before(Kind::NotAfter, words, at).is_some();
    let followed = words.get(end).is_some_and(|next| next.lower == "no")
        && words
            .get(end + 1)
            .is_some_and(|number| number.lower.starts_with(is_digit));
    let joined = sentence.text[mention.words.end..]
        .strip_prefix(['/', '-'])
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    labelled
        || followed
        || joined
        || bare && (filed || names_what_follows(sentence, end, rules) || named(at) || numbered && named(at - 1))
}

/// "The 1934 Factories Act": whether words with capitals after a year are a law's.
pub(super) fn names_what_follows(sentence: &Sentence<'_>, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    (end..(end + 4).min(words.len()))
        .take_while(|next| words[*next].capital && sentence.signs_before(*next).is_empty())
        .any(|next| rules.find(Kind::NotDated, &words[next].lower).is_some())
}

/// A day, a month or a season in a name: "the Summer Palace", "the Monday Club", "the Second of May Street".
fn is_name(phrase: &str, sentence: &Sentence<'_>, [at, end]: [usize; 2], rules: &Rules) -> bool {
    let words = &sentence.words;
    let has_year = phrase.bytes().filter(u8::is_ascii_digit).count() > 2;
    let Some(next) = words
        .get(end)
        .filter(|_| sentence.signs_before(end).is_empty() && !has_year)
    else {
        return false;
    };
    let street = next.capital && rules.find(Kind::Way, &next.lower).is_some();
    let led = words[at].lower == "the";
    let capital = words[end - 1].capital;
    let short = end - at <= 3;
    street || short && led && capital && next.capital
}
