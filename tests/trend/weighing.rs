//! The weight of hedging words.

use tallybook::model::{Bound, Hedge, Quantity};
use tallybook::trend::{Standing, Statement};

use super::build::{about, exactly, quantity, range, said, trend};

fn standing(statement: Statement) -> Standing {
    trend(&[statement]).accounts[0].standing.expect("it is kept")
}

/// A figure with a hedge.
fn hedged(hedge: Hedge, value: f64) -> Statement {
    let bare = about("a", 2016, value);
    Statement {
        quantity: Quantity { hedge, ..bare.quantity },
        ..bare
    }
}

#[test]
fn a_vaguer_hedge_is_worth_less() {
    use Hedge::{About, Counted, Estimated, Exactly, None, Roughly};
    let order = [Exactly, Counted, None, Estimated, About, Roughly].map(|hedge| standing(hedged(hedge, 50_000.0)).sd);
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
fn what_words_allow_is_told_and_what_the_model_adds_is_not() {
    let ends = |hedge| {
        let standing = standing(hedged(hedge, 1_000.0));
        (standing.low, standing.high)
    };
    assert_eq!(ends(Hedge::Nearly), (Some(900.0), Some(1_000.0)));
    assert_eq!(ends(Hedge::JustUnder), (Some(920.0), Some(1_000.0)));
    assert_eq!(ends(Hedge::JustOver), (Some(1_000.0), Some(1_100.0)));
    assert_eq!(ends(Hedge::OrderOf), (Some(1_000.0 / 3.0), Some(3_000.0)));
    assert_eq!(ends(Hedge::About), (Some(900.0), Some(1_100.0)));
    let floor = standing(said("a", 2016, quantity(Bound::AtLeast, Some(500.0), None, None)));
    assert_eq!((floor.low, floor.high), (Some(500.0), None));
}

#[test]
fn a_plural_is_two_at_least() {
    let median = |hedge| {
        let size = quantity(Bound::Magnitude, Some(1_000.0), None, Some(9_999.0));
        trend(&[said("a", 2016, Quantity { hedge, ..size })]).points[0]
            .p50
            .unwrap()
    };
    assert!(
        median(Hedge::Plural) > 1.2 * median(Hedge::None),
        "thousands, and a four-digit number"
    );
}

#[test]
fn well_over_goes_further_than_more_than() {
    let upper = |hedge| {
        let bound = quantity(Bound::MoreThan, Some(1_000.0), None, None);
        let statements = [said("a", 2016, Quantity { hedge, ..bound }), about("b", 2016, 1_500.0)];
        trend(&statements).points[0].p95
    };
    assert!(upper(Hedge::WellOver) > upper(Hedge::None));
}

#[test]
fn a_hedged_range_is_blurred_and_a_sampling_error_is_believed() {
    let plain = standing(range("a", 2016, 10_000.0, 20_000.0)).sd;
    let plain_range = range("a", 2016, 10_000.0, 20_000.0);
    let hedged = standing(Statement {
        quantity: Quantity {
            hedge: Hedge::Roughly,
            ..plain_range.quantity.clone()
        },
        ..plain_range
    })
    .sd;
    assert!(hedged > 2.0 * plain);
    let poll = standing(Statement {
        sampling_sd: Some(0.042),
        ..exactly("a", 2016, 12_345.0)
    });
    assert!((poll.sd - 0.042).abs() < 1e-12);
}

#[test]
fn a_rate_is_as_precise_as_the_figure_that_was_stated() {
    let stated = exactly("a", 2016, 10_000.0);
    let rate = Statement {
        times: 6.0,
        ..stated.clone()
    };
    let sd = |statement: &Statement| {
        let trend = trend(std::slice::from_ref(statement));
        trend.accounts[0].standing.unwrap().sd
    };
    assert!((sd(&rate) - sd(&stated)).abs() < 1e-12);
    let level = |statement: Statement| trend(&[statement]).points[0].p50.unwrap();
    assert!((level(rate) / level(stated) / 6.0 - 1.0).abs() < 1e-6);
}
