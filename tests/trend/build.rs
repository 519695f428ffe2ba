//! Builds statements for the trend tests.

use chrono::NaiveDate;
use tallybook::model::{Bound, Direction, Hedge, Quantity, UnitKind};
use tallybook::trend::{Break, Settings, Statement, Trend, fit};

pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(super) fn quantity(bound: Bound, low: Option<f64>, best: Option<f64>, high: Option<f64>) -> Quantity {
    Quantity {
        bound,
        low,
        best,
        high,
        unit: UnitKind::Count,
        unit_name: None,
        currency: None,
        per: None,
        hedge: if bound == Bound::Approximate {
            Hedge::About
        } else {
            Hedge::None
        },
        interval: None,
    }
}

/// A statement about a whole year, published at the end of it by a separate origin.
pub(super) fn said(id: &str, year: i32, quantity: Quantity) -> Statement {
    Statement {
        id: id.into(),
        origin: format!("origin-{id}"),
        publisher: format!("origin-{id}"),
        repeats: None,
        quantity,
        times: 1.0,
        from: Some(day(year, 1, 1)),
        to: Some(day(year, 12, 31)),
        published: day(year, 12, 31),
        grade: None,
        independent: false,
        unsourced: false,
        projection: false,
        since: None,
        bound_by: None,
        sampling_sd: None,
    }
}

pub(super) fn exactly(id: &str, year: i32, value: f64) -> Statement {
    said(id, year, quantity(Bound::Exact, Some(value), Some(value), Some(value)))
}

pub(super) fn about(id: &str, year: i32, value: f64) -> Statement {
    said(id, year, quantity(Bound::Approximate, None, Some(value), None))
}

pub(super) fn range(id: &str, year: i32, low: f64, high: f64) -> Statement {
    said(id, year, quantity(Bound::Range, Some(low), None, Some(high)))
}

pub(super) fn at_least(id: &str, year: i32, low: f64) -> Statement {
    said(id, year, quantity(Bound::AtLeast, Some(low), None, None))
}

pub(super) fn at_most(id: &str, year: i32, high: f64) -> Statement {
    said(id, year, quantity(Bound::AtMost, None, None, Some(high)))
}

/// A statement that repeats another in its words, published by an outlet some months later.
pub(super) fn repeated(of: &Statement, number: u32, declared: bool) -> Statement {
    let id = format!("{}-echo-{number}", of.id);
    Statement {
        publisher: format!("outlet-{number}"),
        origin: if declared {
            of.origin.clone()
        } else {
            format!("outlet-{number}")
        },
        repeats: declared.then(|| of.id.clone()),
        published: of.published + chrono::Days::new(u64::from(number % 300)),
        id,
        ..of.clone()
    }
}

pub(super) fn counts() -> Settings {
    Settings::new(UnitKind::Count)
}

pub(super) fn at(dates: &[NaiveDate]) -> Settings {
    Settings {
        dates: Some(dates.to_vec()),
        ..counts()
    }
}

/// A break on a day.
pub(super) fn on(day: NaiveDate, sd: f64) -> Break {
    Break {
        from: day,
        to: day,
        sd,
        direction: Direction::Either,
    }
}

/// A fit at two dates, one among the statements of most tests and one beyond them. (The default dates are many, which costs time.)
pub(super) fn trend(statements: &[Statement]) -> Trend {
    fit(statements, &at(&[day(2016, 7, 1), day(2024, 1, 1)])).unwrap()
}

/// The trend of statements of which two are judged to disagree.
pub(super) fn disagreeing(statements: &[Statement], a: &str, b: &str) -> Trend {
    let settings = Settings {
        disagreeing: vec![[a.to_owned(), b.to_owned()]],
        ..at(&[day(2016, 7, 1), day(2024, 1, 1)])
    };
    fit(statements, &settings).unwrap()
}

pub(super) fn at_default_dates(statements: &[Statement]) -> Trend {
    fit(statements, &counts()).unwrap()
}

/// A decade of statements that rise from 10,000 to 40,000, from seven origins.
pub(super) fn decade() -> Vec<Statement> {
    let mut statements = vec![
        about("a", 2012, 10_000.0),
        exactly("b", 2013, 12_300.0),
        range("c", 2015, 15_000.0, 20_000.0),
        at_least("d", 2016, 18_000.0),
        about("e", 2018, 30_000.0),
        exactly("f", 2019, 33_500.0),
        at_most("g", 2020, 50_000.0),
        about("h", 2021, 40_000.0),
    ];
    statements[7].origin = "origin-a".into();
    statements[7].publisher = "origin-a".into();
    statements
}
