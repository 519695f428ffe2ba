//! Citations: of a claim with the chain through which it came, and of a page, as text and as metadata.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::record::{Record, flag, given, stripped, text};

/// The digits of a fingerprint that name an edition.
const EDITION: usize = 12;

/// What every citation names.
pub(super) struct Named<'a> {
    pub(super) title: &'a str,
    pub(super) fingerprint: &'a str,
    /// The address of the site.
    pub(super) site: Option<&'a str>,
}

/// What a claim says in a few words: its figure, or its event.
pub(super) fn what(claim: &Record) -> &str {
    given(claim, "figure").unwrap_or_else(|| text(claim, "event"))
}

/// A footnote: what is said, by whom, through whom, where, and in which edition of the dossier it is found.
pub(super) fn claim(claim: &Record, claims: &[Record], by_id: &HashMap<String, usize>, named: &Named<'_>) -> String {
    let mut said = match given(claim, "series_title") {
        Some(series) => format!("{series}: {}", what(claim)),
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
    let chain: Vec<&str> = repeated(claim, claims, by_id)
        .map(|claim| text(claim, "publisher_name"))
        .collect();
    let origin = match (
        flag(claim, "unsourced"),
        text(claim, "origin") == text(claim, "publisher"),
    ) {
        (true, _) => format!("{publisher} without a source, in {document}"),
        (false, true) => format!("{publisher}, in {document}"),
        (false, false) => format!("{who}, as relayed by {publisher} in {document}"),
    };
    let chain = if chain.is_empty() {
        String::new()
    } else {
        format!(", which repeats {}", chain.join(", which repeats "))
    };
    // Nobody is to take it for a figure that stands.
    let stands = match (text(claim, "status"), given(claim, "superseded_by")) {
        ("accepted", None) => String::new(),
        ("accepted", Some(successor)) => format!(" Superseded by {successor}."),
        ("withdrawn", _) => " Withdrawn.".to_owned(),
        (status, _) => format!(" Marked as {status}."),
    };
    format!(
        "{said}. {origin}{chain}.{stands} In: {}, edition {}, claim {}.{}",
        named.title,
        short(named.fingerprint),
        text(claim, "id"),
        named
            .site
            .map_or_else(String::new, |site| format!(" {site}{}", text(claim, "href")))
    )
}

/// The claims that a claim repeats, the nearest first.
pub(super) fn repeated<'a>(
    claim: &'a Record,
    claims: &'a [Record],
    by_id: &HashMap<String, usize>,
) -> impl Iterator<Item = &'a Record> {
    let next = move |claim: &&'a Record| Some(&claims[*by_id.get(given(claim, "relays")?)?]);
    // A chain has no cycle, but a damaged database may.
    std::iter::successors(next(&claim), next).take(claims.len())
}

/// The document of a claim: its title, date and place.
fn document(claim: &Record) -> String {
    // Quotation marks within others are single.
    let title = text(claim, "document_title").replace('“', "‘").replace('”', "’");
    let mut named = format!("“{title}”");
    for column in ["published_words", "locator"] {
        if let Some(given) = given(claim, column) {
            named.push_str(&format!(", {given}"));
        }
    }
    named
}

/// The name of an edition.
pub(super) fn short(fingerprint: &str) -> &str {
    fingerprint.get(..EDITION).unwrap_or(fingerprint)
}

/// What a page says of itself to those who cite it.
pub(super) struct Page<'a> {
    pub(super) title: &'a str,
    /// Of the dossier.
    pub(super) dossier: &'a str,
    pub(super) fingerprint: &'a str,
    pub(super) changed_on: Option<&'a str>,
    pub(super) url: Option<&'a str>,
    pub(super) language: Option<&'a str>,
    /// The document that the page is about.
    pub(super) document: Option<&'a Record>,
    /// Whether it shows data as a whole.
    pub(super) is_data: bool,
}

impl Page<'_> {
    /// One sentence.
    pub(super) fn sentence(&self) -> String {
        let title = if self.title == self.dossier {
            self.dossier.to_owned()
        } else {
            format!("{}. In: {}", self.title, self.dossier)
        };
        let edition = short(self.fingerprint);
        let changed = self
            .changed_on
            .map_or_else(String::new, |day| format!(", last changed {day}"));
        let url = self.url.map_or_else(String::new, |url| format!(" {url}"));
        format!("{title}, edition {edition}{changed}.{url}")
    }

    /// Highwire Press tags, as reference managers read them.
    pub(super) fn metadata(&self) -> Value {
        let mut tags = vec![json!({"name": "citation_title", "content": self.title})];
        let mut add = |name: &str, content: Option<&str>| {
            if let Some(content) = content {
                tags.push(json!({"name": name, "content": content}));
            }
        };
        add("citation_online_date", self.changed_on);
        add("citation_public_url", self.url);
        add("citation_language", self.language);
        if let Some(document) = self.document {
            add("citation_publisher", given(document, "publisher_name"));
            add("citation_author", given(document, "author"));
            // As written, never padded: a year alone stays a year.
            add("citation_publication_date", given(document, "published"));
            add("citation_fulltext_html_url", given(document, "url"));
        }
        tags.into()
    }

    /// JSON-LD (schema.org): a data set, or a page. Safe within a script element.
    pub(super) fn json_ld(&self, description: &str) -> String {
        let mut about = match self.document {
            Some(document) => json!({
                "@context": "https://schema.org", "@type": "WebPage", "name": self.title, "description": description,
                "about": stripped(json!({
                    "@type": "CreativeWork", "name": document.get("title"), "url": document.get("url"), "author": document.get("author"),
                    "publisher": document.get("publisher_name"), "datePublished": whole_day(document),
                    "temporal": document.get("published"),
                })),
            }),
            None => json!({
                "@context": "https://schema.org", "@type": if self.is_data { "Dataset" } else { "WebPage" }, "name": self.title, "description": description,
                "isPartOf": self.dossier,
            }),
        };
        if let Value::Object(about) = &mut about {
            let more = [
                ("version", Some(self.fingerprint)),
                ("dateModified", self.changed_on),
                ("url", self.url),
                ("inLanguage", self.language),
            ];
            about.extend(
                more.into_iter()
                    .filter_map(|(name, value)| Some((name.to_owned(), value?.into()))),
            );
        }
        // Nothing in it can end the script element or begin a comment.
        about
            .to_string()
            .replace('<', "\\u003c")
            .replace('>', "\\u003e")
            .replace('&', "\\u0026")
    }
}

/// The day on which a document was published, if it is one day: a month is not its first day.
fn whole_day(document: &Record) -> Option<&str> {
    let first = given(document, "published_from")?;
    (given(document, "published_to") == Some(first)).then_some(first)
}
