//! How far a figure was rounded, as its digits show.

use libm::{floor, log10, pow};

/// The coarsest power of ten that divides a value: 1,000 for 47,000.
pub(crate) fn coarseness(value: f64) -> f64 {
    let mut unit = pow(10.0, floor(log10(value)) - 8.0);
    // Nine digits are looked at, so there are at most nine steps: one power above the value, the quotient is below 1 and at least 0.1.
    for _ in 0..9 {
        let coarser = 10.0 * unit;
        if (value / coarser - (value / coarser).round_ties_even()).abs() >= 1e-6 {
            break;
        }
        unit = coarser;
    }
    unit
}

/// Whether a figure shows fewer than three digits: 25,000, but not 25,400.
pub(crate) fn is_round(value: f64) -> bool {
    let size = value.abs();
    // The quotient is whole up to an error of the division.
    size <= 0.0 || size / coarseness(size) < 99.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_are_not_round() {
        for round in [0.0, 7.0, 25_000.0, 0.47, 1e9, 99e3] {
            assert!(is_round(round), "{round}");
        }
        for precise in [46_213.0, 1_220_580.0, 101.0, 0.417, 1.25e9] {
            assert!(!is_round(precise), "{precise}");
        }
    }
}
