//! The picture that a connection shows: everything, what was known by an earlier day, or what is public. All but the first are temporary tables
//! under the names of the file's own, with every public view on top of them. They are empty until a statement reads them.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, Statement, ToSql};

use super::StoreError;
use super::derived::{
    Derived, agent_bodies, claim_links, claim_words, intervals, pairs_apart, pairs_declared, series_stated, years,
};
use super::views::{statements, temporary};
use crate::model::day;

const TABLES: &str = include_str!("as_of.sql");
const ROWS: &str = include_str!("as_of_rows.sql");
const PUBLIC_TABLES: &str = include_str!("public.sql");
const PUBLIC_ROWS: &str = include_str!("public_rows.sql");

/// The tables with claims, and those that name what may be private; all are filled when a statement reads one of them.
const CLAIMS: [&str; 10] = [
    "document",
    "claim",
    "estimate",
    "event",
    "party",
    "verification",
    "break",
    "search",
    "claim_root",
    "claim_successor",
];
const NAMES: [&str; 8] = [
    "dossier",
    "agent",
    "agent_body",
    "place",
    "place_ancestor",
    "series",
    "identity",
    "source_file",
];

/// The tables that are computed from those, and filled when a statement reads them or what is computed from them in turn.
const INTERVALS: [&str; 3] = ["interval_year", "total_interval", "total_stretch"];
const PAIRS_APART: [&str; 2] = ["pair_apart", "crowded_series"];
const PAIRS_DECLARED: [&str; 1] = ["pair_declared"];
const YEARS: [&str; 2] = ["claim_year", "year_told"];
const WORDS: [&str; 2] = ["claim_words", "claim_text"];

/// Tables of the file in which nothing can be private. Any other is out of reach where private records are hidden.
const HARMLESS: [&str; 6] = [
    "column_meaning",
    "hedge",
    "identity_term",
    "ingest_run",
    "refinery_schema_history",
    "relation_meaning",
];

/// SQLite's own account of the pages of every table of the file, with the number and sizes of its rows.
pub(super) const PAGES: &str = "dbstat";

/// Which claims are shown, and how much of them. The default is what anybody may see of all that is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Picture {
    /// Only what the world could know by this day, if one is named.
    pub known_by: Option<NaiveDate>,
    /// Whether private records and fields are shown.
    pub private: bool,
}

/// The temporary tables of a picture.
#[derive(Debug)]
pub(super) struct Layer {
    known_by: Option<NaiveDate>,
    /// Whether the file holds anything private that is to be hidden.
    pub(super) hides: bool,
    /// The statements that create the views and the index of words.
    on_top: Vec<String>,
    filled: RefCell<BTreeSet<Part>>,
}

/// A part of a picture that is filled at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Claims,
    Intervals,
    PairsApart,
    PairsDeclared,
    Years,
    Words,
}

impl Layer {
    fn new(known_by: Option<NaiveDate>, hides: bool) -> Self {
        Self {
            // After those years there is no news, and text would not be in order.
            known_by: known_by.filter(|known_by| known_by.year() <= *day::HISTORY.end()),
            hides,
            on_top: temporary().into_iter().map(|(_, sql)| sql).collect(),
            filled: RefCell::default(),
        }
    }

    /// Creates the tables of a picture, empty, and the views on top of them; `None` if the file as it is shows that picture.
    pub(super) fn lay(connection: &Connection, picture: Picture) -> Result<Option<Self>, StoreError> {
        let hides = !picture.private && holds_private(connection)?;
        if picture.known_by.is_none() && !hides {
            return Ok(None);
        }
        let layer = Self::new(picture.known_by, hides);
        if layer.known_by.is_none() && !layer.hides {
            return Ok(None);
        }
        for part in layer.definitions() {
            connection.execute_batch(part)?;
        }
        Ok(Some(layer))
    }

    fn definitions(&self) -> impl Iterator<Item = &str> {
        let names = if self.hides { PUBLIC_TABLES } else { "" };
        [TABLES, names]
            .into_iter()
            .chain(self.on_top.iter().map(String::as_str))
    }

    /// The statements that fill the tables of claims.
    fn rows(&self) -> Vec<&'static str> {
        let mut rows = statements(ROWS);
        if self.hides {
            rows.extend(statements(PUBLIC_ROWS));
        }
        rows
    }

    /// The parts that a statement needs which reads these tables, in the order in which they are filled.
    fn parts(&self, read: &BTreeSet<String>) -> BTreeSet<Part> {
        let reads = |tables: &[&str]| tables.iter().any(|table| read.contains(*table));
        let mut parts = BTreeSet::new();
        let mut add = |part, needed| {
            if needed {
                parts.insert(part);
            }
            needed
        };
        let pairs = add(Part::PairsApart, reads(&PAIRS_APART));
        let intervals = add(Part::Intervals, reads(&INTERVALS) || pairs);
        let declared = add(Part::PairsDeclared, reads(&PAIRS_DECLARED));
        let years = add(Part::Years, reads(&YEARS));
        let words = add(Part::Words, reads(&WORDS));
        let claims = reads(&CLAIMS) || self.hides && reads(&NAMES);
        add(Part::Claims, claims || intervals || declared || years || words);
        parts
    }

    /// Fills the given tables and everything that they are computed from.
    pub(super) fn fill(&self, connection: &Connection, read: &BTreeSet<String>) -> Result<(), StoreError> {
        for part in self.parts(read) {
            if self.filled.borrow().contains(&part) {
                continue;
            }
            match part {
                Part::Claims => self.fill_claims(connection)?,
                Part::Intervals => intervals(connection, &series_stated(connection)?)?,
                Part::PairsApart => pairs_apart(connection, &series_stated(connection)?)?,
                Part::PairsDeclared => pairs_declared(connection)?,
                Part::Years => years(connection, &series_stated(connection)?)?,
                Part::Words => claim_words(connection)?,
            }
            self.filled.borrow_mut().insert(part);
        }
        Ok(())
    }

    fn fill_claims(&self, connection: &Connection) -> Result<(), StoreError> {
        for sql in self.rows() {
            self.run(&mut connection.prepare(sql)?)?;
        }
        claim_links(connection)?;
        if self.hides {
            agent_bodies(connection)?;
        }
        Ok(())
    }

    fn run(&self, statement: &mut Statement<'_>) -> Result<(), StoreError> {
        let values: [(&str, &dyn ToSql); 2] = [(":known_by", &self.known_by), (":private", &!self.hides)];
        for (name, value) in values {
            if let Some(index) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(index, value)?;
            }
        }
        statement.raw_execute()?;
        Ok(())
    }

    /// Statements that make the plain shell show the same picture to a statement that reads these tables. They contain no text from the rows of the database.
    pub(super) fn statements(&self, read: &BTreeSet<String>) -> String {
        let mut text = String::new();
        // `known_by` is a date by type, so it is safe to put into the text.
        let known_by = self
            .known_by
            .map_or_else(|| "NULL".to_owned(), |day| format!("'{day}'"));
        let mut add = |statement: &str| {
            let statement = statement.trim_end().replace(":known_by", &known_by);
            let statement = statement.replace(":private", if self.hides { "0" } else { "1" });
            // The shell computes all series at once, and stores all of their pairs.
            text.push_str(&statement.replace("= :series", "IS NOT NULL").replace(":most", "-1"));
            text.push('\n');
        };
        for part in self.definitions() {
            statements(part).into_iter().for_each(&mut add);
        }
        for part in self.parts(read) {
            if part == Part::Claims {
                self.rows().into_iter().for_each(&mut add);
            }
            self.computed(part)
                .iter()
                .flat_map(|table| table.statements())
                .for_each(&mut add);
        }
        text
    }

    /// The tables of a part that are computed from others, in order.
    fn computed(&self, part: Part) -> &'static [Derived] {
        match part {
            Part::Claims if self.hides => &[Derived::ClaimRoot, Derived::ClaimSuccessor, Derived::AgentBody],
            Part::Claims => &[Derived::ClaimRoot, Derived::ClaimSuccessor],
            Part::Intervals => &[Derived::IntervalYear, Derived::TotalInterval, Derived::TotalStretch],
            Part::PairsApart => &[Derived::PairApart],
            Part::PairsDeclared => &[Derived::PairDeclared],
            Part::Years => &[Derived::ClaimYear, Derived::YearTold],
            Part::Words => &[Derived::ClaimWords],
        }
    }

    /// The tables of the file that no statement may read.
    pub(super) fn out_of_reach(&self, connection: &Connection) -> Result<BTreeSet<String>, StoreError> {
        if !self.hides {
            return Ok(BTreeSet::new());
        }
        let mut statement = connection.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table'")?;
        let names = statement.query_map([], |row| row.get(0))?;
        let mut names = names.collect::<Result<BTreeSet<String>, _>>()?;
        names.retain(|name| !HARMLESS.contains(&name.as_str()));
        names.insert(PAGES.to_owned());
        Ok(names)
    }

    /// How many private claims there are that this picture would show.
    pub(super) fn count_left_out(&self, connection: &Connection) -> Result<usize, StoreError> {
        if !self.hides {
            return Ok(0);
        }
        let mut statement = connection.prepare(
            "SELECT count(*) FROM main.claim JOIN main.document ON document.key = claim.document
             WHERE (claim.private OR document.private) AND (?1 IS NULL OR claim.known_on <= ?1)",
        )?;
        Ok(statement.query_row([self.known_by], |row| row.get(0))?)
    }
}

/// Statements that make the plain shell show a picture, trends aside, of a file that may hold private records.
#[must_use]
pub fn picture_statements(picture: Picture) -> String {
    let everything = [&PAIRS_APART[..], &PAIRS_DECLARED, &YEARS, &WORDS].concat();
    let everything = everything.into_iter().map(str::to_owned).collect();
    Layer::new(picture.known_by, !picture.private).statements(&everything)
}

/// Finds private claims and documents through indexes that hold nothing else; agents and searches are few.
const HOLDS_PRIVATE: &str = "SELECT
  EXISTS (SELECT 1 FROM main.claim WHERE private OR private_note IS NOT NULL OR private_fields IS NOT NULL)
  OR EXISTS (SELECT 1 FROM main.document WHERE private OR private_note IS NOT NULL OR private_fields IS NOT NULL)
  OR EXISTS (SELECT 1 FROM main.agent WHERE private OR private_fields IS NOT NULL)
  OR EXISTS (SELECT 1 FROM main.search WHERE private OR private_fields IS NOT NULL)";

/// Whether the file holds anything private.
///
/// # Errors
/// [`StoreError`] where the database cannot be read.
pub fn holds_private(connection: &Connection) -> Result<bool, StoreError> {
    Ok(connection.query_row(HOLDS_PRIVATE, [], |row| row.get(0))?)
}

/// Whether an ingest filled the file, which no export has been through.
///
/// # Errors
/// [`StoreError`] where the database cannot be read.
pub fn was_ingested(connection: &Connection) -> Result<bool, StoreError> {
    Ok(connection.query_row("SELECT EXISTS (SELECT 1 FROM main.ingest_run)", [], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::super::open_copy;
    use super::*;

    fn strings(connection: &Connection, sql: &str) -> BTreeSet<String> {
        let mut statement = connection.prepare(sql).unwrap();
        let strings = statement.query_map([], |row| row.get(0)).unwrap();
        strings.collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn every_table_is_shadowed_in_public_or_can_hold_nothing_private() {
        let connection = open_copy(std::path::Path::new("no such file.db")).unwrap();
        for part in Layer::new(None, true).definitions() {
            connection.execute_batch(part).unwrap();
        }
        let shadows = strings(&connection, "SELECT name FROM temp.sqlite_schema WHERE type = 'table'");
        let tables = strings(&connection, "SELECT name FROM main.sqlite_schema WHERE type = 'table'");
        for table in &tables {
            assert!(
                shadows.contains(table) != HARMLESS.contains(&table.as_str()),
                "{table}: hide what is private in it, or list it as harmless"
            );
        }
        let parts = [
            &CLAIMS[..],
            &NAMES,
            &INTERVALS,
            &PAIRS_APART,
            &PAIRS_DECLARED,
            &YEARS,
            &WORDS,
        ];
        for name in parts.into_iter().flatten() {
            assert!(shadows.contains(*name), "{name}");
        }
    }

    #[test]
    fn every_public_view_is_laid_on_the_tables_of_a_picture() {
        let connection = open_copy(std::path::Path::new("no such file.db")).unwrap();
        for part in Layer::new(None, true).definitions() {
            connection.execute_batch(part).unwrap();
        }
        let views = |schema: &str| {
            let sql =
                format!("SELECT sql FROM {schema}.sqlite_schema WHERE type = 'view' AND name <> 'data_dictionary'");
            strings(&connection, &sql)
        };
        assert_eq!(views("temp"), views("main"));
    }

    #[test]
    fn what_is_private_is_looked_for_in_indexes_alone() {
        let connection = open_copy(std::path::Path::new("no such file.db")).unwrap();
        let mut statement = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {HOLDS_PRIVATE}"))
            .unwrap();
        let plan = statement.query_map([], |row| row.get("detail")).unwrap();
        let plan: Vec<String> = plan.collect::<Result<_, _>>().unwrap();
        for table in ["claim", "document"] {
            let through_index = format!("SCAN main.{table} USING INDEX {table}_private");
            assert!(
                plan.iter().any(|step| step.replace("COVERING ", "") == through_index),
                "{plan:?}"
            );
        }
    }
}
