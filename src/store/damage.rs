//! Looks for damage in a database: what SQLite finds, and rows that are not those that tallybook wrote.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::connect::connect_to_scratch;
use super::derived::{Derived, refresh_all};
use super::digest::{WORD_INDEX, broken_seals, digest_of};
use super::error::Damage;
use super::ingest::known_files;
use super::open::open_for_reading;
use super::{StoreError, reading, schema};

/// Everything in a database that is not as tallybook wrote it. Files with a private document are not named.
///
/// # Errors
/// [`StoreError`] if the database cannot be opened or read for another reason.
pub fn damage(path: &Path) -> Result<Vec<Damage>, StoreError> {
    let connection = match open_for_reading(path) {
        Ok(connection) => connection,
        Err(error) => return Ok(vec![structural(error)?]),
    };
    let mut found = Vec::new();
    for look in [structure, references, files, tables] {
        match look(&connection) {
            Ok(damage) => found.extend(damage),
            Err(error) => found.push(structural(error)?),
        }
    }
    Ok(found)
}

/// What an error says of a file that does not hold together; any other is no damage.
fn structural(error: StoreError) -> Result<Damage, StoreError> {
    match error {
        StoreError::Unusable { ref source, .. } | StoreError::Sqlite(ref source) if error.is_damage() => {
            Ok(Damage::Structure(source.to_string()))
        }
        other => Err(other),
    }
}

/// What SQLite finds: pages, indexes and values.
fn structure(connection: &Connection) -> Result<Vec<Damage>, StoreError> {
    let mut check = connection.prepare("PRAGMA integrity_check(10)")?;
    let found = check.query_map([], |row| row.get::<_, String>(0))?;
    let found = found.filter(|found| !found.as_ref().is_ok_and(|found| found == "ok"));
    Ok(found
        .map(|found| Ok(Damage::Structure(found?)))
        .collect::<Result<_, rusqlite::Error>>()?)
}

fn references(connection: &Connection) -> Result<Vec<Damage>, StoreError> {
    let mut check =
        connection.prepare("SELECT DISTINCT \"table\", parent FROM pragma_foreign_key_check ORDER BY 1, 2")?;
    let found = check.query_map([], |row| {
        Ok(Damage::Reference {
            table: row.get(0)?,
            parent: row.get(1)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The files whose rows differ from what was read from them.
fn files(connection: &Connection) -> Result<Vec<Damage>, StoreError> {
    let (known, mut stored) = (known_files(connection)?, reading::stored(connection)?);
    let mut private = connection.prepare("SELECT EXISTS (SELECT 1 FROM document WHERE file = ?1 AND private)")?;
    let mut found = Vec::new();
    for (file, reading) in known {
        if stored.remove(&file).as_ref() == Some(&reading) {
            continue;
        }
        let is_private = private.query_row([&file], |row| row.get(0))?;
        found.push(Damage::File(if is_private {
            "a file with a private document".to_owned()
        } else {
            file
        }));
    }
    if !stored.is_empty() {
        found.push(Damage::Stray);
    }
    Ok(found)
}

/// The tables that are not read from files and differ from what was written, or from what computing them again gives.
fn tables(connection: &Connection) -> Result<Vec<Damage>, StoreError> {
    let mut broken = broken_seals(connection)?;
    let mut again = connect_to_scratch()?;
    Backup::new(connection, &mut again)?.run_to_completion(1024, Duration::ZERO, None)?;
    again.pragma_update(None, "foreign_keys", false)?;
    let again = again.transaction()?;
    if !holds_its_words(&again)? {
        broken.insert(WORD_INDEX);
    }
    refresh_all(&again)?;
    for table in Derived::ALL {
        if digest_of(connection, table.rows())? != digest_of(&again, table.rows())? {
            broken.insert(table.name());
        }
    }
    if !schema::has_our_history(connection)? {
        broken.insert("refinery_schema_history");
    }
    Ok(broken.into_iter().map(Damage::Table).collect())
}

/// Whether the index of words is that of the words that are stored; SQLite finds out by a statement that looks as if it wrote.
fn holds_its_words(connection: &Connection) -> Result<bool, StoreError> {
    let compared = connection.execute(
        "INSERT INTO claim_text (claim_text, rank) VALUES ('integrity-check', 1)",
        [],
    );
    match compared.map_err(StoreError::from) {
        Ok(_) => Ok(true),
        Err(error) if error.is_damage() => Ok(false),
        Err(error) => Err(error),
    }
}
