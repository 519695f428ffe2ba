//! The interval that a source gives around its best figure.

use super::word::words;

words!(
    /// What an interval around a best figure is, as its source says.
    IntervalKind {
        /// A confidence interval.
        Ci => "ci",
        /// An uncertainty interval: credible, of a posterior distribution, of a projection.
        Ui => "ui",
        /// The lowest and the highest figure that the source thinks possible, or an interval of which it does not say what it is.
        Range => "range",
        /// A margin of error, the same on either side: `50 ± 5`.
        Margin => "margin",
    }
);

/// The interval that a source gives around its best figure; its ends are `low` and `high` of its quantity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// What it is.
    pub kind: IntervalKind,
    /// How probable it is that it holds the value, in percent as printed: 95. `None` where the source does not say.
    pub level: Option<f64>,
}

impl Interval {
    /// An interval of which nothing is said: `15 (10–20)`.
    pub const UNNAMED: Self = Self {
        kind: IntervalKind::Range,
        level: None,
    };

    /// Whether a number of percent can be a level: above 0 and below 100.
    #[must_use]
    pub fn is_level(percent: f64) -> bool {
        percent > 0.0 && percent < 100.0
    }

    /// The margin, where it is one: the distance of `low` and `high` from `best`, if that is the same on either side.
    #[must_use]
    pub fn margin(self, [low, best, high]: [Option<f64>; 3]) -> Option<f64> {
        let (low, best, high) = (low?, best?, high?);
        let even = ((best - low) - (high - best)).abs() <= 1e-9 * high.abs().max(low.abs());
        (self.kind == IntervalKind::Margin && even).then_some(0.5 * (high - low))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_between_none_and_all() {
        for (percent, is_level) in [
            (95.0, true),
            (0.0, false),
            (100.0, false),
            (f64::NAN, false),
            (99.9, true),
        ] {
            assert_eq!(Interval::is_level(percent), is_level, "{percent}");
        }
    }
}
