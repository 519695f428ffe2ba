//! Expectation propagation: replaces every statement with the normal site that has the same effect on the level.
//!
//! Minka 2001; the evidence as in Rasmussen and Williams 2006, ch. 3.6; parallel updates with damping as in Jylänki, Vanhatalo and Vehtari 2011,
//! who also describe why a run with hard conflicts may cycle, in which case the mean of the cycle is used. Negative sites are not allowed, since they would let
//! the parallel updates diverge.

use libm::log;
use rayon::prelude::*;

use super::chain::{Chain, Posterior};
use super::site::{Site, Sites, Term, Way};
use super::tilt::{Tilted, one_way, tilt};

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
    /// Covariance of the level at each date but the last with that at the next.
    pub with_next: Vec<f64>,
    /// Logarithm of the evidence.
    pub log_evidence: f64,
    pub findings: Vec<Finding>,
    /// The sites that the mean and variance are based on.
    pub sites: Sites,
    /// Means of the columns, for comparing with the reference vectors.
    #[cfg(test)]
    pub effects: Vec<f64>,
}

/// Runs expectation propagation from these sites, by default from empty ones; `None` if the numbers break down. Where a run ends hardly depends on
/// where it starts, but from the sites of similar parameters it ends sooner.
pub(crate) fn run(chain: &Chain, terms: &[Term], limits: Limits, from: Option<&Sites>) -> Option<Run> {
    let mut sites = from.cloned().unwrap_or_default();
    sites.terms.resize(terms.len(), Site::default());
    sites.steps.resize(chain.ways().len(), Site::default());
    let mut updated = sites.clone();
    let mut sums = Sites::default();
    let mut posterior = chain.room();
    let mut variance = vec![0.0; posterior.mean.len()];
    let settling = limits.sweeps * 6 / 10;
    for sweep in 1_usize.. {
        let averaged = sweep.saturating_sub(settling + 1);
        let last = sweep >= limits.sweeps;
        if averaged > 0 {
            for (sums, sites) in [(&mut sums.terms, &mut sites.terms), (&mut sums.steps, &mut sites.steps)] {
                average(sums, sites, averaged, last);
            }
        }
        if !posterior.solve(chain, terms, &sites) {
            return None;
        }
        for (date, variance) in variance.iter_mut().enumerate() {
            *variance = posterior.variance(date);
        }
        let damping = match sweep {
            ..26 => 0.8,
            26..61 => 0.5,
            _ => 0.2,
        };
        let change = update(&posterior, &variance, terms, damping, &sites.terms, &mut updated.terms);
        let change = larger(
            change,
            update_steps(&posterior, &variance, chain, damping, &sites.steps, &mut updated.steps),
        );
        if last || change < limits.tolerance {
            return finished(chain, terms, posterior, variance, sites);
        }
        if !change.is_finite() {
            return None;
        }
        std::mem::swap(&mut sites, &mut updated);
    }
    None
}

/// Adds sites to their sums, and at the last sweep makes them their averages.
fn average(sums: &mut Vec<Site>, sites: &mut [Site], averaged: usize, last: bool) {
    sums.resize(sites.len(), Site::default());
    for (sum, site) in sums.iter_mut().zip(sites) {
        sum.precision += site.precision;
        sum.pull += site.pull;
        if last {
            site.precision = sum.precision / averaged as f64;
            site.pull = sum.pull / averaged as f64;
        }
    }
}

/// What a run ends with: a last look at each statement from the final sites.
fn finished(chain: &Chain, terms: &[Term], posterior: Posterior, variance: Vec<f64>, sites: Sites) -> Option<Run> {
    let look = |(terms, sites): (&[Term], &[Site])| -> Vec<(Finding, f64)> {
        let one = |(term, site): (&Term, &Site)| find(term, site, posterior.seen_by(term, variance[term.node]));
        terms.iter().zip(sites).map(one).collect()
    };
    let looks: Vec<Vec<(Finding, f64)>> = if terms.len() <= PIECE {
        vec![look((terms, &sites.terms))]
    } else {
        terms
            .par_chunks(PIECE)
            .zip(sites.terms.par_chunks(PIECE))
            .map(look)
            .collect()
    };
    let in_pieces = looks
        .iter()
        .map(|looks| looks.iter().map(|(_, evidence)| evidence).sum::<f64>());
    let steps = chain.ways().iter().zip(&sites.steps).enumerate();
    let of_step = |(step, (way, site)): (usize, (&Option<Way>, &Site))| match way {
        None => 0.0,
        Some(way) => {
            let cavity = cavity(site, posterior.moves_by(step, &variance));
            let tilted = one_way(cavity.mean(), 1.0 / cavity.precision, *way);
            log(tilted.evidence) - site.log_evidence(&cavity)
        }
    };
    let steps: f64 = steps.map(of_step).sum();
    let log_evidence = posterior.log_evidence(chain) + in_pieces.sum::<f64>() + steps;
    let findings = looks.into_iter().flatten().map(|(finding, _)| finding).collect();
    log_evidence.is_finite().then(|| Run {
        with_next: (1..variance.len()).map(|date| posterior.with_next(date - 1)).collect(),
        variance,
        log_evidence,
        findings,
        sites,
        #[cfg(test)]
        effects: posterior.effects,
        mean: posterior.mean,
    })
}

/// One sweep over the statements: writes the renewed sites and tells the largest change, in standard deviations.
fn update(
    posterior: &Posterior,
    variance: &[f64],
    terms: &[Term],
    damping: f64,
    sites: &[Site],
    updated: &mut [Site],
) -> f64 {
    let sweep = |((terms, sites), updated): ((&[Term], &[Site]), &mut [Site])| {
        let mut largest = 0.0_f64;
        for ((term, site), updated) in terms.iter().zip(sites).zip(updated) {
            let (renewed, change) = renew(term, site, posterior.seen_by(term, variance[term.node]), damping);
            *updated = renewed;
            largest = larger(largest, change);
        }
        largest
    };
    if terms.len() <= PIECE {
        return sweep(((terms, sites), updated));
    }
    let pieces = terms
        .par_chunks(PIECE)
        .zip(sites.par_chunks(PIECE))
        .zip(updated.par_chunks_mut(PIECE));
    let changes: Vec<f64> = pieces.map(sweep).collect();
    changes.into_iter().fold(0.0, larger)
}

/// The same for the steps that may go one way only.
fn update_steps(
    posterior: &Posterior,
    variance: &[f64],
    chain: &Chain,
    damping: f64,
    sites: &[Site],
    updated: &mut [Site],
) -> f64 {
    let mut largest = 0.0_f64;
    let steps = chain.ways().iter().zip(sites.iter().zip(updated)).enumerate();
    for (step, (way, (site, updated))) in steps {
        let Some(way) = *way else { continue };
        let moves = posterior.moves_by(step, variance);
        let cavity = cavity(site, moves);
        let tilted = one_way(cavity.mean(), 1.0 / cavity.precision, way);
        let (renewed, change) = toward(site, &cavity, tilted, moves, damping);
        *updated = renewed;
        largest = larger(largest, change);
    }
    largest
}

/// The larger of two changes. Not `max`, which would pass over a NaN.
fn larger(largest: f64, change: f64) -> f64 {
    if change <= largest { largest } else { change }
}

/// What all the others say of what a statement measures, in natural parameters, given what is known of it with its own site.
fn cavity(site: &Site, (mean, variance): (f64, f64)) -> Site {
    Site {
        precision: (1.0 / variance - site.precision).max(1e-6),
        pull: mean / variance - site.pull,
    }
}

/// Renews one site from the mean and variance of what its statement measures; how far that moved it, in standard deviations.
fn renew(term: &Term, site: &Site, measured: (f64, f64), damping: f64) -> (Site, f64) {
    let cavity = cavity(site, measured);
    let tilted = tilt(cavity.mean(), 1.0 / cavity.precision, &term.shape, term.noise);
    toward(site, &cavity, tilted, measured, damping)
}

/// A site moved toward the one that gives the tilted moments.
fn toward(site: &Site, cavity: &Site, tilted: Tilted, (mean, variance): (f64, f64), damping: f64) -> (Site, f64) {
    let wanted = (1.0 / tilted.variance - cavity.precision).max(0.0);
    let wanted_pull = tilted.mean * (wanted + cavity.precision) - cavity.pull;
    let change = (wanted - site.precision).abs() * variance + (tilted.mean - mean).abs() / variance.sqrt();
    let renewed = Site {
        precision: site.precision + damping * (wanted - site.precision),
        pull: site.pull + damping * (wanted_pull - site.pull),
    };
    (renewed, change)
}

/// What the run says about one statement, and its part of the logarithm of the evidence.
fn find(term: &Term, site: &Site, (mean, variance): (f64, f64)) -> (Finding, f64) {
    let cavity = cavity(site, (mean, variance));
    let (others, others_variance) = (cavity.mean(), 1.0 / cavity.precision);
    let tilted = tilt(others, others_variance, &term.shape, term.noise);
    let finding = Finding {
        mean: others,
        variance: others_variance,
        log_evidence: log(tilted.evidence),
        gross: tilted.gross,
        leverage: (site.precision * variance).clamp(0.0, 1.0),
    };
    (finding, finding.log_evidence - site.log_evidence(&cavity))
}
