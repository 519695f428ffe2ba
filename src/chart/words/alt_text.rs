//! The text description of a chart of statements: course, widest disagreement, gaps, repeats. Every figure in it is also drawn.

use chrono::{Datelike, NaiveDate};

use crate::chart::data::{Band, BandPoint, Contradiction, Verdict};
use crate::chart::kinds::trend::band::{self, Stretch};
use crate::chart::marks::mark::Mark;
use crate::chart::words::caption::{Counts, independent_origins, plural, two_digits};
use crate::chart::words::dates::{about, period, written, year};
use crate::chart::words::number::Numbers;
use crate::model::ClaimId;
use crate::store::EstimateRow;

/// The most goals and forecasts to name.
const MOST_PROJECTED: usize = 3;

/// A chart of statements, as its description needs it.
pub(crate) struct Described<'a> {
    /// The kind in words: `Trend chart`.
    pub(crate) kind: &'a str,
    /// What it is about.
    pub(crate) what: &'a str,
    /// The days that it shows, where they are limited.
    pub(crate) span: (Option<NaiveDate>, Option<NaiveDate>),
    pub(crate) marks: &'a [Mark<'a>],
    /// What the store found contradictory; only pairs of marks are mentioned.
    pub(crate) contradictions: &'a [Contradiction],
    pub(crate) band: Option<&'a Band>,
}

/// The contradiction between two of the marks whose figures are furthest apart, the lower one first.
fn widest<'a>(chart: &Described<'a>) -> Option<(&'a EstimateRow, &'a EstimateRow, Option<f64>)> {
    let find = |id: &ClaimId| chart.marks.iter().find(|mark| mark.row.id == *id);
    let pairs = chart.contradictions.iter().filter_map(|pair| {
        let (a, b) = (find(&pair.a)?, find(&pair.b)?);
        let low = |mark: &Mark<'_>| mark.shape.reach().0;
        let (lower, upper) = if low(a) <= low(b) { (a, b) } else { (b, a) };
        let apart = pair.apart(a.shape.limits(), b.shape.limits());
        (apart > 1.0 || !pair.is_denial()).then_some((apart, lower.row, upper.row, pair.factor))
    });
    let widest = pairs.min_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| (&a.1.id, &a.2.id).cmp(&(&b.1.id, &b.2.id)))
    });
    widest.map(|(_, low, high, factor)| (low, high, factor))
}

/// The description for people who do not see the chart.
pub(crate) fn description(chart: &Described<'_>, numbers: &Numbers) -> String {
    let Described { kind, what, marks, .. } = chart;
    let span = match chart.span {
        (None, None) => String::new(),
        (from, to) => format!(", {}", period(from, to)),
    };
    let counts = Counts::of(marks.iter().map(|mark| mark.row));
    if marks.is_empty() {
        return format!("{kind} of {what}{span}. No statements.");
    }
    let repeats = match counts.echoes {
        0 => String::new(),
        echoes => format!(", and {}", plural(echoes, "repeat")),
    };
    let mut text = format!(
        "{kind} of {what}{span}: {} from {}{repeats}. ",
        plural(counts.statements - counts.echoes, "statement"),
        counts.say_origins()
    );
    let by_time = |mark: &&Mark<'_>| (mark.row.when_to.or(mark.row.when_from), mark.row.id.clone());
    let own = || marks.iter().filter(|mark| !mark.row.is_echo && !mark.row.projection);
    let say = |row: &EstimateRow| {
        let scope = row.scope.as_ref().map(|scope| format!(", {scope}")).unwrap_or_default();
        format!(
            "{} ({}{scope}; {}, {})",
            numbers.figure(row),
            row.place_name,
            row.origin_name,
            about(row)
        )
    };
    if let (Some(first), Some(last)) = (own().min_by_key(by_time), own().max_by_key(by_time)) {
        if first.row.id == last.row.id {
            text.push_str(&format!("It says {}. ", say(first.row)));
        } else {
            text.push_str(&format!("Earliest: {}. Latest: {}. ", say(first.row), say(last.row)));
        }
    }
    let projected: Vec<String> = marks
        .iter()
        .filter(|mark| mark.is_projected())
        .map(|mark| say(mark.row))
        .collect();
    match &projected[..] {
        [] => {}
        [only] => text.push_str(&format!("Projected (a goal or forecast): {only}. ")),
        all => {
            let (named, more) = all.split_at(all.len().min(MOST_PROJECTED));
            let more = match more.len() {
                0 => String::new(),
                more => format!("; and {more} more"),
            };
            text.push_str(&format!("Projected (goals or forecasts): {}{more}. ", named.join("; ")));
        }
    }
    if let Some((low, high, factor)) = widest(chart) {
        let factor = factor
            .map(|factor| format!(", a factor of {factor:.1}"))
            .unwrap_or_default();
        text.push_str(&format!(
            "Widest disagreement: {} against {}{factor}. ",
            say(low),
            say(high)
        ));
    }
    if let Some(band) = chart.band {
        text.push_str(&describe_band(band, numbers));
    }
    text.trim_end().to_string()
}

fn describe_band(band: &Band, numbers: &Numbers) -> String {
    let stretches = band::stretches(band, 1);
    match &band.verdict {
        Verdict::Line => {
            let from = independent_origins(band.origins, band.unsourced);
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
        Verdict::MarksOnly => "Too few values for a line. ".into(),
        Verdict::OnlyBounds => "All statements are bounds, so there is no middle. ".into(),
        Verdict::Divided(camps) => ["Lower", "Upper"].into_iter().zip(camps).fold(
            "The sources contradict each other; no single figure represents both. ".into(),
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
    // Within a few years, the year would not tell one from the other.
    let is_short = (end.date - start.date).num_days() < 1_100;
    let day = |date: NaiveDate| if is_short { written(date) } else { year(date.year()) };
    let at = |when: &str, point: &BandPoint| {
        format!(
            "{when}, {}: about {}, 90% band {}. ",
            day(point.date),
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
