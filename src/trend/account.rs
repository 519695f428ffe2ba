//! What became of each statement given: kept, an echo of which, or refused and why. Nothing is decided here.

use rayon::prelude::*;

use super::echo;
use super::outcome::{Account, Fate, Standing};
use super::statement::{Record, Refusal, Statement};

/// Fewer statements than this are not worth a thread.
const PIECE: usize = 4_096;

/// All that was decided about the statements of a trend.
pub(super) struct Outcome<'a> {
    /// For each statement given, why it cannot be used.
    pub refusals: &'a [Option<Refusal>],
    /// The usable ones in their fixed order,
    pub records: &'a [&'a Record<'a>],
    /// with the place of each among those given
    pub given: &'a [usize],
    /// and the fate of each.
    pub fates: &'a [echo::Fate],
    /// The records that stand,
    pub kept: &'a [usize],
    /// and what the fit says of each.
    pub standings: &'a [Standing],
}

impl Outcome<'_> {
    /// The account of every statement, in the order in which they were given.
    pub(super) fn accounts(&self, statements: &[Statement]) -> Vec<Account> {
        // From a statement's place among those given to that among the records, and on to that among the kept.
        let mut record_at = vec![0; statements.len()];
        for (record, &place) in self.given.iter().enumerate() {
            record_at[place] = record;
        }
        let mut kept_at = vec![0; self.records.len()];
        for (place, &record) in self.kept.iter().enumerate() {
            kept_at[record] = place;
        }
        let id = |record: usize| self.records[record].id.to_owned();
        let fate = |(place, refusal): (usize, &Option<Refusal>)| match refusal {
            Some(refusal) => Fate::Refused(*refusal),
            None => match self.fates[record_at[place]] {
                echo::Fate::Kept { echoes } => Fate::Kept(Standing {
                    echoes,
                    ..self.standings[kept_at[record_at[place]]]
                }),
                echo::Fate::Declared(of) => Fate::Echo {
                    of: id(speaker(self.fates, of)),
                    presumed: false,
                },
                echo::Fate::Presumed(of) => Fate::Echo {
                    of: id(of),
                    presumed: true,
                },
            },
        };
        statements
            .par_iter()
            .zip(self.refusals.par_iter().enumerate())
            .with_min_len(PIECE)
            .map(|(statement, refusal)| Account {
                id: statement.id.clone(),
                origin: statement.origin.clone(),
                fate: fate(refusal),
            })
            .collect()
    }
}

/// Who speaks for what was declared to repeat this record: the one it repeats may itself be presumed to repeat another.
fn speaker(fates: &[echo::Fate], of: usize) -> usize {
    if let echo::Fate::Presumed(first) = fates[of] {
        first
    } else {
        of
    }
}
