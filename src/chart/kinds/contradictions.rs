//! The kind `contradictions`: pairs of claims that cannot both be right or deny one another, with the gap between them.

use crate::chart::data::{Contradiction, Data};
use crate::chart::drawing::Drawing;
use crate::chart::error::DrawError;
use crate::chart::kinds::sources::claim_line;
use crate::chart::marks::mark::{self, Mark, Shape};
use crate::chart::plots::figure_list::{self, Section, Words};
use crate::chart::spec::Spec;
use crate::chart::style::Style;
use crate::chart::words::alt_text::{self, Described};
use crate::chart::words::caption::{self, Counts};
use crate::chart::words::dates::about;
use crate::chart::words::number::Numbers;
use crate::model::ClaimId;
use crate::store::EstimateRow;

/// More pairs than this are a table, not a chart.
const MOST: usize = 12;

/// Draws the chart.
pub(crate) fn draw(spec: &Spec, data: &Data, style: Style) -> Result<Drawing, DrawError> {
    let numbers = Numbers::of(data, style.lang);
    let comparable = data.comparable();
    let marks = mark::marks(&comparable, &[], &[]);
    let find = |id: &ClaimId| marks.iter().find(|mark| mark.row.id == *id);
    let mut pairs: Vec<(&Mark<'_>, &Mark<'_>, &Contradiction)> = data
        .contradictions
        .iter()
        .filter_map(|pair| Some((find(&pair.a)?, find(&pair.b)?, pair)))
        .collect();
    let apart = |(a, b, pair): &(&Mark<'_>, &Mark<'_>, &Contradiction)| pair.apart(a.shape.limits(), b.shape.limits());
    pairs.sort_by(|a, b| {
        apart(b)
            .total_cmp(&apart(a))
            .then_with(|| (&a.2.a, &a.2.b).cmp(&(&b.2.a, &b.2.b)))
    });
    let total = pairs.len();
    pairs.truncate(MOST);
    let sections: Vec<Section> = pairs.iter().map(|(a, b, pair)| section(a, b, pair, &numbers)).collect();
    let shown: Vec<Mark<'_>> = marks
        .iter()
        .filter(|mark| {
            pairs
                .iter()
                .any(|(a, b, _)| a.row.id == mark.row.id || b.row.id == mark.row.id)
        })
        .cloned()
        .collect();
    let counts = Counts::of(shown.iter().map(|mark| mark.row));
    let mut notes = Vec::new();
    if !pairs.is_empty() {
        notes.push("Shaded: the values between the two, which neither allows.".to_string());
    }
    notes.extend(without_figure(data, &comparable, &numbers));
    let title = data
        .series
        .as_ref()
        .map(|series| series.title.clone())
        .unwrap_or_default();
    let words = Words {
        subtitle: spec
            .subtitle
            .clone()
            .unwrap_or_else(|| format!("{title}: pairs of statements that cannot both be right or deny one another")),
        counts: if total == 0 {
            String::new()
        } else if total > pairs.len() {
            format!("the {} widest of {total} pairs", pairs.len())
        } else {
            let statements = caption::plural(counts.statements, "statement");
            format!("{} among {statements}", caption::plural(total, "pair"))
        },
        caption: caption::caption(&shown, None, &notes, &numbers),
        source: caption::source_line(spec, &caption::documents(&shown)),
        description: alt_text::description(
            &Described {
                kind: "Chart",
                what: &format!("contradictions about {title}"),
                span: (spec.from, spec.to),
                marks: &shown,
                contradictions: &data.contradictions,
                band: None,
            },
            &numbers,
        ),
        nothing: "No contradictions",
    };
    figure_list::draw(spec, &words, &sections, &numbers, style)
}

/// The denials that cannot be drawn, since one of the two has no figure.
fn without_figure(data: &Data, comparable: &[&EstimateRow], numbers: &Numbers) -> Option<String> {
    let find = |id: &ClaimId| comparable.iter().find(|row| row.id == *id);
    let denials = data.contradictions.iter().filter(|pair| pair.is_denial());
    let named: Vec<String> = denials
        .filter_map(|pair| Some((find(&pair.a)?, find(&pair.b)?)))
        .filter(|(denial, denied)| Shape::of(denial).is_none() || Shape::of(denied).is_none())
        .map(|(denial, denied)| {
            format!(
                "{} denies {} ({})",
                denial.origin_name,
                numbers.figure(denied),
                denied.origin_name
            )
        })
        .collect();
    (!named.is_empty()).then(|| format!("Not drawn, without a figure: {}.", named.join("; ")))
}

fn section(a: &Mark<'_>, b: &Mark<'_>, pair: &Contradiction, numbers: &Numbers) -> Section {
    let ((a_low, a_high), (b_low, b_high)) = (a.shape.limits(), b.shape.limits());
    let (lower, upper, gap) = if a_low > b_high {
        (b, a, (b_high, a_low))
    } else {
        (a, b, (a_high, b_low))
    };
    let place = if a.row.place == b.row.place {
        a.row.place_name.clone()
    } else {
        format!("{} within {}", a.row.place_name, b.row.place_name)
    };
    let scope = a
        .row
        .scope
        .as_ref()
        .map(|scope| format!(", {scope}"))
        .unwrap_or_default();
    let apart = match pair.factor {
        Some(factor) if factor < 1.1 => format!("apart by a factor of {factor:.2}"),
        Some(factor) => format!("apart by a factor of {factor:.1}"),
        None if pair.apart((a_low, a_high), (b_low, b_high)).is_infinite() => "one says none".into(),
        None => "denied".into(),
    };
    let label = |mark: &Mark<'_>| {
        let via = if mark.row.publisher == mark.row.origin {
            String::new()
        } else {
            format!(", in {}", mark.row.publisher_name)
        };
        if mark.row.unsourced {
            return format!("Unsourced, {}, in {}", about(mark.row), mark.row.publisher_name);
        }
        format!("{}, {}{via}", mark.row.origin_name, about(mark.row))
    };
    let [mut low, mut high] = [label(lower), label(upper)];
    // Two figures of one source about one time: when each was published tells them apart.
    if low == high {
        for (words, mark) in [(&mut low, lower), (&mut high, upper)] {
            words.push_str(&format!(", published {}", caption::known(mark.row)));
        }
    }
    Section {
        heading: format!("{place}{scope}: {apart}"),
        note: match pair.rule.as_str() {
            "part-larger-than-whole" => {
                format!(
                    "{} is a part of {}, and cannot be more.",
                    a.row.place_name, b.row.place_name
                )
            }
            "denied" => format!("{} denies the figure of {}.", a.row.origin_name, b.row.origin_name),
            _ => String::new(),
        },
        lines: vec![
            claim_line(lower.row, lower, low, 0, numbers),
            claim_line(upper.row, upper, high, 1, numbers),
        ],
        gap: (gap.0 < gap.1).then_some(gap),
    }
}
