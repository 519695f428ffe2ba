//! Corrections: figures that were withdrawn, are disputed, were superseded, or were misprinted.

use serde_json::Value;

use super::claims::reference;
use super::content::Content;
use crate::citation::what;
use crate::store::record::{Record, given, picked, text};

/// The corrections of claims and of those that they repeat, the newest first; of one claim there may be several.
pub(super) fn corrections<'a>(content: &'a Content, claims: impl IntoIterator<Item = &'a Record>) -> Vec<Value> {
    let claims = content.with_repeated(claims);
    let mut found: Vec<Value> = claims.into_iter().flat_map(|claim| of(content, claim)).collect();
    let on = |correction: &Value| correction["on"].as_str().unwrap_or_default().to_owned();
    found.sort_by_cached_key(|correction| std::cmp::Reverse(on(correction)));
    found
}

fn of(content: &Content, claim: &Record) -> Vec<Value> {
    let mut found = Vec::new();
    let mut add = |kind: &str, on: Option<&str>, text: Option<&str>, by: Option<Value>| {
        let about = [
            "id",
            "href",
            "series_title",
            "scope",
            "place_name",
            "when_words",
            "origin_name",
            "unsourced",
            "publisher_name",
        ];
        let mut correction = picked(claim, &about);
        correction.insert("kind".into(), kind.into());
        correction.insert("what".into(), what(claim).into());
        let given = [
            ("on", on.map(Value::from)),
            ("on_words", on.map(|day| day_words(day).into())),
            ("text", text.map(Value::from)),
            ("by", by),
        ];
        correction.extend(
            given
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), value?))),
        );
        found.push(correction.into());
    };
    let status = text(claim, "status");
    if status != "accepted" {
        add(status, given(claim, "status_on"), given(claim, "status_reason"), None);
    }
    if let Some(successor) = given(claim, "superseded_by").and_then(|id| content.claim(id)) {
        add(
            "superseded",
            given(successor, "known_on"),
            None,
            Some(reference(successor)),
        );
    }
    if let Some(read_as) = given(claim, "read_as") {
        let reason = given(claim, "correction_reason").unwrap_or_default();
        let said = format!("“{}” is read as “{read_as}”: {reason}", text(claim, "stated"));
        add("misprint", None, Some(&said), None);
    }
    found
}

/// A day in words; anything else as it is.
pub(super) fn day_words(day: &str) -> String {
    day.parse::<chrono::NaiveDate>()
        .map_or_else(|_| day.to_owned(), |day| day.format("%-d %b %Y").to_string())
}

/// The corrections as entries of a feed have them: one that is dated.
pub(super) fn dated(corrections: &[Value]) -> Vec<Value> {
    corrections
        .iter()
        .filter(|correction| correction.get("on").is_some())
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_said_in_words() {
        assert_eq!(day_words("2015-10-08"), "8 Oct 2015");
        assert_eq!(day_words("2015"), "2015");
    }
}
