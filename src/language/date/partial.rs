//! A date as written in a phrase: hedges, part, and the date itself, which may still lack its year or month.

use chrono::Datelike;

use super::convention::{self, Run};
use super::parser::{Parser, Read, Stop};
use super::stretch::Stretch;
use super::words::{Part, Unit, Word};
use crate::language::{ErrorKind, ReadError};

/// A date that may lack what its neighbour in the phrase, or the reference, supplies.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a mark of its own, and any of them may stand together"
)]
pub(super) struct Partial {
    pub(super) base: Base,
    pub(super) year: Option<i32>,
    /// From the first part to the second: `mid to late`.
    pub(super) part: Option<(Part, Part)>,
    pub(super) approximate: bool,
    pub(super) uncertain: bool,
    /// The weekday named beside it, 0 to 6.
    pub(super) weekday: Option<u8>,
    /// Whether it is relative to the reference.
    pub(super) relative: bool,
    /// Whether the era of a century is said.
    pub(super) era: bool,
    /// Whether all of a run is meant, rather than some time in it: `the first nine months of 2006`.
    pub(super) throughout: bool,
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
    /// Days of a month: from, to.
    Days(u8, u8, u8),
    /// The last days of a month: how many.
    LastDays(u8, u8),
    /// The seven days from a day of a month.
    WeekFrom(u8, u8),
    /// A week of the year, 1 to 53, as ISO 8601 counts them.
    WeekOfYear(u8),
    /// Days from Easter Sunday.
    Easter(i8),
    /// The week, or the weekend, in which the day of a month lies.
    WeekWith(Unit, u8, u8),
    /// The century that an ordinal tells, whose unit another date tells.
    Ordinal(u8),
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
            relative: false,
            era: false,
            throughout: false,
            start: 0,
            end: 0,
        }
    }

    pub(super) fn run(run: Run) -> Self {
        Self::new(Base::Run(run), None)
    }

    /// The name of the rule that read it.
    pub(super) fn rule(&self) -> &'static str {
        match self.base {
            _ if self.relative => "relative to the reference",
            Base::Year => "year",
            Base::Fiscal => "fiscal year",
            Base::Month(_) => "month",
            Base::Day(..)
            | Base::Number(_)
            | Base::Ordinal(_)
            | Base::Easter(_)
            | Base::Run((Stretch::Day(_), Stretch::Day(_))) => "day",
            Base::Code(_) | Base::Run((Stretch::Part(..), _)) => "season, quarter or half",
            Base::Days(..) | Base::LastDays(..) | Base::WeekWith(..) | Base::WeekFrom(..) | Base::WeekOfYear(_) => {
                "days of a month"
            }
            Base::ShortDecade(_) | Base::Run((Stretch::Decade(_), _)) => "decade",
            Base::Run((Stretch::Century(_), _)) => "century",
            Base::Run(_) | Base::Throughout(..) | Base::OpenTo(_) | Base::OpenFrom(_) => "years",
        }
    }

    /// Refuses it.
    pub(super) fn refusal(&self, kind: ErrorKind, what: &str, help: &str) -> Stop {
        Stop::Said(Box::new(ReadError {
            start: self.start,
            end: self.end,
            kind,
            what: what.into(),
            expected: Some(help.into()),
        }))
    }

    /// Whether it is complete but for its year.
    pub(super) fn lacks_year(&self) -> bool {
        self.year.is_none()
            && matches!(
                self.base,
                Base::Month(_)
                    | Base::Day(..)
                    | Base::Number(_)
                    | Base::Ordinal(_)
                    | Base::Code(_)
                    | Base::Days(..)
                    | Base::LastDays(..)
                    | Base::WeekWith(..)
                    | Base::WeekFrom(..)
                    | Base::WeekOfYear(_)
                    | Base::Easter(_)
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
                // Of the hour, not of the day: `at about 10 p.m. on 3 May`.
                Some(Word::Approximate) if matches!(self.word_at(self.at + 1), Some(Word::Clock | Word::DayTime)) => {}
                Some(Word::Approximate | Word::Tilde) => approximate = true,
                Some(Word::Uncertain | Word::Question) => uncertain = true,
                // `1400 GMT, 3 May 2015`
                Some(Word::Clock | Word::DayTime) if self.at + 1 < self.tokens.len() => {
                    self.at +=
                        usize::from(self.word_at(self.at + 1) == Some(Word::Comma) && self.at + 2 < self.tokens.len());
                }
                // `a day in January 1872`, `year in the 1860s`
                Some(Word::A) if self.is_some_unit_in(self.at + 1) => self.at += 2,
                Some(Word::Unit(_)) if self.is_some_unit_in(self.at) => self.at += 1,
                // `12 noon on 3 May`
                Some(Word::Number { value: 0..=12, .. })
                    if self.word_at(self.at + 1) == Some(Word::DayTime)
                        && matches!(self.word_at(self.at + 2), Some(Word::On | Word::Comma | Word::Of)) => {}
                _ => break,
            }
            self.at += 1;
            // `(probably) 1944`
            let enclosed = self.at.checked_sub(2).and_then(|place| self.word_at(place)) == Some(Word::Open);
            self.at += usize::from(enclosed && self.word() == Some(Word::Close));
            self.skip_small_words();
        }
        let part = self.part();
        let mut partial = match part {
            // `year-end`, `by the end`: of the reference's year.
            Some((Part::End, Part::End)) if self.at == self.tokens.len() && self.text_at(self.at - 1).len() > 5 => self
                .reference(first)
                .map(|reference| Partial::new(Base::Year, Some(reference.year())))?,
            _ => self.base()?,
        };
        self.double_dating(&mut partial);
        self.skip_time_of_day();
        loop {
            let open = usize::from(self.word() == Some(Word::Open));
            match self.word_at(self.at + open) {
                Some(Word::Question | Word::Uncertain) => uncertain = true,
                Some(Word::Tilde) => approximate = true,
                Some(Word::Approximate) if self.ends_or_connects(self.at + open + 1) => approximate = true,
                _ => break,
            }
            self.at += open + 1;
            self.at += usize::from(open == 1 && self.word() == Some(Word::Close));
        }
        self.trailing_weekday(&mut partial);
        // `January 2, 2014, to February 3`
        let connects = matches!(
            self.word_at(self.at + 1),
            Some(Word::To | Word::Until | Word::Through | Word::Onward)
        );
        self.at += usize::from(connects && self.word() == Some(Word::Comma));
        partial.approximate |= approximate;
        partial.uncertain |= uncertain;
        partial.part = part.or(partial.part);
        (partial.start, partial.end) = self.span(first);
        Ok(partial)
    }

    /// `3 May 2016 (Tuesday)`
    fn trailing_weekday(&mut self, partial: &mut Partial) {
        let sign = usize::from(matches!(self.word(), Some(Word::Open | Word::Comma)));
        let (Some(Word::Weekday(weekday)), after) = (self.word_at(self.at + sign), self.at + sign + 1) else {
            return;
        };
        if sign == 1 && matches!(self.word_at(after), None | Some(Word::Close)) {
            partial.weekday = Some(weekday);
            self.at = after + usize::from(self.word_at(after).is_some());
        }
    }

    /// Whether one unit and `in` stand here: some day, month or year of what follows.
    fn is_some_unit_in(&self, place: usize) -> bool {
        matches!(self.word_at(place), Some(Word::Unit(_)))
            && self.word_at(place + 1) == Some(Word::In)
            && self.word_at(place + 2).is_some()
            && !self.is_plural(place)
    }

    fn ends_or_connects(&self, place: usize) -> bool {
        matches!(
            self.word_at(place),
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
        let broken = usize::from(
            self.word() == Some(Word::Dash)
                && matches!(
                    self.word_at(self.at + 1),
                    Some(Word::To | Word::Slash | Word::And | Word::Or)
                ),
        );
        self.at += broken;
        if let (Some(Word::Dash | Word::To | Word::Or | Word::And | Word::Slash), Some(Word::Part(second))) =
            (self.word(), self.word_at(self.at + 1))
        {
            last = second;
            self.at += 2;
        } else if let (Some(Word::To), Some(Word::Dash), Some(Word::Part(second))) =
            (self.word(), self.word_at(self.at + 1), self.word_at(self.at + 2))
        {
            // `mid-to-late`
            last = second;
            self.at += 3;
        } else {
            self.at -= broken;
        }
        while matches!(
            self.word(),
            Some(Word::Dash | Word::Of | Word::The | Word::In | Word::On)
        ) {
            self.at += 1;
        }
        Some((first, last))
    }

    pub(super) fn base(&mut self) -> Read<Partial> {
        let first = self.at;
        if let Some(partial) = self.relative()? {
            let partial = Partial {
                relative: true,
                ..partial
            };
            let pointed = matches!(self.word_at(first), Some(Word::Last | Word::This | Word::Next));
            return if pointed { self.inside(partial) } else { Ok(partial) };
        }
        let Some(word) = self.word() else {
            return Err(Stop::Here(self.at));
        };
        match word {
            Word::Anchor(number) => self.named(number),
            Word::Weekday(weekday) => self.weekday_led(weekday),
            Word::Month(month) => self.month_led(month),
            Word::Feast(month, day) => {
                self.at += 1;
                let year = self.trailing_year()?;
                Ok(Partial::new(Base::Day(month, day), year))
            }
            Word::Easter(days) => {
                self.at += 1;
                let year = self.trailing_year()?;
                Ok(Partial::new(Base::Easter(days), year))
            }
            Word::Within => {
                self.at += 1;
                self.skip_small_words();
                self.base()
            }
            Word::Turn => self.turn(),
            Word::American if matches!(self.word_at(first + 1), Some(Word::Fiscal)) => {
                self.at += 1;
                self.base()
            }
            Word::Season(season) => {
                self.at += 1;
                self.at += usize::from(self.word() == Some(Word::Unit(Unit::Month)));
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
            Word::Unit(Unit::Year) if self.is_plural(first) && self.names_decade(first + 1) => self.named_decade(),
            Word::Calendar | Word::Unit(Unit::Year) => {
                self.at += 1;
                while matches!(self.word(), Some(Word::Unit(Unit::Year) | Word::Comma | Word::Dash)) {
                    self.at += 1;
                }
                self.skip_small_words();
                self.year_led(true)
            }
            Word::Era { before: false } => {
                self.at += 1;
                let year = self.year_led(true)?;
                match (year.year, self.word(), self.word_at(self.at + 1)) {
                    (Some(from), Some(Word::Dash | Word::To), Some(Word::Number { value, digits: ..=4 })) => {
                        self.at += 2;
                        let to = i32::try_from(value).unwrap_or(from);
                        Ok(Partial::new(
                            Base::Throughout(Stretch::Year(from), Stretch::Year(to)),
                            None,
                        ))
                    }
                    _ => Ok(year),
                }
            }
            Word::Unit(Unit::Century) => self.numbered_century(),
            // `s. XV`
            Word::PluralEnding if self.is_roman(first + 1) => self.numbered_century(),
            Word::Unit(Unit::Decade) => self.named_decade(),
            Word::Ordinal(number) => self.ordinal_led(number),
            Word::Last | Word::Final => self.ordinal_led(0),
            Word::Unit(unit @ (Unit::Week | Unit::Weekend)) => self.week_of(unit),
            Word::Plural { .. } | Word::Nineties(_) | Word::Apostrophe => self.decade(),
            Word::Number { .. } => self.number_led(),
            Word::Cardinal(_) | Word::Hundreds(_) | Word::Power(_) => self.cardinal_led(word),
            Word::Unknown if self.is_of_century() => self.numbered_century(),
            _ => Err(Stop::Here(first)),
        }
    }
}
