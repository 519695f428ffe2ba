//! The days for which the picture of a series is drawn as it was known then.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::content::Content;
use crate::store::record::{given, text};

/// About how many pictures as of an earlier day a site has, unless the fewest days of all series are more: each takes as long as any other chart.
const PICTURES: usize = 150;
/// Days of one series, where there are few series and where there are many.
const MOST_DAYS: usize = 24;
const FEWEST_DAYS: usize = 3;
/// Different days in all series, from which on the ends of years are taken instead: the rows of each day are made once for all series.
const MANY_DAYS: usize = 60;

/// For each series the days on which a figure of it became known, the last one last. If they are too many, the ends of the years in which any did, or some of those.
pub(super) fn days(content: &Content) -> BTreeMap<String, Vec<NaiveDate>> {
    let mut known: BTreeMap<String, BTreeSet<NaiveDate>> = BTreeMap::new();
    for claim in &content.claims {
        if let (Some(series), Ok(day)) = (given(claim, "series"), text(claim, "known_on").parse()) {
            known.entry(series.to_owned()).or_default().insert(day);
        }
    }
    let all: BTreeSet<NaiveDate> = known.values().flatten().copied().collect();
    let wanted: usize = known.values().map(|days| days.len().min(MOST_DAYS)).sum();
    let most = if wanted <= PICTURES {
        MOST_DAYS
    } else {
        (PICTURES / known.len()).clamp(FEWEST_DAYS, MOST_DAYS)
    };
    let chosen = |days: BTreeSet<NaiveDate>| {
        if days.len() <= most && all.len() <= MANY_DAYS {
            days.into_iter().collect()
        } else {
            thinned(years(&days), most)
        }
    };
    known.into_iter().map(|(series, days)| (series, chosen(days))).collect()
}

/// The last days of the years of these days; of the last year, its last day here.
fn years(days: &BTreeSet<NaiveDate>) -> Vec<NaiveDate> {
    let mut ends: BTreeMap<i32, NaiveDate> = BTreeMap::new();
    for day in days {
        ends.insert(day.year(), NaiveDate::from_ymd_opt(day.year(), 12, 31).unwrap_or(*day));
    }
    if let (Some(mut end), Some(last)) = (ends.last_entry(), days.last()) {
        end.insert(*last);
    }
    ends.into_values().collect()
}

/// At most so many of them, evenly, with the first and the last.
fn thinned(days: Vec<NaiveDate>, most: usize) -> Vec<NaiveDate> {
    if days.len() <= most {
        return days;
    }
    let steps = most.max(2) - 1;
    (0..=steps).map(|step| days[step * (days.len() - 1) / steps]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn too_many_days_become_years_and_too_many_years_some_of_them() {
        let days: BTreeSet<NaiveDate> = ["2011-03-04", "2011-05-06", "2013-01-01", "2014-07-08"].map(day).into();
        let ends = years(&days);
        assert_eq!(ends, ["2011-12-31", "2013-12-31", "2014-07-08"].map(day));
        assert_eq!(thinned(ends.clone(), 2), ["2011-12-31", "2014-07-08"].map(day));
        assert_eq!(thinned(ends.clone(), 3), ends);
    }
}
