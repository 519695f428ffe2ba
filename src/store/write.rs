//! Writes a book as rows: what is deleted and inserted for each file, within the caller's transaction.

use rusqlite::{Connection, OptionalExtension, ToSql, params};

use crate::model::{Book, Claim, Place, PlaceKey, SourceFile};

use super::book_rows::{Sink, rows_of};
use super::{StoreError, insert};

/// Deletes every row of a file.
pub(super) fn delete_file(connection: &Connection, name: &str) -> Result<(), StoreError> {
    const STATEMENTS: [&str; 14] = [
        "DELETE FROM dossier WHERE file = ?1",
        "DELETE FROM search WHERE file = ?1",
        "DELETE FROM break WHERE file = ?1",
        "DELETE FROM estimate WHERE claim IN (SELECT id FROM claim WHERE file = ?1)",
        "DELETE FROM event WHERE claim IN (SELECT id FROM claim WHERE file = ?1)",
        "DELETE FROM party WHERE claim IN (SELECT id FROM claim WHERE file = ?1)",
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

/// Deletes what belongs to no claim or identity, as only a damaged database has it.
pub(super) fn delete_stray_rows(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(
        "DELETE FROM estimate WHERE claim NOT IN (SELECT id FROM claim);
         DELETE FROM event WHERE claim NOT IN (SELECT id FROM claim);
         DELETE FROM party WHERE claim NOT IN (SELECT id FROM claim);
         DELETE FROM identity_term WHERE identity NOT IN (SELECT key FROM identity);",
    )?)
}

/// Deletes the places that come from a standard, so that they are written again.
pub(super) fn delete_standard_places(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM place WHERE file IS NULL", [])?;
    Ok(())
}

/// Writes the rows of the chosen files of a book.
pub(super) fn insert_files(
    connection: &Connection,
    book: &Book,
    chosen: &[bool],
    readings: &[String],
    tell: &dyn Fn(usize, usize),
) -> Result<(), StoreError> {
    let is_chosen = |claim: &&Claim| chosen.get(claim.position.record.file.0 as usize) == Some(&true);
    let claims = book.claims.iter().filter(is_chosen).count();
    let is_bulk = is_bulk(connection, claims)?;
    if is_bulk {
        connection.pragma_update(None, "ignore_check_constraints", true)?;
    }
    let writer = Writer {
        connection,
        chosen,
        claims,
        written: 0,
        tell,
    };
    let written = write_files(writer, book, readings);
    if is_bulk {
        connection.pragma_update(None, "ignore_check_constraints", false)?;
        written?;
        return check_constraints(connection);
    }
    written
}

/// Claims from which on the constraints of tables are checked once at the end: SQLite prepares each list of allowed words anew for each row otherwise, which
/// takes longer than writing it.
const BULK: usize = 2_000;

/// Whether there are so many claims to write that checking the whole tables is less work than checking each row.
fn is_bulk(connection: &Connection, claims: usize) -> Result<bool, StoreError> {
    let present: usize = connection.query_row("SELECT count(*) FROM claim", [], |row| row.get(0))?;
    Ok(claims >= BULK && claims >= present / 4)
}

/// Checks the constraints of every table that holds a dossier.
fn check_constraints(connection: &Connection) -> Result<(), StoreError> {
    let mut check = connection.prepare("SELECT quick_check FROM pragma_quick_check(?1) WHERE quick_check <> 'ok'")?;
    for (_, insert) in insert::TABLES {
        if let Some(wrong) = check
            .query_row([insert::table(insert)], |row| row.get::<_, String>(0))
            .optional()?
        {
            let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CONSTRAINT_CHECK);
            return Err(rusqlite::Error::SqliteFailure(code, Some(wrong)).into());
        }
    }
    Ok(())
}

fn write_files(mut writer: Writer<'_>, book: &Book, readings: &[String]) -> Result<(), StoreError> {
    for (index, (file, reading)) in book.files.iter().zip(readings).enumerate() {
        if writer.wants(index) {
            let row = params![file.name, file.sha256, reading];
            writer.row(insert::SOURCE_FILE, row, &file.name, file)?;
        }
    }
    let done = rows_of(book, &mut writer);
    (writer.tell)(writer.claims, writer.claims);
    done
}

/// Claims between two calls of `tell`.
const STEP: usize = 1024;

struct Writer<'a> {
    connection: &'a Connection,
    chosen: &'a [bool],
    /// How many claims there are to write, and are written.
    claims: usize,
    written: usize,
    tell: &'a dyn Fn(usize, usize),
}

impl Sink for Writer<'_> {
    fn wants(&self, file: usize) -> bool {
        self.chosen.get(file).copied().unwrap_or(false)
    }

    fn row(
        &mut self,
        insert: &'static str,
        row: &[&dyn ToSql],
        key: &str,
        file: &SourceFile,
    ) -> Result<(), StoreError> {
        if insert == insert::PLACE {
            // What the dossier says of a place counts, not what a standard says.
            let standard = "DELETE FROM place WHERE key = ?1 AND file IS NULL";
            self.connection.prepare_cached(standard)?.execute([key])?;
        }
        if insert == insert::CLAIM {
            if self.written.is_multiple_of(STEP) {
                (self.tell)(self.written, self.claims);
            }
            self.written += 1;
        }
        match self.connection.prepare_cached(insert)?.execute(row) {
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

    /// A place that a file declares is left as it is.
    fn standard_place(&mut self, place: &Place) -> Result<(), StoreError> {
        let parent = place.parent.as_ref().map(PlaceKey::as_str);
        self.connection
            .prepare_cached("INSERT INTO place (key, name, standard, parent, note) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (key) DO UPDATE SET name = excluded.name, standard = excluded.standard, parent = excluded.parent, note = excluded.note
                WHERE file IS NULL AND (name, standard, parent, note) IS NOT (excluded.name, excluded.standard, excluded.parent, excluded.note)")?
            .execute(params![place.key.as_str(), place.name, place.standard.as_str(), parent, place.note])?;
        Ok(())
    }
}

/// Deletes standard places that nothing refers to any more.
pub(super) fn delete_unused_places(connection: &Connection) -> Result<(), StoreError> {
    let mut statement = connection.prepare(
        "DELETE FROM place WHERE file IS NULL
         AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.place = place.key)
         AND NOT EXISTS (SELECT 1 FROM agent WHERE agent.place = place.key)
         AND NOT EXISTS (SELECT 1 FROM identity WHERE identity.place = place.key)
         AND NOT EXISTS (SELECT 1 FROM break WHERE break.place = place.key)
         AND NOT EXISTS (SELECT 1 FROM search WHERE search.place = place.key)
         AND NOT EXISTS (SELECT 1 FROM place AS child WHERE child.parent = place.key)",
    )?;
    while statement.execute([])? > 0 {}
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::open_copy;
    use super::*;

    #[test]
    fn a_row_that_breaks_a_constraint_is_found_after_all_are_written() {
        let connection = open_copy(std::path::Path::new("no such file.db")).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        connection
            .pragma_update(None, "ignore_check_constraints", true)
            .unwrap();
        assert!(check_constraints(&connection).is_ok());
        let series = "INSERT INTO series (key, title, unit, measure, adds_up, bound_by_parts, file, line) VALUES ('s', 's', 'crowd', 'stock', 0, 0, 'f', 1)";
        connection.execute(series, []).unwrap();
        connection
            .pragma_update(None, "ignore_check_constraints", false)
            .unwrap();
        let error = check_constraints(&connection).unwrap_err().to_string();
        assert!(error.contains("series"), "{error}");
    }
}
