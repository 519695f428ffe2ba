//! A digest of what a file of a dossier says: of the rows that it states, in a form that no compiler or library changes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, ValueRef};
use sha2::{Digest, Sha256};

use crate::model::{Book, Place, SourceFile};

use super::StoreError;
use super::book_rows::{Sink, rows_of};

/// The digest of each file of a book, in hexadecimal digits. The bytes of a file are not enough: a series in another file may set the rate
/// of its claims, and another version may read a phrase differently.
pub(super) fn readings(book: &Book) -> Result<Vec<String>, StoreError> {
    let mut digests = Digests::default();
    rows_of(book, &mut digests)?;
    let digest = |file: &SourceFile| digests.0.remove(file.name.as_str()).unwrap_or_default();
    Ok(book.files.iter().map(digest).map(sum).collect())
}

/// The digests of the rows of each file.
#[derive(Default)]
struct Digests(BTreeMap<String, Vec<[u8; 32]>>);

impl Sink for Digests {
    fn wants(&self, _: usize) -> bool {
        true
    }

    fn row(&mut self, insert: &'static str, row: &[&dyn ToSql], _: &str, file: &SourceFile) -> Result<(), StoreError> {
        let mut digest = Sha256::new();
        digest.update(insert);
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
        let rows = match self.0.get_mut(file.name.as_str()) {
            Some(rows) => rows,
            None => self.0.entry(file.name.clone()).or_default(),
        };
        rows.push(digest.finalize().into());
        Ok(())
    }

    /// It is in no file.
    fn standard_place(&mut self, _: &Place) -> Result<(), StoreError> {
        Ok(())
    }
}

/// Adds a value with its type and length, so that no two rows look the same.
fn add(digest: &mut Sha256, value: ValueRef<'_>) {
    let (kind, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(number) => (1, &number.to_be_bytes()),
        ValueRef::Real(number) => (2, &number.to_bits().to_be_bytes()),
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(bytes) => (4, bytes),
    };
    digest.update([kind]);
    digest.update((bytes.len() as u64).to_be_bytes());
    digest.update(bytes);
}

/// One digest of many, whatever their order.
fn sum(mut rows: Vec<[u8; 32]>) -> String {
    rows.sort_unstable();
    let digest = rows.iter().fold(Sha256::new(), Digest::chain_update).finalize();
    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
