//! Which series an ingest can have changed: those of the claims that it wrote or deleted, those that links lead to from there, and all of them where a place,
//! an agent or a series that was there before is now declared otherwise.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::StoreError;

/// What the comparison of claims depends on besides the claims: for each place what contains it, for each agent its body, and how each series is measured.
const DECLARED: &str = "
  SELECT 'place ' || place, group_concat(ancestor || ' ' || distance) FROM (SELECT place, ancestor, distance FROM place_ancestor ORDER BY place, ancestor) GROUP BY place
  UNION ALL SELECT 'agent ' || agent, body FROM agent_body
  UNION ALL SELECT 'series ' || key, printf('%s %s %s %s %s %s %s %s', unit, currency, per, measure, since, since_day, quote(tolerance_days), adds_up) FROM series";

/// The series of the claims of a file; that of an event is empty.
const SERIES_OF: &str = "
  SELECT DISTINCT coalesce(estimate.series, '') FROM claim LEFT JOIN estimate ON estimate.claim = claim.id WHERE claim.file = ?1";

/// Series, or events, of which a claim of one is linked to a claim of the other: what is said of the one can then change the other.
const LINKED: &str = "
  SELECT DISTINCT coalesce(mine.series, ''), coalesce(other.series, '')
  FROM (SELECT id, relays AS other FROM claim WHERE relays IS NOT NULL
    UNION ALL SELECT id, supersedes FROM claim WHERE supersedes IS NOT NULL
    UNION ALL SELECT id, denies FROM claim WHERE denies IS NOT NULL) AS link
  LEFT JOIN estimate AS mine ON mine.claim = link.id
  LEFT JOIN estimate AS other ON other.claim = link.other
  WHERE mine.series IS NOT other.series";

/// What an ingest of some files can change, as the database is before it.
pub(super) struct Affected {
    declared: BTreeMap<String, String>,
    series: BTreeSet<String>,
}

impl Affected {
    /// Looks at the database before the rows of these files are deleted.
    pub(super) fn before(connection: &Connection, files: &[&str]) -> Result<Self, StoreError> {
        let mut series = series_of(connection, files)?;
        add_linked(connection, &mut series)?;
        let declared = declared(connection)?;
        Ok(Self { declared, series })
    }

    /// The series that are affected, once those files are written and places, agents and links are computed; `None` for all of them.
    pub(super) fn after(
        mut self,
        connection: &Connection,
        files: &[&str],
    ) -> Result<Option<BTreeSet<String>>, StoreError> {
        let now = declared(connection)?;
        let is_changed = |(key, before): (&String, &String)| now.get(key).is_some_and(|now| now != before);
        if self.declared.iter().any(is_changed) {
            return Ok(None);
        }
        self.series.append(&mut series_of(connection, files)?);
        add_linked(connection, &mut self.series)?;
        self.series.remove("");
        Ok(Some(self.series))
    }
}

fn declared(connection: &Connection) -> Result<BTreeMap<String, String>, StoreError> {
    let mut statement = connection.prepare(DECLARED)?;
    let declared = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(declared.collect::<Result<_, _>>()?)
}

fn series_of(connection: &Connection, files: &[&str]) -> Result<BTreeSet<String>, StoreError> {
    let mut statement = connection.prepare(SERIES_OF)?;
    let mut series = BTreeSet::new();
    for file in files {
        for key in statement.query_map([file], |row| row.get(0))? {
            series.insert(key?);
        }
    }
    Ok(series)
}

/// Adds the series that links lead to, over any number of claims.
fn add_linked(connection: &Connection, series: &mut BTreeSet<String>) -> Result<(), StoreError> {
    let mut statement = connection.prepare(LINKED)?;
    let links = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?]))?;
    let mut links: Vec<[String; 2]> = links.collect::<Result<_, _>>()?;
    loop {
        let (reached, rest): (Vec<_>, Vec<_>) = links
            .into_iter()
            .partition(|ends| ends.iter().any(|end| series.contains(end)));
        if reached.is_empty() {
            return Ok(());
        }
        series.extend(reached.into_iter().flatten());
        links = rest;
    }
}
