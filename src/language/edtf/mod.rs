//! EDTF (ISO 8601-2:2019, levels 0 to 2): lossless parsing and printing of [`Edtf`], and the days that it can mean.
//!
//! The grammar is strictly that of the Library of Congress's EDTF specification of 4 February 2019.

mod bounds;
mod calendar;
mod components;
mod date;
mod outline;
mod parse;
mod print;
mod relation;
mod words;

use chrono::NaiveDate;

use crate::model::{Extent, ReferencePeriod};

pub use bounds::Limit;
pub(super) use calendar::days_in_month;
use date::Time;
pub(super) use date::{Date, Qualifier};
pub use outline::{Outline, Point};

/// An EDTF expression: read with [`str::parse`], printed back exactly as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Edtf(Expression);

/// The four kinds of expression.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Expression {
    /// `1985-04`
    Date(Date),
    /// `1985-04-12T23:20:30Z`
    DateTime(Date, Time),
    /// `1964/2008`
    Interval(End, End),
    /// `[1667,1668,1670..1672]` or `{1960,1961-12}`
    Set(Choice, Vec<Member>),
}

/// One end of an interval.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum End {
    /// A date.
    Date(Date),
    /// `..`: open; there is none, or it is not given.
    Open,
    /// Empty: it exists but is unknown.
    Unknown,
}

/// Whether a set means one of its members or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Choice {
    /// `[…]`: one of them, unknown which.
    One,
    /// `{…}`: all of them.
    All,
}

/// A member of a set.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Member {
    /// `1667`
    Date(Date),
    /// `1670..1672`
    Range(Date, Date),
    /// `..1984`
    Until(Date),
    /// `1760-12..`
    From(Date),
}

impl Edtf {
    /// The reference period: the days that it can mean, and how.
    #[must_use]
    pub fn period(&self) -> ReferencePeriod {
        ReferencePeriod {
            edtf: self.to_string(),
            words: self.words(),
            from: self.earliest(),
            to: self.latest(),
            extent: self.extent(),
            approximate: self.is_approximate(),
            uncertain: self.is_uncertain(),
        }
    }

    /// The first day that it can mean; `None` if open, unknown, or beyond the range of [`NaiveDate`].
    #[must_use]
    pub fn earliest(&self) -> Option<NaiveDate> {
        self.begins().day()
    }

    /// The last day that it can mean; `None` if open, unknown, or beyond the range of [`NaiveDate`].
    #[must_use]
    pub fn latest(&self) -> Option<NaiveDate> {
        self.ends().day()
    }

    /// `throughout` for an interval, `at-some-time` for anything else.
    #[must_use]
    pub fn extent(&self) -> Extent {
        match self.0 {
            Expression::Interval(..) => Extent::Throughout,
            Expression::Date(_) | Expression::DateTime(..) | Expression::Set(..) => Extent::AtSomeTime,
        }
    }

    /// Whether any part is marked `~` or `%`.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.dates().any(|date| date.marked(Qualifier::is_approximate))
    }

    /// Whether any part is marked `?` or `%`.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.dates().any(|date| date.marked(Qualifier::is_uncertain))
    }

    /// Its first and its last date, which are one for a single date; `None` of what is open or not one stretch of time.
    pub(super) fn outer_dates(&self) -> Option<(&Date, &Date)> {
        match &self.0 {
            Expression::Date(date) | Expression::DateTime(date, _) => Some((date, date)),
            Expression::Interval(start, end) => Some((start.date()?, end.date()?)),
            Expression::Set(_, members) => match members.as_slice() {
                [Member::Date(date)] => Some((date, date)),
                [Member::Range(first, last)] => Some((first, last)),
                _ => None,
            },
        }
    }

    pub(super) fn from_date(date: Date) -> Self {
        Self(Expression::Date(date))
    }

    /// The interval between two ends; the caller ensures that one is a date and that they are in order.
    pub(super) fn from_ends(start: End, end: End) -> Self {
        Self(Expression::Interval(start, end))
    }

    /// The set of the members; there must be at least one.
    pub(super) fn from_members(choice: Choice, members: Vec<Member>) -> Self {
        Self(Expression::Set(choice, members))
    }

    /// Whether it can be written in EDTF: a year of more than four digits cannot have months.
    pub(super) fn is_expressible(&self) -> bool {
        self.dates()
            .all(|date| date.month.is_none() || matches!(date.year, date::Year::Four { .. }))
    }

    /// Whether no interval or range in it ends before it begins.
    pub(super) fn is_in_order(&self) -> bool {
        let ordered =
            |first: &Date, last: &Date| first.is_of_earlier_year(last) || first.first_day() <= last.last_day();
        match &self.0 {
            Expression::Interval(End::Date(first), End::Date(last)) => ordered(first, last),
            Expression::Set(_, members) => members.iter().all(|member| match member {
                Member::Range(first, last) => ordered(first, last),
                Member::Date(_) | Member::Until(_) | Member::From(_) => true,
            }),
            _ => true,
        }
    }

    /// Every date written in it.
    fn dates(&self) -> impl Iterator<Item = &Date> {
        let (ends, members): ([Option<&Date>; 2], &[Member]) = match &self.0 {
            Expression::Date(date) | Expression::DateTime(date, _) => ([Some(date), None], &[]),
            Expression::Interval(start, end) => ([start.date(), end.date()], &[]),
            Expression::Set(_, members) => ([None, None], members),
        };
        let listed = members.iter().flat_map(|member| match member {
            Member::Date(date) | Member::Until(date) | Member::From(date) => [Some(date), None],
            Member::Range(first, last) => [Some(first), Some(last)],
        });
        ends.into_iter().chain(listed).flatten()
    }
}

impl End {
    fn date(&self) -> Option<&Date> {
        match self {
            Self::Date(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }
}
