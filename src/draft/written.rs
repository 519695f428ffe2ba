//! A draft as a file of a dossier. Every entry waits for review, and what the text does not tell is a gap, `"?"`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;

use super::candidate::{Alone, Candidate, Figure, Kind};
use super::document::Document;
use super::{Anchoring, Draft};
use crate::model::{GAP, Review};

impl Draft {
    /// The draft as TOML. `agent` finds the key of an agent by name.
    #[must_use]
    pub fn to_toml(&self, document: &Document, agent: &dyn Fn(&str) -> Option<String>) -> String {
        let mut out = String::new();
        let counted = |kind: Kind| {
            self.candidates
                .iter()
                .filter(|candidate| candidate.kind == kind)
                .count()
        };
        out.push_str("# A draft. Each entry waits for review: compare it with the article, fill in what is \"?\", and remove its `review` line, and at last that of the\n");
        out.push_str("# document; or remove the entry. An `origin` of \"?\" is a figure that somebody else states: name them, or remove the line if the article itself does.\n");
        let _ = writeln!(
            out,
            "# Figures: {}; dated events: {}. {}\n",
            counted(Kind::Estimate),
            counted(Kind::Event),
            counts_from(self.anchoring, document)
        );
        out.push_str("[document]\n");
        field(&mut out, "key", &document.key);
        field(&mut out, "review", Review::Pending.as_str());
        field(&mut out, "title", document.title.as_deref().unwrap_or(GAP));
        field(&mut out, "publisher", document.publisher.as_deref().unwrap_or(GAP));
        field(&mut out, "published", document.published.as_deref().unwrap_or(GAP));
        for (name, value) in [
            ("author", &document.author),
            ("language", &document.language),
            ("url", &document.url),
            ("sha256", &document.sha256),
        ] {
            if let Some(value) = value {
                field(&mut out, name, value);
            }
        }
        let mut keys = BTreeMap::new();
        for candidate in &self.candidates {
            match (candidate.kind, &candidate.figure) {
                (Kind::Estimate, Some(figure)) => {
                    estimate(&mut out, candidate, figure, document.day(), &mut keys, agent);
                }
                (Kind::Event, _) => event(&mut out, candidate, document.day(), &mut keys),
                _ => {}
            }
        }
        out
    }
}

/// What dates without a year were counted from, for whoever reviews them.
fn counts_from(anchoring: Anchoring, document: &Document) -> &'static str {
    match (anchoring, document.day()) {
        (Anchoring::Publication, _) => "Dates such as \"last year\" count from the day of publication.",
        (Anchoring::Text, Some(_)) => {
            "Dates without a year have that of the date before them in the text, since it speaks of the past."
        }
        (Anchoring::Text, None) => {
            "Dates without a year have that of the date before them in the text, since its own day is not known."
        }
    }
}

fn estimate(
    out: &mut String,
    candidate: &Candidate,
    figure: &Figure,
    published: Option<NaiveDate>,
    keys: &mut BTreeMap<String, usize>,
    agent: &dyn Fn(&str) -> Option<String>,
) {
    around(out, candidate);
    if let Some(direction) = figure.change {
        let _ = writeln!(out, "# a change ({}), not a level", direction.as_str());
    }
    if let Some(what) = &figure.what {
        comment(out, &format!("of: {what}"));
    }
    out.push_str("[[estimate]]\n");
    let named = figure.what.as_deref().or(figure.series.as_deref()).unwrap_or("figure");
    field(out, "key", &key(named, keys));
    field(out, "review", Review::Pending.as_str());
    // A gap in what cannot stand as it is.
    let series = figure.series.as_deref().filter(|_| figure.alone != Alone::Otherwise);
    field(out, "series", series.unwrap_or(GAP));
    field(out, "place", figure.place.as_deref().unwrap_or(GAP));
    stated(out, figure);
    field(out, "when", candidate.when.as_ref().map_or(GAP, |when| &when.edtf));
    looks_ahead(out, candidate, published);
    if let Some(name) = &figure.attributed_to {
        comment(out, &format!("stated by: {name}"));
        field(out, "origin", &agent(name).unwrap_or_else(|| GAP.to_owned()));
    }
    if let Some(basis) = &figure.basis {
        field(out, "basis", basis);
    }
    field(out, "locator", &candidate.locator);
}

/// The words, and what they say where they are not read on their own. Where they are read otherwise, a person has to decide.
fn stated(out: &mut String, figure: &Figure) {
    match figure.alone {
        Alone::Same | Alone::Unread => field(out, "stated", &figure.stated),
        Alone::Otherwise => {
            comment(
                out,
                "the stated words alone say something else than here; say what they mean by a `[[correction]]`, or remove the entry",
            );
            field(out, "stated", &figure.stated);
            return;
        }
    }
    let Ok(quantity) = &figure.reading else { return };
    if figure.alone == Alone::Same {
        return;
    }
    field(out, "bound", quantity.bound.as_str());
    field(out, "unit", quantity.unit.as_str());
    for (name, end) in [("low", quantity.low), ("best", quantity.best), ("high", quantity.high)] {
        if let Some(end) = end {
            let _ = writeln!(out, "{name} = {}", toml::Value::Float(end));
        }
    }
    if let Some(currency) = &quantity.currency {
        field(out, "currency", currency.as_str());
    }
    if let Some(per) = quantity.per {
        field(out, "per", per.as_str());
    }
}

fn event(out: &mut String, candidate: &Candidate, published: Option<NaiveDate>, keys: &mut BTreeMap<String, usize>) {
    around(out, candidate);
    out.push_str("[[event]]\n");
    let category = candidate.category.as_deref().unwrap_or("event");
    field(out, "key", &key(category, keys));
    field(out, "review", Review::Pending.as_str());
    field(out, "title", GAP);
    field(out, "category", category);
    field(out, "place", candidate.place.as_deref().unwrap_or(GAP));
    field(out, "when", candidate.when.as_ref().map_or(GAP, |when| &when.edtf));
    looks_ahead(out, candidate, published);
    field(out, "stated", &candidate.phrase);
    field(out, "locator", &candidate.locator);
}

/// Marks what is said of a day to come, which is no count and did not happen yet.
fn looks_ahead(out: &mut String, candidate: &Candidate, published: Option<NaiveDate>) {
    let begins = candidate.when.as_ref().and_then(|when| when.from.or(when.to));
    if published.is_some_and(|published| begins.is_some_and(|begins| begins > published)) {
        out.push_str("projection = true\n");
    }
}

/// Where it stands and among which words, how sure it is and why not surer.
fn around(out: &mut String, candidate: &Candidate) {
    out.push('\n');
    comment(out, &format!("{}: {}", candidate.locator, candidate.context));
    let reasons = if candidate.reasons.is_empty() {
        String::new()
    } else {
        format!(": {}", candidate.reasons.join("; "))
    };
    comment(out, &format!("confidence {:.2}{reasons}", candidate.confidence));
}

fn comment(out: &mut String, text: &str) {
    let plain: String = text
        .chars()
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .collect();
    let _ = writeln!(out, "# {plain}");
}

fn field(out: &mut String, name: &str, value: &str) {
    let _ = writeln!(out, "{name} = {}", toml::Value::String(value.to_owned()));
}

/// A key of the last words of a text that no other entry has.
fn key(text: &str, keys: &mut BTreeMap<String, usize>) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let last = words[words.len().saturating_sub(3)..].join(" ");
    let mut stem = slug::slugify(last);
    if stem.is_empty() {
        "figure".clone_into(&mut stem);
    }
    let number = keys.entry(stem.clone()).or_default();
    *number += 1;
    match *number {
        1 => stem,
        number => {
            let numbered = format!("{stem}-{number}");
            if keys.contains_key(&numbered) {
                key(&numbered, keys)
            } else {
                keys.insert(numbered.clone(), 1);
                numbered
            }
        }
    }
}
