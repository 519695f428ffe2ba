//! Dates in running text: which words of a sentence say when. What they say is the reader's affair, as of any phrase.

mod extent;
mod pointed;

use std::ops::Range;

use chrono::NaiveDate;

use super::scan::{Token, scan_prose};
use super::words::Word;
use super::{Options, anchor, read};
use crate::language::ErrorKind;

/// The most words of one date.
const LONGEST: usize = 16;

/// Words of a sentence that say when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Their bytes, with the preposition that belongs to their meaning.
    pub words: Range<usize>,
    /// From what they tell the time.
    pub told: Told,
}

/// From what a date tells its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Itself: `in March 2015`.
    Itself,
    /// The day that it is read against: `last year`, `in March`.
    Reference,
    /// A date in the text before it, with the unit, month, weekday or season that stands after the pointer: `the same year`, `the following spring`.
    TextBefore(Pointer, Range<usize>),
    /// A date in the text before it, counted from: `two years later`.
    CountedFromTextBefore,
}

/// Which of several times a date in the text before points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    /// `That year`, `the same day`.
    Same,
    /// `The following spring`, `the next day`.
    Following,
    /// `The previous year`.
    Previous,
}

/// The dates of a sentence, in order; they do not overlap.
#[must_use]
pub fn find(sentence: &str, options: Options<'_>) -> Vec<Mention> {
    let mut tokens = scan_prose(sentence, options.language);
    if let Some(anchors) = options.anchors {
        anchor::mark(sentence, &mut tokens, anchors);
    }
    let finder = Finder {
        text: sentence,
        tokens: &tokens,
        options: Options {
            // Any day will do to see whether the words are read against one.
            reference: options.reference.or_else(|| NaiveDate::from_ymd_opt(2001, 6, 15)),
            ..options
        },
    };
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some((mention, next)) = finder.mention(at) {
            mentions.push(mention);
            at = next;
        } else {
            at += 1;
        }
    }
    mentions
}

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    options: Options<'a>,
}

impl Finder<'_> {
    fn word(&self, at: usize) -> Option<Word> {
        self.tokens.get(at).map(|token| token.word)
    }

    fn before(&self, at: usize, places: usize) -> Option<Word> {
        self.word(at.checked_sub(places)?)
    }

    fn words(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .map_or("", |token| &self.text[token.start..token.end])
    }

    /// The date that begins at a token, and the token after it.
    fn mention(&self, at: usize) -> Option<(Mention, usize)> {
        if !self.may_begin(at) {
            return None;
        }
        if let Some(found) = self.counted(at).or_else(|| self.pointed(at)) {
            return Some(found);
        }
        let run = self.run(at);
        (at + 1..=run).rev().find_map(|end| {
            if !self.may_end(at, end) || !self.has_core(at, end) {
                return None;
            }
            let words = self.tokens[at].start..self.tokens[end - 1].end;
            let phrase = &self.text[words.clone()];
            let reading = read(phrase, &self.options).ok()?;
            // "In 1979, 1984 and 1991" are three dates.
            if reading.edtf.to_string().starts_with('{') {
                return None;
            }
            let told = self.told(phrase, at, end);
            // "In December of the same year": the rest points to its year.
            if matches!(told, Told::Reference)
                && self.word(end) == Some(Word::Of)
                && let Some((
                    Mention {
                        words: rest,
                        told: Told::TextBefore(pointer, unit),
                    },
                    after,
                )) = self.pointed(end + 1)
            {
                let words = words.start..rest.end;
                return Some((
                    Mention {
                        words,
                        told: Told::TextBefore(pointer, unit),
                    },
                    after,
                ));
            }
            Some((Mention { words, told }, end))
        })
    }

    /// From what words that can be read tell their time.
    fn told(&self, phrase: &str, at: usize, end: usize) -> Told {
        let alone = Options {
            reference: None,
            ..self.options
        };
        let counts = (at..end).any(|at| matches!(self.word(at), Some(Word::Earlier | Word::Later)))
            && (at..end).any(|at| matches!(self.word(at), Some(Word::Unit(_))))
            && !(at..end).any(|at| matches!(self.word(at), Some(Word::This | Word::Last)));
        match read(phrase, &alone) {
            Err(error) if error.kind == ErrorKind::NoReference => {
                if counts {
                    Told::CountedFromTextBefore
                } else {
                    Told::Reference
                }
            }
            _ => Told::Itself,
        }
    }

    fn mentioned(&self, first: usize, last: usize, told: Told) -> Mention {
        Mention {
            words: self.tokens[first].start..self.tokens[last].end,
            told,
        }
    }
}
