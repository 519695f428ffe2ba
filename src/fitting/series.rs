//! Turns claims into statements: which estimates enter the trend of a series in a place, and what is stored of the result.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;

use super::fingerprint::fingerprint;
use crate::model::{Measure, TrendKey, UnitKind};
use crate::store::{self, BreakRow, Counting, StoreError, TrendClaim, TrendFit, TrendStatement};
use crate::trend::{self, Account, Break, MODEL_VERSION, Settings, Statement, Trend, TrendError};

/// The input of one trend: accepted estimates of one series about exactly one place, without a scope, in one currency, at the series' rate;
/// and the breaks declared for that series and place.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) key: TrendKey,
    pub(super) unit: UnitKind,
    pub(super) measure: Measure,
    pub(super) statements: Vec<Cow<'a, Statement>>,
    pub(super) breaks: Vec<BreakRow>,
    pub(super) disagreeing: Vec<[String; 2]>,
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
        if group.is_compared() {
            group.disagreeing = store::disagreeing(connection, &group.key)?;
        }
        take(group)
    };
    store::trend_claims(connection, series, Counting::Now, |claim| {
        if let Some(group) = open.take_if(|group| group.key != claim.trend) {
            close(group)?;
        }
        let group =
            open.get_or_insert_with(|| Group::new(claim.trend.clone(), claim.quantity.unit, claim.measure, &breaks));
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

/// The length of a period in years; exact where it is made of whole months.
fn years(from: NaiveDate, to: NaiveDate) -> f64 {
    /// The length of a year of the Gregorian calendar, on average.
    const DAYS: f64 = 365.242_5;
    match to.succ_opt() {
        Some(end) if from.day() == 1 && end.day() == 1 => {
            let months = (end.year() - from.year()) * 12 + end.month0().cast_signed() - from.month0().cast_signed();
            f64::from(months) / 12.0
        }
        _ => ((to - from).num_days() + 1) as f64 / DAYS,
    }
}

/// A claim as the model takes it.
pub(super) fn statement(claim: TrendClaim) -> Statement {
    let quantity = match (claim.measure, claim.quantity.per, claim.from, claim.to) {
        // An amount over a period, as a rate a year.
        (Measure::Flow, None, Some(from), Some(to)) => claim.quantity.times(1.0 / years(from, to)),
        _ => claim.quantity,
    };
    Statement {
        id: claim.id,
        origin: claim.root_origin,
        publisher: claim.publisher,
        repeats: claim.repeats,
        quantity,
        from: claim.from,
        to: claim.to,
        published: claim.known_on,
        grade: claim.reliability,
        independent: claim.independent,
        unsourced: claim.unsourced,
        projection: claim.projection,
        sampling_sd: None,
    }
}

impl Group<'_> {
    /// A group without statements, with those of the breaks that are declared for its trend.
    pub(super) fn new(key: TrendKey, unit: UnitKind, measure: Measure, breaks: &[BreakRow]) -> Self {
        let declared = breaks
            .iter()
            .filter(|declared| declared.series == key.series.as_str() && declared.place == key.place.as_str());
        Self {
            unit,
            measure,
            statements: Vec::new(),
            breaks: declared.cloned().collect(),
            disagreeing: Vec::new(),
            key,
        }
    }

    /// Whether it is asked which of its statements contradict each other: not in a crowd, where one against the others is outvoted.
    pub(super) fn is_compared(&self) -> bool {
        let values = self
            .statements
            .iter()
            .filter(|statement| !statement.quantity.is_bound());
        values.count() <= trend::CROWD
    }

    /// The key of its trend.
    pub(super) fn key(&self) -> TrendKey {
        self.key.clone()
    }

    /// The settings of its trend, for the days that are stored.
    pub(super) fn settings(&self) -> Settings {
        let breaks = self.breaks.iter();
        Settings {
            breaks: breaks
                .map(|row| Break::by_factor(row.when_from, row.when_to, row.factor, row.direction))
                .collect(),
            rising: self.measure == Measure::Cumulative,
            disagreeing: self.disagreeing.clone(),
            ..Settings::new(self.unit)
        }
    }

    /// The day by which all of it was known; `None` without statements.
    fn known_by(&self) -> Option<NaiveDate> {
        let last = self.statements.iter().map(|statement| statement.published).max()?;
        let breaks = self.breaks.iter().map(|declared| declared.known_on);
        breaks.chain([last]).max()
    }

    /// A fingerprint that changes whenever the trend could.
    pub(super) fn fingerprint(&self) -> String {
        // Not the whole rows of breaks: an event may be renamed without moving anything.
        let settings = self.settings();
        let breaks = settings.breaks.iter().zip(self.breaks.iter().map(|row| row.known_on));
        fingerprint(MODEL_VERSION, self.measure, &self.statements, breaks, &self.disagreeing)
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
        known_by: group.known_by(),
        name: trend.name(),
        story: trend.sentences().join("\n"),
        verdict: trend.verdict,
        origins: trend.origins,
        unsourced: trend.unsourced,
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
