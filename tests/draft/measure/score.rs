//! Precision, recall and their harmonic mean.

/// What was right of so many found and so many there are.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) there: usize,
}

impl Score {
    pub(super) fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.found += 1;
        self.there += 1;
    }

    /// Precision, recall and their harmonic mean.
    pub(crate) fn ratios(&self) -> [f64; 3] {
        let ratio = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        let (precision, recall) = (ratio(self.right, self.found), ratio(self.right, self.there));
        let sum = precision + recall;
        [
            precision,
            recall,
            if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 },
        ]
    }
}

/// The figures of all passages.
#[derive(Default)]
pub(super) struct Scores {
    pub(super) strict: Score,
    pub(super) overlap: Score,
    pub(super) value: Score,
    pub(super) unit: Score,
    pub(super) hedge: Score,
    pub(super) change: Score,
    pub(super) place: Score,
    pub(super) time: Score,
    pub(super) attribution: Score,
    pub(super) date_strict: Score,
    pub(super) date_overlap: Score,
    pub(super) date_value: Score,
    pub(super) disjoint: Score,
    pub(super) trap: Score,
}
