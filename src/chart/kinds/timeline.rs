//! The kind `timeline`: events in lanes by category, and below them the periods that figures are about.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::chart::data::Data;
use crate::chart::drawing::Drawing;
use crate::chart::error::DrawError;
use crate::chart::events;
use crate::chart::events::Shown;
use crate::chart::layout::time_axis::{TimeAxis, day};
use crate::chart::plots::lanes;
use crate::chart::plots::lanes::item::{Form, Item, Section, Words};
use crate::chart::plots::{MOST_ROWS, newest};
use crate::chart::spec::{EventChoice, Spec};
use crate::chart::style::Style;
use crate::chart::words::caption;
use crate::chart::words::dates::about;
use crate::chart::words::hover;
use crate::chart::words::number::Numbers;
use crate::chart::words::{capitalised, joined, some_of};
use crate::model::Extent;
use crate::store::EstimateRow;

/// Draws the chart.
pub(crate) fn draw(spec: &Spec, data: &Data, style: Style) -> Result<Drawing, DrawError> {
    let everything = [EventChoice::default()];
    let chosen = events::choose(
        &data.events,
        if spec.events.is_empty() {
            &everything
        } else {
            &spec.events
        },
    );
    let fitting: Vec<&Shown<'_>> = chosen
        .iter()
        .filter(|event| inside(spec, event.row.when_from, event.row.when_to))
        .collect();
    let rows: Vec<&EstimateRow> = data
        .estimates
        .iter()
        .filter(|row| !row.is_echo && inside(spec, row.when_from, row.when_to))
        .collect();
    // Events that the spec chooses come in its order, the most important first.
    let room = MOST_ROWS - rows.len().min(MOST_ROWS / 2);
    let (shown, missing) = if spec.events.is_empty() {
        newest(fitting, room, |event| (event.row.known_on, event.row.id.as_str()))
    } else {
        let (shown, missing) = fitting.split_at(room.min(fitting.len()));
        (shown.to_vec(), missing.to_vec())
    };
    let room = MOST_ROWS - shown.len().min(MOST_ROWS / 2);
    let (rows, earlier) = newest(rows, room, |row| (row.known_on, row.id.as_str()));
    let mut sections = by_category(&shown);
    let figures = figures(&rows, &Numbers::of(data, style.lang));
    if !figures.is_empty() {
        sections.push(Section {
            heading: "Periods that figures are about".into(),
            items: figures,
        });
    }
    sections.extend(not_drawn(&missing, &earlier));
    let event_days = shown.iter().flat_map(|event| [event.row.when_from, event.row.when_to]);
    let days: Vec<NaiveDate> = event_days
        .chain(rows.iter().flat_map(|row| [row.when_from, row.when_to]))
        .flatten()
        .collect();
    let axis = TimeAxis::over(&days, (spec.from, spec.to));
    let event_documents = shown
        .iter()
        .map(|event| (event.row.publisher_name.as_str(), event.row.known_on));
    let documents: Vec<(&str, NaiveDate)> = event_documents
        .chain(rows.iter().map(|row| (row.publisher_name.as_str(), row.known_on)))
        .collect();
    let mut counts = vec![caption::plural(shown.len(), "event")];
    if !rows.is_empty() {
        counts.push(caption::plural(rows.len(), "figure"));
    }
    let caption = "Each event is shown once, as reported by the first document known; an open date is drawn as wide as the source leaves it.";
    let words = Words {
        subtitle: spec.subtitle.clone().unwrap_or_else(|| "Events by category".into()),
        note: counts.join(" · "),
        caption: if shown.is_empty() {
            String::new()
        } else {
            caption.into()
        },
        source: caption::source_line(spec, &documents),
        description: told(&sections, &counts.join(" and ")),
        nothing: "No events",
        day_means: "on a day",
        list: false,
    };
    lanes::draw(spec, &words, &sections, axis, style)
}

/// What there is no room for, counted and named.
fn not_drawn(events: &[&Shown<'_>], figures: &[&EstimateRow]) -> Option<Section> {
    let counted = |count: usize, noun: &str, names: String| {
        let text = format!("{} ({names})", caption::plural(count, noun));
        if count > 0 { text } else { String::new() }
    };
    let parts = [
        counted(
            events.len(),
            "event",
            some_of(events.iter().map(|event| event.label.as_str())),
        ),
        counted(
            figures.len(),
            "earlier figure",
            some_of(figures.iter().map(|row| row.origin_name.as_str())),
        ),
    ];
    let text = joined(parts, " and ");
    (!text.is_empty()).then(|| Section {
        heading: format!("Not drawn: {text}"),
        items: Vec::new(),
    })
}

/// Whether a period has an end that is known, and touches the spec's span.
fn inside(spec: &Spec, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    (from.is_some() || to.is_some())
        && spec.from.zip(to).is_none_or(|(start, to)| to >= start)
        && spec.to.zip(from).is_none_or(|(end, from)| from <= end)
}

/// The events in sections by category, each in order of time, and the sections too.
fn by_category(shown: &[&Shown<'_>]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for event in shown {
        let heading = capitalised(&event.row.category.replace('-', " "));
        let item = event_item(event);
        match sections.iter_mut().find(|section| section.heading == heading) {
            Some(section) => section.items.push(item),
            None => sections.push(Section {
                heading,
                items: vec![item],
            }),
        }
    }
    for section in &mut sections {
        section.items.sort_by(by_start);
    }
    sections.sort_by(|a, b| {
        a.items[0]
            .from
            .total_cmp(&b.items[0].from)
            .then_with(|| a.heading.cmp(&b.heading))
    });
    sections
}

fn by_start(a: &Item, b: &Item) -> Ordering {
    a.from
        .total_cmp(&b.from)
        .then(a.until.total_cmp(&b.until))
        .then_with(|| a.label.cmp(&b.label))
}

/// The periods that figures are about, in order of time.
fn figures(rows: &[&EstimateRow], numbers: &Numbers) -> Vec<Item> {
    let item = |row: &EstimateRow| Item {
        from: row.when_from.map_or(f64::NEG_INFINITY, day) + noon(row.when_from, row.when_to),
        until: row.when_to.map_or(f64::INFINITY, |date| day(date) + 1.0) - noon(row.when_from, row.when_to),
        form: form(row.when_from, row.when_to, row.extent),
        doubtful: row.when_edtf.contains(['~', '?', '%']),
        hollow: false,
        when: numbers.figure(row),
        label: format!("{}, {}{}", row.origin_name, about(row), events::standing(row.status)),
        hover: hover::row(row, numbers),
        id: row.id.clone(),
        root: None,
    };
    let mut figures: Vec<Item> = rows.iter().map(|row| item(row)).collect();
    figures.sort_by(by_start);
    figures
}

/// The sections in words, at most twelve things of each.
fn told(sections: &[Section], counts: &str) -> String {
    let text = sections
        .iter()
        .fold(format!("Timeline of {counts}. "), |text, section| {
            let items: Vec<String> = section
                .items
                .iter()
                .take(12)
                .map(|item| format!("{}: {}", item.when, item.label))
                .collect();
            if items.is_empty() {
                return format!("{text}{}. ", section.heading);
            }
            let more = section.items.len().saturating_sub(12);
            let rest = if more > 0 {
                format!("; and {more} more")
            } else {
                String::new()
            };
            format!("{text}{}: {}{rest}. ", section.heading, items.join("; "))
        });
    text.trim_end().to_string()
}

/// What is on a day stands at its noon, so far into it.
fn noon(from: Option<NaiveDate>, to: Option<NaiveDate>) -> f64 {
    if from.is_some() && from == to { 0.5 } else { 0.0 }
}

fn form(from: Option<NaiveDate>, to: Option<NaiveDate>, extent: Extent) -> Form {
    match extent {
        _ if from.is_some() && from == to => Form::Day,
        Extent::Throughout => Form::Throughout,
        Extent::AtSomeTime => Form::Within,
    }
}

fn event_item(event: &Shown<'_>) -> Item {
    let row = event.row;
    let form = form(row.when_from, row.when_to, row.extent);
    let noon = noon(row.when_from, row.when_to);
    let when = row.when_words.clone();
    Item {
        from: row.when_from.map_or(f64::NEG_INFINITY, day) + noon,
        until: row.when_to.map_or(f64::INFINITY, |date| day(date) + 1.0) - noon,
        form,
        doubtful: row.when_approximate || row.when_uncertain,
        hollow: false,
        hover: format!(
            "{when}: {}{} — {}, in {} ({})",
            row.title,
            events::reservations(row),
            row.origin_name,
            row.publisher_name,
            row.id
        ),
        when,
        label: event.label.clone(),
        id: row.id.clone(),
        root: None,
    }
}
