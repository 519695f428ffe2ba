//! A digest of what a file of a dossier says: of the rows that it states, in a form that no compiler or library changes. It is computed from a book and from
//! the rows of a database; where the two differ, the rows are not what was read.

use std::collections::BTreeMap;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql};
use sha2::{Digest, Sha256};

use crate::model::{Book, Place, SourceFile};

use super::book_rows::{Sink, rows_of};
use super::digest::{add, hex};
use super::{StoreError, insert};

/// The digest of each file of a book, in hexadecimal digits. The bytes of a file are not enough: a series in another file may set the rate
/// of its claims, and another version may read a phrase differently.
pub(super) fn readings(book: &Book) -> Result<Vec<String>, StoreError> {
    let mut digests = Digests::default();
    for file in &book.files {
        digests.file(&file.name, &file.sha256);
    }
    rows_of(book, &mut digests)?;
    let digest = |file: &SourceFile| digests.0.remove(file.name.as_str()).unwrap_or_default();
    Ok(book.files.iter().map(digest).map(sum).collect())
}

/// The digest of the rows that the database has of each file. Rows of no file are under an empty name, unless there are none.
pub(super) fn stored(connection: &Connection) -> Result<BTreeMap<String, String>, StoreError> {
    let mut digests = Digests::default();
    let mut files = connection.prepare("SELECT name, sha256 FROM source_file")?;
    let mut rows = files.query([])?;
    while let Some(row) = rows.next()? {
        digests.file(&text(row.get_ref(0)?), &text(row.get_ref(1)?));
    }
    for (select, insert) in insert::TABLES {
        let mut select = connection.prepare(select)?;
        let columns = 1..select.column_count();
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            if insert == insert::PLACE && row.get_ref(0)? == ValueRef::Null {
                continue; // it comes from a standard
            }
            let mut digest = begin(insert);
            for column in columns.clone() {
                add(&mut digest, row.get_ref(column)?);
            }
            digests.add(&text(row.get_ref(0)?), digest);
        }
    }
    Ok(digests.0.into_iter().map(|(file, rows)| (file, sum(rows))).collect())
}

/// Text as it is in a database that may be damaged.
fn text(value: ValueRef<'_>) -> String {
    value
        .as_bytes_or_null()
        .ok()
        .flatten()
        .map_or_else(String::new, |bytes| String::from_utf8_lossy(bytes).into_owned())
}

/// The digest of a row of the table that `insert` writes to.
fn begin(insert: &str) -> Sha256 {
    Sha256::new_with_prefix(insert.split('(').next().unwrap_or_default())
}

/// The digests of the rows of each file.
#[derive(Default)]
struct Digests(BTreeMap<String, Vec<[u8; 32]>>);

impl Digests {
    fn add(&mut self, file: &str, row: Sha256) {
        let rows = match self.0.get_mut(file) {
            Some(rows) => rows,
            None => self.0.entry(file.to_owned()).or_default(),
        };
        rows.push(row.finalize().into());
    }

    /// The row of the file itself.
    fn file(&mut self, name: &str, sha256: &str) {
        let mut digest = begin(insert::SOURCE_FILE);
        add(&mut digest, ValueRef::Text(name.as_bytes()));
        add(&mut digest, ValueRef::Text(sha256.as_bytes()));
        self.add(name, digest);
    }
}

impl Sink for Digests {
    fn wants(&self, _: usize) -> bool {
        true
    }

    fn row(&mut self, insert: &'static str, row: &[&dyn ToSql], _: &str, file: &SourceFile) -> Result<(), StoreError> {
        let mut digest = begin(insert);
        for value in row {
            let value = value.to_sql()?;
            let value = match &value {
                ToSqlOutput::Borrowed(value) => *value,
                ToSqlOutput::Owned(value) => ValueRef::from(value),
                // No row has a value of another kind.
                _ => ValueRef::Null,
            };
            add(&mut digest, value);
        }
        self.add(&file.name, digest);
        Ok(())
    }

    /// It is in no file.
    fn standard_place(&mut self, _: &Place) -> Result<(), StoreError> {
        Ok(())
    }
}

/// One digest of many, whatever their order.
fn sum(mut rows: Vec<[u8; 32]>) -> String {
    rows.sort_unstable();
    hex(rows.iter().fold(Sha256::new(), Digest::chain_update))
}
