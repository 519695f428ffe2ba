//! Tables computed from claims, places and agents: ancestors of places, roots of relays, successors of superseded claims, the bodies that agents are part of,
//! the years of comparable intervals, and of comparable totals, the pairs that disagree or are declared, what is told of each year, and the words of claims. Their
//! definitions are in SQL, the same for the file and for the picture as of an earlier day.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::StoreError;
use super::affected::Affected;
use super::materialized::Materialized;

const DEFINITIONS: &str = include_str!("derived.sql");

/// A table that is computed from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Derived {
    PlaceAncestor,
    ClaimRoot,
    ClaimSuccessor,
    AgentBody,
    IntervalYear,
    TotalInterval,
    TotalStretch,
    PairApart,
    CrowdedSeries,
    PairDeclared,
    ClaimYear,
    YearTold,
    ClaimWords,
}

/// The tables that are computed series by series, in this order.
const INTERVALS: [Derived; 3] = [Derived::IntervalYear, Derived::TotalInterval, Derived::TotalStretch];
const PAIRS_APART: [Derived; 2] = [Derived::PairApart, Derived::CrowdedSeries];
const YEARS: [Derived; 2] = [Derived::ClaimYear, Derived::YearTold];

/// The most pairs that disagree of one series that are stored; of a series with more they are found anew whenever they are read. So what is stored grows with
/// the number of series at most, and not with the square of the claims.
const MOST_PAIRS: u32 = 10_000;

impl Derived {
    /// Every table that is computed from others, in this order.
    pub(super) const ALL: [Self; 13] = [
        Self::PlaceAncestor,
        Self::ClaimRoot,
        Self::ClaimSuccessor,
        Self::AgentBody,
        Self::IntervalYear,
        Self::TotalInterval,
        Self::TotalStretch,
        Self::PairApart,
        Self::CrowdedSeries,
        Self::PairDeclared,
        Self::ClaimYear,
        Self::YearTold,
        Self::ClaimWords,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::PlaceAncestor => "place_ancestor",
            Self::ClaimRoot => "claim_root",
            Self::ClaimSuccessor => "claim_successor",
            Self::AgentBody => "agent_body",
            Self::IntervalYear => "interval_year",
            Self::TotalInterval => "total_interval",
            Self::TotalStretch => "total_stretch",
            Self::PairApart => "pair_apart",
            Self::CrowdedSeries => "crowded_series",
            Self::PairDeclared => "pair_declared",
            Self::ClaimYear => "claim_year",
            Self::YearTold => "year_told",
            Self::ClaimWords => "claim_words",
        }
    }

    /// Reads its rows, in a fixed order.
    pub(super) const fn rows(self) -> &'static str {
        match self {
            Self::PlaceAncestor => "SELECT * FROM place_ancestor ORDER BY place, ancestor",
            Self::ClaimRoot => "SELECT * FROM claim_root ORDER BY claim",
            Self::ClaimSuccessor => "SELECT * FROM claim_successor ORDER BY claim",
            Self::AgentBody => "SELECT * FROM agent_body ORDER BY agent",
            Self::IntervalYear => "SELECT * FROM interval_year ORDER BY series, place, kind, year, claim",
            Self::TotalInterval => "SELECT * FROM total_interval ORDER BY series, place, kind, stretch, claim",
            Self::TotalStretch => "SELECT * FROM total_stretch ORDER BY series, kind, stretch",
            Self::PairApart => "SELECT * FROM pair_apart ORDER BY series, a, b",
            Self::CrowdedSeries => "SELECT * FROM crowded_series ORDER BY series",
            Self::PairDeclared => "SELECT * FROM pair_declared ORDER BY rule, a, b",
            Self::ClaimYear => "SELECT * FROM claim_year ORDER BY series, claim, year",
            Self::YearTold => "SELECT * FROM year_told ORDER BY series, place, scope, currency, since, year",
            Self::ClaimWords => "SELECT * FROM claim_words ORDER BY number",
        }
    }

    /// The statements that empty the table and fill it.
    pub(super) fn statements(self) -> impl Iterator<Item = &'static str> {
        let section = DEFINITIONS
            .split("\n-- ")
            .find_map(|section| section.strip_prefix(self.name())?.strip_prefix('\n'));
        section
            .unwrap_or_default()
            .split_inclusive(";\n")
            .map(str::trim)
            .filter(|statement| !statement.is_empty())
    }
}

/// Recomputes a table; of one that is computed series by series, the rows of one series.
fn compute(connection: &Connection, table: Derived, series: Option<&str>) -> Result<(), StoreError> {
    for sql in table.statements() {
        let mut statement = connection.prepare_cached(sql)?;
        if let Some(index) = statement.parameter_index(":series")? {
            statement.raw_bind_parameter(index, series)?;
        }
        if let Some(index) = statement.parameter_index(":most")? {
            statement.raw_bind_parameter(index, MOST_PAIRS + 1)?;
        }
        statement.raw_execute()?;
    }
    Ok(())
}

/// Recomputes the roots of all relays and the successors of all superseded claims.
pub(super) fn claim_links(connection: &Connection) -> Result<(), StoreError> {
    compute(connection, Derived::ClaimRoot, None)?;
    compute(connection, Derived::ClaimSuccessor, None)
}

/// Recomputes the bodies that agents are part of.
pub(super) fn agent_bodies(connection: &Connection) -> Result<(), StoreError> {
    compute(connection, Derived::AgentBody, None)
}

/// Recomputes the intervals of these series.
/// Series by series, so that each reads its own claims by index.
pub(super) fn intervals(connection: &Connection, series: &BTreeSet<String>) -> Result<(), StoreError> {
    each(connection, &INTERVALS, series)
}

/// Recomputes the pairs that disagree of these series, from their intervals.
pub(super) fn pairs_apart(connection: &Connection, series: &BTreeSet<String>) -> Result<(), StoreError> {
    each(connection, &PAIRS_APART, series)
}

/// Recomputes the years that the estimates of these series are about, and what is told of each.
pub(super) fn years(connection: &Connection, series: &BTreeSet<String>) -> Result<(), StoreError> {
    each(connection, &YEARS, series)
}

fn each(connection: &Connection, tables: &[Derived], series: &BTreeSet<String>) -> Result<(), StoreError> {
    for series in series {
        for table in tables {
            compute(connection, *table, Some(series))?;
        }
    }
    Ok(())
}

/// Recomputes the pairs that the dossier declares.
pub(super) fn pairs_declared(connection: &Connection) -> Result<(), StoreError> {
    compute(connection, Derived::PairDeclared, None)
}

/// Recomputes the words of all claims, and their index. The index is made anew as a whole: changed in part, it would keep words that are gone from the dossier,
/// and show the history of ingests.
pub(super) fn claim_words(connection: &Connection) -> Result<(), StoreError> {
    compute(connection, Derived::ClaimWords, None)
}

/// The series that have estimates.
pub(super) fn series_stated(connection: &Connection) -> Result<BTreeSet<String>, StoreError> {
    let mut statement = connection.prepare("SELECT DISTINCT series FROM estimate")?;
    let series = statement.query_map([], |row| row.get(0))?;
    Ok(series.collect::<Result<_, _>>()?)
}

/// Recomputes everything that an ingest can have changed, which wrote or deleted the rows of these files.
pub(super) fn refresh(connection: &Connection, before: Affected, files: &[&str]) -> Result<(), StoreError> {
    places_and_links(connection)?;
    match before.after(connection, files)? {
        Some(series) => series_by_series(connection, &series),
        None => refresh_all(connection),
    }
}

/// Recomputes everything, whatever is in the tables.
pub(super) fn refresh_all(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "DELETE FROM interval_year; DELETE FROM total_interval; DELETE FROM total_stretch; DELETE FROM pair_apart; DELETE FROM crowded_series; DELETE FROM claim_year; DELETE FROM year_told;",
    )?;
    places_and_links(connection)?;
    series_by_series(connection, &series_stated(connection)?)
}

fn places_and_links(connection: &Connection) -> Result<(), StoreError> {
    compute(connection, Derived::PlaceAncestor, None)?;
    agent_bodies(connection)?;
    claim_links(connection)
}

fn series_by_series(connection: &Connection, series: &BTreeSet<String>) -> Result<(), StoreError> {
    let materialized = Materialized::create(connection)?;
    for series in series {
        materialized.fill(series)?;
        for table in INTERVALS.into_iter().chain(PAIRS_APART).chain(YEARS) {
            compute(connection, table, Some(series))?;
        }
    }
    materialized.drop()?;
    pairs_declared(connection)?;
    claim_words(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_emptied_and_filled() {
        for table in Derived::ALL {
            let statements: Vec<&str> = table.statements().collect();
            assert!(statements.len() >= 2, "{table:?}");
            assert!(statements[0].starts_with(&format!("DELETE FROM {}", table.name())));
            assert!(statements[1].starts_with(&format!("INSERT INTO {}", table.name())));
        }
    }
}
