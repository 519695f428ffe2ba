//! What a trend chart tells before anything has a place: which claims are marks, and what is left out or only counted. Never axes, never pixels.

use crate::chart::data::Data;
use crate::chart::kinds::trend::rate::Rate;
use crate::chart::kinds::trend::span;
use crate::chart::layout::time_axis::TimeAxis;
use crate::chart::marks::mark::{self, Mark, Shape};
use crate::chart::spec::Spec;
use crate::chart::words::caption;
use crate::model::PlaceKey;

/// What is drawn, before anything has a place.
pub(crate) struct Story<'d> {
    pub(crate) title: String,
    /// Key and name, the spec's own place first.
    pub(crate) places: Vec<(PlaceKey, String)>,
    /// Every claim that is counted.
    pub(crate) all: Vec<Mark<'d>>,
    /// Those that have a mark of their own.
    pub(crate) marks: Vec<Mark<'d>>,
    /// What was left out.
    pub(crate) notes: Vec<String>,
}

impl<'d> Story<'d> {
    pub(crate) fn of(spec: &Spec, data: &'d Data, rate: Rate) -> Self {
        let places = data.places(spec.place.as_ref(), |_| true);
        let keys: Vec<PlaceKey> = places.iter().map(|(key, _)| key.clone()).collect();
        let doubted: &[String] = data.band.as_ref().map_or(&[], |band| &band.doubted);
        let comparable = data.comparable();
        let (mut all, outside) = visible(spec, &mark::marks(&comparable, &keys, doubted), rate);
        let mut notes = Vec::new();
        for mark in &mut all {
            mark.presumed = data.is_presumed_echo(&mark.row.id);
        }
        if let (Some(per), count @ 1..) = (rate.per, all.iter().filter(|mark| rate.moves(mark.row)).count()) {
            notes.push(format!(
                "{} over another time than a {per}, drawn as a rate a {per}.",
                caption::plural(count, "amount")
            ));
        }
        let span = span::time_axis(spec, data, &all);
        let is_shown = |mark: &Mark<'_>| !mark.row.is_echo || span.is_none_or(|span| span.shows(mark.row.known_on));
        let marks = mark::without_crowds(&mark::kept(&all, is_shown));
        match all.iter().filter(|mark| !is_shown(mark)).count() {
            0 => {}
            count => notes.push(format!(
                "{} published outside the time shown, counted but not drawn.",
                caption::plural(count, "repeat")
            )),
        }
        match outside.statements + data.elsewhen {
            0 => {}
            count => notes.push(format!(
                "{} about other times not drawn.",
                caption::plural(count, "statement")
            )),
        }
        match outside.repeats {
            0 => {}
            count => notes.push(format!(
                "{} published outside the time shown not drawn.",
                caption::plural(count, "repeat")
            )),
        }
        match comparable.iter().filter(|row| Shape::of(row).is_none()).count() {
            0 => {}
            count => notes.push(format!(
                "{} without a figure left out.",
                caption::plural(count, "statement")
            )),
        }
        if comparable.len() < data.estimates.len() {
            let count = data.estimates.len() - comparable.len();
            notes.push(format!(
                "{} in other currencies or units left out.",
                caption::plural(count, "statement")
            ));
        }
        let title = data
            .series
            .as_ref()
            .map(|series| series.title.clone())
            .unwrap_or_default();
        Self {
            title,
            places,
            all,
            marks,
            notes,
        }
    }

    /// What is measured, and where.
    pub(crate) fn what(&self) -> String {
        match self.places.first() {
            Some((_, name)) => format!("{}, {name}", self.title),
            None => self.title.clone(),
        }
    }
}

/// How many claims are outside the spec's span: a statement by the time that it is about, a repeat, which is drawn where it was published, by that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outside {
    statements: usize,
    repeats: usize,
}

/// The marks whose time is in the spec's span, where they stand in the picture, and how many are not.
pub(crate) fn visible<'a>(spec: &Spec, marks: &[Mark<'a>], rate: Rate) -> (Vec<Mark<'a>>, Outside) {
    let inside = |mark: &Mark<'_>| {
        let (from, to) = if mark.row.is_echo {
            (Some(mark.row.known_on), Some(mark.row.known_on))
        } else {
            (mark.row.when_from, mark.row.when_to)
        };
        spec.from.zip(to).is_none_or(|(start, to)| to >= start)
            && spec.to.zip(from).is_none_or(|(end, from)| from <= end)
    };
    let (mut kept, left_out): (Vec<Mark<'a>>, Vec<Mark<'a>>) = marks.iter().cloned().partition(inside);
    let repeats = left_out.iter().filter(|mark| mark.row.is_echo).count();
    let outside = Outside {
        statements: left_out.len() - repeats,
        repeats,
    };
    for mark in &mut kept {
        mark.shape = mark.shape.times(rate.times(mark.row));
        mark.root = None;
    }
    // The places in the list have changed.
    mark::link(&mut kept);
    (kept, outside)
}

/// The data as amounts of this rate: the band, which the model has in rates a year.
pub(crate) fn drawn_as(data: &Data, rate: Rate) -> Data {
    Data {
        band: data.band.as_ref().map(|band| rate.band(band)),
        ..data.clone()
    }
}

/// The time that a chart of this data shows.
pub(crate) fn shown_time(spec: &Spec, data: &Data) -> Option<TimeAxis> {
    let comparable = data.comparable();
    let (marks, _) = visible(spec, &mark::marks(&comparable, &[], &[]), Rate::of(data));
    span::time_axis(spec, data, &marks)
}
