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
    // "Black Friday", but "Black Friday, 24 November 2017".
    let in_idiom = !phrase.contains(|sign: char| sign.is_ascii_digit())
        && (at.saturating_sub(2)..=at).any(|start| {
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
    // "2001-43", "2009/52": neither a day nor from a year to another.
    let coded = (5..=7).contains(&phrase.len())
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
    let filed = is_filed(sentence, at, rules);
    let labelled = matches!(sentence.signs_before(at), "" | ".") && rules.before(Kind::NotAfter, words, at).is_some();
    let followed = words.get(end).is_some_and(|next| next.lower == "no")
        && words
            .get(end + 1)
            .is_some_and(|number| number.lower.starts_with(is_digit));
    let joined = sentence.text[mention.words.end..]
        .strip_prefix(['/', '-'])
        .is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit() || sign.is_uppercase()));
    // "[2009] 4 Q.B. 331", "(2011) 12 SC 45", "(1874, pp. 211-13)"
    let (before, after) = (
        &sentence.text[..mention.words.start],
        &sentence.text[mention.words.end..],
    );
    let enclosed = before.ends_with('[') && after.starts_with(']')
        || before.ends_with('(') && after.strip_prefix(") ").is_some_and(|rest| rest.starts_with(is_digit))
        || after.starts_with(',')
            && words
                .get(end)
                .is_some_and(|next| matches!(next.lower.as_str(), "p" | "pp"));
    labelled
        || followed
        || joined
        || enclosed
        || bare && (filed || names_what_follows(sentence, end, rules) || named(at) || numbered && named(at - 1))
}

/// "No. 112 of 2019", "Order 3071 of 2002": whether the year at a word says when something was filed.
pub(super) fn is_filed(sentence: &Sentence<'_>, at: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let Some(number) = at.checked_sub(2).filter(|_| words[at - 1].lower == "of") else {
        return false;
    };
    words[number].lower.bytes().all(|byte| byte.is_ascii_digit())
        && rules.before(Kind::NotAfter, words, number).is_some()
}

/// "The 1934 Factories Act": whether words with capitals after a year are a law's; "in 2017 Resolution 2397" tells when.
pub(super) fn names_what_follows(sentence: &Sentence<'_>, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let before = end.checked_sub(2).map_or("", |before| words[before].lower.as_str());
    if matches!(
        before,
        "in" | "by" | "since" | "until" | "during" | "from" | "after" | "before"
    ) {
        return false;
    }
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
    // "The 7th Regiment", but "on the 7th Kim left".
    let last = &words[end - 1].lower;
    let ordinal = last.starts_with(|digit: char| digit.is_ascii_digit())
        && ["st", "nd", "rd", "th"].iter().any(|ending| last.ends_with(ending));
    let ranked = ordinal && next.capital && (at + 1 == end || words[at].lower == "the" && at + 2 == end);
    let street = words[at..end].iter().any(|word| word.lower == "the")
        && next.capital
        && rules.find(Kind::Way, &next.lower).is_some();
    let led = words[at].lower == "the";
    let capital = words[end - 1].capital;
    let short = end - at <= 3;
    // "The Tuesday UN report"
    let is_code = sentence.text[next.range.clone()].chars().all(char::is_uppercase);
    ranked || street || short && led && capital && next.capital && !is_code
}
