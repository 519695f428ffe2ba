//! Turns claims into statements: which estimates enter the trend of a series in a place, and what is stored of the result.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::fingerprint::fingerprint;
use crate::model::{Direction, TrendKey, UnitKind};
use crate::store::{self, BreakRow, RelayRow, StoreError, TrendClaim, TrendFit, TrendStatement};
use crate::trend::{self, Account, Break, MODEL_VERSION, Settings, Statement, Trend, TrendError};

/// The input of one trend: accepted estimates of one series about exactly one place, without a scope, in one currency, at the series' rate;
/// and the breaks declared for that series and place.
#[derive(Debug)]
pub(super) struct Group<'a> {
    key: TrendKey,
    unit: UnitKind,
    pub(super) statements: Vec<Cow<'a, Statement>>,
    breaks: Vec<BreakRow>,
    disagreeing: Vec<[String; 2]>,
}

/// Hands on every group of the database, or of one series, one after another in the order of their keys.
pub(super) fn each_group(
    connection: &Connection,
    series: Option<&str>,
    mut take: impl FnMut(Group<'static>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let breaks = store::breaks(connection, series)?;
    let mut open: Option<Group<'_>> = None;
    let mut close = |mut group: Group<'static>| {
        let values = group
            .statements
            .iter()
            .filter(|statement| !statement.quantity.is_bound());
        if values.count() <= trend::CROWD {
            group.disagreeing = store::disagreeing(connection, &group.key)?;
        }
        take(group)
    };
    store::trend_claims(connection, series, |claim| {
        if let Some(group) = open.take_if(|group| group.key != claim.trend) {
            close(group)?;
        }
        let group = open.get_or_insert_with(|| Group {
            unit: claim.quantity.unit,
            statements: Vec::new(),
            breaks: breaks
                .iter()
                .filter(|declared| {
                    declared.series == claim.trend.series.as_str() && declared.place == claim.trend.place.as_str()
                })
                .cloned()
                .collect(),
            disagreeing: Vec::new(),
            key: claim.trend.clone(),
        });
        group.statements.push(Cow::Owned(statement(claim)));
        Ok(())
    })?;
    open.map_or(Ok(()), close)
}

/// Every group of the database, or of one series, in the order of their keys.
pub(super) fn groups(connection: &Connection, series: Option<&str>) -> Result<Vec<Group<'static>>, StoreError> {
    let mut groups = Vec::new();
    each_group(connection, series, |group| {
        groups.push(group);
        Ok(())
    })?;
    Ok(groups)
}

fn statement(claim: TrendClaim) -> Statement {
    Statement {
        id: claim.id,
        origin: claim.root_origin,
        publisher: claim.publisher,
        repeats: claim.repeats,
        quantity: claim.quantity,
        from: claim.from,
        to: claim.to,
        published: claim.known_on,
        grade: claim.reliability,
        independent: false,
        sampling_sd: None,
    }
}

/// Everything that repeats or is repeated, by its id.
pub(super) struct Links(BTreeMap<String, RelayRow>);

impl Links {
    /// Reads the links of the whole database.
    pub(super) fn read(connection: &Connection) -> Result<Self, StoreError> {
        let links = store::relays(connection)?.into_iter().map(|row| (row.id.clone(), row));
        Ok(Self(links.collect()))
    }

    /// The first claim that was out by the end of a day, of the chain that this one belongs to.
    fn first_known(&self, id: &str, day: NaiveDate) -> Option<&RelayRow> {
        let mut first = self.0.get(id)?;
        let before = |row: &RelayRow| {
            let relayed = self.0.get(row.relays.as_ref()?)?;
            (relayed.known_on <= day).then_some(relayed)
        };
        // `check` refuses cycles; the count stops at one all the same.
        for _ in 0..self.0.len() {
            match before(first) {
                Some(relayed) => first = relayed,
                None => break,
            }
        }
        Some(first)
    }

    /// A statement as it was then: whom it repeats, and where its figure comes from.
    fn then<'a>(&self, statement: &'a Statement, day: NaiveDate) -> Cow<'a, Statement> {
        let Some(first) = self.first_known(&statement.id, day) else {
            return Cow::Borrowed(statement);
        };
        Cow::Owned(Statement {
            origin: first.origin.clone(),
            repeats: (first.id != statement.id).then(|| first.id.clone()),
            ..statement.clone()
        })
    }
}

impl Group<'_> {
    /// The key of its trend.
    pub(super) fn key(&self) -> TrendKey {
        self.key.clone()
    }

    /// The settings of its trend, for the days that are stored.
    pub(super) fn settings(&self) -> Settings {
        let breaks = self.breaks.iter();
        Settings {
            breaks: breaks
                .map(|row| Break::by_factor(row.when_from, row.when_to, row.factor, Direction::Either))
                .collect(),
            disagreeing: self.disagreeing.clone(),
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
        // Not the whole rows of breaks: an event may be renamed without moving anything.
        let settings = self.settings();
        let breaks = settings.breaks.iter().zip(self.breaks.iter().map(|row| row.known_on));
        fingerprint(MODEL_VERSION, &self.statements, breaks, &self.disagreeing)
    }

    /// The group as of the end of a day: a chain of relays begins with its first claim that was public by then.
    pub(super) fn known_by(&self, day: NaiveDate, links: &Links) -> Group<'_> {
        let known = self
            .statements
            .iter()
            .map(Cow::as_ref)
            .filter(|statement| statement.published <= day);
        Group {
            key: self.key(),
            unit: self.unit,
            statements: known.map(|statement| links.then(statement, day)).collect(),
            breaks: self
                .breaks
                .iter()
                .filter(|declared| declared.known_on <= day)
                .cloned()
                .collect(),
            disagreeing: self.disagreeing.clone(),
        }
    }
}

/// Computes the trend of a group. Only the form that is stored is kept: all that the fit rests on is a hundred times as much.
pub(super) fn fit(group: &Group) -> Result<TrendFit, StoreError> {
    let trend = trend::fit(&group.statements, &group.settings()).map_err(|error| failed(&group.key, error))?;
    Ok(stored(trend, group))
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
pub(super) fn stored(trend: Trend, group: &Group) -> TrendFit {
    TrendFit {
        model: MODEL_VERSION.to_owned(),
        fingerprint: group.fingerprint(),
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
        read_low: standing.and_then(|standing| standing.low),
        read_high: standing.and_then(|standing| standing.high),
        leverage: standing.map(|standing| rounded(standing.leverage)),
        outlier: standing.map(|standing| rounded(standing.outlier)),
    }
}

/// Rounds to three significant digits: more would suggest a precision that no source has, and might differ between machines.
pub(super) fn rounded(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap_or(value)
}
