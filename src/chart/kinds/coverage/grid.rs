//! The grid of a chart of coverage: its rows, its columns of years, and what each cell counts. Never drawing.

use chrono::{Datelike, NaiveDate};

use crate::chart::data::{CoverageRow, Data};
use crate::chart::kinds::coverage::cell::Cell;
use crate::chart::plots::MOST_ROWS;
use crate::chart::spec::Spec;
use crate::chart::words::dates::year;
use crate::chart::words::{caption, some_of};

/// More columns than this, and several years share one.
const MOST_COLUMNS: i32 = 40;

/// Years that share a column where they are many.
const ROUND: [i32; 10] = [20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000];

/// One line of the grid.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) cells: Vec<Cell>,
}

impl Row {
    /// How many of its cells have evidence.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| cell.has_evidence()).count()
    }
}

/// The grid with its years.
pub(super) struct Grid {
    pub(super) rows: Vec<Row>,
    /// Labels of the rows that there is no room for.
    pub(super) missing: Vec<String>,
    /// The series or the place that all rows share, which is said once.
    pub(super) shared: String,
    pub(super) first: i32,
    /// Years that share a column.
    pub(super) share: i32,
    pub(super) columns: usize,
}

impl Grid {
    pub(super) fn of(spec: &Spec, data: &Data) -> Self {
        let year = |date: Option<NaiveDate>| date.map(|date| date.year());
        let (from, to) = (year(spec.from), year(spec.to));
        let inside =
            |row: &&CoverageRow| from.is_none_or(|from| row.year >= from) && to.is_none_or(|to| row.year <= to);
        let known: Vec<&CoverageRow> = data
            .coverage
            .iter()
            .filter(|row| row.claims > 0 || row.searched > 0)
            .filter(inside)
            .collect();
        let first = from.or_else(|| known.iter().map(|row| row.year).min());
        let last = to.or_else(|| known.iter().map(|row| row.year).max());
        let (first, last) = first.zip(last).unwrap_or((0, 0));
        let least = (last.saturating_sub(first) / MOST_COLUMNS + 1).max(1);
        let share = ROUND
            .into_iter()
            .find(|share| *share >= least && least > 10)
            .unwrap_or(least);
        // Before Christ, spans of years begin with a round year: 500 BC, and the next with AD 1.
        let shift = i32::from(first <= 0 && share >= 10);
        let first = (first - shift).div_euclid(share) * share + shift;
        let columns = usize::try_from((last - first) / share + 1).unwrap_or(1);
        let mut rows = grid(&known, first, share, columns);
        let missing = rows.split_off(rows.len().min(MOST_ROWS));
        Self {
            rows,
            missing: missing.into_iter().map(|row| row.label).collect(),
            shared: shared(&known).unwrap_or_default().to_owned(),
            first,
            share,
            columns,
        }
    }

    /// The cells, for the legend.
    pub(super) fn occurring(&self) -> Vec<Cell> {
        self.rows.iter().flat_map(|row| &row.cells).copied().collect()
    }

    pub(super) fn not_drawn(&self) -> String {
        match self.missing.len() {
            0 => String::new(),
            count => format!(
                " Not drawn: {} with evidence in fewer years ({}).",
                caption::plural(count, "row"),
                some_of(self.missing.iter().map(String::as_str))
            ),
        }
    }

    pub(super) fn description(&self) -> String {
        let (first, columns) = (self.first, self.columns);
        let text = self.rows.iter().fold(
            format!("Grid of evidence by year from {}. ", year(first)),
            |text, row| {
                let in_vain = row.cells.iter().filter(|cell| cell.is_in_vain()).count();
                let searched = match in_vain {
                    0 => String::new(),
                    count => format!(", searched without result in {count}"),
                };
                format!(
                    "{text}{}: evidence in {} of {columns} columns{searched}. ",
                    row.label,
                    row.filled()
                )
            },
        );
        text.trim_end().to_string()
    }
}

/// The series, or else the place, that all rows are about; `None` where there is one row, which needs both.
fn shared<'r>(known: &[&'r CoverageRow]) -> Option<&'r str> {
    let first = known.first()?;
    let one_series = known.iter().all(|row| row.series_title == first.series_title);
    let one_place = known.iter().all(|row| row.place_name == first.place_name);
    match (one_series, one_place) {
        (true, false) => Some(&first.series_title),
        (false, true) => Some(&first.place_name),
        _ => None,
    }
}

fn grid(known: &[&CoverageRow], first: i32, share: i32, columns: usize) -> Vec<Row> {
    let mut labels: Vec<(&str, &str)> = known
        .iter()
        .map(|row| (row.series_title.as_str(), row.place_name.as_str()))
        .collect();
    labels.sort_unstable();
    labels.dedup();
    let shared = shared(known);
    let mut rows: Vec<Row> = labels
        .into_iter()
        .map(|(series, place)| {
            let mut cells = vec![Cell::default(); columns];
            for row in known
                .iter()
                .filter(|row| row.series_title == series && row.place_name == place)
            {
                if let Some(cell) = usize::try_from((row.year - first) / share)
                    .ok()
                    .and_then(|column| cells.get_mut(column))
                {
                    // Years that share a column may share origins too: the most in any year is certain.
                    *cell = Cell {
                        origins: cell.origins.max(row.origins),
                        claims: cell.claims + row.claims,
                        searched: cell.searched.max(row.searched),
                    };
                }
            }
            Row {
                label: match shared {
                    Some(shared) if shared == series => place.to_owned(),
                    Some(_) => series.to_owned(),
                    None => format!("{series}, {place}"),
                },
                cells,
            }
        })
        .collect();
    rows.sort_by(|a, b| b.filled().cmp(&a.filled()).then_with(|| a.label.cmp(&b.label)));
    rows
}
