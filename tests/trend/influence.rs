//! Who pulls the level, and the trend without one origin.

use tallybook::trend::{Settings, fit, leave_one_origin_out, without_origin};

use super::build::{about, at, at_default_dates, at_least, counts, day, decade, exactly, repeated, trend};

#[test]
fn the_pull_points_at_the_statement_and_fades_with_time() {
    let whole = trend(&decade());
    let early = whole.influence(day(2012, 7, 1));
    assert_eq!(early.len(), whole.kept);
    assert_eq!(early[0].id, "a", "the statement about 2012 pulls 2012 most");
    let late = whole.influence(day(2021, 7, 1));
    assert_eq!(late[0].id, "h");
    let pull = |list: &[tallybook::trend::Influence], id: &str| list.iter().find(|i| i.id == id).unwrap().shift;
    assert!(pull(&early, "a") < 0.0, "the lowest statement pulls down");
    assert!(pull(&early, "a").abs() > 5.0 * pull(&late, "a").abs());
    assert!((early[0].factor - early[0].shift.exp()).abs() < 1e-12);
    assert!(early.windows(2).all(|pair| pair[0].shift.abs() >= pair[1].shift.abs()));
}

#[test]
fn the_pull_agrees_with_a_fit_without_the_statement() {
    let statements = [
        exactly("a", 2014, 20_000.0),
        exactly("b", 2015, 22_000.0),
        exactly("c", 2016, 27_000.0),
        exactly("d", 2016, 24_000.0),
        exactly("e", 2017, 25_000.0),
        exactly("f", 2018, 26_500.0),
    ];
    let date = day(2016, 7, 1);
    let whole = fit(&statements, &at(&[date])).unwrap();
    for (index, statement) in statements.iter().enumerate() {
        let mut rest = statements.to_vec();
        rest.remove(index);
        let anew = fit(&rest, &at(&[date])).unwrap();
        let real = (whole.points[0].p50.unwrap() / anew.points[0].p50.unwrap()).ln();
        let pull = whole
            .influence(date)
            .into_iter()
            .find(|i| i.id == statement.id)
            .unwrap()
            .shift;
        assert!(
            (real - pull).abs() < 0.015 + 0.25 * real.abs(),
            "{}: {pull} against {real}",
            statement.id
        );
    }
}

#[test]
fn nothing_pulls_where_nothing_was_said() {
    assert!(trend(&[]).influence(day(2016, 1, 1)).is_empty());
}

#[test]
fn a_vague_period_does_not_stretch_the_days_that_statements_are_near() {
    let mut statements = vec![exactly("a", 2014, 20_000.0), exactly("b", 2015, 22_000.0)];
    assert_eq!(at_default_dates(&statements).last_near(), Some(day(2015, 11, 23)));
    let mut vague = about("c", 2012, 21_000.0);
    vague.to = Some(day(2023, 12, 31));
    vague.published = day(2024, 3, 1);
    statements.push(vague);
    let trend = at_default_dates(&statements);
    assert_eq!(trend.last, Some(day(2023, 12, 31)));
    // Its middle is the turn of 2017 to 2018, and up to a fifth of its twelve years from there a statement is near.
    assert_eq!(trend.last_near(), Some(day(2020, 4, 1)));
}

#[test]
fn where_no_day_has_statements_near_the_last_that_one_is_about_is_taken() {
    assert_eq!(trend(&[]).last_near(), None);
    let only_bounds = trend(&[at_least("a", 2016, 1_000.0)]);
    assert_eq!(only_bounds.last_near(), Some(day(2016, 12, 31)));
    let mut one_day = exactly("a", 2014, 20_000.0);
    (one_day.from, one_day.to) = (Some(day(2014, 6, 11)), Some(day(2014, 6, 11)));
    assert_eq!(at_default_dates(&[one_day]).last_near(), Some(day(2014, 6, 11)));
}

#[test]
fn without_an_origin_its_echoes_fall_silent_too() {
    let mut statements = decade();
    statements.push(repeated(&statements[5], 1, true));
    statements.push(repeated(&statements[5], 2, false));
    let whole = fit(&statements, &counts()).unwrap();
    let rest = without_origin(&statements, &whole, &counts(), "origin-f").unwrap();
    assert_eq!((rest.kept, rest.echoes), (7, 0));
    // An origin with two statements is left out with both.
    assert_eq!(
        without_origin(&statements, &whole, &counts(), "origin-a").unwrap().kept,
        6
    );
}

#[test]
fn each_origin_is_left_out_once_at_the_same_dates() {
    let whole = at_default_dates(&decade());
    let without = leave_one_origin_out(&decade(), &whole, &whole.same_dates(&counts()), |rest| rest).unwrap();
    let names: Vec<&str> = without.iter().map(|(origin, _)| origin.as_str()).collect();
    assert_eq!(names, whole.origin_names());
    assert_eq!(names.len(), whole.origins);
    for (origin, rest) in &without {
        assert_eq!(rest.origins, whole.origins - 1);
        assert!(rest.accounts.iter().all(|account| account.origin != *origin));
        assert!(
            rest.points
                .iter()
                .map(|p| p.date)
                .eq(whole.points.iter().map(|p| p.date))
        );
    }
}

#[test]
fn a_lone_statement_has_all_the_leverage() {
    let leverage = |statements: &[tallybook::trend::Statement]| {
        let trend = fit(
            statements,
            &Settings {
                presume_echoes: false,
                ..counts()
            },
        )
        .unwrap();
        trend.accounts[0].standing.expect("it is kept").leverage
    };
    let alone = leverage(&[about("a", 2016, 50_000.0)]);
    let among = leverage(&["a", "b", "c", "d", "e"].map(|id| about(id, 2016, 50_000.0)));
    assert!(alone > 0.9, "{alone}");
    assert!(among < 0.5, "{among}");
}
