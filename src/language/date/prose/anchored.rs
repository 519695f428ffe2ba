//! Dates relative to a date in the same phrase: `two days after 5 May 2014`, `the year ending 30 June 2016`, `the year to date`.

use chrono::NaiveDate;

use super::super::convention::{Run, shift_days};
use super::super::count::{Count, exact_day, far_end};
use super::super::parser::{Parser, Read, Stop};
use super::super::partial::{Base, Partial};
use super::super::resolve::Resolved;
use super::super::stretch::Stretch;
use super::super::words::{Unit, Word};
use super::ago::bounded;
use crate::language::edtf::Qualifier;

/// The deepest nesting, as in `a day after two weeks before 5 May`; a limit keeps parsing linear.
const MOST_ANCHORS: u8 = 2;

impl Parser<'_> {
    /// A count of time and the date that it is relative to, if both are here.
    pub(in crate::language::date) fn anchored(&mut self) -> Read<Option<Partial>> {
        let first = self.at;
        let bound = self.bound();
        let counted = self.at;
        let Some(count) = self.count_or_one(true) else {
            self.at = first;
            return Ok(None);
        };
        let joint = self.word_at(counted + count.tokens);
        let following = self.word_at(counted + count.tokens + 1);
        // `the months before May 2016` are not one month.
        let bare = matches!(self.word(), Some(Word::Unit(_)));
        if bare && self.is_plural(counted) {
            self.at = first;
            return Ok(None);
        }
        let ended = match joint {
            Some(Word::Ended) => true,
            Some(Word::By) => self.text_at(counted + count.tokens).starts_with(['e', 'E']),
            // `the three months to June 2016`
            Some(Word::To) => following != Some(Word::Present),
            _ => false,
        };
        let to_date = joint == Some(Word::To) && following == Some(Word::Present);
        if to_date && count.tokens == 1 && bound.is_none() {
            self.at += 3;
            let reference = self.reference(first)?;
            let run = super::super::convention::unit(reference, count.unit, 0);
            return self.up_to_reference(run, first).map(Some);
        }
        let away = match joint {
            Some(Word::Before) => Some(false),
            Some(Word::After | Word::From) => Some(true),
            _ => None,
        };
        // `the year from April 2015` is a year long, not relative to that month.
        let from = joint == Some(Word::From);
        if (!ended && away.is_none()) || count.unit == Unit::Hour || from && bare || ended && bound.is_some() {
            self.at = first;
            return Ok(None);
        }
        if self.anchors == MOST_ANCHORS {
            self.at = first;
            return Ok(None);
        }
        self.at += count.tokens + 1;
        self.anchors += 1;
        let read = self.partial().and_then(|told| Ok((told, self.resolve(&told, true)?)));
        self.anchors -= 1;
        let Ok((told, anchor)) = read else {
            self.at = first;
            return Ok(None);
        };
        let found = match (away, anchor.from) {
            // `two weeks from today` is that day, but `two weeks from 5 May 2014` may be how long it took.
            (Some(_), Some(Stretch::Day(day))) if from && told.relative => exact_day(day, count, true).map(|far| {
                let far = Stretch::Day(far);
                bounded((far, far), bound, true, Stretch::Day(day))
            }),
            (Some(_), _) if from => None,
            (Some(future), Some(_)) if self.is_span(first, count, bare, bound.is_some()) => {
                spanned(&anchor, count, future)
            }
            (Some(future), Some(near)) => shifted(&anchor, count, future).map(|run| Partial {
                approximate: anchor.qualifier.is_some(),
                ..bounded(run, bound, future, near)
            }),
            (Some(_), None) => None,
            (None, _) => leading_up_to(&anchor, count),
        };
        if found.is_none() {
            self.at = first;
        }
        Ok(found)
    }

    /// The date that a name stands for, or its beginning or end: `the outbreak began`.
    pub(in crate::language::date) fn named(&mut self, number: u16) -> Read<Partial> {
        let Some(anchor) = self.options.anchors.and_then(|anchors| anchors.get(number)) else {
            return Err(Stop::Here(self.at));
        };
        self.at += 1;
        let (from, to) = anchor.run();
        let part = match self.word() {
            Some(Word::Began) => Some((from, from)),
            Some(Word::Ended | Word::Over) => Some((to, to)),
            _ => None,
        };
        self.at += usize::from(part.is_some());
        let (approximate, uncertain) = anchor.doubts();
        Ok(Partial {
            approximate,
            uncertain,
            ..Partial::run(part.unwrap_or((from, to)))
        })
    }

    /// Whether the units themselves are meant, not their far end: `the five years after`, `the decade after`.
    fn is_span(&self, first: usize, count: Count, bare: bool, bounded: bool) -> bool {
        let definite = first > 0 && self.word_at(first - 1) == Some(Word::The);
        let long = matches!(count.unit, Unit::Decade | Unit::Century);
        definite && !bounded && !count.half && (long || !bare && count.number > 1)
    }
}

/// `the five years after 2003`: all of them, from the anchor's end or up to its beginning.
fn spanned(anchor: &Resolved, count: Count, future: bool) -> Option<Partial> {
    let (from, to) = (anchor.from?, anchor.to?);
    let number = i32::try_from(count.number).ok()?;
    let years = match count.unit {
        Unit::Year => Some(number),
        Unit::Decade => number.checked_mul(10),
        Unit::Century => number.checked_mul(100),
        _ => None,
    };
    let (start, end) = match (from, to, years) {
        (Stretch::Year(_), Stretch::Year(last), Some(years)) if future => (
            Stretch::Year(last.checked_add(1)?),
            Stretch::Year(last.checked_add(years)?),
        ),
        (Stretch::Year(first), Stretch::Year(_), Some(years)) => (
            Stretch::Year(first.checked_sub(years)?),
            Stretch::Year(first.checked_sub(1)?),
        ),
        _ if future => {
            let start = to.last()?.succ_opt()?;
            (
                Stretch::Day(start),
                Stretch::Day(exact_day(start, count, true)?.pred_opt()?),
            )
        }
        _ => {
            let end = from.first()?;
            (
                Stretch::Day(exact_day(end, count, false)?),
                Stretch::Day(end.pred_opt()?),
            )
        }
    };
    // Whole months are named by their months.
    let (start, end) = match (from, count.unit, start, end) {
        (Stretch::Month(..), Unit::Month | Unit::Quarter | Unit::Year, Stretch::Day(start), Stretch::Day(end)) => {
            (Stretch::month_of(start), Stretch::month_of(end))
        }
        _ => (start, end),
    };
    Some(Partial {
        approximate: matches!(anchor.qualifier, Some(Qualifier::Approximate | Qualifier::Both)),
        uncertain: matches!(anchor.qualifier, Some(Qualifier::Uncertain | Qualifier::Both)),
        ..Partial::new(Base::Throughout(start, end), None)
    })
}

/// `two years after 2010`: as precise as the count's unit, where the anchor is no less so.
fn shifted(anchor: &Resolved, count: Count, future: bool) -> Option<Run> {
    let from = anchor.from.filter(|from| Some(*from) == anchor.to)?;
    let precise = match from {
        Stretch::Day(_) => true,
        Stretch::Month(..) => matches!(count.unit, Unit::Month | Unit::Year | Unit::Decade | Unit::Century),
        Stretch::Year(_) => matches!(count.unit, Unit::Year | Unit::Decade | Unit::Century) && !count.half,
        _ => false,
    };
    far_end(from.first()?, count, future).filter(|_| precise)
}

/// `the six months ended June 2016`: so long, up to the anchor's last day.
fn leading_up_to(anchor: &Resolved, count: Count) -> Option<Partial> {
    let last: NaiveDate = anchor.to?.last()?;
    let start = exact_day(shift_days(last, 1)?, count, false)?;
    let whole = matches!(
        count.unit,
        Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century
    );
    (whole && !count.half).then(|| Partial::new(Base::Throughout(Stretch::Day(start), Stretch::Day(last)), None))
}
