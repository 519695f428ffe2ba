//! Days as a spec writes them: a year, a month or a day.

use chrono::NaiveDate;

use crate::model;

/// Which end of a year or month is meant.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Edge {
    First,
    Last,
}

/// Reads a year, a month or a day; a year also with its era (`490 BC`) or, before Christ, with its sign (`-0489`).
pub(crate) fn read_date(text: &str, edge: Edge) -> Option<NaiveDate> {
    let in_words = model::day::year_of(text).filter(|_| text.contains(char::is_alphabetic));
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (year, rest) = digits
        .split_once('-')
        .map_or((digits, None), |(year, rest)| (year, Some(rest)));
    let year = match in_words {
        Some(year) => year,
        // Fewer digits are more likely a slip than a year.
        None if year.len() == 4 || sign < 0 => sign * i32::from(year.parse::<u16>().ok()?),
        None => return None,
    };
    let part = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() == 2);
    let (month, day) = match rest.map(|rest| rest.split_once('-').ok_or(rest)) {
        None => (None, None),
        Some(Err(month)) => (Some(part(month)?), None),
        Some(Ok((month, day))) => (Some(part(month)?), Some(part(day)?)),
    };
    match (month, day) {
        (Some(month), Some(day)) => NaiveDate::from_ymd_opt(year, month, day),
        (Some(month), None) if edge == Edge::Last => NaiveDate::from_ymd_opt(year, month, 1)?
            .checked_add_months(chrono::Months::new(1))?
            .pred_opt(),
        (None, _) if edge == Edge::Last => NaiveDate::from_ymd_opt(year, 12, 31),
        (month, _) => NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1),
    }
}
