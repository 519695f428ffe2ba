//! Converts days to decimal years and back; a calendar year is exactly 1 wide.

use chrono::NaiveDate;

use crate::model::year::days_in;
pub(super) use crate::model::year::{decimal, decimal_end, period};

/// Rounds to a millionth of a year (half a minute), so that times that differ only by rounding are equal.
pub(super) fn settled(time: f64) -> f64 {
    (time * 1e6).round_ties_even() / 1e6
}

/// The day that a decimal year falls in; `None` beyond chrono's calendar.
pub(super) fn day(year: f64) -> Option<NaiveDate> {
    let whole = year.floor();
    if whole.is_nan() || whole.abs() > 300_000.0 {
        return None;
    }
    // The value is bounded, so both casts are exact; the small offset undoes the rounding of `decimal`.
    #[allow(clippy::cast_possible_truncation)]
    let number = whole as i32;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let ordinal = ((year - whole) * days_in(number) + 1e-6) as u32;
    NaiveDate::from_yo_opt(number, ordinal + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_one_wide_and_every_day_comes_back() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(decimal(date(2016, 1, 1)).to_bits(), 2016.0_f64.to_bits());
        assert_eq!(decimal_end(date(2016, 12, 31)).to_bits(), 2017.0_f64.to_bits());
        assert_eq!(decimal_end(date(1900, 12, 31)).to_bits(), 1901.0_f64.to_bits());
        for number in 0..3000 {
            let there = date(2011, 3, 5) + chrono::Days::new(number);
            assert_eq!(day(decimal(there)), Some(there));
        }
        assert_eq!(day(1e12), None);
        assert_eq!(day(f64::NAN), None);
    }
}
