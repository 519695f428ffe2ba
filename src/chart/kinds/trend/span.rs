//! What the axes of a trend chart must hold: the time that it shows, and the values. Never pixels.

use chrono::{NaiveDate, TimeDelta};

use crate::chart::data::Data;
use crate::chart::events::choose;
use crate::chart::kinds::trend::band;
use crate::chart::layout::time_axis::TimeAxis;
use crate::chart::layout::value_axis::Extent;
use crate::chart::marks::mark::{self, Mark};
use crate::chart::spec::{EventChoice, Spec};
use crate::chart::words::number::Numbers;

/// A repeat published later than the last figure by more than this part of the time between figures is counted, and an event so far away is named below.
const LATE: i64 = 4;

/// The span shown; `None` where neither spec nor rows name a time.
pub(crate) fn time_axis(spec: &Spec, data: &Data, marks: &[Mark<'_>]) -> Option<TimeAxis> {
    let own = marks.iter().filter(|mark| !mark.row.is_echo);
    let mut days: Vec<NaiveDate> = own
        .flat_map(|mark| [mark.row.when_from, mark.row.when_to])
        .flatten()
        .collect();
    for stretch in data.band.iter().flat_map(|band| band::stretches(band, 1)) {
        days.extend([stretch.first_kept, stretch.last_kept]);
    }
    // What is beside the figures, which are the chart's matter, must not make the axis much longer: events that the spec names, and repeats, which are published
    // later.
    if let (Some(first), Some(last)) = (days.iter().min().copied(), days.iter().max().copied()) {
        let near = TimeDelta::days((last - first).num_days() / LATE);
        let (from, until) = (first.checked_sub_signed(near), last.checked_add_signed(near));
        let is_near = |day: &NaiveDate| from.is_none_or(|from| *day >= from) && until.is_none_or(|until| *day <= until);
        let named: Vec<EventChoice> = spec.events.iter().filter(|choice| choice.is_one()).cloned().collect();
        let events = choose(&data.events, &named);
        let events = events.iter().flat_map(|event| [event.row.when_from, event.row.when_to]);
        let echoes = marks.iter().filter(|mark| mark.row.is_echo);
        let beside = echoes.map(|mark| mark.row.known_on).chain(events.flatten());
        days.extend(beside.filter(is_near));
    } else {
        days.extend(marks.iter().map(|mark| mark.row.known_on));
    }
    if days.is_empty() {
        let events = data.events.iter().flat_map(|event| [event.when_from, event.when_to]);
        days.extend(events.flatten());
    }
    TimeAxis::over(&days, (spec.from, spec.to))
}

/// A span that is never shown: it only keeps the layout whole where there is no time.
pub(crate) const NO_TIME: TimeAxis = TimeAxis {
    from: NaiveDate::MIN,
    until: NaiveDate::MAX,
    left: 0.0,
    right: 1.0,
};

/// What the value axis must contain: the marks and the bands, which the frame never cuts.
pub(crate) fn extent(data: &Data, marks: &[Mark<'_>], numbers: &Numbers) -> Extent {
    let mut extent = mark::extent(marks.iter().map(|mark| mark.shape), numbers.is_share());
    for stretch in data.band.iter().flat_map(|band| band::stretches(band, 1)) {
        let ends = stretch.shown().flat_map(|point| [point.p05, point.p95]);
        extent.others.extend(ends);
    }
    extent
}
