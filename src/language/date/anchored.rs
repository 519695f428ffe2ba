//! Dates relative to a date in the same phrase: `two days after 5 May 2014`, `the year ending 30 June 2016`, `the year to date`.

use chrono::NaiveDate;

use super::ago::bounded;
use super::convention::{Run, shift_days};
use super::count::{Count, exact_day, far_end};
use super::parser::{Parser, Read};
use super::partial::{Base, Partial};
use super::resolve::Resolved;
use super::stretch::Stretch;
use super::words::{Unit, Word};

/// The deepest nesting, as in `a day after two weeks before 5 May`; a limit keeps parsing linear.
const MOST_ANCHORS: u8 = 2;

impl Parser<'_> {
    /// A count of time and the date that it is relative to, if both are here.
    pub(super) fn anchored(&mut self) -> Read<Option<Partial>> {
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
            let run = super::convention::unit(reference, count.unit, 0);
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
