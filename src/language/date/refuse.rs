//! Finds the most helpful reason why a phrase is not a date.

use super::parser::Parser;
use super::words::Word;
use crate::language::{ErrorKind, ReadError};

/// A reason that concerns the whole phrase, with its kind, and what to write instead.
type Reason = (ErrorKind, &'static str, &'static str);

impl Parser<'_> {
    /// The error for a phrase that could not be read from the token `here` on.
    pub(super) fn refusal(&self, here: usize) -> ReadError {
        match self.reason() {
            Some((kind, what, help)) => ReadError {
                start: self.tokens.first().map_or(0, |token| token.start),
                end: self.tokens.last().map_or(self.text.len(), |token| token.end),
                kind,
                what: what.into(),
                expected: Some(help.into()),
            },
            None => self.refusal_of_token(here),
        }
    }

    /// The first reason that applies to the whole phrase, if any.
    fn reason(&self) -> Option<Reason> {
        if self.tokens.is_empty() {
            return Some((
                ErrorKind::NoValue,
                "no date here",
                "write a date such as 2015, May 2015 or 3 May 2015",
            ));
        }
        let reckoning = self.tokens.iter().find_map(|token| match token.word {
            Word::Reckoning(what) => Some(what),
            // GEDCOM 7, whose keyword is no word.
            Word::Unknown if self.text.contains("FRENCH_R") => {
                Some("a date of the French Republican calendar, not of the Gregorian")
            }
            _ => None,
        });
        if let Some(what) = reckoning {
            return Some((
                ErrorKind::SomethingElse,
                what,
                "write the day of the Gregorian calendar, and the source's own in a note",
            ));
        }
        if self.any(|word| word == Word::Abroad) && self.any(|word| word == Word::Fiscal) {
            return Some((
                ErrorKind::Ambiguous,
                "a fiscal year of a country other than the United States, whose months are unknown",
                "write its first and last month, such as from April 2015 to March 2016",
            ));
        }
        if self.all(is_of_number) && !self.any(is_plain_year) {
            return Some((
                ErrorKind::SomethingElse,
                "a number, not a date",
                "write a year from 1000 to 2999, or the month beside a day",
            ));
        }
        if self.any(is_clock) && self.all(|word| is_clock(word) || is_small(word) || is_of_number(word)) {
            return Some((
                ErrorKind::NoValue,
                "a time of day without a day",
                "write the day beside the time",
            ));
        }
        if self.any(|word| matches!(word, Word::Vague | Word::Undated)) {
            return Some((
                ErrorKind::Ambiguous,
                "too vague to date",
                "write the year, month or day that it means",
            ));
        }
        let has_unit = self.any(|word| matches!(word, Word::Unit(_)));
        let points_aside = self.any(|word| matches!(word, Word::Elsewhere | Word::Earlier | Word::Later))
            || has_unit && self.any(|word| matches!(word, Word::Before | Word::After));
        if points_aside {
            return Some((
                ErrorKind::NoReference,
                "relative to a date given elsewhere",
                "write the date itself, as in two years after 2010",
            ));
        }
        if self.any(|word| word == Word::Recurring) {
            return Some((
                ErrorKind::SeveralValues,
                "recurs, so it is not a single date",
                "write the dates on which it fell",
            ));
        }
        if !has_unit || self.any(|word| word == Word::Unknown) {
            return None;
        }
        let counts = self.any(|word| matches!(word, Word::A | Word::For | Word::Half) || is_of_number(word));
        let points = self.any(|word| matches!(word, Word::This | Word::Past | Word::Last | Word::Next | Word::Ago));
        match (counts, points) {
            (true, _) => Some((
                ErrorKind::SomethingElse,
                "a duration, not a date",
                "write when it began or ended",
            )),
            (false, true) => Some((ErrorKind::Ambiguous, "too vague to date", "write how many, or which")),
            (false, false) => None,
        }
    }

    /// The refusal of the first word that names no date, or else of the token that reading stopped at.
    fn refusal_of_token(&self, here: usize) -> ReadError {
        let foreign = |word| {
            matches!(
                word,
                Word::Unknown | Word::Figure | Word::Abroad | Word::American | Word::Lead
            )
        };
        let token = self.tokens.iter().find(|token| foreign(token.word));
        let Some(token) = token.or_else(|| self.tokens.get(here)) else {
            return ReadError {
                start: self.text.trim_end().len(),
                end: self.text.len(),
                kind: ErrorKind::NoValue,
                what: "the phrase ends before a date".into(),
                expected: Some("write the date that follows, as in by 2015".into()),
            };
        };
        let written = self.text.get(token.start..token.end).unwrap_or_default();
        let shown: String = written.chars().take(40).collect();
        let (kind, what, help) = match token.word {
            Word::Figure => (
                ErrorKind::SomethingElse,
                format!("{shown} is a number, not a date"),
                "write only the date; a quantity is stated separately".into(),
            ),
            Word::Unknown | Word::Abroad | Word::American | Word::Lead => (
                ErrorKind::NotUnderstood,
                format!("`{shown}` is not a date"),
                "write only the date, such as 2015, May 2015 or 3 May 2015".into(),
            ),
            _ => (
                ErrorKind::NotUnderstood,
                format!("`{shown}` is not expected here"),
                format!("write one date or range without `{shown}`, such as 3 May 2015 or from 2014 to 2016"),
            ),
        };
        ReadError {
            start: token.start,
            end: token.end,
            kind,
            what,
            expected: Some(help),
        }
    }

    fn any(&self, fits: impl Fn(Word) -> bool) -> bool {
        self.tokens.iter().any(|token| fits(token.word))
    }

    fn all(&self, fits: impl Fn(Word) -> bool) -> bool {
        self.tokens.iter().all(|token| fits(token.word))
    }
}

fn is_of_number(word: Word) -> bool {
    matches!(
        word,
        Word::Number { .. }
            | Word::Figure
            | Word::Dot
            | Word::Cardinal(_)
            | Word::Hundreds(_)
            | Word::Power(_)
            | Word::Approximate
            | Word::More
            | Word::Less
            | Word::Dash
            | Word::Comma
            | Word::Between
            | Word::And
            | Word::At
    )
}

fn is_plain_year(word: Word) -> bool {
    matches!(
        word,
        Word::Number {
            value: 1000..=2999,
            digits: 4
        }
    )
}

fn is_clock(word: Word) -> bool {
    matches!(word, Word::Clock | Word::Meridiem | Word::DayTime)
}

fn is_small(word: Word) -> bool {
    matches!(
        word,
        Word::A
            | Word::In
            | Word::On
            | Word::The
            | Word::From
            | Word::To
            | Word::Before
            | Word::After
            | Word::By
            | Word::Until
            | Word::Since
            | Word::Or
    )
}
