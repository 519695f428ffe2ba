//! Reads texts into a book in two passes: declarations first, because claims are read in the unit of their series.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Sources, Suggestion};
use crate::model::{
    AgentKey, Book, ClaimId, ClaimKey, DocumentKey, FileId, PlaceKey, Series, SeriesKey, SourceFile, Span, Unread,
};

use super::document::Conventions;
use super::layout::Layout;
use super::record::Page;
use super::shape::Shape;
use super::sheet::{Mapping, Sheet, Shelf};
use super::{Content, anchor, claim, correction, declaration, document, pending, place, search};

/// What is to be told of the sheets of a dossier, beside the book.
#[derive(Debug, Default)]
pub(super) struct FromSheets {
    /// The keys of the agents that only sheets name.
    pub(super) agents_made: Vec<AgentKey>,
    /// The rows whose document cannot be read.
    pub(super) adrift: Vec<Span>,
}

/// Reads the files into a book; `contents` says which texts can be used.
pub(super) fn book(
    files: Vec<SourceFile>,
    sources: &Sources,
    contents: &[Option<Content>],
    mappings: &[Mapping],
    reading: fn(usize, usize),
    problems: &mut Vec<Diagnostic>,
) -> (Book, FromSheets) {
    let mut book = Book {
        files,
        ..Book::default()
    };
    let (mut citing, mut naming, mut sheets, unknown) = (Vec::new(), Vec::new(), Vec::new(), BTreeMap::new());
    for (index, (source, content)) in sources.iter().zip(contents).enumerate() {
        let (Ok(file), Some(content)) = (u32::try_from(index).map(FileId), content) else {
            continue;
        };
        let mapping = content.mapping.and_then(|index| mappings.get(index));
        let page = Page {
            file,
            source,
            agents: &unknown,
            writing: content.form.writing(mapping.is_some()),
        };
        if content.form.is_sheet() {
            let form = content.form;
            sheets.push(Sheet { page, form, mapping });
            continue;
        }
        let layout = Layout::parse(page, problems);
        declare(&layout, &mut book.unread);
        if layout.is_valid {
            layout.check(problems);
            declarations(&layout, &mut book, problems);
            pending::note(&layout, &mut book.pending, problems);
            if layout.has(&document::DOCUMENT) {
                citing.push(page);
                naming.extend(anchor::are_in(&layout).then_some(page));
            }
        }
    }
    let language = book.dossier.as_ref().and_then(|dossier| dossier.language.clone());
    let series: BTreeMap<SeriesKey, Series> = book
        .series
        .iter()
        .rev()
        .map(|series| (series.key.clone(), series.clone()))
        .collect();
    let conventions = Conventions {
        language: language.as_deref(),
        sizes: book.dossier.as_ref().map(|dossier| dossier.sizes).unwrap_or_default(),
        anchors: None,
    };
    let mut shelf = Shelf::new(&book, conventions);
    let mut named = Vec::new();
    for sheet in &sheets {
        named.extend(sheet.documents(&mut shelf, &mut book, problems));
    }
    if !named.is_empty() {
        for page in &citing {
            let layout = Layout::parse(*page, &mut Vec::new());
            let documents = layout.records(&document::DOCUMENT, &mut Vec::new());
            let cited = documents.first();
            if let Some(cited) = cited.map(|record| document::read(record, conventions, &mut Vec::new())) {
                shelf.lend(cited);
            }
        }
    }
    let anchors = {
        let named: Vec<_> = named.iter().filter_map(|row| row.naming(&shelf)).collect();
        anchor::read(&naming, &named, conventions, problems)
    };
    let conventions = Conventions {
        anchors: (!anchors.is_empty()).then_some(&anchors),
        ..conventions
    };
    let agents = names(&book);
    for page in citing {
        let page = Page {
            agents: &agents,
            ..page
        };
        // The tables of a file take more memory than its claims, so those of all files are never held at once, but parsed again.
        let layout = Layout::parse(page, &mut Vec::new());
        claims(&layout, &mut book, conventions, &series, problems);
    }
    shelf.complete(&book, conventions);
    let mut found = FromSheets::default();
    let all: usize = sheets.iter().map(|sheet| sheet.page.source.text.len()).sum();
    let mut done = 0;
    for sheet in &sheets {
        let tell = |bytes| reading(done + bytes, all);
        found
            .adrift
            .extend(sheet.read(&mut shelf, &series, &mut book, tell, problems));
        done += sheet.page.source.text.len();
    }
    reading(all, all);
    let made = shelf.into_agents();
    found.agents_made.extend(made.iter().map(|agent| agent.key.clone()));
    book.agents.extend(made);
    place::add_standard_places(&mut book);
    forget_what_was_read(&mut book);
    (book, found)
}

/// The agents by their names in small letters, each as what is meant by one.
fn names(book: &Book) -> BTreeMap<String, Suggestion> {
    let named = book.agents.iter().map(|agent| {
        let key = Suggestion {
            text: agent.key.to_string(),
            location: Some(agent.position.field("key").place().into()),
        };
        (agent.name.to_lowercase(), key)
    });
    named.collect()
}

fn declarations(layout: &Layout<'_>, book: &mut Book, problems: &mut Vec<Diagnostic>) {
    for record in layout.records(&declaration::DOSSIER, problems) {
        let Ok(dossier) = declaration::dossier(&record, problems) else {
            continue;
        };
        if let Some(first) = &book.dossier {
            problems.push(
                Diagnostic::error("duplicate-key", "a second `[dossier]`")
                    .at(dossier.position.record.place(), "second")
                    .related(first.position.record.place(), "first")
                    .why("a dossier has one title and one default language")
                    .help("keep one of them, by convention in `dossier.toml`"),
            );
        } else {
            book.dossier = Some(dossier);
        }
    }
    for record in layout.records(&declaration::AGENT, problems) {
        book.agents.extend(declaration::agent(&record, problems));
    }
    for record in layout.records(&declaration::PLACE, problems) {
        book.places.extend(declaration::place(&record, problems));
    }
    for record in layout.records(&declaration::SERIES, problems) {
        book.series.extend(declaration::series(&record, problems));
    }
    for record in layout.records(&declaration::IDENTITY, problems) {
        book.identities.extend(declaration::identity(&record, problems));
    }
    for record in layout.records(&declaration::BREAK, problems) {
        book.breaks.extend(declaration::declared_break(&record, problems));
    }
    for record in layout.records(&search::SEARCH, problems) {
        book.searches.extend(search::read(&record, problems));
    }
}

fn claims(
    layout: &Layout<'_>,
    book: &mut Book,
    conventions: Conventions<'_>,
    series: &BTreeMap<SeriesKey, Series>,
    problems: &mut Vec<Diagnostic>,
) {
    let records = layout.records(&document::DOCUMENT, problems);
    let estimates = layout.records(&claim::ESTIMATE, problems);
    let events = layout.records(&claim::EVENT, problems);
    let corrections = layout.records(&correction::CORRECTION, problems);
    let Some(cited) = records
        .first()
        .map(|record| document::read(record, conventions, problems))
    else {
        return;
    };
    let keys: Vec<&str> = estimates
        .iter()
        .filter_map(|estimate| estimate.text("key").ok())
        .map(|key| key.value)
        .collect();
    let mut replacements = correction::Replacements::new();
    for correction in &corrections {
        // Any error was reported; the claim is then read as stated.
        let _ = correction::correction(correction, &keys, &mut replacements, problems);
    }
    let find = |key: &SeriesKey| series.get(key);
    let mut read = Vec::new();
    for record in &estimates {
        match claim::estimate(record, &cited, &replacements, find, problems) {
            Ok(claim) => read.push(claim),
            Err(_) => book.unread.referring.push(claim::referring(record)),
        }
    }
    for record in &events {
        match claim::event(record, &cited, problems) {
            Ok(claim) => read.push(claim),
            Err(_) => book.unread.referring.push(claim::referring(record)),
        }
    }
    read.sort_by_key(|claim| claim.position.record.start);
    // Without its document in the book, a claim cannot be kept.
    if let Ok(document) = cited.document {
        book.documents.push(document);
        book.claims.extend(read);
    }
}

/// Notes every key that a file declares, including in records with errors.
fn declare(layout: &Layout<'_>, declared: &mut Unread) {
    fn keys<K: Ord>(layout: &Layout<'_>, shape: &'static Shape, make: impl Fn(&str) -> Option<K>) -> BTreeSet<K> {
        let rows = layout.rows(shape);
        rows.filter_map(|(_, table)| make(table.get("key")?.get_ref().as_str()?))
            .collect()
    }
    declared
        .agents
        .extend(keys(layout, &declaration::AGENT, |key| AgentKey::new(key).ok()));
    declared
        .places
        .extend(keys(layout, &declaration::PLACE, |key| PlaceKey::new(key).ok()));
    declared
        .series
        .extend(keys(layout, &declaration::SERIES, |key| SeriesKey::new(key).ok()));
    let documents = keys(layout, &document::DOCUMENT, |key| DocumentKey::new(key).ok());
    if let Some(document) = documents.first() {
        let claim = |key: &str| {
            let claim = ClaimKey::new(key).ok()?;
            Some(ClaimId::new(document, &claim))
        };
        declared.claims.extend(keys(layout, &claim::ESTIMATE, claim));
        declared.claims.extend(keys(layout, &claim::EVENT, claim));
    }
    declared.documents.extend(documents);
}

fn forget_what_was_read(book: &mut Book) {
    let Book {
        unread,
        pending,
        agents,
        places,
        series,
        documents,
        claims,
        ..
    } = book;
    for agent in agents {
        unread.agents.remove(&agent.key);
    }
    for place in places {
        unread.places.remove(&place.key);
    }
    for series in series {
        unread.series.remove(&series.key);
    }
    for document in documents {
        unread.documents.remove(&document.key);
    }
    for claim in claims {
        unread.claims.remove(&claim.id);
    }
    // What waits for review is no error that was reported.
    for key in pending.documents.iter().filter_map(|waiting| waiting.key.as_ref()) {
        unread.documents.remove(key);
    }
    for key in pending.claims.iter().filter_map(|waiting| waiting.key.as_ref()) {
        unread.claims.remove(key);
    }
}
