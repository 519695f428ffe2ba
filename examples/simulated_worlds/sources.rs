//! Who speaks in a world: origins of very different sizes, each with its bias, and the errors of single statements.

use crate::random::Random;

pub(crate) struct Sources {
    /// How much of all statements each origin makes: a few make many, most of them few.
    shares: Vec<f64>,
    /// By how much each origin is off, as a logarithm.
    pub(crate) biases: Vec<f64>,
    error_sd: f64,
}

impl Sources {
    /// `shares`: whether they all share one more error, about as large as a quarter to all of that of one.
    pub(crate) fn new(originals: usize, shares: bool, random: &mut Random) -> Self {
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

    /// The origin that speaks next.
    pub(crate) fn house(&self, random: &mut Random) -> usize {
        let mut rest = random.unit() * self.shares.iter().sum::<f64>();
        for (index, share) in self.shares.iter().enumerate() {
            rest -= share;
            if rest <= 0.0 {
                return index;
            }
        }
        self.shares.len() - 1
    }

    /// By how much its next statement is off.
    pub(crate) fn off(&self, house: usize, random: &mut Random) -> f64 {
        let off = self.biases[house] + self.error_sd * random.laplace();
        if random.chance(0.03) {
            off + random.sign() * 10.0_f64.ln() * random.between(0.5, 1.0)
        } else {
            off
        }
    }
}
