//! Averages over drift, excess error and bias: each grid point is weighted by its evidence and prior, instead of using a single best value.
//!
//! (This is the grid of Rue, Martino and Chopin 2009, without its interpolation.) With few statements the averaging matters: at the single best point, the
//! 90 % band contains the truth 5 to 7 percentage points less often.

use std::collections::BTreeMap;

use libm::{exp, log};
use rayon::prelude::*;

use super::expectation_propagation::{Limits, Run, run};
use super::hyper::Hyper;
use super::layout::Layout;
use super::site::{Site, Sites, Term};
use super::spot::Spot;

/// Drift over one year for a span of ten; scaled so that the drift over the whole span has the same prior for every span.
const DRIFT: Axis<9> = Axis {
    values: [0.02, 0.04, 0.08, 0.14, 0.25, 0.45, 0.8, 1.4, 2.4],
    median: 0.16,
    log_sd: 1.0,
};
const EXCESS: Axis<7> = Axis {
    values: [0.02, 0.06, 0.12, 0.22, 0.4, 0.75, 1.4],
    median: 0.11,
    log_sd: 0.8,
};
const BIAS: Axis<6> = Axis {
    values: [0.02, 0.08, 0.16, 0.3, 0.55, 1.0],
    median: 0.15,
    log_sd: 0.8,
};
const SHAPE: [usize; 3] = [9, 7, 6];

/// Points with less than this share of the best one's weight are left out.
const KEEP: f64 = 1e-3;
/// The most statements used to search the grid: the parameters do not depend on how many there are.
const SEARCH: usize = 800;
/// The most points kept when all statements are used after a search on some of them.
const FINAL: usize = 12;
/// Above this many statements only the best point is used, since the grid is then far coarser than what is known.
const MANY: usize = 5_000;
/// Below this many statements, starting a thread costs more than it saves.
const WORTH_A_THREAD: usize = 100;

/// Sources err together, in proportion to how much they differ: this share of their typical error is common to all of them. Measured on real series
/// whose truth came out later (`docs/trend.md`).
const SHARED: f64 = 0.5;

/// An axis of the grid, with its lognormal prior.
struct Axis<const N: usize> {
    values: [f64; N],
    median: f64,
    log_sd: f64,
}

impl<const N: usize> Axis<N> {
    fn log_prior(&self, index: usize) -> f64 {
        let off = (log(self.values[index]) - log(self.median)) / self.log_sd;
        -0.5 * off * off
    }

    /// The index of the value that is the nearest by its factor.
    fn nearest(&self, value: f64) -> usize {
        let off = |index: usize| log(self.values[index] / value).abs();
        (0..N).min_by(|&a, &b| off(a).total_cmp(&off(b))).unwrap_or(0)
    }

    /// The most likely index a priori.
    fn mode(&self) -> usize {
        (0..N)
            .rev()
            .max_by(|&a, &b| self.log_prior(a).total_cmp(&self.log_prior(b)))
            .unwrap_or(0)
    }
}

/// A grid point that contributes.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub hyper: Hyper,
    /// Its share of the average.
    pub weight: f64,
    pub run: Run,
}

impl Member {
    /// Mean and variance of the level at a time, with the error that all sources share; `grade` is the mean square of the factors on their errors.
    pub(crate) fn level(&self, spot: &Spot, grade: f64) -> (f64, f64) {
        let (mean, variance) = spot.level(&self.run, &self.hyper);
        let Hyper { excess, bias, .. } = self.hyper;
        (
            mean,
            variance + SHARED * SHARED * grade * (excess * excess + bias * bias),
        )
    }
}

/// How precisely each run must converge.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effort {
    pub full: Limits,
    /// For the search on a subset of the statements.
    pub search: Limits,
}

impl Default for Effort {
    fn default() -> Self {
        Self {
            full: Limits {
                tolerance: 1e-4,
                sweeps: 100,
            },
            search: Limits {
                tolerance: 1e-3,
                sweeps: 40,
            },
        }
    }
}

type Index = [usize; 3];

struct Search<'a> {
    layout: &'a Layout,
    subset: Vec<usize>,
    limits: Limits,
    /// Every point evaluated: logarithm of evidence and prior, and the run. A run that broke down does not count.
    seen: BTreeMap<Index, (f64, Option<Run>)>,
}

impl Search<'_> {
    fn hyper(&self, [drift, excess, bias]: Index) -> Hyper {
        let scale = (10.0 / self.layout.span).sqrt();
        Hyper {
            drift: DRIFT.values[drift] * scale,
            excess: EXCESS.values[excess],
            bias: BIAS.values[bias],
        }
    }

    fn log_prior([drift, excess, bias]: Index) -> f64 {
        DRIFT.log_prior(drift) + EXCESS.log_prior(excess) + BIAS.log_prior(bias)
    }

    /// Ensures that all these points have been evaluated.
    fn look(&mut self, points: &[Index]) {
        let mut fresh: Vec<Index> = points
            .iter()
            .copied()
            .filter(|point| !self.seen.contains_key(point))
            .collect();
        fresh.sort_unstable();
        fresh.dedup();
        let job = |point: Index| {
            let run = run_at(
                self.layout,
                &self.hyper(point),
                &self.subset,
                self.limits,
                self.nearby(point),
            );
            let value = run
                .as_ref()
                .map_or(f64::NEG_INFINITY, |run| run.log_evidence + Self::log_prior(point));
            (point, (value, run))
        };
        let looked: Vec<_> = if self.subset.len() < WORTH_A_THREAD {
            fresh.into_iter().map(job).collect()
        } else {
            fresh.into_par_iter().map(job).collect()
        };
        self.seen.extend(looked);
    }

    /// The sites of the best neighbour evaluated so far.
    fn nearby(&self, point: Index) -> Option<&Sites> {
        let seen = neighbours(point).into_iter().filter_map(|point| self.seen.get(&point));
        let best = seen.max_by(|a, b| a.0.total_cmp(&b.0))?;
        best.1.as_ref().map(|run| &run.sites)
    }

    fn value(&self, point: Index) -> f64 {
        self.seen.get(&point).map_or(f64::NEG_INFINITY, |(value, _)| *value)
    }

    /// The best point so far.
    fn best(&self) -> f64 {
        self.seen
            .values()
            .map(|(value, _)| *value)
            .fold(f64::NEG_INFINITY, f64::max)
    }

    /// Climbs from the prior's mode, or from these parameters, until no neighbour is better.
    fn climb(&mut self, from: Option<&Hyper>) -> Index {
        let mut at = match from {
            None => [DRIFT.mode(), EXCESS.mode(), BIAS.mode()],
            Some(from) => {
                let scale = (10.0 / self.layout.span).sqrt();
                [
                    DRIFT.nearest(from.drift / scale),
                    EXCESS.nearest(from.excess),
                    BIAS.nearest(from.bias),
                ]
            }
        };
        self.look(&[at]);
        loop {
            let around = neighbours(at);
            self.look(&around);
            let up = around
                .into_iter()
                .rev()
                .max_by(|&a, &b| self.value(a).total_cmp(&self.value(b)));
            match up {
                Some(up) if self.value(up) > self.value(at) => at = up,
                _ => return at,
            }
        }
    }

    /// Spreads from a point over everything within [`KEEP`] of the best, wave by wave.
    fn flood(&mut self, from: Index) {
        let mut front = vec![from];
        let mut reached: std::collections::BTreeSet<Index> = front.iter().copied().collect();
        while !front.is_empty() {
            let around: Vec<Index> = front
                .iter()
                .flat_map(|&point| neighbours(point))
                .filter(|point| !reached.contains(point))
                .collect();
            self.look(&around);
            let floor = self.best() + log(KEEP);
            front = around
                .into_iter()
                .filter(|&point| self.value(point) > floor && reached.insert(point))
                .collect();
        }
    }
}

fn neighbours(at: Index) -> Vec<Index> {
    let mut around = Vec::with_capacity(6);
    for axis in 0..3 {
        if at[axis] > 0 {
            let mut point = at;
            point[axis] -= 1;
            around.push(point);
        }
        if at[axis] + 1 < SHAPE[axis] {
            let mut point = at;
            point[axis] += 1;
            around.push(point);
        }
    }
    around.sort_unstable();
    around
}

/// The statements of a layout as terms of the likelihood.
pub(crate) fn terms(layout: &Layout, hyper: &Hyper, subset: &[usize]) -> Vec<Term> {
    subset.iter().map(|&index| layout.term(index, hyper)).collect()
}

fn run_at(layout: &Layout, hyper: &Hyper, subset: &[usize], limits: Limits, from: Option<&Sites>) -> Option<Run> {
    run(&layout.chain(hyper), &terms(layout, hyper, subset), limits, from)
}

/// The grid points that contribute, in the order of the grid, with weights that sum to 1; empty only if every run broke down. `near` has the parameters of a
/// similar fit, at which the search begins, and its site for each statement, from which a long run begins.
pub(crate) fn average(layout: &Layout, effort: Effort, near: Option<(Hyper, Vec<Site>)>) -> Vec<Member> {
    let all = layout.places.len();
    let thinned = all > SEARCH;
    let limits = if thinned { effort.search } else { effort.full };
    let mut search = Search {
        layout,
        subset: layout.thinned(SEARCH),
        limits,
        seen: BTreeMap::new(),
    };
    let top = search.climb(near.as_ref().map(|(hyper, _)| hyper));
    if all <= MANY {
        search.flood(top);
    }
    let best = search.best();
    let mut points: Vec<(f64, Index)> = search
        .seen
        .iter()
        .filter(|(_, (value, _))| *value > best + log(KEEP))
        .map(|(point, (value, _))| (*value, *point))
        .collect();
    points.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    points.truncate(if all > MANY {
        1
    } else if thinned {
        FINAL
    } else {
        usize::MAX
    });
    points.sort_by_key(|(_, point)| *point);
    let everything: Vec<usize> = (0..all).collect();
    let runs: Vec<Option<Run>> = if thinned {
        let hypers: Vec<Hyper> = points.iter().map(|(_, point)| search.hyper(*point)).collect();
        let run = |hyper: &Hyper, from| run_at(layout, hyper, &everything, effort.full, from);
        let start = near.map(|(_, sites)| Sites {
            terms: sites,
            steps: Vec::new(),
        });
        let first = hypers.first().and_then(|first| run(first, start.as_ref()));
        let sites = first.as_ref().map(|first| first.sites.clone());
        let others = hypers.par_iter().skip(1).map(|hyper| run(hyper, sites.as_ref()));
        let others: Vec<Option<Run>> = others.collect();
        std::iter::once(first).chain(others).collect()
    } else {
        points
            .iter()
            .map(|(_, point)| search.seen.remove(point).and_then(|(_, run)| run))
            .collect()
    };
    let mut members: Vec<Member> = points
        .into_iter()
        .zip(runs)
        .filter_map(|((value, point), run)| {
            Some(Member {
                hyper: search.hyper(point),
                weight: exp(value - best),
                run: run?,
            })
        })
        .collect();
    let total: f64 = members.iter().map(|member| member.weight).sum();
    for member in &mut members {
        member.weight /= total;
    }
    members
}
