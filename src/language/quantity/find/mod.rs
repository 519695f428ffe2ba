//! Quantities in running text: which words of a sentence say how much or how many. What they say is the reader's affair, as of any phrase.

mod context;
mod extent;
mod shapes;

use std::ops::Range;

use super::meaning::Meaning;
use super::parser::Parser;
use super::scan::{self, Kind, Token, Tokens};
use super::tail::is_plural;
use super::{Options, Reading, read};
use crate::language::{ErrorKind, ReadError};
use crate::model::Bound;

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

    /// The quantity whose number begins at a token, and the token after it.
    fn mention(&self, floor: usize, value: usize) -> Option<(Mention, usize)> {
        if let Some(found) = self.one_in_many(floor, value) {
            return Some(found);
        }
        let first = self.lead(floor, value);
        let mut doubtful = None;
        let mut refused = None;
        let mut shared = None;
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
                    // Money that several countries share: the longest words, which name it.
                    Err(error) if error.kind == ErrorKind::SharedMoney => {
                        shared.get_or_insert((start, end, error));
                    }
                    Err(error) => refused = Some((start, end, error)),
                }
            }
        }
        if let Some((start, end, reading)) = doubtful {
            return Some(self.settled(start, value, end, reading));
        }
        let (start, end, error) = shared.or(refused)?;
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

    fn read(&self, start: usize, end: usize) -> Result<Reading, ReadError> {
        read(self.slice(start, end), self.options)
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        &self.text[self.token(start).start..self.token(end - 1).end]
    }

    /// The reading with what is counted, where the number alone could be a year.
    fn named(&self, first: usize, end: usize) -> Option<Reading> {
        let nouns = self.nouns(end);
        (nouns > end && counts(self.words(nouns - 1)))
            .then(|| self.read(first, nouns).ok())
            .flatten()
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
#[must_use]
pub fn counts(word: &str) -> bool {
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
