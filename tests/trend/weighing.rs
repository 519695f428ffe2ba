//! The weight of hedging words.

use tallybook::model::Bound;
use tallybook::trend::{Hedge, Standing, Statement};

use super::build::{about, exactly, quantity, range, said, trend};

fn standing(statement: Statement) -> Standing {
    trend(&[statement]).accounts[0].standing.expect("it is kept")
}

#[test]
fn hedges_are_found_as_whole_words() {
    for (stated, hedge) in [
        ("50,000", Hedge::Bare),
        ("", Hedge::Bare),
        ("about 50,000", Hedge::About),
        ("Some 50,000", Hedge::About),
        ("handsome 50,000", Hedge::Bare),
        ("awesome aroundabout", Hedge::Bare),
        ("roughly 50,000", Hedge::Roughly),
        ("~50,000", Hedge::Roughly),
        ("ca. 50,000", Hedge::Roughly),
        ("nearly 50,000", Hedge::Nearly),
        ("an estimated 50,000", Hedge::Estimated),
        ("an estimated figure of nearly 50,000", Hedge::Nearly),
        ("just over 500", Hedge::JustOver),
        ("almost 500", Hedge::JustUnder),
        ("on the order of 10,000", Hedge::OrderOf),
        ("exactly 512", Hedge::Exactly),
        ("около ~ 50 тысяч", Hedge::Roughly),
    ] {
        assert_eq!(Hedge::read(stated), hedge, "{stated}");
    }
}

#[test]
fn a_vaguer_hedge_is_worth_less() {
    let sd = |stated: &str| {
        standing(Statement {
            stated: stated.into(),
            ..about("a", 2016, 50_000.0)
        })
        .sd
    };
    let order = [
        sd("exactly 50,000"),
        sd("counted 50,000"),
        sd("an estimated 50,000"),
        sd("about 50,000"),
        sd("roughly 50,000"),
    ];
    assert!(order.windows(2).all(|pair| pair[0] < pair[1]), "{order:?}");
}

#[test]
fn a_round_number_is_worth_less_than_a_precise_one() {
    let sd = |value| standing(exactly("a", 2016, value)).sd;
    assert!(sd(47_312.0) < 0.031);
    assert!(sd(50_000.0) > 0.06);
    assert!(sd(100_000.0) > sd(50_000.0));
}

#[test]
fn nearly_reaches_below_and_just_over_above() {
    let ends = |stated: &str| {
        let standing = standing(Statement {
            stated: stated.into(),
            ..about("a", 2016, 1_000.0)
        });
        (standing.low.unwrap().round(), standing.high.unwrap().round())
    };
    assert_eq!(ends("nearly 1,000"), (900.0, 1_000.0));
    assert_eq!(ends("just over 1,000"), (1_000.0, 1_100.0));
    assert_eq!(ends("in the order of 1,000"), (333.0, 3_000.0));
    assert_eq!(ends("about 1,000"), (1_000.0, 1_000.0));
}

#[test]
fn sizes_in_words_are_weighed_as_plurals() {
    let ends = |low, high| {
        let standing = standing(said("a", 2016, quantity(Bound::Magnitude, Some(low), None, Some(high))));
        (standing.low.unwrap().round(), standing.high.unwrap().round())
    };
    assert_eq!(ends(1_000.0, 9_999.0), (2_000.0, 10_000.0));
    assert_eq!(ends(100.0, 999.0), (200.0, 1_000.0));
    assert_eq!(ends(10_000.0, 99_999.0), (20_000.0, 100_000.0));
    assert_eq!(ends(24.0, 99.0), (24.0, 99.0));
    assert_eq!(ends(3_000.0, 9_999.0), (3_000.0, 9_999.0));
}

#[test]
fn a_hedged_range_is_blurred_and_a_sampling_error_is_believed() {
    let plain = standing(range("a", 2016, 10_000.0, 20_000.0)).sd;
    let hedged = standing(Statement {
        stated: "roughly 10,000 to 20,000".into(),
        ..range("a", 2016, 10_000.0, 20_000.0)
    })
    .sd;
    assert!(hedged > 2.0 * plain);
    let poll = standing(Statement {
        sampling_sd: Some(0.042),
        ..exactly("a", 2016, 12_345.0)
    });
    assert!((poll.sd - 0.042).abs() < 1e-12);
}
