//! The documents and agents of a dossier, as the rows of its sheets name them and add to them.

use std::borrow::Cow;
use std::collections::HashMap;

use toml::de::DeTable;

use crate::diagnostic::Diagnostic;
use crate::model::{Agent, Book, DocumentKey, GAP, Position, Span};

use super::super::document::{self, Cited, Conventions, DOCUMENT};
use super::super::party::PARTIES;
use super::super::record::{Page, Record};
use super::columns::Column;
use super::names::Names;
use super::row::{Cell, Row};
use super::table;
use super::waiting::Kept;

/// The documents that rows may cite, and the names that they may use.
pub(in crate::dossier) struct Shelf<'c> {
    conventions: Conventions<'c>,
    names: Names,
    documents: HashMap<String, Entry<'c>>,
    /// What waits for review.
    pub(super) kept: Kept,
    /// How many claims of a document have taken a key from the same locator.
    keys: HashMap<String, usize>,
}

/// A document as its claims need it.
struct Entry<'c> {
    cited: Cited<'c>,
    is_sound: bool,
    is_private: bool,
    /// What the row said that gave it; nothing for a document of a TOML file.
    said: Vec<(String, String, Span)>,
}

impl<'c> Shelf<'c> {
    /// With no documents yet.
    pub(in crate::dossier) fn new(book: &Book, conventions: Conventions<'c>) -> Self {
        Self {
            conventions,
            names: Names::of(book),
            documents: HashMap::new(),
            kept: Kept::of(book),
            keys: HashMap::new(),
        }
    }

    /// Adds the documents of other files, with conventions that name dates. One that rows give too is reported by `duplicate-key`.
    pub(in crate::dossier) fn complete(&mut self, book: &Book, conventions: Conventions<'c>) {
        for document in book.documents.iter().rev() {
            let said = self.documents.remove(document.key.as_str()).map(|entry| entry.said);
            let entry = Entry {
                cited: Cited::of(document, conventions),
                is_sound: true,
                is_private: document.privacy.is_whole(),
                said: said.unwrap_or_default(),
            };
            self.documents.insert(document.key.to_string(), entry);
        }
    }

    /// The agents that only sheets name.
    pub(in crate::dossier) fn into_agents(self) -> Vec<Agent> {
        self.names.made
    }

    /// A document that was found.
    pub(super) fn cited(&self, key: &str) -> Option<&Cited<'c>> {
        Some(&self.documents.get(key)?.cited)
    }

    /// Adds a document of a TOML file, for events in rows that name their dates.
    pub(in crate::dossier) fn lend(&mut self, cited: Cited<'c>) {
        let Some(key) = cited.key.as_ref().map(ToString::to_string) else {
            return;
        };
        let is_private = cited
            .document
            .as_ref()
            .is_ok_and(|document| document.privacy.is_whole());
        self.documents.entry(key).or_insert(Entry {
            is_sound: cited.document.is_ok(),
            cited,
            is_private,
            said: Vec::new(),
        });
    }

    /// Whether a document is private.
    pub(super) fn is_private(&self, key: &str) -> bool {
        self.documents.get(key).is_some_and(|entry| entry.is_private)
    }

    /// Whether a document could be read, so that its claims can be kept.
    pub(super) fn is_sound(&self, key: &str) -> bool {
        self.documents.get(key).is_some_and(|entry| entry.is_sound)
    }

    /// Puts the keys of agents in the place of their names.
    pub(super) fn name_agents(&mut self, row: &mut Row<'_>, page: Page<'_>) {
        for cell in &mut row.cells {
            let named = match &*cell.column {
                "publisher" | "origin" => self.named(&cell.value, cell, page),
                PARTIES => {
                    let parties = cell.value.split(';').map(|party| self.named_party(party, cell, page));
                    parties.collect::<Vec<_>>().join("; ")
                }
                _ => continue,
            };
            if named != cell.value {
                cell.value = Cow::Owned(named);
            }
        }
    }

    /// `role: agent` with the key of the agent.
    fn named_party(&mut self, party: &str, cell: &Cell<'_>, page: Page<'_>) -> String {
        match party.trim().split_once(':') {
            Some((role, agent)) if !agent.trim().is_empty() => {
                format!("{}: {}", role.trim(), self.named(agent.trim(), cell, page))
            }
            _ => party.trim().to_owned(),
        }
    }

    /// The key of an agent, or the name as it is if no key can be made from it.
    fn named(&mut self, name: &str, cell: &Cell<'_>, page: Page<'_>) -> String {
        let key = self.names.agent(name, || position(page, cell));
        key.map_or_else(|| name.to_owned(), Into::into)
    }

    /// Puts the key of a place in the place of its name.
    pub(super) fn name_place(&self, row: &mut Row<'_>) {
        let places = row.cells.iter_mut().filter(|cell| cell.column == "place");
        for cell in places {
            if let Some(key) = self.names.place(&cell.value)
                && key.as_str() != cell.value
            {
                cell.value = Cow::Owned(key.into());
            }
        }
    }

    /// Gives a claim without a key one from its locator, numbered on repeats.
    pub(super) fn name_claim(&mut self, row: &mut Row<'_>, document: &str) {
        let (None, Some(locator)) = (row.cell("key"), row.cell("locator")) else {
            return;
        };
        let slug = slug::slugify(&locator.value);
        let taken = self.keys.entry(format!("{document}#{slug}")).or_default();
        *taken += 1;
        let key = if *taken == 1 { slug } else { format!("{slug}-{taken}") };
        let bytes = locator.bytes.clone();
        row.cells.push(Cell {
            column: Cow::Borrowed("key"),
            value: Cow::Owned(key),
            bytes,
        });
    }

    /// Adds the document of a row, if the row has any of its fields. Others may repeat them.
    pub(super) fn add_document(
        &mut self,
        row: &mut Row<'_>,
        page: Page<'_>,
        book: &mut Book,
        problems: &mut Vec<Diagnostic>,
    ) {
        let is_given = |cell: &&Cell<'_>| matches!(Column::named(&cell.column), Some(Column::OfDocument(_)));
        if !row.cells.iter().any(|cell| is_given(&cell)) {
            return;
        }
        self.name_agents(row, page);
        let Some(key) = row.cell("document") else {
            return;
        };
        let given: Vec<&Cell<'_>> = row.cells.iter().filter(is_given).collect();
        if let Some(entry) = self.documents.get(&*key.value) {
            problems.extend(given.iter().filter_map(|cell| entry.differs(&key.value, cell, page)));
        } else {
            let entry = self.add(key, &given, page, book, problems);
            self.documents.insert(key.value.to_string(), entry);
        }
    }

    /// The key of the document of a row.
    pub(super) fn document(
        &self,
        row: &Row<'_>,
        page: Page<'_>,
        book: &Book,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        let Some(cell) = row.cell("document") else {
            problems.push(
                Diagnostic::error("claim-without-document", "a row must have `document`")
                    .at(page.span(&row.bytes).place(), "in which document?")
                    .why("every claim is made by a document")
                    .help("fill in `document` with its key, such as `daily-2016-03-31`"),
            );
            return None;
        };
        if self.documents.contains_key(&*cell.value) {
            return Some(cell.value.to_string());
        }
        // One that a TOML file declares with errors was reported there.
        if !book.unread.documents.iter().any(|unread| *unread == cell.value) {
            problems.push(self.kept.explain(&cell.value, unknown(cell, page)));
        }
        None
    }

    fn add(
        &self,
        key: &Cell<'_>,
        given: &[&Cell<'_>],
        page: Page<'_>,
        book: &mut Book,
        problems: &mut Vec<Diagnostic>,
    ) -> Entry<'c> {
        let mut fields = DeTable::new();
        table::insert(&mut fields, &DOCUMENT, "key", &key.value, key.bytes.clone());
        for cell in given {
            if let Some(Column::OfDocument(field)) = Column::named(&cell.column) {
                table::insert(&mut fields, &DOCUMENT, field, &cell.value, cell.bytes.clone());
            }
        }
        let record = Record::open(&DOCUMENT, &fields, &key.bytes, page, problems);
        let mut cited = document::read(&record, self.conventions, problems);
        let document = std::mem::replace(&mut cited.document, Err(super::super::record::Reported));
        let is_sound = document.is_ok();
        let is_private = document.as_ref().is_ok_and(|document| document.privacy.is_whole());
        match document {
            Ok(document) => book.documents.push(document),
            Err(_) => book.unread.documents.extend(DocumentKey::new(&*key.value)),
        }
        let said = given.iter().map(|cell| {
            let span = page.span(&cell.bytes);
            (cell.column.to_string(), cell.value.to_string(), span)
        });
        Entry {
            cited,
            is_sound,
            is_private,
            said: said.collect(),
        }
    }
}

impl Entry<'_> {
    /// The problem of a cell that says something else of a document than the row that gave it.
    fn differs(&self, key: &str, cell: &Cell<'_>, page: Page<'_>) -> Option<Diagnostic> {
        let first = self.said.iter().find(|(column, ..)| *column == cell.column);
        if first.is_some_and(|(_, value, _)| *value == cell.value) {
            return None;
        }
        let problem = Diagnostic::error(
            "duplicate-key",
            format!("two rows do not agree on `{}` of the document `{key}`", cell.column),
        )
        .at(page.span(&cell.bytes).place(), "this")
        .why("a document is one published thing, and is cited in one way")
        .help("give the fields of a document in one row; write the same or nothing in the others");
        Some(match first.or(self.said.first()) {
            Some((column, _, span)) if *column == cell.column => problem.related(span.place(), "an earlier row"),
            Some((_, _, span)) => problem.related(span.place(), "not given by an earlier row"),
            None => problem,
        })
    }
}

fn unknown(cell: &Cell<'_>, page: Page<'_>) -> Diagnostic {
    let problem = Diagnostic::error("unknown-document", format!("unknown document `{}`", cell.value))
        .at(page.span(&cell.bytes).place(), "not declared")
        .why("a claim is dated and weighed by the document that states it");
    if cell.value == GAP {
        return problem.help(format!("`{GAP}` is a gap of a draft: fill in the key of the document"));
    }
    problem.help("fill in `title`, `publisher` and `published` in one row of the document, or declare it with `[document]` in a TOML file")
}

fn position(page: Page<'_>, cell: &Cell<'_>) -> Position {
    let record = page.span(&cell.bytes);
    let line = page.source.line(cell.bytes.start);
    Position {
        record,
        line: u32::try_from(line).unwrap_or(u32::MAX),
        fields: Box::default(),
    }
}
