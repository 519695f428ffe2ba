//! Declared breaks: the level follows a jump where one is declared, and does not move elsewhere.

use chrono::NaiveDate;
use tallybook::model::Direction;
use tallybook::model::UnitKind;
use tallybook::trend::{Break, Settings, Statement, Trend, fit};

use super::build::{about, at, counts, day, decade, exactly, on, quantity, said};

fn with(breaks: &[Break], dates: &[NaiveDate]) -> Settings {
    Settings {
        breaks: breaks.to_vec(),
        ..at(dates)
    }
}

fn quantiles(trend: &Trend) -> Vec<f64> {
    let all = |point: &tallybook::model::BandPoint| [point.p05, point.p25, point.p50.unwrap(), point.p75, point.p95];
    trend.points.iter().flat_map(all).collect()
}

fn assert_close(found: &Trend, expected: &Trend) {
    let (found, expected) = (quantiles(found), quantiles(expected));
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(&expected) {
        assert!((found / expected - 1.0).abs() < 1e-9, "{found} is not {expected}");
    }
}

/// Twelve years of statements, each from a different origin, about a level that is flat except for one jump on 1 January 2016.
fn world(number: u32) -> (f64, Vec<Statement>) {
    let factor = 2.0 + 0.3 * f64::from(number);
    // Errors of about 15 % without a pattern.
    let mut state = 0x9e37_79b9_u32.wrapping_mul(number + 1);
    let mut error = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        0.25 * (2.0 * f64::from(state >> 8) / f64::from(1 << 24) - 1.0)
    };
    let one = |year: i32| {
        let level = if year < 2016 { 10_000.0 } else { 10_000.0 * factor };
        about(&format!("s{year}"), year, (level * error().exp()).round())
    };
    (factor, (2010..2022).map(one).collect())
}

#[test]
fn a_jump_is_followed_better_where_a_break_is_declared() {
    let dates: Vec<NaiveDate> = (2014..2018)
        .flat_map(|year| [1, 4, 7, 10].map(|month| day(year, month, 1)))
        .collect();
    let (mut plain_squares, mut squares, mut narrower) = (0.0, 0.0, 0);
    for number in 0..6 {
        let (factor, statements) = world(number);
        let plain = fit(&statements, &at(&dates)).unwrap();
        let broken = fit(&statements, &with(&[on(day(2016, 1, 1), 2.0_f64.ln())], &dates)).unwrap();
        let truth = |date: NaiveDate| {
            if date < day(2016, 1, 1) {
                10_000.0
            } else {
                10_000.0 * factor
            }
        };
        let square = |trend: &Trend| -> f64 {
            let miss = |point: &tallybook::model::BandPoint| (point.p50.unwrap() / truth(point.date)).ln().powi(2);
            trend.points.iter().map(miss).sum()
        };
        plain_squares += square(&plain);
        squares += square(&broken);
        let width = |trend: &Trend| -> f64 { trend.points.iter().map(|point| (point.p95 / point.p05).ln()).sum() };
        narrower += usize::from(width(&broken) < width(&plain));
    }
    let ratio = (squares / plain_squares).sqrt();
    assert!(
        ratio < 0.7,
        "root mean square error with the break against without: {ratio}"
    );
    assert!(narrower >= 5, "the band is narrower in {narrower} of 6 worlds");
}

#[test]
fn what_falls_between_two_dates_of_the_chain_is_one_jump_whenever_it_was() {
    let (_, statements) = world(3);
    let dates = [day(2014, 1, 1), day(2019, 1, 1)];
    let day_alone = fit(&statements, &with(&[on(day(2015, 10, 1), 0.7)], &dates)).unwrap();
    // The statements before and after it are about the middles of 2015 and 2016.
    let months = Break {
        from: day(2015, 8, 1),
        to: day(2016, 5, 31),
        sd: 0.7,
        direction: Direction::Either,
    };
    assert_close(&fit(&statements, &with(&[months], &dates)).unwrap(), &day_alone);
}

#[test]
fn a_break_that_shrinks_to_a_day_becomes_the_break_of_that_day() {
    let (_, statements) = world(3);
    let dates = [day(2015, 12, 1), day(2015, 12, 22), day(2015, 12, 24), day(2016, 2, 1)];
    let to_the_day = fit(&statements, &with(&[on(day(2015, 12, 22), 0.7)], &dates)).unwrap();
    let distance = |days: u64| -> f64 {
        let (from, to) = (
            day(2015, 12, 22) - chrono::Days::new(days),
            day(2015, 12, 22) + chrono::Days::new(days),
        );
        let spread = fit(
            &statements,
            &with(
                &[Break {
                    from,
                    to,
                    sd: 0.7,
                    direction: Direction::Either,
                }],
                &dates,
            ),
        )
        .unwrap();
        let pairs = quantiles(&spread).into_iter().zip(quantiles(&to_the_day));
        pairs.map(|(a, b)| (a / b).ln().abs()).sum()
    };
    let distances = [160, 40, 10, 1].map(distance);
    assert!(distances.is_sorted_by(|far, near| far > near), "{distances:?}");
}

#[test]
fn two_breaks_of_one_day_are_one_of_both_variances() {
    let (_, statements) = world(1);
    let dates = [day(2015, 1, 1), day(2017, 1, 1)];
    let half = on(day(2016, 1, 1), 0.5);
    let whole = on(day(2016, 1, 1), 0.5 * 2.0_f64.sqrt());
    assert_close(
        &fit(&statements, &with(&[half, half], &dates)).unwrap(),
        &fit(&statements, &with(&[whole], &dates)).unwrap(),
    );
}

#[test]
fn a_break_beyond_the_dates_changes_nothing_and_is_not_told() {
    let dates = [day(2014, 1, 1), day(2020, 1, 1)];
    let plain = fit(&decade(), &at(&dates)).unwrap();
    let beyond = fit(
        &decade(),
        &with(&[on(day(1999, 1, 1), 0.7), on(day(2031, 1, 1), 0.7)], &dates),
    )
    .unwrap();
    assert_eq!(beyond.points, plain.points);
    assert_eq!(beyond.breaks, []);
    assert_eq!(beyond.sentences(), plain.sentences());
}

#[test]
fn a_break_is_told_as_declared_and_with_its_factor() {
    let sentences = |trend: &Trend| -> Vec<String> {
        let sentences = trend.sentences().into_iter();
        sentences.filter(|sentence| sentence.contains("may jump")).collect()
    };
    let dates = [day(2016, 7, 1)];
    let month = Break {
        from: day(2018, 3, 1),
        to: day(2018, 3, 31),
        sd: 1.5_f64.ln(),
        direction: Direction::Either,
    };
    let counted = fit(&decade(), &with(&[on(day(2019, 12, 22), 2.0_f64.ln()), month], &dates)).unwrap();
    assert_eq!(
        sentences(&counted),
        [
            "The level may jump on 2019-12-22: this break is declared, with a typical factor of up to 2 either way.",
            "The level may jump between 2018-03-01 and 2018-03-31: this break is declared, with a typical factor of up to 1.5 either way.",
        ]
    );
    let share = |id: &str, year: i32, value: f64| {
        let mut statement = said(
            id,
            year,
            quantity(tallybook::model::Bound::Exact, Some(value), Some(value), Some(value)),
        );
        statement.quantity.unit = UnitKind::Share;
        statement
    };
    let settings = Settings {
        unit: UnitKind::Share,
        ..with(&[on(day(2016, 1, 1), 3.0_f64.ln())], &dates)
    };
    let shares = fit(
        &[share("a", 2014, 0.2), share("b", 2015, 0.3), share("c", 2017, 0.6)],
        &settings,
    )
    .unwrap();
    assert_eq!(
        sentences(&shares),
        [
            "The level may jump on 2016-01-01: this break is declared, with a typical factor of up to 3 of its odds either way."
        ]
    );
    // If no band may be shown, the text does not mention the level.
    assert_eq!(
        sentences(&fit::<Statement>(&[], &with(&[on(day(2016, 1, 1), 0.7)], &dates)).unwrap()),
        [""; 0]
    );
}

#[test]
fn a_pull_within_the_step_of_a_break_is_what_it_is_on_a_date_of_the_chain() {
    let (_, statements) = world(2);
    let asked = day(2016, 1, 20);
    let settings = |dates: &[NaiveDate]| with(&[on(day(2016, 1, 1), 0.7)], dates);
    let between = fit(&statements, &settings(&[day(2014, 1, 1), day(2018, 1, 1)])).unwrap();
    let upon = fit(&statements, &settings(&[day(2014, 1, 1), asked, day(2018, 1, 1)])).unwrap();
    let shifts = |trend: &Trend| {
        let mut influences = trend.influence(asked);
        influences.sort_by(|a, b| a.id.cmp(&b.id));
        influences
    };
    for (between, upon) in shifts(&between).iter().zip(shifts(&upon)) {
        assert!((between.shift - upon.shift).abs() < 1e-3, "{between:?} is not {upon:?}");
    }
    // After the jump, earlier statements tell little.
    let of_2015 = shifts(&between)
        .into_iter()
        .find(|influence| influence.id == "s2015")
        .unwrap();
    let of_2016 = shifts(&between)
        .into_iter()
        .find(|influence| influence.id == "s2016")
        .unwrap();
    assert!(
        of_2015.shift.abs() < 0.5 * of_2016.shift.abs(),
        "{of_2015:?} {of_2016:?}"
    );
}

#[test]
fn the_days_around_a_break_are_computed_too() {
    let (_, statements) = world(2);
    let plain = fit(&statements, &counts()).unwrap();
    let month = Break {
        from: day(2015, 12, 5),
        to: day(2015, 12, 20),
        sd: 0.7,
        direction: Direction::Either,
    };
    let settings = Settings {
        breaks: vec![on(day(2016, 2, 1), 0.7), month, on(day(2031, 1, 1), 0.7)],
        ..counts()
    };
    let dates = |trend: &Trend| trend.points.iter().map(|point| point.date).collect::<Vec<_>>();
    let usual = dates(&plain);
    let broken = dates(&fit(&statements, &settings).unwrap());
    let further: Vec<NaiveDate> = broken.iter().copied().filter(|date| !usual.contains(date)).collect();
    assert_eq!(
        further,
        [day(2015, 12, 4), day(2015, 12, 21), day(2016, 1, 31), day(2016, 2, 1)]
    );
    assert_eq!(broken.len(), usual.len() + further.len());
    // The requested days are returned.
    let asked = [day(2014, 1, 1), day(2018, 1, 1)];
    assert_eq!(dates(&fit(&statements, &with(&[month], &asked)).unwrap()), asked);
}

#[test]
fn without_a_break_nothing_changes() {
    let plain = fit(&decade(), &counts()).unwrap();
    assert_eq!(plain.breaks, []);
    let rise: Vec<Statement> = (2010..2014)
        .map(|year| exactly(&format!("s{year}"), year, 10_000.0))
        .collect();
    assert!(
        fit(&rise, &counts())
            .unwrap()
            .sentences()
            .iter()
            .all(|sentence| !sentence.contains("jump"))
    );
}

#[test]
fn a_break_downwards_moves_only_down() {
    let statements = [
        about("a", 2014, 50_000.0),
        about("b", 2015, 52_000.0),
        about("c", 2016, 49_000.0),
    ];
    let dates = [day(2016, 7, 1), day(2017, 7, 1), day(2018, 7, 1)];
    let plain = fit(&statements, &at(&dates)).unwrap();
    let broken = |direction| {
        let declared = Break::by_factor(day(2017, 3, 1), day(2017, 3, 1), 2.0, direction);
        fit(&statements, &with(&[declared], &dates)).unwrap()
    };
    let (down, up, either) = (
        broken(Direction::Down),
        broken(Direction::Up),
        broken(Direction::Either),
    );
    for at in 1..3 {
        let (plain, down, up, either) = (plain.points[at], down.points[at], up.points[at], either.points[at]);
        assert!(down.p95 <= plain.p95 * 1.02, "{down:?} {plain:?}");
        assert!(down.p05 < plain.p05 * 0.8, "{down:?} {plain:?}");
        assert!(down.p50 < plain.p50 && up.p50 > plain.p50, "{down:?} {up:?}");
        assert!(up.p05 >= plain.p05 * 0.98 && up.p95 > plain.p95, "{up:?} {plain:?}");
        assert!(either.p05 < plain.p05 && either.p95 > plain.p95, "{either:?}");
    }
    // What is declared is a typical factor: two jumps in three are smaller.
    let declared = Break::by_factor(day(2017, 3, 1), day(2017, 3, 1), 2.0, Direction::Down);
    assert!((0.967_4 * declared.sd - 2.0_f64.ln()).abs() < 1e-4);
    // A figure above the level after such a break is not followed upwards by it.
    let mut later = statements.to_vec();
    later.push(about("d", 2018, 25_000.0));
    let fallen = fit(&later, &with(&[declared], &dates)).unwrap();
    assert!(fallen.points[2].p50.unwrap() < 32_000.0, "{:?}", fallen.points[2]);
}
