//! `private-name-shown`: a text that public output shows names an agent or a document that is private.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::model::{Assertion, Claim, Document, Position, Privacy, PrivateField};

use super::lookup::{Lookup, at};

/// A name that public output must not show.
struct Name<'a> {
    /// As it is written.
    text: &'a str,
    /// As it is compared.
    words: String,
    noun: &'static str,
    key: &'a str,
    position: &'a Position,
}

/// A text that public output shows: where it is written, and in which field.
type Shown<'a> = (&'a str, &'a Position, &'static str);

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let names = names(lookup);
    if names.is_empty() {
        return Vec::new();
    }
    let documents = lookup
        .book
        .documents
        .iter()
        .filter(|document| !document.privacy.is_whole());
    let claims = lookup.book.claims.iter().filter(|claim| !lookup.is_private(claim));
    let shown = declarations(lookup)
        .into_iter()
        .chain(documents.flat_map(of_document))
        .chain(claims.flat_map(of_claim))
        .chain(files(lookup));
    shown
        .flat_map(|(text, position, field)| {
            let text = words(text);
            let named = names.iter().filter(move |name| has_words(&text, &name.words));
            named.map(move |name| named_at(name, position, field))
        })
        .collect()
}

fn names<'a>(lookup: &Lookup<'a>) -> Vec<Name<'a>> {
    let name = |noun, key, text: &'a str, position| Name {
        text,
        words: words(text),
        noun,
        key,
        position,
    };
    let mut names = Vec::new();
    for agent in lookup.book.agents.iter().filter(|agent| agent.privacy.is_whole()) {
        let key = agent.key.as_str();
        names.extend([agent.name.as_str(), key].map(|text| name("agent", key, text, &agent.position)));
    }
    for document in lookup
        .book
        .documents
        .iter()
        .filter(|document| document.privacy.is_whole())
    {
        let key = document.key.as_str();
        names.extend([document.title.as_str(), key].map(|text| name("document", key, text, &document.position)));
    }
    // A key that only spells the name is told once.
    names.dedup_by(|key, name| (key.noun, key.key, &key.words) == (name.noun, name.key, &name.words));
    names
}

fn declarations<'a>(lookup: &Lookup<'a>) -> Vec<Shown<'a>> {
    let book = lookup.book;
    let mut shown = Vec::new();
    if let Some(dossier) = &book.dossier {
        let fields = [(Some(&dossier.title), "title"), (dossier.note.as_ref(), "note")];
        shown.extend(texts(&dossier.position, &Privacy::Public, fields));
    }
    for agent in book.agents.iter().filter(|agent| !agent.privacy.is_whole()) {
        shown.push((agent.key.as_str(), &agent.position, "key"));
        let fields = [(Some(&agent.name), "name"), (agent.note.as_ref(), "note")];
        shown.extend(texts(&agent.position, &agent.privacy, fields));
    }
    for (place, position) in book
        .places
        .iter()
        .filter_map(|place| Some((place, place.position.as_ref()?)))
    {
        shown.push((place.key.as_str(), position, "key"));
        let fields = [(Some(&place.name), "name"), (place.note.as_ref(), "note")];
        shown.extend(texts(position, &Privacy::Public, fields));
    }
    for series in &book.series {
        shown.push((series.key.as_str(), &series.position, "key"));
        let fields = [(Some(&series.title), "title"), (series.note.as_ref(), "note")];
        shown.extend(texts(&series.position, &Privacy::Public, fields));
    }
    for identity in &book.identities {
        shown.push((identity.key.as_str(), &identity.position, "key"));
        let fields = [(Some(&identity.title), "title"), (identity.note.as_ref(), "note")];
        shown.extend(texts(&identity.position, &Privacy::Public, fields));
    }
    // A break by a private event is as private as the event.
    for (declared, ..) in lookup.breaks().filter(|(_, claim, _)| !lookup.is_private(claim)) {
        shown.push((declared.key.as_str(), &declared.position, "key"));
        let fields = [(Some(&declared.reason), "reason"), (declared.note.as_ref(), "note")];
        shown.extend(texts(&declared.position, &Privacy::Public, fields));
    }
    for search in book.searches.iter().filter(|search| !search.privacy.is_whole()) {
        shown.push((search.key.as_str(), &search.position, "key"));
        let fields = [
            (Some(&search.searched_in), "where"),
            (Some(&search.words), "words"),
            (search.note.as_ref(), "note"),
        ];
        shown.extend(texts(&search.position, &search.privacy, fields));
    }
    shown
}

/// The names of files that public records come from, each at the first of them, and a document before others. The name of a private
/// document's file is not shown.
fn files<'a>(lookup: &Lookup<'a>) -> Vec<Shown<'a>> {
    let book = lookup.book;
    let file = |position: &Position| position.record.file.0 as usize;
    let (hidden, open): (Vec<_>, Vec<_>) = book.documents.iter().partition(|document| document.privacy.is_whole());
    let mut seen: HashSet<usize> = hidden.iter().map(|document| file(&document.position)).collect();
    let agents = book.agents.iter().filter(|agent| !agent.privacy.is_whole());
    let breaks = lookup.breaks().filter(|(_, claim, _)| !lookup.is_private(claim));
    let searches = book.searches.iter().filter(|search| !search.privacy.is_whole());
    let positions = (open.into_iter().map(|document| &document.position))
        .chain(agents.map(|agent| &agent.position))
        .chain(book.places.iter().filter_map(|place| place.position.as_ref()))
        .chain(book.series.iter().map(|series| &series.position))
        .chain(book.identities.iter().map(|identity| &identity.position))
        .chain(breaks.map(|(declared, ..)| &declared.position))
        .chain(searches.map(|search| &search.position));
    positions
        .filter(|position| seen.insert(file(position)))
        .filter_map(|position| Some((book.files.get(file(position))?.name.as_str(), position, "file")))
        .collect()
}

fn of_document(document: &Document) -> Vec<Shown<'_>> {
    let fields = [
        (Some(&document.title), "title"),
        (document.author.as_ref(), "author"),
        (document.url.as_ref(), "url"),
        (document.archive_url.as_ref(), "archive_url"),
        (document.note.as_ref(), "note"),
    ];
    let mut shown = vec![(document.key.as_str(), &document.position, "key")];
    shown.extend(texts(&document.position, &document.privacy, fields));
    shown
}

fn of_claim(claim: &Claim) -> Vec<Shown<'_>> {
    let fields = [
        (
            claim
                .stated
                .as_ref()
                .filter(|_| claim.estimate().is_some() || claim.privacy.shows(PrivateField::Stated)),
            "stated",
        ),
        (Some(&claim.locator), "locator"),
        (claim.basis.as_ref(), "basis"),
        (claim.status_reason.as_ref(), "status_reason"),
        (claim.note.as_ref(), "note"),
    ];
    let mut shown = vec![(claim.id.claim(), &claim.position, "key")];
    shown.extend(texts(&claim.position, &claim.privacy, fields));
    if claim.privacy.shows(PrivateField::Parties) {
        let roles = claim.parties.iter().map(|party| party.role.as_str());
        shown.extend(roles.map(|role| (role, &claim.position, "parties")));
    }
    let of_its_kind = match &claim.assertion {
        Assertion::Estimate(estimate) => [
            (estimate.scope.as_ref(), "scope"),
            (
                estimate.correction.as_ref().map(|correction| &correction.reason),
                "stated",
            ),
        ],
        Assertion::Event(event) => {
            let happening = event.happening.as_ref();
            shown.extend(happening.map(|happening| (happening.as_str(), &claim.position, "happening")));
            [(Some(&event.title), "title"), (Some(&event.category), "category")]
        }
    };
    shown.extend(texts(&claim.position, &claim.privacy, of_its_kind));
    shown
}

/// The fields of a record that are written and may be shown.
fn texts<'a, const N: usize>(
    position: &'a Position,
    privacy: &Privacy,
    fields: [(Option<&'a String>, &'static str); N],
) -> Vec<Shown<'a>> {
    let is_shown = |name| PrivateField::from_word(name).is_none_or(|field| privacy.shows(field));
    let fields = fields.into_iter().filter(|(_, name)| is_shown(name));
    fields
        .filter_map(|(text, name)| Some((text?.as_str(), position, name)))
        .collect()
}

/// A text as it is compared: in lower case, and with spaces for the signs that keys and file names have instead.
fn words(text: &str) -> String {
    text.to_lowercase().replace(['-', '_', '.'], " ").trim().to_owned()
}

/// Whether these words stand in a text, and not within longer ones.
fn has_words(text: &str, words: &str) -> bool {
    !words.is_empty()
        && text.match_indices(words).any(|(at, found)| {
            let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !joins(text[..at].chars().next_back()) && !joins(text[at + found.len()..].chars().next())
        })
}

fn named_at(name: &Name<'_>, position: &Position, field: &str) -> Diagnostic {
    let what = match field {
        "file" => "the name of a public file".to_owned(),
        field => format!("the public `{field}`"),
    };
    Diagnostic::warning(
        "private-name-shown",
        format!("{what} names the {} `{}`, which is private", name.noun, name.key),
    )
    .at(at(position, field), format!("\"{}\"", name.text))
    .related(at(name.position, "private"), "private")
    .why("tallybook leaves out private records but does not rewrite text")
    .help("reword it, or make this private too")
}
