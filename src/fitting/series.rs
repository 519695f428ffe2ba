//! Turns claims into statements: which estimates enter the trend of a series in a place, and what is stored of the result.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::model::{Grade, PlaceKey, Quantity, SeriesKey, Status, TrendKey, UnitKind};
use crate::store::{self, BreakRow, EstimateRow, Filter, RelayRow, StoreError, TrendFit, TrendStatement};
use crate::trend::{self, Account, Break, MODEL_VERSION, Settings, Statement, Trend, TrendError};

/// The input of one trend: accepted estimates of one series about exactly one place, without a scope, in one currency, at the series' rate;
/// and the breaks declared for that series and place.
pub(super) struct Group {
    key: TrendKey,
    unit: UnitKind,
    pub(super) statements: Vec<Statement>,
    breaks: Vec<BreakRow>,
    /// Everything that repeats or is repeated, by id.
    links: Arc<BTreeMap<String, RelayRow>>,
}

/// Every group in the database, or of one series, in the order of the keys.
pub(super) fn groups(connection: &Connection, series: Option<&str>) -> Result<Vec<Group>, StoreError> {
    let filter = Filter {
        series: series.map(str::to_owned),
        ..Filter::default()
    };
    let links = store::relays(connection)?.into_iter().map(|row| (row.id.clone(), row));
    let links = Arc::new(links.collect::<BTreeMap<_, _>>());
    let breaks = store::breaks(connection, series)?;
    let mut groups: BTreeMap<TrendKey, Group> = BTreeMap::new();
    let mut units = BTreeMap::new();
    for estimate in store::estimates(connection, &filter)? {
        if !units.contains_key(&estimate.series) {
            units.insert(estimate.series.clone(), store::series(connection, &estimate.series)?);
        }
        let Some(Some(series)) = units.get(&estimate.series) else {
            continue;
        };
        if estimate.status != Status::Accepted || estimate.scope.is_some() || estimate.per != series.per {
            continue;
        }
        let (Ok(series_key), Ok(place)) = (SeriesKey::new(&estimate.series), PlaceKey::new(&estimate.place)) else {
            continue;
        };
        let key = TrendKey {
            series: series_key,
            place,
            currency: estimate.currency,
        };
        let group = groups.entry(key.clone()).or_insert_with(|| Group {
            unit: series.unit,
            statements: Vec::new(),
            breaks: breaks
                .iter()
                .filter(|declared| declared.series == key.series.as_str() && declared.place == key.place.as_str())
                .cloned()
                .collect(),
            key,
            links: Arc::clone(&links),
        });
        group.statements.push(statement(estimate, series.unit));
    }
    Ok(groups.into_values().collect())
}

fn statement(estimate: EstimateRow, unit: UnitKind) -> Statement {
    Statement {
        id: estimate.id,
        origin: estimate.root_origin,
        publisher: estimate.publisher,
        repeats: estimate.is_echo.then_some(estimate.origin_id),
        quantity: Quantity {
            bound: estimate.bound,
            low: estimate.low,
            best: estimate.best,
            high: estimate.high,
            unit,
            unit_name: None,
            currency: estimate.currency,
            per: estimate.per,
            approximate: estimate.approximate,
        },
        stated: estimate.stated,
        from: estimate.when_from,
        to: estimate.when_to,
        published: estimate.known_on,
        grade: estimate
            .grade
            .as_deref()
            .and_then(Grade::parse)
            .map(|grade| grade.reliability),
        independent: false,
        sampling_sd: None,
    }
}

impl Group {
    /// The key of its trend.
    pub(super) fn key(&self) -> TrendKey {
        self.key.clone()
    }

    /// The settings of its trend, for the days that are stored.
    pub(super) fn settings(&self) -> Settings {
        let breaks = self.breaks.iter();
        Settings {
            breaks: breaks
                .map(|row| Break::by_factor(row.when_from, row.when_to, row.factor))
                .collect(),
            ..Settings::new(self.unit)
        }
    }

    /// The days on which the picture could change: when a statement was published or, after the first one, the event of a break.
    pub(super) fn news(&self) -> BTreeSet<NaiveDate> {
        let mut days: BTreeSet<NaiveDate> = self.statements.iter().map(|statement| statement.published).collect();
        let first = days.first().copied();
        let later = self.breaks.iter().map(|declared| declared.known_on);
        days.extend(later.filter(|day| first.is_some_and(|first| *day > first)));
        days
    }

    /// A fingerprint that changes whenever the trend could.
    pub(super) fn fingerprint(&self) -> String {
        let mut text = String::from(MODEL_VERSION);
        // The derived `Debug` includes every field, so none can be forgotten.
        for statement in &self.statements {
            let _ = write!(text, "\n{statement:?}");
        }
        // Not the whole row, since renaming an event does not affect the trend.
        for (declared, row) in self.settings().breaks.iter().zip(&self.breaks) {
            let _ = write!(text, "\n{declared:?} {}", row.known_on);
        }
        Sha256::digest(text).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// The group as of the end of a day: a chain of relays begins with its first claim that was public by then.
    pub(super) fn known_by(&self, day: NaiveDate) -> Self {
        let known = self.statements.iter().filter(|statement| statement.published <= day);
        let then = |statement: &Statement| {
            let first = self.first_known(&statement.id, day);
            Statement {
                origin: first.map_or_else(|| statement.origin.clone(), |first| first.origin.clone()),
                repeats: first
                    .filter(|first| first.id != statement.id)
                    .map(|first| first.id.clone()),
                ..statement.clone()
            }
        };
        Self {
            key: self.key(),
            unit: self.unit,
            statements: known.map(then).collect(),
            breaks: self
                .breaks
                .iter()
                .filter(|declared| declared.known_on <= day)
                .cloned()
                .collect(),
            links: Arc::clone(&self.links),
        }
    }

    fn first_known(&self, id: &str, day: NaiveDate) -> Option<&RelayRow> {
        let mut first = self.links.get(id)?;
        let before = |row: &RelayRow| {
            let relayed = self.links.get(row.relays.as_ref()?)?;
            (relayed.known_on <= day).then_some(relayed)
        };
        // A cycle is an error in `check` and never stored; the count stops it in any case.
        for _ in 0..self.links.len() {
            match before(first) {
                Some(relayed) => first = relayed,
                None => break,
            }
        }
        Some(first)
    }
}

/// Computes the trends of some groups in parallel, each with its fingerprint; the result is in order.
pub(super) fn fit_all(groups: &[(&Group, String)]) -> Vec<Result<TrendFit, StoreError>> {
    let one = |(group, fingerprint): &(&Group, String)| {
        let trend = trend::fit(&group.statements, &group.settings()).map_err(|error| failed(&group.key(), error))?;
        Ok(stored(trend, group, fingerprint))
    };
    groups.par_iter().map(one).collect()
}

/// The error for a trend that could not be computed, with its key.
pub(super) fn failed(key: &TrendKey, error: TrendError) -> StoreError {
    StoreError::Trend {
        series: key.series.to_string(),
        place: key.place.to_string(),
        why: error.to_string(),
    }
}

/// A trend in the form that is stored.
pub(super) fn stored(trend: Trend, group: &Group, fingerprint: &str) -> TrendFit {
    TrendFit {
        model: MODEL_VERSION.to_owned(),
        fingerprint: fingerprint.to_owned(),
        known_by: group.news().last().copied(),
        name: trend.name(),
        story: trend.sentences().join("\n"),
        verdict: trend.verdict,
        origins: trend.origins,
        kept: trend.kept,
        echoes: trend.echoes,
        refused: trend.refused,
        first_on: trend.first,
        last_on: trend.last,
        parameters: trend
            .parameters
            .map(|parameters| [parameters.mean.drift, parameters.mean.excess, parameters.mean.bias].map(rounded)),
        points: trend.points.into_iter().map(|point| point.map(rounded)).collect(),
        statements: trend.accounts.into_iter().map(account).collect(),
    }
}

fn account(account: Account) -> TrendStatement {
    let standing = account.standing;
    TrendStatement {
        claim: account.id,
        fate: account.fate,
        read_low: standing.and_then(|standing| standing.low).map(rounded),
        read_high: standing.and_then(|standing| standing.high).map(rounded),
        leverage: standing.map(|standing| rounded(standing.leverage)),
        outlier: standing.map(|standing| rounded(standing.outlier)),
    }
}

/// Rounds to three significant digits: more would suggest a precision that no source has, and might differ between machines.
pub(super) fn rounded(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap_or(value)
}
