//! Quantiles of a mixture of normal distributions, which combines the grid points.

use super::normal;

/// A component of a mixture.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Normal {
    pub weight: f64,
    pub mean: f64,
    pub variance: f64,
}

/// The probability below `x`.
pub(crate) fn below(parts: &[Normal], x: f64) -> f64 {
    parts
        .iter()
        .map(|part| part.weight * normal::below((x - part.mean) / part.variance.sqrt()))
        .sum()
}

/// A change below this, relative to the value, makes Newton's next step smaller than a rounding error.
const SETTLED: f64 = 1e-8;

/// The value with this probability below it, to full precision, by Newton's method within a shrinking bracket.
/// `parts` is not empty and their weights sum to 1.
pub(crate) fn quantile(parts: &[Normal], probability: f64) -> f64 {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    let (mut mean, mut square) = (0.0, 0.0);
    for part in parts {
        let reach = 8.0 * part.variance.sqrt();
        low = low.min(part.mean - reach);
        high = high.max(part.mean + reach);
        mean += part.weight * part.mean;
        square += part.weight * (part.variance + part.mean * part.mean);
    }
    // Start at the quantile of a normal distribution with the same mean and variance.
    let mut at = mean + (square - mean * mean).max(0.0).sqrt() * normal::quantile(probability);
    if !(low..=high).contains(&at) {
        at = 0.5 * (low + high);
    }
    for _ in 0..200 {
        let (mut off, mut density) = (-probability, 0.0);
        for part in parts {
            let sd = part.variance.sqrt();
            let x = (at - part.mean) / sd;
            off += part.weight * normal::below(x);
            density += part.weight * normal::density(x) / sd;
        }
        if off < 0.0 {
            low = at;
        } else {
            high = at;
        }
        let newton = at - off / density;
        // Also false for a NaN, where the density has vanished.
        let next = if newton > low && newton < high {
            newton
        } else {
            0.5 * (low + high)
        };
        let settled = (next - at).abs() <= SETTLED * (1.0 + at.abs());
        at = next;
        if settled {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_have_their_probability() {
        let one = [Normal {
            weight: 1.0,
            mean: 2.0,
            variance: 4.0,
        }];
        assert!((quantile(&one, 0.975) - (2.0 + 2.0 * 1.959_963_984_540_054)).abs() < 1e-10);
        let far = [
            Normal {
                weight: 0.9,
                mean: 0.0,
                variance: 1e-4,
            },
            Normal {
                weight: 0.1,
                mean: 50.0,
                variance: 9.0,
            },
        ];
        for probability in [0.05, 0.25, 0.5, 0.75, 0.895, 0.905, 0.95, 0.9999] {
            assert!(
                (below(&far, quantile(&far, probability)) - probability).abs() < 1e-10,
                "{probability}"
            );
        }
    }
}
