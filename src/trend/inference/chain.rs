//! The Gaussian algebra: a random walk over dates with a few shared effects ("columns"), given statements as normal sites.
//!
//! The walk's precision matrix is tridiagonal, so that one pass forward (the Kalman filter in information form) and one back (the
//! Rauch-Tung-Striebel smoother) solve it in time linear in the dates. The columns are brought in by block elimination: with A the walk's precision, C
//! the coupling and D the columns' precision, `S = D - C'A⁻¹C` is the columns' precision with the walk integrated out. (Rauch, Tung and Striebel 1965;
//! Rue and Held 2005, ch. 2, for the elimination.)

use libm::log;

use super::site::{Sites, Term, Way};

/// The prior: a walk and its columns.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    /// Prior precision of the walk: diagonal, and coupling of a date to the one before.
    diagonal: Vec<f64>,
    coupling: Vec<f64>,
    level: f64,
    level_variance: f64,
    columns: Vec<f64>,
    /// Which way the level may move over each step; empty if it may always go either way.
    ways: Vec<Option<Way>>,
    /// Sum of the logarithms of all prior precisions.
    log_precision: f64,
}

/// The posterior at the current sites. Solved anew at every sweep in the same room, since a fit is made of thousands of small ones.
#[derive(Debug, Clone)]
pub(crate) struct Posterior {
    /// Mean of the level at each date.
    pub mean: Vec<f64>,
    /// Means of the columns.
    pub effects: Vec<f64>,
    /// Variance of the walk at each date with the columns held at their means.
    walk_variance: Vec<f64>,
    /// `A⁻¹C`, a row for each date.
    weights: Vec<f64>,
    /// `A⁻¹C S⁻¹`, a row for each date.
    gains: Vec<f64>,
    /// `S⁻¹`, and the logarithm of the determinant of `S`.
    covariance: Vec<f64>,
    log_determinant: f64,
    /// Coupling of a date to the one before, with the steps' sites.
    coupling: Vec<f64>,
    /// The filter's factors, for further solves.
    pivots: Vec<f64>,
    ratios: Vec<f64>,
    /// What the sites pull at, date by date and column by column.
    pull: Vec<f64>,
    column_pull: Vec<f64>,
    couplings: Vec<f64>,
    eliminated: Vec<f64>,
    room: Room,
}

impl Chain {
    /// `steps` are the variances between neighbouring dates; `columns` the prior variances of the columns.
    pub(crate) fn new(steps: Vec<f64>, level: f64, level_variance: f64, columns: Vec<f64>) -> Self {
        let dates = steps.len() + 1;
        let mut diagonal = vec![0.0; dates];
        let mut coupling = vec![0.0; dates];
        diagonal[0] = 1.0 / level_variance;
        let mut log_precision = -log(level_variance) - columns.iter().map(|&variance| log(variance)).sum::<f64>();
        for (i, step) in steps.into_iter().enumerate() {
            diagonal[i] += 1.0 / step;
            diagonal[i + 1] += 1.0 / step;
            coupling[i + 1] = -1.0 / step;
            log_precision -= log(step);
        }
        Self {
            diagonal,
            coupling,
            level,
            level_variance,
            columns,
            ways: Vec::new(),
            log_precision,
        }
    }

    /// The same chain with which way each step may go.
    pub(crate) fn going(self, ways: Vec<Option<Way>>) -> Self {
        let bound = ways.iter().any(Option::is_some);
        Self {
            ways: if bound { ways } else { Vec::new() },
            ..self
        }
    }

    /// Which way each step may go; empty if each may go either way.
    pub(crate) fn ways(&self) -> &[Option<Way>] {
        &self.ways
    }

    /// Room for its posterior.
    pub(crate) fn room(&self) -> Posterior {
        Posterior::empty(self.diagonal.len(), self.columns.len())
    }

    /// The posterior given the sites; `None` if it breaks down numerically (a precision that is not positive).
    pub(crate) fn posterior(&self, terms: &[Term], sites: &Sites) -> Option<Posterior> {
        let mut posterior = self.room();
        posterior.solve(self, terms, sites).then_some(posterior)
    }
}

impl Posterior {
    /// Room for a posterior over so many dates and columns.
    fn empty(dates: usize, columns: usize) -> Self {
        let by_date = || vec![0.0; dates];
        let by_column = || vec![0.0; columns];
        let by_both = || vec![0.0; dates * columns];
        Self {
            mean: by_date(),
            effects: by_column(),
            walk_variance: by_date(),
            weights: by_both(),
            gains: by_both(),
            covariance: vec![0.0; columns * columns],
            log_determinant: 0.0,
            coupling: by_date(),
            pivots: by_date(),
            ratios: by_date(),
            pull: by_date(),
            column_pull: by_column(),
            couplings: by_both(),
            eliminated: by_column(),
            room: Room::new(columns),
        }
    }

    /// Solves for the posterior of a chain of this size given the sites; false if the numbers no longer hold (a precision that is not positive).
    pub(crate) fn solve(&mut self, chain: &Chain, terms: &[Term], sites: &Sites) -> bool {
        let (dates, k) = (self.mean.len(), self.effects.len());
        self.gather(chain, terms, sites);
        // Forward: the filter.
        for i in 1..dates {
            self.ratios[i] = self.coupling[i] / self.pivots[i - 1];
            self.pivots[i] -= self.ratios[i] * self.coupling[i];
        }
        if !self.pivots.iter().all(|&pivot| pivot > 0.0) {
            return false;
        }
        // Back: the smoother's variances.
        self.walk_variance[dates - 1] = 1.0 / self.pivots[dates - 1];
        for i in (0..dates - 1).rev() {
            let ratio = self.ratios[i + 1];
            self.walk_variance[i] = 1.0 / self.pivots[i] + ratio * ratio * self.walk_variance[i + 1];
        }
        self.mean.copy_from_slice(&self.pull);
        solve(&self.pivots, &self.ratios, &mut self.mean, 1);
        if k > 0 { self.eliminate_columns(k) } else { true }
    }

    /// Adds the sites to the prior's precisions.
    fn gather(&mut self, chain: &Chain, terms: &[Term], sites: &Sites) {
        let k = self.effects.len();
        self.pivots.copy_from_slice(&chain.diagonal);
        self.coupling.copy_from_slice(&chain.coupling);
        self.pull.fill(0.0);
        self.pull[0] = chain.level / chain.level_variance;
        self.couplings.fill(0.0);
        self.column_pull.fill(0.0);
        self.covariance.fill(0.0);
        let own = &mut self.covariance;
        for (term, site) in terms.iter().zip(&sites.terms) {
            self.pivots[term.node] += site.precision;
            self.pull[term.node] += site.pull;
            for column in term.columns.into_iter().flatten() {
                self.couplings[term.node * k + column] += site.precision;
                own[column * k + column] += site.precision;
                self.column_pull[column] += site.pull;
            }
            if let [Some(a), Some(b)] = term.columns {
                own[a * k + b] += site.precision;
                own[b * k + a] += site.precision;
            }
        }
        // A site on the difference of two neighbours couples them, so the walk's precision stays tridiagonal.
        for (step, site) in sites.steps.iter().enumerate() {
            self.pivots[step] += site.precision;
            self.pivots[step + 1] += site.precision;
            self.coupling[step + 1] -= site.precision;
            self.pull[step] -= site.pull;
            self.pull[step + 1] += site.pull;
        }
        for (column, variance) in chain.columns.iter().enumerate() {
            own[column * k + column] += 1.0 / variance;
        }
    }

    /// Brings in the columns, given the walk alone.
    fn eliminate_columns(&mut self, k: usize) -> bool {
        self.weights.copy_from_slice(&self.couplings);
        solve(&self.pivots, &self.ratios, &mut self.weights, k);
        // S and its right-hand side; a date without a statement has no coupling.
        self.eliminated.copy_from_slice(&self.column_pull);
        let rows = self.couplings.chunks_exact(k).zip(self.weights.chunks_exact(k));
        for ((couplings, weights), &mean) in rows.zip(&self.mean) {
            for (column, &coupling) in couplings.iter().enumerate().filter(|(_, c)| **c != 0.0) {
                self.eliminated[column] -= coupling * mean;
                add(&mut self.covariance[column * k..(column + 1) * k], -coupling, weights);
            }
        }
        let Some(log_determinant) = invert(&mut self.covariance, k, &mut self.room) else {
            return false;
        };
        self.log_determinant = log_determinant;
        for (effect, row) in self.effects.iter_mut().zip(self.covariance.chunks_exact(k)) {
            *effect = dot(row, &self.eliminated);
        }
        self.gains.fill(0.0);
        let rows = self.gains.chunks_exact_mut(k).zip(self.weights.chunks_exact(k));
        for ((gains, weights), mean) in rows.zip(&mut self.mean) {
            *mean -= dot(weights, &self.effects);
            for (&factor, row) in weights.iter().zip(self.covariance.chunks_exact(k)) {
                add(gains, factor, row);
            }
        }
        true
    }

    /// Logarithm of the Gaussian part of the evidence.
    pub(crate) fn log_evidence(&self, chain: &Chain) -> f64 {
        let log_determinant = self.pivots.iter().map(|&pivot| log(pivot)).sum::<f64>() + self.log_determinant;
        let quadratic = dot(&self.pull, &self.mean) + dot(&self.column_pull, &self.effects)
            - chain.level * chain.level / chain.level_variance;
        0.5 * (chain.log_precision - log_determinant + quadratic)
    }

    /// Covariance of the level at a date with that at the next.
    pub(crate) fn with_next(&self, date: usize) -> f64 {
        let walk = -self.ratios[date + 1] * self.walk_variance[date + 1];
        walk + dot(self.row(&self.gains, date), self.row(&self.weights, date + 1))
    }

    /// Variance of the level at a date.
    pub(crate) fn variance(&self, date: usize) -> f64 {
        self.walk_variance[date] + dot(self.row(&self.gains, date), self.row(&self.weights, date))
    }

    /// Mean and variance of how far the level moves over a step, given the variance of the level at each date.
    pub(crate) fn moves_by(&self, step: usize, variance: &[f64]) -> (f64, f64) {
        let mean = self.mean[step + 1] - self.mean[step];
        let together = variance[step] + variance[step + 1] - 2.0 * self.with_next(step);
        // Of two levels that are nearly the same, rounding could leave nothing.
        (mean, together.max(1e-12))
    }

    /// Mean and variance of what a statement measures: the level at its date with its columns.
    pub(crate) fn seen_by(&self, term: &Term, level_variance: f64) -> (f64, f64) {
        let k = self.effects.len();
        let gain = self.row(&self.gains, term.node);
        let (mut mean, mut variance) = (self.mean[term.node], level_variance);
        for column in term.columns.into_iter().flatten() {
            mean += self.effects[column];
            variance += self.covariance[column * k + column] - 2.0 * gain[column];
        }
        if let [Some(a), Some(b)] = term.columns {
            variance += 2.0 * self.covariance[a * k + b];
        }
        (mean, variance)
    }

    /// Covariance of what each term measures with the level at a mixture of dates (pairs of date and weight that sum to 1).
    pub(crate) fn covariances(&self, at: &[(usize, f64)], terms: &[Term]) -> Vec<f64> {
        let k = self.effects.len();
        let mut along = vec![0.0; self.mean.len()];
        let mut gain = vec![0.0; k];
        for &(date, weight) in at {
            along[date] += weight;
            add(&mut gain, weight, self.row(&self.gains, date));
        }
        solve(&self.pivots, &self.ratios, &mut along, 1);
        let of_term = |term: &Term| {
            let walk = along[term.node] + dot(&gain, self.row(&self.weights, term.node));
            walk - term
                .columns
                .into_iter()
                .flatten()
                .map(|column| gain[column])
                .sum::<f64>()
        };
        terms.iter().map(of_term).collect()
    }

    fn row<'a>(&self, of: &'a [f64], date: usize) -> &'a [f64] {
        let k = self.effects.len();
        &of[date * k..(date + 1) * k]
    }
}

/// Solves the walk's system for `width` right-hand sides at once, laid out date by date.
fn solve(pivots: &[f64], ratios: &[f64], values: &mut [f64], width: usize) {
    let dates = pivots.len();
    if width == 0 {
        return;
    }
    for i in 1..dates {
        let (before, here) = values.split_at_mut(i * width);
        add(&mut here[..width], -ratios[i], &before[(i - 1) * width..]);
    }
    for (row, pivot) in values.chunks_exact_mut(width).zip(pivots) {
        for value in row {
            *value /= pivot;
        }
    }
    for i in (0..dates - 1).rev() {
        let (here, after) = values.split_at_mut((i + 1) * width);
        add(&mut here[i * width..], -ratios[i + 1], &after[..width]);
    }
}

fn add(to: &mut [f64], factor: f64, from: &[f64]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += factor * from;
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Room to invert a matrix in.
#[derive(Debug, Clone)]
struct Room {
    factor: Vec<f64>,
    inverse: Vec<f64>,
}

impl Room {
    fn new(size: usize) -> Self {
        Self {
            factor: vec![0.0; size * size],
            inverse: vec![0.0; size * size],
        }
    }
}

/// Turns a symmetric positive definite matrix into its inverse and returns the logarithm of its determinant (Cholesky).
fn invert(matrix: &mut [f64], size: usize, room: &mut Room) -> Option<f64> {
    let Room { factor, inverse } = room;
    let mut log_determinant = 0.0;
    for i in 0..size {
        for j in 0..=i {
            let rest = matrix[i * size + j] - dot(&factor[i * size..i * size + j], &factor[j * size..j * size + j]);
            factor[i * size + j] = if i == j {
                if rest.is_nan() || rest <= 0.0 {
                    return None;
                }
                log_determinant += log(rest);
                rest.sqrt()
            } else {
                rest / factor[j * size + j]
            };
        }
    }
    // Row `i` of the factor's inverse, from the rows above it; then the inverse is that matrix's transpose times itself.
    inverse.fill(0.0);
    for i in 0..size {
        let (above, here) = inverse.split_at_mut(i * size);
        for j in 0..i {
            add(
                &mut here[..size],
                -factor[i * size + j],
                &above[j * size..(j + 1) * size],
            );
        }
        here[i] += 1.0;
        for value in &mut here[..size] {
            *value /= factor[i * size + i];
        }
    }
    matrix.fill(0.0);
    for row in inverse.chunks_exact(size.max(1)) {
        for (i, &value) in row.iter().enumerate().filter(|(_, value)| **value != 0.0) {
            add(&mut matrix[i * size..(i + 1) * size], value, row);
        }
    }
    Some(log_determinant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inverse_undoes_its_matrix() {
        let matrix = [4.0, 1.0, 0.5, 1.0, 3.0, -0.2, 0.5, -0.2, 2.0];
        let mut inverse = matrix;
        let log_determinant = invert(&mut inverse, 3, &mut Room::new(3)).unwrap();
        for i in 0..3 {
            for j in 0..3 {
                let product: f64 = (0..3).map(|k| matrix[i * 3 + k] * inverse[k * 3 + j]).sum();
                assert!((product - f64::from(u8::from(i == j))).abs() < 1e-14);
            }
        }
        assert!((log_determinant - 20.89_f64.ln()).abs() < 1e-12);
        assert_eq!(invert(&mut [1.0, 2.0, 2.0, 1.0], 2, &mut Room::new(2)), None);
    }
}
