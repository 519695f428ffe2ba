//! Odd, empty and hostile input.

use chrono::NaiveDate;
use proptest::prelude::*;
use tallybook::model::{Bound, Fate, Refusal, Reliability, Support, UnitKind, Verdict};
use tallybook::trend::{Break, Settings, Statement, TrendError, fit};

use super::build::{
    about, at, at_default_dates, at_least, at_most, counts, day, decade, exactly, on, quantity, range, said, trend,
};

fn refusal(statement: Statement) -> Option<Refusal> {
    trend(&[statement]).accounts[0].fate.reason()
}

#[test]
fn what_cannot_be_used_is_refused_with_its_reason() {
    let count = |bound, low, best, high| refusal(said("a", 2016, quantity(bound, low, best, high)));
    assert_eq!(count(Bound::Exact, None, None, None), Some(Refusal::NoFigure));
    assert_eq!(
        count(Bound::Approximate, None, Some(-5.0), None),
        Some(Refusal::NegativeOrInfinite)
    );
    assert_eq!(
        count(Bound::Approximate, None, Some(f64::NAN), None),
        Some(Refusal::NegativeOrInfinite)
    );
    assert_eq!(
        count(Bound::AtLeast, Some(f64::INFINITY), None, None),
        Some(Refusal::NegativeOrInfinite)
    );
    assert_eq!(
        count(Bound::Range, Some(20.0), None, Some(10.0)),
        Some(Refusal::EndsOutOfOrder)
    );
    assert_eq!(count(Bound::AtLeast, Some(0.0), None, None), Some(Refusal::SaysNothing));
    assert_eq!(
        count(Bound::LessThan, None, None, Some(0.0)),
        Some(Refusal::NegativeOrInfinite)
    );
    assert_eq!(count(Bound::Approximate, None, Some(5.0), None), None);

    let mut backward = about("a", 2016, 50.0);
    (backward.from, backward.to) = (backward.to, backward.from);
    assert_eq!(refusal(backward), Some(Refusal::PeriodOutOfOrder));
    let mut forecast = about("a", 2016, 50.0);
    forecast.published = day(2015, 6, 1);
    assert_eq!(refusal(forecast), Some(Refusal::LooksAhead));
    let mut money = about("a", 2016, 50.0);
    money.quantity.unit = UnitKind::Money;
    assert_eq!(refusal(money), Some(Refusal::OtherUnit));
}

#[test]
fn a_refused_statement_changes_nothing_else() {
    let mut statements = decade();
    let before = trend(&statements);
    statements.insert(3, about("bad", 2016, -1.0));
    let after = trend(&statements);
    assert_eq!(after.points, before.points);
    assert_eq!((after.refused, after.kept), (1, before.kept));
    assert!(matches!(after.accounts[3].fate, Fate::Refused(_)));
}

#[test]
fn zero_means_fewer_than_one() {
    let counted = trend(&[
        exactly("a", 2015, 40.0),
        exactly("b", 2016, 35.0),
        exactly("c", 2018, 0.0),
    ]);
    let standing = counted.accounts[2].standing.expect("zero is kept");
    // What it allows is told as it is said; that the model takes it for a bound shows in the verdict.
    assert_eq!((standing.low, standing.high), (Some(0.0), Some(0.0)));
    let zero = fit(&[exactly("c", 2018, 0.0)], &counts()).unwrap();
    assert_eq!(zero.verdict, Verdict::OnlyBounds);
    // "0 to 100" is a bound from above.
    let up_to = fit(&[range("a", 2016, 0.0, 100.0)], &counts()).unwrap();
    assert_eq!(up_to.verdict, Verdict::OnlyBounds);
    let standing = up_to.accounts[0].standing.expect("it is kept");
    assert_eq!((standing.low, standing.high), (Some(0.0), Some(100.0)));
}

fn share(id: &str, year: i32, value: f64) -> Statement {
    let mut statement = about(id, year, value);
    statement.quantity.unit = UnitKind::Share;
    statement
}

#[test]
fn shares_stay_between_none_and_all() {
    let settings = Settings::new(UnitKind::Share);
    let statements: Vec<Statement> = [0.7, 0.82, 0.9, 0.95, 1.0]
        .into_iter()
        .zip(2012..)
        .map(|(value, year)| share(&format!("s{year}"), year, value))
        .collect();
    let high = fit(&statements, &settings).unwrap();
    assert!(!high.points.is_empty());
    for point in &high.points {
        assert!(0.0 < point.p05 && point.p05 < point.p95 && point.p95 < 1.0);
    }
    let all = high.accounts[4].standing.expect("100 % is kept");
    assert_eq!((all.low, all.high), (Some(0.9), Some(1.0)));
    let alone = fit(&[share("a", 2016, 1.0)], &settings).unwrap();
    assert_eq!(alone.verdict, Verdict::OnlyBounds, "it is a bound to the model");
    assert!(matches!(
        fit(&[share("a", 2016, 1.2)], &settings).unwrap().accounts[0].fate,
        Fate::Refused(Refusal::ShareAboveOne)
    ));
    let mut most = at_most("a", 2016, 1.0);
    most.quantity.unit = UnitKind::Share;
    assert!(matches!(
        fit(&[most], &settings).unwrap().accounts[0].fate,
        Fate::Refused(Refusal::SaysNothing)
    ));
}

#[test]
fn a_missing_period_is_the_year_before_publication() {
    let mut given = decade();
    let mut missing = decade();
    // The year before the end of 2018-12-31 is 2018 itself.
    assert_eq!(given[4].published, day(2018, 12, 31));
    (missing[4].from, missing[4].to) = (None, None);
    assert_eq!(trend(&given).points, trend(&missing).points);
    given[4].from = None;
    assert_eq!(trend(&given).points, trend(&missing).points);
}

#[test]
fn a_series_that_ends_is_extrapolated_and_says_so() {
    let ended = at_default_dates(&decade());
    let last = ended.points.last().unwrap();
    assert_eq!(ended.last, Some(day(2021, 12, 31)));
    assert_eq!(last.support, Support::After);
    assert!(
        last.date > day(2023, 6, 30) && last.date <= day(2024, 1, 1),
        "two years on: {}",
        last.date
    );
    assert!(!last.line && last.origins == 0);
}

#[test]
fn the_order_of_the_statements_does_not_matter() {
    let forward = trend(&decade());
    let mut statements = decade();
    statements.reverse();
    let backward = trend(&statements);
    assert_eq!(forward.points, backward.points);
    assert_eq!(forward.parameters, backward.parameters);
    let mut accounts = backward.accounts.clone();
    accounts.reverse();
    assert_eq!(forward.accounts, accounts);
}

#[test]
fn settings_that_make_no_sense_are_errors() {
    let with = |sd| Settings {
        breaks: vec![on(day(2016, 1, 1), sd)],
        ..counts()
    };
    let backwards = Break {
        from: day(2016, 1, 2),
        ..on(day(2016, 1, 1), 0.7)
    };
    let settings = Settings {
        breaks: vec![backwards],
        ..counts()
    };
    assert_eq!(fit(&decade(), &settings).err(), Some(TrendError::Break));
    assert_eq!(fit(&decade(), &with(f64::NAN)).err(), Some(TrendError::Break));
    assert_eq!(fit(&decade(), &with(0.0)).err(), Some(TrendError::Break));
    assert_eq!(
        fit::<Statement>(
            &[],
            &Settings {
                shared_bias: Some(-1.0),
                ..counts()
            }
        )
        .err(),
        Some(TrendError::SharedBias)
    );
}

#[test]
fn a_shared_bias_widens_and_moves_nothing() {
    let dates = [day(2016, 7, 1)];
    let bare = fit(&decade(), &at(&dates)).unwrap().points[0];
    let wide = fit(
        &decade(),
        &Settings {
            shared_bias: Some(0.3),
            ..at(&dates)
        },
    )
    .unwrap()
    .points[0];
    assert!(wide.p95 / wide.p05 > 1.3 * (bare.p95 / bare.p05));
    assert!((wide.p50.unwrap() / bare.p50.unwrap() - 1.0).abs() < 0.03);
}

#[test]
fn a_better_source_counts_for_more() {
    let mut statements = vec![exactly("low", 2016, 40_000.0), exactly("high", 2016, 60_000.0)];
    let middle = |statements: &[Statement]| fit(statements, &at(&[day(2016, 7, 1)])).unwrap().points[0].p50.unwrap();
    let even = middle(&statements);
    statements[0].grade = Some(Reliability::A);
    statements[1].grade = Some(Reliability::E);
    assert!(middle(&statements) < 0.93 * even);
}

#[test]
fn twelve_thousand_years_have_a_few_hundred_dates() {
    let early = NaiveDate::from_ymd_opt(-9_999, 1, 1).unwrap();
    let mut statements = vec![
        about("a", 1900, 1.6e9),
        about("b", 1500, 4.5e8),
        about("c", 1000, 3.0e8),
    ];
    statements.push(Statement {
        from: Some(early),
        to: Some(early),
        ..about("d", 1950, 4.0e6)
    });
    let long = at_default_dates(&statements);
    assert!((100..=450).contains(&long.points.len()), "{}", long.points.len());
    assert!(long.points.windows(2).all(|pair| pair[0].date < pair[1].date));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// For any statements: no panic, and any band is in order and finite.
    #[test]
    fn any_statements_give_an_ordered_band(
        seeds in prop::collection::vec((0_u8..8, -3.0_f64..15.0, 0.0_f64..3.0, -2_000_i32..2_030, 0_u32..3_000, 0_u8..4), 0..7)
    ) {
        let statements: Vec<Statement> = seeds
            .iter()
            .enumerate()
            .map(|(i, &(kind, power, width, year, days, origin))| {
                let (low, high) = (10_f64.powf(power), 10_f64.powf(power + width));
                let (low, best, high, bound) = match kind {
                    0 => (Some(low), Some(low), Some(low), Bound::Exact),
                    1 => (None, Some(low), None, Bound::Approximate),
                    2 => (Some(low), None, Some(high), Bound::Range),
                    3 => (Some(low), None, None, Bound::AtLeast),
                    4 => (None, None, Some(high), Bound::LessThan),
                    5 => (Some(low), None, Some(high), Bound::Magnitude),
                    6 => (Some(0.0), Some(0.0), Some(0.0), Bound::Exact),
                    _ => (None, None, Some(0.0), Bound::AtMost),
                };
                let mut statement = said(&format!("s{i}"), year, quantity(bound, low, best, high));
                statement.to = statement.from.map(|from| from + chrono::Days::new(u64::from(days)));
                statement.published = statement.to.unwrap();
                statement.origin = format!("origin-{origin}");
                statement
            })
            .collect();
        let trend = fit(&statements, &at(&[day(1900, 1, 1), day(2020, 1, 1)])).unwrap();
        prop_assert_eq!(trend.accounts.len(), statements.len());
        prop_assert_eq!(trend.kept + trend.echoes + trend.refused, statements.len());
        for point in &trend.points {
            prop_assert!(point.p05 > 0.0 && point.p05 <= point.p25 && point.p25 <= point.p75 && point.p75 <= point.p95);
            prop_assert!(point.p50.is_none_or(|p50| point.p25 <= p50 && p50 <= point.p75));
        }
        for (given, account) in trend.accounts.iter().enumerate() {
            prop_assert_eq!(account.standing.is_some(), account.fate == Fate::Kept);
            prop_assert_eq!(trend.position(given).is_some(), account.fate == Fate::Kept);
            let standing = account.standing.iter().flat_map(|standing| [standing.leverage, standing.outlier]);
            for probability in standing.chain(trend.position(given)) {
                prop_assert!((0.0..=1.0).contains(&probability), "{probability}");
            }
        }
    }
}

#[test]
fn bounds_push_the_level_their_way() {
    let dates = [day(2016, 7, 1)];
    let values = [about("a", 2015, 20_000.0), about("b", 2017, 21_000.0)];
    let middle = |bound: Statement| {
        let mut statements = values.to_vec();
        statements.push(bound);
        fit(&statements, &at(&dates)).unwrap().points[0].p50.unwrap()
    };
    let free = fit(&values, &at(&dates)).unwrap().points[0].p50.unwrap();
    assert!(middle(at_least("c", 2016, 30_000.0)) > 1.03 * free);
    assert!(middle(at_most("c", 2016, 12_000.0)) < 0.97 * free);
    // A bound that the level satisfies with room to spare hardly moves it.
    assert!((middle(at_least("c", 2016, 12_000.0)) / free - 1.0).abs() < 0.03);
}

#[test]
fn a_fit_ends_whatever_the_numbers_are() {
    let numbers = [
        0.0,
        5e-324,
        f64::MIN_POSITIVE,
        1e-300,
        1e-21,
        0.3,
        1.0,
        999_999_999.0,
        1e21,
        1e300,
        f64::MAX,
    ];
    for (index, &number) in numbers.iter().enumerate() {
        for &other in &numbers[index..] {
            let statements = [
                exactly("a", 2010, number),
                about("b", 2012, other),
                at_least("c", 2013, number),
                at_most("d", 2014, other),
                range("e", 2016, number, other),
            ];
            for point in trend(&statements).points {
                for level in [point.p05, point.p25, point.p75, point.p95]
                    .into_iter()
                    .chain(point.p50)
                {
                    assert!(!level.is_nan(), "{number:e}, {other:e}: {point:?}");
                }
            }
        }
    }
}
