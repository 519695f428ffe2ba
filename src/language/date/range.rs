//! Ranges of dates: `between 2014 and 2016`, `from May on`, `5 to 7 May 2018`, `November between 19 and 20`.

use super::compose::{end_end, single, some_time_between, start_end};
use super::parser::{Parser, Read, Stop};
use super::partial::{Base, Partial};
use super::resolve::share;
use super::stretch::Stretch;
use super::words::Word;
use crate::language::ErrorKind;
use crate::language::edtf::{Edtf, End};

impl Parser<'_> {
    /// What follows `between`; `some_time` where it is some time in the range.
    pub(super) fn between(&mut self, first: usize, some_time: bool) -> Read<Edtf> {
        let left = self.partial_or_now()?;
        self.joint(left)?;
        self.second_of_range(left, first, some_time, "between")
    }

    /// `between 19 and 20` after its month.
    pub(super) fn days_of_month(&mut self, month: Partial, first: usize) -> Read<Edtf> {
        self.at += 1;
        let mut left = self.partial()?;
        let (Base::Month(number), Base::Number(day) | Base::Ordinal(day)) = (month.base, left.base) else {
            return Err(Stop::Here(self.at));
        };
        (left.base, left.year) = (Base::Day(number, day), month.year);
        self.joint(left)?;
        self.second_of_range(left, first, false, "range")
    }

    /// Passes over the word that joins the ends of a range.
    fn joint(&mut self, left: Partial) -> Read<()> {
        if !matches!(
            self.word(),
            Some(Word::And | Word::To | Word::Dash | Word::Through | Word::Until)
        ) {
            return Err(self.unfinished_range(left));
        }
        self.at += 1;
        Ok(())
    }

    /// A date, or `now` where a range begins with it.
    fn partial_or_now(&mut self) -> Read<Partial> {
        self.skip_small_words();
        let first = self.at;
        if self.word() != Some(Word::Present) {
            return self.partial();
        }
        let today = Stretch::Day(self.reference(first)?);
        self.at += 1;
        let (start, end) = self.span(first);
        Ok(Partial {
            relative: true,
            start,
            end,
            ..Partial::run((today, today))
        })
    }

    fn unfinished_range(&self, left: Partial) -> Stop {
        if self.at < self.tokens.len() {
            return Stop::Here(self.at);
        }
        left.refusal(
            ErrorKind::NoValue,
            "an incomplete range",
            "write the end too, as in between 2014 and 2016",
        )
    }

    /// `from 2014 to 2016`, `from 2014 on`.
    pub(super) fn from(&mut self, first: usize) -> Read<Edtf> {
        let left = self.partial_or_now()?;
        match self.word() {
            Some(Word::To | Word::Until | Word::Through | Word::Dash | Word::And | Word::By) => {
                self.at += 1;
                self.second_of_range(left, first, false, "from … to")
            }
            None | Some(Word::Onward | Word::On) => {
                self.at += usize::from(self.word().is_some());
                let start = self.resolve(&left, true)?;
                if start.throughout || left.part.is_some_and(|(first, last)| first != last) {
                    return self.finish(single(&start), first, "from … to");
                }
                self.finish(Edtf::from_ends(start_end(&start), End::Open), first, "from … on")
            }
            Some(_) => Err(Stop::Here(self.at)),
        }
    }

    /// What remains of a range whose first date has been read.
    pub(super) fn second_of_range(
        &mut self,
        mut left: Partial,
        first: usize,
        some_time: bool,
        rule: &'static str,
    ) -> Read<Edtf> {
        self.skip_small_words();
        if self.word() == Some(Word::Present) {
            self.at += 1;
            let start = self.resolve(&left, true)?;
            return self.finish(Edtf::from_ends(start_end(&start), End::Open), first, rule);
        }
        let mut right = self.partial()?;
        if right.lacks_year() && left.lacks_year() {
            self.complete_by_reference(&mut left, &mut right)?;
        }
        for end in [&mut left, &mut right] {
            end.approximate |= self.over.0;
            end.uncertain |= self.over.1;
        }
        share(&mut left, &mut right, true);
        before_weekday(&mut left, &right);
        let (start, end) = (self.resolve(&left, true)?, self.resolve(&right, true)?);
        if start.from.is_none() || end.to.is_none() {
            return Err(left.refusal(ErrorKind::NoValue, "a range without an end", "write both ends as dates"));
        }
        let edtf = if some_time {
            some_time_between(&start, &end)
        } else {
            Edtf::from_ends(start_end(&start), end_end(&end))
        };
        self.finish(edtf, first, rule)
    }

    /// Two dates without a year: the later takes the reference's.
    pub(super) fn complete_by_reference(&mut self, left: &mut Partial, right: &mut Partial) -> Read<()> {
        let mut probe = *right;
        if let (Base::Day(month, _), Base::Number(day) | Base::Ordinal(day)) = (left.base, right.base) {
            probe.base = Base::Day(month, day);
        }
        if matches!(probe.base, Base::Number(_) | Base::Ordinal(_)) {
            return Ok(());
        }
        let steps = self.steps.take();
        let resolved = self.resolve(&probe, false);
        self.steps = steps;
        let resolved = resolved?;
        right.year = match resolved.to {
            Some(Stretch::Day(day)) => Some(chrono::Datelike::year(&day)),
            Some(Stretch::Month(year, _) | Stretch::Part(year, _)) => Some(year),
            _ => None,
        };
        share(left, right, true);
        Ok(())
    }
}

/// `from Monday to Thursday`, read on a Tuesday: a bare weekday is the one before the weekday that ends the range.
fn before_weekday(left: &mut Partial, right: &Partial) {
    if let (Base::Run((Stretch::Day(from), _)), Base::Run((Stretch::Day(to), _))) = (left.base, right.base)
        && left.weekday.is_some()
        && right.weekday.is_some()
        && from > to
        && let Some(earlier) = super::convention::shift_days(from, -7)
    {
        *left = Partial {
            base: Base::Run((Stretch::Day(earlier), Stretch::Day(earlier))),
            ..*left
        };
    }
}
