//! Stretches of the calendar that EDTF can name as one date, and their neighbours.

use chrono::{Datelike, NaiveDate};

use crate::language::edtf::{Date, Edtf, Qualifier, days_in_month};

/// A stretch of time with a name of its own in EDTF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    /// The hundred years from this one: 0 to 9900 (`19XX`), or -9999 to -199 (-499: `-04XX`).
    Century(i32),
    /// The ten years from this one, 0 to 9990: `199X`.
    Decade(i32),
    /// A year; 0 is 1 BC.
    Year(i32),
    /// A season, quarter, third or half, by its EDTF number, 21 to 41.
    Part(i32, u8),
    /// A month, 1 to 12.
    Month(i32, u8),
    /// A day.
    Day(NaiveDate),
}

impl Stretch {
    /// The stretch as an EDTF date.
    pub(super) fn date(self) -> Date {
        match self {
            Self::Century(year) => Date::century(year),
            Self::Decade(year) => Date::decade(year),
            Self::Year(year) => Date::year(year),
            Self::Part(year, number) | Self::Month(year, number) => Date::month(year, number),
            Self::Day(day) => Date::day(day.year(), low(day.month()), low(day.day())),
        }
    }

    /// The stretch as an EDTF date, qualified.
    pub(super) fn qualified(self, qualifier: Option<Qualifier>) -> Date {
        match qualifier {
            None => self.date(),
            Some(qualifier) => self.date().qualified(qualifier),
        }
    }

    /// Its first day.
    pub(super) fn first(self) -> Option<NaiveDate> {
        match self {
            Self::Century(year) | Self::Decade(year) | Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month.into(), 1),
            Self::Part(..) => Edtf::from_date(self.date()).earliest(),
            Self::Day(day) => Some(day),
        }
    }

    /// Its last day.
    pub(super) fn last(self) -> Option<NaiveDate> {
        let end_of_year = |year: i32, years: i32| NaiveDate::from_ymd_opt(year.checked_add(years)?, 12, 31);
        match self {
            Self::Century(year) => end_of_year(year, 99),
            Self::Decade(year) => end_of_year(year, 9),
            Self::Year(year) => end_of_year(year, 0),
            Self::Month(year, month) => {
                NaiveDate::from_ymd_opt(year, month.into(), days_in_month(year.into(), month).into())
            }
            Self::Part(..) => Edtf::from_date(self.date()).latest(),
            Self::Day(day) => Some(day),
        }
    }

    /// The year, month or day that ends where it begins: a year before years, a month before months.
    pub(super) fn before(self) -> Option<Self> {
        match self {
            Self::Century(year) | Self::Decade(year) | Self::Year(year) => year.checked_sub(1).map(Self::Year),
            Self::Part(..) | Self::Month(..) => self.first()?.pred_opt().map(Self::month_of),
            Self::Day(day) => day.pred_opt().map(Self::Day),
        }
    }

    /// The year, month or day that begins where it ends.
    pub(super) fn after(self) -> Option<Self> {
        match self {
            Self::Century(year) => year.checked_add(100).map(Self::Year),
            Self::Decade(year) => year.checked_add(10).map(Self::Year),
            Self::Year(year) => year.checked_add(1).map(Self::Year),
            Self::Part(..) | Self::Month(..) => self.last()?.succ_opt().map(Self::month_of),
            Self::Day(day) => day.succ_opt().map(Self::Day),
        }
    }

    /// The month in which the day lies.
    pub(super) fn month_of(day: NaiveDate) -> Self {
        Self::Month(day.year(), low(day.month()))
    }
}

/// A month or day of `chrono` as EDTF takes it; both are below 256.
pub(super) fn low(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}
