//! Counts of time, such as `three decades` or `a year and a half`, and the dates at that distance from a day.

use chrono::{Datelike, NaiveDate};

use super::convention::{self, Run, shift_days, shift_months};
use super::parser::Parser;
use super::stretch::Stretch;
use super::words::{Unit, Word};

/// A number of units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Count {
    pub(super) number: u32,
    /// And a half.
    pub(super) half: bool,
    pub(super) unit: Unit,
    /// How many tokens it takes.
    pub(super) tokens: usize,
}

impl Parser<'_> {
    /// The smaller number of `five to ten years`, with the unit left to the larger.
    pub(super) fn count_before_another(&self) -> Option<Count> {
        let (number, words) = match self.word()? {
            Word::Number { value, .. } => (value, 1),
            _ => self.spelled(self.at)?,
        };
        let joined = matches!(self.word_at(self.at + words), Some(Word::To | Word::Dash | Word::Or));
        let counts = matches!(
            self.word_at(self.at + words + 1),
            Some(Word::Number { .. } | Word::Cardinal(_) | Word::Hundreds(_) | Word::Power(_))
        );
        (joined && counts).then_some(Count {
            number,
            half: false,
            unit: Unit::Year,
            tokens: words + 1,
        })
    }

    /// A number and a unit, or only the unit if that is allowed: `the past decade and a half`.
    pub(super) fn count_or_one(&self, one_will_do: bool) -> Option<Count> {
        self.count().or_else(|| match self.word() {
            Some(Word::Unit(unit))
                if one_will_do && !matches!(unit, Unit::Weekend | Unit::Century) && !self.is_plural(self.at) =>
            {
                let half = self.and_a_half(self.at + 1);
                Some(Count {
                    number: 1,
                    half: half > 0,
                    unit,
                    tokens: 1 + half,
                })
            }
            _ => None,
        })
    }

    /// How many tokens here say `and a half`; 0 where none do.
    fn and_a_half(&self, at: usize) -> usize {
        match (self.word_at(at), self.word_at(at + 1), self.word_at(at + 2)) {
            (Some(Word::AndHalf), ..) => 1,
            (Some(Word::And), Some(Word::A), Some(Word::Half)) => 3,
            _ => 0,
        }
    }

    /// A number and a unit, from this place on: `three decades`, `a year and a half`, `half a century`.
    pub(super) fn count(&self) -> Option<Count> {
        self.count_from(self.at)
    }

    pub(super) fn count_from(&self, from: usize) -> Option<Count> {
        let mut at = from;
        let mut half = false;
        let number = match (self.word_at(at)?, self.word_at(at + 1)) {
            (Word::Half, following) => {
                half = true;
                at += 1 + usize::from(following == Some(Word::A));
                0
            }
            (Word::Number { value, .. }, _) => {
                at += 1;
                value
            }
            (Word::A, Some(Word::Cardinal(_) | Word::Power(_))) => {
                let (number, words) = self.spelled(at + 1)?;
                at += 1 + words;
                number
            }
            (Word::A, _) => {
                at += 1;
                1
            }
            _ => {
                let (number, words) = self.spelled(at)?;
                at += words;
                number
            }
        };
        let more = self.and_a_half(at);
        half |= more > 0;
        at += more;
        at += usize::from(self.word_at(at) == Some(Word::Dash));
        let Some(Word::Unit(unit)) = self.word_at(at) else {
            return None;
        };
        at += 1;
        at += usize::from(self.word_at(at) == Some(Word::Apostrophe));
        let more = self.and_a_half(at);
        half |= more > 0;
        at += more;
        Some(Count {
            number,
            half,
            unit,
            tokens: at - from,
        })
    }
}

/// The year, month, week or day at this distance from the reference, as precise as its unit.
pub(super) fn far_end(reference: NaiveDate, count: Count, future: bool) -> Option<Run> {
    let number = i32::try_from(count.number).ok()?;
    let signed = |number: i32| if future { Some(number) } else { number.checked_neg() };
    let one = |stretch| (stretch, stretch);
    let year = |years: i32| reference.year().checked_add(signed(years)?).map(Stretch::Year).map(one);
    let month = |months: i32| Some(one(Stretch::month_of(shift_months(reference, signed(months)?)?)));
    let halves = |whole: i32| {
        number
            .checked_mul(whole)?
            .checked_add(if count.half { whole / 2 } else { 0 })
    };
    match count.unit {
        Unit::Year if count.half => month(halves(12)?),
        Unit::Year => year(number),
        Unit::Decade => year(halves(10)?),
        Unit::Century => year(halves(100)?),
        Unit::Millennium => year(halves(1000)?),
        Unit::Quarter => month(number.checked_mul(3)?),
        Unit::Month => month(number),
        Unit::Week | Unit::Fortnight | Unit::Weekend => {
            let day = shift_days(reference, if future { days_of(count) } else { -days_of(count) })?;
            convention::unit(day, Unit::Week, 0)
        }
        Unit::Day | Unit::Hour => Some(one(Stretch::Day(shift_days(reference, signed(number)?.into())?))),
    }
}

/// The exact day at this distance before or after the reference.
pub(super) fn exact_day(reference: NaiveDate, count: Count, future: bool) -> Option<NaiveDate> {
    let number = i32::try_from(count.number).ok()?;
    let signed = if future { number } else { number.checked_neg()? };
    let months = match count.unit {
        Unit::Year => 12,
        Unit::Decade => 120,
        Unit::Century => 1200,
        Unit::Quarter => 3,
        Unit::Month => 1,
        _ => return shift_days(reference, if future { days_of(count) } else { -days_of(count) }),
    };
    shift_months(reference, signed.checked_mul(months)?)
}

pub(super) fn days_of(count: Count) -> i64 {
    let length = match count.unit {
        Unit::Week | Unit::Weekend => 7,
        Unit::Fortnight => 14,
        _ => 1,
    };
    i64::from(count.number) * length
}
