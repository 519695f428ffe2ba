//! Quantities in running text: which words of a sentence say how much or how many. What they say is the reader's affair, as of any phrase.

use std::ops::Range;

use super::meaning::{Meaning, Qualifier};
use super::parser::Parser;
use super::reason;
use super::scan::{self, Kind, Token, Tokens};
use super::tail::is_plural;
use super::words::names::UNCOUNTED;
use super::{Options, Reading, read};
use crate::language::{ErrorKind, ReadError};
use crate::model::{Bound, Hedge, Per, UnitKind};

/// The most words of one quantity with what qualifies it.
const LONGEST: usize = 24;
/// The most words before a value that qualify it.
const LEADS: usize = 6;
/// The most words after a value that are looked at for what is counted.
const NOUNS: usize = 5;

/// Words of a sentence that say a quantity, or seem to.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The bytes of the hedge, the number and its unit, without what is counted.
    pub words: Range<usize>,
    /// Where its number begins, after what qualifies it.
    pub value: usize,
    /// What they say. Places in it are those of the sentence.
    pub reading: Result<Reading, ReadError>,
}

/// The quantities of a sentence, in order. Numbers that are a part of something else, such as a name, a rank, a clock time or an age, are found too: they
/// are refused with that reason.
#[must_use]
pub fn find(sentence: &str, options: &Options) -> Vec<Mention> {
    let Ok(tokens) = scan::scan_prose(sentence, *options) else {
        return Vec::new();
    };
    let finder = Finder {
        text: sentence,
        options,
        tokens: &tokens,
        parser: Parser::new(sentence, &tokens, options, None),
    };
    let mut mentions = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while !matches!(tokens.at(at).kind, Kind::End) {
        let found = finder.begins(at).then(|| finder.mention(floor, at)).flatten();
        match found {
            Some((mention, next)) => {
                mentions.push(mention);
                at = next.max(at + 1);
                floor = at;
            }
            None => at += 1,
        }
    }
    mentions
}

struct Finder<'t> {
    text: &'t str,
    options: &'t Options,
    tokens: &'t Tokens,
    parser: Parser<'t>,
}

impl Finder<'_> {
    fn token(&self, at: usize) -> &Token {
        self.tokens.at(at)
    }

    fn meaning(&self, at: usize) -> Option<Meaning> {
        self.parser.meaning(at)
    }

    fn words(&self, at: usize) -> &str {
        self.parser.words(self.token(at))
    }

    /// Whether a quantity's number begins at a token.
    fn begins(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        let is_glued_to_word =
            self.token(at).glued && before.is_some_and(|before| matches!(self.token(before).kind, Kind::Unknown));
        match self.meaning(at) {
            // Digits in groups that are no number.
            Some(Meaning::Not(reason)) => *reason == *reason::GROUPS,
            // "A day" and "the dollar" say no number, but "more than a day" does.
            Some(Meaning::Article) => match self.meaning(at + 1) {
                Some(
                    Meaning::Unit(_)
                    | Meaning::Percent
                    | Meaning::Money(_)
                    | Meaning::Dollar
                    | Meaning::Minor(_)
                    | Meaning::Pound
                    | Meaning::Cent,
                ) => before.is_some_and(|before| self.is_hedge(before)),
                Some(Meaning::Part(_)) => self.is_share(at + 2),
                Some(Meaning::Half) => !matches!(self.token(at + 2).kind, Kind::Unknown) || self.is_share(at + 2),
                _ => self.parser.starts_value(at),
            },
            Some(Meaning::Money(_) | Meaning::Dollar | Meaning::Pound) => {
                matches!(self.token(at + 1).kind, Kind::Numeral(_)) || self.is_number_word(at + 1)
            }
            Some(Meaning::Dash | Meaning::Minus) => false,
            Some(Meaning::Half) => before.is_none_or(|before| {
                !matches!(
                    self.meaning(before),
                    Some(Meaning::Ordinal | Meaning::Part(_) | Meaning::Filler)
                )
            }),
            _ if matches!(self.token(at).kind, Kind::Currency(_)) => {
                matches!(self.token(at + 1).kind, Kind::Numeral(_))
            }
            _ => !is_glued_to_word && self.parser.starts_value(at),
        }
    }

    fn is_number_word(&self, at: usize) -> bool {
        matches!(
            self.meaning(at),
            Some(
                Meaning::Small(_)
                    | Meaning::Tens(_)
                    | Meaning::Hundred
                    | Meaning::Scale(_)
                    | Meaning::Article
                    | Meaning::Size(..)
                    | Meaning::Times(_)
            )
        )
    }

    /// Whether what stands at a token makes "a third" before it a share, and no ordinal: "of", or the end of a clause.
    fn is_share(&self, at: usize) -> bool {
        match self.token(at).kind {
            Kind::End => true,
            Kind::Known(meaning) => {
                matches!(
                    meaning,
                    Meaning::Of
                        | Meaning::Comma
                        | Meaning::Close
                        | Meaning::Comparative(_)
                        | Meaning::To
                        | Meaning::Relative
                        | Meaning::Dash
                        | Meaning::In
                ) || matches!(meaning, Meaning::Scale(_) | Meaning::Or | Meaning::And)
            }
            _ => false,
        }
    }

    fn is_hedge(&self, at: usize) -> bool {
        matches!(
            self.meaning(at),
            Some(Meaning::Before(_) | Meaning::Around(_) | Meaning::Min | Meaning::Verb(Some(_)))
        )
    }

    /// The token at which what leads up to a value begins.
    fn lead(&self, floor: usize, value: usize) -> usize {
        let mut first = value;
        while first > floor && value - first < LEADS {
            let before = first - 1;
            let joins = match self.meaning(before) {
                // What somebody counted is no hedge of it here: "the police counted 150".
                Some(Meaning::Around(Qualifier::Near(Hedge::Counted))) => false,
                Some(
                    Meaning::Before(_)
                    | Meaning::Around(_)
                    | Meaning::Tilde
                    | Meaning::Min
                    | Meaning::Between
                    | Meaning::From
                    | Meaning::OrEqual
                    | Meaning::Verb(Some(_))
                    | Meaning::Minus,
                ) => true,
                // "Only $100", "just 25 cents"; "estimated that 30,000".
                Some(Meaning::Filler) => ["only", "just", "a mere", "merely"]
                    .iter()
                    .any(|word| self.words(before).eq_ignore_ascii_case(word)),
                Some(Meaning::Relative) => {
                    self.words(before).eq_ignore_ascii_case("that")
                        && before > floor
                        && self.words(before - 1).to_ascii_lowercase().starts_with("estimate")
                }
                Some(Meaning::Article) => first < value && before > floor && self.is_hedge(before - 1),
                Some(Meaning::Dash) => {
                    self.token(first).glued
                        && !self.token(before).glued
                        && matches!(self.token(value).kind, Kind::Numeral(_))
                }
                _ => false,
            };
            if !joins {
                break;
            }
            first = before;
        }
        first
    }

    /// One past the last token that may belong to the value which begins at a token.
    fn reach(&self, value: usize) -> usize {
        let mut at = value + 1;
        let mut rated = false;
        while at < value + LONGEST {
            let goes_on = match self.token(at).kind {
                Kind::Numeral(_) | Kind::Currency(_) => true,
                Kind::Unknown | Kind::End => false,
                Kind::Known(meaning) => match meaning {
                    Meaning::Comma
                    | Meaning::Open
                    | Meaning::Close
                    | Meaning::Colon
                    | Meaning::Join
                    | Meaning::Lead
                    | Meaning::Relative => false,
                    Meaning::Not(_)
                    | Meaning::NotAfter(_)
                    | Meaning::NotBefore(_)
                    | Meaning::NotBeside(_)
                    | Meaning::NotHyphened(_) => false,
                    Meaning::Calendar
                    | Meaning::Negation
                    | Meaning::Including
                    | Meaning::Comparative(_)
                    | Meaning::Then => false,
                    // "Eight hours in any day or 40 hours" are two.
                    Meaning::And | Meaning::Or | Meaning::To if rated => false,
                    Meaning::In => self.is_small(at - 1) && (self.is_small(at + 1) || self.is_number_word(at + 1)),
                    Meaning::Filler => {
                        let unit = matches!(self.meaning(at + 1), Some(Meaning::Unit(_)))
                            && !self.words(at).eq_ignore_ascii_case("the");
                        unit || matches!(self.meaning(at + 1), Some(Meaning::Each))
                    }
                    _ => true,
                },
            };
            if !goes_on {
                break;
            }
            rated |= matches!(self.meaning(at), Some(Meaning::Each | Meaning::Rate(_)));
            at += 1;
        }
        at
    }

    /// The quantity whose number begins at a token, and the token after it.
    fn mention(&self, floor: usize, value: usize) -> Option<(Mention, usize)> {
        if let Some(found) = self.one_in_many(floor, value) {
            return Some(found);
        }
        let first = self.lead(floor, value);
        let mut doubtful = None;
        let mut refused = None;
        for end in (value + 1..=self.reach(value)).rev() {
            if !self.may_end(end - 1) {
                continue;
            }
            if let Some((reading, end)) = self.points(first, end) {
                return Some((self.shifted(first, value, end, Ok(reading)), end));
            }
            let before = first.checked_sub(1);
            if let Some(before) =
                before.filter(|before| *before >= floor && self.words(*before).eq_ignore_ascii_case("aged"))
                && let Some(reading) = self.aged(first, end)
            {
                return Some((self.shifted(before, value, end, Ok(reading)), end));
            }
            for start in first..=value {
                match self.read(start, end) {
                    // "Up from 180" is no lower bound.
                    Ok(reading) if self.opens_range(start, value) && reading.quantity.bound != Bound::Range => {}
                    Ok(reading) if reading.warnings.is_empty() => {
                        return Some(self.settled(start, value, end, reading));
                    }
                    Ok(reading) => {
                        doubtful.get_or_insert((start, end, reading));
                    }
                    Err(error) => refused = Some((start, end, error)),
                }
            }
        }
        if let Some((start, end, reading)) = doubtful {
            return Some(self.settled(start, value, end, reading));
        }
        let (start, end, error) = refused?;
        // A number that could be a year counts what is named after it.
        if let Some(reading) = self.named(first, end) {
            return Some(self.settled(first, value, end, reading));
        }
        Some((self.shifted(start, value, end, Err(error)), end))
    }

    /// Whether "from" or "between" leads up to a value.
    fn opens_range(&self, start: usize, value: usize) -> bool {
        (start..value).any(|at| matches!(self.meaning(at), Some(Meaning::From | Meaning::Between)))
    }

    /// "One worker in five", "no more than one bale in eight": a share, with what is counted in the middle of its words.
    fn one_in_many(&self, floor: usize, value: usize) -> Option<(Mention, usize)> {
        let nouns = (value + 1..value + 3)
            .take_while(|at| matches!(self.token(*at).kind, Kind::Unknown))
            .count();
        let joint = value + 1 + nouns;
        if nouns == 0
            || !matches!(self.meaning(joint), Some(Meaning::In | Meaning::OutOf))
            || !self.is_small(value)
            || !self.is_small(joint + 1)
        {
            return None;
        }
        let end = joint + 2;
        if !matches!(self.token(end).kind, Kind::Unknown | Kind::End)
            && !matches!(
                self.meaning(end),
                Some(Meaning::Comma | Meaning::Close | Meaning::Verb(_) | Meaning::Join)
            )
        {
            return None;
        }
        let start = self.lead(floor, value);
        let (first, second) = (self.slice(start, value + 1), self.slice(joint, end));
        let reading = read(&format!("{first} {second}"), self.options).ok()?;
        (reading.quantity.unit == UnitKind::Share).then(|| (self.shifted(start, value, end, Ok(reading)), end))
    }

    /// Whether a token is a small whole number, in words or in two digits.
    fn is_small(&self, at: usize) -> bool {
        match self.token(at).kind {
            Kind::Numeral(numeral) => (1..=2).contains(&numeral.bare_digits),
            Kind::Known(Meaning::Small(_) | Meaning::Tens(_)) => true,
            _ => false,
        }
    }

    /// "4.5 percentage points": a change of a share, as a share.
    fn points(&self, start: usize, end: usize) -> Option<(Reading, usize)> {
        let after = self.words(end).to_ascii_lowercase();
        let length = match after.as_str() {
            "percentage points" | "percentage point" => 1,
            "percentage" if self.words(end + 1).to_ascii_lowercase().starts_with("point") => 2,
            _ => return None,
        };
        let reading = read(&format!("{} percent", self.slice(start, end)), self.options).ok()?;
        Some((reading, end + length))
    }

    /// "Aged 18 to 45", "aged 13 and over": a limit of age, in years. The age of one person is none.
    fn aged(&self, start: usize, end: usize) -> Option<Reading> {
        let reading = read(&format!("{} years", self.slice(start, end)), self.options).ok()?;
        (!matches!(reading.quantity.bound, Bound::Exact | Bound::Approximate)).then_some(reading)
    }

    /// Whether a quantity may end with a token.
    fn may_end(&self, last: usize) -> bool {
        match self.token(last).kind {
            Kind::Numeral(_) | Kind::Currency(_) => true,
            Kind::Unknown | Kind::End => false,
            Kind::Known(meaning) => {
                !matches!(
                    meaning,
                    Meaning::And
                        | Meaning::Or
                        | Meaning::To
                        | Meaning::Of
                        | Meaning::In
                        | Meaning::OutOf
                        | Meaning::Article
                        | Meaning::Each
                        | Meaning::Before(_)
                        | Meaning::From
                        | Meaning::Between
                        | Meaning::Filler
                        | Meaning::Verb(_)
                        | Meaning::When
                        | Meaning::Slash
                        | Meaning::Point
                        | Meaning::But
                        | Meaning::AndThen(_)
                ) && !matches!((meaning, self.token(last).glued), (Meaning::Dash, _))
            }
        }
    }

    fn read(&self, start: usize, end: usize) -> Result<Reading, ReadError> {
        read(self.slice(start, end), self.options)
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        &self.text[self.token(start).start..self.token(end - 1).end]
    }

    /// One past the words after a value that may say what is counted.
    fn nouns(&self, end: usize) -> usize {
        let mut at = end;
        while at < end + NOUNS {
            let is_noun = match self.token(at).kind {
                Kind::Unknown => self.words(at).starts_with(char::is_alphabetic),
                Kind::Known(Meaning::Dash) => self.token(at).glued && self.token(at + 1).glued,
                Kind::Known(Meaning::Lead | Meaning::Filler | Meaning::Unit(_)) => {
                    at > end || self.words(at).starts_with(char::is_alphabetic)
                }
                _ => false,
            };
            if !is_noun {
                break;
            }
            at += 1;
            if counts(self.words(at - 1)) && !matches!(self.token(at).kind, Kind::Known(Meaning::Dash)) {
                break;
            }
        }
        at
    }

    /// The reading with what is counted, where the number alone could be a year.
    fn named(&self, first: usize, end: usize) -> Option<Reading> {
        let nouns = self.nouns(end);
        (nouns > end && counts(self.words(nouns - 1)))
            .then(|| self.read(first, nouns).ok())
            .flatten()
    }

    /// The mention, once the words on both sides have been heard.
    fn settled(&self, start: usize, value: usize, end: usize, reading: Reading) -> (Mention, usize) {
        let is_time = reading.quantity.unit == UnitKind::Duration;
        if let Some(error) = self.undone(start, value, end, is_time) {
            return (self.shifted(start, value, end, Err(error)), end);
        }
        // "500 workers a year": the period of a rate stands after what is counted.
        let mut reading = reading;
        let nouns = self.nouns(end);
        if reading.quantity.per.is_none() {
            reading.quantity.per = self.period_after_brackets(end);
        }
        if reading.quantity.per.is_none()
            && nouns > end
            && matches!(
                self.meaning(nouns),
                Some(Meaning::Article | Meaning::Each | Meaning::Rate(_))
            )
        {
            let last = nouns + 1 + usize::from(!matches!(self.meaning(nouns), Some(Meaning::Rate(_))));
            if let Ok(longer) = self.read(start, last)
                && longer.quantity.bound == reading.quantity.bound
            {
                reading.quantity.per = longer.quantity.per;
            }
        }
        (self.shifted(start, value, end, Ok(reading)), end)
    }

    /// "62,000 rubles ($950) a month": the period stands after a second sum in brackets, and counts for both.
    fn period_after_brackets(&self, end: usize) -> Option<Per> {
        let mut at = end;
        if matches!(self.meaning(at), Some(Meaning::Open)) {
            at = (at + 1..at + LONGEST).find(|at| matches!(self.meaning(*at), Some(Meaning::Close)))?;
        }
        if !matches!(self.meaning(at), Some(Meaning::Close)) {
            return None;
        }
        match (self.meaning(at + 1), self.meaning(at + 2)) {
            (Some(Meaning::Rate(per)), _) => Some(per),
            (Some(Meaning::Article | Meaning::Each | Meaning::Slash), Some(Meaning::Unit(unit))) => unit.per,
            _ => None,
        }
    }

    /// Why the words around make the number something else.
    fn undone(&self, start: usize, value: usize, end: usize, is_time: bool) -> Option<ReadError> {
        let refused = |reason| Some(reason::refusal(0, 0, reason));
        match self.meaning(end) {
            // "2–1", "2009-1187": a score or a code, since it was read as no range.
            Some(Meaning::Dash)
                if self.token(end).glued
                    && self.token(end + 1).glued
                    && matches!(self.token(end + 1).kind, Kind::Numeral(_)) =>
            {
                return refused(reason::CODE);
            }
            Some(Meaning::Not(reason) | Meaning::NotAfter(reason)) if *reason != *reason::RELATIVE => {
                return refused(reason);
            }
            Some(Meaning::Ordinal | Meaning::OrdinalEnding) if self.token(end).glued => {
                return refused(reason::ORDINAL);
            }
            Some(Meaning::Colon) if self.token(end).glued && self.token(end + 1).glued => {
                return refused(reason::CLOCK);
            }
            // "45-year-old", "the 12-18 age group"
            Some(Meaning::Dash)
                if self.token(end).glued
                    && matches!(self.meaning(end + 1), Some(Meaning::Not(_) | Meaning::NotHyphened(_))) =>
            {
                return refused(reason::AGE);
            }
            _ => {}
        }
        // A letter or a number right after it: "12a", "5-6-7".
        if self.token(end).glued
            && matches!(self.token(end).kind, Kind::Unknown)
            && self.words(end).starts_with(char::is_alphabetic)
        {
            return refused(reason::CODE);
        }
        let before = start.checked_sub(1)?;
        let bare = start == value && matches!(self.token(value).kind, Kind::Numeral(_));
        match self.token(before).kind {
            // "The last two weavers" counts them; "the last two years" tells when.
            Kind::Known(Meaning::NotBefore(reason)) if *reason == *reason::AGO && !is_time => None,
            Kind::Known(Meaning::NotBefore(reason)) if *reason != *reason::RELATIVE && *reason != *reason::DENIED => {
                refused(reason)
            }
            Kind::Known(Meaning::NumberSign) => refused(reason::RANK),
            Kind::Known(Meaning::Calendar) if bare => refused(reason::DATE),
            Kind::Known(Meaning::Article) if self.token(start).glued => refused(reason::CODE),
            Kind::Known(Meaning::Dash) if self.token(before).glued && self.token(start).glued && bare => {
                refused(reason::CODE)
            }
            Kind::Known(Meaning::Colon | Meaning::Slash) if self.token(before).glued && self.token(start).glued => {
                refused(reason::CLOCK_OR_SCORE)
            }
            Kind::Unknown if self.token(start).glued => refused(reason::CODE),
            Kind::Unknown if bare && self.is_name(before, value, end) => refused(reason::NAME),
            _ => None,
        }
    }

    /// Whether a word before a bare number names something by it: "Room 39", "page 4".
    fn is_name(&self, before: usize, value: usize, end: usize) -> bool {
        let word = self.words(before);
        if UNCOUNTED.iter().any(|other| other.eq_ignore_ascii_case(word)) {
            return true;
        }
        let nouns = self.nouns(end);
        // "In Russia 500 workers", but "Office 39 takes".
        let first = (0..=before)
            .rev()
            .take_while(|at| {
                matches!(self.token(*at).kind, Kind::Unknown) && self.words(*at).starts_with(char::is_uppercase)
            })
            .last();
        let led = first.and_then(|first| first.checked_sub(1)).is_some_and(|led| {
            matches!(
                self.meaning(led),
                Some(Meaning::In | Meaning::From | Meaning::To | Meaning::Join)
            )
        });
        let counts = led && nouns > end && counts(self.words(nouns - 1));
        let small = matches!(self.token(value).kind, Kind::Numeral(numeral) if (1..=4).contains(&numeral.bare_digits));
        word.starts_with(char::is_uppercase) && small && !counts && end <= value + 3
    }

    fn shifted(&self, start: usize, value: usize, end: usize, reading: Result<Reading, ReadError>) -> Mention {
        let by = self.token(start).start;
        let reading = match reading {
            Ok(mut reading) => {
                for warning in &mut reading.warnings {
                    (warning.start, warning.end) = (warning.start + by, warning.end + by);
                }
                reading.other_rate = reading.other_rate.map(|rate| rate.start + by..rate.end + by);
                Ok(reading)
            }
            Err(error) => Err(ReadError {
                start: error.start + by,
                end: error.end + by,
                ..error
            }),
        };
        let mut last = self.token(end - 1).end;
        // The "of" of "a handful of" belongs to what is counted.
        if self.text[by..last].ends_with(" of") {
            last -= 3;
        }
        Mention {
            words: by..last,
            value: self.token(value).start,
            reading,
        }
    }
}

/// Whether a word can be what a number counts: a plural, and none of the short words that end like one.
fn counts(word: &str) -> bool {
    const OTHERS: [&str; 8] = ["has", "was", "its", "this", "does", "says", "thus", "yes"];
    is_plural(word) && word.len() > 2 && !OTHERS.iter().any(|other| other.eq_ignore_ascii_case(word))
}

impl Mention {
    /// Whether its words say something other than how much or how many.
    #[must_use]
    pub fn is_something_else(&self) -> bool {
        matches!(&self.reading, Err(error) if error.kind == ErrorKind::SomethingElse)
    }
}
