//! The working scale: logarithm for amounts, log odds for shares.

use libm::{exp, log};

use crate::model::UnitKind;

/// The scale on which the level follows a random walk and errors are added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Natural logarithm, for amounts above 0.
    Log,
    /// Log odds, for shares between 0 and 1.
    Logit,
}

impl Scale {
    /// The scale for a kind of unit.
    #[must_use]
    pub fn of(unit: UnitKind) -> Self {
        if unit == UnitKind::Share {
            Self::Logit
        } else {
            Self::Log
        }
    }

    /// From the natural to the working scale. Shares are kept 0.01 % off either end.
    #[must_use]
    pub fn onto(self, value: f64) -> f64 {
        match self {
            Self::Log => log(value),
            Self::Logit => {
                let inside = value.clamp(1e-4, 1.0 - 1e-4);
                log(inside / (1.0 - inside))
            }
        }
    }

    /// From the working to the natural scale.
    pub(super) fn back(self, level: f64) -> f64 {
        match self {
            Self::Log => exp(level),
            Self::Logit => 1.0 / (1.0 + exp(-level)),
        }
    }

    /// The smallest amount that "none" does not exclude: 1 unit, or half a percent.
    pub(super) fn least(self) -> f64 {
        match self {
            Self::Log => 1.0,
            Self::Logit => 0.005,
        }
    }

    /// Whether this is all that there is.
    pub(super) fn is_all(self, value: f64) -> bool {
        self == Self::Logit && value >= 1.0
    }
}
