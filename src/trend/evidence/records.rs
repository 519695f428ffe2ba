//! Statements checked, converted and put in order, once for all fits of them or of some of them.

use std::borrow::Borrow;
use std::collections::HashMap;

use rayon::prelude::*;

use super::record::Record;
use super::settings::Settings;
use super::statement::Statement;
use crate::model::{Refusal, by_wording};

/// The fewest statements worth a thread, if each takes little work.
const PIECE: usize = 4_096;

/// The usable statements in their fixed order.
pub(crate) struct Records<'a> {
    pub all: Vec<Record<'a>>,
    /// For each, its index among the statements given.
    pub given: Vec<usize>,
    /// For each statement given, why it cannot be used.
    pub refusals: Vec<Option<Refusal>>,
    /// How many statements about the place itself cannot be used.
    pub refused: usize,
    /// Their indexes, those of the same wording next to each other.
    by_wording: Vec<usize>,
}

impl<'a> Records<'a> {
    pub(crate) fn new<S: Borrow<Statement> + Sync>(statements: &'a [S], settings: &Settings) -> Self {
        let order = in_order(statements);
        let record = |&given: &usize| statements[given].borrow().record(settings);
        let read: Vec<Result<Record, Refusal>> = order.par_iter().with_min_len(PIECE).map(record).collect();
        let mut refusals = vec![None; statements.len()];
        for (&given, read) in order.iter().zip(&read) {
            refusals[given] = read.as_ref().err().copied();
        }
        let given = order.into_iter().filter(|&given| refusals[given].is_none()).collect();
        let mut all: Vec<Record> = read.into_iter().filter_map(Result::ok).collect();
        number_origins(&mut all);
        let own = refusals
            .iter()
            .zip(statements)
            .filter(|(refusal, given)| refusal.is_some() && (*given).borrow().bound_by.is_none());
        Self {
            refused: own.count(),
            by_wording: by_wording(&all.iter().collect::<Vec<_>>()),
            all,
            given,
            refusals,
        }
    }

    /// The indexes of all records.
    pub(crate) fn everything(&self) -> Vec<usize> {
        (0..self.all.len()).collect()
    }

    /// The indexes, in `chosen`, of the chosen records, those of the same wording next to each other.
    pub(crate) fn by_wording(&self, chosen: &[usize]) -> Vec<usize> {
        let mut places = vec![None; self.all.len()];
        for (place, &record) in chosen.iter().enumerate() {
            places[record] = Some(place);
        }
        self.by_wording.iter().filter_map(|&record| places[record]).collect()
    }
}

/// The indexes of the statements in an order that does not depend on how they are given: by the middle of their periods, then scattered, by a number
/// that is the same on every machine (FNV-1a: Fowler, Noll and Vo, RFC 9923).
fn in_order<S: Borrow<Statement> + Sync>(statements: &[S]) -> Vec<usize> {
    let scattered = |id: &str| {
        id.bytes().fold(0xcbf2_9ce4_8422_2325, |number: u64, byte| {
            (number ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
    };
    // Sorting numbers beats comparing a million statements that are scattered in memory.
    let key = |(given, statement): (usize, &S)| {
        let statement: &Statement = statement.borrow();
        (statement.middle(), scattered(&statement.id), given)
    };
    let all = statements.par_iter().enumerate().with_min_len(PIECE);
    let mut keys: Vec<(f64, u64, usize)> = all.map(key).collect();
    keys.par_sort_unstable_by(|a, b| {
        let by_time = a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
        let id = |given: usize| &statements[given].borrow().id;
        by_time.then_with(|| id(a.2).cmp(id(b.2)))
    });
    keys.into_iter().map(|(_, _, given)| given).collect()
}

/// Numbers the origins as they first occur.
fn number_origins(records: &mut [Record<'_>]) {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for record in records {
        let next = numbers.len();
        record.origin_number = *numbers.entry(record.origin).or_insert(next);
    }
}
