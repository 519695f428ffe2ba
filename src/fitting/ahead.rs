//! Keeps the stored trends true to the claims. What must be computed is computed ahead of the transaction that stores it, so that nobody waits for it.

use std::collections::BTreeSet;

use rayon::prelude::*;
use rusqlite::Connection;

use super::groups::each_group;
use super::series::{Group, fit};
use crate::model::{SeriesKey, TrendKey};
use crate::store::{self, StoreError, TrendFit};

/// Trends computed at a time.
const BATCH: usize = 256;

/// Trends that are computed but not yet stored, and what is still to be computed.
#[derive(Debug, Default)]
pub struct Ahead {
    /// A database of its own for what is computed, so that memory does not grow with the number of trends.
    computed: Option<Connection>,
    missing: Vec<Group<'static>>,
}

/// How many trends of a database are missing, of other claims than those that are there, or of none.
///
/// # Errors
/// [`StoreError`] if the database cannot be read.
pub fn count_stale(connection: &Connection) -> Result<usize, StoreError> {
    let mut stored: BTreeSet<_> = store::trend_keys(connection)?.into_iter().collect();
    let mut stale = 0;
    each_group(connection, None, None, |group| {
        let key = group.key();
        stale += usize::from(store::trend_fingerprint(connection, &key)? != Some(group.fingerprint()));
        stored.remove(&key);
        Ok(())
    })?;
    Ok(stale + stored.len())
}

/// Stores one trend, true to the claims, and removes all others, which may not be. Where there is no such trend, none is left.
pub(super) fn store_one(connection: &Connection, key: &TrendKey) -> Result<(), StoreError> {
    let mut kept = BTreeSet::new();
    each_group(connection, Some(&key.series), Some(key), |group| {
        if store::trend_fingerprint(connection, key)? != Some(group.fingerprint()) {
            store::replace_trend(connection, key, &fit(&group)?)?;
        }
        kept.insert(key.clone());
        Ok(())
    })?;
    store::delete_trends_except(connection, &kept)
}

impl Ahead {
    /// Brings the stored trends up to date with the claims, of one series or of all, within the caller's transaction: removes those that are no longer
    /// true and stores those that are computed. What is missing is remembered.
    ///
    /// # Errors
    /// [`StoreError`] if a database cannot be read or written.
    pub fn store(&mut self, connection: &Connection, series: Option<&SeriesKey>) -> Result<(), StoreError> {
        let Self { computed, missing } = self;
        let (mut current, mut ready) = (BTreeSet::new(), Vec::new());
        missing.clear();
        each_group(connection, series, None, |group| {
            let (key, fingerprint) = (group.key(), Some(group.fingerprint()));
            let ahead = computed
                .as_ref()
                .map(|computed| store::trend_fingerprint(computed, &key));
            if store::trend_fingerprint(connection, &key)? == fingerprint {
                current.insert(key);
            } else if ahead.transpose()?.is_some_and(|ahead| ahead == fingerprint) {
                ready.push(key);
            } else {
                missing.push(group);
            }
            Ok(())
        })?;
        store::delete_trends_except(connection, &current)?;
        if let (Some(computed), true) = (computed, missing.is_empty()) {
            for key in ready {
                if let Some(fit) = store::trend(computed, &key)? {
                    store::replace_trend(connection, &key, &fit)?;
                }
            }
        }
        Ok(())
    }

    /// Whether nothing is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// Computes what is missing, in parallel; the results do not depend on the number of threads. `done` is called with how many of how many are computed.
    ///
    /// # Errors
    /// [`StoreError`] if a trend cannot be computed or kept.
    pub fn compute(&mut self, done: impl Fn(usize, usize)) -> Result<(), StoreError> {
        let computed = match &mut self.computed {
            Some(computed) => computed,
            none => none.insert(store::open_scratch()?),
        };
        let all = self.missing.len();
        let mut missing = std::mem::take(&mut self.missing).into_iter();
        loop {
            done(all - missing.len(), all);
            // Statements are dropped batch by batch.
            let batch: Vec<Group<'_>> = missing.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                return Ok(());
            }
            let fits: Vec<Result<TrendFit, StoreError>> = batch.par_iter().map(fit).collect();
            let batch_is_kept = computed.transaction()?;
            for (group, fit) in batch.iter().zip(fits) {
                store::replace_trend(&batch_is_kept, &group.key(), &fit?)?;
            }
            batch_is_kept.commit()?;
        }
    }
}
