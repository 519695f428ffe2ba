//! What a chart says of itself in words: hover titles, the caption, the description for screen readers. Never numbers that are not drawn.

use chrono::{Datelike, NaiveDate};

use crate::model::{Bound, Status};
use crate::store::EstimateRow;

use super::data::Band;
use super::mark::Mark;
use super::number::Numbers;
use super::spec::Spec;
use super::time_axis::{period, written};

/// What a browser shows for a mark: everything needed to find the statement.
pub(super) fn hover(row: &EstimateRow, numbers: &Numbers, doubted: bool) -> String {
    let mut text = format!(
        "{} — {}, about {}",
        numbers.figure(row),
        row.origin_name,
        period(row.when_from, row.when_to)
    );
    text.push_str(&format!("; {}", row.place_name));
    if let Some(scope) = &row.scope {
        text.push_str(&format!(", {scope}"));
    }
    text.push_str(&format!("; stated “{}”", row.stated.trim()));
    if row.publisher == row.origin {
        text.push_str(&format!("; published {}, {}", known(row), row.locator));
    } else {
        text.push_str(&format!("; in {}, {}, {}", row.publisher_name, known(row), row.locator));
    }
    if row.is_echo {
        text.push_str(&format!("; repeats {}", row.origin_id));
    }
    if row.projection {
        text.push_str("; looks ahead");
    }
    if row.status != Status::Accepted {
        text.push_str(&format!("; {}", row.status));
    }
    if doubted {
        text.push_str("; given little weight by the model");
    }
    text
}

/// How many claims there are of which sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) statements: usize,
    pub(super) echoes: usize,
    pub(super) origins: usize,
    pub(super) publishers: usize,
}

impl Counts {
    pub(super) fn of<'a>(rows: impl Iterator<Item = &'a EstimateRow> + Clone) -> Self {
        let distinct = |names: Vec<&str>| {
            let mut names = names;
            names.sort_unstable();
            names.dedup();
            names.len()
        };
        Self {
            statements: rows.clone().count(),
            echoes: rows.clone().filter(|row| row.is_echo).count(),
            origins: distinct(
                rows.clone()
                    .filter(|row| row.status == Status::Accepted)
                    .map(|row| row.root_origin.as_str())
                    .collect(),
            ),
            publishers: distinct(rows.map(|row| row.publisher.as_str()).collect()),
        }
    }

    /// `13 statements from 8 independent origins`.
    pub(super) fn say(self) -> String {
        format!(
            "{} from {}",
            plural(self.statements, "statement"),
            plural(self.origins, "independent origin")
        )
    }
}

pub(super) fn plural(count: usize, noun: &str) -> String {
    let (stem, ending) = match noun.strip_suffix("ty") {
        Some(stem) if count != 1 => (stem, "ties"),
        _ => (noun, if count == 1 { "" } else { "s" }),
    };
    format!("{count}\u{a0}{stem}{ending}")
}

/// The caption: what stands behind the picture, and what it must not be taken for.
pub(super) fn caption(marks: &[Mark<'_>], band: Option<&Band>, notes: &[String]) -> String {
    let rows = || marks.iter().map(|mark| mark.row);
    let counts = Counts::of(rows());
    let mut text = String::new();
    let dates = rows()
        .map(|row| row.known_on)
        .min()
        .zip(rows().map(|row| row.known_on).max());
    if let Some((first, last)) = dates {
        let span = if first.year() == last.year() {
            first.year().to_string()
        } else {
            format!("{}–{}", first.year(), last.year())
        };
        let independent = counts.statements - counts.echoes;
        text.push_str(&match counts.echoes {
            0 => plural(counts.statements, "statement"),
            echoes => format!(
                "{}, {independent} after removing {}",
                plural(counts.statements, "statement"),
                plural(echoes, "repeat")
            ),
        });
        text.push_str(&format!(
            "; {}; {}, published {span}. ",
            plural(counts.origins, "independent origin"),
            plural(counts.publishers, "publisher")
        ));
    }
    match band {
        Some(band) => {
            text.push_str(&format!(
                "Model estimate from {}. Band: where independent sources leave the value (50% and 90%); errors that all sources share are not in it. ",
                plural(band.origins, "independent origin")
            ));
            if band.kept < 8 {
                text.push_str("Few sources: the width is partly assumed. ");
            }
            if band.two_camps {
                text.push_str("The sources fall into two camps; no single figure stands for both. ");
            }
        }
        None if !marks.is_empty() => text.push_str("Each mark is what one source said; no average is drawn. "),
        None => {}
    }
    for note in notes {
        text.push_str(note);
        text.push(' ');
    }
    text.trim_end().to_string()
}

/// The day of a claim's publication; where that is not known to the day, the day by which it was out.
pub(super) fn known(row: &EstimateRow) -> String {
    let day = written(row.known_on);
    if row.known_exactly { day } else { format!("by {day}") }
}

/// Publishers and days of publication of the documents behind these marks.
pub(super) fn documents<'a>(marks: &[Mark<'a>]) -> Vec<(&'a str, NaiveDate)> {
    marks
        .iter()
        .map(|mark| (mark.row.publisher_name.as_str(), mark.row.known_on))
        .collect()
}

/// The source line: the spec's own or the publishers' names in order of publication, and the day of the latest document.
pub(super) fn source_line(spec: &Spec, documents: &[(&str, NaiveDate)]) -> String {
    let mut sorted = documents.to_vec();
    sorted.sort_by_key(|(_, day)| *day);
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in &sorted {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let source = match (&spec.source, names.len()) {
        (Some(source), _) => format!("Source: {source}"),
        (None, 0) => String::new(),
        (None, 1) => format!("Source: {}", names[0]),
        (None, _) => format!("Sources: {}", names.join("; ")),
    };
    let end = if source.ends_with('.') || source.is_empty() {
        ""
    } else {
        "."
    };
    match sorted.last() {
        Some((_, latest)) => format!("{source}{end} The latest was known by {}.", written(*latest))
            .trim()
            .to_string(),
        None => source,
    }
}

/// Two accepted, independent statements about one place, scope and time that cannot both hold, and by what factor they miss.
pub(super) fn widest_disagreement<'a>(marks: &[Mark<'a>]) -> Option<(&'a EstimateRow, &'a EstimateRow, f64)> {
    let rows: Vec<(&EstimateRow, f64, f64)> = marks
        .iter()
        .filter(|mark| !mark.row.is_echo && mark.row.status == Status::Accepted)
        .map(|mark| {
            let (low, high) = mark.shape.reach();
            match mark.row.bound {
                Bound::AtLeast | Bound::MoreThan => (mark.row, low, f64::INFINITY),
                Bound::AtMost | Bound::LessThan => (mark.row, f64::NEG_INFINITY, high),
                _ => (mark.row, low, high),
            }
        })
        .collect();
    let mut widest: Option<(&EstimateRow, &EstimateRow, f64)> = None;
    for (index, (low_row, _, high)) in rows.iter().enumerate() {
        for (other, (high_row, low, _)) in rows.iter().enumerate() {
            let comparable = index != other
                && low_row.place == high_row.place
                && low_row.scope == high_row.scope
                && low_row.currency == high_row.currency
                && low_row.root_origin != high_row.root_origin
                && low_row
                    .when_from
                    .zip(high_row.when_to)
                    .is_none_or(|(from, to)| from <= to)
                && high_row
                    .when_from
                    .zip(low_row.when_to)
                    .is_none_or(|(from, to)| from <= to);
            if comparable && *high > 0.0 && low > high && widest.is_none_or(|(_, _, factor)| low / high > factor) {
                widest = Some((low_row, high_row, low / high));
            }
        }
    }
    widest
}

/// The description for people who do not see the chart.
pub(super) fn description(
    what: &str,
    span: &str,
    marks: &[Mark<'_>],
    band: Option<&Band>,
    numbers: &Numbers,
) -> String {
    let counts = Counts::of(marks.iter().map(|mark| mark.row));
    if marks.is_empty() {
        return format!("Chart of {what}, {span}. No statements.");
    }
    let mut text = format!("Chart of {what}, {span}: {}. ", counts.say());
    let by_time = |mark: &&Mark<'_>| (mark.row.when_to.or(mark.row.when_from), mark.row.id.clone());
    let own = || marks.iter().filter(|mark| !mark.row.is_echo);
    let say = |row: &EstimateRow| {
        let scope = row.scope.as_ref().map(|scope| format!(", {scope}")).unwrap_or_default();
        format!(
            "{} ({}{scope}; {}, {})",
            numbers.figure(row),
            row.place_name,
            row.origin_name,
            period(row.when_from, row.when_to)
        )
    };
    if let (Some(first), Some(last)) = (own().min_by_key(by_time), own().max_by_key(by_time)) {
        if first.row.id == last.row.id {
            text.push_str(&format!("It says {}. ", say(first.row)));
        } else {
            text.push_str(&format!("Earliest: {}. Latest: {}. ", say(first.row), say(last.row)));
        }
    }
    if let Some((low, high, factor)) = widest_disagreement(marks) {
        text.push_str(&format!(
            "Widest disagreement: {} against {}, a factor of {factor:.1}. ",
            say(low),
            say(high)
        ));
    }
    if let Some(band) = band {
        text.push_str(&describe_band(band, numbers));
    }
    text.trim_end().to_string()
}

fn describe_band(band: &Band, numbers: &Numbers) -> String {
    let inside = || {
        band.points
            .iter()
            .filter(|point| point.date >= band.first_kept && point.date <= band.last_kept)
    };
    let (Some(first), Some(last)) = (inside().next(), inside().next_back()) else {
        return String::new();
    };
    let mut text = format!("Model estimate from {}. ", plural(band.origins, "independent origin"));
    if band.only_bounds {
        return text + "All statements are bounds, so there is no middle. ";
    }
    let say = |low: f64, high: f64| numbers.range(two_digits(low), two_digits(high), None);
    let mut at = |when: &str, point: &super::data::BandPoint| {
        text.push_str(&format!(
            "{when}, {}: 90% band {}. ",
            point.date.year(),
            say(point.p05, point.p95)
        ));
    };
    at("Start", first);
    if let Some(peak) = inside().max_by(|a, b| a.p50.total_cmp(&b.p50))
        && peak.date != first.date
        && peak.date != last.date
    {
        at("Highest", peak);
    }
    at("End", last);
    text.push_str(if last.p05 > first.p95 {
        "Higher at the end than at the start. "
    } else if last.p95 < first.p05 {
        "Lower at the end than at the start. "
    } else {
        "No clear change from start to end. "
    });
    for (from, to) in &band.gaps {
        text.push_str(&format!("No statements {}. ", period(Some(*from), Some(*to))));
    }
    text
}

/// A value to two digits: what a model's quantile can honestly claim.
pub(super) fn two_digits(value: f64) -> f64 {
    digits(value, 2)
}

/// A value to this many digits.
pub(super) fn digits(value: f64, count: u32) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let unit = libm::pow(10.0, libm::floor(libm::log10(value.abs())) + 1.0 - f64::from(count));
    // Dividing by the inverse keeps small values exact in decimal.
    if unit >= 1.0 {
        (value / unit).round() * unit
    } else {
        (value / unit).round() / (1.0 / unit).round()
    }
}
