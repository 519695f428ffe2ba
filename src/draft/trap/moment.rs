//! Numbers that say when, or how old somebody is.

use super::counts_after;
use super::dated::{is_filed, names_what_follows};
use crate::draft::rules::{Kind, Rules};
use crate::draft::sentence::Sentence;
use crate::draft::word::lower;
use crate::language::quantity::Mention;

/// "The Treaty of 1648", "the 1951 Convention"
pub(super) fn is_of_a_year(sentence: &Sentence<'_>, value: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let four = words[value].lower.len() == 4 && words[value].lower.bytes().all(|byte| byte.is_ascii_digit());
    let of = value > 0 && words[value - 1].lower == "of";
    four && (is_filed(sentence, value, rules)
        || of && rules.before(Kind::NotDated, words, value).is_some()
        || names_what_follows(sentence, value + 1, rules))
}

/// "At 10.30 they were told", "the 6.15 train": a time of day with a dot.
pub(super) fn is_clock(mention: &Mention, sentence: &Sentence<'_>, value: usize, end: usize, rules: &Rules) -> bool {
    let phrase = &sentence.text[mention.words.clone()];
    let is_time = phrase.split_once('.').is_some_and(|(hour, minute)| {
        hour.parse().is_ok_and(|hour: u8| hour < 24)
            && minute.len() == 2
            && minute.parse().is_ok_and(|minute: u8| minute < 60)
    });
    let words = &sentence.words;
    let before = value.checked_sub(1).map(|at| words[at].lower.as_str());
    let vehicle = words.get(end).is_some_and(|next| {
        matches!(
            next.lower.as_str(),
            "train" | "bus" | "ferry" | "flight" | "tram" | "boat"
        )
    });
    // "Stood at 1.30 births per woman" is a level.
    let levels = value > 1
        && matches!(
            words[value - 2].lower.as_str(),
            "stood" | "stands" | "was" | "remained" | "put" | "set" | "estimated" | "valued"
        );
    let counts = counts_after(sentence, end, rules) || words.get(end).is_some_and(|next| next.lower == "per");
    let timed = matches!(before, Some("at" | "until" | "before" | "after" | "the"));
    is_time && (vehicle || timed && !levels && !counts)
}

/// "At 2200 hrs": four digits of a time of day.
pub(super) fn is_hour(mention: &Mention, sentence: &Sentence<'_>, value: usize) -> bool {
    let phrase = &sentence.text[mention.value..mention.words.end];
    let (digits, unit) = phrase.split_once(' ').unwrap_or((phrase, "hours"));
    let before = value.checked_sub(1).map(|at| sentence.words[at].lower.as_str());
    digits.len() == 4
        && digits.parse().is_ok_and(|time: u32| time < 2400 && time % 100 < 60)
        && matches!(unit, "hrs" | "hours" | "hr")
        && (phrase != digits || digits.starts_with('0'))
        && (matches!(before, Some("at" | "until" | "before" | "after"))
            || digits.starts_with('0') && matches!(before, Some("by" | "from" | "to" | "about")))
}

/// "At six the whistle blew", "At 19 he was a sergeant": an hour or an age, at the beginning of a clause.
pub(super) fn is_moment(sentence: &Sentence<'_>, value: usize, end: usize, rules: &Rules) -> bool {
    let words = &sentence.words;
    let Some(at) = value.checked_sub(1) else { return false };
    let begins = at == 0
        || !sentence.signs_before(at).is_empty()
        || at == 1 && matches!(words[0].lower.as_str(), "and" | "but")
        || at > 1 && matches!(words[at - 1].lower.as_str(), "and" | "but") && !sentence.signs_before(at - 1).is_empty();
    let number: Option<u8> = words[value].lower.parse().ok();
    let small = number.is_none_or(|number| number < 100) && end == value + 1;
    let clause = words.get(end).is_some_and(|next| {
        matches!(
            next.lower.as_str(),
            "the" | "he" | "she" | "they" | "we" | "i" | "it" | "his" | "her" | "a"
        )
    });
    begins
        && small
        && clause
        && matches!(words[at].lower.as_str(), "at" | "by")
        && matches!(sentence.signs_before(end), "" | ",")
        && !counts_after(sentence, end, rules)
}

fn is_locative(word: &str, rules: &Rules) -> bool {
    rules.find(Kind::Locative, &lower(word)).is_some()
}

/// A number in commas after a name: ", 50, a crane driver".
pub(super) fn is_age(mention: &Mention, sentence: &Sentence<'_>, rules: &Rules) -> bool {
    let before = sentence.text[..mention.words.start].trim_end();
    let after = sentence.text[mention.words.end..].trim_start();
    let small = sentence.text[mention.words.clone()]
        .parse::<u32>()
        .is_ok_and(|age| (1..=110).contains(&age));
    let phrase_is_age = sentence.text[mention.words.clone()].len() == 2;
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
        ["was" | "is" | "am", "I" | "he" | "she" | "He" | "She" | "who"]
    ) || last.first() == Some(&"then")
        || before.ends_with(", now");
    let turned = matches!(last.as_slice(), ["turned", "I" | "he" | "she" | "He" | "She"]);
    // "The foreman, 52, said"
    let someone = || {
        let clause = before.trim_end_matches(',');
        let mut words = clause.rsplit(char::is_whitespace);
        let noun = words
            .next()
            .is_some_and(|noun| !noun.ends_with('s') && noun.chars().all(char::is_alphabetic));
        let led: Vec<&str> = words.take(3).collect();
        let article = led.iter().take(2).position(|word| {
            matches!(
                *word,
                "The" | "A" | "An" | "the" | "a" | "an" | "his" | "her" | "His" | "Her"
            )
        });
        // "In the dormitory, 40, most of them women"
        let there = |at: usize| led.get(at + 1).is_some_and(|word| is_locative(word, rules));
        noun && phrase_is_age && article.is_some_and(|at| !there(at))
    };
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
            || turned
                && (at_end
                    || ["in ", "on ", "when ", "that ", "last ", "this "]
                        .iter()
                        .any(|next| after.starts_with(next)))
            || before.ends_with(',') && after.starts_with(',') && someone()
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
