//! Dates that begin with an ordinal or `last`: `28th of May`, `first half of 2016`, `19th century`, `last week of March`.

use crate::language::ErrorKind;
use chrono::{NaiveDate, Weekday};

use super::convention::{self, Run};
use super::parser::{Parser, Read, Stop};
use super::partial::{Base, Partial};
use super::stretch::Stretch;
use super::words::{Part, Unit, Word};

/// Which of the units in a longer stretch: `the last two weeks of March`.
#[derive(Clone, Copy)]
struct Pick {
    /// From 1; 0 is the last.
    ordinal: u8,
    /// How many units, taken together, make one.
    count: u8,
    unit: Unit,
    /// Several, without their number: `the last days of 2016`.
    uncounted: bool,
}

impl Parser<'_> {
    /// A date that begins with an ordinal, or with `last`, which is 0.
    pub(super) fn ordinal_led(&mut self, ordinal: u8) -> Read<Partial> {
        let first = self.at;
        self.at += 1;
        self.at += usize::from(
            self.word() == Some(Word::Dash) && matches!(self.word_at(self.at + 1), Some(Word::Unit(_) | Word::Half)),
        );
        let counted = match self.word() {
            Some(Word::Number { value, digits: 1 | 2 }) => u8::try_from(value).ok(),
            Some(Word::Cardinal(count)) => Some(count),
            _ => None,
        };
        self.at += usize::from(counted.is_some());
        let count = counted.unwrap_or(1);
        match self.word() {
            Some(Word::Unit(unit)) => {
                let uncounted = counted.is_none() && self.is_plural(self.at);
                self.at += 1;
                let pick = Pick {
                    ordinal,
                    count,
                    unit,
                    uncounted,
                };
                self.part_or_unit(pick, first)
            }
            Some(Word::Half) if ordinal <= 2 && counted.is_none() => {
                self.at += 1;
                self.half(ordinal != 1, first)
            }
            Some(Word::Weekday(weekday))
                if matches!(self.word_at(self.at + 1), Some(Word::Of | Word::In)) && counted.is_none() =>
            {
                self.at += 2;
                self.weekday_of_month(ordinal, weekday, first)
            }
            _ if ordinal > 0 => {
                self.at = first + 1;
                self.day_led(ordinal, true)
            }
            _ => Err(Stop::Here(first)),
        }
    }

    /// What follows `first quarter`, `19th century`, `last two weeks`.
    fn part_or_unit(&mut self, pick: Pick, first: usize) -> Read<Partial> {
        match pick.unit {
            Unit::Century if pick.ordinal > 0 => return self.century(pick.ordinal, first),
            Unit::Quarter if pick.ordinal <= 4 && pick.count == 1 => {
                let code = if pick.ordinal == 0 { 36 } else { 32 + pick.ordinal };
                let year = self.trailing_year()?;
                if year.is_none()
                    && let Some(run) = self.quarter_of_century(code - 33)?
                {
                    return Ok(run);
                }
                return self.of_fiscal_year(code, year);
            }
            _ => {}
        }
        // `the third week next year`
        let pointed = matches!(self.word(), Some(Word::Last | Word::This | Word::Next))
            && matches!(self.word_at(self.at + 1), Some(Word::Unit(Unit::Year | Unit::Month)));
        if !pointed && !matches!(self.word(), Some(Word::Of | Word::In)) {
            return Err(Stop::Here(first));
        }
        self.skip_small_words();
        let whole = self.base()?;
        if pick.uncounted {
            return in_part(pick, whole).ok_or(Stop::Here(first));
        }
        let picked = picked(pick, whole).map(|partial| Partial {
            throughout: pick.count > 1,
            ..partial
        });
        picked.ok_or_else(|| {
            self.say(
                first,
                ErrorKind::OutOfRange,
                "no such part of the period that follows",
                "write a part that it has, or the dates themselves",
            )
        })
    }

    /// `third quarter of the 15th century`: 25 years of it, by how many quarters went before.
    fn quarter_of_century(&mut self, before: u8) -> Read<Option<Partial>> {
        let mut place = self.at;
        while matches!(self.word_at(place), Some(Word::Of | Word::The)) {
            place += 1;
        }
        let dash = usize::from(self.word_at(place + 1) == Some(Word::Dash));
        let (Some(Word::Ordinal(_)), Some(Word::Unit(Unit::Century))) =
            (self.word_at(place), self.word_at(place + 1 + dash))
        else {
            return Ok(None);
        };
        self.at = place;
        let Base::Run((Stretch::Century(from), _)) = self.base()?.base else {
            return Ok(None);
        };
        let start = from + 25 * i32::from(before);
        Ok(Some(Partial::run((Stretch::Year(start), Stretch::Year(start + 24)))))
    }

    /// `the turn of the 20th century`, about 1900; which century must be given.
    pub(super) fn turn(&mut self) -> Read<Partial> {
        let first = self.at;
        self.at += 1;
        self.skip_small_words();
        let year = match (self.word(), self.word_at(self.at + 1)) {
            (Some(Word::Ordinal(century @ 1..=30)), Some(Word::Unit(Unit::Century))) => {
                self.at += 2;
                100 * (i32::from(century) - 1)
            }
            (Some(Word::Unit(Unit::Millennium)), _) => {
                self.at += 1;
                2000
            }
            _ => {
                self.at = self.tokens.len();
                return Err(self.say(
                    first,
                    ErrorKind::Ambiguous,
                    "too vague to date, since it does not say which century or year",
                    "write the year, such as about 1900 or about 2000",
                ));
            }
        };
        Ok(Partial {
            approximate: true,
            ..Partial::new(Base::Year, Some(year))
        })
    }

    /// The century that an ordinal numbers, and its era if that follows.
    pub(super) fn century(&mut self, ordinal: u8, first: usize) -> Read<Partial> {
        let before = self.word() == Some(Word::Era { before: true });
        let era = matches!(self.word(), Some(Word::Era { .. }));
        self.at += usize::from(era);
        let run = convention::numbered_century(i32::from(ordinal), before);
        let century = run.map(|run| Partial {
            era,
            ..Partial::run(run)
        });
        century.ok_or_else(|| self.beyond_calendar(first))
    }

    /// `first half of 2016`, `second half of the 1990s`, `first half of May`.
    fn half(&mut self, second: bool, first: usize) -> Read<Partial> {
        let code = if second { 41 } else { 40 };
        if let Some(year) = self.trailing_year()? {
            return Ok(Partial::new(Base::Code(code), Some(year)));
        }
        self.skip_small_words();
        let whole = self.base()?;
        let years = |from: i32, length: i32| {
            let start = if second { from + length } else { from };
            Partial::run((Stretch::Year(start), Stretch::Year(start + length - 1)))
        };
        let days = |month, year| {
            Partial::new(
                if second {
                    Base::Days(month, 16, 31)
                } else {
                    Base::Days(month, 1, 15)
                },
                year,
            )
        };
        match (whole.base, whole.year) {
            (Base::Run((Stretch::Decade(from), _)), _) => Ok(years(from, 5)),
            (Base::Run((Stretch::Century(from), _)), _) => Ok(years(from, 50)),
            (Base::Run((Stretch::Year(year), Stretch::Year(_))), _) | (Base::Year, Some(year)) => {
                Ok(Partial::new(Base::Code(code), Some(year)))
            }
            (Base::Run((Stretch::Month(year, month), Stretch::Month(..))), _) => Ok(days(month, Some(year))),
            (Base::Month(month), year) => Ok(days(month, year)),
            (Base::Fiscal, Some(year)) => convention::fiscal_part(year, code)
                .map(Partial::run)
                .ok_or_else(|| self.beyond_calendar(first)),
            _ => Err(Stop::Here(first)),
        }
    }

    /// `first Monday of May 2018`.
    fn weekday_of_month(&mut self, ordinal: u8, weekday: u8, first: usize) -> Read<Partial> {
        self.skip_small_words();
        let month = self.base()?;
        let (number, year) = match (month.base, month.year) {
            (Base::Month(number), Some(year)) | (Base::Run((Stretch::Month(year, number), Stretch::Month(..))), _) => {
                (number, year)
            }
            (Base::Month(number), None) => (number, self.year_by_reference(&month)?),
            _ => return Err(Stop::Here(first)),
        };
        let day = if ordinal == 0 {
            Stretch::Month(year, number)
                .last()
                .and_then(|last| super::prose::relative::weekday_up_to(last, weekday))
        } else {
            Weekday::try_from(weekday)
                .ok()
                .and_then(|weekday| NaiveDate::from_weekday_of_month_opt(year, number.into(), weekday, ordinal))
                .map(|day| (Stretch::Day(day), Stretch::Day(day)))
        };
        day.map(Partial::run).ok_or_else(|| {
            self.say(
                first,
                ErrorKind::OutOfRange,
                "no such day in that month",
                "write a day that the month has",
            )
        })
    }

    /// `week of March 5`, `weekend of 5 May 2018`, `week 12 of 2018`.
    pub(super) fn week_of(&mut self, unit: Unit) -> Read<Partial> {
        let first = self.at;
        self.at += 1;
        if let (Unit::Week, Some(Word::Number { value, digits: 1 | 2 })) = (unit, self.word()) {
            self.at += 1;
            let year = self.trailing_year()?;
            let week = u8::try_from(value).map_err(|_| Stop::Here(first))?;
            return Ok(Partial::new(Base::WeekOfYear(week), year));
        }
        // `the week starting 4 February`
        let starting = unit == Unit::Week && self.word() == Some(Word::Since);
        if !starting && !matches!(self.word(), Some(Word::Of)) {
            return Err(Stop::Here(first));
        }
        self.at += usize::from(starting);
        self.skip_small_words();
        let mut partial = self.base()?;
        match partial.base {
            Base::Day(month, day) if starting => partial.base = Base::WeekFrom(month, day),
            Base::Run((Stretch::Day(day), Stretch::Day(_))) if starting => {
                let last = convention::shift_days(day, 6).ok_or_else(|| self.beyond_calendar(first))?;
                partial.base = Base::Run((Stretch::Day(day), Stretch::Day(last)));
            }
            Base::Number(day) | Base::Ordinal(day) if !starting => {
                let (Stretch::Day(day), _) = self.day_of_some_month(&partial, day)? else {
                    return Err(Stop::Here(first));
                };
                let run = convention::unit(day, unit, 0).ok_or_else(|| self.beyond_calendar(first))?;
                partial.base = Base::Run(run);
            }
            Base::Day(month, day) => partial.base = Base::WeekWith(unit, month, day),
            Base::Run((Stretch::Day(day), Stretch::Day(_))) => {
                let run = convention::unit(day, unit, 0).ok_or_else(|| self.beyond_calendar(first))?;
                partial.base = Base::Run(run);
            }
            _ => return Err(Stop::Here(first)),
        }
        Ok(partial)
    }
}

/// The week of ISO 8601, from Monday to Sunday.
pub(super) fn iso_week(year: i32, week: u8) -> Option<Run> {
    let monday = NaiveDate::from_isoywd_opt(year, week.into(), Weekday::Mon)?;
    let sunday = convention::shift_days(monday, 6)?;
    Some((Stretch::Day(monday), Stretch::Day(sunday)))
}

/// The part of the stretch in which its first or last few units lie: January for the first days of a year.
fn in_part(pick: Pick, whole: Partial) -> Option<Partial> {
    let of_year = matches!(whole.base, Base::Year | Base::Run((Stretch::Year(_), Stretch::Year(_))));
    let part = match (pick.ordinal, pick.unit) {
        (0, Unit::Day | Unit::Week) if of_year => Part::End,
        (1, Unit::Day | Unit::Week) if of_year => Part::Start,
        (0, _) => Part::Late,
        (1, _) => Part::Early,
        _ => return None,
    };
    whole.part.is_none().then_some(Partial {
        part: Some((part, part)),
        ..whole
    })
}

/// The units of the stretch that are picked, if it has them.
fn picked(pick: Pick, whole: Partial) -> Option<Partial> {
    let Pick {
        ordinal, count, unit, ..
    } = pick;
    let (base, year) = match (whole.base, whole.year) {
        (Base::Run((Stretch::Month(year, month), Stretch::Month(..))), _) => (Base::Month(month), Some(year)),
        (Base::Run((Stretch::Year(year), Stretch::Year(_))), _) => (Base::Year, Some(year)),
        other => other,
    };
    let span = |from: i32, length: i32| -> Option<Run> {
        let count = i32::from(count);
        let start = if ordinal == 0 {
            length - count
        } else {
            (i32::from(ordinal) - 1) * count
        };
        (start >= 0 && start + count <= length && count > 0)
            .then_some((Stretch::Year(from + start), Stretch::Year(from + start + count - 1)))
    };
    match (unit, base) {
        (Unit::Day | Unit::Week, Base::Month(month)) => {
            let length = count.checked_mul(if unit == Unit::Week { 7 } else { 1 })?;
            if ordinal == 0 {
                return (1..=28)
                    .contains(&length)
                    .then(|| Partial::new(Base::LastDays(month, length), year));
            }
            let from = (ordinal - 1).checked_mul(length)?.checked_add(1)?;
            let to = from.checked_add(length)?.checked_sub(1)?;
            (length > 0 && from <= 31).then(|| Partial::new(Base::Days(month, from, to.min(31)), year))
        }
        (Unit::Day | Unit::Week, Base::Year) if ordinal == 0 => picked(pick, Partial::new(Base::Month(12), year)),
        (Unit::Day | Unit::Week, Base::Year) if ordinal == 1 => picked(pick, Partial::new(Base::Month(1), year)),
        (Unit::Week, Base::Year) if count == 1 => iso_week(year?, ordinal).map(Partial::run),
        (Unit::Month, Base::Year) => {
            let first = if ordinal == 0 {
                13_u8.checked_sub(count)?
            } else {
                (ordinal - 1).checked_mul(count)?.checked_add(1)?
            };
            let last = first.checked_add(count)?.checked_sub(1)?;
            if first == 0 || count == 0 || last > 12 {
                return None;
            }
            let part = match count {
                3 => Some(33 + (first - 1) / 3),
                4 if first % 4 == 1 => Some(37 + (first - 1) / 4),
                6 => Some(40 + (first - 1) / 6),
                _ => None,
            };
            let year = year?;
            Some(Partial::run(match part {
                Some(part) => (Stretch::Part(year, part), Stretch::Part(year, part)),
                None => (Stretch::Month(year, first), Stretch::Month(year, last)),
            }))
        }
        (Unit::Quarter, Base::Year) if count == 2 && ordinal < 3 => {
            Some(Partial::new(Base::Code(if ordinal == 1 { 40 } else { 41 }), year))
        }
        (Unit::Year, Base::Run((Stretch::Decade(from), _))) => span(from, 10).map(Partial::run),
        (Unit::Year, Base::Run((Stretch::Century(from), _))) => span(from, 100).map(Partial::run),
        (Unit::Decade, Base::Run((Stretch::Century(from), _))) if count == 1 && ordinal <= 10 => {
            let tens = if ordinal == 0 { 9 } else { i32::from(ordinal) - 1 };
            convention::decade(from + tens * 10).map(Partial::run)
        }
        _ => None,
    }
}
