//! The events of a trend chart: those that its spec chooses, and those at which the dossier lets the line jump. Never where they are drawn.

use chrono::NaiveDate;

use crate::store::EventRow;

use super::data::Data;
use super::lane::{self, Shown};
use super::spec::Spec;
use super::time_axis::period;
use super::trend_band;

/// What is said at a declared break. It is no finding: neither that the level did jump, nor why.
const MAY_JUMP: &str = "the line may jump here";

/// The rows of the events, those of declared breaks named so in their titles.
pub(super) struct Events<'d> {
    /// As they were given.
    rows: &'d [EventRow],
    /// The same rows, in the same order.
    named: Vec<EventRow>,
    /// Which of the rows are declared breaks of what is drawn.
    breaks: Vec<usize>,
}

impl<'d> Events<'d> {
    pub(super) fn of(data: &'d Data) -> Self {
        let spans: Vec<(NaiveDate, NaiveDate)> = data
            .band
            .iter()
            .flat_map(|band| trend_band::stretches(band, 1))
            .filter_map(|stretch| Some((stretch.shown().next()?.date, stretch.shown().last()?.date)))
            .collect();
        // Without a band at that time there is nothing that may jump.
        let bears = |row: &EventRow| {
            let meets = |(first, last): &(NaiveDate, NaiveDate)| {
                row.when_from.is_some_and(|from| from <= *last) && row.when_to.is_some_and(|to| to >= *first)
            };
            data.breaks.contains(&row.id) && spans.iter().any(meets)
        };
        let rows = data.events.as_slice();
        let breaks: Vec<usize> = (0..rows.len()).filter(|index| bears(&rows[*index])).collect();
        let is_break = |row: &EventRow| breaks.iter().any(|index| same(row, &rows[*index]));
        let title = |row: &EventRow| {
            if is_break(row) {
                format!("{} (a declared break: {MAY_JUMP})", row.title)
            } else {
                row.title.clone()
            }
        };
        let named = rows.iter().map(|row| EventRow {
            title: title(row),
            ..row.clone()
        });
        Self {
            rows,
            named: named.collect(),
            breaks,
        }
    }

    /// The breaks, since the line cannot be understood without them, and what else the spec chooses, in its order.
    pub(super) fn shown(&self, spec: &Spec) -> Vec<Shown<'_>> {
        let chosen = lane::choose(self.rows, &spec.events);
        let marks = |row: &EventRow| self.breaks.iter().any(|index| same(row, &self.rows[*index]));
        let named = |row: &EventRow| self.rows.iter().position(|other| other.id == row.id);
        let unchosen = self
            .breaks
            .iter()
            .filter(|index| !chosen.iter().any(|event| same(event.row, &self.rows[**index])))
            .map(|index| Shown {
                row: &self.named[*index],
                label: "The line may jump here".into(),
            });
        let mut shown: Vec<Shown<'_>> = unchosen.collect();
        let (breaks, others): (Vec<_>, Vec<_>) = chosen.into_iter().partition(|event| marks(event.row));
        shown.extend(breaks.into_iter().filter_map(|event| {
            Some(Shown {
                row: &self.named[named(event.row)?],
                label: format!("{}: {MAY_JUMP}", event.label),
            })
        }));
        shown.extend(others);
        shown
    }

    /// The breaks in words, for people who do not see the chart; empty without one.
    pub(super) fn said(&self) -> String {
        let breaks = self.breaks.iter().map(|index| &self.rows[*index]);
        let sentence = |row: &EventRow| {
            let when = period(row.when_from, row.when_to);
            format!(" Declared break, {when}: {}; the line may jump there.", row.title)
        };
        breaks.map(sentence).collect()
    }
}

/// Whether both tell of one thing that happened, at the same time.
fn same(a: &EventRow, b: &EventRow) -> bool {
    let one = a.origin_id == b.origin_id || (a.happening.is_some() && a.happening == b.happening);
    one && (a.when_from, a.when_to) == (b.when_from, b.when_to)
}
