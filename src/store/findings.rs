//! Typed reads of what the views find: disagreements, identities, and evidence by year.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, Row, named_params};

use crate::model::{ClaimId, Currency, PlaceKey, SeriesKey};

use super::StoreError;
use super::rows::Filter;
use super::word::word;

/// A row of the view `contradictions` with the verdict `disagree`.
#[derive(Debug, Clone, PartialEq)]
pub struct DisagreementRow {
    /// One claim's id.
    pub a: ClaimId,
    /// The other's.
    pub b: ClaimId,
    /// The rule that decided.
    pub rule: String,
    /// The factor between them; `None` if an end is zero.
    pub factor: Option<f64>,
}

/// A row of the view `triangulation`. Ends are per year, and `None` if open.
#[derive(Debug, Clone, PartialEq)]
pub struct TriangulationRow {
    /// The question that the identity answers.
    pub title: String,
    /// The equation as written.
    pub equation: String,
    /// The currency of its money terms.
    pub currency: Option<Currency>,
    /// The left side's ends.
    pub left: [Option<f64>; 2],
    /// The right side's ends.
    pub right: [Option<f64>; 2],
    /// Claims behind the left side.
    pub left_claims: usize,
    /// Claims behind the right side.
    pub right_claims: usize,
    /// The factor between the sides; `None` if they overlap.
    pub gap_factor: Option<f64>,
    /// If no time is common to all terms: the times of the claims of each, and what it would take.
    pub no_common_time: Option<[String; 2]>,
}

/// The view `yearly` for a series, place and year, with all scopes and currencies together.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceRow {
    /// The series' key.
    pub series: SeriesKey,
    /// What it measures.
    pub series_title: String,
    /// The place's name.
    pub place_name: String,
    /// The year.
    pub year: i32,
    /// Dated claims about it.
    pub claims: usize,
    /// Independent origins behind them.
    pub origins: usize,
    /// Searches for a figure about it that found nothing, and sources that say they have none; only where there are no claims.
    pub searched: usize,
}

fn real(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<f64>> {
    row.get(column)
}

macro_rules! stored_disagreements {
    ($which:literal) => {
        concat!(
            "SELECT a, b, rule, factor FROM pair_apart WHERE ",
            $which,
            " UNION ALL SELECT a, b, rule, factor FROM pair_declared WHERE verdict = 'disagree' AND ",
            $which,
            " ORDER BY factor DESC, a, b"
        )
    };
}

/// Reads the pairs of accepted claims that cannot both be right or deny one another, of one series or all.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn disagreements(connection: &Connection, series: Option<&SeriesKey>) -> Result<Vec<DisagreementRow>, StoreError> {
    let key = series.map(SeriesKey::as_str);
    let is_crowded: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM crowded_series WHERE ?1 IS NULL OR series = ?1)")?
        .query_row([key], |row| row.get(0))?;
    // SQLite takes longer to compile the view than to read the tables.
    let mut statement = connection.prepare_cached(match (is_crowded, key) {
        (false, Some(_)) => stored_disagreements!("series = ?1"),
        (false, None) => stored_disagreements!("?1 IS NULL"),
        (true, _) => {
            "SELECT a, b, rule, factor FROM contradictions WHERE verdict = 'disagree' AND (?1 IS NULL OR series = ?1) ORDER BY factor DESC, a, b"
        }
    })?;
    let rows = statement.query_map([key], |row| {
        Ok(DisagreementRow {
            a: word(row, "a")?,
            b: word(row, "b")?,
            rule: row.get("rule")?,
            factor: real(row, "factor")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads every identity with both sides computed, in the order of their keys.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn triangulations(connection: &Connection, filter: &Filter) -> Result<Vec<TriangulationRow>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT title, equation, currency, left_low, left_high, right_low, right_high, left_claims, right_claims, gap_factor, verdict = 'no-common-time' AS is_apart, times, wanted FROM triangulation
         WHERE verdict <> 'no-evidence'
           AND (:place IS NULL OR place = :place OR (:within AND place IN (SELECT place FROM place_within WHERE ancestor = :place)))",
    )?;
    let asked = named_params! {":place": filter.place.as_ref().map(PlaceKey::as_str), ":within": filter.places_within};
    let rows = statement.query_map(asked, |row| {
        Ok(TriangulationRow {
            title: row.get("title")?,
            equation: row.get("equation")?,
            currency: row
                .get::<_, Option<String>>("currency")?
                .as_deref()
                .and_then(Currency::new),
            left: [real(row, "left_low")?, real(row, "left_high")?],
            right: [real(row, "right_low")?, real(row, "right_high")?],
            left_claims: row.get("left_claims")?,
            right_claims: row.get("right_claims")?,
            gap_factor: real(row, "gap_factor")?,
            no_common_time: if row.get("is_apart")? {
                Some([row.get("times")?, row.get("wanted")?])
            } else {
                None
            },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads how many dated claims, from how many independent origins, are about each series, place and year, and for years without any, how often it was searched in vain.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn evidence_by_year(connection: &Connection, filter: &Filter) -> Result<Vec<EvidenceRow>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT yearly.series, series.title AS series_title, place.name AS place_name, yearly.year, sum(yearly.dated) AS claims, max(yearly.dated_origins) AS origins, 0 AS searched
         FROM yearly JOIN series ON series.key = yearly.series JOIN place ON place.key = yearly.place
         WHERE yearly.dated > 0
           AND (:series IS NULL OR yearly.series = :series)
           AND (:place IS NULL OR yearly.place = :place
             OR (:within AND yearly.place IN (SELECT place FROM place_within WHERE ancestor = :place)))
           AND (:from IS NULL OR yearly.year >= :from) AND (:to IS NULL OR yearly.year <= :to)
         GROUP BY yearly.series, yearly.place, yearly.year
         UNION ALL
         SELECT coverage.series, series.title, place.name, coverage.year, 0, 0, coverage.searched + coverage.unreported
         FROM coverage JOIN series ON series.key = coverage.series JOIN place ON place.key = coverage.place
         WHERE coverage.searched + coverage.unreported > 0 AND coverage.year IS NOT NULL
           AND (:series IS NULL OR coverage.series = :series)
           AND (:place IS NULL OR coverage.place = :place
             OR (:within AND coverage.place IN (SELECT place FROM place_within WHERE ancestor = :place)))
           AND (:from IS NULL OR coverage.year >= :from) AND (:to IS NULL OR coverage.year <= :to)
         ORDER BY 1, place_name, year",
    )?;
    let asked = named_params! {
        ":series": filter.series.as_ref().map(SeriesKey::as_str), ":place": filter.place.as_ref().map(PlaceKey::as_str), ":within": filter.places_within,
        ":from": filter.from.map(|day| day.year()), ":to": filter.to.map(|day| day.year()),
    };
    let rows = statement.query_map(asked, |row| {
        Ok(EvidenceRow {
            series: word(row, "series")?,
            series_title: row.get("series_title")?,
            place_name: row.get("place_name")?,
            year: row.get("year")?,
            claims: row.get("claims")?,
            origins: row.get("origins")?,
            searched: row.get("searched")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads the publishers of the figures of a series, or of all, with the day on which their last figure became known; in the order of their first.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn publishers(connection: &Connection, series: Option<&SeriesKey>) -> Result<Vec<(String, NaiveDate)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT agent.name, max(estimates.known_on) FROM estimates JOIN agent ON agent.key = estimates.publisher
         WHERE (?1 IS NULL OR estimates.series = ?1) AND estimates.status = 'accepted' AND estimates.superseded_by IS NULL
         GROUP BY estimates.publisher
         ORDER BY min(estimates.known_on), estimates.publisher",
    )?;
    let rows = statement.query_map([series.map(SeriesKey::as_str)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
