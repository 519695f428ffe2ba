//! Typed reads of the public views, for drawing.

use chrono::NaiveDate;
use rusqlite::types::{FromSqlError, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::model::{AgentKey, ClaimId, Interval, PlaceKey, SeriesKey, day};

use super::StoreError;
use super::rows::{BreakRow, EstimateRow, EventRow, Filter, SeriesRow};
use super::word::{optional_word, word};

/// A number that is stored as an integer if it is whole.
pub(super) fn number(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<f64>> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        ValueRef::Integer(whole) => Ok(Some(whole as f64)),
        ValueRef::Real(real) => Ok(Some(real)),
        ValueRef::Text(_) | ValueRef::Blob(_) => Err(FromSqlError::InvalidType.into()),
    }
}

/// What the ends are around a best figure.
pub(super) fn interval(row: &Row<'_>) -> rusqlite::Result<Option<Interval>> {
    let level = number(row, "interval_level")?;
    Ok(optional_word(row, "interval")?.map(|kind| Interval { kind, level }))
}

fn estimate(row: &Row<'_>) -> rusqlite::Result<EstimateRow> {
    Ok(EstimateRow {
        id: word(row, "id")?,
        series: word(row, "series")?,
        place: word(row, "place")?,
        place_name: row.get("place_name")?,
        stated: row.get("stated")?,
        figure: row.get("figure")?,
        own_sizes: row.get("own_sizes")?,
        bound: word(row, "bound")?,
        low: number(row, "low")?,
        best: number(row, "best")?,
        high: number(row, "high")?,
        interval: interval(row)?,
        measure: word(row, "measure")?,
        unit: word(row, "unit")?,
        currency: optional_word(row, "currency")?,
        per: optional_word(row, "per")?,
        hedge: word(row, "hedge")?,
        scope: row.get("scope")?,
        when_edtf: row.get("when_edtf")?,
        when_words: row.get("when_words")?,
        when_from: row.get("about_from")?,
        when_to: row.get("about_to")?,
        since: row.get("since")?,
        extent: word(row, "extent")?,
        known_on: row.get("known_on")?,
        known_exactly: row.get("known_exactly")?,
        origin: word(row, "origin")?,
        origin_name: row.get("origin_name")?,
        publisher: word(row, "publisher")?,
        publisher_name: row.get("publisher_name")?,
        document: word(row, "document")?,
        locator: row.get("locator")?,
        grade: row.get("grade")?,
        status: word(row, "status")?,
        superseded_by: optional_word(row, "superseded_by")?,
        denied_by: row.get("denied_by")?,
        is_echo: row.get("is_echo")?,
        origin_id: word(row, "origin_id")?,
        root_origin: word(row, "root_origin")?,
        unsourced: row.get("unsourced")?,
        projection: row.get("projection")?,
        verified: optional_word(row, "verified")?.zip(row.get("verified_on")?),
    })
}

fn event(row: &Row<'_>) -> rusqlite::Result<EventRow> {
    Ok(EventRow {
        id: word(row, "id")?,
        title: row.get("title")?,
        category: row.get("category")?,
        happening: optional_word(row, "happening")?,
        place: word(row, "place")?,
        place_name: row.get("place_name")?,
        when_edtf: row.get("when_edtf")?,
        when_words: row.get("when_words")?,
        when_from: row.get("when_from")?,
        when_to: row.get("when_to")?,
        extent: word(row, "extent")?,
        when_approximate: row.get("when_approximate")?,
        when_uncertain: row.get("when_uncertain")?,
        known_on: row.get("known_on")?,
        origin: word(row, "origin")?,
        origin_name: row.get("origin_name")?,
        publisher: word(row, "publisher")?,
        publisher_name: row.get("publisher_name")?,
        document: word(row, "document")?,
        status: word(row, "status")?,
        is_echo: row.get("is_echo")?,
        projection: row.get("projection")?,
        denied_by: row.get("denied_by")?,
        origin_id: word(row, "origin_id")?,
    })
}

/// Reads estimates in the order of their first day, then id.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn estimates(connection: &Connection, filter: &Filter) -> Result<Vec<EstimateRow>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT estimates.*, document.published_from IS document.published_to AND claim.known_by = 'published' AS known_exactly,
           (SELECT group_concat(name, ' and ') FROM (
             SELECT DISTINCT denier.name FROM claim AS denial JOIN agent AS denier ON denier.key = denial.origin
             WHERE denial.denies = estimates.id ORDER BY denier.name)) AS denied_by,
           place.name AS place_name, origin.name AS origin_name, publisher.name AS publisher_name
         FROM estimates
         JOIN claim ON claim.id = estimates.id
         JOIN document ON document.key = estimates.document
         JOIN place ON place.key = estimates.place
         JOIN agent AS origin ON origin.key = estimates.origin
         JOIN agent AS publisher ON publisher.key = estimates.publisher
         WHERE (:series IS NULL OR estimates.series = :series)
           AND (:place IS NULL OR estimates.place = :place OR (:within AND estimates.place IN (SELECT place FROM place_within WHERE ancestor = :place)))
           AND (:from IS NULL OR estimates.to_day IS NULL OR estimates.to_day >= :from)
           AND (:to IS NULL OR estimates.from_day IS NULL OR estimates.from_day <= :to)
           AND (:known_by IS NULL OR estimates.known_on <= :known_by)
         ORDER BY estimates.from_day, estimates.id",
    )?;
    let rows = statement.query_map(
        named_params! {
            ":series": filter.series.as_ref().map(SeriesKey::as_str), ":place": filter.place.as_ref().map(PlaceKey::as_str), ":within": filter.places_within,
            ":from": filter.from.map(day::number), ":to": filter.to.map(day::number), ":known_by": filter.known_by,
        },
        estimate,
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads events in the order of their first day, then id. The filter's series does not apply.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn events(connection: &Connection, filter: &Filter) -> Result<Vec<EventRow>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT events.*, claim.when_approximate, claim.when_uncertain,
           (SELECT group_concat(name, ' and ') FROM (
             SELECT DISTINCT denier.name FROM claim AS denial JOIN agent AS denier ON denier.key = denial.origin
             WHERE denial.denies = events.id ORDER BY denier.name)) AS denied_by,
           place.name AS place_name, origin.name AS origin_name, publisher.name AS publisher_name
         FROM events
         JOIN claim ON claim.id = events.id
         JOIN place ON place.key = events.place
         JOIN agent AS origin ON origin.key = events.origin
         JOIN agent AS publisher ON publisher.key = events.publisher
         WHERE (:place IS NULL OR events.place = :place OR (:within AND events.place IN (SELECT place FROM place_within WHERE ancestor = :place)))
           AND (:from IS NULL OR events.to_day IS NULL OR events.to_day >= :from)
           AND (:to IS NULL OR events.from_day IS NULL OR events.from_day <= :to)
           AND (:known_by IS NULL OR events.known_on <= :known_by)
         ORDER BY events.from_day, events.id",
    )?;
    let rows = statement.query_map(
        named_params! {
            ":place": filter.place.as_ref().map(PlaceKey::as_str), ":within": filter.places_within,
            ":from": filter.from.map(day::number), ":to": filter.to.map(day::number), ":known_by": filter.known_by,
        },
        event,
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads the breaks that count, of one series or of all, in the order of their keys. One by an event that was taken back does not count, nor one without
/// a date or spread over more than a year: `check` tells of each, but only where the file that declares it was asked for.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn breaks(connection: &Connection, series: Option<&SeriesKey>) -> Result<Vec<BreakRow>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT series, place, CAST(factor AS REAL) AS factor, direction, when_from, when_to, event, known_on FROM breaks
         WHERE (?1 IS NULL OR series = ?1) AND applied
         ORDER BY key",
    )?;
    let rows = statement.query_map([series.map(SeriesKey::as_str)], |row| {
        Ok(BreakRow {
            series: word(row, "series")?,
            place: word(row, "place")?,
            factor: row.get("factor")?,
            direction: word(row, "direction")?,
            when_from: row.get("when_from")?,
            when_to: row.get("when_to")?,
            event: word(row, "event")?,
            known_on: row.get("known_on")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads a series; `None` if there is none with this key.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn series(connection: &Connection, key: &SeriesKey) -> Result<Option<SeriesRow>, StoreError> {
    let row = connection
        .query_row(
            "SELECT key, title, unit, unit_name, currency, per, adds_up FROM series WHERE key = ?1",
            [key.as_str()],
            |row| {
                Ok(SeriesRow {
                    key: word(row, "key")?,
                    title: row.get("title")?,
                    unit: word(row, "unit")?,
                    unit_name: row.get("unit_name")?,
                    currency: optional_word(row, "currency")?,
                    per: optional_word(row, "per")?,
                    adds_up: row.get("adds_up")?,
                })
            },
        )
        .optional()?;
    Ok(row)
}

/// The last day on which any claim became known; `None` in an empty database.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn last_known_on(connection: &Connection) -> Result<Option<NaiveDate>, StoreError> {
    Ok(connection.query_row("SELECT max(known_on) FROM claim", [], |row| row.get(0))?)
}

/// The series with the most claims, or the first of them by key; `None` in an empty database.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn largest_series(connection: &Connection) -> Result<Option<SeriesKey>, StoreError> {
    let sql = "SELECT key FROM series_list WHERE claims > 0 ORDER BY claims DESC, key LIMIT 1";
    Ok(connection.query_row(sql, [], |row| word(row, "key")).optional()?)
}

/// A kind of key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// Those of series.
    Series,
    /// Those of places.
    Places,
    /// Those of agents.
    Agents,
    /// The ids of claims.
    Claims,
}

/// Every key of a kind with the name that it stands for, sorted by key.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn keys(connection: &Connection, keys: Keys) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = connection.prepare(match keys {
        Keys::Series => "SELECT key, title FROM series_list ORDER BY key",
        Keys::Places => "SELECT key, name FROM places ORDER BY key",
        Keys::Agents => "SELECT key, name FROM agents ORDER BY key",
        Keys::Claims => "SELECT id, id FROM estimates UNION ALL SELECT id, id FROM events ORDER BY 1",
    })?;
    let keys = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(keys.collect::<Result<_, _>>()?)
}

/// Whether there is a record with this key.
///
/// # Errors
/// [`StoreError`] where the database cannot be read.
pub fn has_key(connection: &Connection, keys: Keys, key: &str) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached(match keys {
        Keys::Series => "SELECT 1 FROM series WHERE key = ?1",
        Keys::Places => "SELECT 1 FROM place WHERE key = ?1",
        Keys::Agents => "SELECT 1 FROM agent WHERE key = ?1",
        Keys::Claims => "SELECT 1 FROM claim WHERE id = ?1",
    })?;
    Ok(statement.exists([key])?)
}

/// What an estimate repeats, who it comes from, and until when it counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRow {
    /// Its id.
    pub id: ClaimId,
    /// The claim that it repeats.
    pub relays: Option<ClaimId>,
    /// The body that it comes from itself.
    pub origin: AgentKey,
    /// Whether nobody says where it comes from itself.
    pub unsourced: bool,
    /// The day by which it was public.
    pub known_on: NaiveDate,
    /// The day from which another replaces it.
    pub superseded_on: Option<NaiveDate>,
}

/// Reads every estimate that repeats another, is repeated or is superseded.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn links(connection: &Connection) -> Result<Vec<LinkRow>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT claim.id, claim.relays, agent_body.body, claim.unsourced, claim.known_on,
           (SELECT min(later.known_on) FROM claim AS later WHERE later.supersedes = claim.id) AS superseded_on
         FROM claim JOIN agent_body ON agent_body.agent = claim.origin
         WHERE claim.kind = 'estimate'
           AND (claim.relays IS NOT NULL OR claim.id IN (SELECT relays FROM claim) OR claim.id IN (SELECT supersedes FROM claim))",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(LinkRow {
            id: word(row, "id")?,
            relays: optional_word(row, "relays")?,
            origin: word(row, "body")?,
            unsourced: row.get("unsourced")?,
            known_on: row.get("known_on")?,
            superseded_on: row.get("superseded_on")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
