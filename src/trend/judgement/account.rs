//! Records how each statement was treated: kept, an echo and of which, or refused and why.

use std::borrow::Borrow;

use rayon::prelude::*;

use super::super::evidence::{Record, Statement, Voice};
use super::outcome::{Account, Standing};
use crate::model::{Fate, Refusal};

/// The fewest statements worth a thread.
const PIECE: usize = 4_096;

/// Everything that was decided about the statements of a trend.
pub(crate) struct Fates<'a> {
    /// For each given statement, why it cannot be used.
    pub refusals: &'a [Option<Refusal>],
    /// The usable ones in their fixed order,
    pub records: &'a [&'a Record<'a>],
    /// with the place of each among those given
    pub given: &'a [usize],
    /// and who speaks in each.
    pub voices: &'a [Voice],
    /// The records that stand,
    pub kept: &'a [usize],
    /// and what the fit says of each.
    pub standings: &'a [Standing],
}

impl Fates<'_> {
    /// The account of every statement, in the order given.
    pub(crate) fn accounts<S: Borrow<Statement> + Sync>(&self, statements: &[S]) -> Vec<Account> {
        // Maps indexes of the given statements to indexes of the records, and those to indexes of the kept ones.
        let mut record_at = vec![0; statements.len()];
        for (record, &place) in self.given.iter().enumerate() {
            record_at[place] = record;
        }
        let mut kept_at = vec![0; self.records.len()];
        for (place, &record) in self.kept.iter().enumerate() {
            kept_at[record] = place;
        }
        let id = |record: usize| self.records[record].id.to_owned();
        let one = |(statement, (place, refusal)): (&S, (usize, &Option<Refusal>))| {
            let statement: &Statement = statement.borrow();
            let (fate, standing) = match (refusal, self.voices.get(record_at[place])) {
                (Some(refusal), _) => (Fate::Refused(*refusal), None),
                (None, Some(Voice::Declared(of))) => (Fate::Echo(id(speaker(self.voices, *of))), None),
                (None, Some(Voice::Presumed(of))) => (Fate::PresumedEcho(id(*of)), None),
                (None, voice) => {
                    let own = self.standings.get(kept_at[record_at[place]]).copied();
                    let echoes = match voice {
                        Some(Voice::Own { echoes }) => *echoes,
                        _ => 0,
                    };
                    (Fate::Kept, own.map(|standing| Standing { echoes, ..standing }))
                }
            };
            Account {
                id: statement.id.clone(),
                origin: statement.origin.clone(),
                bounding: statement.bound_by.as_ref().map(|by| by.side),
                fate,
                standing,
            }
        };
        statements
            .par_iter()
            .zip(self.refusals.par_iter().enumerate())
            .with_min_len(PIECE)
            .map(one)
            .collect()
    }
}

/// The record that counts in place of one declared to repeat this record, which may itself be presumed to repeat another.
fn speaker(voices: &[Voice], of: usize) -> usize {
    if let Voice::Presumed(first) = voices[of] {
        first
    } else {
        of
    }
}
