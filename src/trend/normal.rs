//! The standard normal distribution. Through `libm`, not the system's library, so that every machine gets the same bits.

use libm::{erfc, exp};

const SQRT_2: f64 = std::f64::consts::SQRT_2;
const SQRT_2_PI: f64 = 2.506_628_274_631_000_2;

/// The density at `x`; 0 at an infinite `x`.
pub(super) fn density(x: f64) -> f64 {
    exp(-0.5 * x * x) / SQRT_2_PI
}

/// The probability of a value below `x`.
pub(super) fn below(x: f64) -> f64 {
    0.5 * erfc(-x / SQRT_2)
}

/// The probability of a value between `a` and `b`, `a <= b`, either of which may be infinite.
/// Taken from the nearer tail: the other way round two numbers near 1 would cancel.
pub(super) fn between(a: f64, b: f64) -> f64 {
    if a + b > 0.0 {
        below(-a) - below(-b)
    } else {
        below(b) - below(a)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_keep_their_digits() {
        // Reference values: Abramowitz and Stegun, table 26.1 and 26.2.
        assert!((below(1.959_963_984_540_054) - 0.975).abs() < 1e-15);
        assert!((below(-10.0) / 7.619_853_024_160_526e-24 - 1.0).abs() < 1e-12);
        assert!((between(10.0, f64::INFINITY) / 7.619_853_024_160_526e-24 - 1.0).abs() < 1e-12);
        assert!((between(f64::NEG_INFINITY, -10.0) / 7.619_853_024_160_526e-24 - 1.0).abs() < 1e-12);
        assert!((between(-1.0, 1.0) - 0.682_689_492_137_086).abs() < 1e-14);
        assert!((density(0.0) - 0.398_942_280_401_432_7).abs() < 1e-15);
        assert!(density(f64::INFINITY) < f64::MIN_POSITIVE);
    }
}
