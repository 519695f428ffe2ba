//! The events of a trend chart: those that its spec chooses, and those at which the dossier lets the line jump. Never where they are drawn.

use chrono::NaiveDate;

use crate::chart::data::Data;
use crate::chart::events;
use crate::chart::events::{Shown, may_jump, reservations};
use crate::chart::kinds::trend::band;
use crate::chart::layout::time_axis::TimeAxis;
use crate::chart::spec::{EventChoice, Spec};
use crate::chart::words::dates::written;
use crate::chart::words::{caption, some_of};
use crate::model::Direction;
use crate::store::EventRow;

/// The events that a trend chart may show.
pub(crate) struct Events<'d> {
    rows: &'d [EventRow],
    /// Those that are declared breaks of what is drawn.
    breaks: Vec<(&'d EventRow, Direction)>,
}

impl<'d> Events<'d> {
    pub(crate) fn of(data: &'d Data) -> Self {
        let spans: Vec<(NaiveDate, NaiveDate)> = data
            .band
            .iter()
            .flat_map(|band| band::stretches(band, 1))
            .filter_map(|stretch| Some((stretch.shown().next()?.date, stretch.shown().last()?.date)))
            .collect();
        // Without a band at that time there is nothing that may jump.
        let bears = |(row, _): &(&EventRow, Direction)| {
            let meets = |(first, last): &(NaiveDate, NaiveDate)| {
                row.when_from.is_some_and(|from| from <= *last) && row.when_to.is_some_and(|to| to >= *first)
            };
            spans.iter().any(meets)
        };
        let declared = |row: &'d EventRow| {
            let found = data.breaks.iter().find(|declared| declared.event == row.id)?;
            Some((row, found.direction))
        };
        Self {
            rows: &data.events,
            breaks: data.events.iter().filter_map(declared).filter(bears).collect(),
        }
    }

    /// The breaks, since the band cannot be understood without them, and what else the spec chooses, in its order.
    pub(crate) fn shown(&self, spec: &Spec) -> Vec<Shown<'d>> {
        let chosen = events::choose(self.rows, &spec.events);
        let unchosen = self
            .breaks
            .iter()
            .filter(|(declared, _)| !chosen.iter().any(|event| same(event.row, declared)))
            .map(|(declared, direction)| Shown {
                row: declared,
                label: format!("{}{}", declared.title, reservations(declared)),
                breaks: Some(*direction),
            });
        let mut shown: Vec<Shown<'d>> = unchosen.collect();
        let marks = |row: &EventRow| self.breaks.iter().find(|(declared, _)| same(row, declared));
        let with_direction = chosen.into_iter().map(|event| Shown {
            breaks: marks(event.row).map(|(_, direction)| *direction),
            ..event
        });
        let (breaks, others): (Vec<_>, Vec<_>) = with_direction.partition(|event| event.breaks.is_some());
        shown.extend(breaks);
        for event in &mut shown {
            if let Some(direction) = event.breaks {
                event.label = format!("{}: {} here", event.label, may_jump(direction));
            }
        }
        shown.extend(others);
        shown
    }

    /// What the spec names and the chart does not show, in words: events that are not known by its day, and those outside its time.
    pub(crate) fn not_shown(&self, spec: &Spec, time: &TimeAxis) -> Vec<String> {
        let is_unknown = |choice: &&EventChoice| {
            choice.is_one() && events::choose(self.rows, std::slice::from_ref(*choice)).is_empty()
        };
        let unknown = spec.events.iter().filter(is_unknown).count();
        let mut notes = Vec::new();
        if let Some(day) = spec.known_by.filter(|_| unknown > 0) {
            let count = caption::plural(unknown, "chosen event");
            notes.push(format!("{count} not known by {}.", written(day)));
        }
        let outside = self.outside(spec, time);
        if !outside.is_empty() {
            let told = outside
                .iter()
                .map(|event| format!("{} ({})", event.label, event.row.when_words));
            let told: Vec<String> = told.collect();
            notes.push(format!(
                "Outside the time shown: {}.",
                some_of(told.iter().map(String::as_str))
            ));
        }
        notes
    }

    /// The events that the spec names, outside the time shown.
    pub(crate) fn outside(&self, spec: &Spec, time: &TimeAxis) -> Vec<Shown<'d>> {
        let named: Vec<EventChoice> = spec.events.iter().filter(|choice| choice.is_one()).cloned().collect();
        let mut chosen = events::choose(self.rows, &named);
        chosen.retain(|event| event.is_outside(time));
        chosen
    }

    /// The breaks in words, for people who do not see the chart; empty without one.
    pub(crate) fn said(&self) -> String {
        let sentence = |(row, direction): &(&EventRow, Direction)| {
            format!(
                " Declared break, {}: {}{}; {} there.",
                row.when_words,
                row.title,
                reservations(row),
                may_jump(*direction)
            )
        };
        self.breaks.iter().map(sentence).collect()
    }
}

/// Whether both tell of one thing that happened, at the same time.
fn same(a: &EventRow, b: &EventRow) -> bool {
    let one = a.origin_id == b.origin_id || (a.happening.is_some() && a.happening == b.happening);
    one && (a.when_from, a.when_to) == (b.when_from, b.when_to)
}
