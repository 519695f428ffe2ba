//! Time as a horizontal axis: converts days to pixels, with ticks where years, months or days begin.

use chrono::{Datelike, Months, NaiveDate};

use crate::chart::words::dates::{written, year};
use crate::model::day::MONTHS;

/// A day as a number: days since the year 1, whole at the day's start.
pub(crate) fn day(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// A span of days mapped to a span of pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TimeAxis {
    /// First day shown.
    pub(crate) from: NaiveDate,
    /// First day no longer shown.
    pub(crate) until: NaiveDate,
    /// Left edge in pixels.
    pub(crate) left: f64,
    /// Right edge in pixels.
    pub(crate) right: f64,
}

/// A tick and its label.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tick {
    /// Its position on the axis.
    pub(crate) at: f64,
    pub(crate) label: String,
}

/// Months between ticks within years, from dense to wide.
const MONTHLY: [u32; 3] = [1, 3, 6];
/// Years between ticks, from dense to wide.
const YEARLY: [i32; 17] = [
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000,
];
/// From this many years between ticks on, the first year of our era has one, which would otherwise crowd its neighbours.
const AT_OUR_ERA: i32 = 10;

impl TimeAxis {
    /// An axis with all of these days, extended to whole years, or to whole months if all are within three months.
    pub(crate) fn around(days: &[NaiveDate], left: f64, right: f64) -> Option<Self> {
        let (first, last) = (*days.iter().min()?, *days.iter().max()?);
        let (from, until) = if (last - first).num_days() <= 92 {
            let from = first.with_day(1)?;
            (from, last.with_day(1)?.checked_add_months(Months::new(1))?)
        } else {
            (
                NaiveDate::from_ymd_opt(first.year(), 1, 1)?,
                NaiveDate::from_ymd_opt(last.year() + 1, 1, 1)?,
            )
        };
        Some(Self {
            from,
            until,
            left,
            right,
        })
    }

    /// The whole months around these days where they span at most ten years, so that little of the axis is empty; else as [`around`](Self::around).
    pub(crate) fn close(days: &[NaiveDate], left: f64, right: f64) -> Option<Self> {
        const YEARS: i64 = 3_653;
        let (first, last) = (*days.iter().min()?, *days.iter().max()?);
        if (last - first).num_days() > YEARS {
            return Self::around(days, left, right);
        }
        Some(Self {
            from: first.with_day(1)?,
            until: last.with_day(1)?.checked_add_months(Months::new(1))?,
            left,
            right,
        })
    }

    /// Whether a day is on it.
    pub(crate) fn shows(&self, date: NaiveDate) -> bool {
        date >= self.from && date < self.until
    }

    /// The pixel of a day; days off the axis are outside its pixels.
    pub(crate) fn x(&self, at: f64) -> f64 {
        let (from, until) = (day(self.from), day(self.until));
        self.left + (at - from) / (until - from).max(1.0) * (self.right - self.left)
    }

    /// The first moment shown and the first no longer shown, in days.
    pub(crate) fn range(&self) -> (f64, f64) {
        (day(self.from), day(self.until))
    }

    /// The pixel of a day, kept within the axis.
    pub(crate) fn clamped(&self, at: f64) -> f64 {
        self.x(at).clamp(self.left, self.right)
    }

    /// Ticks as dense as labels of this width allow.
    pub(crate) fn ticks(&self, label_width: f64) -> Vec<Tick> {
        let pixels_per_day = (self.right - self.left) / (day(self.until) - day(self.from)).max(1.0);
        if day(self.until) - day(self.from) <= 100.0 && pixels_per_day * 14.0 >= label_width {
            return self.day_ticks(pixels_per_day, label_width);
        }
        let fits = |months: f64| months * 30.4 * pixels_per_day >= label_width;
        // From three years on, months between the years would only be clutter.
        let has_months = day(self.until) - day(self.from) <= 3.0 * 365.0;
        if let Some(step) = MONTHLY
            .into_iter()
            .find(|months| has_months && fits(f64::from(*months)))
        {
            return self.month_ticks(step);
        }
        let step = YEARLY.into_iter().find(|years| fits(12.0 * f64::from(*years)));
        self.year_ticks(step.unwrap_or(500_000))
    }

    /// Ticks at round years of each era: 500 BC, AD 1, AD 500. There is no year 0.
    fn year_ticks(&self, step: i32) -> Vec<Tick> {
        let round = |number: i32| match number {
            0 => (step >= AT_OUR_ERA).then_some(1),
            1.. => Some(number * step),
            _ => Some(number * step + 1),
        };
        let (first, last) = (
            (self.from.year() - 1).div_euclid(step),
            self.until.year().div_euclid(step),
        );
        (first..=last)
            .filter_map(round)
            .filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1))
            .filter(|start| (self.from..=self.until).contains(start))
            .map(|start| Tick {
                at: day(start),
                label: year(start.year()),
            })
            .collect()
    }

    fn month_ticks(&self, step: u32) -> Vec<Tick> {
        let mut ticks: Vec<Tick> = Vec::new();
        let mut date = NaiveDate::from_ymd_opt(self.from.year(), 1, 1);
        // The right edge is the end of a year: without its label the last year would look open, with it the next one would look as if it had begun.
        while let Some(start) = date.filter(|start| *start < self.until) {
            if start >= self.from {
                let year_named = ticks.iter().any(|tick| tick.at >= day(start) - 366.0);
                let month = MONTHS[start.month0() as usize];
                ticks.push(Tick {
                    at: day(start),
                    label: if start.month() == 1 || !year_named {
                        format!("{month} {}", year(start.year()))
                    } else {
                        month.to_string()
                    },
                });
            }
            date = start.checked_add_months(Months::new(step));
        }
        ticks
    }

    /// The longest labels that years on it can have.
    pub(crate) fn year_labels(&self) -> [String; 3] {
        [year(self.from.year()), year(self.until.year()), year(2_000)]
    }

    fn day_ticks(&self, pixels_per_day: f64, label_width: f64) -> Vec<Tick> {
        let step = [1, 2, 5, 7, 10]
            .into_iter()
            // A day with its month is half as long again as a year.
            .find(|days| f64::from(*days) * pixels_per_day >= label_width * 1.5)
            .unwrap_or(14);
        let mut named = None;
        let mut label = |date: NaiveDate| {
            if named.replace(date.year()) == Some(date.year()) {
                format!("{} {}", date.day(), MONTHS[date.month0() as usize])
            } else {
                written(date)
            }
        };
        self.from
            .iter_days()
            .take_while(|date| *date < self.until)
            // The label of the first of the next month needs its room.
            .filter(|date| date.day0() % step == 0 && 3 * days_left(*date) >= 2 * step)
            .map(|date| Tick {
                at: day(date),
                label: label(date),
            })
            .collect()
    }
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

    fn labels(axis: &TimeAxis, width: f64) -> Vec<String> {
        axis.ticks(width).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn years_are_ticked_at_their_first_day() {
        let axis = TimeAxis::around(&[date(2014, 6, 11), date(2024, 5, 28)], 0.0, 700.0).unwrap();
        assert_eq!((axis.from, axis.until), (date(2014, 1, 1), date(2025, 1, 1)));
        assert_eq!(
            axis.ticks(40.0)[1],
            Tick {
                at: day(date(2015, 1, 1)),
                label: "2015".into()
            }
        );
        assert_eq!(axis.ticks(40.0).len(), 12);
        assert_eq!(labels(&axis, 100.0), ["2014", "2016", "2018", "2020", "2022", "2024"]);
    }

    #[test]
    fn early_years_are_ticked_where_their_era_has_round_ones() {
        let plain = |axis: &TimeAxis, width| -> Vec<String> {
            labels(axis, width)
                .into_iter()
                .map(|label| label.replace('\u{a0}', " "))
                .collect()
        };
        let axis = TimeAxis::around(&[date(-1_200, 1, 1), date(1_300, 1, 1)], 0.0, 700.0).unwrap();
        assert_eq!(plain(&axis, 120.0), ["1000 BC", "500 BC", "AD 1", "AD 500", "1000"]);
        assert_eq!(axis.ticks(120.0)[0].at.to_bits(), day(date(-999, 1, 1)).to_bits());
        let axis = TimeAxis::around(&[date(-10_000, 1, 1), date(2_015, 1, 1)], 0.0, 700.0).unwrap();
        assert_eq!(
            plain(&axis, 90.0),
            ["10,000 BC", "8000 BC", "6000 BC", "4000 BC", "2000 BC", "AD 1", "2000"]
        );
        let axis = TimeAxis::around(&[date(-2, 1, 1), date(2, 1, 1)], 0.0, 700.0).unwrap();
        assert_eq!(plain(&axis, 90.0), ["3 BC", "2 BC", "1 BC", "AD 1", "AD 2", "AD 3"]);
        for width in 20..300 {
            for days in [[-10_000, 2_015], [-60, 40], [-20, 15], [-6, 9], [-262_143, 262_000]] {
                let days = days.map(|year| date(year, 1, 1));
                let axis = TimeAxis::around(&days, 0.0, 700.0).unwrap();
                let ticks = axis.ticks(f64::from(width));
                for pair in ticks.windows(2) {
                    let apart = axis.x(pair[1].at) - axis.x(pair[0].at);
                    assert!(apart >= 0.9 * f64::from(width) - 1.0, "{width}: {pair:?}");
                }
                assert!(
                    ticks.iter().all(|tick| !tick.label.starts_with(['0', '-'])),
                    "{ticks:?}"
                );
            }
        }
    }

    #[test]
    fn a_month_is_ticked_in_days() {
        let axis = TimeAxis::around(&[date(2020, 2, 3), date(2020, 2, 20)], 0.0, 700.0).unwrap();
        assert_eq!((axis.from, axis.until), (date(2020, 2, 1), date(2020, 3, 1)));
        assert_eq!(labels(&axis, 60.0)[..2], ["1\u{a0}Feb\u{a0}2020", "6 Feb"]);
    }

    #[test]
    fn no_tick_crowds_the_first_of_the_next_month() {
        let axis = TimeAxis::around(&[date(2021, 3, 4), date(2021, 4, 20)], 0.0, 700.0).unwrap();
        let found = labels(&axis, 50.0);
        assert_eq!(found[3..6], ["22 Mar", "1 Apr", "8 Apr"], "{found:?}");
        for width in 20..200 {
            let ticks = axis.ticks(f64::from(width));
            for pair in ticks.windows(2) {
                let apart = axis.x(pair[1].at) - axis.x(pair[0].at);
                assert!(apart >= f64::from(width), "{width}: {pair:?}");
            }
        }
    }

    #[test]
    fn a_year_is_ticked_in_months_and_named_once() {
        let axis = TimeAxis {
            from: date(2019, 1, 1),
            until: date(2020, 1, 1),
            left: 0.0,
            right: 700.0,
        };
        assert_eq!(labels(&axis, 60.0), ["Jan 2019", "Apr", "Jul", "Oct"]);
    }

    #[test]
    fn far_dates_do_not_overflow() {
        let axis = TimeAxis::around(&[NaiveDate::MIN, date(2020, 1, 1)], 0.0, 300.0);
        assert!(axis.is_none_or(|axis| axis.ticks(30.0).len() < 400));
        assert!(TimeAxis::around(&[], 0.0, 1.0).is_none());
    }
}
