//! The first and the last day that an EDTF expression can mean. Qualifications (`?~%`) do not widen them.

use chrono::NaiveDate;

use super::calendar::{Day, days_in_month};
use super::date::{Date, Pair, Year};
use super::{Edtf, End, Expression, Member};

/// Where an expression begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// On this day.
    Day(NaiveDate),
    /// In a year that [`NaiveDate`] cannot hold.
    Beyond,
    /// Open: `..`.
    Open,
    /// Unknown: an empty end of an interval.
    Unknown,
}

impl Limit {
    /// The day, if it is one.
    #[must_use]
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Beyond | Self::Open | Self::Unknown => None,
        }
    }
}

/// Like [`Limit`], but with days beyond the range of [`NaiveDate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Day(Day),
    Open,
    Unknown,
}

impl From<Edge> for Limit {
    fn from(edge: Edge) -> Self {
        match edge {
            Edge::Open => Self::Open,
            Edge::Unknown => Self::Unknown,
            Edge::Day(Day { year, month, day }) => i32::try_from(year)
                .ok()
                .and_then(|year| NaiveDate::from_ymd_opt(year, month.into(), day.into()))
                .map_or(Self::Beyond, Self::Day),
        }
    }
}

impl Edtf {
    /// Where it begins: [`Edtf::earliest`], with the reason if there is no day.
    #[must_use]
    pub fn begins(&self) -> Limit {
        self.first_edge().into()
    }

    /// Where it ends: [`Edtf::latest`], with the reason if there is no day.
    #[must_use]
    pub fn ends(&self) -> Limit {
        self.last_edge().into()
    }

    pub(super) fn first_edge(&self) -> Edge {
        match &self.0 {
            Expression::Date(date) | Expression::DateTime(date, _) => Edge::of(date.first_day()),
            Expression::Interval(start, _) => start.edge(Date::first_day),
            Expression::Set(_, members) => members
                .iter()
                .map(|member| match member {
                    Member::Date(date) | Member::From(date) | Member::Range(date, _) => Edge::of(date.first_day()),
                    Member::Until(_) => Edge::Open,
                })
                .reduce(|a, b| a.combine(b, Day::min))
                .unwrap_or(Edge::Unknown),
        }
    }

    pub(super) fn last_edge(&self) -> Edge {
        match &self.0 {
            Expression::Date(date) | Expression::DateTime(date, _) => Edge::of(date.last_day()),
            Expression::Interval(_, end) => end.edge(Date::last_day),
            Expression::Set(_, members) => members
                .iter()
                .map(|member| match member {
                    Member::Date(date) | Member::Until(date) | Member::Range(_, date) => Edge::of(date.last_day()),
                    Member::From(_) => Edge::Open,
                })
                .reduce(|a, b| a.combine(b, Day::max))
                .unwrap_or(Edge::Unknown),
        }
    }
}

impl Edge {
    fn of(day: Option<Day>) -> Self {
        day.map_or(Self::Unknown, Self::Day)
    }

    pub(super) fn day(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Open | Self::Unknown => None,
        }
    }

    fn combine(self, other: Self, choose: fn(Day, Day) -> Day) -> Self {
        match (self, other) {
            (Self::Day(a), Self::Day(b)) => Self::Day(choose(a, b)),
            (Self::Open, _) | (_, Self::Open) => Self::Open,
            _ => Self::Unknown,
        }
    }
}

impl End {
    fn edge(&self, day: fn(&Date) -> Option<Day>) -> Edge {
        match self {
            Self::Date(date) => Edge::of(day(date)),
            Self::Open => Edge::Open,
            Self::Unknown => Edge::Unknown,
        }
    }
}

impl Date {
    /// The first day that it can mean; `None` if no day of the calendar fits, which the parser rejects.
    pub(super) fn first_day(&self) -> Option<Day> {
        let Some(month) = self.month else {
            return Some(Day {
                year: self.year.first(),
                month: 1,
                day: 1,
            });
        };
        if let Some((start, _)) = month.number().and_then(part_of_year) {
            return Some(start.day_in(self.year.first(), 1));
        }
        self.year.ascending().find_map(|year| {
            (1..=12)
                .filter(|&m| month.matches(m))
                .find_map(|m| self.day_in(year, m, false))
        })
    }

    /// The last day that it can mean; `None` if no day of the calendar fits, which the parser rejects.
    pub(super) fn last_day(&self) -> Option<Day> {
        let Some(month) = self.month else {
            return Some(Day {
                year: self.year.last(),
                month: 12,
                day: 31,
            });
        };
        if let Some((_, end)) = month.number().and_then(part_of_year) {
            let year = self.year.last();
            return Some(end.day_in(year, days_in_month(year.saturating_add(end.years_on), end.month)));
        }
        self.year.descending().find_map(|year| {
            (1..=12)
                .rev()
                .filter(|&m| month.matches(m))
                .find_map(|m| self.day_in(year, m, true))
        })
    }

    /// The first or last day of the month that fits.
    fn day_in(&self, year: i64, month: u8, last: bool) -> Option<Day> {
        let length = days_in_month(year, month);
        let fits = |day: &u8| self.day.is_none_or(|pair| pair.matches(*day));
        let day = if last {
            (1..=length).rev().find(fits)
        } else {
            (1..=length).find(fits)
        };
        day.map(|day| Day { year, month, day })
    }
}

/// A month, in the given year or the next.
#[derive(Clone, Copy)]
struct MonthAfter {
    month: u8,
    years_on: i64,
}

impl MonthAfter {
    fn day_in(self, year: i64, day: u8) -> Day {
        Day {
            year: year.saturating_add(self.years_on),
            month: self.month,
            day,
        }
    }
}

/// The first and last month of the parts of a year that EDTF numbers 21 to 41.
///
/// Seasons are the meteorological ones. The specification leaves those "independent of location" (21 to 24) undefined; they
/// are read as northern. A winter that spans the new year belongs to the year in which it begins.
fn part_of_year(code: u8) -> Option<(MonthAfter, MonthAfter)> {
    let (first, months) = match code {
        21 | 25 | 31 => (3, 3),  // spring, northern spring, southern autumn
        22 | 26 | 32 => (6, 3),  // summer, northern summer, southern winter
        23 | 27 | 29 => (9, 3),  // autumn, northern autumn, southern spring
        24 | 28 | 30 => (12, 3), // winter, northern winter, southern summer
        33..=36 => ((code - 33) * 3 + 1, 3),
        37..=39 => ((code - 37) * 4 + 1, 4),
        40 | 41 => ((code - 40) * 6 + 1, 6),
        _ => return None,
    };
    let last = first + months - 1;
    let (month, years_on) = if last > 12 { (last - 12, 1) } else { (last, 0) };
    Some((
        MonthAfter {
            month: first,
            years_on: 0,
        },
        MonthAfter { month, years_on },
    ))
}

/// Whether the number names a part of a year rather than a month.
pub(super) fn is_part_of_year(pair: Pair) -> bool {
    pair.number().and_then(part_of_year).is_some()
}

impl Year {
    fn first(&self) -> i64 {
        self.range().0
    }

    fn last(&self) -> i64 {
        self.range().1
    }

    /// The first and last year that it can mean.
    fn range(&self) -> (i64, i64) {
        let (negative, digits, significant) = match self {
            Self::Long(long) => return (long.first, long.last),
            Self::Four {
                negative,
                digits,
                significant,
            } => (*negative, digits, *significant),
        };
        let known = usize::from(significant.unwrap_or(4));
        let fill = |with: u8| {
            digits.iter().enumerate().fold(0, |number, (place, &digit)| {
                let digit = if digit == b'X' || place >= known { with } else { digit };
                number * 10 + i64::from(digit - b'0')
            })
        };
        let (small, large) = (fill(b'0'), fill(b'9'));
        // There is no year -0: `-00X0` ends with -10.
        let small = if negative && small == 0 { self.step() } else { small };
        if negative { (-large, -small) } else { (small, large) }
    }

    /// The distance between the years that it can mean: a power of ten, depending on the known digits at the end.
    fn step(&self) -> i64 {
        match self {
            Self::Long(_)
            | Self::Four {
                significant: Some(0..=3),
                ..
            } => 1,
            Self::Four { digits, .. } => digits
                .iter()
                .rev()
                .take_while(|&&digit| digit != b'X')
                .fold(1, |step, _| step * 10),
        }
    }

    /// Every year that it can mean, earliest first. Only four-digit years have months, so there are 10,000 at most.
    fn ascending(&self) -> impl Iterator<Item = i64> {
        let (first, last) = self.range();
        let step = self.step();
        std::iter::successors(Some(first), move |&year| Some(year + step))
            .take_while(move |&year| year <= last)
            .filter(|&year| self.can_be(year))
    }

    /// Every year that it can mean, latest first.
    fn descending(&self) -> impl Iterator<Item = i64> {
        let (first, last) = self.range();
        let step = self.step();
        std::iter::successors(Some(last), move |&year| Some(year - step))
            .take_while(move |&year| year >= first)
            .filter(|&year| self.can_be(year))
    }

    fn can_be(&self, year: i64) -> bool {
        let Self::Four { digits, .. } = self else { return true };
        let mut rest = year.abs();
        digits.iter().rev().all(|&digit| {
            let here = rest % 10;
            rest /= 10;
            digit == b'X' || i64::from(digit - b'0') == here
        })
    }
}
