//! The kind `triangulation`: both sides of each identity that the dossier declares, and the gap between them.

use crate::chart::data::{Data, IdentitySide, Triangulation};
use crate::chart::drawing::Drawing;
use crate::chart::error::DrawError;
use crate::chart::marks::mark::Shape;
use crate::chart::plots::MOST_ROWS;
use crate::chart::plots::figure_list::{self, Line, Section, Words};
use crate::chart::spec::Spec;
use crate::chart::style::Style;
use crate::chart::words::caption;
use crate::chart::words::number::Numbers;
use crate::chart::words::{capitalised, some_of};
use crate::model::UnitKind;

/// Draws the chart. One axis holds one currency: the first identity's; others are counted in the caption.
pub(crate) fn draw(spec: &Spec, data: &Data, style: Style) -> Result<Drawing, DrawError> {
    let first = data.triangulations.first();
    let (currency, unit) = first.map_or((None, UnitKind::Count), |first| (first.currency, first.unit));
    let numbers = Numbers::amounts(unit, currency, style.lang);
    let (same, other): (Vec<&Triangulation>, Vec<&Triangulation>) = data
        .triangulations
        .iter()
        .partition(|identity| (identity.currency, identity.unit) == (currency, unit));
    let mut sections: Vec<Section> = same
        .iter()
        .filter(|identity| identity.no_common_time.is_some() || has_end(&identity.left) || has_end(&identity.right))
        .map(|identity| section(identity, &numbers))
        .collect();
    let missing = sections.split_off(sections.len().min(MOST_ROWS / 2));
    if !missing.is_empty() {
        sections.push(Section {
            heading: format!(
                "{} not drawn: {}",
                caption::plural(missing.len(), "identity"),
                some_of(missing.iter().map(|section| section.heading.as_str()))
            ),
            note: String::new(),
            lines: Vec::new(),
            gap: None,
        });
    }
    let claims: usize = same
        .iter()
        .map(|identity| identity.left.claims + identity.right.claims)
        .sum();
    let mut caption = "Each side is computed by interval arithmetic from the lowest and the highest figure stated; rates are converted to a year. \
         Only claims about a time that every series of the equation has a claim about are used. \
         Where the sides do not meet, some figure in them is wrong or means something else."
        .to_string();
    if !other.is_empty() {
        let titles: Vec<String> = other.iter().map(|identity| format!("“{}”", identity.title)).collect();
        caption.push_str(&format!(" Left out, in another unit: {}.", titles.join("; ")));
    }
    let description = same.iter().fold(
        format!("Chart of {}. ", caption::plural(same.len(), "identity")),
        |text, identity| {
            if let Some(lack) = lack(identity) {
                return format!("{text}{}: {lack} ", identity.title);
            }
            format!(
                "{text}{}: {} gives {}, {} gives {}. ",
                identity.title,
                identity.left.expression,
                said(&identity.left, &numbers),
                identity.right.expression,
                said(&identity.right, &numbers)
            )
        },
    );
    let words = Words {
        subtitle: spec
            .subtitle
            .clone()
            .unwrap_or_else(|| "What the figures of one series imply about another".into()),
        counts: format!("{}, rates converted to a year", caption::plural(claims, "claim")),
        caption: if sections.is_empty() { String::new() } else { caption },
        source: caption::source_line(spec, &data.published_by()),
        description: description.trim_end().to_string(),
        nothing: "No identity with figures on both sides",
    };
    figure_list::draw(spec, &words, &sections, &numbers, style)
}

fn section(identity: &Triangulation, numbers: &Numbers) -> Section {
    let above = |high: &IdentitySide, low: &IdentitySide| low.high.zip(high.low).filter(|(below, above)| below < above);
    let gap = above(&identity.right, &identity.left).or_else(|| above(&identity.left, &identity.right));
    let verdict = lack(identity).unwrap_or_else(|| match (identity.gap_factor, gap) {
        (Some(factor), _) => format!(
            "the sides differ by a factor of {factor:.0$}",
            if factor < 1.1 { 2 } else { 1 }
        ),
        (None, Some(_)) => "the sides do not meet".into(),
        (None, None)
            if [&identity.left, &identity.right]
                .iter()
                .any(|side| side.low.is_none() || side.high.is_none()) =>
        {
            "an end is open, so it is unknown whether the sides meet".into()
        }
        (None, None) => "the sides are compatible".into(),
    });
    Section {
        heading: identity.title.clone(),
        note: capitalised(&verdict),
        lines: [(&identity.left, 0), (&identity.right, 1)]
            .into_iter()
            .filter_map(|(side, ink)| line(side, ink, numbers))
            .collect(),
        gap,
    }
}

fn line(side: &IdentitySide, ink: usize, numbers: &Numbers) -> Option<Line> {
    let shape = match (side.low, side.high) {
        (Some(low), Some(high)) if (high - low).abs() < f64::EPSILON => Shape::point(low),
        (Some(low), Some(high)) => Shape::Span {
            low: low.min(high),
            high: low.max(high),
            verbal: false,
        },
        (Some(value), None) => Shape::Floor { value },
        (None, Some(value)) => Shape::Ceiling { value },
        (None, None) => return None,
    };
    let figure = said(side, numbers);
    Some(Line {
        label: side.expression.clone(),
        hover: format!(
            "{} = {figure}; {}",
            side.expression,
            caption::plural(side.claims, "claim")
        ),
        figure,
        shape,
        ink,
        crossed: false,
        superseded: false,
        projected: false,
        id: None,
    })
}

fn has_end(side: &IdentitySide) -> bool {
    side.low.is_some() || side.high.is_some()
}

/// Why the sides are not compared, if they are not.
fn lack(identity: &Triangulation) -> Option<String> {
    let [times, wanted] = identity.no_common_time.as_ref()?;
    Some(format!("no time in common: {times}. It would take {wanted}."))
}

/// The side's value, to three digits at most.
fn said(side: &IdentitySide, numbers: &Numbers) -> String {
    let round = |value: f64| caption::digits(value, 3);
    match (side.low, side.high) {
        (Some(low), Some(high)) if (high - low).abs() < f64::EPSILON => numbers.value(round(low)),
        (Some(low), Some(high)) => numbers.range(round(low), round(high), None),
        (Some(low), None) => format!("≥\u{a0}{}", numbers.value(round(low))),
        (None, Some(high)) => format!("≤\u{a0}{}", numbers.value(round(high))),
        (None, None) => "unknown".into(),
    }
}
