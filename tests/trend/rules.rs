//! What may be shown: each rule of the verdict, with a case on either side.

use tallybook::model::{Support, Verdict};
use tallybook::trend::{Sides, Statement, Trend, camps, fit};

use super::build::{
    about, at, at_default_dates, at_least, at_most, counts, day, decade, disagreeing, exactly, range, repeated, trend,
};

#[test]
fn nothing_gives_no_statements() {
    let empty = trend(&[]);
    assert_eq!(empty.verdict, Verdict::NoStatements);
    assert!(empty.points.is_empty() && empty.parameters.is_none() && empty.first.is_none());
    assert_eq!((empty.origins, empty.kept), (0, 0));
}

#[test]
fn one_or_two_statements_give_marks_but_no_line() {
    for statements in [
        vec![about("a", 2016, 50_000.0)],
        vec![about("a", 2016, 50_000.0), exactly("b", 2018, 52_000.0)],
    ] {
        let few = trend(&statements);
        assert_eq!(few.verdict, Verdict::MarksOnly);
        assert!(few.points.iter().all(|point| !point.line && point.p50.is_some()));
        assert!(!few.points.is_empty());
    }
}

#[test]
fn a_line_needs_three_values_at_two_dates() {
    let three =
        |years: [i32; 3]| trend(&[0, 1, 2].map(|i| range(["a", "b", "c"][i], years[i], 40_000.0 + i as f64, 60_000.0)));
    assert_eq!(three([2016, 2016, 2016]).verdict, Verdict::MarksOnly);
    let line = three([2016, 2016, 2017]);
    assert_eq!(line.verdict, Verdict::Line);
    assert!(line.points.iter().any(|point| point.line));
    // A bound is not a value: two values and a bound do not make three.
    let bound = trend(&[
        about("a", 2016, 50_000.0),
        about("b", 2017, 51_000.0),
        at_least("c", 2018, 30_000.0),
    ]);
    assert_eq!(bound.verdict, Verdict::MarksOnly);
}

#[test]
fn bounds_alone_give_neither_median_nor_line() {
    let lower = trend(&[
        at_least("a", 2015, 10_000.0),
        at_least("b", 2016, 30_000.0),
        at_least("c", 2017, 20_000.0),
    ]);
    assert_eq!(lower.verdict, Verdict::OnlyBounds);
    assert!(lower.points.is_empty());
    let both = trend(&[at_least("a", 2016, 40_000.0), at_most("b", 2016, 60_000.0)]);
    assert_eq!(both.verdict, Verdict::OnlyBounds);
}

/// The verdict on divided statements, and who is on which side.
fn divided(trend: &Trend) -> (Verdict, Sides) {
    (trend.verdict, trend.sides.clone().expect("they are divided"))
}

fn sides(low: &[&str], high: &[&str]) -> Sides {
    let [low, high] = [low, high].map(|ids| ids.iter().map(|&id| id.to_owned()).collect());
    Sides { low, high }
}

#[test]
fn two_that_exclude_each_other_are_a_contradiction() {
    let ten_times = disagreeing(&[exactly("a", 2016, 10_000.0), exactly("b", 2016, 100_000.0)], "a", "b");
    assert_eq!(divided(&ten_times), (Verdict::Contradiction, sides(&["a"], &["b"])));
    assert!(ten_times.points.iter().all(|point| point.p50.is_none() && !point.line));
    let bounds = disagreeing(&[at_least("a", 2016, 50_000.0), at_most("b", 2016, 10_000.0)], "a", "b");
    assert_eq!(divided(&bounds), (Verdict::Contradiction, sides(&["b"], &["a"])));
    let against_value = disagreeing(&[at_least("a", 2016, 50_000.0), exactly("b", 2016, 9_000.0)], "b", "a");
    assert_eq!(against_value.verdict, Verdict::Contradiction);
}

#[test]
fn two_that_differ_a_little_or_are_not_judged_to_disagree_are_none() {
    assert_eq!(
        disagreeing(&[exactly("a", 2016, 50_000.0), exactly("b", 2016, 70_000.0)], "a", "b").verdict,
        Verdict::MarksOnly
    );
    assert_eq!(
        at_default_dates(&[exactly("a", 2016, 10_000.0), exactly("b", 2016, 100_000.0)]).verdict,
        Verdict::MarksOnly
    );
}

fn two_camps() -> Vec<Statement> {
    let values = [10_000.0, 11_000.0, 9_500.0, 100_000.0, 110_000.0, 95_000.0];
    ["a", "b", "c", "d", "e", "f"]
        .into_iter()
        .zip(values)
        .map(|(id, value)| exactly(id, 2016, value))
        .collect()
}

#[test]
fn two_camps_are_named_and_each_has_a_trend() {
    let mut statements = two_camps();
    let whole = trend(&statements);
    assert_eq!(
        divided(&whole),
        (Verdict::TwoCamps, sides(&["c", "a", "b"], &["f", "d", "e"]))
    );
    assert!(whole.points.iter().all(|point| point.p50.is_none() && !point.line));

    statements.push(repeated(&statements[5], 1, true));
    let (low, high) = camps(&statements, &at(&[day(2016, 7, 1)])).unwrap().unwrap();
    assert_eq!((low.kept, high.kept, high.echoes), (3, 3, 1));
    assert!(low.points[0].p95 < 20_000.0 && low.points[0].p05 > 5_000.0);
    assert!(high.points[0].p05 > 50_000.0 && high.points[0].p95 < 200_000.0);
    assert!(camps(&decade(), &counts()).unwrap().is_none());
}

#[test]
fn a_level_that_moves_is_no_camp() {
    let mut statements = Vec::new();
    for (index, year) in (2008..2024).enumerate() {
        let level = if year < 2016 { 10_000.0 } else { 100_000.0 };
        statements.push(exactly(
            &format!("s{year}"),
            year,
            level * (1.0 + 0.013 * (index % 5) as f64),
        ));
    }
    assert_eq!(trend(&statements).verdict, Verdict::Line);
}

#[test]
fn one_typo_among_five_is_outvoted_and_stays() {
    let values = [51_000.0, 47_000.0, 56_000.0, 53_000.0, 49_000.0, 520_000.0];
    let statements: Vec<Statement> = values
        .into_iter()
        .enumerate()
        .map(|(i, value)| exactly(&format!("s{i}"), 2015 + i32::try_from(i % 3).unwrap(), value))
        .collect();
    let whole = trend(&statements);
    assert_eq!(whole.verdict, Verdict::Line);
    let outlier = |index: usize| whole.accounts[index].standing.expect("it is kept").outlier;
    assert!(outlier(5) > 0.95, "{}", outlier(5));
    assert!(whole.position(5).unwrap() > 0.95);
    for index in 0..5 {
        assert!(outlier(index) < 0.1);
    }
    let middle = whole.points.iter().find(|point| point.date == day(2016, 7, 1)).unwrap();
    assert!(middle.p05 > 40_000.0 && middle.p95 < 65_000.0, "{middle:?}");
}

#[test]
fn one_against_two_outvotes_nobody() {
    let statements = [
        exactly("a", 2016, 10_000.0),
        exactly("b", 2017, 11_000.0),
        exactly("c", 2016, 120_000.0),
    ];
    assert_eq!(disagreeing(&statements, "a", "c").verdict, Verdict::Contradiction);
    assert_eq!(disagreeing(&statements, "a", "b").verdict, Verdict::Line);
}

#[test]
fn the_line_ends_with_the_statements_and_breaks_in_gaps() {
    let statements: Vec<Statement> = [2000, 2001, 2002, 2003, 2015, 2016, 2017]
        .map(|year| about(&format!("s{year}"), year, 1_000.0 + f64::from(year)))
        .into();
    let dates: Vec<_> = (1998..2022).map(|year| day(year, 7, 1)).collect();
    let whole = fit(&statements, &at(&dates)).unwrap();
    let support = |year: i32| {
        whole
            .points
            .iter()
            .find(|point| point.date == day(year, 7, 1))
            .unwrap()
            .support
    };
    assert_eq!(support(1999), Support::Before);
    assert_eq!(support(2000), Support::Near);
    assert_eq!(support(2009), Support::Gap);
    assert_eq!(support(2017), Support::Near);
    assert_eq!(support(2018), Support::After);
    for point in &whole.points {
        assert!(!point.line || point.support == Support::Near);
        assert!(!point.line || point.p95 / point.p05 <= 10.0);
    }
    assert!(whole.points.iter().filter(|point| point.line).count() >= 6);
    assert_eq!(whole.gaps.len(), 1);
    assert_eq!(
        (whole.gaps[0].after, whole.gaps[0].before),
        (day(2003, 12, 31), day(2015, 1, 1))
    );
}

#[test]
fn the_band_widens_away_from_statements() {
    let statements: Vec<Statement> = [2010, 2011, 2012, 2019, 2020]
        .map(|year| about(&format!("s{year}"), year, 5_000.0 + f64::from(year)))
        .into();
    let years = [2011, 2015, 2020, 2022, 2024];
    let whole = fit(&statements, &at(&years.map(|year| day(year, 7, 1)))).unwrap();
    let width = |index: usize| (whole.points[index].p95 / whole.points[index].p05).ln();
    assert!(width(1) > 1.2 * width(0), "in the gap: {} {}", width(1), width(0));
    assert!(width(3) > width(2) && width(4) > width(3), "beyond the end");
}
