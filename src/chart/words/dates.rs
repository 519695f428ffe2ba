//! How charts write years, days, months and periods.

use chrono::{Datelike, Months, NaiveDate};

use crate::model::Measure;
use crate::model::day::{self, MONTHS};
use crate::store::EstimateRow;

/// An astronomical year: `2019`, `AD 79`, `490 BC`.
pub(crate) fn year(year: i32) -> String {
    day::year(year).replace(' ', "\u{a0}")
}

/// From one year to another: `2011–2019`, `500–401 BC`, `27 BC–AD 14`; one year alone if they are the same.
pub(crate) fn years(first: i32, last: i32) -> String {
    let (start, end) = (year(first), year(last));
    if first == last {
        start
    } else if last <= 0 {
        format!("{}–{end}", start.trim_end_matches("\u{a0}BC"))
    } else if first > 0 {
        format!("{start}–{}", end.trim_start_matches("AD\u{a0}"))
    } else {
        format!("{start}–{end}")
    }
}

/// A day: `22 Dec 2019`.
pub(crate) fn written(date: NaiveDate) -> String {
    format!("{}\u{a0}{}", date.day(), month(date))
}

/// The month of a day: `Dec 2019`.
pub(crate) fn month(date: NaiveDate) -> String {
    format!("{}\u{a0}{}", MONTHS[date.month0() as usize], year(date.year()))
}

/// A period in its shortest form: `2015`, `Jun 2014`, `22 Dec 2019`, `12–13 Aug 2023`, `Mar–Jun 2015`, `2011–2019`, `500–401 BC`, `since 2011`, `until 2019`.
pub(crate) fn period(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    match (from, to) {
        (None, None) => "date unknown".into(),
        (Some(from), None) => format!("since {}", year(from.year())),
        (None, Some(to)) => format!("until {}", year(to.year())),
        (Some(from), Some(to)) if from == to => written(from),
        (Some(from), Some(to)) if from.year() != to.year() => years(from.year(), to.year()),
        (Some(from), Some(to)) => within_a_year(from, to),
    }
}

/// A period of which everything that is named lies within it: its whole years, else its whole months, else its days. `2013–2018`, `Dec 2023–Feb 2024`.
pub(crate) fn within(from: NaiveDate, to: NaiveDate) -> String {
    let after = to.succ_opt().unwrap_or(to);
    let year = |day: NaiveDate| NaiveDate::from_ymd_opt(day.year(), 1, 1);
    let month = |day: NaiveDate| day.with_day(1);
    let next = |day: NaiveDate, first: Option<NaiveDate>, months: u32| match first {
        Some(first) if first == day => Some(day),
        first => first?.checked_add_months(Months::new(months)),
    };
    let whole = |first: Option<NaiveDate>, end: Option<NaiveDate>| {
        let (first, last) = (first?, end?.pred_opt()?);
        (first <= last).then_some((first, last))
    };
    if let Some((first, last)) = whole(next(from, year(from), 12), year(after)) {
        return years(first.year(), last.year());
    }
    let months = whole(next(from, month(from), 1), month(after));
    match months {
        Some((first, last)) if first.year() != last.year() => format!("{}–{}", self::month(first), self::month(last)),
        Some((first, last)) => within_a_year(first, last),
        None if (from.year(), from.month()) != (to.year(), to.month()) => format!("{}–{}", written(from), written(to)),
        None => period(Some(from), Some(to)),
    }
}

/// When a figure is about: a level `2015`, an amount `in 2015`, a total `by 20 Mar 2023`.
pub(crate) fn about(row: &EstimateRow) -> String {
    let (from, to) = (row.when_from, row.when_to);
    let when = &row.when_words;
    // Of the others a word stands there already: since 2011, between 2011 and 2013.
    let is_bare = from.is_some() && to.is_some() && !row.when_edtf.contains("..");
    match row.measure {
        Measure::Cumulative if to.is_some() => format!("by {}", period(from, to)),
        Measure::Flow if is_bare && from == to => format!("on {when}"),
        Measure::Flow if is_bare && is_of_days(row) => format!("over {when}"),
        Measure::Flow if is_bare => format!("in {when}"),
        Measure::Stock | Measure::Cumulative | Measure::Flow => when.clone(),
    }
}

/// Whether a period is said as some days: `8–14 Jan 2018`, which nothing happens "in".
fn is_of_days(row: &EstimateRow) -> bool {
    let begins = row.when_from.is_none_or(|from| from.day() == 1);
    let ends = row
        .when_to
        .and_then(|to| to.succ_opt())
        .is_none_or(|next| next.day() == 1);
    let is_span = row.when_words.contains('–') || row.when_words.contains(" to ");
    !(begins && ends) && is_span && row.when_words.starts_with(|c: char| c.is_ascii_digit())
}

fn within_a_year(from: NaiveDate, to: NaiveDate) -> String {
    let (first, last) = (MONTHS[from.month0() as usize], month(to));
    let begins = from.day() == 1;
    let ends = to.succ_opt().is_none_or(|next| next.day() == 1);
    if begins && ends && (from.month(), to.month()) == (1, 12) {
        year(from.year())
    } else if from.month() == to.month() && begins && ends {
        last
    } else if from.month() == to.month() {
        format!("{}–{}\u{a0}{last}", from.day(), to.day())
    } else if (to - from).num_days() < 28 {
        format!("{}\u{a0}{first}–{}\u{a0}{last}", from.day(), to.day())
    } else {
        format!("{first}–{last}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn periods_are_said_shortly() {
        let say = |a, b| period(Some(a), Some(b));
        assert_eq!(say(date(2015, 1, 1), date(2015, 12, 31)), "2015");
        assert_eq!(say(date(2014, 6, 1), date(2014, 6, 30)), "Jun\u{a0}2014");
        assert_eq!(say(date(2011, 12, 1), date(2019, 12, 31)), "2011–2019");
        assert_eq!(say(date(2019, 12, 22), date(2019, 12, 22)), "22\u{a0}Dec\u{a0}2019");
        assert_eq!(say(date(2023, 8, 12), date(2023, 8, 13)), "12–13\u{a0}Aug\u{a0}2023");
        assert_eq!(
            say(date(2015, 2, 28), date(2015, 3, 3)),
            "28\u{a0}Feb–3\u{a0}Mar\u{a0}2015"
        );
        assert_eq!(say(date(2015, 3, 1), date(2015, 6, 30)), "Mar–Jun\u{a0}2015");
        assert_eq!(say(date(2015, 1, 1), date(2015, 12, 30)), "Jan–Dec\u{a0}2015");
        assert_eq!(period(None, Some(date(2019, 1, 1))), "until 2019");
    }

    #[test]
    fn whole_years_or_months_within_a_period_are_named() {
        let say = |a, b| within(a, b).replace('\u{a0}', " ");
        assert_eq!(say(date(2023, 12, 15), date(2024, 6, 8)), "Jan–May 2024");
        assert_eq!(say(date(2012, 3, 15), date(2019, 10, 3)), "2013–2018");
        assert_eq!(say(date(2013, 1, 1), date(2014, 12, 31)), "2013–2014");
        assert_eq!(say(date(2023, 11, 2), date(2024, 3, 30)), "Dec 2023–Feb 2024");
        assert_eq!(say(date(2023, 11, 2), date(2023, 12, 12)), "2 Nov 2023–12 Dec 2023");
        assert_eq!(say(date(2023, 12, 20), date(2024, 1, 12)), "20 Dec 2023–12 Jan 2024");
    }

    #[test]
    fn early_periods_name_their_era_once() {
        let say = |a, b| period(Some(date(a, 1, 1)), Some(date(b, 12, 31))).replace('\u{a0}', " ");
        assert_eq!(say(-489, -489), "490 BC");
        assert_eq!(say(-499, -400), "500–401 BC");
        assert_eq!(say(-9_999, -6_999), "10,000–7000 BC");
        assert_eq!(say(-26, 14), "27 BC–AD 14");
        assert_eq!(say(-499, 2_015), "500 BC–2015");
        assert_eq!(say(79, 79), "AD 79");
        assert_eq!(say(69, 96), "AD 69–96");
        assert_eq!(say(843, 1_066), "AD 843–1066");
        assert_eq!(written(date(-43, 3, 15)).replace('\u{a0}', " "), "15 Mar 44 BC");
        assert_eq!(period(Some(date(-489, 1, 1)), None), "since 490\u{a0}BC");
    }
}
