//! Worlds of other measures: totals that only rise, counted late and incompletely, and amounts over periods.

use tallybook::trend::Statement;

use crate::random::Random;
use crate::world::{MONTHS, Regime, World, later, month, pick, repeat, statement};

/// Origins of very different sizes, each with its bias, and the errors of one statement.
struct Sources {
    shares: Vec<f64>,
    biases: Vec<f64>,
    error_sd: f64,
}

impl Sources {
    /// `shares`: whether they all share one more error, about as large as a quarter to all of that of one.
    fn new(originals: usize, shares: bool, random: &mut Random) -> Self {
        let houses = ((1.4 * (originals as f64).powf(0.65)).round() as usize).clamp(2, 80);
        let bias_sd: f64 = [0.08, 0.2, 0.4][random.below(3)];
        let error_sd = random.between(0.05, 0.3);
        let shared = if shares {
            random.normal() * random.between(0.25, 1.0) * bias_sd.hypot(error_sd)
        } else {
            0.0
        };
        Self {
            shares: (1..=houses).map(|rank| (rank as f64).powf(-0.8)).collect(),
            biases: (0..houses).map(|_| shared + random.heavy() * bias_sd).collect(),
            error_sd,
        }
    }

    /// An origin, and by how much its next statement is off.
    fn speak(&self, random: &mut Random) -> (usize, f64) {
        let house = pick(&self.shares, random);
        let mut off = self.biases[house] + self.error_sd * random.laplace();
        if random.chance(0.03) {
            off += random.sign() * 10.0_f64.ln() * random.between(0.5, 1.0);
        }
        (house, off)
    }
}

/// With the repeats that statements find.
fn with_echoes(mut statements: Vec<Statement>, random: &mut Random) -> Vec<Statement> {
    for number in 0..statements.len() {
        if random.chance(0.4) {
            let count = 1 + (0..6).take_while(|_| !random.chance(0.3)).count();
            for echo in 0..count {
                let mut echo = repeat(&statements[number], echo, random);
                // What is counted by a day, or over a period, stays so in its repeats.
                (echo.from, echo.to) = (statements[number].from, statements[number].to);
                statements.push(echo);
            }
        }
    }
    statements
}

impl World {
    /// A total that rises, in a burst or steadily, to which every origin comes late and never quite.
    pub(crate) fn of_totals(originals: usize, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let end = 10.0_f64.ln() * random.between(3.0, 6.0);
        let (early, speed) = (random.between(0.02, 0.4), random.between(0.15, 1.5));
        let steady = random.chance(0.5);
        let truth: Vec<f64> = (0..MONTHS)
            .map(|at| {
                let years = (at + 1) as f64 / 12.0;
                let done = if steady {
                    years / 10.0
                } else {
                    1.0 - (-years * speed).exp()
                };
                end + (early + (1.0 - early) * done).ln()
            })
            .collect();
        let sources = Sources::new(originals, false, &mut random);
        let delays: Vec<f64> = sources.biases.iter().map(|_| random.exponential(3.0)).collect();
        let missed: Vec<f64> = sources.biases.iter().map(|_| random.exponential(0.1)).collect();
        let statements = (0..originals)
            .map(|number| {
                let (house, off) = sources.speak(&mut random);
                let at = random.below(MONTHS);
                let counted = at.saturating_sub(delays[house] as usize);
                let seen = truth[counted] - missed[house] + off;
                let day = month(at).unwrap_or_default();
                Statement {
                    from: Some(day),
                    to: Some(day),
                    published: later(day, random.exponential(0.1)),
                    ..statement(number, house, at, seen, &mut random)
                }
            })
            .collect();
        Self::with(truth, with_echoes(statements, &mut random), originals)
    }

    /// A rate, of which amounts over months, quarters and years are told.
    pub(crate) fn of_flows(regime: Regime, originals: usize, seed: u64, shares: bool) -> Self {
        let mut random = Random::new(seed);
        let truth = regime.truth(&mut random);
        let sources = Sources::new(originals, shares, &mut random);
        let statements = (0..originals)
            .map(|number| {
                let (house, off) = sources.speak(&mut random);
                let length = [1, 3, 6, 12, 12, 24][random.below(6)];
                let first = random.below(MONTHS - length + 1);
                let mean = truth[first..first + length]
                    .iter()
                    .map(|level| level.exp())
                    .sum::<f64>()
                    / length as f64;
                let years = length as f64 / 12.0;
                let seen = mean.ln() + years.ln() + off;
                let from = month(first);
                let to = month(first + length).and_then(|next| next.pred_opt());
                Statement {
                    times: 1.0 / years,
                    from,
                    to,
                    published: later(to.unwrap_or_default(), random.exponential(0.5)),
                    ..statement(number, house, first, seen, &mut random)
                }
            })
            .collect();
        Self::with(truth, with_echoes(statements, &mut random), originals)
    }
}
