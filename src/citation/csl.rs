//! A document as an item of CSL-JSON (citationstyles.org, schema 1.0.2), as Zotero, Pandoc and Word's plug-ins read it.

use serde_json::{Map, Value, json};

use crate::language::edtf::{Edtf, Outline, Point};
use crate::store::record::{Record, given, text};

/// How `source` begins, the variable that says where an item comes from.
pub const CITED_FROM: &str = "tallybook: ";

/// A document as an item. `source` says which dossier and edition it is from.
#[must_use]
pub fn document(document: &Record, source: &str) -> Map<String, Value> {
    let mut item = Map::new();
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(name.to_owned(), value);
        }
    };
    let publisher = text(document, "publisher_name");
    let url = given(document, "url");
    // What a newspaper or a website publishes is part of it; a report is published by its publisher.
    let (kind, home) = match (text(document, "publisher_kind"), url) {
        ("news-outlet", _) => ("article-newspaper", "container-title"),
        ("government" | "international" | "ngo" | "research" | "company", _) => ("report", "publisher"),
        (_, Some(_)) => ("webpage", "container-title"),
        (_, None) => ("document", "publisher"),
    };
    add("id", Some(text(document, "key").into()));
    add("source", Some(format!("{CITED_FROM}{source}").into()));
    add("type", Some(kind.into()));
    add("title", Some(text(document, "title").into()));
    // As printed: what in it are names, and of whom, the dossier does not say.
    add(
        "author",
        given(document, "author").map(|author| json!([{ "literal": author }])),
    );
    add(home, Some(publisher.into()));
    let words = text(document, "published_words");
    let published = given(document, "published");
    add("issued", published.map(|published| date(published, words)));
    add("accessed", given(document, "accessed_on").map(|day| date(day, day)));
    add("language", given(document, "language").map(Value::from));
    add("URL", url.map(Value::from));
    let archived = given(document, "archive_url");
    add("archive", archived.and_then(host).map(Value::from));
    add("archive_location", archived.map(Value::from));
    item
}

/// A date as CSL has it: as precise as it is known; in words where CSL has no form for it.
fn date(edtf: &str, words: &str) -> Value {
    let Ok(edtf) = edtf.parse::<Edtf>() else {
        return json!({ "literal": words });
    };
    let mut date = match edtf.outline() {
        Outline::Point(point) => json!({ "date-parts": [parts(point)] }),
        Outline::Season(year, season) => json!({ "date-parts": [[year]], "season": season }),
        Outline::Range(first, last) => json!({ "date-parts": [parts(first), parts(last)] }),
        // The words have its hedge.
        Outline::Other => return json!({ "literal": words }),
    };
    // CSL has one mark for both, which styles print as circa.
    if edtf.is_approximate() || edtf.is_uncertain() {
        date["circa"] = true.into();
    }
    date
}

fn parts(point: Point) -> Vec<i64> {
    // CSL has no year 0: -1 is 1 BC.
    let month = point.month.map(i64::from);
    let day = point.day.map(i64::from);
    [Some(point.historical_year()), month, day]
        .into_iter()
        .flatten()
        .collect()
}

/// Who keeps an archived copy: the host of its address.
fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_they_are_known() {
        for (edtf, expected) in [
            ("2015", json!({"date-parts": [[2015]]})),
            ("2016~", json!({"date-parts": [[2016]], "circa": true})),
            ("2016?", json!({"date-parts": [[2016]], "circa": true})),
            ("2020-05", json!({"date-parts": [[2020, 5]]})),
            ("2015-21", json!({"date-parts": [[2015]], "season": 1})),
            ("2014/2016-02", json!({"date-parts": [[2014], [2016, 2]]})),
            ("-0489", json!({"date-parts": [[-490]]})),
            ("0000", json!({"date-parts": [[-1]]})),
            ("201X", json!({"literal": "the 2010s"})),
            ("[2014..2016]", json!({"literal": "between 2014 and 2016"})),
        ] {
            let words = edtf.parse::<Edtf>().unwrap().words();
            assert_eq!(date(edtf, &words), expected, "{edtf}");
        }
    }
}
