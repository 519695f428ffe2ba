//! Which of the numbers of a sentence are quantities.

use std::borrow::Cow;
use std::ops::Range;

use super::discourse::Dated;
use super::rules::{Kind, Rules};
use super::sentence::Sentence;
use super::{Options, noun};
use crate::language::quantity::{self, Mention, Reading};
use crate::language::{ErrorKind, ReadError};
use crate::model::{Bound, Currency, Quantity, UnitKind};

/// A quantity of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Its bytes in the sentence, with what qualifies it.
    pub(super) words: Range<usize>,
    /// What it says, or why that cannot be read.
    pub(super) reading: Result<Reading, ReadError>,
}

/// The quantities of a sentence, without what dates say and what is none.
pub(super) fn quantities(
    sentence: &Sentence<'_>,
    times: &[Dated],
    local: Option<Currency>,
    options: &Options<'_>,
    rules: &Rules,
) -> Vec<Found> {
    let mentions = quantity::find(&without_dates(sentence.text, times), &options.quantity);
    let kept: Vec<Mention> = mentions
        .into_iter()
        .filter(|mention| !mention.is_something_else() && !is_trap(mention, sentence, rules))
        .collect();
    let mut found: Vec<Found> = kept
        .into_iter()
        .map(|mention| Found {
            words: mention.words,
            reading: mention.reading,
        })
        .collect();
    split_levels(sentence, &mut found, options, rules);
    in_local_money(sentence.text, &mut found, options, local);
    share_units(sentence, &mut found);
    in_years(sentence, &mut found, rules);
    found
}

/// The sentence with a sign that is none of a quantity in place of each date, so that no quantity runs into one: "213 in 2022".
fn without_dates<'t>(text: &'t str, times: &[Dated]) -> Cow<'t, str> {
    if times.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    for time in times {
        masked.push_str(&text[masked.len()..time.words.start]);
        masked.extend(std::iter::repeat_n('|', time.words.len()));
    }
    masked.push_str(&text[masked.len()..]);
    Cow::Owned(masked)
}

/// Whether the words around make a number something else.
fn is_trap(mention: &Mention, sentence: &Sentence<'_>, rules: &Rules) -> bool {
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

/// "Rose from 12 to 19 percent" tells two levels, one after the other, and no range.
fn split_levels(sentence: &Sentence<'_>, found: &mut Vec<Found>, options: &Options<'_>, rules: &Rules) {
    let mut at = 0;
    while at < found.len() {
        if let Some([first, second]) = levels(sentence, &found[at], options, rules) {
            found.splice(at..=at, [first, second]);
            at += 1;
        }
        at += 1;
    }
}

/// The two levels that a range from one to the other is, if something changed.
fn levels(sentence: &Sentence<'_>, range: &Found, options: &Options<'_>, rules: &Rules) -> Option<[Found; 2]> {
    let text = &sentence.text[range.words.clone()];
    let is_range = range
        .reading
        .as_ref()
        .is_ok_and(|reading| reading.quantity.bound == Bound::Range);
    if !is_range || !text.get(..5)?.eq_ignore_ascii_case("from ") {
        return None;
    }
    let first = sentence.words_before(range.words.start);
    (0..4).find(|back| {
        first
            .checked_sub(*back)
            .is_some_and(|end| rules.before(Kind::Change, &sentence.words, end).is_some())
    })?;
    let joint = text.find(" to ")?;
    let part = |from: usize, to: usize| {
        let words = range.words.start + from..range.words.start + to;
        let reading = quantity::read(&sentence.text[words.clone()], &options.quantity);
        reading.ok().map(|reading| Found {
            words,
            reading: Ok(reading),
        })
    };
    Some([part(5, joint)?, part(joint + 4, text.len())?])
}

/// "From 12 to 19 percent", "up from 512,000": a number has the unit of the one beside it, where nothing is counted by it.
fn share_units(sentence: &Sentence<'_>, found: &mut [Found]) {
    for at in (1..found.len()).rev() {
        let (left, right) = found.split_at_mut(at);
        let (Some(first), Some(second)) = (left.last_mut(), right.first_mut()) else {
            continue;
        };
        let between = sentence.text[first.words.end..second.words.start]
            .trim()
            .to_ascii_lowercase();
        let percent = sentence.text[second.words.clone()].contains(['%', 'p']);
        let (Ok(one), Ok(other)) = (&mut first.reading, &mut second.reading) else {
            continue;
        };
        let near = between.len() < 40;
        if near
            && (["to", "and", ",", "or", "of", "against"].contains(&between.as_str())
                || between.ends_with(" to") && between.starts_with("in "))
            && !between.contains(';')
        {
            lend(&other.quantity, &mut one.quantity, percent);
        }
        if near
            && ["up from", "down from", "compared with", "compared to", "against"]
                .iter()
                .any(|words| between.ends_with(words))
        {
            lend(
                &one.quantity,
                &mut other.quantity,
                sentence.text[first.words.clone()].contains(['%', 'p']),
            );
        }
    }
}

/// Gives a bare count the unit of a quantity.
fn lend(lender: &Quantity, bare: &mut Quantity, percent: bool) {
    // "Two to a third" shares nothing.
    let is_share = lender.unit == UnitKind::Share;
    if bare.unit != UnitKind::Count || lender.unit == UnitKind::Count || is_share && !percent {
        return;
    }
    if is_share {
        for end in [&mut bare.low, &mut bare.best, &mut bare.high].into_iter().flatten() {
            *end /= 100.0;
        }
    }
    bare.unit = lender.unit;
    bare.currency = lender.currency;
    bare.unit_name.clone_from(&lender.unit_name);
    bare.per = bare.per.or(lender.per);
}

/// "Children under five", "under the age of 18": a limit of age, in years.
fn in_years(sentence: &Sentence<'_>, found: &mut [Found], rules: &Rules) {
    for mention in found {
        let Ok(reading) = &mut mention.reading else { continue };
        let quantity = &mut reading.quantity;
        let limit = match quantity.bound {
            Bound::LessThan | Bound::AtMost => quantity.high,
            Bound::MoreThan | Bound::AtLeast => quantity.low,
            _ => None,
        };
        let aged = quantity.unit == UnitKind::Count
            && limit.is_some_and(|limit| (1.0..=110.0).contains(&limit) && limit.fract() == 0.0);
        let phrase = &sentence.text[mention.words.clone()];
        let first = sentence.words_before(mention.words.start);
        let end = sentence.words_before(mention.words.end);
        let said = phrase.contains("age of") || phrase.contains("older than") || phrase.contains("younger than");
        let counted = noun::counted(sentence, mention.words.end, rules);
        let counts = counted.is_some_and(|counted| noun::is_plural(&sentence.words[counted.end - 1].lower));
        let ends = !counts || !sentence.signs_before(end).is_empty();
        let of_people = ends && rules.before(Kind::Aged, &sentence.words, first).is_some();
        if aged && (said || of_people) {
            quantity.unit = UnitKind::Duration;
            quantity.unit_name = Some(Cow::Borrowed("year"));
        }
    }
}

/// Sums of a money whose name several countries share are read in that of the place that the text is about, if it has one of that name.
fn in_local_money(text: &str, found: &mut [Found], options: &Options<'_>, local: Option<Currency>) {
    let Some(local) = local else { return };
    let options = quantity::Options {
        currency: Some(local),
        ..options.quantity
    };
    for mention in found {
        let phrase = &text[mention.words.clone()];
        let shared = match &mention.reading {
            Ok(reading) => reading.quantity.unit == UnitKind::Money && reading.quantity.currency != Some(local),
            Err(error) => error.kind == ErrorKind::SharedMoney,
        };
        // A dollar sign is the US dollar's in most of the world's news.
        if !shared || phrase.contains('$') {
            continue;
        }
        if let Ok(reading) = quantity::read(phrase, &options)
            && reading.quantity.currency == Some(local)
        {
            let per = mention.reading.as_ref().ok().and_then(|old| old.quantity.per);
            mention.reading = Ok(Reading {
                quantity: Quantity {
                    per: reading.quantity.per.or(per),
                    ..reading.quantity
                },
                ..reading
            });
        }
    }
}
