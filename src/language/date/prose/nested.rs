//! Dates within a longer period that comes first: `next week on Friday`, `last year's third quarter`, `2016 Q3`.

use super::super::convention::shift_days;
use super::super::parser::{Parser, Read};
use super::super::partial::{Base, Partial};
use super::super::stretch::Stretch;
use super::super::words::{Unit, Word};

impl Parser<'_> {
    /// What follows a week or year that is told from the reference, if it names a part of it; else the stretch itself.
    pub(in crate::language::date) fn inside(&mut self, whole: Partial) -> Read<Partial> {
        match whole.base {
            Base::Run((Stretch::Day(monday), Stretch::Day(sunday))) if shift_days(monday, 6) == Some(sunday) => {
                Ok(self.in_week(monday).unwrap_or(whole))
            }
            Base::Run((Stretch::Year(year), Stretch::Year(last))) if year == last => {
                Ok(self.part_of_year(year)?.unwrap_or(whole))
            }
            _ => Ok(whole),
        }
    }

    /// `Friday`, `on Friday`, `from Tuesday to Thursday` after the week that begins on the Monday.
    fn in_week(&mut self, monday: chrono::NaiveDate) -> Option<Partial> {
        let led = usize::from(matches!(
            self.word(),
            Some(Word::On | Word::Comma | Word::From | Word::Between)
        ));
        let range = matches!(self.word(), Some(Word::From | Word::Between));
        let day_at = |place: usize| match self.word_at(place) {
            Some(Word::Weekday(weekday)) => shift_days(monday, weekday.into()).map(|day| (weekday, Stretch::Day(day))),
            _ => None,
        };
        let (weekday, first) = day_at(self.at + led)?;
        let joined = matches!(
            self.word_at(self.at + led + 1),
            Some(Word::To | Word::Dash | Word::And | Word::Until | Word::Through)
        );
        if range {
            let (_, last) = day_at(self.at + led + 2).filter(|_| joined)?;
            self.at += led + 3;
            return Some(Partial::new(Base::Throughout(first, last), None));
        }
        self.at += led + 1;
        Some(Partial {
            weekday: Some(weekday),
            ..Partial::run((first, first))
        })
    }

    /// `2016 Q3`, `2016 May 3`, `2016 the third quarter`, `last year's summer`.
    pub(in crate::language::date) fn part_of_year(&mut self, year: i32) -> Read<Option<Partial>> {
        let back = self.at;
        let joined = matches!(self.word(), Some(Word::Dash | Word::Slash)) && self.is_joined(self.at);
        if joined || self.word() == Some(Word::Comma) {
            self.at += 1;
        }
        self.at += usize::from(matches!(self.word(), Some(Word::The | Word::In)));
        let counts = |place: usize| matches!(self.word_at(place), Some(Word::Unit(Unit::Quarter) | Word::Half));
        let dash = usize::from(self.word_at(self.at + 1) == Some(Word::Dash));
        let names_part = match self.word() {
            Some(Word::QuarterSign | Word::HalfSign | Word::Month(_) | Word::Season(_)) => true,
            Some(Word::Ordinal(_) | Word::Last) => counts(self.at + 1 + dash),
            _ => false,
        };
        // `1776 July 4 - 1789 March 1`: a year after the day is that of the next date.
        let day = match self.word_at(self.at + 1) {
            Some(Word::Number {
                value: value @ 1..=31,
                digits: 1 | 2,
            }) => u8::try_from(value).ok(),
            Some(Word::Ordinal(day @ 1..=31)) => Some(day),
            _ => None,
        };
        if let (Some(Word::Month(month)), Some(day)) = (self.word(), day) {
            self.at += 2;
            return Ok(Some(Partial::new(Base::Day(month, day), Some(year))));
        }
        // `1776 July - 1789 March`
        let before_year = matches!(self.word_at(self.at + 1), Some(Word::Dash | Word::To))
            && matches!(self.word_at(self.at + 2), Some(Word::Number { digits: 4, .. }))
            && matches!(self.word_at(self.at + 3), Some(Word::Month(_)));
        if let (Some(Word::Month(month)), true) = (self.word(), before_year) {
            self.at += 1;
            return Ok(Some(Partial::new(Base::Month(month), Some(year))));
        }
        if names_part {
            let part = self.base()?;
            if part.lacks_year() {
                return Ok(Some(Partial {
                    year: Some(year),
                    ..part
                }));
            }
        }
        self.at = back;
        Ok(None)
    }
}
