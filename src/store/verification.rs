//! What was found of claims in the researcher's copies: kept for as long as the claim says the same of the same document.

use std::path::Path;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use crate::model::{ClaimId, Outcome};

use super::digest::{VERIFICATION, seal};
use super::open::{open_for_reading, open_for_writing};
use super::{StoreError, migrate};

/// What was found of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerificationRow<'a> {
    /// The claim.
    pub claim: &'a ClaimId,
    /// The phrase that was looked for.
    pub stated: &'a str,
    /// Where the claim says that it stands.
    pub locator: &'a str,
    /// The digest of the document's file that the dossier gives.
    pub sha256: Option<&'a str>,
    /// The outcome. None is stored of a phrase that was not looked for.
    pub outcome: Outcome,
    /// Where it was found.
    pub found_at: Option<&'a str>,
    /// How often it is there.
    pub occurrences: usize,
}

/// What the phrase of each verified claim stands on.
const BASIS: &str = "SELECT verification.claim, claim.stated, claim.locator, document.sha256
  FROM main.verification JOIN main.claim ON claim.id = verification.claim JOIN main.document ON document.key = claim.document";

const INSERT: &str = "INSERT OR REPLACE INTO verification (claim, outcome, found_at, occurrences, verified_on) VALUES (?1, ?2, ?3, ?4, ?5)";

/// Records what was found on a day, in one transaction, and returns how many claims it was recorded of. Claims of which the database says something else are
/// left out. `None` if there is no database, or one of an earlier layout: the next ingest makes one.
///
/// # Errors
/// [`StoreError`]; the database is then unchanged.
pub fn record_verification(
    path: &Path,
    rows: &[VerificationRow<'_>],
    day: NaiveDate,
    waiting: fn(&Path),
) -> Result<Option<usize>, StoreError> {
    match open_for_reading(path) {
        Ok(_) => {}
        Err(
            StoreError::Missing { .. }
            | StoreError::Empty { .. }
            | StoreError::Older { .. }
            | StoreError::EarlierLayout { .. },
        ) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    }
    let opened = open_for_writing(path, waiting)?;
    let recorded = record(&opened.connection, rows, day).map_err(|error| error.about(path))?;
    opened.commit()?;
    Ok(Some(recorded))
}

fn record(connection: &Connection, rows: &[VerificationRow<'_>], day: NaiveDate) -> Result<usize, StoreError> {
    let mut says = connection.prepare(
        "SELECT 1 FROM claim JOIN document ON document.key = claim.document
         WHERE claim.id = ?1 AND claim.stated IS ?2 AND claim.locator IS ?3 AND document.sha256 IS ?4",
    )?;
    let mut insert = connection.prepare(INSERT)?;
    let mut recorded = 0;
    for row in rows {
        let same = params![row.claim.as_str(), row.stated, row.locator, row.sha256];
        if says.query_row(same, |_| Ok(())).optional()?.is_none() {
            continue;
        }
        insert.execute(params![
            row.claim.as_str(),
            row.outcome.as_str(),
            row.found_at,
            row.occurrences,
            day
        ])?;
        recorded += 1;
    }
    migrate::check_foreign_keys(connection)?;
    seal(connection, |table| table != VERIFICATION)?;
    Ok(recorded)
}

/// Remembers what the phrases that were verified stand on, before claims are replaced.
pub(super) fn remember(connection: &Connection) -> Result<(), StoreError> {
    let sql = format!("DROP TABLE IF EXISTS temp.verified_before; CREATE TEMP TABLE verified_before AS {BASIS}");
    Ok(connection.execute_batch(&sql)?)
}

/// Drops what was found of claims that are gone or now say something else; all of it, where it is not what was recorded.
pub(super) fn drop_stale(connection: &Connection, all: bool) -> Result<(), StoreError> {
    let stale = if all {
        "DELETE FROM verification".to_owned()
    } else {
        format!(
            "DELETE FROM verification WHERE claim IN (SELECT claim FROM verification EXCEPT SELECT claim FROM (SELECT * FROM temp.verified_before INTERSECT {BASIS}))"
        )
    };
    connection.execute(&stale, [])?;
    Ok(())
}

/// Copies what a picture shows into a new database.
pub(super) fn copy(from: &Connection, to: &Connection) -> Result<(), StoreError> {
    let mut select =
        from.prepare("SELECT claim, outcome, found_at, occurrences, verified_on FROM verification ORDER BY claim")?;
    let mut insert = to.prepare(INSERT)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let text = |index| row.get::<_, Option<String>>(index);
        insert.execute(params![text(0)?, text(1)?, text(2)?, row.get::<_, i64>(3)?, text(4)?])?;
    }
    Ok(())
}
