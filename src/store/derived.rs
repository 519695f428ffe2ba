//! Tables computed from claims, places and agents: ancestors of places, roots of relays, successors of superseded claims, the bodies that agents are part of,
//! the years of comparable intervals, and of comparable totals. Their
//! definitions are in SQL, the same for the file and for the picture as of an earlier day.

use std::collections::BTreeSet;

use rusqlite::{Connection, named_params};

use super::StoreError;

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
}

impl Derived {
    /// Every table that is computed from others, in this order.
    pub(super) const ALL: [Self; 6] = [
        Self::PlaceAncestor,
        Self::ClaimRoot,
        Self::ClaimSuccessor,
        Self::AgentBody,
        Self::IntervalYear,
        Self::TotalInterval,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::PlaceAncestor => "place_ancestor",
            Self::ClaimRoot => "claim_root",
            Self::ClaimSuccessor => "claim_successor",
            Self::AgentBody => "agent_body",
            Self::IntervalYear => "interval_year",
            Self::TotalInterval => "total_interval",
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
        }
    }

    /// The two statements that empty the table and fill it.
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

/// Recomputes a table; of the years of intervals, those of one series.
fn compute(connection: &Connection, table: Derived, series: Option<&str>) -> Result<(), StoreError> {
    for sql in table.statements() {
        let mut statement = connection.prepare_cached(sql)?;
        match series {
            None => statement.execute([])?,
            Some(series) => statement.execute(named_params! {":series": series})?,
        };
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

/// Recomputes the years of the intervals of these series. Series by series, so that each reads its own claims by index.
pub(super) fn interval_years<'a>(
    connection: &Connection,
    series: impl IntoIterator<Item = &'a String>,
) -> Result<(), StoreError> {
    let mut series = series.into_iter();
    series.try_for_each(|series| compute(connection, Derived::IntervalYear, Some(series)))
}

/// Recomputes the intervals of all totals: which may exclude which depends on the places that contain one another.
pub(super) fn total_intervals(connection: &Connection) -> Result<(), StoreError> {
    compute(connection, Derived::TotalInterval, None)
}

/// The series that have estimates.
pub(super) fn series_stated(connection: &Connection) -> Result<BTreeSet<String>, StoreError> {
    let mut statement = connection.prepare("SELECT DISTINCT series FROM estimate")?;
    let series = statement.query_map([], |row| row.get(0))?;
    Ok(series.collect::<Result<_, _>>()?)
}

/// Recomputes everything that an ingest can have changed, given the series of the claims that it wrote or deleted.
pub(super) fn refresh(connection: &Connection, series: &BTreeSet<String>) -> Result<(), StoreError> {
    compute(connection, Derived::PlaceAncestor, None)?;
    agent_bodies(connection)?;
    claim_links(connection)?;
    interval_years(connection, series)?;
    total_intervals(connection)
}

/// Recomputes everything, whatever is in the tables.
pub(super) fn refresh_all(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM interval_year", [])?;
    refresh(connection, &series_stated(connection)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_emptied_and_filled() {
        for table in Derived::ALL {
            let statements: Vec<&str> = table.statements().collect();
            assert!(statements.len() == 2, "{table:?}");
            assert!(statements[0].starts_with(&format!("DELETE FROM {}", table.name())));
            assert!(statements[1].starts_with(&format!("INSERT INTO {}", table.name())));
        }
    }
}
