//! The band at the requested dates: its quantiles, the support of each date, and where a line may be drawn.

use std::ops::Range;

use chrono::NaiveDate;

use super::super::evidence::Record;
use super::super::inference::{Layout, Member, Mixture, Origins, Spot};
use super::super::scale::Scale;
use super::super::year;
use crate::model::{BandPoint, Support, Verdict};

/// A line through a band wider than this factor (odds ratio, for shares) would suggest more than is known.
const TOO_WIDE: f64 = 10.0;

/// Counts the distinct origins among consecutive statements, without the unsourced ones.
pub(crate) struct Census<'a> {
    kept: &'a [&'a Record<'a>],
    origins: &'a Origins<'a>,
    /// For each origin, the last count in which it was seen.
    seen_in: Vec<usize>,
    counts: usize,
}

impl<'a> Census<'a> {
    /// `kept` are in their fixed order.
    pub(crate) fn new(kept: &'a [&'a Record<'a>], origins: &'a Origins<'a>) -> Self {
        Self {
            kept,
            origins,
            seen_in: vec![0; origins.names.len()],
            counts: 0,
        }
    }

    pub(crate) fn count(&mut self, range: Range<usize>) -> usize {
        self.counts += 1;
        let mut different = 0;
        for place in range {
            let origin = self.origins.of[place];
            if !self.kept[place].unsourced && self.seen_in[origin] != self.counts {
                self.seen_in[origin] = self.counts;
                different += 1;
            }
        }
        different
    }
}

/// How to compute the points of a trend.
pub(crate) struct Shown {
    pub scale: Scale,
    /// Standard deviation, on the working scale, of a further error that all sources share.
    pub bias: f64,
    /// Mean square of the factors on the errors of the sources.
    pub grade: f64,
    /// The distance from a statement within which a date is near it, in years.
    pub reach: f64,
    pub verdict: Verdict,
    /// Whether the level cannot fall.
    pub rising: bool,
}

impl Shown {
    /// The points of the band at these dates, sorted; `kept` are in their fixed order.
    pub(crate) fn points(
        &self,
        dates: &[NaiveDate],
        kept: &[&Record],
        origins: &Origins,
        layout: &Layout,
        members: &[Member],
    ) -> Vec<BandPoint> {
        let &Shown {
            scale,
            bias,
            grade,
            reach,
            verdict,
            rising,
        } = self;
        let start = kept.iter().map(|record| record.start).fold(f64::INFINITY, f64::min);
        let end = kept.iter().map(|record| record.end).fold(f64::NEG_INFINITY, f64::max);
        let mut census = Census::new(kept, origins);
        let within = |time: f64, years: f64| {
            let from = kept.partition_point(|record| record.middle() < time - years);
            from..kept.partition_point(|record| record.middle() <= time + years)
        };
        let point = |(&date, spot): (&NaiveDate, &Spot)| {
            let level = |member: &Member| {
                let (mean, variance) = member.level(spot, grade);
                (member.weight, mean, variance + bias * bias)
            };
            let mixture = Mixture::new(members.iter().map(level));
            let [p05, p25, p50, p75, p95] =
                [0.05, 0.25, 0.5, 0.75, 0.95].map(|probability| mixture.quantile(probability));
            let time = year::decimal(date);
            let support = match time {
                _ if time < start => Support::Before,
                _ if time >= end => Support::After,
                _ if within(time, reach).is_empty() => Support::Gap,
                _ => Support::Near,
            };
            let around = within(time, 1.0);
            BandPoint {
                date,
                p05: scale.back(p05),
                p25: scale.back(p25),
                p50: verdict.allows_median().then(|| scale.back(p50)),
                p75: scale.back(p75),
                p95: scale.back(p95),
                support,
                line: verdict == Verdict::Line && support == Support::Near && p95 - p05 <= libm::log(TOO_WIDE),
                statements: around.len(),
                origins: census.count(around),
            }
        };
        let mut points: Vec<BandPoint> = dates.iter().zip(&layout.asked).map(point).collect();
        points.sort_by_key(|point| point.date);
        if rising {
            rise(&mut points);
        }
        points
    }
}

/// Makes quantiles rise, as those of a total do; each date is approximated on its own. A later upper quantile bounds an earlier one, and an earlier lower
/// quantile a later one, so that the band only becomes narrower.
fn rise(points: &mut [BandPoint]) {
    for at in 1..points.len() {
        let before = points[at - 1];
        let point = &mut points[at];
        point.p05 = point.p05.max(before.p05);
        point.p25 = point.p25.max(before.p25);
        point.p50 = point.p50.map(|p50| p50.max(before.p50.unwrap_or(p50)));
    }
    for at in (1..points.len()).rev() {
        let after = points[at];
        let point = &mut points[at - 1];
        point.p75 = point.p75.min(after.p75);
        point.p95 = point.p95.min(after.p95);
    }
    for point in points {
        point.p50 = point.p50.map(|p50| p50.max(point.p25));
        point.p75 = point.p75.max(point.p50.unwrap_or(point.p25));
        point.p95 = point.p95.max(point.p75);
    }
}
