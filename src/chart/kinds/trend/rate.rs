//! The period that amounts over different times are drawn by, as rates: that of most of them. Never which amounts are comparable.

use crate::chart::data::{Band, BandPoint, Data, Verdict};
use crate::model::{Measure, Per, year};
use crate::store::EstimateRow;

/// The periods that there are, and how many of each make a year.
const PERIODS: [(Per, f64); 5] = [
    (Per::Year, 1.0),
    (Per::Quarter, 4.0),
    (Per::Month, 12.0),
    (Per::Week, 365.242_5 / 7.0),
    (Per::Day, 365.242_5),
];
/// How far an amount's time may be from a period, as a part of it: months differ in length.
const NEAR: f64 = 0.12;

/// What amounts are drawn as.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rate {
    /// By what period, if amounts are drawn as rates.
    pub(crate) per: Option<Per>,
    /// From a rate a year to one in that period.
    factor: f64,
}

impl Rate {
    /// The period that most amounts are about, a year where there is none; no rate if nothing on the chart is an amount over a time.
    pub(crate) fn of(data: &Data) -> Self {
        let rows = data.comparable();
        let own = rows
            .iter()
            .filter(|row| !row.is_echo && row.measure == Measure::Flow && row.per.is_none());
        let times: Vec<f64> = own
            .filter(|row| row.when_from.is_some() && row.when_to.is_some())
            .map(|row| a_year(row))
            .collect();
        let is_near = |times: f64, count: f64| (times / count - 1.0).abs() < NEAR;
        let about = |count: f64| times.iter().filter(|times| is_near(**times, count)).count();
        let most = PERIODS.into_iter().find(|(_, count)| about(*count) * 2 > times.len());
        let (per, count) = most.unwrap_or(PERIODS[0]);
        let is_plain = times.iter().all(|times| is_near(*times, 1.0));
        Self {
            per: (!is_plain).then_some(per),
            factor: if times.is_empty() { 1.0 } else { 1.0 / count },
        }
    }

    /// By what a figure is multiplied to stand where the band is.
    pub(crate) fn times(&self, row: &EstimateRow) -> f64 {
        match (row.measure, row.per) {
            (Measure::Flow, None) => a_year(row) * self.factor,
            _ => 1.0,
        }
    }

    /// Whether a figure is about another time than the period, and so stands elsewhere than where it says.
    pub(crate) fn moves(&self, row: &EstimateRow) -> bool {
        (self.times(row) - 1.0).abs() > NEAR
    }

    /// The band, which the model has in rates a year.
    pub(crate) fn band(&self, band: &Band) -> Band {
        let mut band = band.clone();
        self.scale(&mut band.points);
        if let Verdict::Divided(camps) = &mut band.verdict {
            for camp in camps.iter_mut().filter_map(|camp| camp.band.as_mut()) {
                self.scale(&mut camp.points);
            }
        }
        band
    }

    fn scale(&self, points: &mut [BandPoint]) {
        for point in points {
            for value in [
                &mut point.p05,
                &mut point.p25,
                &mut point.p50,
                &mut point.p75,
                &mut point.p95,
            ] {
                *value *= self.factor;
            }
        }
    }
}

/// By what an amount is multiplied to be one a year.
fn a_year(row: &EstimateRow) -> f64 {
    year::rate_factor(row.measure, row.per, row.when_from, row.when_to)
}
