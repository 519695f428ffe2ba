//! The description of a chart of statements for people who do not see it: course, widest disagreement, gaps, repeats. Never figures that are
//! not drawn.

use chrono::Datelike;

use crate::chart::data::{Band, BandPoint, Verdict};
use crate::chart::kinds::trend::band::{self, Stretch};
use crate::chart::marks::mark::{Mark, Shape};
use crate::chart::words::caption::{Counts, plural, two_digits};
use crate::chart::words::dates::period;
use crate::chart::words::number::Numbers;
use crate::model::Status;
use crate::store::EstimateRow;

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
fn widest_disagreement<'a>(marks: &[Mark<'a>]) -> Option<(&'a EstimateRow, &'a EstimateRow, f64)> {
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
pub(crate) fn description(
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
    let stretches = band::stretches(band, 1);
    match &band.verdict {
        Verdict::Line => {
            let from = plural(band.origins, "independent origin");
            let gaps: Vec<String> = band
                .gaps
                .iter()
                .map(|(from, to)| format!("No estimates {}. ", period(Some(*from), to.pred_opt())))
                .collect();
            let course = stretches
                .first()
                .map(|stretch| course(stretch, numbers))
                .unwrap_or_default();
            format!("Model estimate from {from}. {course}{}", gaps.concat())
        }
        Verdict::MarksOnly => "Too few statements of a value for a line. ".into(),
        Verdict::OnlyBounds => "All statements are bounds, so there is no middle. ".into(),
        Verdict::Divided(camps) => ["Lower", "Upper"].into_iter().zip(camps).fold(
            "The sources contradict each other; no single figure stands for both. ".into(),
            |text, (name, camp)| {
                let count = plural(camp.statements.len(), "statement");
                let named = format!("{} camp", name.to_lowercase());
                let course = stretches.iter().find(|stretch| stretch.name == named);
                let course = course.map(|stretch| self::course(stretch, numbers)).unwrap_or_default();
                format!("{text}{name} camp: {count}. {course}")
            },
        ),
    }
}

/// Level and band where the line starts, where it is highest, where it ends, and which way it went if that is clear.
fn course(stretch: &Stretch<'_>, numbers: &Numbers) -> String {
    let inside = || stretch.points.iter().filter(|point| stretch.has_line(point));
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
