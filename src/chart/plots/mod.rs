//! Plots that several kinds of chart share. Never which rows they show.

pub(crate) mod figure_list;
pub(crate) mod frame;
pub(crate) mod lanes;

use chrono::NaiveDate;

/// Rows that a picture has at most; a longer one is a table.
pub(crate) const MOST_ROWS: usize = 100;

/// The newest `limit` rows in the order in which they came, and the others; `known` says since when a row is known, and its id.
pub(crate) fn newest<'r, T: 'r>(
    mut rows: Vec<T>,
    limit: usize,
    known: impl Fn(&T) -> (NaiveDate, &'r str),
) -> (Vec<T>, Vec<T>) {
    let mut days: Vec<(NaiveDate, &str)> = rows.iter().map(&known).collect();
    days.sort_unstable_by(|a, b| b.cmp(a));
    match days.get(limit) {
        None => (rows, Vec::new()),
        Some(first_out) => {
            let older = rows.extract_if(.., |row| known(row) <= *first_out).collect();
            (rows, older)
        }
    }
}
