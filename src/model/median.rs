//! The median, used by the rule for echoes and by trends.

use rayon::prelude::*;

/// The median; 0 for an empty list.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.par_sort_unstable_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.as_slice() {
        [] => 0.0,
        sorted if sorted.len() % 2 == 1 => sorted[middle],
        sorted => 0.5 * (sorted[middle - 1] + sorted[middle]),
    }
}
