//! The groups of a database, each with its statements and what other places say that bounds it.

use std::borrow::Cow;

use rusqlite::Connection;

use super::parts::{bearing, nested};
use super::series::{Group, statement};
use crate::model::{SeriesKey, TrendKey};
use crate::store::{self, Counting, StoreError};
use crate::trend::Statement;

/// Hands on every group of the database, or of one series, or the one with a key, one after another in the order of their keys.
pub(super) fn each_group(
    connection: &Connection,
    series: Option<&SeriesKey>,
    wanted: Option<&TrendKey>,
    mut take: impl FnMut(Group<'static>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let breaks = store::breaks(connection, series)?;
    // Of a series whose places bound one another all groups are held at once; of any other, one.
    let mut open: Vec<Group<'_>> = Vec::new();
    let mut close = |mut groups: Vec<Group<'static>>| {
        groups.iter_mut().for_each(Group::choose_start);
        for mut group in bounded(connection, groups)? {
            if wanted.is_some_and(|wanted| group.key != *wanted) {
                continue;
            }
            if group.is_compared() {
                group.disagreeing = store::disagreeing(connection, &group.key)?;
            }
            take(group)?;
        }
        Ok::<_, StoreError>(())
    };
    store::trend_claims(connection, series, Counting::Now, |claim| {
        let is_next = open.last().is_some_and(|group| {
            group.key.series != claim.trend.series || !group.bound_by_parts && group.key != claim.trend
        });
        if is_next {
            close(std::mem::take(&mut open))?;
        }
        if open.last().is_none_or(|group| group.key != claim.trend) {
            open.push(Group::new(&claim, &breaks));
        }
        if let Some(group) = open.last_mut() {
            group.statements.push(Cow::Owned(statement(claim)));
        }
        Ok(())
    })?;
    close(open)
}

/// The groups with what bounds each.
fn bounded(connection: &Connection, mut groups: Vec<Group<'static>>) -> Result<Vec<Group<'static>>, StoreError> {
    if let [_, _, ..] = groups[..] {
        let nested = nested(connection, groups.iter())?;
        let bounds: Vec<Vec<Cow<'static, Statement>>> = (0..groups.len())
            .map(|of| {
                let all = nested[of].iter().flat_map(|other| {
                    let like = groups[other.group].statements.iter();
                    let like = like.filter(|one| groups[of].counts_like(one));
                    like.filter_map(|one| other.bound(one))
                });
                bearing(&groups[of], all)
            })
            .collect();
        for (group, bounds) in groups.iter_mut().zip(bounds) {
            group.bounds = bounds;
        }
    }
    Ok(groups)
}

/// Every group of the database, or of one series, in the order of their keys.
pub(super) fn groups(connection: &Connection, series: Option<&SeriesKey>) -> Result<Vec<Group<'static>>, StoreError> {
    let mut groups = Vec::new();
    each_group(connection, series, None, |group| {
        groups.push(group);
        Ok(())
    })?;
    Ok(groups)
}
