//! Totals, which cannot fall.

use tallybook::model::Verdict;
use tallybook::trend::{Settings, Statement, Trend, fit};

use super::build::{at_least, counts, day, exactly};

fn rising(statements: &[Statement]) -> Trend {
    let settings = Settings {
        rising: true,
        ..counts()
    };
    fit(statements, &settings).unwrap()
}

fn assert_rises(trend: &Trend) {
    for pair in trend.points.windows(2) {
        let quantiles = |at: usize| {
            let point = pair[at];
            [
                point.p05,
                point.p25,
                point.p50.unwrap_or(point.p25),
                point.p75,
                point.p95,
            ]
        };
        for (before, after) in quantiles(0).into_iter().zip(quantiles(1)) {
            assert!(after >= before, "{pair:?}");
        }
    }
}

#[test]
fn a_total_rises_with_its_counts_and_never_falls() {
    let trend = rising(&[
        exactly("a", 2005, 24_865.0),
        exactly("b", 2013, 117_000.0),
        exactly("c", 2023, 198_000.0),
    ]);
    assert_eq!(trend.verdict, Verdict::Line);
    assert_rises(&trend);
    for (year, value) in [(2005, 24_865.0), (2013, 117_000.0), (2023, 198_000.0)] {
        let point = trend.points.iter().find(|point| point.date == day(year, 7, 1)).unwrap();
        assert!(point.p05 < value && value < point.p95, "{year}: {point:?}");
    }
}

#[test]
fn a_total_that_is_said_to_fall_is_level_instead() {
    let fallen = [
        exactly("a", 2014, 10_000.0),
        exactly("b", 2015, 11_000.0),
        exactly("c", 2016, 9_000.0),
        exactly("d", 2017, 12_000.0),
    ];
    let trend = rising(&fallen);
    assert_rises(&trend);
    let free = fit(&fallen, &counts()).unwrap();
    let at = |trend: &Trend, year| {
        let point = trend.points.iter().find(|point| point.date == day(year, 7, 1));
        point.unwrap().p50.unwrap()
    };
    assert!(at(&trend, 2016) >= at(&trend, 2015) && at(&free, 2016) < at(&free, 2015));
}

#[test]
fn an_early_lower_bound_lifts_a_later_total() {
    let figures = [
        exactly("a", 2014, 10_000.0),
        exactly("b", 2016, 10_500.0),
        exactly("c", 2018, 11_000.0),
    ];
    let mut bounded = figures.to_vec();
    bounded.push(at_least("d", 2013, 10_500.0));
    let last = |trend: &Trend| {
        trend
            .points
            .iter()
            .find(|point| point.date == day(2018, 7, 1))
            .unwrap()
            .p05
    };
    assert!(last(&rising(&bounded)) >= last(&rising(&figures)) * 0.99);
}
