//! Quantities in running text: which words of a sentence say how much or how many. What they say is the reader's affair, as of any phrase.

use std::ops::Range;

use super::meaning::Meaning;
use super::parser::Parser;
use super::reason;
use super::scan::{self, Kind, Token, Tokens};
use super::tail::is_plural;
use super::words::names::UNCOUNTED;
use super::{Options, Reading, read};
use crate::language::{ErrorKind, ReadError};

/// The most words of one quantity with what qualifies it.
const LONGEST: usize = 24;
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
        let is_glued_to_word = self.token(at).glued && before.is_some_and(|before| matches!(self.token(before).kind, Kind::Unknown));
        match self.meaning(at) {
            // Digits in groups that are no number.
            Some(Meaning::Not(reason)) => *reason == *reason::GROUPS,
            // "A day" and "the dollar" say no number, but "more than a day" does.
            Some(Meaning::Article) => match self.meaning(at + 1) {
                Some(Meaning::Unit(_) | Meaning::Percent | Meaning::Money(_) | Meaning::Dollar | Meaning::Minor(_) | Meaning::Pound | Meaning::Cent) => {
                    before.is_some_and(|before| self.is_hedge(before))
                }
                Some(Meaning::Part(_)) => self.is_share(at + 2),
                Some(Meaning::Half) => !matches!(self.token(at + 2).kind, Kind::Unknown) || self.is_share(at + 2),
                _ => self.parser.starts_value(at),
            },
            Some(Meaning::Money(_) | Meaning::Dollar | Meaning::Pound) => {
                matches!(self.token(at + 1).kind, Kind::Numeral(_)) || self.is_number_word(at + 1)
            }
            Some(Meaning::Dash | Meaning::Minus) => false,
            Some(Meaning::Half) => before.is_none_or(|before| !matches!(self.meaning(before), Some(Meaning::Ordinal | Meaning::Part(_) | Meaning::Filler))),
            _ if matches!(self.token(at).kind, Kind::Currency(_)) => matches!(self.token(at + 1).kind, Kind::Numeral(_)),
            _ => !is_glued_to_word && self.parser.starts_value(at),
        }
    }

    fn is_number_word(&self, at: usize) -> bool {
        matches!(
            self.meaning(at),
            Some(Meaning::Small(_) | Meaning::Tens(_) | Meaning::Hundred | Meaning::Scale(_) | Meaning::Article | Meaning::Size(..) | Meaning::Times(_))
        )
    }

    /// Whether what stands at a token makes "a third" before it a share, and no ordinal: "of", or the end of a clause.
    fn is_share(&self, at: usize) -> bool {
        match self.token(at).kind {
            Kind::End => true,
            Kind::Known(meaning) => matches!(
                meaning,
                Meaning::Of | Meaning::Comma | Meaning::Close | Meaning::Comparative(_) | Meaning::To | Meaning::Relative | Meaning::Dash | Meaning::In
            ) || matches!(meaning, Meaning::Scale(_) | Meaning::Or | Meaning::And),
            _ => false,
        }
    }

    fn is_hedge(&self, at: usize) -> bool {
        matches!(self.meaning(at), Some(Meaning::Before(_) | Meaning::Around(_) | Meaning::Min | Meaning::Verb(Some(_))))
    }

    /// The token at which what leads up to a value begins.
    fn lead(&self, floor: usize, value: usize) -> usize {
        let mut first = value;
        while first > floor {
            let before = first - 1;
            let joins = match self.meaning(before) {
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
                Some(Meaning::Filler) => ["only", "just", "a mere", "merely"].iter().any(|word| self.words(before).eq_ignore_ascii_case(word)),
                Some(Meaning::Relative) => {
                    self.words(before).eq_ignore_ascii_case("that") && before > floor && self.words(before - 1).to_ascii_lowercase().starts_with("estimate")
                }
                Some(Meaning::Article) => first < value && before > floor && self.is_hedge(before - 1),
                Some(Meaning::Dash) => self.token(first).glued && !self.token(before).glued && matches!(self.token(value).kind, Kind::Numeral(_)),
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
        while at < value + LONGEST {
            let goes_on = match self.token(at).kind {
                Kind::Numeral(_) | Kind::Currency(_) => true,
                Kind::Unknown | Kind::End => false,
                Kind::Known(meaning) => match meaning {
                    Meaning::Comma | Meaning::Open | Meaning::Close | Meaning::Colon | Meaning::Join | Meaning::Lead | Meaning::Relative => false,
                    Meaning::Not(_) | Meaning::NotAfter(_) | Meaning::NotBefore(_) | Meaning::NotBeside(_) | Meaning::NotHyphened(_) => false,
                    Meaning::Calendar | Meaning::Negation | Meaning::Including | Meaning::Comparative(_) | Meaning::Then => false,
                    Meaning::In => self.begins(at + 1) || self.is_number_word(at + 1),
                    Meaning::Filler => matches!(self.meaning(at + 1), Some(Meaning::Unit(_))),
                    _ => true,
                },
            };
            if !goes_on {
                break;
            }
            at += 1;
        }
        at
    }

    /// The quantity whose number begins at a token, and the token after it.
    fn mention(&self, floor: usize, value: usize) -> Option<(Mention, usize)> {
        let first = self.lead(floor, value);
        let mut doubtful = None;
        let mut refused = None;
        for end in (value + 1..=self.reach(value)).rev() {
            if !self.may_end(end - 1) {
                continue;
            }
            for start in first..=value {
                match self.read(start, end) {
                    Ok(reading) if reading.warnings.is_empty() => return Some(self.settled(start, value, end, reading)),
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

    /// Whether a quantity may end with a token.
    fn may_end(&self, last: usize) -> bool {
        match self.token(last).kind {
            Kind::Numeral(_) | Kind::Currency(_) => true,
            Kind::Unknown | Kind::End => false,
            Kind::Known(meaning) => !matches!(
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
            ) && !matches!((meaning, self.token(last).glued), (Meaning::Dash, _)),
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
                Kind::Known(Meaning::Lead | Meaning::Filler | Meaning::Unit(_)) => at > end || self.words(at).starts_with(char::is_alphabetic),
                _ => false,
            };
            if !is_noun {
                break;
            }
            at += 1;
            if is_plural(self.words(at - 1)) && !matches!(self.token(at).kind, Kind::Known(Meaning::Dash)) {
                break;
            }
        }
        at
    }

    /// The reading with what is counted, where the number alone could be a year.
    fn named(&self, first: usize, end: usize) -> Option<Reading> {
        let nouns = self.nouns(end);
        (nouns > end && is_plural(self.words(nouns - 1)))
            .then(|| self.read(first, nouns).ok())
            .flatten()
    }

    /// The mention, once the words on both sides have been heard.
    fn settled(&self, start: usize, value: usize, end: usize, reading: Reading) -> (Mention, usize) {
        if let Some(error) = self.undone(start, value, end) {
            return (self.shifted(start, value, end, Err(error)), end);
        }
        // "500 workers a year": the period of a rate stands after what is counted.
        let mut reading = reading;
        let nouns = self.nouns(end);
        if reading.quantity.per.is_none()
            && nouns > end
            && matches!(self.meaning(nouns), Some(Meaning::Article | Meaning::Each | Meaning::Rate(_)))
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

    /// Why the words around make the number something else.
    fn undone(&self, start: usize, value: usize, end: usize) -> Option<ReadError> {
        let refused = |reason| Some(reason::refusal(0, 0, reason));
        match self.meaning(end) {
            Some(Meaning::Not(reason) | Meaning::NotAfter(reason)) if *reason != *reason::RELATIVE => return refused(reason),
            Some(Meaning::Ordinal | Meaning::OrdinalEnding) if self.token(end).glued => return refused(reason::ORDINAL),
            Some(Meaning::Colon) if self.token(end).glued && self.token(end + 1).glued => return refused(reason::CLOCK),
            // "45-year-old", "the 12-18 age group"
            Some(Meaning::Dash) if self.token(end).glued && matches!(self.meaning(end + 1), Some(Meaning::Not(_) | Meaning::NotHyphened(_))) => {
                return refused(reason::AGE);
            }
            _ => {}
        }
        // A letter or a number right after it: "12a", "5-6-7".
        if self.token(end).glued && matches!(self.token(end).kind, Kind::Unknown) && self.words(end).starts_with(char::is_alphabetic) {
            return refused(reason::CODE);
        }
        let before = start.checked_sub(1)?;
        let bare = start == value && matches!(self.token(value).kind, Kind::Numeral(_));
        match self.token(before).kind {
            Kind::Known(Meaning::NotBefore(reason)) if *reason != *reason::RELATIVE && *reason != *reason::DENIED => refused(reason),
            Kind::Known(Meaning::NumberSign) => refused(reason::RANK),
            Kind::Known(Meaning::Calendar) if bare => refused(reason::DATE),
            Kind::Known(Meaning::Article) if self.token(start).glued => refused(reason::CODE),
            Kind::Known(Meaning::Dash) if self.token(before).glued && self.token(start).glued && bare => refused(reason::CODE),
            Kind::Known(Meaning::Colon | Meaning::Slash) if self.token(before).glued && self.token(start).glued => refused(reason::CLOCK_OR_SCORE),
            Kind::Unknown if self.token(start).glued => refused(reason::CODE),
            Kind::Unknown if bare && end == value + 1 && self.is_name(before, end) => refused(reason::NAME),
            _ => None,
        }
    }

    /// Whether a word before a bare number names something by it: "Room 39", "page 4".
    fn is_name(&self, before: usize, end: usize) -> bool {
        let word = self.words(before);
        if UNCOUNTED.iter().any(|other| other.eq_ignore_ascii_case(word)) {
            return true;
        }
        let nouns = self.nouns(end);
        let counts = nouns > end && is_plural(self.words(nouns - 1));
        let small = matches!(self.token(end - 1).kind, Kind::Numeral(numeral) if (1..=4).contains(&numeral.bare_digits));
        word.starts_with(char::is_uppercase) && small && !counts && (before > 0 || !word.eq_ignore_ascii_case("in"))
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
        Mention {
            words: by..self.token(end - 1).end,
            value: self.token(value).start,
            reading,
        }
    }
}

impl Mention {
    /// Whether its words say something other than how much or how many.
    #[must_use]
    pub fn is_something_else(&self) -> bool {
        matches!(&self.reading, Err(error) if error.kind == ErrorKind::SomethingElse)
    }
}
