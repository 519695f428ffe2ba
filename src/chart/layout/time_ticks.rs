//! The ticks of a time axis: round years, months or days, as dense as their labels leave room for. Never which days the axis spans.

use chrono::{Datelike, Months, NaiveDate};

use crate::chart::layout::time_axis::{TimeAxis, day};
use crate::chart::words::dates::{written, year};
use crate::model::day::MONTHS;

/// A tick and its label.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tick {
    /// Its pixel on the axis.
    pub(crate) x: f64,
    /// The pixel of its label's middle: its own, but within the picture.
    pub(crate) middle: f64,
    pub(crate) label: String,
}

/// What lies between two ticks.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    Days(u32),
    Months(u32),
    Years(i32),
}

/// From dense to wide.
const STEPS: [Step; 25] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1_000),
    Step::Years(2_000),
    Step::Years(5_000),
    Step::Years(10_000),
    Step::Years(20_000),
    Step::Years(50_000),
    Step::Years(100_000),
    Step::Years(200_000),
];

/// From this many years between ticks on, the first year of our era has one, which would otherwise crowd its neighbours.
const AT_OUR_ERA: i32 = 10;
/// More labels than this say nothing more.
const MOST: usize = 14;
/// On a longer axis, in days, days between the months would only be clutter, and months between the years on one longer than that.
const LONGEST: (f64, f64) = (100.0, 1_280.0);

/// Ticks as dense as their labels leave room for: the labels stay within `edges`, `gap` apart, as wide as `width` says.
pub(crate) fn ticks(axis: &TimeAxis, edges: (f64, f64), gap: f64, width: impl Fn(&str) -> f64) -> Vec<Tick> {
    let (from, until) = axis.range();
    let days = until - from;
    let suits = |step: &Step| match step {
        Step::Days(_) => days <= LONGEST.0,
        Step::Months(_) => days > 31.0 && days <= LONGEST.1,
        // Years that nobody would see apart are not even listed.
        Step::Years(years) => days > 366.0 && days / 365.25 / f64::from(*years) <= 400.0,
    };
    let set = |step: &Step| -> Option<Vec<Tick>> {
        let dates = step.dates(axis);
        let labels = step.labels(&dates);
        let mut ticks = Vec::new();
        let mut end = f64::NEG_INFINITY;
        for (date, label) in dates.into_iter().zip(labels) {
            // A day has its tick at noon, where what happened on it stands; a month and a year have theirs where they begin.
            let noon = if matches!(step, Step::Days(_)) { 0.5 } else { 0.0 };
            let (x, half) = (axis.x(day(date) + noon), width(&label) / 2.0);
            let middle = x.min(edges.1 - half).max(edges.0 + half);
            if middle - half < end + gap {
                return None;
            }
            end = middle + half;
            ticks.push(Tick { x, middle, label });
        }
        (!ticks.is_empty() && ticks.len() <= MOST).then_some(ticks)
    };
    let mut suited = STEPS.iter().filter(|step| suits(step));
    suited.find_map(set).unwrap_or_default()
}

impl Step {
    /// The round days on an axis at which this step has ticks.
    fn dates(self, axis: &TimeAxis) -> Vec<NaiveDate> {
        match self {
            Self::Days(step) => {
                let days = axis.from.iter_days().take_while(|date| *date < axis.until);
                // The label of the first of the next month needs its room.
                let fits = |date: &NaiveDate| step < 2 || 3 * days_left(*date) >= 2 * step;
                days.filter(|date| date.day0() % step == 0 && fits(date)).collect()
            }
            Self::Months(step) => {
                let first = NaiveDate::from_ymd_opt(axis.from.year(), 1, 1);
                let next = |date: &NaiveDate| date.checked_add_months(Months::new(step));
                std::iter::successors(first, next)
                    .take_while(|date| *date < axis.until)
                    .filter(|date| *date >= axis.from)
                    .collect()
            }
            Self::Years(step) => years(axis, step),
        }
    }

    /// Labels that name the month, and the year, once.
    fn labels(self, dates: &[NaiveDate]) -> Vec<String> {
        let mut named = None;
        let mut label = |date: &NaiveDate| {
            let is_named = named.replace(date.year()) == Some(date.year());
            let month = MONTHS[date.month0() as usize];
            match self {
                Self::Years(_) => year(date.year()),
                Self::Months(_) if is_named => month.to_owned(),
                Self::Months(_) => format!("{month}\u{a0}{}", year(date.year())),
                Self::Days(_) if is_named => format!("{}\u{a0}{month}", date.day()),
                Self::Days(_) => written(*date),
            }
        };
        dates.iter().map(&mut label).collect()
    }
}

/// Round years of each era: 500 BC, AD 1, AD 500. There is no year 0.
fn years(axis: &TimeAxis, step: i32) -> Vec<NaiveDate> {
    let round = |number: i32| match number {
        0 => (step >= AT_OUR_ERA).then_some(1),
        1.. => number.checked_mul(step),
        _ => Some(number * step + 1),
    };
    let (first, last) = (
        (axis.from.year() - 1).div_euclid(step),
        axis.until.year().div_euclid(step),
    );
    (first..=last)
        .filter_map(round)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1))
        .filter(|start| axis.shows(*start))
        .collect()
}

/// How many days of its month a day begins, with itself.
fn days_left(date: NaiveDate) -> u32 {
    u32::from(date.num_days_in_month()) - date.day0()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// From one day until before another, this many pixels wide.
    fn axis(from: NaiveDate, until: NaiveDate, right: f64) -> TimeAxis {
        TimeAxis {
            from,
            until,
            left: 0.0,
            right,
        }
    }

    /// Ticks with labels of six pixels a letter.
    fn set(axis: &TimeAxis) -> Vec<Tick> {
        ticks(axis, (-30.0, axis.right + 30.0), 12.0, |label| {
            label.chars().count() as f64 * 6.0
        })
    }

    fn labels(axis: &TimeAxis) -> Vec<String> {
        set(axis)
            .into_iter()
            .map(|tick| tick.label.replace('\u{a0}', " "))
            .collect()
    }

    #[test]
    fn years_are_ticked_at_their_first_day() {
        let years = axis(date(2013, 10, 1), date(2024, 8, 1), 700.0);
        let found = set(&years);
        assert_eq!((found[0].label.as_str(), found.len()), ("2014", 11));
        assert_eq!(found[0].x.to_bits(), years.x(day(date(2014, 1, 1))).to_bits());
        let narrow = axis(date(2013, 10, 1), date(2024, 8, 1), 200.0);
        assert_eq!(labels(&narrow), ["2014", "2016", "2018", "2020", "2022", "2024"]);
    }

    #[test]
    fn early_years_are_ticked_where_their_era_has_round_ones() {
        let early = |from: i32, until: i32, right: f64| labels(&axis(date(from, 1, 1), date(until, 1, 1), right));
        assert_eq!(
            early(-1_200, 1_300, 340.0),
            ["1000 BC", "500 BC", "AD 1", "AD 500", "1000"]
        );
        assert_eq!(
            early(-10_000, 2_015, 400.0),
            ["10,000 BC", "8000 BC", "6000 BC", "4000 BC", "2000 BC", "AD 1", "2000"]
        );
        assert_eq!(early(-3, 3, 400.0), ["4 BC", "3 BC", "2 BC", "1 BC", "AD 1", "AD 2"]);
    }

    #[test]
    fn days_and_months_are_ticked_with_the_year_once() {
        assert_eq!(
            labels(&axis(date(2006, 4, 23), date(2006, 4, 28), 500.0)),
            ["23 Apr 2006", "24 Apr", "25 Apr", "26 Apr", "27 Apr"]
        );
        assert_eq!(
            labels(&axis(date(2019, 3, 10), date(2020, 2, 10), 400.0)),
            ["May 2019", "Jul", "Sep", "Nov", "Jan 2020"]
        );
        assert_eq!(
            labels(&axis(date(2019, 1, 1), date(2020, 1, 1), 200.0)),
            ["Jan 2019", "Apr", "Jul", "Oct"]
        );
    }

    #[test]
    fn every_axis_has_ticks_and_no_two_labels_touch() {
        let spans = [
            (date(2020, 2, 3), 1),
            (date(2020, 2, 3), 3),
            (date(2021, 3, 28), 9),
            (date(2021, 10, 20), 29),
            (date(2021, 3, 4), 48),
            (date(2021, 11, 4), 99),
            (date(2021, 11, 4), 130),
            (date(2021, 6, 4), 365),
            (date(2021, 6, 4), 700),
            (date(2018, 6, 4), 1_279),
            (date(2018, 6, 4), 1_500),
            (date(-20, 6, 4), 15_000),
            (date(-9_999, 1, 1), 4_400_000),
        ];
        for (from, length) in spans {
            let until = from + chrono::Days::new(length);
            for right in [200.0, 280.0, 420.0, 700.0, 1_500.0] {
                let found = set(&axis(from, until, right));
                assert!(!found.is_empty(), "{from} {length} {right}");
                for pair in found.windows(2) {
                    let half = |tick: &Tick| tick.label.chars().count() as f64 * 3.0;
                    let gap = pair[1].middle - half(&pair[1]) - pair[0].middle - half(&pair[0]);
                    assert!(gap >= 12.0 - 1e-9, "{from} {length} {right}: {pair:?}");
                }
            }
        }
        let whole = TimeAxis::over(&[NaiveDate::MIN, NaiveDate::MAX], (None, None)).unwrap();
        assert!(set(&TimeAxis { right: 300.0, ..whole }).len() < 15);
    }
}
