//! Why a phrase is no date: the reason that helps most, from what the phrase does hold.

use super::parser::Parser;
use super::words::{Unit, Word};
use crate::language::ReadError;

impl Parser<'_> {
    /// The error for a phrase that could not be read from the token `here` on.
    pub(super) fn refusal(&self, here: usize) -> ReadError {
        let has = |fits: fn(Word) -> bool| self.tokens.iter().find(|token| fits(token.word));
        let all = |fits: fn(Word) -> bool| self.tokens.iter().all(|token| fits(token.word));
        let has_year = has(|word| {
            matches!(
                word,
                Word::Number {
                    value: 1000..=2999,
                    digits: 4
                }
            )
        })
        .is_some();
        let whole = |what: &str, expected: Option<&str>| ReadError {
            start: self.tokens.first().map_or(0, |token| token.start),
            end: self.tokens.last().map_or(self.text.len(), |token| token.end),
            what: what.into(),
            expected: expected.map(Into::into),
        };
        if self.tokens.is_empty() {
            return whole("no date here", Some("a date such as 2015, May 2015 or 3 May 2015"));
        }
        if !has_year
            && all(|word| {
                matches!(
                    word,
                    Word::Number { .. }
                        | Word::Figure
                        | Word::Dot
                        | Word::Cardinal(_)
                        | Word::Power(_)
                        | Word::Approximate
                        | Word::More
                        | Word::Less
                        | Word::Dash
                        | Word::Comma
                )
            })
        {
            return whole(
                "a number, not a date",
                Some("a year from 1000 to 2999, or a month beside the number"),
            );
        }
        if has(|word| matches!(word, Word::Clock | Word::Meridiem | Word::DayTime)).is_some()
            && all(|word| {
                matches!(
                    word,
                    Word::Clock
                        | Word::Meridiem
                        | Word::DayTime
                        | Word::At
                        | Word::In
                        | Word::The
                        | Word::On
                        | Word::Between
                        | Word::And
                        | Word::From
                        | Word::To
                        | Word::Dash
                        | Word::Number { .. }
                        | Word::Comma
                        | Word::Before
                        | Word::After
                        | Word::By
                        | Word::Until
                        | Word::A
                )
            })
        {
            return whole("a time of day without a day", Some("the date beside it"));
        }
        if has(|word| word == Word::Vague).is_some() {
            return whole("too vague to date", Some("a year, month or day"));
        }
        if has(|word| word == Word::Elsewhere).is_some()
            || has(|word| matches!(word, Word::Earlier | Word::Later)).is_some()
        {
            return whole("counts from a date that is told elsewhere", Some("that date itself"));
        }
        if has(|word| matches!(word, Word::Unit(_))).is_some()
            && has(|word| matches!(word, Word::Before | Word::After)).is_some()
        {
            return whole("counts from a date that is told elsewhere", Some("that date itself"));
        }
        if has(|word| word == Word::Recurring).is_some() {
            return whole("recurs, so it has no one date", None);
        }
        if has(|word| matches!(word, Word::Unit(_))).is_some() && has(|word| matches!(word, Word::Unknown)).is_none() {
            if has(|word| matches!(word, Word::This | Word::Past | Word::Last | Word::Next)).is_some()
                && has(|word| matches!(word, Word::Number { .. } | Word::Cardinal(_) | Word::A)).is_none()
            {
                return whole("too vague to date", Some("how many, or which"));
            }
            if has(|word| {
                matches!(
                    word,
                    Word::Number { .. }
                        | Word::Cardinal(_)
                        | Word::A
                        | Word::For
                        | Word::Half
                        | Word::More
                        | Word::Figure
                        | Word::Power(_)
                        | Word::Less
                )
            })
            .is_some()
            {
                return whole("a duration, not a date", Some("when it began or ended"));
            }
            if has(|word| matches!(word, Word::Unit(Unit::Hour))).is_some() {
                return whole("a duration, not a date", None);
            }
        }
        let unknown = self.tokens.iter().find(|token| matches!(token.word, Word::Unknown | Word::Figure));
        match unknown.or_else(|| self.tokens.get(here)) {
            Some(token) => {
                let words = self.text.get(token.start..token.end).unwrap_or_default();
                let shown: String = words.chars().take(40).collect();
                let what = match token.word {
                    Word::Figure => format!("{shown} is a number, not a date"),
                    Word::Unknown => format!("`{shown}` names no date"),
                    _ => format!("`{shown}` is not expected here"),
                };
                ReadError {
                    start: token.start,
                    end: token.end,
                    what,
                    expected: Some("a date".into()),
                }
            }
            None => ReadError {
                start: self.text.trim_end().len(),
                end: self.text.len(),
                what: "the phrase ends before its date".into(),
                expected: Some("a date".into()),
            },
        }
    }
}
