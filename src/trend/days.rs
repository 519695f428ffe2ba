//! The days that the level is computed for.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::evidence::{Break, Record, Settings};
use super::judgement::last_day;
use super::year;

/// The level is computed for at most two years beyond the last statement, and for at most half as long as the statements span.
const BEYOND: u64 = 730;
/// The most default days.
const MOST: u32 = 400;

/// The distance between default days.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    Day,
    Week,
    /// So many months; whole years are counted from July.
    Months(u32),
}

impl Step {
    /// The step for statements that span so many days.
    fn of(span: u64) -> Self {
        const YEARS: u64 = 366;
        match span {
            0..=90 => Self::Day,
            91..=732 => Self::Week,
            733..=3_653 => Self::Months(1),
            3_654..=10_958 => Self::Months(3),
            _ => {
                let fits = |step: &&u32| span / (YEARS * u64::from(**step)) <= u64::from(MOST);
                let years = [1, 5, 10, 50, 100].iter().find(fits).unwrap_or(&1_000);
                Self::Months(12 * years)
            }
        }
    }

    /// The first default day, at or before the day on which the statements begin.
    fn start(self, first: NaiveDate) -> NaiveDate {
        let month = |month| NaiveDate::from_ymd_opt(first.year(), month, 1).unwrap_or(first);
        match self {
            Self::Day => first,
            Self::Week => first
                .checked_sub_days(Days::new(first.weekday().num_days_from_monday().into()))
                .unwrap_or(first),
            Self::Months(1) => month(first.month()),
            Self::Months(3) => month(first.month0() / 3 * 3 + 1),
            Self::Months(step) if first.month() < 7 => month(7).checked_sub_months(Months::new(step)).unwrap_or(first),
            Self::Months(_) => month(7),
        }
    }

    /// The default day with this number.
    fn day(self, start: NaiveDate, number: u32) -> Option<NaiveDate> {
        match self {
            Self::Day => start.checked_add_days(Days::new(number.into())),
            Self::Week => start.checked_add_days(Days::new(7 * u64::from(number))),
            Self::Months(step) => start.checked_add_months(Months::new(step * number)),
        }
    }
}

/// The days to compute the level for, sorted.
pub(super) fn days(kept: &[&Record], settings: &Settings) -> Vec<NaiveDate> {
    // What has happened since is not known to a total, so it says nothing of later days.
    let end = last_day(kept).filter(|_| settings.rising);
    let mut dates = settings.dates.clone().unwrap_or_else(|| {
        let mut dates = default_days(kept);
        dates.extend(end);
        dates
    });
    dates.retain(|date| end.is_none_or(|end| *date <= end));
    if let (Some(&first), Some(&last)) = (dates.iter().min(), dates.iter().max()) {
        // Without these, a picture would begin a jump at the date before it.
        let breaks = settings.breaks.iter().filter(|_| settings.dates.is_none());
        let further = settings.also.iter().copied().chain(breaks.flat_map(Break::edges));
        dates.extend(further.filter(|date| (first..=last).contains(date)));
    }
    dates.sort_unstable();
    dates.dedup();
    dates
}

/// Days, Mondays, or the first days of months or quarters, or the middles of years, by how long the statements span.
fn default_days(kept: &[&Record]) -> Vec<NaiveDate> {
    let first = kept
        .iter()
        .map(|record| record.start)
        .min_by(f64::total_cmp)
        .and_then(year::day);
    let last = kept
        .iter()
        .map(|record| record.end)
        .max_by(f64::total_cmp)
        .and_then(year::day);
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    let span = (last - first).num_days().unsigned_abs();
    let step = Step::of(span);
    let end = last.checked_add_days(Days::new(BEYOND.min(span / 2))).unwrap_or(last);
    let start = step.start(first);
    let days = (0..)
        .map_while(|number| step.day(start, number))
        .take_while(|date| *date <= end);
    // The middle of each year, so that trends of all spans can be compared.
    let middles = (first.year()..=end.year()).filter(|_| matches!(step, Step::Day | Step::Week));
    let middles = middles.filter_map(|year| NaiveDate::from_ymd_opt(year, 7, 1));
    days.chain(middles.filter(|middle| (start..=end).contains(middle)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_follow_the_span() {
        let found = [
            1, 90, 91, 732, 733, 3_653, 3_654, 10_958, 10_959, 36_525, 800_000, 4_000_000,
        ]
        .map(Step::of);
        let expected = [
            Step::Day,
            Step::Day,
            Step::Week,
            Step::Week,
            Step::Months(1),
            Step::Months(1),
            Step::Months(3),
            Step::Months(3),
            Step::Months(12),
            Step::Months(12),
            Step::Months(120),
            Step::Months(600),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_first_day_is_never_after_the_statements_begin() {
        let first = NaiveDate::from_ymd_opt(2015, 4, 25).unwrap();
        let starts = [
            Step::Day,
            Step::Week,
            Step::Months(1),
            Step::Months(3),
            Step::Months(12),
        ]
        .map(|step| step.start(first));
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(
            starts,
            [
                first,
                day(2015, 4, 20),
                day(2015, 4, 1),
                day(2015, 4, 1),
                day(2014, 7, 1)
            ]
        );
    }
}
