//! The median, of which both the evidence and the inference have need.

use rayon::prelude::*;

/// The median; 0 of nothing.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.par_sort_unstable_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.as_slice() {
        [] => 0.0,
        sorted if sorted.len() % 2 == 1 => sorted[middle],
        sorted => 0.5 * (sorted[middle - 1] + sorted[middle]),
    }
}
