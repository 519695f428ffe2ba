//! Digests of rows, and the seals of tables: what each table that is not read from files looked like when tallybook last wrote it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::StoreError;
use super::derived::Derived;

/// Tables that are not read from files, and their rows in a fixed order. Those that are computed from others have a seal too.
const SEALED: [(&str, &str); 7] = [
    (STANDARD_PLACES, "SELECT * FROM place WHERE file IS NULL ORDER BY key"),
    (
        TREND_TABLES[0],
        "SELECT * FROM trend_fit ORDER BY series, place, currency",
    ),
    (
        TREND_TABLES[1],
        "SELECT * FROM trend_point ORDER BY series, place, currency, day",
    ),
    (
        TREND_TABLES[2],
        "SELECT * FROM trend_statement ORDER BY series, place, currency, claim",
    ),
    (
        WORD_INDEX, // of no words it has blocks too
        "SELECT * FROM claim_text_docsize UNION ALL SELECT * FROM (
           SELECT * FROM claim_text_data UNION ALL SELECT segid || ' ' || pgno, term FROM claim_text_idx UNION ALL SELECT * FROM claim_text_config)
         WHERE EXISTS (SELECT 1 FROM claim_text_docsize)",
    ),
    (VERIFICATION, "SELECT * FROM verification ORDER BY claim"),
    (RUNS, "SELECT * FROM ingest_run ORDER BY id"),
];

/// The tables with a seal, each with the rows that it covers.
fn sealed() -> impl Iterator<Item = (&'static str, &'static str)> {
    let derived = Derived::ALL.into_iter().map(|table| (table.name(), table.rows()));
    SEALED.into_iter().chain(derived)
}

/// The table of places, of which the seal covers those from a standard.
pub(super) const STANDARD_PLACES: &str = "place";
/// The tables of trends.
pub(super) const TREND_TABLES: [&str; 3] = ["trend_fit", "trend_point", "trend_statement"];
/// The index of the words of claims.
pub(super) const WORD_INDEX: &str = "claim_text";
/// What was found in copies of documents, which are not in the database.
pub(super) const VERIFICATION: &str = "verification";
/// The records of runs. No rows but these and those of verification cannot be computed again.
pub(super) const RUNS: &str = "ingest_run";

/// The tables whose rows are not those that were sealed.
pub(super) fn broken_seals(connection: &Connection) -> Result<BTreeSet<&'static str>, StoreError> {
    let mut seal = connection.prepare("SELECT CAST(sha256 AS BLOB) FROM table_digest WHERE name = ?1")?;
    let mut broken = BTreeSet::new();
    for (table, select) in sealed() {
        let sealed: Option<Vec<u8>> = seal.query_row([table], |row| row.get(0)).optional()?;
        // A table that nothing was written to yet is empty and has no seal.
        let sealed = sealed.unwrap_or_else(|| hex(Sha256::new()).into_bytes());
        if sealed != digest_of(connection, select)?.into_bytes() {
            broken.insert(table);
        }
    }
    Ok(broken)
}

/// Whether a table that is computed from others was never sealed, since the database is new or was upgraded.
pub(super) fn has_unsealed(connection: &Connection) -> Result<bool, StoreError> {
    let mut sealed = connection.prepare("SELECT EXISTS (SELECT 1 FROM table_digest WHERE name = ?1)")?;
    for table in Derived::ALL {
        if !sealed.query_row([table.name()], |row| row.get(0))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Seals every table except those whose rows nobody can vouch for.
pub(super) fn seal(connection: &Connection, except: impl Fn(&str) -> bool) -> Result<(), StoreError> {
    let mut seal = connection.prepare("INSERT OR REPLACE INTO table_digest (name, sha256) VALUES (?1, ?2)")?;
    for (table, select) in sealed().filter(|(table, _)| !except(table)) {
        seal.execute(params![table, digest_of(connection, select)?])?;
    }
    Ok(())
}

/// The digest of the rows of a `SELECT`, in hexadecimal digits.
pub(super) fn digest_of(connection: &Connection, select: &str) -> Result<String, StoreError> {
    let mut select = connection.prepare(select)?;
    let columns = 0..select.column_count();
    let (mut digest, mut rows) = (Sha256::new(), select.query([])?);
    while let Some(row) = rows.next()? {
        for column in columns.clone() {
            add(&mut digest, row.get_ref(column)?);
        }
    }
    Ok(hex(digest))
}

/// Adds a value with its type and length, so that no two rows look the same.
pub(super) fn add(digest: &mut Sha256, value: ValueRef<'_>) {
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

/// A digest in hexadecimal digits.
pub(super) fn hex(digest: Sha256) -> String {
    digest
        .finalize()
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}
