//! Every claim as a row of a sheet.

use rusqlite::Row;
use rusqlite::types::{FromSqlError, ValueRef};

use crate::model::{Currency, FileId, Hedge, Measure, PlaceKey, Position, Quantity, Series, SeriesKey, Span};

use super::read::{interval, number};
use super::word::{optional_word, word};
use super::{Reader, StoreError};

const SHEET: &str = include_str!("sheet.sql");
/// The columns behind those of the sheet.
const EXTRA: usize = 6;
/// The columns that say how much it is where the words do not.
const AMOUNT: [&str; 9] = [
    "bound",
    "low",
    "best",
    "high",
    "interval",
    "interval_level",
    "hedge",
    "currency",
    "per",
];

/// A claim as a row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRow {
    /// The cells, in the order of the columns; empty where the claim has nothing to say.
    pub cells: Vec<String>,
    /// Of an estimate: its words and what they were read as.
    pub figure: Option<Figure>,
}

/// The words of an estimate and what they were read as.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The words that were read.
    pub words: String,
    /// What they are taken for, without the name of the unit.
    pub quantity: Quantity,
    /// Whether it depends on what sizes in words stand for in its dossier.
    pub own_sizes: bool,
    /// The series, with what decides how words are read.
    pub series: Series,
    /// The place.
    pub place: PlaceKey,
    /// The language of the document.
    pub language: String,
}

impl Reader {
    /// Reads every claim that is shown as a row of a sheet, in the order of their documents. `begin` is called first, with the columns and the numbers of
    /// those that say how much an estimate is where its words do not.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read, and what `each` returns.
    pub fn sheet<E: From<StoreError>>(
        &self,
        begin: impl FnOnce(&[String], &[usize]) -> Result<(), E>,
        mut each: impl FnMut(SheetRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self.connection().prepare(SHEET).map_err(StoreError::from)?;
        let columns = statement.column_count().saturating_sub(EXTRA);
        let columns: Vec<String> = statement.column_names().take(columns).map(str::to_owned).collect();
        let amount: Vec<usize> = (0..columns.len())
            .filter(|index| AMOUNT.contains(&&*columns[*index]))
            .collect();
        begin(&columns, &amount)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            each(sheet_row(row, columns.len()).map_err(StoreError::from)?)?;
        }
        Ok(())
    }
}

fn sheet_row(row: &Row<'_>, columns: usize) -> rusqlite::Result<SheetRow> {
    let mut cells = Vec::with_capacity(columns);
    for column in 0..columns {
        cells.push(match row.get_ref(column)? {
            ValueRef::Null => String::new(),
            ValueRef::Integer(whole) => whole.to_string(),
            ValueRef::Real(real) => real.to_string(),
            ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
            ValueRef::Blob(_) => return Err(FromSqlError::InvalidType.into()),
        });
    }
    let is_estimate = row.get_ref("series")? != ValueRef::Null;
    Ok(SheetRow {
        cells,
        figure: if is_estimate { Some(figure(row)?) } else { None },
    })
}

fn figure(row: &Row<'_>) -> rusqlite::Result<Figure> {
    let read_as: Option<String> = row.get("read_as")?;
    Ok(Figure {
        words: match read_as {
            Some(words) => words,
            None => row.get::<_, Option<String>>("stated")?.unwrap_or_default(),
        },
        quantity: Quantity {
            bound: word(row, "bound")?,
            low: number(row, "low")?,
            best: number(row, "best")?,
            high: number(row, "high")?,
            interval: interval(row)?,
            unit: word(row, "unit")?,
            unit_name: None,
            currency: optional_word::<Currency>(row, "currency")?,
            per: optional_word(row, "per")?,
            hedge: optional_word(row, "hedge")?.unwrap_or(Hedge::None),
        },
        own_sizes: row.get("own_sizes")?,
        series: series(row)?,
        place: word(row, "place")?,
        language: row.get("read_in")?,
    })
}

/// The series of a row, with what decides how words are read.
fn series(row: &Row<'_>) -> rusqlite::Result<Series> {
    Ok(Series {
        key: word::<SeriesKey>(row, "series")?,
        title: String::new(),
        unit: word(row, "unit")?,
        unit_name: row.get("unit_name")?,
        currency: optional_word(row, "series_currency")?,
        per: optional_word(row, "series_per")?,
        measure: Measure::Stock,
        since: None,
        tolerance: None,
        adds_up: false,
        bound_by_parts: false,
        part_of: None,
        matches: Vec::new(),
        note: None,
        position: Position {
            record: Span::new(FileId(0), &(0..0)),
            line: 0,
            fields: Box::default(),
        },
    })
}
