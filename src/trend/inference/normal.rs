//! The standard normal distribution, computed with `libm` rather than the system's library, so that results are the same on every machine.

use libm::{erfc, exp, log, sqrt};

const SQRT_2: f64 = std::f64::consts::SQRT_2;
const SQRT_2_PI: f64 = 2.506_628_274_631_000_2;

/// The density at `x`; 0 at an infinite `x`.
pub(crate) fn density(x: f64) -> f64 {
    exp(-0.5 * x * x) / SQRT_2_PI
}

/// The probability of a value below `x`.
pub(crate) fn below(x: f64) -> f64 {
    0.5 * erfc(-x / SQRT_2)
}

/// The probability of a value between `a` and `b`, `a <= b`, either of which may be infinite.
/// It is computed from the nearer tail, since subtracting two numbers near 1 would lose precision.
pub(crate) fn between(a: f64, b: f64) -> f64 {
    if a + b > 0.0 {
        below(-a) - below(-b)
    } else {
        below(b) - below(a)
    }
}

/// An approximation, within 0.00045, of the value with this probability (above 0 and below 1) below it (Abramowitz and Stegun 1964, 26.2.23).
pub(crate) fn quantile(probability: f64) -> f64 {
    let tail = probability.min(1.0 - probability);
    let t = sqrt(-2.0 * log(tail));
    let above = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let below = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    let size = t - above / below;
    if probability < 0.5 { -size } else { size }
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

    #[test]
    fn quantiles_are_rough_but_near() {
        for probability in [1e-6, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999] {
            assert!(
                (below(quantile(probability)) - probability).abs() < 2e-4,
                "{probability}"
            );
        }
    }
}
