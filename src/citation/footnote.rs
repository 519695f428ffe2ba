//! The sentence that cites a claim, with the chain through which it came.

use std::collections::HashMap;
use std::hash::BuildHasher;

use crate::store::record::{Record, flag, given, text};

/// The digits of a fingerprint that name an edition.
const EDITION: usize = 12;

/// What a dossier without a title is called.
pub const NO_TITLE: &str = "Dated events and contested estimates";

/// What every citation names.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// The title of the dossier.
    pub title: &'a str,
    /// The fingerprint of its edition.
    pub fingerprint: &'a str,
    /// The address of the site, if there is one.
    pub site: Option<&'a str>,
}

/// On whose word a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribution {
    /// Nobody's: no origin is named.
    Unsourced,
    /// That of its publisher.
    Own,
    /// That of another, whom its publisher relays.
    Relayed,
}

impl Attribution {
    /// Of a claim.
    #[must_use]
    pub fn of(claim: &Record) -> Self {
        match (
            flag(claim, "unsourced"),
            text(claim, "origin") == text(claim, "publisher"),
        ) {
            (true, _) => Self::Unsourced,
            (false, true) => Self::Own,
            (false, false) => Self::Relayed,
        }
    }
}

/// What a claim says in a few words: its figure, or its event.
#[must_use]
pub fn what(claim: &Record) -> &str {
    given(claim, "figure").unwrap_or_else(|| text(claim, "event"))
}

/// A footnote: what is said, by whom, through whom, where, and in which edition of the dossier it is found. `claims` are all claims, `by_id` says where each of
/// them is.
#[must_use]
pub fn claim<S: BuildHasher>(
    claim: &Record,
    claims: &[Record],
    by_id: &HashMap<String, usize, S>,
    named: &Named<'_>,
) -> String {
    let mut said = match given(claim, "series_title") {
        Some(series) => format!("{series}: {}", stated(claim)),
        None => what(claim).to_owned(),
    };
    for (column, before, after) in [("scope", " (", ")"), ("place_name", ", ", ""), ("when_words", ", ", "")] {
        if let Some(given) = given(claim, column) {
            said.push_str(&format!("{before}{given}{after}"));
        }
    }
    let publisher = text(claim, "publisher_name");
    let document = document(claim);
    let who = text(claim, "origin_name");
    let origin = match Attribution::of(claim) {
        Attribution::Unsourced => format!("{publisher} without a source, in {document}"),
        Attribution::Own => format!("{publisher}, in {document}"),
        Attribution::Relayed => format!("{who}, as relayed by {publisher} in {document}"),
    };
    let mut chained = String::new();
    let mut repeats = what(claim);
    for repeated in chain(claim, claims, by_id) {
        chained.push_str(&format!(", which repeats {}", text(repeated, "publisher_name")));
        // A lost hedge is seen nowhere else in a footnote.
        if what(repeated) != repeats && given(repeated, "figure").is_some() {
            chained.push_str(&format!(", where it is {}", stated(repeated)));
        }
        repeats = what(repeated);
    }
    // Nobody is to take it for a figure of what was, or for one that stands.
    let mut stands = String::new();
    if flag(claim, "projection") {
        stands.push_str(" A projection.");
    }
    match text(claim, "status") {
        "accepted" => {}
        "withdrawn" => stands.push_str(" Withdrawn."),
        status => stands.push_str(&format!(" Marked as {status}.")),
    }
    if let Some(successor) = given(claim, "superseded_by") {
        stands.push_str(&format!(" Superseded by {successor}."));
    }
    if let Some(fate) = fate_of_repeated(claim, claims, by_id) {
        stands.push_str(&format!(" What it repeats is {fate}."));
    }
    format!(
        "{said}. {origin}{chained}.{stands} In: {}, edition {}, claim {}.{}",
        named.title,
        edition_name(named.fingerprint),
        text(claim, "id"),
        named
            .site
            .map_or_else(String::new, |site| format!(" {site}{}", text(claim, "href")))
    )
}

/// The claims that a claim repeats, the nearest first.
#[must_use]
pub fn chain<'a, S: BuildHasher>(
    claim: &'a Record,
    claims: &'a [Record],
    by_id: &HashMap<String, usize, S>,
) -> Vec<&'a Record> {
    let mut chain = Vec::new();
    let mut here = claim;
    // A chain has no cycle, but a damaged database may.
    while let Some(index) = given(here, "relays").and_then(|id| by_id.get(id)) {
        if chain.len() == claims.len() {
            break;
        }
        here = &claims[*index];
        chain.push(here);
    }
    chain
}

/// What became of the nearest claim that a claim repeats, at any distance, and that no longer stands.
#[must_use]
pub fn fate_of_repeated<'a, S: BuildHasher>(
    claim: &'a Record,
    claims: &'a [Record],
    by_id: &HashMap<String, usize, S>,
) -> Option<&'a str> {
    let mut repeated = chain(claim, claims, by_id).into_iter();
    repeated.find_map(|repeated| match text(repeated, "status") {
        "accepted" => given(repeated, "superseded_by").map(|_| "superseded"),
        status => Some(status),
    })
}

/// The source's own words for a figure, and what they are read as where they have a misprint; a figure without words as it is.
fn stated(claim: &Record) -> String {
    match (given(claim, "stated"), given(claim, "read_as")) {
        (Some(stated), Some(read_as)) => format!("{} (read as {})", quoted(stated), quoted(read_as)),
        (Some(stated), None) => quoted(stated),
        (None, _) => what(claim).to_owned(),
    }
}

/// The document of a claim: its title, date and place.
fn document(claim: &Record) -> String {
    let mut named = quoted(text(claim, "document_title"));
    for column in ["published_words", "locator"] {
        if let Some(given) = given(claim, column) {
            named.push_str(&format!(", {given}"));
        }
    }
    named
}

fn quoted(words: &str) -> String {
    // Quotation marks within others are single.
    format!("“{}”", words.replace('“', "‘").replace('”', "’"))
}

/// The name of an edition.
#[must_use]
pub fn edition_name(fingerprint: &str) -> &str {
    fingerprint.get(..EDITION).unwrap_or(fingerprint)
}
