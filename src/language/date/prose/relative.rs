//! Dates relative to the reference: `last year`, `three weeks ago`, `earlier this month`, `the weekend`.

use crate::language::ErrorKind;
use chrono::{Datelike, NaiveDate, Weekday};

use super::super::convention::{self, Run, shift_days};
use super::super::parser::{Parser, Read, Stop};
use super::super::partial::{Base, Partial};
use super::super::stretch::Stretch;
use super::super::words::{Unit, Word};

/// The latest such weekday on or before the day.
pub(in crate::language::date) fn weekday_up_to(day: NaiveDate, weekday: u8) -> Option<Run> {
    let back = (i64::from(day.weekday().num_days_from_monday()) - i64::from(weekday)).rem_euclid(7);
    let found = Stretch::Day(shift_days(day, -back)?);
    Some((found, found))
}

/// The first such weekday after the day.
pub(in crate::language::date) fn weekday_after(day: NaiveDate, weekday: u8) -> Option<Run> {
    weekday_up_to(shift_days(day, 7)?, weekday)
}

/// The weekday of the Monday-to-Sunday week so many weeks from the day's.
pub(in crate::language::date) fn weekday_of_week(day: NaiveDate, weekday: u8, weeks: i64) -> Option<Run> {
    let from_monday = i64::from(day.weekday().num_days_from_monday());
    let found = Stretch::Day(shift_days(day, weeks * 7 + i64::from(weekday) - from_monday)?);
    Some((found, found))
}

impl Parser<'_> {
    /// A relative date, if one begins here.
    pub(in crate::language::date) fn relative(&mut self) -> Read<Option<Partial>> {
        let first = self.at;
        let Some(word) = self.word() else { return Ok(None) };
        // A look before the call, which few dates need.
        if matches!(self.word_at(first + 1), Some(Word::Last | Word::Next | Word::This))
            && let Some(pointed) = self.pointed_after_noun()?
        {
            return Ok(Some(pointed));
        }
        match word {
            Word::DayFrom(days) => {
                self.at += 1;
                let day = shift_days(self.reference(first)?, days.into()).ok_or_else(|| self.beyond_calendar(first))?;
                Ok(Some(Partial::run((Stretch::Day(day), Stretch::Day(day)))))
            }
            Word::SoFar | Word::Earlier | Word::Later => self.split_unit(),
            Word::Last | Word::Next | Word::This | Word::Past => {
                let definite = first > 0 && self.word_at(first - 1) == Some(Word::The);
                self.pointed(word, definite)
            }
            // Spanish "hace tres años"
            Word::Ago => self.counted(),
            Word::Rest => self.rest().map(Some),
            Word::Unit(_) if matches!(self.word_at(first + 1), Some(Word::Ago | Word::Hence)) => self.counted(),
            Word::Unit(unit) => match self.anchored()? {
                None => self.bare_unit(unit),
                anchored => Ok(anchored),
            },
            _ if !self.may_count(word) => Ok(None),
            _ => match self.anchored()? {
                None => self.counted(),
                anchored => Ok(anchored),
            },
        }
    }

    /// Whether a count of time can begin with this word; a quick test that rules out most dates.
    fn may_count(&self, word: Word) -> bool {
        match word {
            Word::Cardinal(_) | Word::Power(_) | Word::A | Word::Half | Word::More | Word::Less | Word::Within => true,
            Word::Number { .. } => !matches!(
                self.word_at(self.at + 1),
                None | Some(Word::Month(_) | Word::Comma | Word::Slash | Word::Number { .. })
            ),
            _ => false,
        }
    }

    /// `so far this year`, `earlier this month`, `later this week`.
    fn split_unit(&mut self) -> Read<Option<Partial>> {
        let first = self.at;
        let word = self.word();
        self.at += 1;
        self.skip_small_words();
        let offset = match self.word() {
            Some(Word::This) => 0,
            Some(Word::Last) => -1,
            Some(Word::Unit(_)) => {
                self.at -= 1;
                0
            }
            // `later in 2016` is some time in it.
            _ => return self.base().map(Some),
        };
        let Some(Word::Unit(unit)) = self.word_at(self.at + 1) else {
            return Err(Stop::Here(first));
        };
        let reference = self.reference(first)?;
        self.at += 2;
        let run = convention::unit(reference, unit, offset);
        if offset < 0 {
            return run
                .map(|run| Some(Partial::run(run)))
                .ok_or_else(|| self.beyond_calendar(first));
        }
        if word == Some(Word::SoFar) {
            return self.up_to_reference(run, first).map(Some);
        }
        let (from, to) = run.ok_or_else(|| self.beyond_calendar(first))?;
        let today = Stretch::Day(reference);
        let run = if word == Some(Word::Later) {
            to.last().map(|last| (today, Stretch::Day(last)))
        } else {
            from.first().map(|day| (Stretch::Day(day), today))
        };
        run.map(|run| Some(Partial::run(run)))
            .ok_or_else(|| self.beyond_calendar(first))
    }

    /// `the rest of the year`: from the reference to its end.
    fn rest(&mut self) -> Read<Partial> {
        let first = self.at;
        self.at += 1;
        self.skip_small_words();
        // `rest of week`
        let whole = if let Some(Word::Unit(unit)) = self.word() {
            let reference = self.reference(first)?;
            self.at += 1;
            convention::unit(reference, unit, 0)
        } else {
            let whole = self.base()?;
            let whole = self.resolve(&whole, true)?;
            whole.from.zip(whole.to)
        };
        let reference = self.reference(first)?;
        let bounds = whole.and_then(|(from, to)| Some((from.first()?, to.last()?)));
        match bounds {
            Some((from, to)) if (from..=to).contains(&reference) => Ok(Partial::new(
                Base::Throughout(Stretch::Day(reference), Stretch::Day(to)),
                None,
            )),
            _ => Err(self.say(
                first,
                ErrorKind::Contradiction,
                "the rest of a period that does not contain the reference date",
                "write its first and last day",
            )),
        }
    }

    pub(in crate::language::date) fn up_to_reference(&mut self, run: Option<Run>, first: usize) -> Read<Partial> {
        let reference = self.reference(first)?;
        let start = run
            .and_then(|(from, _)| from.first())
            .ok_or_else(|| self.beyond_calendar(first))?;
        Ok(Partial::new(
            Base::Throughout(Stretch::Day(start), Stretch::Day(reference)),
            None,
        ))
    }

    /// `the weekend`, `the year before last`, `the year` after a part: `the end of the year`.
    fn bare_unit(&mut self, unit: Unit) -> Read<Option<Partial>> {
        let first = self.at;
        let before_last = self.word_at(first + 1) == Some(Word::BeforeLast);
        let after_next = self.word_at(first + 1) == Some(Word::AfterNext);
        let definite = first > 0 && matches!(self.word_at(first - 1), Some(Word::The | Word::Of));
        let names_another = matches!(
            self.word_at(first + 1),
            Some(
                Word::Of
                    | Word::Since
                    | Word::Number { .. }
                    | Word::Cardinal(_)
                    | Word::Hundreds(_)
                    | Word::Power(_)
                    | Word::Era { .. }
            )
        ) || unit == Unit::Century
            && (self.is_roman(first + 1) || matches!(self.word_at(first + 1), Some(Word::Ordinal(_))));
        if !before_last && !after_next && (!definite || names_another) {
            return Ok(None);
        }
        let reference = self.reference(first)?;
        let offset = match (before_last, unit) {
            (true, _) => -2,
            _ if after_next => 2,
            (false, Unit::Weekend) if !matches!(reference.weekday(), Weekday::Sat | Weekday::Sun) => -1,
            (false, _) => 0,
        };
        self.at += if before_last || after_next { 2 } else { 1 };
        let run = convention::unit(reference, unit, offset);
        run.map(|run| Some(Partial::run(run)))
            .ok_or_else(|| self.beyond_calendar(first))
    }
}

/// The stretch in the nearest year that is entirely before the reference (-1), entirely after it (1), or in the same year (0).
pub(in crate::language::date) fn nearest_year(
    reference: NaiveDate,
    offset: i32,
    of_year: impl Fn(i32) -> Option<Stretch>,
) -> Option<Stretch> {
    let year = reference.year();
    let near = [year - 1, year, year + 1];
    let around = |stretch: &Stretch| stretch.first() <= Some(reference) && Some(reference) <= stretch.last();
    let all = near.into_iter().filter_map(&of_year);
    match offset {
        -1 => [year - 2]
            .into_iter()
            .filter_map(&of_year)
            .chain(all)
            .filter(|s| s.last() < Some(reference))
            .last(),
        1 => all.chain(of_year(year + 2)).find(|s| s.first() > Some(reference)),
        _ => all.clone().find(around).or_else(|| of_year(year)),
    }
}
