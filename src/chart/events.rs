//! How charts choose and describe events.

use crate::chart::layout::time_axis::TimeAxis;
use crate::chart::spec::EventChoice;
use crate::model::{Direction, Status};
use crate::store::EventRow;

/// An event with its label.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shown<'a> {
    pub(crate) row: &'a EventRow,
    pub(crate) label: String,
    /// Which way the level that is drawn may jump there, if it is a declared break.
    pub(crate) breaks: Option<Direction>,
}

impl Shown<'_> {
    /// Whether it is known to lie outside a time.
    pub(crate) fn is_outside(&self, time: &TimeAxis) -> bool {
        let (from, to) = (self.row.when_from, self.row.when_to);
        from.is_some_and(|from| from >= time.until) || to.is_some_and(|to| to < time.from)
    }
}

/// What is said of a declared break: `the level may fall`. It must not say that the level did, or why.
pub(crate) const fn may_jump(direction: Direction) -> &'static str {
    match direction {
        Direction::Either => "the level may jump",
        Direction::Down => "the level may fall",
        Direction::Up => "the level may rise",
    }
}

/// The events that a spec chooses: the first of each entry in the order of the spec, then the others; of several claims about one happening the one known first, and an origin before its echoes.
pub(crate) fn choose<'a>(rows: &'a [EventRow], choices: &[EventChoice]) -> Vec<Shown<'a>> {
    let mut sorted: Vec<&EventRow> = rows.iter().collect();
    sorted.sort_by(|a, b| (a.is_echo, a.known_on, &a.id).cmp(&(b.is_echo, b.known_on, &b.id)));
    let mut shown: Vec<Shown<'a>> = Vec::new();
    let mut ranks: Vec<usize> = Vec::new();
    for choice in choices {
        let fits = |row: &EventRow| {
            choice
                .category
                .as_ref()
                .is_none_or(|category| *category == row.category)
                && choice
                    .happening
                    .as_ref()
                    .is_none_or(|happening| row.happening.as_ref() == Some(happening))
                && choice.id.as_ref().is_none_or(|id| *id == row.id)
        };
        let first = shown.len();
        for row in sorted.iter().filter(|row| fits(row)) {
            let same = |other: &Shown<'_>| {
                other.row.id == row.id
                    || (row.happening.is_some() && other.row.happening == row.happening)
                    || (row.is_echo && other.row.origin_id == row.origin_id)
            };
            if !shown.iter().any(same) {
                shown.push(Shown {
                    row,
                    label: row.title.clone(),
                    breaks: None,
                });
            }
        }
        ranks.extend(0..shown.len() - first);
        // A label for one event would be wrong for others.
        if let (Some(label), [only]) = (&choice.label, &mut shown[first..]) {
            only.label.clone_from(label);
        }
    }
    for event in &mut shown {
        event.label.push_str(&reservations(event.row));
    }
    // A category of many leaves room for what other entries choose.
    let mut ranked: Vec<(usize, Shown<'a>)> = ranks.into_iter().zip(shown).collect();
    ranked.sort_by_key(|(rank, _)| usize::from(*rank > 0));
    ranked.into_iter().map(|(_, event)| event).collect()
}

/// The suffix for an event that must not be taken for a fact: ` (disputed)`, ` (projected)`, ` (denied by the Ministry)`.
pub(crate) fn reservations(row: &EventRow) -> String {
    let projected = if row.projection { " (projected)" } else { "" };
    let denied = row.denied_by.as_ref().map(|who| format!(" (denied by {who})"));
    format!("{}{projected}{}", standing(row.status), denied.unwrap_or_default())
}

/// The suffix for a claim that is not accepted: ` (disputed)`, ` (withdrawn)`.
pub(crate) fn standing(status: Status) -> String {
    if status == Status::Accepted {
        String::new()
    } else {
        format!(" ({status})")
    }
}
