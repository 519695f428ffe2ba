//! Quantiles of a mixture of normal distributions: what the grid points say together.

use super::normal;

/// One part of a mixture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Normal {
    pub weight: f64,
    pub mean: f64,
    pub variance: f64,
}

/// The probability below `x`.
pub(super) fn below(parts: &[Normal], x: f64) -> f64 {
    parts.iter().map(|part| part.weight * normal::below((x - part.mean) / part.variance.sqrt())).sum()
}

/// The value with this probability below it, to the last digits, by bisection. `parts` is not empty.
pub(super) fn quantile(parts: &[Normal], probability: f64) -> f64 {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for part in parts {
        let reach = 8.0 * part.variance.sqrt();
        low = low.min(part.mean - reach);
        high = high.max(part.mean + reach);
    }
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if below(parts, middle) < probability {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}
