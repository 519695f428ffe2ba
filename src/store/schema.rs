//! Checks that a file has exactly the schema that tallybook creates.
//!
//! A file from elsewhere may contain triggers that change what is written and views that show something else under a known
//! name. So the text of every object is compared before anything in the file is run, and the file's own schema is never printed.

use std::path::Path;

use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use super::StoreError;
use super::connect::connect_in_memory;
use super::error::SchemaProblem;
use super::migrate::{Migrations, SCHEMA_VERSION, migrate};

/// SHA-256 of the objects of the newest schema, as computed by [`digest`]. It is a constant because running the migrations
/// takes longer than most queries; a test checks it.
const DIGEST: &str = "255508d4ca8620b13b9f2bcbbf56f0e95876d037938a3c027df4afbd2a925f09";

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
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Rejects a file whose schema is not what the migrations create up to its version.
pub(super) fn verify(
    connection: &Connection,
    path: &Path,
    migrations: &Migrations,
    version: u32,
) -> Result<(), StoreError> {
    let found = objects(connection)?;
    if version == SCHEMA_VERSION && digest(&found) == DIGEST {
        return Ok(());
    }
    let known = objects(&expected(migrations, version)?)?;
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
    let problems: Vec<SchemaProblem> = extra.chain(other).collect();
    if problems.is_empty() {
        return Ok(());
    }
    Err(StoreError::Schema {
        path: path.to_owned(),
        problems,
    })
}

#[cfg(test)]
mod tests {
    use super::super::migrate::OURS;
    use super::*;

    #[test]
    fn the_digest_is_that_of_the_schema_that_the_migrations_make() {
        let made = objects(&expected(&OURS, SCHEMA_VERSION).unwrap()).unwrap();
        assert_eq!(digest(&made), DIGEST, "set DIGEST to the left value");
    }
}
