//! Days as numbers, and early days and years in words.
//!
//! Days are compared, sorted and subtracted as Julian day numbers wherever they are stored: text with a sign sorts wrongly, and the date functions of SQLite end
//! at 4714 BC. Years are astronomical in data, as in EDTF, and have an era in words: -489 is 490 BC, and there is no year 0 in words.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::figure::group_digits;

/// The Julian day number of the day before 1 January of the year 1.
const BEFORE_THE_YEAR_1: i32 = 1_721_425;

/// The years in which something can become public: those days are kept as ISO text alone, which is in order only here.
pub const HISTORY: RangeInclusive<i32> = 0..=9_999;

/// Short names of the months.
pub const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The Julian day number of a day, counted at noon: 1 January 2015 is 2457024, as `date(2457024)` says in SQLite. From -94 to 98 million, over the whole
/// calendar of [`NaiveDate`].
#[must_use]
pub fn number(day: NaiveDate) -> i32 {
    day.num_days_from_ce() + BEFORE_THE_YEAR_1
}

/// The day with this Julian day number; `None` beyond the calendar of [`NaiveDate`].
#[must_use]
pub fn of(number: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(number.checked_sub(BEFORE_THE_YEAR_1)?)
}

/// An astronomical year in words: `490 BC` for -489, `10,000 BC`, `AD 79`; from 1000 on only the number.
#[must_use]
pub fn year(year: i32) -> String {
    let digits = |year: u32| match year {
        0..=9_999 => year.to_string(), // never grouped
        _ => group_digits(f64::from(year)),
    };
    match year {
        ..=0 => format!("{} BC", digits(year.abs_diff(1))),
        1..=999 => format!("AD {year}"),
        _ => digits(year.unsigned_abs()),
    }
}

/// The astronomical year that is written in these words, as by [`year`]: -489 for `490 BC`.
#[must_use]
pub fn year_of(words: &str) -> Option<i32> {
    let number = |digits: &str| -> Option<i32> {
        let digits = digits.trim().replace(',', "");
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|year| is_number && *year > 0)
    };
    match (words.strip_suffix("BC"), words.strip_prefix("AD")) {
        (Some(digits), _) => Some(1 - number(digits)?),
        (None, Some(digits)) => number(digits),
        (None, None) => number(words),
    }
}

/// A day in words: `2015-01-01`, but `15 Mar 44 BC` and `24 Aug AD 79` where the number of the year alone would mislead.
#[must_use]
pub fn written(day: NaiveDate) -> String {
    if (1_000..=9_999).contains(&day.year()) {
        return day.to_string();
    }
    format!("{} {} {}", day.day(), MONTHS[day.month0() as usize], year(day.year()))
}

/// The years that the calendar holds, in words.
#[must_use]
pub fn calendar() -> String {
    format!("{} to AD {}", year(NaiveDate::MIN.year()), year(NaiveDate::MAX.year()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// Any day of the calendar.
    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (number(NaiveDate::MIN)..=number(NaiveDate::MAX)).prop_map(|number| of(number).unwrap())
    }

    proptest! {
        #[test]
        fn numbers_come_back_and_are_in_the_order_of_days(a in any_day(), b in any_day()) {
            prop_assert_eq!(of(number(a)), Some(a));
            prop_assert_eq!(number(a).cmp(&number(b)), a.cmp(&b));
            prop_assert_eq!(i64::from(number(b)) - i64::from(number(a)), (b - a).num_days());
        }
    }

    #[test]
    fn the_ends_of_the_calendar_have_numbers() {
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            assert_eq!(of(number(day)), Some(day));
            assert!(
                number(day).abs() < 100_000_000,
                "{day}: the views write an open beginning as -100000000"
            );
        }
        for beyond in [
            number(NaiveDate::MIN) - 1,
            number(NaiveDate::MAX) + 1,
            i32::MIN,
            i32::MAX,
        ] {
            assert_eq!(of(beyond), None);
        }
    }

    #[test]
    fn early_years_have_an_era_in_words() {
        let years = [-9_999, -489, -1, 0, 1, 79, 999, 1_000, 2_015, 12_015];
        let words = [
            "10,000 BC",
            "490 BC",
            "2 BC",
            "1 BC",
            "AD 1",
            "AD 79",
            "AD 999",
            "1000",
            "2015",
            "12,015",
        ];
        assert_eq!(years.map(year), words);
        assert_eq!(words.map(year_of), years.map(Some));
        assert_eq!(
            ["BC", "0 BC", "-5 BC", "AD", "+5", "99999999999 BC", "x"].map(year_of),
            [None; 7]
        );
        assert_eq!(written(date(2015, 1, 1)), "2015-01-01");
        assert_eq!(written(date(-43, 3, 15)), "15 Mar 44 BC");
        assert_eq!(written(date(79, 8, 24)), "24 Aug AD 79");
        assert_eq!(calendar(), "262,144 BC to AD 262,142");
    }
}
