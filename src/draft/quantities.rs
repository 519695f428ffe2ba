//! Which of the numbers of a sentence are quantities.

use std::borrow::Cow;
use std::ops::Range;

use super::discourse::Dated;
use super::rules::{Kind, Rules};
use super::sentence::Sentence;
use super::trap::is_trap;
use super::{Options, noun};
use crate::language::quantity::{self, Mention, Reading};
use crate::language::{ErrorKind, ReadError, ReadWarning};
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
        let percent = is_percent(&sentence.text[second.words.clone()]);
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
                is_percent(&sentence.text[first.words.clone()]),
            );
        }
    }
}

/// Whether a share is told in percent.
fn is_percent(phrase: &str) -> bool {
    let lower = phrase.to_ascii_lowercase();
    lower.contains('%') || lower.contains("percent") || lower.contains("per cent")
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
        let counts = counted.is_some_and(|counted| noun::is_plural(&sentence.words[counted.end - 1].lower, rules));
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
        if !shared || phrase.contains(['$', '£', '€']) {
            continue;
        }
        if let Ok(reading) = quantity::read(phrase, &options)
            && reading.quantity.currency == Some(local)
        {
            let per = mention.reading.as_ref().ok().and_then(|old| old.quantity.per);
            let mut reading = reading;
            reading.warnings.push(ReadWarning {
                start: mention.words.start,
                end: mention.words.end,
                what: format!("read as {local}, the money of the place that the text names most"),
            });
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
