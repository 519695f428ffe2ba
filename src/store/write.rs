//! Writes a book as rows: what is deleted and inserted for each file, within the caller's transaction.

use rusqlite::{Connection, ToSql, params, types::Value};

use crate::model::{
    Agent, AgentKey, Assertion, Book, Break, Claim, Currency, Document, Factor, FileId, HappeningKey, Identity, Per,
    Place, PlaceKey, Position, Privacy, PrivateField, Series, SeriesKey, SourceFile,
};

use super::{StoreError, insert};

/// Deletes every row of a file.
pub(super) fn delete_file(connection: &Connection, name: &str) -> Result<(), StoreError> {
    const STATEMENTS: [&str; 11] = [
        "DELETE FROM break WHERE file = ?1",
        "DELETE FROM estimate WHERE claim IN (SELECT id FROM claim WHERE file = ?1)",
        "DELETE FROM event WHERE claim IN (SELECT id FROM claim WHERE file = ?1)",
        "DELETE FROM claim WHERE file = ?1",
        "DELETE FROM document WHERE file = ?1",
        "DELETE FROM identity_term WHERE identity IN (SELECT key FROM identity WHERE file = ?1)",
        "DELETE FROM identity WHERE file = ?1",
        "DELETE FROM series WHERE file = ?1",
        "DELETE FROM agent WHERE file = ?1",
        "DELETE FROM place WHERE file = ?1",
        "DELETE FROM source_file WHERE name = ?1",
    ];
    for statement in STATEMENTS {
        connection.prepare_cached(statement)?.execute([name])?;
    }
    Ok(())
}

/// Writes the rows of the chosen files of a book.
pub(super) fn insert_files(
    connection: &Connection,
    book: &Book,
    chosen: &[bool],
    readings: &[String],
) -> Result<(), StoreError> {
    let writer = Writer {
        connection,
        book,
        chosen,
    };
    for ((file, reading), _) in book
        .files
        .iter()
        .zip(readings)
        .zip(chosen)
        .filter(|(_, chosen)| **chosen)
    {
        writer.insert(
            insert::SOURCE_FILE,
            params![file.name, file.sha256, reading],
            &file.name,
            file,
        )?;
    }
    book.agents.iter().try_for_each(|agent| writer.agent(agent))?;
    book.places.iter().try_for_each(|place| writer.place(place))?;
    book.series.iter().try_for_each(|series| writer.series(series))?;
    book.documents
        .iter()
        .try_for_each(|document| writer.document(document))?;
    book.claims.iter().try_for_each(|claim| writer.claim(claim))?;
    book.identities
        .iter()
        .try_for_each(|identity| writer.identity(identity))?;
    book.breaks
        .iter()
        .try_for_each(|declared| writer.declared_break(declared))?;
    Ok(())
}

/// Deletes standard places that nothing refers to any more.
pub(super) fn delete_unused_places(connection: &Connection) -> Result<(), StoreError> {
    let mut statement = connection.prepare(
        "DELETE FROM place WHERE file IS NULL
         AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.place = place.key)
         AND NOT EXISTS (SELECT 1 FROM agent WHERE agent.place = place.key)
         AND NOT EXISTS (SELECT 1 FROM identity WHERE identity.place = place.key)
         AND NOT EXISTS (SELECT 1 FROM break WHERE break.place = place.key)
         AND NOT EXISTS (SELECT 1 FROM place AS child WHERE child.parent = place.key)",
    )?;
    while statement.execute([])? > 0 {}
    Ok(())
}

struct Writer<'a> {
    connection: &'a Connection,
    book: &'a Book,
    chosen: &'a [bool],
}

impl<'a> Writer<'a> {
    /// The file of a record, if that file is to be written.
    fn file(&self, FileId(file): FileId) -> Option<&'a SourceFile> {
        let index = file as usize;
        self.chosen
            .get(index)
            .copied()
            .unwrap_or(false)
            .then(|| self.book.files.get(index))
            .flatten()
    }

    fn stated_in(&self, position: &Position) -> Option<(&'a SourceFile, u32)> {
        self.file(position.record.file).map(|file| (file, position.line))
    }

    fn insert(&self, sql: &str, row: &[&dyn ToSql], key: &str, file: &SourceFile) -> Result<(), StoreError> {
        match self.connection.prepare_cached(sql)?.execute(row) {
            Err(rusqlite::Error::SqliteFailure(error, _))
                if error.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY =>
            {
                Err(StoreError::Taken {
                    key: key.to_owned(),
                    file: file.path.clone(),
                })
            }
            result => Ok(result.map(|_| ())?),
        }
    }

    fn agent(&self, agent: &Agent) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&agent.position) else {
            return Ok(());
        };
        self.insert(
            insert::AGENT,
            params![
                agent.key.as_str(),
                agent.name,
                agent.kind.as_str(),
                agent.part_of.as_ref().map(AgentKey::as_str),
                agent.place.as_ref().map(PlaceKey::as_str),
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

    /// Inserts a place; a standard place that already exists is left unchanged.
    fn place(&self, place: &Place) -> Result<(), StoreError> {
        let parent = place.parent.as_ref().map(PlaceKey::as_str);
        let Some(position) = &place.position else {
            self.connection
                .prepare_cached("INSERT INTO place (key, name, standard, parent, note) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (key) DO NOTHING")?
                .execute(params![place.key.as_str(), place.name, place.standard.as_str(), parent, place.note])?;
            return Ok(());
        };
        let Some((file, line)) = self.stated_in(position) else {
            return Ok(());
        };
        self.connection
            .prepare_cached("DELETE FROM place WHERE key = ?1 AND file IS NULL")?
            .execute([place.key.as_str()])?;
        self.insert(
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

    fn series(&self, series: &Series) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&series.position) else {
            return Ok(());
        };
        self.insert(
            insert::SERIES,
            params![
                series.key.as_str(),
                series.title,
                series.unit.as_str(),
                series.unit_name,
                series.currency.as_ref().map(Currency::as_str),
                series.per.map(Per::as_str),
                series.adds_up,
                series.part_of.as_ref().map(SeriesKey::as_str),
                series.note,
                file.name,
                line
            ],
            series.key.as_str(),
            file,
        )
    }

    fn document(&self, document: &Document) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&document.position) else {
            return Ok(());
        };
        let published = document.published.as_ref();
        self.insert(
            insert::DOCUMENT,
            params![
                document.key.as_str(),
                document.title,
                document.publisher.as_str(),
                document.author,
                published.map(|period| &period.edtf),
                published.and_then(|period| period.from),
                published.and_then(|period| period.to),
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

    fn claim(&self, claim: &Claim) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&claim.position) else {
            return Ok(());
        };
        let id = claim.id.to_string();
        let (kind, projection) = match &claim.assertion {
            Assertion::Estimate(estimate) => ("estimate", estimate.projection),
            Assertion::Event(event) => ("event", event.projection),
        };
        self.insert(
            insert::CLAIM,
            params![
                id,
                claim.id.document.as_str(),
                kind,
                claim.place.as_str(),
                claim.stated,
                claim.when_stated,
                claim.when.edtf,
                claim.when.from,
                claim.when.to,
                claim.when.extent.as_str(),
                claim.when.approximate,
                claim.when.uncertain,
                claim.origin.as_str(),
                claim.origin_given,
                claim.relays.as_ref().map(ToString::to_string),
                claim.locator,
                claim.basis,
                claim.grade.map(|grade| grade.reliability.as_str()),
                claim.grade.map(|grade| grade.credibility),
                projection,
                claim.status.as_str(),
                claim.status_reason,
                claim.note,
                claim.private_note,
                claim.privacy.is_whole(),
                field_names(&claim.privacy),
                file.name,
                line
            ],
            &id,
            file,
        )?;
        match &claim.assertion {
            Assertion::Estimate(estimate) => {
                let quantity = &estimate.quantity;
                let correction = estimate.correction.as_ref();
                self.insert(
                    insert::ESTIMATE,
                    params![
                        id,
                        estimate.series.as_str(),
                        quantity.bound.as_str(),
                        quantity.low.map(number),
                        quantity.best.map(number),
                        quantity.high.map(number),
                        quantity.currency.as_ref().map(Currency::as_str),
                        quantity.per.map(Per::as_str),
                        quantity.hedge.as_str(),
                        quantity.figure(),
                        estimate.scope,
                        correction.map(|correction| &correction.value),
                        correction.map(|correction| &correction.reason)
                    ],
                    &id,
                    file,
                )
            }
            Assertion::Event(event) => self.insert(
                insert::EVENT,
                params![
                    id,
                    event.title,
                    event.category,
                    event.happening.as_ref().map(HappeningKey::as_str)
                ],
                &id,
                file,
            ),
        }
    }

    fn identity(&self, identity: &Identity) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&identity.position) else {
            return Ok(());
        };
        let key = identity.key.as_str();
        self.insert(
            insert::IDENTITY,
            params![
                key,
                identity.title,
                identity.equation,
                identity.place.as_str(),
                identity.when.edtf,
                identity.when.from,
                identity.when.to,
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
            let (series, number) = match &term.factor {
                Factor::Series(series) => (Some(series.as_str()), None),
                Factor::Number(number) => (None, Some(*number)),
            };
            self.insert(
                insert::IDENTITY_TERM,
                params![
                    key,
                    term.side.as_str(),
                    position,
                    term.operation.as_str(),
                    series,
                    number
                ],
                key,
                file,
            )?;
        }
        Ok(())
    }

    fn declared_break(&self, declared: &Break) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&declared.position) else {
            return Ok(());
        };
        self.insert(
            insert::BREAK,
            params![
                declared.key.as_str(),
                declared.series.as_str(),
                declared.place.as_str(),
                declared.event.to_string(),
                number(declared.factor),
                declared.reason,
                declared.note,
                file.name,
                line
            ],
            declared.key.as_str(),
            file,
        )
    }
}

/// The names of private fields, as they are stored.
fn field_names(privacy: &Privacy) -> Option<String> {
    let names: Vec<&str> = privacy.fields().map(PrivateField::as_str).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// Whole numbers are stored as integers, so that 50000 prints as 50000 in any SQL tool.
fn number(value: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53: every whole number up to here is exact in an f64
    if value.fract() == 0.0 && value.abs() <= EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number within 2^53")]
        return Value::Integer(value as i64);
    }
    Value::Real(value)
}
