//! The values that a claim's words allow: a quantity's ends, moved as its hedge says. The one place where that is worked out besides the view
//! `comparable_interval`, and a test holds the two to the same interval.

use super::hedge::{Hedge, Leeway};
use super::quantity::{Bound, Quantity, UnitKind};

/// The values that a claim's words allow. An absent end is open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    /// The lower end, in the figure's unit.
    pub low: Option<f64>,
    /// The upper end, in the figure's unit.
    pub high: Option<f64>,
    /// Whether the lower end itself is excluded ("more than 500").
    pub low_strict: bool,
    /// Whether the upper end itself is excluded ("just under 500").
    pub high_strict: bool,
}

impl Reach {
    /// The reach of figures (`low`, `best` and `high` of [`Quantity`]) with a bound and a hedge: the hedge's factors move whichever ends there are. Below
    /// zero they change places, since a factor above 1 leads downwards there; a share is never more than the whole.
    #[must_use]
    pub fn of(bound: Bound, hedge: Hedge, [low, best, high]: [Option<f64>; 3], unit: UnitKind) -> Self {
        let leeway = hedge.leeway();
        let mirrored = Leeway {
            lower_factor: leeway.upper_factor,
            upper_factor: leeway.lower_factor,
            lower_strict: leeway.upper_strict,
            upper_strict: leeway.lower_strict,
        };
        let at = |end: f64| if end < 0.0 { mirrored } else { leeway };
        // A best figure beside a bound does not close the open side: "15 (up to 20)".
        let low = match bound {
            Bound::AtMost | Bound::LessThan => low,
            _ => low.or(best),
        };
        let high = match bound {
            Bound::AtLeast | Bound::MoreThan => high,
            _ => high.or(best),
        };
        Self {
            low: low.map(|low| low * at(low).lower_factor),
            high: high.map(|high| match unit {
                UnitKind::Share => (high * at(high).upper_factor).min(high.max(1.0)),
                _ => high * at(high).upper_factor,
            }),
            low_strict: bound == Bound::MoreThan || low.is_some_and(|low| at(low).lower_strict),
            high_strict: bound == Bound::LessThan || high.is_some_and(|high| at(high).upper_strict),
        }
    }
}

impl Quantity {
    /// The values that its words allow.
    #[must_use]
    pub fn reach(&self) -> Reach {
        Reach::of(self.bound, self.hedge, [self.low, self.best, self.high], self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(
        bound: Bound,
        hedge: Hedge,
        low: Option<f64>,
        best: Option<f64>,
        high: Option<f64>,
    ) -> (Option<f64>, Option<f64>) {
        let reach = Reach::of(bound, hedge, [low, best, high], UnitKind::Count);
        (reach.low, reach.high)
    }

    #[test]
    fn a_hedge_moves_the_ends_that_its_bound_has() {
        use Bound::{Approximate, AtLeast, LessThan, Magnitude, Range};
        assert_eq!(
            reach(Approximate, Hedge::About, None, Some(50_000.0), None),
            (Some(45_000.0), Some(55_000.000_000_000_01))
        );
        assert_eq!(
            reach(Approximate, Hedge::Nearly, None, Some(40.0), None),
            (Some(36.0), Some(40.0))
        );
        assert_eq!(
            reach(Range, Hedge::About, Some(10.0), None, Some(20.0)),
            (Some(9.0), Some(22.0))
        );
        assert_eq!(
            reach(AtLeast, Hedge::About, Some(500.0), None, None),
            (Some(450.0), None)
        );
        assert_eq!(reach(LessThan, Hedge::None, None, None, Some(50.0)), (None, Some(50.0)));
        assert_eq!(
            reach(Magnitude, Hedge::Plural, Some(10_000.0), None, Some(99_999.0)),
            (Some(20_000.0), Some(99_999.0))
        );
    }

    #[test]
    fn no_share_is_more_than_the_whole() {
        let share = Reach::of(
            Bound::Approximate,
            Hedge::About,
            [None, Some(0.95), None],
            UnitKind::Share,
        );
        assert_eq!(share.high, Some(1.0));
    }

    #[test]
    fn below_zero_a_reach_is_mirrored() {
        let just_over = Reach::of(
            Bound::Approximate,
            Hedge::JustOver,
            [None, Some(-50.0), None],
            UnitKind::Count,
        );
        assert!(
            just_over.high == Some(-50.0) && just_over.high_strict && !just_over.low_strict,
            "{just_over:?}"
        );
        assert!(
            just_over.low.is_some_and(|low| (low + 55.0).abs() < 1e-9),
            "{just_over:?}"
        );
    }
}
