//! Echoes do not count.

use tallybook::model::{Fate, Hedge, UnitKind};
use tallybook::trend::{Account, Settings, Statement, fit};

use super::build::{about, at, counts, day, decade, exactly, repeated, trend};

fn fates(statements: &[Statement]) -> Vec<Fate> {
    trend(statements)
        .accounts
        .into_iter()
        .map(|account| account.fate)
        .collect()
}

fn echo(of: &str, presumed: bool) -> Fate {
    if presumed {
        Fate::PresumedEcho(of.into())
    } else {
        Fate::Echo(of.into())
    }
}

/// How many echoes a kept statement has.
fn speaks_for(account: &Account) -> usize {
    account.standing.expect("it is kept").echoes
}

#[test]
fn a_hundred_echoes_weigh_as_much_as_none() {
    let dates = [day(2014, 7, 1), day(2018, 7, 1), day(2021, 7, 1)];
    let alone = fit(&decade(), &at(&dates)).unwrap();
    for declared in [true, false] {
        let mut statements = decade();
        for number in 0..100 {
            statements.push(repeated(&statements[4], number, declared));
        }
        let echoed = fit(&statements, &at(&dates)).unwrap();
        assert_eq!(echoed.points, alone.points, "declared: {declared}");
        assert_eq!(
            (echoed.kept, echoed.echoes, echoed.origins),
            (alone.kept, 100, alone.origins)
        );
        assert_eq!(speaks_for(&echoed.accounts[4]), 100);
        assert_eq!(echoed.accounts[50].fate, echo("e", !declared));
    }
    // Counted separately, they would drag the level along.
    let mut statements = decade();
    for number in 0..100 {
        let copy = repeated(&statements[4], number, false);
        statements.push(Statement {
            independent: true,
            ..copy
        });
    }
    assert_eq!(trend(&statements).kept, 108);
}

#[test]
fn a_chain_of_links_leads_to_its_root() {
    let root = about("a", 2016, 50_000.0);
    let first = repeated(&root, 1, true);
    let mut second = repeated(&root, 2, true);
    second.repeats = Some(first.id.clone());
    second.quantity.best = Some(60_000.0);
    assert_eq!(fates(&[second, first, root])[..2], [echo("a", false), echo("a", false)]);
}

#[test]
fn where_the_root_is_missing_the_earliest_speaks() {
    let mut early = about("early", 2016, 50_000.0);
    let mut late = about("late", 2016, 60_000.0);
    early.repeats = Some("lost".into());
    late.repeats = Some("lost".into());
    late.published = day(2017, 3, 1);
    let found = trend(&[late, early]).accounts;
    assert_eq!(found[0].fate, echo("early", false));
    assert_eq!(speaks_for(&found[1]), 1);
}

#[test]
fn a_circle_of_links_has_one_voice() {
    let mut circle = ["a", "b", "c"].map(|id| about(id, 2016, 50_000.0));
    for (index, next) in ["b", "c", "a"].into_iter().enumerate() {
        circle[index].repeats = Some(next.into());
    }
    let mut outside = about("d", 2016, 70_000.0);
    outside.repeats = Some("b".into());
    let mut itself = about("e", 2016, 90_000.0);
    itself.repeats = Some("e".into());
    let [a, b, c] = circle;
    let found = trend(&[a, b, c, outside, itself]);
    assert_eq!((found.kept, found.echoes), (2, 3));
}

#[test]
fn equal_words_are_presumed_an_echo_only_near_and_elsewhere() {
    let first = about("a", 2016, 50_000.0);
    let same = |change: fn(&mut Statement)| {
        let mut other = Statement {
            published: day(2017, 6, 1),
            ..about("b", 2016, 50_000.0)
        };
        change(&mut other);
        fates(&[first.clone(), other])[1].clone()
    };
    assert_eq!(same(|_| ()), echo("a", true));
    let kept = |fate: Fate| fate == Fate::Kept;
    assert!(
        kept(same(|other| other.publisher = "origin-a".into())),
        "a publisher may repeat itself"
    );
    assert!(kept(same(|other| other.independent = true)));
    assert!(kept(same(|other| other.sampling_sd = Some(0.05))));
    assert!(
        kept(same(|other| other.published = day(2020, 1, 2))),
        "more than three years later"
    );
    assert!(kept(same(|other| other.quantity.best = Some(51_000.0))));
    assert!(
        kept(same(|other| other.quantity.hedge = Hedge::Roughly)),
        "another hedge"
    );
    assert!(
        kept(same(
            |other| (other.from, other.to) = (Some(day(2010, 1, 1)), Some(day(2011, 1, 1)))
        )),
        "about another time"
    );
    // Presumption can be switched off.
    let off = Settings {
        presume_echoes: false,
        ..counts()
    };
    let other = Statement {
        published: day(2017, 6, 1),
        ..about("b", 2016, 50_000.0)
    };
    assert_eq!(fit(&[first.clone(), other], &off).unwrap().kept, 2);
}

#[test]
fn echoes_of_a_presumed_echo_have_the_same_voice() {
    let first = about("a", 2016, 50_000.0);
    let undeclared = repeated(&first, 1, false);
    let of_it = repeated(&undeclared, 2, true);
    let found = trend(&[first, undeclared, of_it]);
    assert_eq!(found.kept, 1);
    assert_eq!(speaks_for(&found.accounts[0]), 2);
    assert_eq!(found.accounts[2].fate, echo("a", false));
}

#[test]
fn whole_percents_that_coincide_in_a_crowd_are_no_echo() {
    let share = |id: &str, value: f64| {
        let mut statement = exactly(id, 2016, value);
        statement.quantity.unit = UnitKind::Share;
        statement
    };
    let crowd = (0..60).map(|i| share(&format!("p{i:02}"), f64::from(401 + 3 * i) / 1_000.0));
    let mut statements: Vec<Statement> = crowd.collect();
    let settings = Settings::new(UnitKind::Share);
    let echoes = |statements: &[Statement]| fit(statements, &settings).unwrap().echoes;
    statements.extend([share("x", 0.47), share("y", 0.47)]);
    assert_eq!(echoes(&statements), 0, "a whole percent says little");
    statements.extend([share("v", 0.4175), share("w", 0.4175)]);
    assert_eq!(echoes(&statements), 1, "a precise one is a fingerprint");
    // Without the crowd there is nothing to coincide with.
    assert_eq!(echoes(&statements[60..62]), 1);
}

#[test]
fn many_statements_of_one_origin_weigh_less_than_as_many_of_several() {
    let width = |one_origin: bool| {
        let statements: Vec<Statement> = (0..8)
            .map(|i| {
                let mut statement = exactly(&format!("s{i}"), 2016, 50_000.0 + 1_100.0 * f64::from(i));
                if one_origin {
                    statement.origin = "one".into();
                }
                statement
            })
            .collect();
        let point = fit(&statements, &at(&[day(2016, 7, 1)])).unwrap().points[0];
        point.p95 / point.p05
    };
    assert!(width(true) > 1.1 * width(false), "{} {}", width(true), width(false));
}
