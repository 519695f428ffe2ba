//! Keeps the stored trends true to the claims. What must be computed is computed ahead of the transaction that stores it, so that nobody waits for it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rusqlite::Connection;

use super::series::{Group, each_group, fit};
use crate::model::TrendKey;
use crate::store::{self, StoreError, TrendFit};

/// Trends computed at a time.
const BATCH: usize = 256;

/// Trends that are computed but not yet stored, and what is still to be computed.
#[derive(Debug, Default)]
pub struct Ahead {
    fits: BTreeMap<TrendKey, TrendFit>,
    missing: Vec<Group<'static>>,
}

impl Ahead {
    /// Brings the stored trends up to date with the claims, of one series or of all, within the caller's transaction: removes those that are no longer
    /// true and stores those that are computed. What is missing is remembered.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read or written.
    pub fn store(&mut self, connection: &Connection, series: Option<&str>) -> Result<(), StoreError> {
        let Self { fits, missing } = self;
        let (mut current, mut ready) = (BTreeSet::new(), Vec::new());
        missing.clear();
        each_group(connection, series, |group| {
            let (key, fingerprint) = (group.key(), group.fingerprint());
            if store::trend_fingerprint(connection, &key)?.as_ref() == Some(&fingerprint) {
                current.insert(key);
            } else if fits.get(&key).is_some_and(|fit| fit.fingerprint == fingerprint) {
                ready.push(key);
            } else {
                missing.push(group);
            }
            Ok(())
        })?;
        store::delete_trends_except(connection, &current)?;
        if !missing.is_empty() {
            return Ok(());
        }
        for key in ready {
            if let Some(fit) = fits.remove(&key) {
                store::replace_trend(connection, &key, &fit)?;
            }
        }
        Ok(())
    }

    /// Whether nothing is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// Computes what is missing, side by side; the results do not depend on the number of threads.
    ///
    /// # Errors
    /// [`StoreError`] where a trend cannot be computed.
    pub fn compute(&mut self) -> Result<(), StoreError> {
        let mut missing = std::mem::take(&mut self.missing).into_iter();
        loop {
            // Statements are dropped batch by batch.
            let batch: Vec<Group<'_>> = missing.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                return Ok(());
            }
            let fits: Vec<Result<TrendFit, StoreError>> = batch.par_iter().map(fit).collect();
            for (group, fit) in batch.iter().zip(fits) {
                self.fits.insert(group.key(), fit?);
            }
        }
    }
}
