//! Counts of time from the reference: `three decades ago`, `a year and two months ago`, `two summers ago`, `in two weeks`.

use crate::language::ErrorKind;
use chrono::Datelike;

use super::super::convention::{self, Run};
use super::super::count::{Count, exact_day, far_end};
use super::super::parser::{Parser, Read};
use super::super::partial::{Base, Partial};
use super::super::stretch::Stretch;
use super::super::words::{Unit, Word};
use super::relative::nearest_year;

impl Parser<'_> {
    /// `three decades ago`, `more than a year ago`, `five to ten years ago`, `two weeks from now`, `in two weeks`.
    pub(in crate::language::date) fn counted(&mut self) -> Read<Option<Partial>> {
        let first = self.at;
        if let Some(season) = self.seasons_ago()? {
            return Ok(Some(season));
        }
        // Spanish "hace tres años"
        let led = self.word() == Some(Word::Ago);
        self.at += usize::from(led);
        let about = led && self.word() == Some(Word::Approximate);
        self.at += usize::from(about);
        let bound = self.bound();
        let least = self.count_before_another();
        self.at += least.map_or(0, |least| least.tokens);
        // `year ago`, as headlines have it
        let headline = matches!(self.word(), Some(Word::Unit(_))) && !self.is_plural(self.at);
        let Some(count) = self.count_or_one(headline) else {
            self.at = first;
            return Ok(None);
        };
        let (larger, mut count, after) = self.with_smaller(count);
        let (future, end) = match self.word_at(after) {
            Some(Word::Ago) => (false, after + 1),
            _ if led => (false, after),
            Some(Word::Hence) => (true, after + 1),
            None if first > 0 && self.word_at(first - 1) == Some(Word::In) => (true, after),
            _ => {
                self.at = first;
                return Ok(None);
            }
        };
        let mut reference = self.reference(first)?;
        self.at = end;
        self.refuse_hours(count, first)?;
        for larger in &larger {
            reference = exact_day(reference, *larger, future).ok_or_else(|| self.beyond_calendar(first))?;
        }
        // `two years ago today`
        if self.word() == Some(Word::DayFrom(0)) && bound.is_none() && least.is_none() {
            self.at += 1;
            let day = exact_day(reference, count, future).ok_or_else(|| self.beyond_calendar(first))?;
            return Ok(Some(Partial::run((Stretch::Day(day), Stretch::Day(day)))));
        }
        let (mut from, mut to) = far_end(reference, count, future).ok_or_else(|| self.beyond_calendar(first))?;
        if let Some(least) = least {
            count.number = least.number;
            let near = far_end(reference, count, future).ok_or_else(|| self.beyond_calendar(first))?;
            (from, to) = if future { (near.0, to) } else { (from, near.1) };
            if from.first() > to.first() {
                return Err(self.say(
                    first,
                    ErrorKind::Contradiction,
                    "the larger number comes first",
                    "write the smaller number first",
                ));
            }
        }
        let today = Stretch::Day(self.reference(first)?);
        let round = matches!(count.unit, Unit::Decade | Unit::Century)
            || count.unit == Unit::Year && count.number.is_multiple_of(10);
        Ok(Some(Partial {
            approximate: about || bound.is_none() && least.is_none() && larger.is_empty() && (round || count.half),
            ..bounded((from, to), bound, future, today)
        }))
    }

    /// Refuses a count of hours, which names no day.
    pub(in crate::language::date) fn refuse_hours(&mut self, count: Count, first: usize) -> Read<()> {
        if count.unit != Unit::Hour {
            return Ok(());
        }
        Err(self.say(
            first,
            ErrorKind::SomethingElse,
            "a matter of hours, not a date",
            "write the day itself",
        ))
    }

    /// `more than`, `less than` or `within` before a count of time.
    pub(in crate::language::date) fn bound(&mut self) -> Option<Word> {
        let bound = self
            .word()
            .filter(|word| matches!(word, Word::More | Word::Less | Word::Within))?;
        self.at += 1;
        Some(bound)
    }

    /// The counts before the last of `two years, one month and ten days`, that last one, and the token after it.
    fn with_smaller(&self, first: Count) -> (Vec<Count>, Count, usize) {
        let (mut larger, mut last) = (Vec::new(), first);
        let mut after = self.at + first.tokens;
        loop {
            let mut at = after;
            at += usize::from(self.word_at(at) == Some(Word::Comma));
            at += usize::from(self.word_at(at) == Some(Word::And));
            let Some(next) = self.count_from(at) else {
                return (larger, last, after);
            };
            larger.push(last);
            last = next;
            after = at + next.tokens;
        }
    }

    /// `two summers ago`: the last one that has ended is one summer ago.
    fn seasons_ago(&mut self) -> Read<Option<Partial>> {
        let first = self.at;
        let (number, words) = match self.word() {
            Some(Word::Number { value, .. }) => (value, 1),
            Some(Word::A) => (1, 1),
            Some(Word::Cardinal(_)) => match self.spelled(first) {
                Some(spelled) => spelled,
                None => return Ok(None),
            },
            _ => return Ok(None),
        };
        let (Some(Word::Season(season)), Some(Word::Ago)) =
            (self.word_at(first + words), self.word_at(first + words + 1))
        else {
            return Ok(None);
        };
        self.at += words + 2;
        let reference = self.reference(first)?;
        let code = convention::season(season, self.options.southern);
        let last = nearest_year(reference, -1, |year| Some(Stretch::Part(year, code)));
        let found = match (last, number.checked_sub(1).and_then(|back| i32::try_from(back).ok())) {
            (Some(Stretch::Part(year, _)), Some(back)) => year.checked_sub(back),
            _ => None,
        };
        let season = found
            .filter(|year| *year > reference.year() - 1000)
            .map(|year| Stretch::Part(year, code));
        season
            .map(|season| Some(Partial::run((season, season))))
            .ok_or_else(|| self.beyond_calendar(first))
    }
}

/// Applies a bound to the stretch at this distance from `near`: beyond it, or up to it.
pub(in crate::language::date) fn bounded((from, to): Run, bound: Option<Word>, future: bool, near: Stretch) -> Partial {
    match (bound, future) {
        (None, _) => Partial::run((from, to)),
        (Some(Word::More), false) => Partial::new(Base::OpenTo(to), None),
        (Some(Word::More), true) => Partial::new(Base::OpenFrom(from), None),
        (Some(_), false) => Partial::run((from, near)),
        (Some(_), true) => Partial::run((near, to)),
    }
}
