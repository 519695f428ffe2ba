//! The level between the dates of the chain. No statement lies there, so that it follows exactly from the dates on either side.

use super::super::evidence::Jump;
use super::expectation_propagation::Run;
use super::hyper::Hyper;

/// The stretch from one time to a later one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    years: f64,
    /// What declared breaks add to the walk's variance.
    jump: f64,
}

impl Step {
    /// The step between two times, in decimal years.
    pub(crate) fn new(breaks: &[Jump], from: f64, to: f64) -> Self {
        Self {
            years: to - from,
            jump: breaks.iter().map(|jump| jump.variance(from, to)).sum(),
        }
    }

    /// By how much the level may move over it, as a variance.
    pub(crate) fn variance(&self, hyper: &Hyper) -> f64 {
        hyper.drift * hyper.drift * self.years + self.jump
    }
}

/// A time on the chain: at or after one of its dates, and before the next.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot {
    pub date: usize,
    /// The step from that date.
    pub since: Step,
    /// The step to the next date; `None` after the last.
    pub until: Option<Step>,
}

impl Spot {
    /// The mean level there as a mixture of those at the chain's dates: a walk's mean moves on as its variance does, and beyond the last date it is level.
    pub(crate) fn weights(&self, hyper: &Hyper) -> Vec<(usize, f64)> {
        match self.until {
            None => vec![(self.date, 1.0)],
            Some(until) => {
                let (since, until) = (self.since.variance(hyper), until.variance(hyper));
                let total = since + until;
                vec![(self.date, until / total), (self.date + 1, since / total)]
            }
        }
    }

    /// Mean and variance of the level there, after a run at these parameters.
    pub(crate) fn level(&self, run: &Run, hyper: &Hyper) -> (f64, f64) {
        let date = self.date;
        let since = self.since.variance(hyper);
        let Some(until) = self.until else {
            return (run.mean[date], run.variance[date] + since);
        };
        let until = until.variance(hyper);
        let (here, next) = (until / (since + until), since / (since + until));
        let mean = here * run.mean[date] + next * run.mean[date + 1];
        let ends = here * here * run.variance[date] + next * next * run.variance[date + 1];
        let both = 2.0 * here * next * run.with_next[date];
        // The last part is what a walk between two fixed ends is free to do.
        (mean, ends + both + since * here)
    }
}
