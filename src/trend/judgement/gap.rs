//! Gaps between statements: which dates are near a statement, and which stretches are too long to draw a line across.

use chrono::NaiveDate;

use super::super::evidence::Record;
use super::super::year;
use super::outcome::Gap;

/// A date is near a statement within this share of the time that the statements span,
const NEAR_PART: f64 = 0.2;
/// but never across more than this many years,
const NEAR: f64 = 100.0;
/// and always within a day: the day that a statement is about is near it.
const DAY: f64 = 1.0 / 365.0;

/// The last day before a moment.
fn day_before(end: f64) -> Option<NaiveDate> {
    year::day(end).and_then(|day| day.pred_opt())
}

/// The last day that one of the statements is about.
pub(crate) fn last_day(kept: &[&Record]) -> Option<NaiveDate> {
    let ends = kept.iter().map(|record| record.end);
    ends.max_by(f64::total_cmp).and_then(day_before)
}

/// The distance from a statement within which a date is near it.
pub(crate) fn near(kept: &[&Record]) -> f64 {
    let start = kept.iter().map(|record| record.start).fold(f64::INFINITY, f64::min);
    let end = kept.iter().map(|record| record.end).fold(f64::NEG_INFINITY, f64::max);
    NEAR.min(NEAR_PART * (end - start).max(0.0)).max(DAY)
}

/// The gaps between kept statements, which are in their fixed order.
pub(crate) fn gaps(kept: &[&Record]) -> Vec<Gap> {
    let reach = near(kept);
    let mut before_end = f64::NEG_INFINITY;
    let mut gaps = Vec::new();
    for (index, pair) in kept.windows(2).enumerate() {
        before_end = before_end.max(pair[0].end);
        if pair[1].middle() - pair[0].middle() > 2.0 * reach {
            let after_start = kept[index + 1..]
                .iter()
                .map(|record| record.start)
                .fold(f64::INFINITY, f64::min);
            // Where one period follows the other, no day is without a statement.
            let ends = day_before(before_end).zip(year::day(after_start));
            gaps.extend(
                ends.filter(|(after, before)| after.succ_opt() < Some(*before))
                    .map(|(after, before)| Gap { after, before }),
            );
        }
    }
    gaps
}
