//! Claims as pages show them: each with its address, those that repeat it, and those that it is in dispute with.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::address::Address;
use crate::citation::{self, Named, what};
use crate::store::record::{Record, given, picked, text};

/// The most pairs in dispute that are listed at a claim.
const MOST_DISPUTES: usize = 10;

/// Adds to every claim what other claims and pairs say of it.
pub(super) fn link(claims: &mut [Record], by_id: &HashMap<String, usize>, disputes: &[Record], named_in: &Named<'_>) {
    for claim in claims.iter_mut() {
        let href = href(claim);
        claim.insert("href".into(), href.into());
    }
    let mut added: Vec<Map<String, Value>> = vec![Map::new(); claims.len()];
    let of = |id: &str| by_id.get(id).copied();
    for (index, claim) in claims.iter().enumerate() {
        if let Some(repeated) = given(claim, "relays").and_then(of) {
            added[index].insert("repeats".into(), named(&claims[repeated]));
            let list = added[repeated].entry("repeated_by").or_insert_with(|| json!([]));
            if let Value::Array(list) = list {
                list.push(named(claim));
            }
        }
        if let Some(fate) = citation::fate_of_repeated(claim, claims, by_id) {
            added[index].insert("repeats_what_is".into(), fate.into());
        }
        for link in ["supersedes", "denies"] {
            if let Some(other) = given(claim, link).and_then(of) {
                added[index].insert(format!("{link}_ref"), reference(&claims[other]));
            }
        }
        if let Some(successor) = given(claim, "superseded_by").and_then(of) {
            added[index].insert("replaced_by".into(), reference(&claims[successor]));
        }
        added[index].insert("cite".into(), citation::claim(claim, claims, by_id, named_in).into());
        if let Some(site) = named_in.site {
            added[index].insert("anchor_url".into(), format!("{site}{}", text(claim, "href")).into());
        }
    }
    for pair in disputes {
        for (mine, other) in [("a", "b"), ("b", "a")] {
            if let (Some(mine), Some(other)) = (of(text(pair, mine)), of(text(pair, other))) {
                dispute(&mut added[mine], pair, &claims[other]);
            }
        }
    }
    for (claim, added) in claims.iter_mut().zip(added) {
        claim.extend(added);
    }
}

fn dispute(added: &mut Map<String, Value>, pair: &Record, other: &Record) {
    let list = added.entry("disputes").or_insert_with(|| json!([]));
    let Value::Array(list) = list else { return };
    if list.len() == MOST_DISPUTES {
        let more = added.get("more_disputes").and_then(Value::as_u64).unwrap_or_default();
        added.insert("more_disputes".into(), (more + 1).into());
        return;
    }
    let mut shown = reference(other);
    if let Value::Object(shown) = &mut shown {
        shown.extend(picked(pair, &["rule", "factor", "verdict"]));
    }
    list.push(shown);
}

/// The address of a claim: a figure is at home on the page of its series, an event in the timeline.
fn href(claim: &Record) -> String {
    let home = match given(claim, "series") {
        Some(series) => Address::Series(series.to_owned()),
        None => Address::Timeline,
    };
    format!("{home}#{}", text(claim, "anchor"))
}

/// The columns of a claim that are shown beside a link to it.
const SHOWN: [&str; 17] = [
    "id",
    "href",
    "kind",
    "figure",
    "event",
    "stated",
    "origin_name",
    "unsourced",
    "place_name",
    "scope",
    "when_words",
    "known_on",
    "document",
    "document_title",
    "publisher_name",
    "published",
    "published_words",
];

/// What a link to a claim shows.
pub(super) fn reference(claim: &Record) -> Value {
    let mut shown = picked(claim, &SHOWN);
    shown.insert("what".into(), what(claim).into());
    shown.into()
}

/// What is shown of a claim that repeats another, or that is repeated.
fn named(claim: &Record) -> Value {
    let columns = [
        "id",
        "href",
        "origin_name",
        "publisher_name",
        "known_on",
        "document",
        "document_title",
    ];
    picked(claim, &columns).into()
}
