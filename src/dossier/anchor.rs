//! Events whose dates have a name, so that other claims can count from them: `when = "since the invasion"`.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::language;
use crate::language::date::{Anchor, Anchors};
use crate::language::edtf::Edtf;
use crate::model::Span;

use super::claim;
use super::date::{self, Calendar};
use super::document::{self, Conventions};
use super::layout::Layout;
use super::privacy::privacy;
use super::record::{Page, Record, Text};

/// Whether a file has any.
pub(super) fn are_in(layout: &Layout<'_>) -> bool {
    layout
        .rows(&claim::EVENT)
        .any(|(_, table)| table.contains_key("anchor"))
}

/// The named dates of these files, and those that sheets name. One may count from another: what cannot be read is tried again while others are found. Whatever else is wrong with an
/// event is reported when its claims are read.
pub(super) fn read<'a>(
    pages: &[Page<'a>],
    sheets: &'a [Naming<'a>],
    conventions: Conventions<'a>,
    problems: &mut Vec<Diagnostic>,
) -> Anchors {
    let layouts: Vec<Layout<'_>> = pages.iter().map(|page| Layout::parse(*page, &mut Vec::new())).collect();
    let files: Vec<Vec<Record<'_>>> = layouts
        .iter()
        .map(|layout| layout.records(&claim::EVENT, &mut Vec::new()))
        .collect();
    let files = layouts.iter().zip(&files);
    let mut events: Vec<Naming<'_>> = files
        .flat_map(|(layout, events)| namings(layout, events, conventions))
        .collect();
    events.extend(sheets.iter().copied());
    let mut anchors = Anchors::default();
    let mut places: HashMap<String, Span> = HashMap::new();
    loop {
        let before = events.len();
        events.retain(|naming| {
            let calendar = Calendar {
                anchors: Some(&anchors),
                ..naming.calendar
            };
            let read = date::period(naming.when, calendar, &mut Vec::new());
            let Some(edtf) = read.ok().and_then(|period| period.edtf.parse::<Edtf>().ok()) else {
                return true;
            };
            match named(naming, &edtf, &places) {
                Ok(anchor) => {
                    places.insert(anchor.name().to_owned(), naming.name.span);
                    anchors.add(anchor);
                }
                Err(problem) => problems.push(*problem),
            }
            false
        });
        if events.len() == before {
            return anchors;
        }
    }
}

/// An event that names its date.
#[derive(Clone, Copy)]
pub(super) struct Naming<'a> {
    pub(super) name: Text<'a>,
    pub(super) when: Text<'a>,
    pub(super) calendar: Calendar<'a>,
    pub(super) is_private: bool,
}

fn namings<'a>(layout: &Layout<'_>, events: &'a [Record<'_>], conventions: Conventions<'a>) -> Vec<Naming<'a>> {
    let mut reported_later = Vec::new();
    let documents = layout.records(&document::DOCUMENT, &mut reported_later);
    let cited = documents
        .first()
        .map(|record| document::read(record, conventions, &mut reported_later));
    let Some(cited) = cited else { return Vec::new() };
    let document = cited.document.as_ref();
    let is_private = document.is_ok_and(|document| document.privacy.is_whole());
    let naming = events.iter().filter_map(|event| {
        Some(Naming {
            name: event.text_if("anchor").ok()??,
            when: event.text("when").ok()?,
            calendar: cited.calendar,
            is_private: is_private || privacy(event, &mut reported_later).is_whole(),
        })
    });
    naming.collect()
}

fn named(naming: &Naming<'_>, when: &Edtf, places: &HashMap<String, Span>) -> Result<Anchor, Box<Diagnostic>> {
    let name = naming.name;
    let invalid = |what: String, label: &str, help: &str| {
        let problem = Diagnostic::error("invalid-anchor", what)
            .at(name.span.place(), label)
            .why("a name that other dates count from must stand for one date");
        Box::new(problem.help(help))
    };
    if language::date::read(name.value, &language::date::Options::default()).is_ok() {
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
        let problem = invalid(what, "not a name for one date", help);
        return Err(Box::new(problem.related(naming.when.span.place(), "the date")));
    };
    if naming.is_private {
        let what = format!("`{}` is the name of a private event", name.value);
        return Err(invalid(
            what,
            "private",
            "claims that count from it would tell its date: write their dates out",
        ));
    }
    if let Some(place) = places.get(anchor.name()) {
        let what = format!("a second anchor `{}`", name.value);
        let problem = invalid(what, "second", "keep it on one event, the one whose date is meant");
        return Err(Box::new(problem.related(place.place(), "first")));
    }
    Ok(anchor)
}
