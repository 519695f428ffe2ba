//! The pictures of a trend as of different days: which of them differ, and where their lines are drawn.

use chrono::{Datelike, NaiveDate};

use crate::chart::data::{Band, BandPoint, Data, Verdict, Vintage};
use crate::chart::words::dates::{written, year};

/// A picture, and the days on which it was the same.
pub(super) struct Picture<'d> {
    pub(super) vintage: &'d Vintage,
    pub(super) days: Vec<NaiveDate>,
}

impl Picture<'_> {
    /// The day alone: `end of 2015`, `30 Jun 2018`.
    pub(super) fn day(&self) -> String {
        let first = self.days.first().copied().unwrap_or(self.vintage.known_by);
        if (first.month(), first.day()) == (12, 31) {
            format!("end of {}", year(first.year()))
        } else {
            written(first)
        }
    }

    /// `end of 2015`, `end of 2016, same in 2018`; days that are no year's end in full.
    pub(super) fn when(&self) -> String {
        let is_year_end = |day: &NaiveDate| (day.month(), day.day()) == (12, 31);
        let first = self.days.first().copied().unwrap_or(self.vintage.known_by);
        let last = self.days.last().copied().unwrap_or(first);
        let ends = self.days.iter().all(is_year_end);
        match (ends, first == last) {
            (true, true) => format!("Known by end of {}", year(first.year())),
            (true, false) => format!("Known by end of {}; same in {}", year(first.year()), year(last.year())),
            (false, true) => format!("Known by {}", written(first)),
            (false, false) => format!("Known by {}; same by {}", written(first), written(last)),
        }
    }
}

/// The vintages with a line, in order of time; neighbours that say the same are one picture.
pub(super) fn pictures(data: &Data) -> Vec<Picture<'_>> {
    let mut vintages: Vec<&Vintage> = data
        .vintages
        .iter()
        .filter(|vintage| shown(&vintage.band).next().is_some())
        .collect();
    vintages.sort_by_key(|vintage| vintage.known_by);
    let mut pictures: Vec<Picture<'_>> = Vec::new();
    for vintage in vintages {
        match pictures.last_mut() {
            Some(picture) if looks_alike(&picture.vintage.band, &vintage.band) => picture.days.push(vintage.known_by),
            _ => pictures.push(Picture {
                vintage,
                days: vec![vintage.known_by],
            }),
        }
    }
    pictures
}

/// The points between a band's first and last statement through which it has a line.
pub(crate) fn shown(band: &Band) -> impl Iterator<Item = &BandPoint> {
    band.points
        .iter()
        .filter(|point| point.date >= band.first_kept && point.date <= band.last_kept)
        .filter(|point| point.line && band.verdict == Verdict::Line)
}

/// Whether two bands are drawn alike: what lies where no line is drawn is not seen.
fn looks_alike(a: &Band, b: &Band) -> bool {
    let frame = |band: &Band| Band {
        points: Vec::new(),
        ..band.clone()
    };
    shown(a).eq(shown(b)) && frame(a) == frame(b)
}

/// The stretches of a band over which its line is drawn without a break: not across a gap between statements.
pub(super) fn unbroken(band: &Band) -> Vec<Vec<&BandPoint>> {
    let stretches = band.points.split(|point| !point.line);
    stretches
        .map(|stretch| {
            let first_and_last = band.first_kept..=band.last_kept;
            stretch
                .iter()
                .filter(|point| first_and_last.contains(&point.date))
                .collect()
        })
        .filter(|stretch: &Vec<&BandPoint>| !stretch.is_empty() && band.verdict == Verdict::Line)
        .collect()
}

/// Why no vintage has a line: what keeps the latest from one.
pub(super) fn without_any(data: &Data) -> String {
    let latest = data.vintages.iter().max_by_key(|vintage| vintage.known_by);
    let why = match latest.map(|vintage| &vintage.band.verdict) {
        Some(Verdict::OnlyBounds) => "all statements are bounds, so there is no middle to draw",
        Some(Verdict::Divided(_)) => "the statements contradict each other",
        Some(Verdict::MarksOnly) | None => "too few figures for a line",
        Some(Verdict::Line) => "no figure is near enough to others for a line",
    };
    format!("No model estimate: {why}")
}
