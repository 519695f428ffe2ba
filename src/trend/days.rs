//! The days that the level is computed for.

use chrono::{Datelike, Months, NaiveDate};

use super::evidence::{Break, Record, Settings};
use super::year;

/// How many years the default days extend beyond the last statement.
const BEYOND: u32 = 2;
/// The most default days.
const MOST: u32 = 400;

/// The days to compute the level for, sorted.
pub(super) fn days(kept: &[&Record], settings: &Settings) -> Vec<NaiveDate> {
    let mut dates = settings.dates.clone().unwrap_or_else(|| default_days(kept));
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

/// The first day of each quarter from the first statement to some years after the last; the middle of each year, or of longer steps, if there would be too many.
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
    let months = u32::try_from((last.year() - first.year() + 1) * 12).unwrap_or(u32::MAX / 2) + BEYOND * 12;
    let step = [3, 12, 60, 120, 600, 1_200]
        .into_iter()
        .find(|step| months / step <= MOST)
        .unwrap_or(12_000);
    let end = last.checked_add_months(Months::new(BEYOND * 12)).unwrap_or(last);
    let month = if step < 12 { 1 } else { 7 };
    let start = NaiveDate::from_ymd_opt(first.year(), month, 1).unwrap_or(first);
    let date = |count: u32| {
        start
            .checked_add_months(Months::new(count * step))
            .filter(|date| *date <= end)
    };
    let all = (0..).map_while(date);
    // Start with the quarter in which the statements begin.
    let before = (0..).map_while(date).take_while(|date| *date <= first).count();
    all.skip(before.saturating_sub(1)).collect()
}
