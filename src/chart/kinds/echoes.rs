//! The kind `echoes`: each origin with the claims that only repeat it, over the time of publication.

use chrono::NaiveDate;

use crate::chart::data::Data;
use crate::chart::drawing::Drawing;
use crate::chart::error::DrawError;
use crate::chart::layout::time_axis::{TimeAxis, day};
use crate::chart::plots::MOST_ROWS;
use crate::chart::plots::lanes;
use crate::chart::plots::lanes::item::{Form, Item, Section, Words};
use crate::chart::spec::Spec;
use crate::chart::style::Style;
use crate::chart::words::hover;
use crate::chart::words::number::Numbers;
use crate::chart::words::{caption, some_of};
use crate::store::EstimateRow;

/// More repeats of one figure than this, and only the first are named.
const MOST_NAMED: usize = 12;

/// Draws the chart.
pub(crate) fn draw(spec: &Spec, data: &Data, style: Style) -> Result<Drawing, DrawError> {
    let numbers = Numbers::of(data, style.lang);
    let mut roots = repeated(data);
    // The most repeated figures, as far as there is room; a very often repeated one takes a row for each repeat named.
    let mut room = MOST_ROWS;
    let mut fits = |(_, relays): &(&EstimateRow, Vec<&EstimateRow>)| {
        let rows = 1 + relays.len().min(MOST_NAMED);
        let fits = rows <= room;
        room = room.saturating_sub(rows);
        fits
    };
    let missing = roots.split_off(roots.iter().take_while(|root| fits(root)).count());
    let mut sections: Vec<Section> = roots
        .iter()
        .map(|(root, relays)| section(root, relays, &numbers))
        .collect();
    if !missing.is_empty() {
        sections.push(Section {
            heading: format!(
                "{} not drawn, of {}",
                caption::plural(missing.len(), "less repeated figure"),
                some_of(missing.iter().map(|(root, _)| root.origin_name.as_str()))
            ),
            items: Vec::new(),
        });
    }
    let rows = || {
        roots
            .iter()
            .flat_map(|(root, relays)| std::iter::once(*root).chain(relays.iter().copied()))
    };
    let days: Vec<NaiveDate> = rows().map(|row| row.known_on).collect();
    let axis = TimeAxis::over(&days, (spec.from, spec.to));
    let relays: usize = roots.iter().map(|(_, relays)| relays.len()).sum();
    let documents: Vec<(&str, NaiveDate)> = rows().map(|row| (row.publisher_name.as_str(), row.known_on)).collect();
    let title = data
        .series
        .as_ref()
        .map(|series| series.title.clone())
        .unwrap_or_default();
    let description = sections.iter().fold(
        format!(
            "Chart of who repeats whom about {title}: {} repeated {relays} times. ",
            caption::plural(roots.len(), "figure")
        ),
        |text, section| {
            let steps: Vec<String> = section
                .items
                .iter()
                .filter(|item| !item.when.is_empty())
                .map(|item| format!("{} {}", item.when, item.label))
                .collect();
            format!("{text}{}: {}. ", section.heading, steps.join("; "))
        },
    );
    let words = Words {
        subtitle: spec
            .subtitle
            .clone()
            .unwrap_or_else(|| format!("{title}: figures that others repeat, by the day of publication")),
        note: format!(
            "{} · {}",
            caption::plural(roots.len(), "figure"),
            caption::plural(relays, "repeat")
        ),
        caption: if roots.is_empty() {
            String::new()
        } else {
            let unnamed = if roots.iter().any(|(_, relays)| relays.len() > MOST_NAMED) {
                " For a figure repeated very often, only the first repeats are named."
            } else {
                ""
            };
            format!("A repeat adds no evidence, so it is not counted as an estimate.{unnamed}")
        },
        source: caption::source_line(spec, &documents),
        description: description.trim_end().to_string(),
        nothing: "No figure is repeated",
        day_means: "first published",
        list: true,
    };
    lanes::draw(spec, &words, &sections, axis, style)
}

/// The figures that others repeat, each with its repeats in the order of publication; the most repeated first.
fn repeated(data: &Data) -> Vec<(&EstimateRow, Vec<&EstimateRow>)> {
    let mut roots: Vec<(&EstimateRow, Vec<&EstimateRow>)> = data
        .estimates
        .iter()
        .filter(|row| !row.is_echo)
        .map(|root| {
            (
                root,
                data.estimates
                    .iter()
                    .filter(|row| row.is_echo && row.origin_id == root.id)
                    .collect::<Vec<_>>(),
            )
        })
        .filter(|(_, relays)| !relays.is_empty())
        .collect();
    for (_, relays) in &mut roots {
        relays.sort_by(|a, b| (a.known_on, &a.id).cmp(&(b.known_on, &b.id)));
    }
    roots.sort_by(|a, b| {
        b.1.len()
            .cmp(&a.1.len())
            .then(a.0.known_on.cmp(&b.0.known_on))
            .then_with(|| a.0.id.cmp(&b.0.id))
    });
    roots
}

fn section(root: &EstimateRow, relays: &[&EstimateRow], numbers: &Numbers) -> Section {
    let item = |row: &EstimateRow, of: Option<usize>| Item {
        from: day(row.known_on) + 0.5,
        until: day(row.known_on) + 0.5,
        form: Form::Day,
        doubtful: false,
        hollow: of.is_some(),
        when: row.publisher_name.clone(),
        label: caption::known(row),
        hover: hover::row(row, numbers),
        id: row.id.clone(),
        root: of,
    };
    // A claim that was known before its own origin is a matter for `check`; here it simply stands first.
    let scope = root
        .scope
        .as_ref()
        .map(|scope| format!(", {scope}"))
        .unwrap_or_default();
    let named = if relays.len() > MOST_NAMED {
        MOST_NAMED - 1
    } else {
        relays.len()
    };
    let times = if relays.len() > MOST_NAMED {
        format!(" · repeated {} times", relays.len())
    } else {
        String::new()
    };
    Section {
        heading: format!(
            "{} · {}, {}{scope}{times}",
            numbers.figure(root),
            root.origin_name,
            root.place_name
        ),
        items: std::iter::once(item(root, None))
            .chain(relays.iter().enumerate().map(|(order, row)| {
                let relay = item(row, Some(0));
                if order < named {
                    relay
                } else {
                    Item {
                        when: String::new(),
                        label: String::new(),
                        ..relay
                    }
                }
            }))
            .collect(),
    }
}
