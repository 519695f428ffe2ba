//! Limits: `since 2010`, `before May 2015`, and two of them that make an interval, `after 2010 and before 2013`.

use super::compose::{end_end, start_end};
use super::parser::{Parser, Read};
use super::partial::{Base, Partial};
use super::resolve::share;
use super::stretch::Stretch;
use super::words::{Part, Word};
use crate::language::ErrorKind;
use crate::language::edtf::{Edtf, End};

impl Parser<'_> {
    /// What follows a word that sets a limit, and the limit on the other side, if there is one.
    pub(super) fn limits(&mut self, word: Word, first: usize) -> Read<Edtf> {
        let bare_weekday = matches!(self.word(), Some(Word::Weekday(_))) && self.at + 1 == self.tokens.len();
        let mut left = self.limit(word)?;
        let Some(other) = self.limit_on_other_side(word) else {
            let end = self.end_of(word, &left, first)?;
            if is_start(word) {
                let rule = if word == Word::After { "after" } else { "since" };
                return self.finish(Edtf::from_ends(end, End::Open), first, rule);
            }
            let is_doubtful = bare_weekday && word != Word::Before && !self.options.ahead;
            if let (true, Base::Run((_, Stretch::Day(day)))) = (is_doubtful, left.base) {
                self.warn(
                    first,
                    &format!("the weekday on or before the reference date, {day}; it may be the next one"),
                );
            }
            let rule = if word == Word::Before { "before" } else { "until" };
            return self.finish(Edtf::from_ends(End::Open, end), first, rule);
        };
        let mut right = self.limit(other)?;
        let (start_word, end_word) = if is_start(word) { (word, other) } else { (other, word) };
        if !is_start(word) {
            std::mem::swap(&mut left, &mut right);
        }
        if left.lacks_year() && right.lacks_year() {
            self.complete_by_reference(&mut left, &mut right)?;
        }
        share(&mut left, &mut right, true);
        let start = self.end_of(start_word, &left, first)?;
        let end = self.end_of(end_word, &right, first)?;
        self.finish(Edtf::from_ends(start, end), first, "two limits")
    }

    /// The date of a limit, after an `at least` that it may bear.
    fn limit(&mut self, word: Word) -> Read<Partial> {
        self.skip_small_words();
        if !is_strict(word) && self.word() == Some(Word::More) && self.text_at(self.at).eq_ignore_ascii_case("at least")
        {
            self.warn(self.at, "`at least`: it may reach further than this date");
            self.at += 1;
        }
        let partial = self.partial()?;
        // `by 2015 at the latest`
        let until = matches!(word, Word::By | Word::Until)
            && self.word() == Some(Word::OrEarlier)
            && self.at + 1 == self.tokens.len();
        if !is_strict(word) && self.word() == Some(Word::Onward) || until {
            self.at += 1;
        }
        Ok(partial)
    }

    /// Passes over `and` or `but` and the word that limits the other side, and tells that word.
    fn limit_on_other_side(&mut self, word: Word) -> Option<Word> {
        let comma = usize::from(self.word() == Some(Word::Comma));
        let place = self.at + comma;
        let (other, words) = match (self.word_at(place)?, self.word_at(place + 1)) {
            (Word::And | Word::But, Some(other)) => (other, comma + 2),
            // `and before` and `and after` are words of the table.
            (Word::OrEarlier, _) if self.begins_with_and(place) => (Word::Before, comma + 1),
            (Word::OrLater, _) if self.begins_with_and(place) => (Word::After, comma + 1),
            _ => return None,
        };
        let limits = matches!(
            other,
            Word::Since | Word::After | Word::By | Word::Until | Word::Through | Word::Before
        );
        if !limits || is_start(word) == is_start(other) || self.at + words == self.tokens.len() {
            return None;
        }
        self.at += words;
        Some(other)
    }

    fn begins_with_and(&self, place: usize) -> bool {
        let text = self.text_at(place).as_bytes();
        text.get(..3).is_some_and(|word| word.eq_ignore_ascii_case(b"and"))
    }

    /// The end of the interval that a limit sets.
    fn end_of(&mut self, word: Word, partial: &Partial, first: usize) -> Read<End> {
        let limit = self.resolve(partial, true)?;
        if let (Base::Throughout(..), true, false) = (partial.base, is_strict(word), partial.relative) {
            return Err(partial.refusal(
                ErrorKind::Ambiguous,
                "a limit beside a range, which has two ends",
                "write the end that is meant, such as after 1480 or after 1520",
            ));
        }
        if !is_strict(word) {
            if limit.from.is_none() || limit.to.is_none() {
                return Err(self.say(
                    first,
                    ErrorKind::NoValue,
                    "a limit without a date",
                    "write the date that is the limit",
                ));
            }
            return Ok(if is_start(word) {
                start_end(&limit)
            } else {
                end_end(&limit)
            });
        }
        // After 10 p.m. is not yet after the day, nor is after the start of 2015 after 2015.
        let timed = self.has_time_of_day();
        let day = match word {
            Word::Before if timed || partial.part == Some((Part::End, Part::End)) => limit.to,
            Word::Before => limit.from.and_then(Stretch::before),
            _ if timed || partial.part == Some((Part::Start, Part::Start)) => limit.from,
            _ => limit.to.and_then(Stretch::after),
        };
        let day = day.ok_or_else(|| self.beyond_calendar(first))?;
        Ok(End::Date(day.qualified(limit.qualifier)))
    }

    fn has_time_of_day(&self) -> bool {
        self.tokens
            .iter()
            .any(|token| matches!(token.word, Word::Clock | Word::DayTime))
    }
}

/// Whether the word sets the first day, rather than the last.
fn is_start(word: Word) -> bool {
    matches!(word, Word::Since | Word::After)
}

/// Whether the limit itself lies outside.
fn is_strict(word: Word) -> bool {
    matches!(word, Word::Before | Word::After)
}
