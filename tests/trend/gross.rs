//! Gross errors: one wrong statement leaves the band of those that agree.

use tallybook::model::{Support, Verdict};
use tallybook::trend::{Statement, Trend};

use super::build::{about, at_default_dates, day, exactly};

fn agreeing() -> Vec<Statement> {
    vec![
        about("a", 2014, 1_000_000.0),
        about("b", 2015, 1_100_000.0),
        about("c", 2015, 950_000.0),
        about("d", 2016, 1_050_000.0),
    ]
}

/// By how much each quantile differs at most, as a factor less 1, at dates near a statement.
fn moved(with: &Trend, without: &Trend) -> f64 {
    let near = without.points.iter().filter(|point| point.support == Support::Near);
    let mut largest = 0.0_f64;
    for point in near {
        let other = with.points.iter().find(|other| other.date == point.date).unwrap();
        let median = (point.p50.unwrap(), other.p50.expect("the median stays"));
        for (a, b) in [(point.p05, other.p05), median, (point.p95, other.p95)] {
            largest = largest.max((a / b).ln().abs().exp() - 1.0);
        }
    }
    largest
}

#[test]
fn one_that_is_off_by_any_power_of_ten_hardly_moves_four_that_agree() {
    let without = at_default_dates(&agreeing());
    for power in 1..=9 {
        for factor in [10_f64.powi(power), 10_f64.powi(-power)] {
            let mut statements = agreeing();
            statements.push(exactly("wrong", 2015, 1_000_000.0 * factor));
            let with = at_default_dates(&statements);
            let moved = moved(&with, &without);
            let outlier = with.accounts[4].standing.unwrap().outlier;
            println!("10^{power} {factor:e}: {moved:.3} {outlier:.3} {:?}", with.verdict);
            if power >= 2 {
                assert_eq!(with.verdict, Verdict::Line, "{factor}");
                assert!(moved < 0.1, "{factor}: {moved}");
                assert!(outlier > 0.9, "{factor}: {outlier}");
            }
        }
    }
}

#[test]
fn a_denial_beside_four_figures_leaves_their_band() {
    let without = at_default_dates(&agreeing());
    let mut statements = agreeing();
    statements.push(exactly("government", 2015, 0.0));
    let with = at_default_dates(&statements);
    assert!(moved(&with, &without) < 0.1, "{}", moved(&with, &without));
    assert!(with.accounts[4].standing.unwrap().outlier > 0.9);
    let middle = with.points.iter().find(|point| point.date == day(2015, 7, 1)).unwrap();
    assert!(middle.p95 < 2_000_000.0 && middle.p05 > 500_000.0, "{middle:?}");
}
