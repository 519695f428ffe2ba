//! Days as decimal years; a calendar year is exactly 1 wide.

use chrono::{Datelike, NaiveDate};

use super::quantity::Per;
use super::record::Measure;

/// The start of a day as a decimal year: 1 January 2016 is 2016.0.
pub(crate) fn decimal(day: NaiveDate) -> f64 {
    f64::from(day.year()) + f64::from(day.ordinal0()) / days_in(day.year())
}

/// The end of a day, which is the start of the next.
pub(crate) fn decimal_end(day: NaiveDate) -> f64 {
    f64::from(day.year()) + f64::from(day.ordinal()) / days_in(day.year())
}

/// The days in a year.
pub(crate) fn days_in(year: i32) -> f64 {
    let leap = year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    if leap { 366.0 } else { 365.0 }
}

/// The length of a period in years; exact where it is made of whole months.
fn years(from: NaiveDate, to: NaiveDate) -> f64 {
    /// The length of a year of the Gregorian calendar, on average.
    const DAYS: f64 = 365.242_5;
    match to.succ_opt() {
        Some(end) if from.day() == 1 && end.day() == 1 => {
            let months = (end.year() - from.year()) * 12 + end.month0().cast_signed() - from.month0().cast_signed();
            f64::from(months) / 12.0
        }
        _ => ((to - from).num_days() + 1) as f64 / DAYS,
    }
}

/// By what a figure is multiplied to be comparable with the others of its series: an amount over a period becomes a rate a year, that over two months six
/// times as large; 1 for all others.
pub(crate) fn rate_factor(measure: Measure, per: Option<Per>, from: Option<NaiveDate>, to: Option<NaiveDate>) -> f64 {
    match (measure, per, from, to) {
        (Measure::Flow, None, Some(from), Some(to)) => 1.0 / years(from, to),
        _ => 1.0,
    }
}

/// The period that a statement is about, in decimal years. A missing end is filled in by convention: without any period it is the year before publication;
/// "since 2012" runs to publication; "until 2019" means the year up to then.
pub(crate) fn period(from: Option<NaiveDate>, to: Option<NaiveDate>, published: NaiveDate) -> (f64, f64) {
    let published = decimal_end(published);
    match (from, to) {
        (Some(from), Some(to)) => (decimal(from), decimal_end(to)),
        (Some(from), None) => (decimal(from), published.max(decimal_end(from))),
        (None, Some(to)) => (decimal_end(to) - 1.0, decimal_end(to)),
        (None, None) => (published - 1.0, published),
    }
}
