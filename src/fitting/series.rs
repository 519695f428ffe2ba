//! Turns claims into statements: which estimates enter the trend of a series in a place, and what is stored of the result.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::fingerprint::fingerprint;
use crate::model::{Measure, TrendKey, UnitKind, year};
use crate::store::{BreakRow, StoreError, TrendClaim, TrendFit, TrendStatement};
use crate::trend::{self, Account, Break, MODEL_VERSION, Settings, Statement, Trend, TrendError};

/// The input of one trend: accepted estimates of one series about exactly one place, without a scope, in one currency, at the series' rate;
/// and the breaks declared for that series and place.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) key: TrendKey,
    pub(super) unit: UnitKind,
    pub(super) measure: Measure,
    /// Those about the place itself.
    pub(super) statements: Vec<Cow<'a, Statement>>,
    /// Those about its parts, or about what contains it, that bound its level.
    pub(super) bounds: Vec<Cow<'a, Statement>>,
    /// Whether there may be such.
    pub(super) bound_by_parts: bool,
    /// The first day that the totals of its series count, where the series says so,
    pub(super) series_since: Option<NaiveDate>,
    /// and that those it takes count: totals from another day are none of the same thing.
    pub(super) since: Option<NaiveDate>,
    pub(super) breaks: Vec<BreakRow>,
    pub(super) disagreeing: Vec<[String; 2]>,
}

/// A claim as the model takes it.
pub(super) fn statement(claim: TrendClaim) -> Statement {
    let times = year::rate_factor(claim.measure, claim.quantity.per, claim.from, claim.to);
    Statement {
        id: claim.id.into(),
        origin: claim.root_origin.into(),
        publisher: claim.publisher.into(),
        repeats: claim.repeats.map(Into::into),
        quantity: claim.quantity,
        times,
        from: claim.from,
        to: claim.to,
        published: claim.known_on,
        grade: claim.reliability,
        independent: claim.independent,
        unsourced: claim.unsourced,
        since: claim.since,
        projection: claim.projection,
        bound_by: None,
        sampling_sd: None,
    }
}

impl Group<'_> {
    /// A group without statements, with those of the breaks that are declared for its trend.
    pub(super) fn new(claim: &TrendClaim, breaks: &[BreakRow]) -> Self {
        let key = claim.trend.clone();
        let declared = breaks
            .iter()
            .filter(|declared| declared.series == key.series && declared.place == key.place);
        Self {
            unit: claim.quantity.unit,
            measure: claim.measure,
            statements: Vec::new(),
            bounds: Vec::new(),
            bound_by_parts: claim.bound_by_parts,
            series_since: claim.series_since,
            since: claim.series_since,
            breaks: declared.cloned().collect(),
            disagreeing: Vec::new(),
            key,
        }
    }

    /// Chooses the start of the totals that it takes: that of the series if any counts from it, else that of the most; of as many, the known and earliest.
    pub(super) fn choose_start(&mut self) {
        let mut starts: BTreeMap<Option<NaiveDate>, (usize, usize)> = BTreeMap::new();
        for statement in self.statements.iter().filter(|statement| !statement.projection) {
            let (own, all) = starts.entry(statement.since).or_default();
            *own += usize::from(statement.repeats.is_none());
            *all += 1;
        }
        // One that only repeats a figure of another series or place is none of its own.
        let is_told = self.series_since.is_some() && starts.get(&self.series_since).is_some_and(|(own, _)| *own > 0);
        let first = |since: Option<NaiveDate>| Reverse((since.is_none(), since));
        let most = starts.iter().max_by_key(|(since, counts)| (**counts, first(**since)));
        self.since = match most {
            Some((since, _)) if !is_told => *since,
            _ => self.series_since,
        };
    }

    /// Whether this one of its statements is evidence of what it measures: no projection, and of totals, counted since the same day as the others.
    pub(super) fn counts(&self, statement: &Statement) -> bool {
        !statement.projection && (self.measure != Measure::Cumulative || statement.since == self.since)
    }

    /// Whether its figures and this one, about another place, are of one kind: of totals, counted since the same day.
    pub(super) fn counts_like(&self, other: &Statement) -> bool {
        self.measure != Measure::Cumulative || self.since.is_some() && self.since == other.since
    }

    /// All that the model is given: its statements, and what bounds it.
    pub(super) fn used(&self) -> Vec<&Statement> {
        self.statements.iter().chain(&self.bounds).map(Cow::as_ref).collect()
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
            since: self.since,
            disagreeing: self.disagreeing.clone(),
            ..Settings::new(self.unit)
        }
    }

    /// The day by which all of it was known; `None` without statements.
    fn known_by(&self) -> Option<NaiveDate> {
        let last = self.used().iter().map(|statement| statement.published).max()?;
        let breaks = self.breaks.iter().map(|declared| declared.known_on);
        breaks.chain([last]).max()
    }

    /// A fingerprint that changes whenever the trend could.
    pub(super) fn fingerprint(&self) -> String {
        // Not the whole rows of breaks: an event may be renamed without moving anything.
        let settings = self.settings();
        let breaks = settings.breaks.iter().zip(self.breaks.iter().map(|row| row.known_on));
        fingerprint(
            MODEL_VERSION,
            self.measure,
            self.since,
            &self.used(),
            breaks,
            &self.disagreeing,
        )
    }
}

/// Computes the trend of a group. Only the form that is stored is kept: all that the fit rests on is a hundred times as much.
pub(super) fn fit(group: &Group) -> Result<TrendFit, StoreError> {
    let trend = trend::fit(&group.used(), &group.settings()).map_err(|error| failed(&group.key, error))?;
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
        bounding: account.bounding,
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
