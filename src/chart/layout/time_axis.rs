//! Time as a horizontal axis: which days it spans, and the pixel of each.

use chrono::{Datelike, Days, NaiveDate};

/// A day as a number: days since the year 1, whole at the day's start.
pub(crate) fn day(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// A span of days mapped to a span of pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TimeAxis {
    /// First day shown.
    pub(crate) from: NaiveDate,
    /// First day no longer shown.
    pub(crate) until: NaiveDate,
    /// Left edge in pixels.
    pub(crate) left: f64,
    /// Right edge in pixels.
    pub(crate) right: f64,
}

/// What an axis leaves free before its first day and after its last, as a part of the days between; at least a day.
const ROOM: i64 = 50;

impl TimeAxis {
    /// An axis from one day to another, as far as they are fixed, and otherwise around all of these days with a little room. `None` where nothing says which
    /// days. It still needs its edges.
    pub(crate) fn over(days: &[NaiveDate], fixed: (Option<NaiveDate>, Option<NaiveDate>)) -> Option<Self> {
        let first = fixed.0.or(days.iter().min().copied()).or(fixed.1)?;
        let last = fixed.1.or(days.iter().max().copied()).unwrap_or(first).max(first);
        #[allow(clippy::cast_sign_loss)] // the last day is not before the first
        let room = Days::new(((last - first).num_days() / ROOM).max(1) as u64);
        let from = match fixed.0 {
            Some(from) => from,
            None => first.checked_sub_days(room).unwrap_or(first),
        };
        let after = last.checked_add_days(Days::new(1)).unwrap_or(last);
        let until = match fixed.1 {
            Some(_) => after,
            None => after.checked_add_days(room).unwrap_or(after),
        };
        Some(Self {
            from,
            until,
            left: 0.0,
            right: 1.0,
        })
    }

    /// What a program that reads the picture must know of it, by name.
    pub(crate) fn facts(&self) -> [(&'static str, String); 4] {
        [
            ("from", self.from.to_string()),
            ("until", self.until.to_string()),
            ("left", format!("{:.2}", self.left)),
            ("right", format!("{:.2}", self.right)),
        ]
    }

    /// Whether a day is on it.
    pub(crate) fn shows(&self, date: NaiveDate) -> bool {
        date >= self.from && date < self.until
    }

    /// The pixel of a day; days off the axis are outside its pixels.
    pub(crate) fn x(&self, at: f64) -> f64 {
        let (from, until) = (day(self.from), day(self.until));
        self.left + (at - from) / (until - from).max(1.0) * (self.right - self.left)
    }

    /// The first moment shown and the first no longer shown, in days.
    pub(crate) fn range(&self) -> (f64, f64) {
        (day(self.from), day(self.until))
    }

    /// The pixel of a day, kept within the axis.
    pub(crate) fn clamped(&self, at: f64) -> f64 {
        self.x(at).clamp(self.left, self.right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn span(days: &[NaiveDate], fixed: (Option<NaiveDate>, Option<NaiveDate>)) -> (NaiveDate, NaiveDate) {
        let axis = TimeAxis::over(days, fixed).unwrap();
        (axis.from, axis.until)
    }

    #[test]
    fn an_axis_is_little_longer_than_what_is_on_it() {
        let days = [date(2006, 4, 24), date(2006, 4, 26)];
        assert_eq!(span(&days, (None, None)), (date(2006, 4, 23), date(2006, 4, 28)));
        let years = [date(2014, 1, 1), date(2023, 12, 31)];
        let (from, until) = span(&years, (None, None));
        assert_eq!((from, until), (date(2013, 10, 20), date(2024, 3, 14)));
        // What a spec fixes is exact.
        let fixed = (Some(date(2015, 1, 1)), Some(date(2016, 12, 31)));
        assert_eq!(span(&years, fixed), (date(2015, 1, 1), date(2017, 1, 1)));
        assert_eq!(span(&[], fixed), (date(2015, 1, 1), date(2017, 1, 1)));
        assert_eq!(span(&years, (fixed.0, None)).0, date(2015, 1, 1));
    }

    #[test]
    fn far_dates_do_not_overflow() {
        let axis = TimeAxis::over(&[NaiveDate::MIN, NaiveDate::MAX], (None, None)).unwrap();
        assert!(axis.x(0.0).is_finite());
        assert!(TimeAxis::over(&[], (None, None)).is_none());
        // Days after the last that is shown do not turn an axis around.
        let axis = TimeAxis::over(&[date(2020, 1, 1)], (None, Some(date(2010, 1, 1)))).unwrap();
        assert!(axis.from < axis.until);
    }
}
