//! What the interval around a best figure is worth as evidence: the sampling error of the figure, on the working scale.

use super::inference::normal::quantile;
use super::scale::Scale;
use crate::model::{IntervalKind, Quantity};

/// The level of an interval that does not say it, in percent: nearly every interval that is printed without one is meant so.
const USUAL_LEVEL: f64 = 95.0;

/// The standard deviation that an interval states for its best figure, on the working scale.
///
/// `None` for a range without a level: who names a lowest and a highest figure does not say how often the value lies beyond them, so that the range
/// is weighed as one, and so is an interval with an open end.
pub(super) fn sampling_sd(quantity: &Quantity, scale: Scale) -> Option<f64> {
    let interval = quantity.interval?;
    let level = match (interval.kind, interval.level) {
        (IntervalKind::Range, None) => return None,
        (_, level) => level.unwrap_or(USUAL_LEVEL),
    };
    let (low, best, high) = (quantity.low?, quantity.best?, quantity.high?);
    let on = |value: f64| (value > 0.0 && !scale.is_all(value)).then(|| scale.onto(value));
    let best = on(best)?;
    // An end at nothing, or at all there is, is infinitely far on the working scale: the other one tells the width.
    let width = match (on(low), on(high)) {
        (Some(low), Some(high)) => 0.5 * (high - low),
        (None, Some(high)) => high - best,
        (Some(low), None) => best - low,
        (None, None) => return None,
    };
    let deviations = quantile(0.5 + level / 200.0);
    let sd = width / deviations;
    (sd.is_finite() && sd > 0.0).then_some(sd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bound, Hedge, Interval, UnitKind};

    fn sd(kind: IntervalKind, level: Option<f64>, [low, best, high]: [f64; 3], unit: UnitKind) -> Option<f64> {
        let quantity = Quantity {
            bound: Bound::Range,
            low: Some(low),
            best: Some(best),
            high: Some(high),
            unit,
            unit_name: None,
            currency: None,
            per: None,
            hedge: Hedge::None,
            interval: Some(Interval { kind, level }),
        };
        sampling_sd(&quantity, Scale::of(unit))
    }

    #[test]
    fn the_ends_and_the_level_give_the_standard_deviation() {
        use IntervalKind::{Ci, Margin, Range, Ui};
        let near = |found: Option<f64>, expected: f64| {
            let found = found.unwrap();
            assert!((found / expected - 1.0).abs() < 1e-3, "{found} is not {expected}");
        };
        let count = |kind, level, ends| sd(kind, level, ends, UnitKind::Count);
        let factor_two = 2.0_f64.ln();
        let iraq = [392_979.0, 654_965.0, 942_636.0];
        near(count(Ci, Some(95.0), iraq), (iraq[2] / iraq[0]).ln() / 2.0 / 1.96);
        near(count(Ui, Some(90.0), [100.0, 200.0, 400.0]), factor_two / 1.645);
        near(count(Range, Some(80.0), [100.0, 200.0, 400.0]), factor_two / 1.2816);
        near(count(Ci, None, [100.0, 200.0, 400.0]), factor_two / 1.96);
        near(count(Ci, Some(95.0), [0.0, 200.0, 400.0]), factor_two / 1.96);
        near(
            count(Margin, None, [90.0, 100.0, 110.0]),
            (110.0_f64 / 90.0).ln() / 2.0 / 1.96,
        );
        near(
            sd(Ci, Some(95.0), [0.4, 0.5, 0.6], UnitKind::Share),
            1.5_f64.ln() / 1.96,
        );
        near(
            sd(Ci, Some(95.0), [0.4, 0.5, 1.0], UnitKind::Share),
            1.5_f64.ln() / 1.96,
        );
    }

    #[test]
    fn a_range_without_a_level_states_none() {
        assert_eq!(sd(IntervalKind::Range, None, [10.0, 15.0, 20.0], UnitKind::Count), None);
        assert_eq!(sd(IntervalKind::Ci, None, [0.0, 0.0, 20.0], UnitKind::Count), None);
    }
}
