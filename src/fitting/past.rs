//! A trend's statements as they were on earlier days: which were known and counted, whom they repeated, and which excluded each other. It is what the picture
//! of that day shows, without a picture for each of very many days.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::groups::groups;
use super::parts::{Bound, bearing, nested};
use super::series::{Group, statement};
use crate::model::{ClaimId, PlaceKey, SeriesKey, TrendKey};
use crate::store::{self, Counting, LinkRow, PAIRS, StoreError};
use crate::trend::{self, Statement};

/// The most statements, the first that were known, of which it is asked which exclude each other: more than are compared on any one day.
const MOST: usize = 2 * trend::CROWD;

/// A statement that counted before.
#[derive(Debug)]
struct Former {
    statement: Statement,
    /// The day from which it is not accepted any more; `None` where it is only superseded.
    status_on: Option<NaiveDate>,
    /// Of one about another place: the places between that and the trend's.
    between: Vec<PlaceKey>,
}

impl Former {
    /// Whether it was known and accepted at the end of a day.
    fn holds(&self, day: NaiveDate) -> bool {
        self.statement.published <= day && self.status_on.is_none_or(|from| day < from)
    }
}

/// A group with all that it was.
pub(super) struct Past<'a> {
    pub(super) group: Group<'static>,
    former: Vec<Former>,
    /// What other places say that bounds it, now or once.
    around: Vec<Former>,
    /// Pairs that exclude each other whenever both count, those furthest apart first.
    disagreeing: Vec<[String; 2]>,
    links: &'a Links,
}

/// Everything that repeats, is repeated or is superseded, by its id.
pub(super) struct Links(BTreeMap<ClaimId, LinkRow>);

impl Links {
    /// Reads the links of the whole database.
    pub(super) fn read(connection: &Connection) -> Result<Self, StoreError> {
        let links = store::links(connection)?.into_iter().map(|row| (row.id.clone(), row));
        Ok(Self(links.collect()))
    }

    /// The chain of relays from this claim back to the first that was out by the end of a day, or to the very first.
    fn chain(&self, id: &str, day: Option<NaiveDate>) -> Vec<&LinkRow> {
        let mut chain: Vec<&LinkRow> = self.0.get(id).into_iter().collect();
        let before = |row: &LinkRow| {
            let relayed = self.0.get(row.relays.as_ref()?)?;
            day.is_none_or(|day| relayed.known_on <= day).then_some(relayed)
        };
        // `check` refuses cycles; the count stops at one all the same.
        while let Some(relayed) = chain.last().and_then(|last| before(last))
            && chain.len() <= self.0.len()
        {
            chain.push(relayed);
        }
        chain
    }

    /// A statement as it was at the end of a day: whom it repeats, and where its figure comes from; `None` if it was superseded by then.
    fn then<'a>(&self, statement: &'a Statement, day: NaiveDate) -> Option<Cow<'a, Statement>> {
        let chain = self.chain(&statement.id, Some(day));
        if chain
            .iter()
            .any(|row| row.superseded_on.is_some_and(|from| from <= day))
        {
            return None;
        }
        let Some(first) = chain.last() else {
            return Some(Cow::Borrowed(statement));
        };
        Some(Cow::Owned(Statement {
            origin: first.origin.to_string(),
            unsourced: first.unsourced,
            repeats: (first.id != statement.id).then(|| first.id.to_string()),
            ..statement.clone()
        }))
    }
}

/// Every group of the database, or of one series, with its past, in the order of their keys; also those of which nothing counts any more.
pub(super) fn pasts<'a>(
    connection: &Connection,
    series: Option<&SeriesKey>,
    links: &'a Links,
) -> Result<Vec<Past<'a>>, StoreError> {
    let breaks = store::breaks(connection, series)?;
    let past = |group: Group<'static>| Past {
        group,
        former: Vec::new(),
        around: Vec::new(),
        disagreeing: Vec::new(),
        links,
    };
    let now = groups(connection, series)?.into_iter();
    let mut pasts: BTreeMap<TrendKey, Past<'_>> = now.map(|group| (group.key(), past(group))).collect();
    store::trend_claims(connection, series, Counting::Before, |claim| {
        let status_on = claim.status_on;
        let whole = pasts
            .entry(claim.trend.clone())
            .or_insert_with(|| past(Group::new(&claim, &breaks)));
        whole.former.push(Former {
            statement: statement(claim),
            status_on,
            between: Vec::new(),
        });
        Ok(())
    })?;
    let mut pasts: Vec<Past<'_>> = pasts.into_values().collect();
    for past in &mut pasts {
        past.disagreeing = past.pairs(connection)?;
    }
    surround(connection, &mut pasts)?;
    Ok(pasts)
}

/// Gives each what other places say of it.
fn surround(connection: &Connection, pasts: &mut [Past<'_>]) -> Result<(), StoreError> {
    let nested = nested(connection, pasts.iter().map(|past| &past.group))?;
    for (of, others) in nested.iter().enumerate() {
        let mut around = Vec::new();
        for other in others {
            let from = &pasts[other.group];
            let now = from.group.statements.iter().map(|statement| (statement.as_ref(), None));
            let former = from.former.iter().map(|former| (&former.statement, former.status_on));
            around.extend(now.chain(former).filter_map(|(statement, status_on)| {
                let bound = other.bound(statement)?;
                Some(Former {
                    statement: bound.statement.into_owned(),
                    between: bound.between,
                    status_on,
                })
            }));
        }
        pasts[of].around = around;
    }
    Ok(())
}

impl Past<'_> {
    /// Every statement that counts or did.
    fn ever(&self) -> impl Iterator<Item = &Statement> {
        let now = self.group.statements.iter().map(Cow::as_ref);
        now.chain(self.former.iter().map(|former| &former.statement))
    }

    /// The pairs of its statements that exclude each other whenever both count.
    fn pairs(&self, connection: &Connection) -> Result<Vec<[String; 2]>, StoreError> {
        let mut ever: Vec<&Statement> = self.ever().filter(|statement| !statement.projection).collect();
        let differs = !self.former.is_empty() || ever.iter().any(|statement| statement.repeats.is_some());
        if !differs || ever.len() > MOST && self.group.is_compared() {
            return Ok(self.group.disagreeing.clone());
        }
        ever.sort_by_key(|statement| (statement.published, &statement.id));
        let ids: Vec<&str> = ever.iter().take(MOST).map(|statement| statement.id.as_str()).collect();
        store::ever_disagreeing(connection, &ids)
    }

    /// How many statements count or did.
    pub(super) fn statements(&self) -> usize {
        self.group.statements.len() + self.former.len()
    }

    /// The days on which the picture could change: when a statement was published, superseded or no longer accepted or, after the first one, when the event
    /// of a break was published.
    pub(super) fn news(&self) -> BTreeSet<NaiveDate> {
        let mut days: BTreeSet<NaiveDate> = self.ever().map(|statement| statement.published).collect();
        let first = days.first().copied();
        let bounds = self.group.bounds.iter().map(|statement| statement.published);
        days.extend(bounds.filter(|day| first.is_some_and(|first| *day > first)));
        for former in &self.former {
            let chain = self.links.chain(&former.statement.id, None);
            days.extend(chain.iter().filter_map(|row| row.superseded_on));
            days.extend(former.status_on);
        }
        let later = self.group.breaks.iter().map(|declared| declared.known_on);
        days.extend(later.filter(|day| first.is_some_and(|first| *day > first)));
        days
    }

    /// The group as of the end of a day: a chain of relays begins with its first claim that was public by then, and nothing counts that was superseded or no
    /// longer accepted.
    pub(super) fn known_by(&self, day: NaiveDate) -> Group<'_> {
        let now = self.group.statements.iter().map(Cow::as_ref);
        let former = self.former.iter().filter(|former| former.holds(day));
        let known = now
            .filter(|statement| statement.published <= day)
            .chain(former.map(|former| &former.statement));
        let mut statements: Vec<Cow<'_, Statement>> =
            known.filter_map(|statement| self.links.then(statement, day)).collect();
        // Those that still count are in order.
        if !self.former.is_empty() {
            statements.sort_by(|a, b| (a.from, &a.id).cmp(&(b.from, &b.id)));
        }
        let breaks = self.group.breaks.iter().filter(|declared| declared.known_on <= day);
        let mut group = Group {
            measure: self.group.measure,
            key: self.group.key(),
            unit: self.group.unit,
            statements,
            bounds: Vec::new(),
            bound_by_parts: self.group.bound_by_parts,
            series_since: self.group.series_since,
            since: self.group.since,
            breaks: breaks.cloned().collect(),
            disagreeing: Vec::new(),
        };
        group.choose_start();
        let around = self.around.iter().filter(|former| former.holds(day));
        let around = around.filter(|former| group.counts_like(&former.statement));
        let bounds = around.filter_map(|former| {
            Some(Bound {
                statement: self.links.then(&former.statement, day)?,
                between: former.between.clone(),
            })
        });
        group.bounds = bearing(&group, bounds);
        if group.is_compared() {
            let own = group.statements.iter().filter(|statement| statement.repeats.is_none());
            let own: BTreeSet<&str> = own.map(|statement| statement.id.as_str()).collect();
            let pairs = self.disagreeing.iter();
            let both = pairs.filter(|pair| pair.iter().all(|id| own.contains(id.as_str())));
            let mut found: Vec<[String; 2]> = both.take(PAIRS).cloned().collect();
            found.sort();
            group.disagreeing = found;
        }
        group
    }
}
