//! The kinds `sources` (who says how much) and `places` (how much is said of each place): statements below one another.

use crate::chart::data::Data;
use crate::chart::drawing::Drawing;
use crate::chart::error::DrawError;
use crate::chart::marks::mark::{self, Mark};
use crate::chart::plots::figure_list::{self, Line, Section, Words};
use crate::chart::plots::{MOST_ROWS, newest};
use crate::chart::spec::Spec;
use crate::chart::style::Style;
use crate::chart::words::alt_text::{self, Described};
use crate::chart::words::caption::{self, Counts};
use crate::chart::words::dates::about;
use crate::chart::words::hover;
use crate::chart::words::number::Numbers;
use crate::chart::words::some_of;
use crate::model::Status;
use crate::store::EstimateRow;

/// What sections stand for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum By {
    Origin,
    Place,
}

impl By {
    fn name<'r>(self, mark: &Mark<'r>) -> &'r str {
        match self {
            Self::Origin if mark.row.unsourced => UNSOURCED,
            Self::Origin => &mark.row.origin_name,
            Self::Place => &mark.row.place_name,
        }
    }
}

/// The heading of figures that nobody says the origin of.
const UNSOURCED: &str = "Nobody says who";

/// Draws the chart.
pub(crate) fn draw(spec: &Spec, data: &Data, style: Style, by: By) -> Result<Drawing, DrawError> {
    let numbers = Numbers::of(data, style.lang);
    let comparable = data.comparable();
    let marks = mark::marks(&comparable, &[], &[]);
    let own = marks.iter().filter(|mark| !mark.row.is_echo).collect();
    let (shown, older) = newest(own, MOST_ROWS, |mark| (mark.row.known_on, mark.row.id.as_str()));
    let mut sections: Vec<(Vec<&Mark<'_>>, &str)> = Vec::new();
    for mark in shown {
        let name = by.name(mark);
        match sections.iter_mut().find(|(_, known)| *known == name) {
            Some((members, _)) => members.push(mark),
            None => sections.push((vec![mark], name)),
        }
    }
    let reach = |mark: &Mark<'_>| mark.shape.reach();
    for (members, _) in &mut sections {
        members.sort_by(|a, b| {
            (a.row.when_from, a.row.when_to)
                .cmp(&(b.row.when_from, b.row.when_to))
                .then(reach(a).0.total_cmp(&reach(b).0))
        });
    }
    // The largest first, each by the least that it can mean: a size in words is not as large as its upper end.
    let largest = |members: &[&Mark<'_>]| {
        members
            .iter()
            .map(|mark| reach(mark).0)
            .fold(f64::NEG_INFINITY, f64::max)
    };
    sections.sort_by(|a, b| largest(&b.0).total_cmp(&largest(&a.0)).then_with(|| a.1.cmp(b.1)));
    let repeats = |mark: &Mark<'_>| {
        marks
            .iter()
            .filter(|echo| echo.row.is_echo && echo.row.origin_id == mark.row.id)
            .count()
    };
    let mut drawn: Vec<Section> = sections
        .iter()
        .map(|(members, name)| Section {
            heading: (*name).to_owned(),
            note: String::new(),
            lines: members
                .iter()
                .map(|mark| line(mark, by, repeats(mark), &numbers))
                .collect(),
            gap: None,
        })
        .collect();
    if !older.is_empty() {
        drawn.push(Section {
            heading: format!(
                "{} not drawn, of {}",
                caption::plural(older.len(), "earlier statement"),
                some_of(older.iter().map(|mark| by.name(mark)))
            ),
            note: String::new(),
            lines: Vec::new(),
            gap: None,
        });
    }
    let counts = Counts::of(marks.iter().map(|mark| mark.row));
    let mut notes = Vec::new();
    if comparable.len() < data.estimates.len() {
        notes.push(format!(
            "{} in other currencies or units left out.",
            caption::plural(data.estimates.len() - comparable.len(), "statement")
        ));
    }
    let title = data
        .series
        .as_ref()
        .map(|series| series.title.clone())
        .unwrap_or_default();
    let what = if by == By::Origin {
        format!("{title} by source")
    } else {
        format!("{title} by place")
    };
    let words = Words {
        subtitle: spec.subtitle.clone().unwrap_or(title),
        counts: if counts.statements == 0 {
            String::new()
        } else {
            counts.say()
        },
        caption: caption::caption(&marks, None, &notes, &numbers),
        source: caption::source_line(spec, &caption::documents(&marks)),
        description: alt_text::description(
            &Described {
                kind: "Chart",
                what: &what,
                span: (spec.from, spec.to),
                marks: &marks,
                contradictions: &data.contradictions,
                band: None,
            },
            &numbers,
        ),
        nothing: "No statements",
    };
    figure_list::draw(spec, &words, &drawn, &numbers, style)
}

fn line(mark: &Mark<'_>, by: By, repeats: usize, numbers: &Numbers) -> Line {
    let row = mark.row;
    let mut parts = vec![if by == By::Origin {
        row.place_name.clone()
    } else if row.unsourced {
        format!("Unsourced, in {}", row.publisher_name)
    } else {
        row.origin_name.clone()
    }];
    parts.extend(row.scope.clone());
    parts.push(about(row));
    parts.extend(mark.since.clone());
    if (row.publisher != row.origin || row.unsourced) && by == By::Origin {
        parts.push(format!("in {}", row.publisher_name));
    }
    match repeats {
        0 => {}
        1 => parts.push("repeated once".into()),
        times => parts.push(format!("repeated {times} times")),
    }
    claim_line(row, mark, parts.join(", "), 0, numbers)
}

/// A claim as a line under this label.
pub(crate) fn claim_line(row: &EstimateRow, mark: &Mark<'_>, label: String, ink: usize, numbers: &Numbers) -> Line {
    let label = if row.projection {
        format!("{label}, projected")
    } else {
        label
    };
    Line {
        label,
        figure: numbers.figure(row),
        shape: mark.shape,
        ink,
        crossed: row.status != Status::Accepted,
        superseded: row.superseded_by.is_some(),
        projected: row.projection,
        hover: hover::mark(mark, numbers),
        id: Some(row.id.clone()),
    }
}
