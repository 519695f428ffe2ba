//! Expectation propagation: replaces every statement with the normal site that has the same effect on the level.
//!
//! Minka 2001; the evidence as in Rasmussen and Williams 2006, ch. 3.6; parallel updates with damping as in Jylänki, Vanhatalo and Vehtari 2011,
//! who also describe why a run with hard conflicts may cycle, in which case the mean of the cycle is used. Negative sites are not allowed, since they would let
//! the parallel updates diverge.

use libm::log;
use rayon::prelude::*;

use super::chain::{Chain, Posterior};
use super::site::{Site, Term};
use super::tilt::tilt;

/// The number of statements per chunk. It is fixed so that sums do not depend on the number of threads.
const PIECE: usize = 16_384;

/// The result of a run for one statement.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Finding {
    /// Mean and variance of what it measures, given all the others.
    pub mean: f64,
    pub variance: f64,
    /// Logarithm of its probability (density) given all the others.
    pub log_evidence: f64,
    /// The probability of a gross error.
    pub gross: f64,
    /// Its share of what is known about the value it states, 0 to 1.
    pub leverage: f64,
}

/// When a run ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// The largest change in a sweep, in standard deviations, that counts as converged.
    pub tolerance: f64,
    pub sweeps: usize,
}

/// A finished run.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// Mean and variance of the level at each date of the chain.
    pub mean: Vec<f64>,
    pub variance: Vec<f64>,
    /// Logarithm of the evidence.
    pub log_evidence: f64,
    pub findings: Vec<Finding>,
    /// The sites that the mean and variance are based on.
    pub sites: Vec<Site>,
    /// Mean and variance of each column, for comparing with the reference vectors.
    #[cfg(test)]
    pub effects: Vec<f64>,
}

/// Runs expectation propagation from empty sites; `None` if the numbers break down.
pub(crate) fn run(chain: &Chain, terms: &[Term], limits: Limits) -> Option<Run> {
    let mut sites = vec![Site::default(); terms.len()];
    let mut findings = vec![Finding::default(); terms.len()];
    let mut sums = vec![Site::default(); terms.len()];
    let mut damping = 0.8;
    let settling = limits.sweeps * 6 / 10;
    for sweep in 1.. {
        if sweep > settling + 1 {
            for (sum, site) in sums.iter_mut().zip(&sites) {
                sum.precision += site.precision;
                sum.pull += site.pull;
            }
        }
        let last = sweep >= limits.sweeps;
        if last && sweep > settling + 1 {
            let count = (sweep - settling - 1) as f64;
            for (sum, site) in sums.iter().zip(&mut sites) {
                *site = Site {
                    precision: sum.precision / count,
                    pull: sum.pull / count,
                };
            }
        }
        let posterior = chain.posterior(terms, &sites)?;
        let variance: Vec<f64> = (0..posterior.mean.len()).map(|date| posterior.variance(date)).collect();
        let mut updated = sites.clone();
        let (change, log_evidence) = update(&posterior, &variance, terms, damping, &mut updated, &mut findings);
        if last || change < limits.tolerance {
            return Some(Run {
                variance,
                log_evidence: posterior.log_evidence + log_evidence,
                findings,
                sites,
                #[cfg(test)]
                effects: posterior.effects,
                mean: posterior.mean,
            });
        }
        if !change.is_finite() {
            return None;
        }
        sites = updated;
        damping = match sweep {
            ..25 => 0.8,
            25..60 => 0.5,
            _ => 0.2,
        };
    }
    None
}

/// One sweep over the statements: the largest change, and the statements' part of the logarithm of the evidence.
fn update(
    posterior: &Posterior,
    variance: &[f64],
    terms: &[Term],
    damping: f64,
    sites: &mut [Site],
    findings: &mut [Finding],
) -> (f64, f64) {
    let pieces = terms
        .par_chunks(PIECE)
        .zip(sites.par_chunks_mut(PIECE))
        .zip(findings.par_chunks_mut(PIECE));
    let one = |((terms, sites), findings): ((&[Term], &mut [Site]), &mut [Finding])| {
        let mut total = (0.0_f64, 0.0);
        for ((term, site), finding) in terms.iter().zip(sites).zip(findings) {
            let (mean, variance) = posterior.seen_by(term, variance[term.node]);
            let (change, log_evidence) = renew(term, mean, variance, damping, site, finding);
            // Not `max`, which would ignore a NaN.
            total.0 = if change <= total.0 { total.0 } else { change };
            total.1 += log_evidence;
        }
        total
    };
    let results: Vec<(f64, f64)> = pieces.map(one).collect();
    results.into_iter().fold((0.0, 0.0), |total, piece| {
        (if piece.0 <= total.0 { total.0 } else { piece.0 }, total.1 + piece.1)
    })
}

/// Updates one site from the posterior of what its statement measures.
fn renew(term: &Term, mean: f64, variance: f64, damping: f64, site: &mut Site, finding: &mut Finding) -> (f64, f64) {
    // The cavity: the posterior without this statement.
    let precision = (1.0 / variance - site.precision).max(1e-6);
    let pull = mean / variance - site.pull;
    let (others, others_variance) = (pull / precision, 1.0 / precision);
    let tilted = tilt(others, others_variance, &term.shape, term.noise);
    let joint = site.precision + precision;
    let joint_pull = site.pull + pull;
    let site_evidence =
        -0.5 * log(joint * others_variance) + 0.5 * (joint_pull * joint_pull / joint - pull * pull / precision);
    *finding = Finding {
        mean: others,
        variance: others_variance,
        log_evidence: log(tilted.evidence),
        gross: tilted.gross,
        leverage: (site.precision * variance).clamp(0.0, 1.0),
    };
    let wanted = (1.0 / tilted.variance - precision).max(0.0);
    let wanted_pull = tilted.mean * (wanted + precision) - pull;
    let change = (wanted - site.precision).abs() * variance + (tilted.mean - mean).abs() / variance.sqrt();
    site.precision += damping * (wanted - site.precision);
    site.pull += damping * (wanted_pull - site.pull);
    (change, finding.log_evidence - site_evidence)
}
