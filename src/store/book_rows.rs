//! A book as rows: the values of every row that each of its files states. They are written to a database or summed up in a digest, which so can
//! never differ in what they take for the content of a file.

use std::collections::{HashMap, HashSet};

use rusqlite::{ToSql, params};

use crate::model::{
    Agent, AgentKey, Book, Break, Claim, Currency, Document, Dossier, Factor, FileId, Identity, Per, Place, PlaceKey,
    Position, Search, Series, SeriesKey, SourceFile, day,
};

use super::stored::{field_names, number};
use super::{StoreError, insert};

/// Takes rows.
pub(super) trait Sink {
    /// Whether it takes the rows of the file with this index.
    fn wants(&self, file: usize) -> bool;

    /// Takes the values of a row of the table that `insert` writes to, and the key of its record.
    fn row(&mut self, insert: &'static str, row: &[&dyn ToSql], key: &str, file: &SourceFile)
    -> Result<(), StoreError>;

    /// Takes a place that comes from a standard and is in no file.
    fn standard_place(&mut self, place: &Place) -> Result<(), StoreError>;
}

/// Hands every row of a book to a sink, table by table.
pub(super) fn rows_of(book: &Book, sink: &mut impl Sink) -> Result<(), StoreError> {
    let documents = book.documents.iter().rev();
    let mut rows = Rows {
        book,
        documents: documents.map(|document| (document.key.as_str(), document)).collect(),
        digests: book
            .agents
            .iter()
            .filter(|agent| agent.digest)
            .map(|agent| &agent.key)
            .collect(),
        sink,
    };
    book.dossier.iter().try_for_each(|dossier| rows.dossier(dossier))?;
    book.agents.iter().try_for_each(|agent| rows.agent(agent))?;
    book.places.iter().try_for_each(|place| rows.place(place))?;
    book.series.iter().try_for_each(|series| rows.series(series))?;
    book.documents.iter().try_for_each(|document| rows.document(document))?;
    // In the order of their keys each row goes to the end of its table, which takes far less time than a place in the middle.
    let mut claims: Vec<&Claim> = book.claims.iter().collect();
    claims.sort_unstable_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
    claims.into_iter().try_for_each(|claim| rows.claim(claim))?;
    book.identities
        .iter()
        .try_for_each(|identity| rows.identity(identity))?;
    book.breaks
        .iter()
        .try_for_each(|declared| rows.declared_break(declared))?;
    book.searches.iter().try_for_each(|search| rows.search(search))
}

/// A book on its way to a sink. The rows of its claims are in a file of their own.
pub(super) struct Rows<'a, S> {
    book: &'a Book,
    /// The documents by their keys.
    pub(super) documents: HashMap<&'a str, &'a Document>,
    /// The agents that collect figures of others.
    pub(super) digests: HashSet<&'a AgentKey>,
    pub(super) sink: &'a mut S,
}

impl<'a, S: Sink> Rows<'a, S> {
    /// The file and line of a record, if the sink wants that file's rows.
    pub(super) fn stated_in(&self, position: &Position) -> Option<(&'a SourceFile, u32)> {
        let FileId(file) = position.record.file;
        let file = self
            .book
            .files
            .get(file as usize)
            .filter(|_| self.sink.wants(file as usize))?;
        Some((file, position.line))
    }

    fn dossier(&mut self, dossier: &Dossier) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&dossier.position) else {
            return Ok(());
        };
        let headline = dossier.headline.as_ref().map(SeriesKey::as_str);
        let row = params![dossier.title, dossier.language, headline, dossier.note, file.name, line];
        self.sink.row(insert::DOSSIER, row, &file.name, file)
    }

    fn agent(&mut self, agent: &Agent) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&agent.position) else {
            return Ok(());
        };
        self.sink.row(
            insert::AGENT,
            params![
                agent.key.as_str(),
                agent.name,
                agent.kind.as_str(),
                agent.part_of.as_ref().map(AgentKey::as_str),
                agent.place.as_ref().map(PlaceKey::as_str),
                agent.digest,
                agent.note,
                agent.privacy.is_whole(),
                field_names(&agent.privacy),
                file.name,
                line
            ],
            agent.key.as_str(),
            file,
        )
    }

    fn place(&mut self, place: &Place) -> Result<(), StoreError> {
        let parent = place.parent.as_ref().map(PlaceKey::as_str);
        let Some(position) = &place.position else {
            return self.sink.standard_place(place);
        };
        let Some((file, line)) = self.stated_in(position) else {
            return Ok(());
        };
        self.sink.row(
            insert::PLACE,
            params![
                place.key.as_str(),
                place.name,
                place.standard.as_str(),
                parent,
                place.note,
                file.name,
                line
            ],
            place.key.as_str(),
            file,
        )
    }

    fn series(&mut self, series: &Series) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&series.position) else {
            return Ok(());
        };
        self.sink.row(
            insert::SERIES,
            params![
                series.key.as_str(),
                series.title,
                series.unit.as_str(),
                series.unit_name,
                series.currency.as_ref().map(Currency::as_str),
                series.per.map(Per::as_str),
                series.measure.as_str(),
                series.since.as_ref().map(|since| &since.edtf),
                series.since.as_ref().and_then(|since| since.from).map(day::number),
                series.tolerance,
                series.adds_up,
                series.bound_by_parts,
                series.part_of.as_ref().map(SeriesKey::as_str),
                series.note,
                file.name,
                line
            ],
            series.key.as_str(),
            file,
        )
    }

    fn document(&mut self, document: &Document) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&document.position) else {
            return Ok(());
        };
        let published = document.published.as_ref();
        self.sink.row(
            insert::DOCUMENT,
            params![
                document.key.as_str(),
                document.title,
                document.publisher.as_str(),
                document.author,
                published.map(|period| &period.edtf),
                published.map(|period| &period.words),
                published.and_then(|period| period.from),
                published.and_then(|period| period.to),
                published.and_then(|period| period.from).map(day::number),
                published.and_then(|period| period.to).map(day::number),
                document.archived,
                document.accessed,
                document.known_on,
                document.known_by.as_str(),
                document.language,
                document.url,
                document.archive_url,
                document.sha256,
                document.note,
                document.private_note,
                document.privacy.is_whole(),
                field_names(&document.privacy),
                file.name,
                line
            ],
            document.key.as_str(),
            file,
        )
    }

    fn identity(&mut self, identity: &Identity) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&identity.position) else {
            return Ok(());
        };
        let key = identity.key.as_str();
        self.sink.row(
            insert::IDENTITY,
            params![
                key,
                identity.title,
                identity.equation,
                identity.place.as_str(),
                identity.when.edtf,
                identity.when.from,
                identity.when.to,
                identity.when.from.map(day::number),
                identity.when.to.map(day::number),
                identity.currency.as_ref().map(Currency::as_str),
                identity.note,
                file.name,
                line
            ],
            key,
            file,
        )?;
        for (index, term) in identity.terms.iter().enumerate() {
            let position = 1 + identity.terms[..index]
                .iter()
                .filter(|before| before.side == term.side)
                .count();
            let number = match term.factor {
                Factor::Number(number) => Some(number),
                Factor::Series(_) | Factor::Rest(_) => None,
            };
            self.sink.row(
                insert::IDENTITY_TERM,
                params![
                    key,
                    term.side.as_str(),
                    position,
                    term.operation.as_str(),
                    term.factor.series().map(SeriesKey::as_str),
                    matches!(term.factor, Factor::Rest(_)),
                    number
                ],
                key,
                file,
            )?;
        }
        Ok(())
    }

    fn declared_break(&mut self, declared: &Break) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&declared.position) else {
            return Ok(());
        };
        self.sink.row(
            insert::BREAK,
            params![
                declared.key.as_str(),
                declared.series.as_str(),
                declared.place.as_str(),
                declared.event.to_string(),
                number(declared.factor),
                declared.direction.as_str(),
                declared.reason,
                declared.note,
                file.name,
                line
            ],
            declared.key.as_str(),
            file,
        )
    }

    fn search(&mut self, search: &Search) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&search.position) else {
            return Ok(());
        };
        self.sink.row(
            insert::SEARCH,
            params![
                search.key.as_str(),
                search.series.as_str(),
                search.place.as_str(),
                search.when.edtf,
                search.when.from,
                search.when.to,
                search.when.from.map(day::number),
                search.when.to.map(day::number),
                search.searched_in,
                search.words,
                search.on,
                search.note,
                search.privacy.is_whole(),
                field_names(&search.privacy),
                file.name,
                line
            ],
            search.key.as_str(),
            file,
        )
    }
}
