//! The estimates of one series, materialized: the views that join most tables, stored in temporary ones of the same names while what follows from them is computed.
//! The views between them and the computed tables are laid on top, so that every definition stays in the migrations.

use rusqlite::Connection;

use super::StoreError;
use super::views::temporary;

/// The views that are stored, each defined by those before it, with the index through which their rows are found.
const STORED: [(&str, &str); 2] = [
    ("estimates", "CREATE INDEX temp.estimates_id ON estimates (id)"),
    (
        "estimate_interval",
        "CREATE INDEX temp.estimate_interval_id ON estimate_interval (id)",
    ),
];

/// The views through which the computed tables read them, each defined by those before it.
const ON_TOP: [&str; 6] = [
    "claim_span",
    "comparable_interval",
    "interval_pair",
    "comparable_pair",
    "intervals_apart",
    "disagreeing_pair",
];

/// The temporary tables and views.
pub(super) struct Materialized<'a> {
    connection: &'a Connection,
    /// The statements that fill `estimate_interval` from `estimates`.
    intervals: String,
}

impl<'a> Materialized<'a> {
    /// Creates them, empty.
    pub(super) fn create(connection: &'a Connection) -> Result<Self, StoreError> {
        let views = temporary();
        let definition = |name: &str| views.iter().find(|(view, _)| *view == name).map_or("", |(_, sql)| sql);
        for (name, index) in STORED {
            connection.execute_batch(&format!(
                "CREATE TEMP TABLE {name} AS SELECT * FROM main.{name} WHERE 0; {index}"
            ))?;
        }
        for name in ON_TOP {
            connection.execute_batch(definition(name))?;
        }
        let select = definition("estimate_interval").split_once(" AS ").unwrap_or_default().1;
        Ok(Self {
            connection,
            intervals: format!("INSERT INTO temp.estimate_interval {select}"),
        })
    }

    /// Fills them with the estimates of one series.
    pub(super) fn fill(&self, series: &str) -> Result<(), StoreError> {
        for (name, _) in STORED {
            self.connection
                .prepare_cached(&format!("DELETE FROM temp.{name}"))?
                .execute([])?;
        }
        let estimates = "INSERT INTO temp.estimates SELECT * FROM main.estimates WHERE series = ?1";
        self.connection.prepare_cached(estimates)?.execute([series])?;
        self.connection.prepare_cached(&self.intervals)?.execute([])?;
        Ok(())
    }

    /// Drops them.
    pub(super) fn drop(self) -> Result<(), StoreError> {
        for name in ON_TOP.iter().rev() {
            self.connection.execute_batch(&format!("DROP VIEW temp.{name}"))?;
        }
        for (name, _) in STORED.iter().rev() {
            self.connection.execute_batch(&format!("DROP TABLE temp.{name}"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::open_copy;
    use super::*;

    #[test]
    fn every_definition_is_found_and_nothing_is_left_behind() {
        let views: Vec<&str> = temporary().into_iter().map(|(name, _)| name).collect();
        for name in STORED.map(|(name, _)| name).into_iter().chain(ON_TOP) {
            assert!(views.contains(&name), "{name}");
        }
        let connection = open_copy(std::path::Path::new("no such file.db")).unwrap();
        let materialized = Materialized::create(&connection).unwrap();
        materialized.fill("none").unwrap();
        materialized.drop().unwrap();
        let left: u32 = connection
            .query_row("SELECT count(*) FROM temp.sqlite_schema", [], |row| row.get(0))
            .unwrap();
        assert_eq!(left, 0);
    }
}
