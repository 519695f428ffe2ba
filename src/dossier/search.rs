//! Reads searches that found nothing.

use crate::diagnostic::Diagnostic;
use crate::model::{PlaceKey, PrivateField, Search, SearchKey, SeriesKey};

use super::date::{self, Calendar};
use super::privacy::privacy;
use super::record::{Record, Reported};
use super::shape::{Shape, optional, private, required};

/// `[[search]]`
pub(super) const SEARCH: Shape = Shape {
    header: "[[search]]",
    noun: "a search",
    fields: &[
        required("key"),
        required("series"),
        required("place"),
        required("when"),
        required("where"),
        required("words"),
        required("on"),
        optional("note"),
        private(&[PrivateField::Note]),
    ],
};

/// Reads a search.
pub(super) fn read(record: &Record<'_>, problems: &mut Vec<Diagnostic>) -> Result<Search, Reported> {
    let key = record.key("key", SearchKey::new, problems);
    let series = record.key("series", SeriesKey::new, problems);
    let place = record.key("place", PlaceKey::new, problems);
    let when = record
        .text("when")
        .and_then(|when| date::period(when, Calendar::default(), problems));
    let on = record
        .text("on")
        .and_then(|on| date::day(on, Calendar::default(), problems));
    let privacy = privacy(record, problems);
    Ok(Search {
        key: key?,
        series: series?,
        place: place?,
        when: when?,
        searched_in: record.owned("where")?,
        words: record.owned("words")?,
        on: on?,
        note: record.owned_if("note")?,
        privacy,
        position: record.position(),
    })
}
