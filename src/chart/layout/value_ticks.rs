//! Round values to tick on an axis of values, and the words for its scale.

use crate::chart::layout::value_axis::{Law, ValueAxis};

impl ValueAxis {
    /// Round values to tick, at least `gap` pixels apart.
    pub(crate) fn ticks(&self, gap: f64) -> Vec<f64> {
        match self.law {
            Law::Linear => self.linear_ticks(gap),
            Law::Log => self.log_ticks(gap).1,
        }
    }

    /// The description of the scale: `log scale: each step is about ×3`, `linear scale from 0`.
    pub(crate) fn said(&self, gap: f64) -> String {
        match self.law {
            Law::Log => format!("log scale: {}", self.log_ticks(gap).0),
            Law::Linear if self.low < 0.0 => "linear scale".into(),
            Law::Linear => "linear scale from 0".into(),
        }
    }

    fn linear_ticks(&self, gap: f64) -> Vec<f64> {
        let length = (self.end - self.start).abs();
        // At most ten lines, even on a large chart.
        let gap = gap.max(length / 10.0);
        let span = self.high - self.low;
        let rough = span * (gap / length.max(1.0));
        let magnitude = libm::pow(10.0, libm::floor(libm::log10(rough)));
        let step = [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .map(|digit| digit * magnitude)
            .find(|step| *step >= rough)
            .unwrap_or(magnitude * 10.0);
        let first = (self.low / step - 1e-9).ceil();
        (0..200)
            .map(|index| (first + f64::from(index)) * step)
            .take_while(|value| *value <= self.high * (1.0 + 1e-9))
            .collect()
    }

    fn log_ticks(&self, gap: f64) -> (String, Vec<f64>) {
        let decade = (self.end - self.start).abs() / self.decades();
        let schemes: [(&str, &[f64], f64); 3] = [
            ("each step is about ×2", &[1.0, 2.0, 5.0], 0.301),
            ("each step is about ×3", &[1.0, 3.0], 0.477),
            ("each step is ×10", &[1.0], 1.0),
        ];
        let exponents = (floor(libm::log10(self.low)) - 1)..=(floor(libm::log10(self.high)) + 1);
        let collect = |digits: &[f64], every: i32| -> Vec<f64> {
            exponents
                .clone()
                .filter(|exponent| exponent.rem_euclid(every) == 0)
                .flat_map(|exponent| {
                    digits
                        .iter()
                        .map(move |digit| digit * libm::pow(10.0, f64::from(exponent)))
                })
                .filter(|value| self.holds(*value))
                .collect()
        };
        // The sparsest scheme that still gives four ticks reads best; otherwise the densest that fits.
        let fitting = || schemes.iter().filter(|(_, _, least)| decade * least >= gap);
        let few_enough = fitting().rev().find(|(_, digits, _)| collect(digits, 1).len() >= 4);
        if let Some((note, digits, _)) = few_enough.or_else(|| fitting().next()) {
            ((*note).to_owned(), collect(digits, 1))
        } else {
            let every = [2, 3, 6, 12, 25, 50, 100, 200]
                .into_iter()
                .find(|every| decade * f64::from(*every) >= gap);
            let note = match every {
                Some(2) => "each step is ×100",
                Some(3) => "each step is ×1,000",
                Some(6) => "each step is ×1,000,000",
                _ => "ticks at powers of ten",
            };
            (note.to_owned(), collect(&[1.0], every.unwrap_or(300)))
        }
    }
}

fn floor(value: f64) -> i32 {
    #[allow(clippy::cast_possible_truncation)] // a decimal exponent of an f64 is within ±324
    {
        libm::floor(value) as i32
    }
}
