//! Reads the `[document]` of a file: how to cite it, and when it became known.

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::language::date::Anchors;
use crate::language::locale::Locale;
use crate::model::{AgentKey, Document, DocumentKey, KnownBy, PrivateField, Sizes};

use super::date::{self, Calendar};
use super::declaration::language;
use super::privacy::privacy;
use super::record::{Record, Reported, Text};
use super::review::check_review;
use super::shape::{Shape, optional, private, required, review};

/// `[document]`
pub(super) const DOCUMENT: Shape = Shape {
    header: "[document]",
    noun: "a document",
    fields: &[
        required("key"),
        required("title"),
        required("publisher"),
        optional("published"),
        optional("archived"),
        optional("accessed"),
        optional("author"),
        optional("language"),
        optional("url"),
        optional("archive_url"),
        optional("sha256"),
        optional("note"),
        optional("private_note"),
        review(),
        private(&[
            PrivateField::ArchiveUrl,
            PrivateField::Author,
            PrivateField::Note,
            PrivateField::Sha256,
            PrivateField::Url,
        ]),
    ],
};

/// The language of a document where neither it nor its dossier says one.
const DEFAULT_LANGUAGE: &str = "en";

/// A document, with what its claims need even if the document itself has errors.
pub(super) struct Cited<'a> {
    /// The document, if it could be read.
    pub(super) document: Result<Document, Reported>,
    /// Its key, if that could be read.
    pub(super) key: Option<DocumentKey>,
    /// Its publisher, if that could be read.
    pub(super) publisher: Option<AgentKey>,
    /// How its language writes numbers and dates.
    pub(super) locale: Locale,
    /// What sizes in words stand for.
    pub(super) sizes: Sizes,
    /// The context in which its claims' dates are read.
    pub(super) calendar: Calendar<'a>,
}

impl<'a> Cited<'a> {
    /// What the claims of a document need that was read before. It is in the book already.
    pub(super) fn of(document: &Document, conventions: Conventions<'a>) -> Self {
        let locale = Locale::of(&document.language).unwrap_or_default();
        Self {
            document: Err(Reported),
            key: Some(document.key.clone()),
            publisher: Some(document.publisher.clone()),
            locale,
            sizes: conventions.sizes,
            calendar: Calendar::of_locale(locale, conventions.anchors).counting_from(Some(document.known_on)),
        }
    }
}

/// What a dossier sets for all of its documents.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Conventions<'a> {
    /// The language of a document that names none.
    pub(super) language: Option<&'a str>,
    /// Dates with a name, if any.
    pub(super) anchors: Option<&'a Anchors>,
    /// What sizes in words stand for.
    pub(super) sizes: Sizes,
}

/// Reads a document.
pub(super) fn read<'a>(record: &Record<'_>, conventions: Conventions<'a>, problems: &mut Vec<Diagnostic>) -> Cited<'a> {
    let key = record.key("key", DocumentKey::new, problems);
    let publisher = record
        .agent_if("publisher", problems)
        .and_then(|key| key.ok_or(Reported));
    let tag = language(record, problems);
    let said = match &tag {
        Ok(Some(tag)) => Some(tag.as_str()),
        _ => conventions.language,
    };
    // What is no tag has been reported, and keeps its document out.
    let locale = said.and_then(Locale::of).unwrap_or_default();
    let language = said.unwrap_or(DEFAULT_LANGUAGE).to_owned();
    let calendar = Calendar::of_locale(locale, conventions.anchors);
    let known = known(record, calendar, problems);
    let reference = known.as_ref().ok().map(|known| known.on);
    let (key_read, publisher_read) = (key.clone().ok(), publisher.clone().ok());
    let urls = (url(record, "url", problems), url(record, "archive_url", problems));
    let sha256 = sha256(record, problems);
    check_review(record, problems);
    let privacy = privacy(record, problems);
    let document = || {
        let known = known?;
        tag?;
        Ok(Document {
            key: key?,
            title: record.owned("title")?,
            publisher: publisher?,
            author: record.owned_if("author")?,
            published: known.published,
            archived: known.archived,
            accessed: known.accessed,
            known_on: known.on,
            known_by: known.by,
            language: language.clone(),
            url: urls.0?,
            archive_url: urls.1?,
            sha256: sha256?,
            note: record.owned_if("note")?,
            private_note: record.owned_if("private_note")?,
            privacy,
            position: record.position(),
        })
    };
    Cited {
        document: document(),
        key: key_read,
        publisher: publisher_read,
        locale,
        sizes: conventions.sizes,
        calendar: calendar.counting_from(reference),
    }
}

/// The dates of a document, and the one that decides when it became known.
struct Known {
    published: Option<crate::model::ReferencePeriod>,
    archived: Option<NaiveDate>,
    accessed: Option<NaiveDate>,
    on: NaiveDate,
    by: KnownBy,
}

fn known(record: &Record<'_>, calendar: Calendar<'_>, problems: &mut Vec<Diagnostic>) -> Result<Known, Reported> {
    let published = record.text_if("published").and_then(|text| {
        let read = text.map(|text| date::published(text, calendar, problems));
        read.transpose()
    });
    let mut day = |name| {
        let text: Option<Text<'_>> = record.text_if(name)?;
        text.map(|text| date::day(text, calendar, problems)).transpose()
    };
    let (archived, accessed) = (day("archived"), day("accessed"));
    let (published, archived, accessed) = (published?, archived?, accessed?);
    let last = published.as_ref().map(|(_, last)| (*last, KnownBy::Published));
    let known = last
        .or(archived.map(|day| (day, KnownBy::Archived)))
        .or(accessed.map(|day| (day, KnownBy::Accessed)));
    let Some((on, by)) = known else {
        problems.push(
            Diagnostic::error(
                "missing-field",
                "a document must have `published`, `archived` or `accessed`",
            )
            .at(record.header().place(), "")
            .why("the picture as of a date includes only the claims that were known by then")
            .help("add `published`, as precisely as you know it (`2016~`), or the day it was `archived` or `accessed`"),
        );
        return Err(Reported);
    };
    Ok(Known {
        published: published.map(|(period, _)| period),
        archived,
        accessed,
        on,
        by,
    })
}

fn url(record: &Record<'_>, name: &'static str, problems: &mut Vec<Diagnostic>) -> Result<Option<String>, Reported> {
    let Some(text) = record.text_if(name)? else {
        return Ok(None);
    };
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| text.value.starts_with(scheme));
    let plain = !text.value.contains(|c: char| c.is_whitespace() || c.is_control());
    if scheme.is_some_and(|scheme| text.value.len() > scheme.len()) && plain {
        return Ok(Some(text.value.to_owned()));
    }
    problems.push(
        Diagnostic::error("invalid-value", format!("`{name}` is not a web address"))
            .at(text.span.place(), "not a valid URL")
            .why("readers follow this address from a figure to its source")
            .help("write the full address, starting with `https://` or `http://`, without spaces"),
    );
    Err(Reported)
}

fn sha256(record: &Record<'_>, problems: &mut Vec<Diagnostic>) -> Result<Option<String>, Reported> {
    let Some(text) = record.text_if("sha256")? else {
        return Ok(None);
    };
    if text.value.len() == 64 && text.value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(Some(text.value.to_ascii_lowercase()));
    }
    problems.push(
        Diagnostic::error("invalid-value", "`sha256` is not a SHA-256 hash")
            .at(text.span.place(), "expected 64 hexadecimal digits")
            .why("the hash proves that a copy is the one the claims were taken from")
            .help("run `sha256sum FILE`"),
    );
    Err(Reported)
}
