//! The texts of a chart: counts, the caption, the source line. Every number in them is also drawn.

use chrono::{Datelike, NaiveDate};

use crate::chart::data::{Band, BandPoint, Camp, Verdict};
use crate::chart::marks::mark::Mark;
use crate::chart::spec::Spec;
use crate::chart::words::dates::{written, years};
use crate::chart::words::joined;
use crate::chart::words::number::Numbers;
use crate::model::{Measure, Status};
use crate::store::EstimateRow;

/// The most publishers to name; the table of what is drawn lists all.
const MOST_NAMED: usize = 12;

/// How many claims of each kind there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) statements: usize,
    pub(crate) echoes: usize,
    /// Those of goals and forecasts are not counted.
    pub(crate) origins: usize,
    /// Figures that nobody says the origin of; repeats are not counted.
    pub(crate) unsourced: usize,
    pub(crate) publishers: usize,
}

impl Counts {
    pub(crate) fn of<'a>(rows: impl Iterator<Item = &'a EstimateRow> + Clone) -> Self {
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
                    .filter(|row| row.counts() && !row.projection && !row.unsourced)
                    .map(|row| row.root_origin.as_str())
                    .collect(),
            ),
            unsourced: rows
                .clone()
                .filter(|row| row.counts() && !row.projection && row.unsourced && !row.is_echo)
                .count(),
            publishers: distinct(rows.map(|row| row.publisher.as_str()).collect()),
        }
    }

    /// `13 statements from 8 independent origins`.
    pub(crate) fn say(self) -> String {
        format!("{} from {}", plural(self.statements, "statement"), self.say_origins())
    }

    /// `8 independent origins`.
    pub(crate) fn say_origins(self) -> String {
        independent_origins(self.origins, self.unsourced)
    }
}

pub(crate) fn plural(count: usize, noun: &str) -> String {
    let (stem, ending) = match noun.strip_suffix("ty") {
        Some(stem) if count != 1 => (stem, "ties"),
        _ => (noun, if count == 1 { "" } else { "s" }),
    };
    format!("{count}\u{a0}{stem}{ending}")
}

/// The caption: what the picture is based on, and what it must not be mistaken for.
pub(crate) fn caption(marks: &[Mark<'_>], band: Option<&Band>, notes: &[String], numbers: &Numbers) -> String {
    let mut sentences = evidence(marks);
    match band {
        Some(band) => sentences.extend(model(band, marks, numbers)),
        None if !marks.is_empty() => sentences.push(NO_AVERAGE.into()),
        None => {}
    }
    sentences.extend(notes.iter().cloned());
    sentences.join(" ")
}

/// What the picture is based on.
pub(crate) fn evidence(marks: &[Mark<'_>]) -> Vec<String> {
    let rows = || marks.iter().map(|mark| mark.row);
    let counts = Counts::of(rows());
    let mut sentences: Vec<String> = Vec::new();
    let dates = rows()
        .map(|row| row.known_on)
        .min()
        .zip(rows().map(|row| row.known_on).max());
    if let Some((first, last)) = dates {
        let span = years(first.year(), last.year());
        let presumed = marks.iter().filter(|mark| mark.presumed).count();
        // Each is removed once, as the first of these that it is.
        let own = || rows().filter(|row| !row.is_echo);
        let repeats = match counts.echoes {
            0 => String::new(),
            echoes if echoes == presumed => plural(echoes, "presumed repeat"),
            echoes if presumed > 0 => format!("{} ({presumed} of them presumed)", plural(echoes, "repeat")),
            echoes => plural(echoes, "repeat"),
        };
        let told = |count: usize, what: &str| {
            if count > 0 {
                format!("{count}\u{a0}{what}")
            } else {
                String::new()
            }
        };
        let [unaccepted, superseded, projected, unsourced] = [
            own().filter(|row| row.status != Status::Accepted).count(),
            own()
                .filter(|row| row.status == Status::Accepted && row.superseded_by.is_some())
                .count(),
            own().filter(|row| row.counts() && row.projection).count(),
            own()
                .filter(|row| row.counts() && !row.projection && row.unsourced)
                .count(),
        ];
        let parts = [
            repeats,
            told(superseded, "superseded"),
            told(unaccepted, "disputed or withdrawn"),
            told(projected, "projected"),
            told(unsourced, "unsourced"),
        ];
        let removed = match joined(parts, ", ") {
            removed if removed.is_empty() => removed,
            removed => format!(
                ", {} independent after removing {removed}",
                counts.statements - counts.echoes - unaccepted - superseded - projected - unsourced
            ),
        };
        sentences.push(format!(
            "{}{removed}; {}, first known {span}.",
            plural(counts.statements, "statement"),
            plural(counts.publishers, "publisher")
        ));
    }
    match rows().filter(|row| row.status != Status::Accepted).count() {
        0 => {}
        count => sentences.push(format!("{count} of them disputed or withdrawn.")),
    }
    match rows().filter(|row| row.superseded_by.is_some()).count() {
        0 => {}
        _ => sentences.push("Superseded: the origin gave a later figure.".into()),
    }
    if rows().any(|row| row.own_sizes) {
        sentences.push("Sizes in words, such as hundreds, are as the dossier sets them.".into());
    }
    sentences
}

const NO_AVERAGE: &str = "Each mark is what one source said; no average is drawn.";
/// How to read a band. Its inner part is darker than the rest on a light ground and lighter on a dark one, and stronger on both.
pub(crate) const BAND: &str = "Band: the value lies in the stronger inner part with 50% probability, in all of it with 90%, if the sources share half of their errors.";

/// Independent origins, and apart from them the figures that nobody says the origin of.
pub(crate) fn independent_origins(origins: usize, unsourced: usize) -> String {
    match unsourced {
        0 => plural(origins, "independent origin"),
        _ => format!(
            "{}, {}",
            plural(origins, "named independent origin"),
            plural(unsourced, "unsourced figure")
        ),
    }
}

/// The median at a point and the 90 % band: `≈ 46,000 (90%: 40,000–52,000)`.
pub(crate) fn estimate(point: &BandPoint, numbers: &Numbers) -> String {
    let best = numbers.value(two_digits(point.p50));
    format!("≈\u{a0}{best} ({})", band_of_90(point, numbers))
}

/// The 90 % band at a point: `90%: 40,000–52,000`.
pub(crate) fn band_of_90(point: &BandPoint, numbers: &Numbers) -> String {
    let [low, high] = [point.p05, point.p95].map(two_digits);
    format!("90%: {}", numbers.range(low, high, None))
}

/// Why there is no line of a model estimate; `None` where there is one.
pub(crate) fn without_line(band: &Band, marks: &[Mark<'_>], numbers: &Numbers) -> Option<String> {
    let mut said = model(band, marks, numbers);
    said.retain(|sentence| sentence != NO_AVERAGE && sentence != BAND);
    (band.verdict != Verdict::Line && !said.is_empty()).then(|| said.join(" "))
}

/// What must be said about a model estimate, or about why there is none.
fn model(band: &Band, marks: &[Mark<'_>], numbers: &Numbers) -> Vec<String> {
    let unseen = |who: &str| {
        let others = plural(band.unseen, "statement");
        (band.unseen > 0).then(|| format!("{who} {others} about other times."))
    };
    let mut sentences: Vec<String> = match &band.verdict {
        Verdict::Line if band.points.is_empty() => {
            return vec![NO_AVERAGE.into(), "The model’s estimate is for other times.".into()];
        }
        Verdict::Line => {
            let mut said = vec![format!(
                "Model estimate from {}.",
                independent_origins(band.origins, band.unsourced)
            )];
            said.extend(unseen("It is also based on"));
            if band.bounds > 0 {
                said.push(format!(
                    "It is bounded by {} about parts of the place or what contains it.",
                    plural(band.bounds, "figure")
                ));
            }
            said.push(BAND.into());
            said
        }
        Verdict::MarksOnly => vec![NO_AVERAGE.into(), "Too few values for a line.".into()],
        Verdict::OnlyBounds => vec![
            NO_AVERAGE.into(),
            all_are_bounds(marks),
            format!(
                "Shaded: the values that a bound excludes{}, for the time that it is about; there is no middle to draw.",
                place_words(" for ", marks)
            ),
        ],
        Verdict::Divided(camps) => {
            let [low, high] = [0, 1].map(|side| camp_in_words(&camps[side], marks, numbers));
            let are_camps = camps.iter().any(|camp| camp.band.is_some());
            let how = if are_camps {
                "fall into two camps"
            } else {
                "contradict each other"
            };
            let mut said = vec![format!(
                "The sources {how}: {low} against {high}; no single figure represents both."
            )];
            if are_camps {
                said.push("Each camp has its own model estimate.".into());
                said.extend(unseen("They are also based on"));
                said.push(BAND.into());
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
        sentences.push("The sources are few, so its width is partly an assumption.".into());
    }
    sentences
}

/// That the model took nothing but bounds, and of which place, where there are several.
fn all_are_bounds(marks: &[Mark<'_>]) -> String {
    let place = place_words(" about ", marks);
    match marks.iter().filter(|mark| mark.group == 0 && !mark.row.is_echo).count() {
        1 => format!("The only statement{place} is a bound."),
        _ => format!("All statements{place} are bounds."),
    }
}

/// The place that the model's estimate is of, after this word; nothing where there is only one.
fn place_words(word: &str, marks: &[Mark<'_>]) -> String {
    let own = marks.iter().find(|mark| mark.group == 0);
    match own {
        Some(own) if marks.iter().any(|mark| mark.group > 0) => format!("{word}{}", own.row.place_name),
        _ => String::new(),
    }
}

/// What a camp says, and who is in it, naming at most two.
fn camp_in_words(camp: &Camp, marks: &[Mark<'_>], numbers: &Numbers) -> String {
    let members: Vec<&Mark<'_>> = marks
        .iter()
        .filter(|mark| camp.statements.iter().any(|id| mark.row.id == *id))
        .collect();
    let mut names: Vec<&str> = Vec::new();
    for mark in &members {
        if !names.contains(&mark.row.origin_name.as_str()) {
            names.push(&mark.row.origin_name);
        }
    }
    let who = match names.len() {
        0 => return plural(camp.statements.len(), "statement"),
        1 | 2 => names.join(" and "),
        more => format!("{} and {} others", names[..2].join(", "), more - 2).replace("1 others", "1 other"),
    };
    // Of amounts, those that are drawn: rates.
    let figure = if let [only] = members[..]
        && only.row.measure != Measure::Flow
    {
        numbers.figure(only.row)
    } else {
        let ends = |end: fn((f64, f64)) -> f64| members.iter().map(move |mark| end(mark.shape.reach()));
        let (low, high) = (
            ends(|reach| reach.0).fold(f64::INFINITY, f64::min),
            ends(|reach| reach.1).fold(f64::NEG_INFINITY, f64::max),
        );
        if low < high {
            numbers.range(low, high, None)
        } else {
            numbers.value(low)
        }
    };
    format!("{figure} ({who})")
}

/// The day of a claim's publication, or if that is not known exactly, the day by which it was public.
pub(crate) fn known(row: &EstimateRow) -> String {
    let day = written(row.known_on);
    if row.known_exactly { day } else { format!("by {day}") }
}

/// Publishers and publication days of the documents of these marks.
pub(crate) fn documents<'a>(marks: &[Mark<'a>]) -> Vec<(&'a str, NaiveDate)> {
    marks
        .iter()
        .map(|mark| (mark.row.publisher_name.as_str(), mark.row.known_on))
        .collect()
}

/// The source line: the spec's own or the publishers' names in order of publication, and the day of the latest document.
pub(crate) fn source_line(spec: &Spec, documents: &[(&str, NaiveDate)]) -> String {
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
    let cut = spec
        .known_by
        .map(|day| format!(" Only what was known by {} is shown.", written(day)))
        .unwrap_or_default();
    match sorted.last() {
        Some((_, latest)) => format!("{source}{end} The latest was known by {}.{cut}", written(*latest))
            .trim()
            .to_string(),
        None => format!("{source}{cut}").trim().to_string(),
    }
}

/// A value to two digits, which is all the precision that a model's quantile has.
pub(crate) fn two_digits(value: f64) -> f64 {
    digits(value, 2)
}

/// A value to this many significant digits.
pub(crate) fn digits(value: f64, count: u32) -> f64 {
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
