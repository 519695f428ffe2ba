//! The claims that enter trends, or did on an earlier day, one after another in the order of their trends: never all of a database at once.

use chrono::NaiveDate;
use rusqlite::types::FromSql;
use rusqlite::{Connection, Row, params};

use crate::model::{
    AgentKey, ClaimId, Currency, Interval, Measure, PlaceKey, Quantity, Reliability, SeriesKey, TrendKey, day,
};

use super::StoreError;
use super::word::{Word, word};

/// A claim as a trend reads it.
#[derive(Debug, Clone, PartialEq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a column of its own, and they combine freely"
)]
pub struct TrendClaim {
    /// The trend that it enters.
    pub trend: TrendKey,
    /// Its id.
    pub id: ClaimId,
    /// The agent that the first claim of its chain of relays comes from.
    pub root_origin: AgentKey,
    /// The document's publisher.
    pub publisher: AgentKey,
    /// The first claim of its chain, if it repeats one.
    pub repeats: Option<ClaimId>,
    /// The quantity.
    pub quantity: Quantity,
    /// What its series measures.
    pub measure: Measure,
    /// The first day that it can be about; `None` where open or unknown.
    pub from: Option<NaiveDate>,
    /// The last day that it can be about; `None` likewise.
    pub to: Option<NaiveDate>,
    /// The day by which the world could know it.
    pub known_on: NaiveDate,
    /// How reliable the researcher holds the source.
    pub reliability: Option<Reliability>,
    /// Whether an equal figure elsewhere does not make it an echo: it is a measurement of its own, or names another origin than its publisher.
    pub independent: bool,
    /// Whether nobody says where the figure comes from.
    pub unsourced: bool,
    /// Whether the parts of a place bound the whole in its series, and the whole its parts.
    pub bound_by_parts: bool,
    /// Of a total: the first day counted; `None` if unknown.
    pub since: Option<NaiveDate>,
    /// The first day that the totals of its series count, where the series says so.
    pub series_since: Option<NaiveDate>,
    /// Whether it is a goal or a forecast.
    pub projection: bool,
    /// The day from which it is not accepted any more, if it was accepted before.
    pub status_on: Option<NaiveDate>,
}

/// Reads the columns of a row one after another: of very many rows, finding them by their names takes longer than all else.
struct Columns<'r> {
    row: &'r Row<'r>,
    next: usize,
}

impl Columns<'_> {
    fn take<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        self.next += 1;
        self.row.get(self.next - 1)
    }

    /// A word or a key.
    fn word<T>(&mut self) -> rusqlite::Result<T>
    where
        Word<T>: FromSql,
    {
        Ok(self.take::<Word<T>>()?.0)
    }

    /// A word or a key that may be absent.
    fn optional_word<T>(&mut self) -> rusqlite::Result<Option<T>>
    where
        Word<T>: FromSql,
    {
        Ok(self.take::<Option<Word<T>>>()?.map(|word| word.0))
    }
}

/// In the order of the columns of [`claims`].
fn claim(row: &Row<'_>) -> rusqlite::Result<TrendClaim> {
    let mut columns = Columns { row, next: 0 };
    let trend = TrendKey {
        series: columns.word()?,
        place: columns.word()?,
        currency: columns.optional_word()?,
    };
    let measure = columns.word()?;
    let id = columns.word()?;
    let origin: AgentKey = columns.word()?;
    let root_origin = columns.word()?;
    let publisher: AgentKey = columns.word()?;
    let repeats = columns.optional_word()?;
    let quantity = Quantity {
        bound: columns.word()?,
        low: columns.take()?,
        best: columns.take()?,
        high: columns.take()?,
        unit: columns.word()?,
        unit_name: None,
        currency: trend.currency,
        per: columns.optional_word()?,
        hedge: columns.word()?,
        interval: match (columns.optional_word()?, columns.take()?) {
            (Some(kind), level) => Some(Interval { kind, level }),
            (None, _) => None,
        },
    };
    let (from, to, known_on) = (columns.take()?, columns.take()?, columns.take()?);
    let grade: Option<String> = columns.take()?;
    let is_measured: bool = columns.take()?;
    Ok(TrendClaim {
        trend,
        id,
        root_origin,
        independent: is_measured || origin != publisher,
        publisher,
        repeats,
        quantity,
        measure,
        from,
        to,
        known_on,
        reliability: grade.and_then(|grade| Reliability::from_word(grade.get(..1)?)),
        unsourced: columns.take()?,
        since: columns.take()?,
        projection: columns.take()?,
        status_on: columns.take()?,
        bound_by_parts: columns.take()?,
        series_since: columns.take::<Option<i32>>()?.and_then(day::of),
    })
}

/// Whether the claims are read that enter trends, or those that once did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// They count: accepted and not superseded.
    Now,
    /// They counted on an earlier day: superseded, or accepted until their status changed.
    Before,
}

macro_rules! claims {
    ($which:literal) => {
        concat!(
            "SELECT e.series, e.place, e.currency, e.measure, e.id, e.origin, e.root_origin, e.publisher, CASE WHEN e.is_echo THEN e.origin_id END,
               e.bound, CAST(e.low AS REAL), CAST(e.best AS REAL), CAST(e.high AS REAL), e.unit, e.per, e.hedge, e.interval, CAST(e.interval_level AS REAL),
               e.about_from, e.about_to, e.known_on, e.grade, e.independent, e.unsourced, e.since, e.projection, e.status_on,
               series.adds_up AND series.bound_by_parts, series.since_day
             FROM estimates AS e JOIN series ON series.key = e.series
             WHERE ",
            $which,
            " AND e.scope IS NULL AND e.bound <> 'unreported' AND e.per IS series.per
               AND CASE WHEN ?2 THEN e.status = 'accepted' AND e.superseded_by IS NULL
                 ELSE e.status = 'accepted' AND e.superseded_by IS NOT NULL OR e.status_on IS NOT NULL END
             ORDER BY e.series, e.place, e.currency, e.about_from_day, e.id"
        )
    };
}

/// Hands on the claims that enter trends, or did, of one series or of all: those of no narrower scope, at the series' rate. Those of a trend follow one
/// another, in the order of their first day, then id.
///
/// # Errors
/// [`StoreError`] where the database cannot be read.
pub fn trend_claims(
    connection: &Connection,
    series: Option<&SeriesKey>,
    counting: Counting,
    mut take: impl FnMut(TrendClaim) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(if series.is_some() {
        claims!("e.series = ?1")
    } else {
        claims!("?1 IS NULL")
    })?;
    let mut rows = statement.query(params![series.map(SeriesKey::as_str), counting == Counting::Now])?;
    while let Some(row) = rows.next()? {
        take(claim(row)?)?;
    }
    Ok(())
}

/// The places that contain a place, the nearest first.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn containing(connection: &Connection, place: &PlaceKey) -> Result<Vec<PlaceKey>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT ancestor FROM place_within WHERE place = ?1 AND distance > 0 ORDER BY distance, ancestor",
    )?;
    let places = statement.query_map([place.as_str()], |row| word(row, "ancestor"))?;
    Ok(places.collect::<Result<_, _>>()?)
}

/// The most pairs that are read of one trend: those furthest apart.
pub const PAIRS: usize = 100;

/// Pairs of claims that enter a trend and whose figures exclude each other, as the view `comparable_pair` judges, in the order of their ids. A denial alone
/// excludes nothing.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn disagreeing(connection: &Connection, key: &TrendKey) -> Result<Vec<[String; 2]>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT a, b FROM (
           SELECT pair.a, pair.b FROM intervals_apart AS apart
           CROSS JOIN comparable_pair AS pair ON pair.a = apart.a AND pair.b = apart.b AND pair.series = apart.series
           WHERE disagree AND (SELECT projection FROM claim WHERE id = pair.a) = 0 AND apart.series = ?1 AND place_a = ?2 AND place_b = ?2 AND scope_a IS NULL AND scope_b IS NULL
             AND (SELECT currency FROM estimate WHERE claim = pair.a) IS ?3
           ORDER BY factor IS NOT NULL, factor DESC, pair.a, pair.b LIMIT ?4)
         ORDER BY a, b",
    )?;
    let pairs = statement.query_map(
        params![
            key.series.as_str(),
            key.place.as_str(),
            key.currency.as_ref().map(Currency::as_str),
            PAIRS
        ],
        |row| Ok([row.get(0)?, row.get(1)?]),
    )?;
    Ok(pairs.collect::<Result<_, _>>()?)
}

/// Pairs of these estimates of one trend that cannot both be right on a day on which both count, those furthest apart first.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn ever_disagreeing(connection: &Connection, ids: &[&str]) -> Result<Vec<[String; 2]>, StoreError> {
    let mut statement = connection.prepare_cached(
        "WITH told AS MATERIALIZED (SELECT value AS id FROM json_each(?1))
         SELECT a, b FROM interval_pair
         WHERE a IN (SELECT id FROM told) AND b IN (SELECT id FROM told) AND disagree
         ORDER BY factor IS NOT NULL, factor DESC, a, b",
    )?;
    let pairs = statement.query_map([serde_json::json!(ids).to_string()], |row| {
        Ok([row.get(0)?, row.get(1)?])
    })?;
    Ok(pairs.collect::<Result<_, _>>()?)
}
