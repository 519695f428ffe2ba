//! Combines one statement with everything else that is known: the first moments of a normal density times a statement's likelihood.
//!
//! A statement says that the value, with its error, is in a window. With probability [`GROSS`] it has a gross error: one that is wider by
//! [`GROSS_SD`], or one by any factor at all, which says nothing about the level. So a misprint, or a denial, pulls less the farther it is off (the
//! likelihood redescends: O'Hagan 1979). A one-sided statement is a mixture: usually its figure is
//! close to the value ("more than 50,000" is said of 55,000, not of 5 million), but with probability [`BARE`] it is a bare
//! bound that leaves the far side open.

use libm::exp;

use super::super::evidence::{Shape, Window};
use super::normal;
use super::site::Way;

/// The prior probability of a gross error.
pub(crate) const GROSS: f64 = 0.05;
/// The standard deviation of a gross error, on the working scale.
pub(crate) const GROSS_SD: f64 = 1.5;
/// The share of gross errors that are by any factor at all.
pub(crate) const ANY_FACTOR: f64 = 0.5;
/// The width of "any factor", on the working scale: from a billionth to a billion times.
pub(crate) const ANYWHERE: f64 = 41.446_531_673_892_82; // ln 10^18
/// The share of one-sided statements that are bare bounds.
pub(crate) const BARE: f64 = 0.15;

/// Below this a likelihood counts as 0.
const VANISHING: f64 = 1e-280;
const SQRT_2_PI: f64 = 2.506_628_274_631_000_2;

/// Moments of the level given one statement and everything else.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tilted {
    /// The probability (density, for a point) of the statement given everything else; at least `1e-280`.
    pub evidence: f64,
    pub mean: f64,
    pub variance: f64,
    /// The probability that the statement has a gross error, given everything else.
    pub gross: f64,
}

#[derive(Clone, Copy)]
struct Part {
    weight: f64,
    mean: f64,
    variance: f64,
}

/// Moments of N(`mean`, `variance`) times one window seen through normal noise of variance `noise`.
/// (The truncated normal: Johnson, Kotz and Balakrishnan 1994, ch. 13.10; derived anew, checked by quadrature.)
fn part(mean: f64, variance: f64, window: Window, noise: f64) -> Part {
    let total = variance + noise;
    let sd = total.sqrt();
    let width = window.high - window.low;
    if width < 1e-4 * sd {
        let off = 0.5 * (window.low + window.high) - mean;
        let point = exp(-0.5 * off * off / total) / (SQRT_2_PI * sd);
        return Part {
            weight: if width > 0.0 { point * width } else { point },
            mean: mean + variance * off / total,
            variance: variance * noise / total,
        };
    }
    let (low, high) = ((window.low - mean) / sd, (window.high - mean) / sd);
    let weight = normal::between(low, high);
    if weight < VANISHING {
        return Part {
            weight: 0.0,
            mean,
            variance,
        };
    }
    let (at_low, at_high) = (normal::density(low), normal::density(high));
    // At an infinite end x * density(x) is 0, which the arithmetic would make NaN.
    let times = |end: f64, density: f64| if end.is_finite() { end * density } else { 0.0 };
    let pull = (at_low - at_high) / weight;
    let narrowing = (times(low, at_low) - times(high, at_high)) / weight - pull * pull;
    Part {
        weight,
        mean: mean + variance / sd * pull,
        variance: (variance + variance * variance / total * narrowing).max(1e-12),
    }
}

/// Moments of N(`mean`, `variance`) of which only one side of 0 is possible.
pub(crate) fn one_way(mean: f64, variance: f64, way: Way) -> Tilted {
    let (low, high) = match way {
        Way::Up => (0.0, f64::INFINITY),
        Way::Down => (f64::NEG_INFINITY, 0.0),
    };
    let part = part(mean, variance, Window { low, high }, 0.0);
    Tilted {
        evidence: part.weight.max(VANISHING),
        mean: part.mean,
        variance: part.variance,
        gross: 0.0,
    }
}

/// Moments of N(`mean`, `variance`) times the likelihood of a statement with normal noise of variance `noise`.
pub(crate) fn tilt(mean: f64, variance: f64, shape: &Shape, noise: f64) -> Tilted {
    let wide = noise + GROSS_SD * GROSS_SD;
    let mut parts = [Part {
        weight: 0.0,
        mean,
        variance,
    }; 4];
    parts[0] = part(mean, variance, shape.near, noise);
    if let Some(open) = shape.open {
        parts[0].weight *= (1.0 - GROSS) * (1.0 - BARE);
        parts[1] = part(mean, variance, open, noise);
        parts[1].weight *= (1.0 - GROSS) * BARE;
        parts[2] = part(mean, variance, open, wide);
    } else {
        parts[0].weight *= 1.0 - GROSS;
        parts[2] = part(mean, variance, shape.near, wide);
    }
    parts[2].weight *= GROSS * (1.0 - ANY_FACTOR);
    // The same whatever the level is: the probability of the window, or the density of a point, somewhere in that width.
    let width = shape.near.high - shape.near.low;
    let anywhere = match shape.open {
        Some(_) => 0.5,
        None if width > 0.0 => (width / ANYWHERE).min(1.0),
        None => 1.0 / ANYWHERE,
    };
    parts[3].weight = anywhere * GROSS * ANY_FACTOR;
    let evidence: f64 = parts.iter().map(|part| part.weight).sum();
    let weights = parts.map(|part| part.weight / evidence);
    let centre: f64 = (0..4).map(|i| weights[i] * parts[i].mean).sum();
    let spread = (0..4)
        .map(|i| weights[i] * (parts[i].variance + (parts[i].mean - centre) * (parts[i].mean - centre)))
        .sum();
    Tilted {
        evidence,
        mean: centre,
        variance: spread,
        gross: (weights[2] + weights[3]).min(1.0),
    }
}
