//! Quantiles of a mixture of normal distributions, which combines the grid points.

use super::normal;

/// A component of a mixture.
#[derive(Debug, Clone, Copy)]
struct Normal {
    weight: f64,
    mean: f64,
    sd: f64,
}

/// A mixture of normal distributions.
#[derive(Debug, Clone)]
pub(crate) struct Mixture {
    parts: Vec<Normal>,
    /// Mean and standard deviation of the whole, its skewness and its excess kurtosis.
    mean: f64,
    sd: f64,
    skewness: f64,
    kurtosis: f64,
}

/// Where the terms of the series that finds a quantile are below this, the next of them is below 1e-10.
const SETTLED: f64 = 3e-3;

impl Mixture {
    /// A mixture of parts given as weight, mean and variance; there is at least one, and the weights sum to 1.
    pub(crate) fn new(parts: impl Iterator<Item = (f64, f64, f64)>) -> Self {
        let normal = |(weight, mean, variance): (f64, f64, f64)| Normal {
            weight,
            mean,
            sd: variance.sqrt(),
        };
        let parts: Vec<Normal> = parts.map(normal).collect();
        let mean: f64 = parts.iter().map(|part| part.weight * part.mean).sum();
        let [mut second, mut third, mut fourth] = [0.0; 3];
        for part in &parts {
            let (off, variance) = (part.mean - mean, part.sd * part.sd);
            let square = off * off;
            second += part.weight * (variance + square);
            third += part.weight * off * (3.0 * variance + square);
            fourth += part.weight * (3.0 * variance * variance + 6.0 * variance * square + square * square);
        }
        let sd = second.sqrt();
        Self {
            parts,
            mean,
            sd,
            skewness: third / (second * sd),
            kurtosis: fourth / (second * second) - 3.0,
        }
    }

    /// The probability below `x`.
    pub(crate) fn below(&self, x: f64) -> f64 {
        let below = |part: &Normal| part.weight * normal::below((x - part.mean) / part.sd);
        // Rounded weights may sum to a little more than 1.
        self.parts.iter().map(below).sum::<f64>().min(1.0)
    }

    /// The probability below `x`, the density there and its first two derivatives.
    fn around(&self, x: f64) -> [f64; 4] {
        let mut sums = [0.0; 4];
        for part in &self.parts {
            let z = (x - part.mean) / part.sd;
            let density = part.weight * normal::density(z) / part.sd;
            sums[0] += part.weight * normal::below(z);
            sums[1] += density;
            sums[2] -= density * z / part.sd;
            sums[3] += density * (z * z - 1.0) / (part.sd * part.sd);
        }
        sums
    }

    /// Roughly the value with this probability below it, from the moments of the mixture (Cornish and Fisher 1938), or from the first two where it is far from normal.
    fn guess(&self, probability: f64) -> f64 {
        let z = normal::quantile(probability);
        let (skewness, kurtosis) = (self.skewness, self.kurtosis);
        let bent = z + (z * z - 1.0) * skewness / 6.0 + (z * z - 3.0) * z * kurtosis / 24.0
            - (2.0 * z * z - 5.0) * z * skewness * skewness / 36.0;
        let near_normal = skewness.abs() < 1.0 && kurtosis.abs() < 3.0;
        self.mean + self.sd * if near_normal { bent } else { z }
    }

    /// The value with this probability below it, to ten digits: the inverse of the probability as a series, kept within a bracket that only shrinks.
    pub(crate) fn quantile(&self, probability: f64) -> f64 {
        let reach = |part: &Normal| (part.mean - 8.0 * part.sd, part.mean + 8.0 * part.sd);
        let (mut low, mut high) = self
            .parts
            .iter()
            .map(reach)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (from, to)| {
                (low.min(from), high.max(to))
            });
        let mut at = self.guess(probability).clamp(low, high);
        for _ in 0..200 {
            let [below, density, slope, bend] = self.around(at);
            let off = below - probability;
            if off < 0.0 {
                low = at;
            } else {
                high = at;
            }
            let newton = off / density;
            // First and second order of the next terms, against the Newton step; each without a unit.
            let (first, second) = (newton * slope / density, newton * newton * bend / density);
            let step = newton * (1.0 + 0.5 * first + 0.5 * first * first - second / 6.0);
            // Also false for a NaN, where the density has vanished.
            if first.abs() < SETTLED && second.abs() < SETTLED * SETTLED {
                return at - step;
            }
            let small = first.abs() < 0.5 && second.abs() < 0.5;
            let next = at - if small { step } else { newton };
            at = if next > low && next < high {
                next
            } else {
                0.5 * (low + high)
            };
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_have_their_probability() {
        let one = Mixture::new([(1.0, 2.0, 4.0)].into_iter());
        assert!((one.quantile(0.975) - (2.0 + 2.0 * 1.959_963_984_540_054)).abs() < 1e-10);
        let far = Mixture::new([(0.9, 0.0, 1e-4), (0.1, 50.0, 9.0)].into_iter());
        let skew = Mixture::new([(0.5, 0.0, 1.0), (0.3, 1.0, 0.2), (0.2, 3.0, 4.0)].into_iter());
        for mixture in [far, skew] {
            for probability in [0.05, 0.25, 0.5, 0.75, 0.895, 0.905, 0.95, 0.9999] {
                let found = mixture.below(mixture.quantile(probability));
                assert!((found - probability).abs() < 1e-10, "{probability}: {found}");
            }
        }
    }
}
