//! One date as it stands in a phrase: hedges, part, and the date itself, which may still lack its year or month.

use super::convention::Run;
use super::phrase::{Parser, Read, Stop};
use super::stretch::Stretch;
use super::words::{Part, Unit, Word};
use super::{convention, relative};

/// A date that may lack what its neighbour in the phrase, or the reference, supplies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Partial {
    pub(super) base: Base,
    pub(super) year: Option<i32>,
    /// From the first part to the second: `mid to late`.
    pub(super) part: Option<(Part, Part)>,
    pub(super) approximate: bool,
    pub(super) uncertain: bool,
    /// The weekday named beside it, 0 to 6.
    pub(super) weekday: Option<u8>,
    /// First byte, from 0.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
}

/// What a partial date names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// Its year.
    Year,
    /// A fiscal year.
    Fiscal,
    /// A month, 1 to 12.
    Month(u8),
    /// A day of a month.
    Day(u8, u8),
    /// A day of a month that another date tells.
    Number(u8),
    /// A season, quarter or half by its EDTF number.
    Code(u8),
    /// The week of a month, from 1; 0 is its last.
    WeekOf(u8, u8),
    /// The week in which the day of a month lies.
    WeekWith(u8, u8),
    /// The decade of an unnamed century: 80.
    ShortDecade(u8),
    /// Some time in these stretches.
    Run(Run),
    /// All the time from the one to the other.
    Throughout(Stretch, Stretch),
    /// At the latest then.
    OpenTo(Stretch),
    /// At the earliest then.
    OpenFrom(Stretch),
}

impl Partial {
    pub(super) fn new(base: Base, year: Option<i32>) -> Self {
        Self {
            base,
            year,
            part: None,
            approximate: false,
            uncertain: false,
            weekday: None,
            start: 0,
            end: 0,
        }
    }

    pub(super) fn run(run: Run) -> Self {
        Self::new(Base::Run(run), None)
    }

    /// Whether it is complete but for its year.
    pub(super) fn lacks_year(&self) -> bool {
        self.year.is_none()
            && matches!(
                self.base,
                Base::Month(_)
                    | Base::Day(..)
                    | Base::Number(_)
                    | Base::Code(_)
                    | Base::WeekOf(..)
                    | Base::WeekWith(..)
            )
    }
}

impl Parser<'_> {
    /// A date with its hedges.
    pub(super) fn partial(&mut self) -> Read<Partial> {
        self.skip_small_words();
        let first = self.at;
        let (mut approximate, mut uncertain) = (false, false);
        loop {
            match self.word() {
                Some(Word::Approximate | Word::Tilde) => approximate = true,
                Some(Word::Uncertain) => uncertain = true,
                Some(Word::Clock | Word::DayTime) if self.at + 1 < self.tokens.len() => {}
                _ => break,
            }
            self.at += 1;
            self.skip_small_words();
        }
        let part = self.part();
        let mut partial = self.base()?;
        self.skip_time_of_day();
        loop {
            match self.word() {
                Some(Word::Question) => uncertain = true,
                Some(Word::Uncertain) => uncertain = true,
                Some(Word::Approximate) if self.is_last_or_before_connector() => approximate = true,
                _ => break,
            }
            self.at += 1;
        }
        partial.approximate |= approximate;
        partial.uncertain |= uncertain;
        partial.part = part.or(partial.part);
        (partial.start, partial.end) = self.span(first);
        Ok(partial)
    }

    fn is_last_or_before_connector(&self) -> bool {
        matches!(
            self.word_at(self.at + 1),
            None | Some(Word::And | Word::Or | Word::To | Word::Dash | Word::Close | Word::Comma)
        )
    }

    /// `early`, `mid-`, `mid to late`, with the small words after it.
    fn part(&mut self) -> Option<(Part, Part)> {
        let Some(Word::Part(first)) = self.word() else {
            return None;
        };
        self.at += 1;
        let mut last = first;
        if let (Some(Word::Dash | Word::To | Word::Or | Word::And | Word::Slash), Some(Word::Part(second))) =
            (self.word(), self.word_at(self.at + 1))
        {
            last = second;
            self.at += 2;
        } else if let (Some(Word::Dash), Some(Word::To), Some(Word::Dash), Some(Word::Part(second))) = (
            self.word(),
            self.word_at(self.at + 1),
            self.word_at(self.at + 2),
            self.word_at(self.at + 3),
        ) {
            last = second;
            self.at += 4;
        }
        while matches!(self.word(), Some(Word::Dash | Word::Of | Word::The | Word::In)) {
            self.at += 1;
        }
        Some((first, last))
    }

    fn base(&mut self) -> Read<Partial> {
        if let Some(partial) = self.relative()? {
            return Ok(partial);
        }
        let Some(word) = self.word() else {
            return Err(Stop::Here(self.at));
        };
        match word {
            Word::Weekday(weekday) => self.weekday_led(weekday),
            Word::Month(month) => {
                self.at += 1;
                self.month_led(month)
            }
            Word::Feast(month, day) => {
                self.at += 1;
                let year = self.trailing_year()?;
                Ok(Partial::new(Base::Day(month, day), year))
            }
            Word::Season(season) => {
                self.at += 1;
                let code = convention::season(season, self.options.southern);
                let year = self.trailing_year()?;
                self.skip_second_year_of_winter(year);
                Ok(Partial::new(Base::Code(code), year))
            }
            Word::QuarterSign | Word::HalfSign => self.signed_part(),
            Word::Fiscal => {
                self.at += 1;
                self.fiscal()
            }
            Word::Calendar | Word::Unit(Unit::Year) => {
                self.at += 1;
                if self.word() == Some(Word::Unit(Unit::Year)) {
                    self.at += 1;
                }
                self.skip_small_words();
                self.year_led(true)
            }
            Word::Era { before: false } => {
                self.at += 1;
                self.year_led(true)
            }
            Word::Ordinal(number) => self.ordinal_led(number),
            Word::Last if self.part_of_named_year(1) => self.ordinal_led(0),
            Word::Unit(Unit::Week) if self.word_at(self.at + 1) == Some(Word::Of) => self.week_of(),
            Word::Plural { .. } | Word::Nineties(_) | Word::Apostrophe => self.decade(),
            Word::Number { .. } => self.number_led(),
            _ => Err(Stop::Here(self.at)),
        }
    }

    /// `May`, `May 5`, `May 5, 2018`, `May 2018`.
    fn month_led(&mut self, month: u8) -> Read<Partial> {
        let back = self.at;
        while matches!(self.word(), Some(Word::The | Word::Dash)) {
            self.at += 1;
        }
        let day = match self.word() {
            Some(Word::Number { value, digits: 1 | 2 }) => u8::try_from(value).ok(),
            Some(Word::Ordinal(number)) => Some(number),
            _ => None,
        };
        if let Some(day) = day {
            self.at += 1;
            if let (Some(Word::Dash), Some(Word::Number { digits: 4, .. })) = (self.word(), self.word_at(self.at + 1)) {
                self.at += 1;
            }
            self.skip_time_of_day();
            let year = self.trailing_year()?;
            return Ok(Partial::new(Base::Day(month, day), year));
        }
        if self.at > back && !matches!(self.word(), Some(Word::Number { digits: 4, .. })) {
            self.at = back;
        }
        let year = self.trailing_year()?;
        Ok(Partial::new(Base::Month(month), year))
    }

    /// A weekday, alone or before its date.
    fn weekday_led(&mut self, weekday: u8) -> Read<Partial> {
        let back = self.at;
        self.at += 1;
        self.skip_time_of_day();
        while matches!(self.word(), Some(Word::Comma | Word::The | Word::On | Word::Open)) {
            self.at += 1;
        }
        let dated = match self.word() {
            Some(Word::Month(_) | Word::Ordinal(_)) => true,
            Some(Word::Number { digits, .. }) => digits <= 2 || self.word_at(self.at + 1) == Some(Word::Dash),
            _ => false,
        };
        if dated {
            let mut partial = self.base()?;
            partial.weekday = Some(weekday);
            return Ok(partial);
        }
        self.at = back + 1;
        let last_week = match (self.word(), self.word_at(self.at + 1)) {
            (Some(Word::Last), Some(Word::Unit(Unit::Week))) => Some(-1),
            (Some(Word::This), Some(Word::Unit(Unit::Week))) => Some(0),
            (Some(Word::Next), Some(Word::Unit(Unit::Week))) => Some(1),
            _ => None,
        };
        if last_week.is_some() {
            self.at += 2;
        }
        let reference = self.reference(back)?;
        let run = match last_week {
            Some(weeks) => relative::weekday_of_week(reference, weekday, weeks),
            None => relative::weekday_up_to(reference, weekday),
        };
        run.map(Partial::run).ok_or_else(|| self.beyond_calendar(back))
    }

    /// `Q3 2016`, `H1 2016`.
    fn signed_part(&mut self) -> Read<Partial> {
        let quarter = self.word() == Some(Word::QuarterSign);
        let code = match self.word_at(self.at + 1) {
            Some(Word::Number {
                value: value @ 1..=4,
                digits: 1,
            }) if quarter => Some(32 + value),
            Some(Word::Number {
                value: value @ 1..=2,
                digits: 1,
            }) if !quarter => Some(39 + value),
            _ => None,
        };
        let Some(code) = code.and_then(|code| u8::try_from(code).ok()) else {
            return Err(Stop::Here(self.at));
        };
        self.at += 2;
        let year = self.trailing_year()?;
        Ok(Partial::new(Base::Code(code), year))
    }

    /// `FY2015`, `fiscal year 2015`.
    fn fiscal(&mut self) -> Read<Partial> {
        let first = self.at;
        if self.word() == Some(Word::Unit(Unit::Year)) {
            self.at += 1;
        }
        if let (Some(Word::Number { value, digits: 2 }), false) = (self.word(), self.following_is_year_sign()) {
            self.at += 1;
            let year = self.short_year(value, first);
            return Ok(Partial::new(Base::Fiscal, Some(year)));
        }
        let mut partial = self.year_led(true)?;
        match partial.base {
            Base::Year => partial.base = Base::Fiscal,
            Base::Throughout(..) => self.warn(
                first,
                "a fiscal year over two calendar years, whose months are not told",
            ),
            _ => return Err(Stop::Here(first)),
        }
        Ok(partial)
    }

    fn following_is_year_sign(&self) -> bool {
        matches!(self.word_at(self.at + 1), Some(Word::Number { digits: 4, .. }))
    }

    /// Whether `place` words on there is a part of a year or month that is then named: `last quarter of 2015`.
    fn part_of_named_year(&self, place: usize) -> bool {
        matches!(
            self.word_at(self.at + place),
            Some(Word::Unit(Unit::Quarter | Unit::Week) | Word::Half)
        ) && self.word_at(self.at + place + 1) == Some(Word::Of)
    }

    /// `28th of May`, `first quarter of 2016`, `19th century`, `first week of March`. 0 is the last.
    fn ordinal_led(&mut self, number: u8) -> Read<Partial> {
        let first = self.at;
        self.at += 1;
        let mut number = number;
        if let (20, Some(Word::Dash), Some(Word::Ordinal(ones @ 1..=9))) = (0, self.word(), self.word_at(self.at + 1)) {
            number += ones;
        }
        while self.word() == Some(Word::Dash) && matches!(self.word_at(self.at + 1), Some(Word::Unit(_))) {
            self.at += 1;
        }
        match self.word() {
            Some(Word::Unit(Unit::Quarter)) if number <= 4 => {
                self.at += 1;
                let year = self.trailing_year()?;
                Ok(Partial::new(
                    Base::Code(if number == 0 { 36 } else { 32 + number }),
                    year,
                ))
            }
            Some(Word::Half) if number <= 2 => {
                self.at += 1;
                self.half(number != 1, first)
            }
            Some(Word::Unit(Unit::Century)) if number > 0 => {
                self.at += 1;
                let run = match self.word() {
                    Some(Word::Era { before: true }) => {
                        self.at += 1;
                        let last = 1 - 100 * (i32::from(number) - 1) - 1;
                        (number > 1)
                            .then_some((Stretch::Year(last - 99), Stretch::Year(last)))
                            .or(Some((Stretch::Year(-99), Stretch::Year(0))))
                    }
                    era => {
                        self.at += usize::from(era == Some(Word::Era { before: false }));
                        convention::century(100 * (i32::from(number) - 1))
                    }
                };
                run.map(Partial::run).ok_or_else(|| self.beyond_calendar(first))
            }
            Some(Word::Unit(Unit::Week)) if number <= 5 => {
                self.at += 1;
                self.skip_small_words();
                let Some(Word::Month(month)) = self.word() else {
                    return Err(Stop::Here(self.at));
                };
                self.at += 1;
                let year = self.trailing_year()?;
                Ok(Partial::new(Base::WeekOf(month, number), year))
            }
            _ => self.day_led(number),
        }
    }

    /// What follows a day of the month: its month and year, or nothing yet.
    pub(super) fn day_led(&mut self, day: u8) -> Read<Partial> {
        let back = self.at;
        while matches!(
            self.word(),
            Some(Word::Of | Word::The | Word::Dash | Word::Unit(Unit::Day))
        ) {
            self.at += 1;
        }
        if let Some(Word::Month(month)) = self.word() {
            self.at += 1;
            while self.word() == Some(Word::Dash)
                && matches!(self.word_at(self.at + 1), Some(Word::Number { digits: 2 | 4, .. }))
            {
                self.at += 1;
            }
            let year = match self.word() {
                Some(Word::Number { value, digits: 2 }) => {
                    self.at += 1;
                    Some(self.short_year(value, self.at - 1))
                }
                _ => self.trailing_year()?,
            };
            return Ok(Partial::new(Base::Day(month, day), year));
        }
        self.at = back;
        let year = self.trailing_year()?;
        Ok(Partial::new(Base::Number(day), year))
    }

    /// `first half of 2016`, `second half of the 1990s`.
    fn half(&mut self, second: bool, first: usize) -> Read<Partial> {
        self.skip_small_words();
        let back = self.at;
        if let Some(Word::Month(month)) = self.word() {
            self.at += 1;
            let year = self.trailing_year()?;
            let mut partial = Partial::new(Base::Month(month), year);
            partial.base = Base::WeekOf(month, if second { 12 } else { 11 });
            return Ok(partial);
        }
        if let Ok(Partial {
            base: Base::Run((Stretch::Decade(year) | Stretch::Century(year), stretch)),
            ..
        }) = self.base()
        {
            let length = if matches!(stretch, Stretch::Decade(_)) { 5 } else { 50 };
            let start = if second { year + length } else { year };
            return Ok(Partial::run((Stretch::Year(start), Stretch::Year(start + length - 1))));
        }
        self.at = back;
        let code = if second { 41 } else { 40 };
        match self.trailing_year()? {
            Some(year) => Ok(Partial::new(Base::Code(code), Some(year))),
            None if self.word() == Some(Word::Unit(Unit::Year)) => {
                self.at += 1;
                Ok(Partial::new(Base::Code(code), None))
            }
            None => Err(Stop::Here(first)),
        }
    }

    /// `week of March 5`.
    fn week_of(&mut self) -> Read<Partial> {
        let first = self.at;
        self.at += 2;
        self.skip_small_words();
        let mut partial = self.base()?;
        match partial.base {
            Base::Day(month, day) => partial.base = Base::WeekWith(month, day),
            Base::Run((Stretch::Day(day), Stretch::Day(_))) => {
                let run = convention::unit(day, Unit::Week, 0).ok_or_else(|| self.beyond_calendar(first))?;
                partial.base = Base::Run(run);
            }
            _ => return Err(Stop::Here(first)),
        }
        Ok(partial)
    }
}
