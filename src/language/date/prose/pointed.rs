//! What a word points to from the reference: `last year`, `next May`, `the past five years`, Spanish `el año pasado`.

use chrono::{Datelike, NaiveDate};

use super::super::convention::{self, shift_days};
use super::super::count::{Count, days_of, far_end};
use super::super::parser::{Parser, Read, Stop};
use super::super::partial::{Base, Partial};
use super::super::stretch::Stretch;
use super::super::words::{Unit, Word};
use super::relative::{nearest_year, weekday_of_week, weekday_up_to};

impl Parser<'_> {
    /// A noun and the word after it that points to it, as in Spanish `el año pasado`: read in the order of `last year`. Before another noun that word points to the
    /// other: `Monday last week`.
    pub(in crate::language::date) fn pointed_after_noun(&mut self) -> Read<Option<Partial>> {
        let (Some(noun), Some(pointer)) = (self.word(), self.word_at(self.at + 1)) else {
            return Ok(None);
        };
        let pointed = matches!(
            noun,
            Word::Unit(_) | Word::Weekday(_) | Word::Month(_) | Word::Season(_)
        );
        if !pointed {
            return Ok(None);
        }
        let ends = matches!(
            self.word_at(self.at + 2),
            None | Some(
                Word::Comma | Word::And | Word::Or | Word::But | Word::To | Word::Dash | Word::Until | Word::Close
            )
        );
        if !ends {
            return Ok(None);
        }
        // The words change places for as long as they are read; where they stand does not.
        let first = self.at;
        let swap = |parser: &mut Self| {
            if let Some([one, other]) = parser.tokens.get_mut(first..first + 2) {
                std::mem::swap(&mut one.word, &mut other.word);
            }
        };
        swap(self);
        let read = self.pointed(pointer, false);
        swap(self);
        read
    }

    /// `last year`, `next May`, `this Thursday`, `the past five years`.
    ///
    /// `definite` where an article stands before it.
    pub(in crate::language::date) fn pointed(&mut self, word: Word, definite: bool) -> Read<Option<Partial>> {
        let first = self.at;
        self.at += 1;
        // `the last year` is the past year, but `the last quarter` that of the calendar, and so is `the next year`.
        let reaches = match (word, self.word()) {
            (Word::Past, _) | (Word::Next, Some(Word::Unit(Unit::Decade))) => true,
            (Word::Last, Some(Word::Unit(unit))) => unit != Unit::Quarter,
            _ => false,
        };
        if let Some(count) = self.count_or_one(reaches && (definite || word == Word::Past)) {
            // `the last week of March`; and `the last century` is the twentieth.
            if self.word_at(self.at + count.tokens) == Some(Word::Of) {
                self.at = first;
                return Ok(None);
            }
            self.at += count.tokens;
            return self.stretch_of_count(count, word, first).map(Some);
        }
        // `this past weekend`
        let word = if word == Word::This && self.word() == Some(Word::Past) {
            self.at += 1;
            Word::Last
        } else {
            word
        };
        let offset = match word {
            Word::Last | Word::Past => -1,
            Word::Next => 1,
            _ => 0,
        };
        let run = match self.word() {
            Some(Word::Unit(_) | Word::Weekday(_) | Word::Half) if self.word_at(self.at + 1) == Some(Word::Of) => {
                self.at = first;
                return Ok(None);
            }
            // `last quarter 19th century`
            Some(Word::Unit(Unit::Quarter)) if matches!(self.word_at(self.at + 1), Some(Word::Ordinal(_))) => {
                self.at = first;
                return Ok(None);
            }
            // `the last day in October`; but `last year in October`
            Some(Word::Unit(unit)) if unit != Unit::Year && self.word_at(self.at + 1) == Some(Word::In) => {
                self.at = first;
                return Ok(None);
            }
            Some(Word::Fiscal) => {
                let reference = self.reference(first)?;
                self.at += 1;
                let current = reference.year() + i32::from(reference.month() >= 10);
                return Ok(Some(Partial::new(Base::Fiscal, Some(current + offset))));
            }
            // `in the coming weeks`
            Some(Word::Unit(_)) if self.is_plural(self.at) => return Err(Stop::Here(first)),
            Some(Word::Unit(unit)) => {
                let reference = self.reference(first)?;
                self.at += 1;
                let run = convention::unit(reference, unit, offset);
                if self.word() == Some(Word::SoFar)
                    || self.word() == Some(Word::To) && self.word_at(self.at + 1) == Some(Word::Present)
                {
                    self.at += if self.word() == Some(Word::SoFar) { 1 } else { 2 };
                    return self.up_to_reference(run, first).map(Some);
                }
                run
            }
            Some(Word::Weekday(weekday)) => {
                let reference = self.reference(first)?;
                self.at += 1;
                let step = |days| shift_days(reference, days);
                match word {
                    Word::Last | Word::Past => step(-1).and_then(|day| weekday_up_to(day, weekday)),
                    Word::Next => step(7).and_then(|day| weekday_up_to(day, weekday)),
                    _ => weekday_of_week(reference, weekday, 0),
                }
            }
            Some(Word::Month(_) | Word::Feast(..) | Word::Easter(_) | Word::Season(_)) => {
                return self.of_nearest_year(offset, first).map(Some);
            }
            Some(Word::Number { .. }) if self.is_day_of_month() => {
                return self.day_of_nearest_year(offset, first).map(Some);
            }
            _ => {
                self.at = first;
                return Ok(None);
            }
        };
        run.map(|run| Some(Partial::run(run)))
            .ok_or_else(|| self.beyond_calendar(first))
    }

    /// The month, season or feast here, in the year in which it lies before, around or after the reference.
    fn of_nearest_year(&mut self, offset: i32, first: usize) -> Read<Partial> {
        let reference = self.reference(first)?;
        let southern = self.options.southern;
        let word = self.word();
        self.at += 1;
        let day = match (word, self.word()) {
            (
                Some(Word::Month(_)),
                Some(Word::Number {
                    value: day @ 1..=31,
                    digits: 1 | 2,
                }),
            ) => {
                self.at += 1;
                Some(day)
            }
            _ => None,
        };
        let of_year = |year: i32| match (word?, day) {
            (Word::Month(month), Some(day)) => NaiveDate::from_ymd_opt(year, month.into(), day).map(Stretch::Day),
            (Word::Month(month), None) => Some(Stretch::Month(year, month)),
            (Word::Feast(month, day), _) => NaiveDate::from_ymd_opt(year, month.into(), day.into()).map(Stretch::Day),
            (Word::Easter(days), _) => convention::easter(year, days).map(Stretch::Day),
            (Word::Season(season), _) => Some(Stretch::Part(year, convention::season(season, southern))),
            _ => None,
        };
        nearest_year(reference, offset, of_year)
            .map(|found| Partial::run((found, found)))
            .ok_or_else(|| self.beyond_calendar(first))
    }

    /// `the past five years` up to the reference, `the next two weeks` from it.
    fn stretch_of_count(&mut self, count: Count, word: Word, first: usize) -> Read<Partial> {
        let reference = self.reference(first)?;
        self.refuse_hours(count, first)?;
        let today = Stretch::Day(reference);
        let future = word == Word::Next;
        let far = far_end(reference, count, future).ok_or_else(|| self.beyond_calendar(first))?;
        let far = match count.unit {
            Unit::Week | Unit::Fortnight => Stretch::Day(
                shift_days(reference, days_of(count) * if future { 1 } else { -1 })
                    .ok_or_else(|| self.beyond_calendar(first))?,
            ),
            _ if future => far.1,
            _ => far.0,
        };
        let base = if future {
            Base::Throughout(today, far)
        } else {
            Base::Throughout(far, today)
        };
        Ok(Partial::new(base, None))
    }

    /// Whether a day and its month stand here, without a year: `3 de mayo`.
    fn is_day_of_month(&self) -> bool {
        let of = usize::from(self.word_at(self.at + 1) == Some(Word::Of));
        matches!(
            self.word(),
            Some(Word::Number {
                value: 1..=31,
                digits: 1 | 2
            })
        ) && matches!(self.word_at(self.at + 1 + of), Some(Word::Month(_)))
    }

    /// The day and month here in the year in which they lie before or after the reference: Spanish `el pasado 3 de mayo`.
    fn day_of_nearest_year(&mut self, offset: i32, first: usize) -> Read<Partial> {
        let reference = self.reference(first)?;
        let partial = self.base()?;
        let (Base::Day(month, day), None) = (partial.base, partial.year) else {
            return Ok(partial);
        };
        let of_year = |year: i32| NaiveDate::from_ymd_opt(year, month.into(), day.into()).map(Stretch::Day);
        nearest_year(reference, offset, of_year)
            .map(|found| Partial::run((found, found)))
            .ok_or_else(|| self.beyond_calendar(first))
    }
}
