//! Events whose dates have a name, so that other claims can count from them: `when = "since the invasion"`.

use crate::diagnostic::Diagnostic;
use crate::language::date::{self, Anchor};
use crate::language::edtf::Edtf;
use crate::model::Span;

use super::claim;
use super::document::{self, Conventions};
use super::layout::Layout;
use super::privacy::privacy;
use super::record::{Record, Text};

/// Whether a file has any.
pub(super) fn are_in(layout: &Layout<'_>) -> bool {
    layout
        .rows(&claim::EVENT)
        .any(|(_, table)| table.contains_key("anchor"))
}

/// Reads those of a file that are not known yet, each with the place of its name. Whatever else is wrong with an event is reported when its claims are read.
pub(super) fn read(
    layout: &Layout<'_>,
    conventions: Conventions<'_>,
    known: &[Span],
    problems: &mut Vec<Diagnostic>,
) -> Vec<(Anchor, Span)> {
    let mut reported_later = Vec::new();
    let documents = layout.records(&document::DOCUMENT, &mut reported_later);
    let cited = documents
        .first()
        .map(|record| document::read(record, conventions, &mut reported_later));
    let Some(cited) = cited else { return Vec::new() };
    let is_private = cited
        .document
        .as_ref()
        .is_ok_and(|document| document.privacy.is_whole());
    let mut found: Vec<(Anchor, Span)> = Vec::new();
    for event in layout.records(&claim::EVENT, &mut Vec::new()) {
        let (Ok(Some(name)), Ok(when)) = (event.text_if("anchor"), event.text("when")) else {
            continue;
        };
        let read = super::date::period(when, cited.calendar, &mut reported_later);
        let edtf = read.ok().and_then(|period| period.edtf.parse::<Edtf>().ok());
        let Some(edtf) = edtf.filter(|_| !known.contains(&name.span)) else {
            continue;
        };
        let is_private = is_private || privacy(&event, &mut reported_later).is_whole();
        let earlier = conventions.anchors.iter().zip(known.iter().copied());
        let mut earlier = earlier.chain(found.iter().map(|(anchor, place)| (anchor, *place)));
        match named(&event, (name, &edtf, is_private), |anchor| {
            earlier
                .find(|(other, _)| other.name() == anchor.name())
                .map(|(_, place)| place)
        }) {
            Ok(anchor) => found.push((anchor, name.span)),
            Err(problem) => problems.push(*problem),
        }
    }
    found
}

fn named(
    event: &Record<'_>,
    (name, when, is_private): (Text<'_>, &Edtf, bool),
    mut earlier: impl FnMut(&Anchor) -> Option<Span>,
) -> Result<Anchor, Box<Diagnostic>> {
    let invalid = |what: String, label: &str, help: &str| {
        let problem = Diagnostic::error("invalid-anchor", what)
            .at(name.span.place(), label)
            .why("a name that other dates count from must stand for one date");
        Box::new(problem.help(help))
    };
    if date::read(name.value, &date::Options::default()).is_ok() {
        let what = format!("`{}` is a date itself", name.value);
        return Err(invalid(
            what,
            "not a name",
            "name what happened, such as `the invasion`",
        ));
    }
    let Some(anchor) = Anchor::new(name.value, when) else {
        let what = format!("`{}` cannot stand for `{when}`", name.value);
        let help =
            "give the event a year, a month or a day, or a time from one to another, and the anchor a name in words";
        let place = event.text("when").map_or(name.span, |when| when.span);
        let problem = invalid(what, "not a name for one date", help);
        return Err(Box::new(problem.related(place.place(), "the date")));
    };
    if is_private {
        let what = format!("`{}` is the name of a private event", name.value);
        return Err(invalid(
            what,
            "private",
            "claims that count from it would tell its date: write their dates out",
        ));
    }
    if let Some(place) = earlier(&anchor) {
        let what = format!("a second anchor `{}`", name.value);
        let problem = invalid(what, "second", "keep it on one event, the one whose date is meant");
        return Err(Box::new(problem.related(place.place(), "first")));
    }
    Ok(anchor)
}
