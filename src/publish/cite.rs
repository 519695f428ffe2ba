//! Citations of a page, as text and as metadata. How a claim is cited is decided in `citation`.

use serde_json::{Value, json};

use crate::citation::edition_name;
use crate::store::record::{Record, given, stripped};

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
        let edition = edition_name(self.fingerprint);
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
