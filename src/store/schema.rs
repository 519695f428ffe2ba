//! Checks that a file has exactly the schema that tallybook creates, with the rows that it creates with it.
//!
//! A file from elsewhere may contain triggers that change what is written and views that show something else under a known
//! name. So the text of every object is compared before anything in the file is run, and the file's own schema is never printed.

use std::path::Path;

use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use super::StoreError;
use super::connect::connect_in_memory;
use super::digest::{digest_of, hex};
use super::error::SchemaProblem;
use super::migrate::{Migrations, OURS, SCHEMA_VERSION, migrate};

/// SHA-256 of the objects of the newest schema, as computed by [`digest`]. It is a constant because running the migrations
/// takes longer than most queries; a test checks it.
const DIGEST: &str = "c0b8c11b06e916140ea5de296e85cfd0b09af88576813f832237319174e187e6";

/// The tables whose rows are part of the schema: every figure that is compared depends on `hedge`.
const CONSTANT: [(&str, &str); 3] = [
    ("hedge", "SELECT * FROM main.hedge ORDER BY word"),
    (
        "relation_meaning",
        "SELECT * FROM main.relation_meaning ORDER BY relation",
    ),
    (
        "column_meaning",
        "SELECT * FROM main.column_meaning ORDER BY relation, position",
    ),
];

/// The digests of their rows in the newest schema; the same test checks them.
const CONSTANT_DIGESTS: [&str; 3] = [
    "3b7663cb76084b03c0d5ff1a47c6bc791f471dd3ada488a044d948cbdb172d9c",
    "380f063b8f24461ed843dea5ab3863eee7b798003ed26371039b239b0a149981",
    "9cbd716aa99085279ac94e2dd174cc0c6fa133401bc49834c2eb0caffac93283",
];

/// One object of a schema: a table, an index, a view or a trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Object {
    kind: Vec<u8>,
    name: Vec<u8>,
    table: Vec<u8>,
    /// Its `CREATE` statement; `None` for an index that SQLite creates automatically.
    sql: Option<Vec<u8>>,
}

impl Object {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        // Bytes, since the text of a file from elsewhere may not be UTF-8.
        let text = |index| -> rusqlite::Result<_> { Ok(row.get_ref(index)?.as_bytes_or_null()?.map(<[u8]>::to_vec)) };
        Ok(Self {
            kind: text(0)?.unwrap_or_default(),
            name: text(1)?.unwrap_or_default(),
            table: text(2)?.unwrap_or_default(),
            sql: text(3)?,
        })
    }

    fn is(&self, other: &Self) -> bool {
        (&self.kind, &self.name) == (&other.kind, &other.name)
    }

    /// Its kind and name, safe for a terminal and at most a line long.
    fn title(&self) -> String {
        let shown = |bytes: &[u8]| -> String { String::from_utf8_lossy(bytes).escape_debug().take(60).collect() };
        format!("{} `{}`", shown(&self.kind), shown(&self.name))
    }
}

/// Every object of the file's schema, in a fixed order.
fn objects(connection: &Connection) -> rusqlite::Result<Vec<Object>> {
    connection
        .prepare(
            "SELECT CAST(type AS TEXT), CAST(name AS TEXT), CAST(tbl_name AS TEXT), CAST(sql AS TEXT) FROM main.sqlite_schema
             ORDER BY 1, 2, 3, 4",
        )?
        .query_map([], Object::read)?
        .collect()
}

/// The schema that the migrations create up to a version, in memory.
fn expected(migrations: &Migrations, version: u32) -> Result<Connection, StoreError> {
    let connection = connect_in_memory()?;
    if version > 0 {
        migrate(&connection, migrations, version)?;
    }
    Ok(connection)
}

fn digest(objects: &[Object]) -> String {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(bytes);
    };
    for object in objects {
        add(&object.kind);
        add(&object.name);
        add(&object.table);
        add(object.sql.as_deref().unwrap_or_default());
    }
    hex(hash)
}

/// The digests of the rows that are part of a schema that is ours.
fn constant_digests(connection: &Connection, schema: &[Object]) -> Result<Vec<(&'static str, String)>, StoreError> {
    let is_there = |table: &str| schema.iter().any(|object| object.name == table.as_bytes());
    let tables = CONSTANT.iter().filter(|(table, _)| is_there(table));
    tables
        .map(|(table, select)| Ok((*table, digest_of(connection, select)?)))
        .collect()
}

/// Rejects a file whose schema is not what the migrations create up to its version.
pub(super) fn verify(
    connection: &Connection,
    path: &Path,
    migrations: &Migrations,
    version: u32,
) -> Result<(), StoreError> {
    let found = objects(connection)?;
    if version == SCHEMA_VERSION
        && digest(&found) == DIGEST
        && constant_digests(connection, &found)?
            .iter()
            .map(|(_, digest)| digest)
            .eq(CONSTANT_DIGESTS)
    {
        return Ok(());
    }
    let expected = expected(migrations, version)?;
    let known = objects(&expected)?;
    let extra = found
        .iter()
        .filter(|found| !known.iter().any(|known| known.is(found)))
        .map(|found| SchemaProblem::Extra(found.title()));
    let other = known.iter().filter(|known| !found.contains(known)).map(|known| {
        if found.iter().any(|found| found.is(known)) {
            SchemaProblem::Changed(known.title())
        } else {
            SchemaProblem::Missing(known.title())
        }
    });
    let mut problems: Vec<SchemaProblem> = extra.chain(other).collect();
    if problems.is_empty() {
        let mut rows = constant_digests(connection, &known)?;
        let known = constant_digests(&expected, &known)?;
        rows.retain(|found| !known.contains(found));
        problems.extend(rows.into_iter().map(|(table, _)| SchemaProblem::Rows(table)));
    }
    if problems.is_empty() {
        return Ok(());
    }
    Err(StoreError::Schema {
        path: path.to_owned(),
        problems,
    })
}

/// Whether the file records the migrations that it should have been through.
pub(super) fn has_our_history(connection: &Connection) -> Result<bool, StoreError> {
    const HISTORY: &str = "SELECT * FROM refinery_schema_history ORDER BY version";
    Ok(digest_of(connection, HISTORY)? == digest_of(&expected(&OURS, SCHEMA_VERSION)?, HISTORY)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_the_schema_that_the_migrations_make() {
        let connection = expected(&OURS, SCHEMA_VERSION).unwrap();
        let made = objects(&connection).unwrap();
        let rows = constant_digests(&connection, &made).unwrap();
        let rows: Vec<String> = rows.into_iter().map(|(_, digest)| digest).collect();
        let expected = (DIGEST.to_owned(), CONSTANT_DIGESTS.map(str::to_owned).to_vec());
        assert_eq!(
            (digest(&made), rows),
            expected,
            "set DIGEST and CONSTANT_DIGESTS to the left values"
        );
    }
}
