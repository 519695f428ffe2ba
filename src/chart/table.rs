//! Exactly what a chart draws, as a table with one row per mark, event, point of the band or cell.

use chrono::NaiveDate;

use crate::chart::data::{BandPoint, Data, IdentitySide};
use crate::chart::events::{self, Shown};
use crate::chart::kinds::trend::band;
use crate::chart::kinds::trend::events::Events;
use crate::chart::kinds::trend::rate::Rate;
use crate::chart::kinds::trend::story::{drawn_as, shown_time, visible};
use crate::chart::kinds::vintages;
use crate::chart::marks::mark::{self, Shape};
use crate::chart::spec::{EventChoice, Kind, Spec};
use crate::chart::words::joined;
use crate::model::{ClaimId, Status};
use crate::store::{EstimateRow, EventRow};

/// A table of text cells. Numbers are written in full with a decimal point, days as `YYYY-MM-DD`, with a sign before Christ; absent values are empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

const COLUMNS: [&str; 19] = [
    "what",
    "group",
    "id",
    "place",
    "scope",
    "stated",
    "bound",
    "low",
    "best",
    "high",
    "when_from",
    "when_to",
    "known_on",
    "origin",
    "publisher",
    "status",
    "repeats",
    "drawn_low",
    "drawn_high",
];

/// What [`super::draw`] draws from this data.
#[must_use]
pub fn table(spec: &Spec, data: &Data) -> Table {
    let rows = match spec.kind {
        Kind::Trend if !data.panels.is_empty() => panel_rows(spec, data),
        Kind::Trend => trend_rows(spec, data),
        Kind::Sources | Kind::Places => data.comparable().iter().map(|row| statement("", row)).collect(),
        Kind::Contradictions => contradiction_rows(data),
        Kind::Triangulation => triangulation_rows(data),
        Kind::Timeline => timeline_rows(spec, data),
        Kind::Echoes => echo_rows(data),
        Kind::Vintages => vintage_rows(data),
        Kind::Coverage => coverage_rows(data),
    };
    let mut rows = rows;
    // Sorted by what they are and when, not by their values.
    rows.sort_by(|a, b| {
        let text = |column: usize| a[column].cmp(&b[column]);
        // As text, days before Christ would be out of order.
        let day = |column: usize| {
            let day = |row: &[String]| row[column].parse::<NaiveDate>().ok();
            day(a).cmp(&day(b))
        };
        let order = text(0)
            .then_with(|| text(1))
            .then_with(|| day(10))
            .then_with(|| day(11));
        order.then_with(|| text(2)).then_with(|| a.cmp(b))
    });
    Table {
        columns: COLUMNS.to_vec(),
        rows,
    }
}

fn day(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn statement(group: &str, row: &EstimateRow) -> Vec<String> {
    drawn(group, row, Shape::of(row))
}

/// A statement that stands at this shape.
fn drawn(group: &str, row: &EstimateRow, shape: Option<Shape>) -> Vec<String> {
    let (drawn_low, drawn_high) = shape.map_or((None, None), Shape::ends);
    vec![
        match (row.is_echo, row.projection) {
            (true, _) => "repeat",
            (false, true) => "projection",
            (false, false) => "statement",
        }
        .into(),
        group.into(),
        row.id.to_string(),
        row.place_name.clone(),
        row.scope.clone().unwrap_or_default(),
        row.stated.clone(),
        row.bound.to_string(),
        number(row.low),
        number(row.best),
        number(row.high),
        day(row.when_from),
        day(row.when_to),
        row.known_on.to_string(),
        row.origin_name.clone(),
        row.publisher_name.clone(),
        match &row.superseded_by {
            Some(_) => format!("{}, superseded", row.status),
            None => row.status.to_string(),
        },
        if row.is_echo {
            row.origin_id.to_string()
        } else {
            String::new()
        },
        number(drawn_low),
        number(drawn_high),
    ]
}

fn happening(row: &EventRow, label: &str) -> Vec<String> {
    let mut cells = blank("event", &row.category, row.id.as_str());
    cells[3].clone_from(&row.place_name);
    cells[5] = label.into();
    cells[10] = day(row.when_from);
    cells[11] = day(row.when_to);
    cells[12] = row.known_on.to_string();
    cells[13].clone_from(&row.origin_name);
    cells[14].clone_from(&row.publisher_name);
    cells[15] = row.status.to_string();
    cells
}

fn blank(what: &str, group: &str, id: &str) -> Vec<String> {
    let mut cells = vec![String::new(); COLUMNS.len()];
    cells[0] = what.into();
    cells[1] = group.into();
    cells[2] = id.into();
    cells
}

fn panel_rows(spec: &Spec, data: &Data) -> Vec<Vec<String>> {
    let rows = data.panels.iter().flat_map(|panel| {
        let mut rows = trend_rows(&spec.of_panel(panel.place.as_ref(), panel.series.as_ref()), &panel.data);
        rows.retain(|cells| cells[0] != "event");
        rows.into_iter().map(|mut cells| {
            cells[1] = joined([panel.heading.clone(), std::mem::take(&mut cells[1])], ": ");
            cells
        })
    });
    rows.collect()
}

fn trend_rows(spec: &Spec, data: &Data) -> Vec<Vec<String>> {
    let rate = Rate::of(data);
    let data = &drawn_as(data, rate);
    let comparable = data.comparable();
    let (marks, _) = visible(spec, &mark::marks(&comparable, &[], &[]), rate);
    let mut rows: Vec<Vec<String>> = marks.iter().map(|mark| drawn("", mark.row, Some(mark.shape))).collect();
    let axis = shown_time(spec, data);
    let is_drawn = |event: &&Shown<'_>| axis.is_none_or(|axis| !event.is_outside(&axis));
    let events = Events::of(data).shown(spec);
    rows.extend(
        events
            .iter()
            .filter(is_drawn)
            .map(|event| happening(event.row, &event.label)),
    );
    let on_axis = |point: &&BandPoint| axis.is_some_and(|axis| axis.shows(point.date));
    for stretch in data.band.iter().flat_map(|band| band::stretches(band, 1)) {
        rows.extend(
            stretch
                .shown()
                .filter(on_axis)
                .flat_map(|point| quantiles(stretch.name, "", point)),
        );
    }
    rows
}

fn quantiles(group: &str, known_by: &str, point: &BandPoint) -> Vec<Vec<String>> {
    let named = [
        ("p05", point.p05),
        ("p25", point.p25),
        ("p50", point.p50),
        ("p75", point.p75),
        ("p95", point.p95),
    ];
    let row = |(name, value): (&str, f64)| {
        let mut cells = blank(group, name, "");
        cells[8] = number(Some(value));
        cells[10] = point.date.to_string();
        cells[11] = point.date.to_string();
        cells[12] = known_by.into();
        cells
    };
    named.into_iter().map(row).collect()
}

fn vintage_rows(data: &Data) -> Vec<Vec<String>> {
    let rows = data.vintages.iter().flat_map(|vintage| {
        vintages::shown(&vintage.band).map(|point| quantiles("model", &vintage.known_by.to_string(), point))
    });
    rows.flatten().collect()
}

fn contradiction_rows(data: &Data) -> Vec<Vec<String>> {
    let comparable = data.comparable();
    let find = |id: &ClaimId| comparable.iter().find(|row| row.id == *id);
    data.contradictions
        .iter()
        .filter_map(|pair| Some((find(&pair.a)?, find(&pair.b)?, pair)))
        .flat_map(|(a, b, pair)| {
            let group = format!("{} / {}", pair.a, pair.b);
            [statement(&group, a), statement(&group, b)]
        })
        .collect()
}

fn triangulation_rows(data: &Data) -> Vec<Vec<String>> {
    let side = |title: &str, side: &IdentitySide| {
        let mut cells = blank("side", title, &side.expression);
        cells[7] = number(side.low);
        cells[9] = number(side.high);
        cells
    };
    data.triangulations
        .iter()
        .flat_map(|identity| {
            [
                side(&identity.title, &identity.left),
                side(&identity.title, &identity.right),
            ]
        })
        .collect()
}

fn timeline_rows(spec: &Spec, data: &Data) -> Vec<Vec<String>> {
    let everything = [EventChoice::default()];
    let events = events::choose(
        &data.events,
        if spec.events.is_empty() {
            &everything
        } else {
            &spec.events
        },
    );
    let own = data
        .estimates
        .iter()
        .filter(|row| !row.is_echo)
        .map(|row| statement("", row));
    events
        .iter()
        .map(|event| happening(event.row, &event.label))
        .chain(own)
        .collect()
}

fn echo_rows(data: &Data) -> Vec<Vec<String>> {
    let repeated = |root: &EstimateRow| data.estimates.iter().any(|row| row.is_echo && row.origin_id == root.id);
    let drawn = |row: &&EstimateRow| {
        if row.is_echo {
            data.estimates
                .iter()
                .any(|root| !root.is_echo && root.id == row.origin_id)
        } else {
            repeated(row)
        }
    };
    data.estimates
        .iter()
        .filter(drawn)
        .map(|row| statement(row.origin_id.as_str(), row))
        .collect()
}

fn coverage_rows(data: &Data) -> Vec<Vec<String>> {
    data.coverage
        .iter()
        .map(|row| {
            let mut cells = blank("year", &row.series_title, row.series.as_str());
            cells[3].clone_from(&row.place_name);
            cells[8] = row.origins.to_string();
            cells[10] = day(NaiveDate::from_ymd_opt(row.year, 1, 1));
            cells[11] = day(NaiveDate::from_ymd_opt(row.year, 12, 31));
            if row.searched > 0 {
                cells[0] = "searched".into();
            }
            cells[15] = Status::Accepted.to_string();
            cells
        })
        .collect()
}
