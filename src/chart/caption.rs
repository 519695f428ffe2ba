//! What a chart says of itself in words: hover titles, the caption, the description for screen readers. Never numbers that are not drawn.

use chrono::{Datelike, NaiveDate};

use crate::model::Status;
use crate::store::EstimateRow;

use super::data::{Band, BandPoint, Camp, Verdict};
use super::mark::{Mark, Shape};
use super::number::Numbers;
use super::spec::Spec;
use super::time_axis::{period, written};

/// More publishers than this are for the table of what is drawn.
const MOST_NAMED: usize = 12;

/// What a browser shows for a mark: everything needed to find the statement.
pub(super) fn hover(mark: &Mark<'_>, numbers: &Numbers) -> String {
    let mut text = hover_row(mark.row, numbers);
    if mark.presumed {
        text.push_str(" (presumed: same words and figures)");
    }
    if mark.counted > 0 {
        text.push_str(&format!("; repeated {} times", mark.counted));
    }
    if mark.doubted {
        text.push_str("; given little weight by the model");
    }
    text
}

/// The same for a claim that is no mark of a trend.
pub(super) fn hover_row(row: &EstimateRow, numbers: &Numbers) -> String {
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
    let mut sentences: Vec<String> = Vec::new();
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
        let presumed = match marks.iter().filter(|mark| mark.presumed).count() {
            0 => String::new(),
            count => format!(" ({count} of them presumed)"),
        };
        let removed = match counts.echoes {
            0 => String::new(),
            echoes => format!(
                ", {} independent after removing {}{presumed}",
                counts.statements - counts.echoes,
                plural(echoes, "repeat")
            ),
        };
        sentences.push(format!(
            "{}{removed}; {}; {}, published {span}.",
            plural(counts.statements, "statement"),
            plural(counts.origins, "independent origin"),
            plural(counts.publishers, "publisher")
        ));
    }
    match band {
        Some(band) => sentences.extend(model(band, marks)),
        None if !marks.is_empty() => sentences.push(NO_AVERAGE.into()),
        None => {}
    }
    sentences.extend(notes.iter().cloned());
    sentences.join(" ")
}

const NO_AVERAGE: &str = "Each mark is what one source said; no average is drawn.";
const BAND: &str =
    "Band: where independent sources leave the value (50% and 90%); errors that all sources share are not in it.";

/// What must be said of a model estimate, and of why there is none.
fn model(band: &Band, marks: &[Mark<'_>]) -> Vec<String> {
    let mut sentences: Vec<String> = match &band.verdict {
        Verdict::Line => vec![
            format!("Model estimate from {}.", plural(band.origins, "independent origin")),
            BAND.into(),
        ],
        Verdict::MarksOnly => vec![NO_AVERAGE.into(), "Too few statements of a value for a line.".into()],
        Verdict::OnlyBounds => vec![
            NO_AVERAGE.into(),
            "All statements are bounds. Shaded: values that they exclude, for the time that each is about; there is no middle to draw.".into(),
        ],
        Verdict::Divided(camps) => {
            let [low, high] = [0, 1].map(|side| names(&camps[side], marks));
            let mut said = vec![format!(
                "The sources contradict each other, {low} against {high}: no single figure stands for both."
            )];
            if camps.iter().any(|camp| camp.band.is_some()) {
                said.extend(["Each camp has a model estimate of its own.".into(), BAND.into()]);
            }
            said
        }
    };
    let has_band = match &band.verdict {
        Verdict::Line => true,
        Verdict::Divided(camps) => camps.iter().any(|camp| camp.band.is_some()),
        Verdict::MarksOnly | Verdict::OnlyBounds => false,
    };
    if has_band && band.kept < 8 {
        sentences.push("Few sources: the width is partly assumed.".into());
    }
    sentences
}

/// Who is in a camp, two by name.
fn names(camp: &Camp, marks: &[Mark<'_>]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for mark in marks.iter().filter(|mark| camp.statements.contains(&mark.row.id)) {
        if !names.contains(&mark.row.origin_name.as_str()) {
            names.push(&mark.row.origin_name);
        }
    }
    match names.len() {
        0 => plural(camp.statements.len(), "statement"),
        1 | 2 => names.join(" and "),
        more => format!("{} and {} others", names[..2].join(", "), more - 2).replace("1 others", "1 other"),
    }
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
        (None, count) if count > MOST_NAMED => format!(
            "Sources: {}; and {} more",
            names[..MOST_NAMED - 1].join("; "),
            count - MOST_NAMED + 1
        ),
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

/// What a statement excludes, and the figures that its words name.
struct Stance<'a> {
    row: &'a EstimateRow,
    /// All that its words allow; infinite where open.
    allows: (f64, f64),
    /// Without the room that "about" leaves: what people compare.
    named: (f64, f64),
}

impl<'a> Stance<'a> {
    fn of(mark: &Mark<'a>) -> Self {
        let (low, high) = mark.shape.reach();
        let named = match mark.shape {
            Shape::Point { value, .. } => (value, value),
            Shape::Span { .. } | Shape::Floor { .. } | Shape::Ceiling { .. } => (low, high),
        };
        let allows = match mark.shape {
            Shape::Floor { .. } => (low, f64::INFINITY),
            Shape::Ceiling { .. } => (f64::NEG_INFINITY, high),
            Shape::Point { .. } | Shape::Span { .. } => (low, high),
        };
        Self {
            row: mark.row,
            allows,
            named,
        }
    }

    /// Whether both speak of one place, scope and time without one repeating the other's origin.
    fn is_comparable(&self, other: &Self) -> bool {
        let (a, b) = (self.row, other.row);
        a.id != b.id
            && a.place == b.place
            && a.scope == b.scope
            && a.currency == b.currency
            && a.root_origin != b.root_origin
            && a.when_from.zip(b.when_to).is_none_or(|(from, to)| from <= to)
            && b.when_from.zip(a.when_to).is_none_or(|(from, to)| from <= to)
    }
}

/// Two accepted, independent statements about one place, scope and time that cannot both hold, and by what factor the figures that they name
/// miss each other.
pub(super) fn widest_disagreement<'a>(marks: &[Mark<'a>]) -> Option<(&'a EstimateRow, &'a EstimateRow, f64)> {
    let stances: Vec<Stance<'a>> = marks
        .iter()
        .filter(|mark| !mark.row.is_echo && mark.row.status == Status::Accepted)
        .map(Stance::of)
        .collect();
    let mut widest: Option<(&EstimateRow, &EstimateRow, f64)> = None;
    for lower in &stances {
        for upper in &stances {
            let factor = upper.named.0 / lower.named.1;
            if lower.allows.1 > 0.0
                && upper.allows.0 > lower.allows.1
                && widest.is_none_or(|(_, _, known)| factor > known)
                && lower.is_comparable(upper)
            {
                widest = Some((lower.row, upper.row, factor));
            }
        }
    }
    widest
}

/// The description for people who do not see the chart.
pub(super) fn description(
    kind: &str,
    what: &str,
    span: &str,
    marks: &[Mark<'_>],
    band: Option<&Band>,
    numbers: &Numbers,
) -> String {
    let counts = Counts::of(marks.iter().map(|mark| mark.row));
    if marks.is_empty() {
        return format!("{kind} of {what}, {span}. No statements.");
    }
    let repeats = match counts.echoes {
        0 => String::new(),
        echoes => format!(", and {}", plural(echoes, "repeat")),
    };
    let mut text = format!(
        "{kind} of {what}, {span}: {} from {}{repeats}. ",
        plural(counts.statements - counts.echoes, "statement"),
        plural(counts.origins, "independent origin")
    );
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
    match &band.verdict {
        Verdict::Line => {
            let from = plural(band.origins, "independent origin");
            let gaps: Vec<String> = band
                .gaps
                .iter()
                .map(|(from, to)| format!("No estimates {}. ", period(Some(*from), to.pred_opt())))
                .collect();
            let course = course(&band.points, (band.first_kept, band.last_kept), numbers);
            format!("Model estimate from {from}. {course}{}", gaps.concat())
        }
        Verdict::MarksOnly => "Too few statements of a value for a line. ".into(),
        Verdict::OnlyBounds => "All statements are bounds, so there is no middle. ".into(),
        Verdict::Divided(camps) => ["Lower", "Upper"].into_iter().zip(camps).fold(
            "The sources contradict each other; no single figure stands for both. ".into(),
            |text, (name, camp)| {
                let count = plural(camp.statements.len(), "statement");
                let course = camp
                    .band
                    .as_ref()
                    .map(|band| course(&band.points, (band.first_kept, band.last_kept), numbers))
                    .unwrap_or_default();
                format!("{text}{name} camp: {count}. {course}")
            },
        ),
    }
}

/// Level and band at the start, at the highest, at the end, and which way it went where that is clear.
fn course(points: &[BandPoint], (first, last): (NaiveDate, NaiveDate), numbers: &Numbers) -> String {
    let inside = || points.iter().filter(|point| point.date >= first && point.date <= last);
    let (Some(start), Some(end)) = (inside().next(), inside().next_back()) else {
        return String::new();
    };
    let at = |when: &str, point: &BandPoint| {
        format!(
            "{when}, {}: about {}, 90% band {}. ",
            point.date.year(),
            numbers.value(two_digits(point.p50)),
            numbers.range(two_digits(point.p05), two_digits(point.p95), None)
        )
    };
    let mut text = at("Start", start);
    if let Some(peak) = inside().max_by(|a, b| a.p50.total_cmp(&b.p50))
        && peak.date != start.date
        && peak.date != end.date
    {
        text.push_str(&at("Highest", peak));
    }
    text.push_str(&at("End", end));
    text.push_str(if end.p05 > start.p95 {
        "Higher at the end than at the start. "
    } else if end.p95 < start.p05 {
        "Lower at the end than at the start. "
    } else {
        "No clear change from start to end. "
    });
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
