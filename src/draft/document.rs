//! What the head of an article says of it, as a dossier has it.

use chrono::NaiveDate;

use crate::article::Article;
use crate::language::date;

/// What a dossier says of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Its key.
    pub key: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it: the key of an agent.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published, EDTF.
    pub published: Option<String>,
    /// Its language, a BCP 47 tag.
    pub language: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The SHA-256 of its file, in hexadecimal digits.
    pub sha256: Option<String>,
}

/// What whoever drafts says of an article, which overrules its head.
#[derive(Debug, Clone, Default)]
pub struct Overrules<'a> {
    /// The key of the document.
    pub key: Option<&'a str>,
    /// Who published it.
    pub publisher: Option<&'a str>,
    /// When, in EDTF or in words.
    pub published: Option<&'a str>,
}

impl Document {
    /// The document of an article. `name` is what its file is called; `agent` finds the key of an agent by name.
    #[must_use]
    pub fn of(
        article: &Article,
        name: &str,
        overrules: &Overrules<'_>,
        agent: &dyn Fn(&str) -> Option<String>,
    ) -> Self {
        let head = &article.head;
        let written = overrules.published.or(head.published.as_deref());
        let published = written
            .and_then(|text| date::read(text, &date::Options::default()).ok())
            .map(|reading| reading.edtf.to_string());
        let publisher = overrules.publisher.map(str::to_owned).or_else(|| head.site.clone());
        let publisher = publisher
            .map(|publisher| agent(&publisher).unwrap_or_else(|| slug::slugify(&publisher)))
            .filter(|key| !key.is_empty());
        let key = overrules.key.map_or_else(
            || {
                let parts = [publisher.as_deref(), published.as_deref()];
                match parts {
                    [Some(publisher), Some(published)] => slug::slugify(format!("{publisher}-{published}")),
                    _ => slug::slugify(name),
                }
            },
            str::to_owned,
        );
        Self {
            key: if key.is_empty() { "article".to_owned() } else { key },
            title: head.title.clone(),
            publisher,
            author: head.author.clone(),
            published,
            language: head.language.clone(),
            url: head.url.clone(),
            sha256: None,
        }
    }

    /// The day that dates count from: the last that it can have been published on.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        let published = self.published.as_deref()?.parse::<crate::language::edtf::Edtf>().ok()?;
        published.latest()
    }
}
