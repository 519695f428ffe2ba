//! The tables that the public views read, whole and in order, with the types that their schema means: for programs that know more types than SQLite.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};

use super::{Computed, Reader, StoreError};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Whole numbers.
    Whole,
    /// Numbers; SQLite keeps whole ones as integers.
    Number,
    /// Text.
    Text,
    /// True or false; SQLite keeps 1 and 0.
    Truth,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: ColumnKind,
}

/// A table that the public views read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ViewedTable {
    /// Its name.
    pub name: &'static str,
    /// Reads every row, in the order of its key.
    select: &'static str,
    /// Reads the series and the year that each row is about, then the row, in their order; `None` where a row is about neither.
    parted: Option<&'static str>,
}

impl ViewedTable {
    const fn whole(name: &'static str, select: &'static str) -> Self {
        let parted = None;
        Self { name, select, parted }
    }

    /// Whether each row is about a series and a year, and can be kept apart by them.
    #[must_use]
    pub const fn is_parted(&self) -> bool {
        self.parted.is_some()
    }
}

/// The series and the year that a row is about. The year is that of the first day of its time, astronomical, or NULL if that is open or unknown; an event
/// is about no series.
pub type Part<'a> = [ValueRef<'a>; 2];

/// Every table that the public views read, by name. Runs of ingest, fingerprints of files and the index of words are not among them.
pub const VIEWED_TABLES: [ViewedTable; 30] = [
    ViewedTable::whole("agent", "SELECT * FROM agent ORDER BY key"),
    ViewedTable::whole("agent_body", "SELECT * FROM agent_body ORDER BY agent"),
    ViewedTable::whole("break", "SELECT * FROM break ORDER BY key"),
    ViewedTable {
        name: "claim",
        select: "SELECT * FROM claim ORDER BY id",
        // The number that an ISO date begins with.
        parted: Some(
            "SELECT estimate.series, CAST(claim.when_from AS INTEGER), claim.* FROM claim LEFT JOIN estimate ON estimate.claim = claim.id ORDER BY 1, 2, claim.id",
        ),
    },
    ViewedTable::whole("claim_root", "SELECT * FROM claim_root ORDER BY claim"),
    ViewedTable::whole("claim_successor", "SELECT * FROM claim_successor ORDER BY claim"),
    ViewedTable::whole("claim_year", "SELECT * FROM claim_year ORDER BY series, claim, year"),
    ViewedTable::whole("crowded_series", "SELECT * FROM crowded_series ORDER BY series"),
    ViewedTable::whole("document", "SELECT * FROM document ORDER BY key"),
    ViewedTable::whole("dossier", "SELECT * FROM dossier ORDER BY file"),
    ViewedTable {
        name: "estimate",
        select: "SELECT * FROM estimate ORDER BY claim",
        parted: Some(
            "SELECT estimate.series, CAST(claim.when_from AS INTEGER), estimate.* FROM estimate JOIN claim ON claim.id = estimate.claim ORDER BY 1, 2, estimate.claim",
        ),
    },
    ViewedTable::whole("event", "SELECT * FROM event ORDER BY claim"),
    ViewedTable::whole("hedge", "SELECT * FROM hedge ORDER BY word"),
    ViewedTable::whole("identity", "SELECT * FROM identity ORDER BY key"),
    ViewedTable::whole(
        "identity_term",
        "SELECT * FROM identity_term ORDER BY identity, side, position",
    ),
    ViewedTable::whole(
        "interval_year",
        "SELECT * FROM interval_year ORDER BY series, place, kind, year, claim",
    ),
    ViewedTable::whole("pair_apart", "SELECT * FROM pair_apart ORDER BY series, a, b"),
    ViewedTable::whole("pair_declared", "SELECT * FROM pair_declared ORDER BY rule, a, b"),
    ViewedTable::whole("party", "SELECT * FROM party ORDER BY claim, position"),
    ViewedTable::whole("place", "SELECT * FROM place ORDER BY key"),
    ViewedTable::whole(
        "place_ancestor",
        "SELECT * FROM place_ancestor ORDER BY place, ancestor",
    ),
    ViewedTable::whole("search", "SELECT * FROM search ORDER BY key"),
    ViewedTable::whole("series", "SELECT * FROM series ORDER BY key"),
    ViewedTable::whole(
        "total_interval",
        "SELECT * FROM total_interval ORDER BY series, place, kind, stretch, claim",
    ),
    ViewedTable::whole(
        "total_stretch",
        "SELECT * FROM total_stretch ORDER BY series, kind, stretch",
    ),
    ViewedTable::whole("trend_fit", "SELECT * FROM trend_fit ORDER BY series, place, currency"),
    ViewedTable::whole(
        "trend_point",
        "SELECT * FROM trend_point ORDER BY series, place, currency, day",
    ),
    ViewedTable::whole(
        "trend_statement",
        "SELECT * FROM trend_statement ORDER BY series, place, currency, claim",
    ),
    ViewedTable::whole("verification", "SELECT * FROM verification ORDER BY claim"),
    ViewedTable::whole(
        "year_told",
        "SELECT * FROM year_told ORDER BY series, place, scope, currency, since, year",
    ),
];

/// Columns that are true or false by what they are computed from, where no CHECK says so.
const COMPUTED_TRUTHS: [(&str, &str); 3] = [
    ("claim_year", "is_dated"),
    ("year_told", "open_below"),
    ("year_told", "open_above"),
];

impl Reader {
    /// Fills every table that the public views read, trends aside.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub fn fill_viewed_tables(&self) -> Result<(), StoreError> {
        self.fill(&VIEWED_TABLES.map(|table| table.name.to_owned()).into())
    }

    /// The columns of a table, in order.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub fn table_columns(&self, table: &str) -> Result<Vec<TableColumn>, StoreError> {
        self.compute(|connection| columns(connection, table))
    }

    /// Reads the rows of a table, one by one in the order of its key; by part also where rows are to be kept apart and the table allows it, and then in the
    /// order of parts.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read, and what `each` returns.
    pub fn table_rows<E: From<StoreError>>(
        &self,
        table: ViewedTable,
        by_part: bool,
        mut each: impl FnMut(Option<Part<'_>>, &[ValueRef<'_>]) -> Result<(), E>,
    ) -> Result<(), E> {
        let parted = table.parted.filter(|_| by_part);
        let failed = |error: rusqlite::Error| StoreError::from(error);
        let mut statement = self
            .connection()
            .prepare(parted.unwrap_or(table.select))
            .map_err(failed)?;
        let width = statement.column_count();
        let mut rows = statement.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let cells: Result<Vec<ValueRef<'_>>, _> = (0..width).map(|column| row.get_ref(column)).collect();
            let cells = cells.map_err(failed)?;
            match cells.split_first_chunk() {
                Some((part, cells)) if parted.is_some() => each(Some(*part), cells)?,
                _ => each(None, &cells)?,
            }
        }
        Ok(())
    }
}

/// The columns as the file declares them; the tables of a picture have the same, without what they mean.
fn columns(connection: &Connection, table: &str) -> Result<Vec<TableColumn>, StoreError> {
    let ddl: String = connection.query_row(
        "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?1",
        [table],
        |row| row.get(0),
    )?;
    let mut statement = connection.prepare("SELECT name, type FROM pragma_table_info(?1, 'main') ORDER BY cid")?;
    let columns = statement.query_map(params![table], |row| {
        let (name, declared): (String, String) = (row.get(0)?, row.get(1)?);
        let is_truth =
            ddl.contains(&format!("CHECK ({name} IN (0, 1))")) || COMPUTED_TRUTHS.contains(&(table, name.as_str()));
        let kind = match declared.as_str() {
            "INTEGER" if is_truth => ColumnKind::Truth,
            "INTEGER" => ColumnKind::Whole,
            "REAL" | "ANY" => ColumnKind::Number,
            _ => ColumnKind::Text,
        };
        Ok(TableColumn { name, kind })
    })?;
    Ok(columns.collect::<Result<_, _>>()?)
}

impl Computed {
    /// The columns of a table of [answers](Computed::ANSWERS), in order.
    #[must_use]
    pub fn columns(self) -> Vec<TableColumn> {
        let definition = super::answer_tables_sql()
            .split("CREATE TEMP TABLE ")
            .find(|text| text.split(' ').next() == Some(self.table()))
            .unwrap_or_default();
        let lines = definition.lines().skip(1).take_while(|line| !line.starts_with(')'));
        let column = |line: &str| {
            let mut words = line.split([' ', ',']).filter(|word| !word.is_empty());
            let name = words.next()?.to_owned();
            let kind = match words.next()? {
                "INTEGER" if matches!(name.as_str(), "asked" | "beyond") => ColumnKind::Truth,
                "INTEGER" => ColumnKind::Whole,
                "REAL" => ColumnKind::Number,
                _ => ColumnKind::Text,
            };
            Some(TableColumn { name, kind })
        };
        lines.filter_map(column).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::open_copy;
    use super::ColumnKind::{Number, Text, Truth, Whole};
    use super::*;

    fn empty() -> Connection {
        open_copy(std::path::Path::new("no such file.db")).unwrap()
    }

    #[test]
    fn every_table_is_read_in_the_order_of_its_key_and_none_is_forgotten() {
        let connection = empty();
        let mut statement = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'claim\\_text%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name")
            .unwrap();
        let names = statement.query_map([], |row| row.get(0)).unwrap();
        let mut names = names.collect::<Result<Vec<String>, _>>().unwrap();
        // Nothing that a view of claims reads.
        let left = [
            "claim_words",
            "column_meaning",
            "ingest_run",
            "refinery_schema_history",
            "relation_meaning",
            "source_file",
            "table_digest",
        ];
        names.retain(|name| !left.contains(&name.as_str()));
        assert_eq!(names, VIEWED_TABLES.map(|table| table.name));
        for table in VIEWED_TABLES {
            let mut key = connection
                .prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk")
                .unwrap();
            let key = key.query_map([table.name], |row| row.get(0)).unwrap();
            let key = key.collect::<Result<Vec<String>, _>>().unwrap().join(", ");
            assert_eq!(table.select, format!("SELECT * FROM {0} ORDER BY {key}", table.name));
        }
    }

    #[test]
    fn columns_have_the_types_that_the_schema_means() {
        let connection = empty();
        let kinds = |table: &str, names: &[&str]| -> Vec<ColumnKind> {
            let columns = columns(&connection, table).unwrap();
            let kind = |name: &&str| columns.iter().find(|column| column.name == **name).unwrap().kind;
            names.iter().map(kind).collect()
        };
        assert_eq!(
            kinds("claim", &["id", "from_day", "projection", "credibility", "line"]),
            [Text, Whole, Truth, Whole, Whole]
        );
        assert_eq!(kinds("estimate", &["low", "own_sizes"]), [Number, Truth]);
        assert_eq!(
            kinds("year_told", &["open_below", "claims", "lowest"]),
            [Truth, Whole, Number]
        );
        assert_eq!(kinds("trend_point", &["p50", "line"]), [Number, Truth]);
    }

    #[test]
    fn the_columns_of_answers_are_those_of_their_tables() {
        let connection = empty();
        super::super::make_answer_tables(&connection).unwrap();
        for table in Computed::ANSWERS {
            let statement = connection.prepare(table.select()).unwrap();
            let names: Vec<String> = table.columns().into_iter().map(|column| column.name).collect();
            assert_eq!(names, statement.column_names().collect::<Vec<_>>());
        }
    }
}
