//! Worlds of other measures: totals that only rise, counted late and incompletely, and amounts over periods.

use tallybook::trend::Statement;

use crate::random::Random;
use crate::sources::Sources;
use crate::world::{MONTHS, Regime, World, later, month, repeat, statement};

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
                let house = sources.house(&mut random);
                let off = sources.off(house, &mut random);
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
                let house = sources.house(&mut random);
                let off = sources.off(house, &mut random);
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
