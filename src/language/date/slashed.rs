//! Days in digits: `3/8/2018`, `18/19 May`, `15/06/2019 - 03/07/2021`, whose order of day and month another date may tell.

use chrono::NaiveDate;

use super::numeric::YEARS;
use super::parser::{Parser, Read, Stop};
use super::partial::{Base, Partial};
use super::stretch::Stretch;
use super::words::Word;
use crate::language::ErrorKind;

impl Parser<'_> {
    /// Whether other dates of the phrase have the day first, if they tell.
    fn day_first_elsewhere(&self) -> Option<bool> {
        *self.order_elsewhere.get_or_init(|| self.day_first_anywhere())
    }

    fn day_first_anywhere(&self) -> Option<bool> {
        let mut found = None;
        for place in 0..self.tokens.len() {
            let (
                Some(Word::Number {
                    value: a,
                    digits: 1 | 2,
                }),
                Some(sign @ (Word::Slash | Word::Dash)),
                Some(Word::Number {
                    value: b,
                    digits: 1 | 2,
                }),
            ) = (self.word_at(place), self.word_at(place + 1), self.word_at(place + 2))
            else {
                continue;
            };
            // Not the end of `2015/03/15`, nor the days of `5-13 May`.
            let continues = place.checked_sub(1).and_then(|before| self.word_at(before)) == Some(sign);
            if continues || sign == Word::Dash && self.word_at(place + 3) != Some(sign) {
                continue;
            }
            let told = match (a, b) {
                (13..=31, 1..=12) => true,
                (1..=12, 13..=31) => false,
                _ => continue,
            };
            if found.is_some_and(|before| before != told) {
                return None;
            }
            found = Some(told);
        }
        found
    }

    /// `3/8/2018` and its like.
    pub(super) fn slashed(&mut self) -> Read<Option<Partial>> {
        let first = self.at;
        let sign = self.word_at(first + 1);
        let (Some(Word::Number { value: a, .. }), Some(Word::Slash | Word::Dash | Word::Dot)) = (self.word(), sign)
        else {
            return Ok(None);
        };
        let spaced_month = matches!(self.word_at(first + 2), Some(Word::Number { digits: 4, .. }))
            && matches!(sign, Some(Word::Slash | Word::Dash))
            && first + 3 == self.tokens.len();
        if !self.is_joined(first + 1) && !spaced_month {
            return Ok(None);
        }
        let b = match self.word_at(first + 2) {
            Some(Word::Number { value, digits: 1 | 2 }) => value,
            // `3/2015`
            Some(Word::Number { value, digits: 4 }) if YEARS.contains(&value) && (1..=12).contains(&a) => {
                self.at += 3;
                let month = u8::try_from(a).map_err(|_| Stop::Here(first))?;
                return Ok(Some(Partial::new(Base::Month(month), i32::try_from(value).ok())));
            }
            _ => return Ok(None),
        };
        let year = match (self.word_at(first + 3), self.word_at(first + 4)) {
            (
                again,
                Some(Word::Number {
                    value,
                    digits: digits @ (2 | 4),
                }),
            ) if again == sign && self.is_joined(first + 3) => Some((value, digits)),
            _ => None,
        };
        let Some((year, digits)) = year else {
            // `18/19 May`
            if sign != Some(Word::Slash) || matches!(self.word_at(first + 3), Some(Word::Month(_))) {
                return Ok(None);
            }
            if matches!((a, b), (9, 11) | (24, 7)) {
                self.at += 3;
                return Err(self.say(
                    first,
                    ErrorKind::SomethingElse,
                    "a fixed expression, not a date",
                    "write the date in full, such as September 11, 2001",
                ));
            }
            self.at += 3;
            let (month, day) = self.month_and_day(a, b, false, first);
            return match (u8::try_from(month), u8::try_from(day)) {
                (Ok(month @ 1..=12), Ok(day @ 1..=31)) => {
                    let year = self.trailing_year()?;
                    Ok(Some(Partial::new(Base::Day(month, day), year)))
                }
                _ => Err(self.say(
                    first,
                    ErrorKind::SomethingElse,
                    "a fraction, not a date",
                    "write a day as 3 May 2015",
                )),
            };
        };
        self.at += 5;
        let (month, day) = self.month_and_day(a, b, sign == Some(Word::Dot), first);
        let year = if digits == 2 {
            self.short_year(year, first + 4)
        } else {
            i32::try_from(year).unwrap_or(0)
        };
        self.day(year, month, day, first).map(Some)
    }

    /// `Feb 17/02/1943`, whose month is said twice; where the digits say another, it is not known which is meant. `month` is that of the word at
    /// `named`.
    pub(super) fn in_words_and_digits(&mut self, month: u8, named: usize) -> Read<Option<Partial>> {
        let first = self.at;
        let sign = self.word_at(first + 1);
        let (
            Some(Word::Number {
                value: a,
                digits: 1 | 2,
            }),
            Some(Word::Slash | Word::Dash | Word::Dot),
            Some(Word::Number {
                value: b,
                digits: 1 | 2,
            }),
            Some(Word::Number { value: year, digits: 4 }),
        ) = (self.word(), sign, self.word_at(first + 2), self.word_at(first + 4))
        else {
            return Ok(None);
        };
        if self.word_at(first + 3) != sign || !self.is_joined(first + 1) || !self.is_joined(first + 3) {
            return Ok(None);
        }
        self.at += 5;
        let day = match (a, b) {
            (day, again) | (again, day) if again == u32::from(month) => day,
            _ => {
                return Err(self.say(
                    named,
                    ErrorKind::Contradiction,
                    "a month in words and another in digits",
                    "write the one that is meant, as in 17 August 1943",
                ));
            }
        };
        let year = i32::try_from(year).map_err(|_| Stop::Here(first))?;
        self.warn(named, "the month is said twice");
        self.day(year, month.into(), day, named).map(Some)
    }

    /// Which of two numbers is the month; a warning where either could be.
    fn month_and_day(&mut self, a: u32, b: u32, dotted: bool, first: usize) -> (u32, u32) {
        let day_first = self.options.day_first || dotted;
        if a > 12 {
            return (b, a);
        }
        if b > 12 {
            return (a, b);
        }
        if !dotted && let Some(day_first) = self.day_first_elsewhere() {
            return if day_first { (b, a) } else { (a, b) };
        }
        if a != b {
            let order = if day_first { "day first" } else { "month first" };
            self.warn(first, &format!("day and month are ambiguous: read {order}"));
        }
        if day_first { (b, a) } else { (a, b) }
    }

    pub(super) fn day(&mut self, year: i32, month: u32, day: u32, first: usize) -> Read<Partial> {
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(day) => Ok(Partial::run((Stretch::Day(day), Stretch::Day(day)))),
            None => Err(self.say(
                first,
                ErrorKind::OutOfRange,
                "not a valid date",
                "write a day that the month has, with the month between 1 and 12",
            )),
        }
    }
}
