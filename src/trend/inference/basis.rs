//! The internals of a fit, kept for later questions.

use super::grid::{Member, terms};
use super::layout::Layout;
use super::mixture::Mixture;
use super::tilt::{ANY_FACTOR, ANYWHERE, GROSS, GROSS_SD};

/// The internals of a fit.
#[derive(Debug, Clone)]
pub(crate) struct Basis {
    pub layout: Layout,
    pub members: Vec<Member>,
    /// For each kept statement, its index among the given statements.
    pub order: Vec<usize>,
}

impl Basis {
    /// The member that the statements make the likeliest.
    pub(crate) fn likeliest(&self) -> Option<&Member> {
        self.members.iter().max_by(|a, b| a.weight.total_cmp(&b.weight))
    }

    /// How far each statement moves the mean level at a time, in decimal years.
    pub(crate) fn shifts(&self, time: f64) -> Vec<f64> {
        let mut shifts = vec![0.0; self.order.len()];
        for member in &self.members {
            for (shift, own) in shifts.iter_mut().zip(self.shifts_at(member, time)) {
                *shift += member.weight * own;
            }
        }
        shifts
    }

    /// At one grid point, how far each statement moves the mean level at a time.
    ///
    /// With f what the statement measures, of posterior mean m and variance V, and its site of precision p and pull r, taking the site out moves the mean of x by
    /// `-Cov(x, f) (r - p m) / (1 - p V)`.
    fn shifts_at(&self, member: &Member, time: f64) -> Vec<f64> {
        let all: Vec<usize> = (0..self.order.len()).collect();
        let terms = terms(&self.layout, &member.hyper, &all);
        let Some(posterior) = self.layout.chain(&member.hyper).posterior(&terms, &member.run.sites) else {
            return vec![0.0; all.len()];
        };
        let along = posterior.covariances(&self.layout.spot(time).weights(&member.hyper), &terms);
        let one = |place: usize| {
            let (term, site) = (&terms[place], &member.run.sites.terms[place]);
            let (mean, variance) = posterior.seen_by(term, member.run.variance[term.node]);
            let others = (1.0 - site.precision * variance).max(1e-9);
            along[place] * (site.pull - site.precision * mean) / others
        };
        all.iter().map(|&place| one(place)).collect()
    }

    /// The probability, given the other statements, that a statement like the kept one with this index would be below it. Leaving it out also changes the
    /// weights of the grid, by its own evidence.
    pub(crate) fn position(&self, place: usize) -> f64 {
        let Self { layout, members, .. } = self;
        let middle = layout.places[place].evidence.middle();
        let without = |member: &Member| libm::log(member.weight) - member.run.findings[place].log_evidence;
        let top = members.iter().map(without).fold(f64::NEG_INFINITY, f64::max);
        let weight = |member: &Member| libm::exp(without(member) - top);
        let total: f64 = members.iter().map(weight).sum();
        let parts = members.iter().flat_map(|member| {
            let finding = &member.run.findings[place];
            let variance = finding.variance + layout.term(place, &member.hyper).noise;
            let weight = weight(member) / total;
            [
                (weight * (1.0 - GROSS), finding.mean, variance),
                (
                    weight * GROSS * (1.0 - ANY_FACTOR),
                    finding.mean,
                    variance + GROSS_SD * GROSS_SD,
                ),
                (weight * GROSS * ANY_FACTOR, finding.mean, ANYWHERE * ANYWHERE / 12.0),
            ]
        });
        Mixture::new(parts).below(middle)
    }
}
