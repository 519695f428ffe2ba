//! What stands around a best figure, once it is read.

use crate::model::{Bound, Interval};

use super::decimal::Ratio;

/// What stands around a best figure, in base units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// Its ends; one of them may be open.
    pub(super) low: Option<Ratio>,
    pub(super) high: Option<Ratio>,
    /// Which bound the one end is, where the other is open.
    pub(super) bound: Option<Bound>,
    /// The best figure, where the ends come first and so are the phrase's own.
    pub(super) best: Option<Ratio>,
    pub(super) interval: Interval,
    /// Whether its source says what it is.
    pub(super) named: bool,
    /// Whether its ends have a scale of their own.
    pub(super) scaled: bool,
}

impl Around {
    /// Its ends, those that there are.
    pub(super) fn ends(&mut self) -> impl Iterator<Item = &mut Ratio> {
        [&mut self.low, &mut self.high].into_iter().flatten()
    }

    /// The interval in words: `95% ci 392979 to 942636`.
    pub(super) fn in_words(&self) -> String {
        let number = |ratio: Option<Ratio>| ratio?.to_f64().map(|value| value.to_string());
        let level = self
            .interval
            .level
            .map(|level| format!("{level}% "))
            .unwrap_or_default();
        let ends = match (number(self.low), number(self.high), number(self.best)) {
            (Some(low), Some(high), _) => format!("{low} to {high}"),
            (Some(low), None, _) => format!("{low} and more"),
            (None, Some(high), _) => format!("up to {high}"),
            (None, None, best) => format!("best {}", best.unwrap_or_default()),
        };
        format!("{level}{} {ends}", self.interval.kind)
    }
}
