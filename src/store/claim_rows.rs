//! The rows of a claim: what it shares with every other, what it asserts, and the agents that it is about.

use rusqlite::params;

use crate::model::{Assertion, Claim, Currency, Estimate, HappeningKey, Party, Per, SourceFile, day};

use super::book_rows::{Rows, Sink};
use super::stored::{FIRST_KNOWN, field_names, number};
use super::{StoreError, insert};

impl<S: Sink> Rows<'_, S> {
    /// The row of a claim, and those of its content and its parties.
    pub(super) fn claim(&mut self, claim: &Claim) -> Result<(), StoreError> {
        let Some((file, line)) = self.stated_in(&claim.position) else {
            return Ok(());
        };
        let id = claim.id.to_string();
        let (kind, projection, independent) = match &claim.assertion {
            Assertion::Estimate(estimate) => ("estimate", estimate.projection, estimate.independent),
            Assertion::Event(event) => ("event", event.projection, false),
        };
        let document = self.documents.get(claim.id.document());
        let (known_on, known_by) = claim.first_known.map_or_else(
            || {
                (
                    document.map(|document| document.known_on),
                    document.map(|document| document.known_by.as_str()),
                )
            },
            |first| (Some(first), Some(FIRST_KNOWN)),
        );
        self.sink.row(
            insert::CLAIM,
            params![
                id,
                claim.id.document(),
                kind,
                claim.place.as_str(),
                claim.stated,
                claim.when_stated,
                claim.when.edtf,
                claim.when.words,
                claim.when.from,
                claim.when.to,
                claim.when.from.map(day::number),
                claim.when.to.map(day::number),
                claim.when.extent.as_str(),
                claim.when.approximate,
                claim.when.uncertain,
                known_on,
                known_on.map(day::number),
                known_by,
                claim.origin.as_str(),
                claim.origin_given(),
                claim.is_unsourced(self.digests.contains(&claim.origin)),
                independent,
                claim.relays.as_ref().map(ToString::to_string),
                claim.supersedes.as_ref().map(ToString::to_string),
                claim.denies.as_ref().map(ToString::to_string),
                claim.locator,
                claim.basis,
                claim.grade.map(|grade| grade.reliability.as_str()),
                claim.grade.map(|grade| grade.credibility),
                projection,
                claim.status.as_str(),
                claim.status_on,
                claim.status_reason,
                claim.note,
                claim.private_note,
                claim.privacy.is_whole(),
                field_names(&claim.privacy),
                file.name,
                line
            ],
            &id,
            file,
        )?;
        self.parties(&id, &claim.parties, file)?;
        match &claim.assertion {
            Assertion::Estimate(estimate) => self.estimate(&id, estimate, file),
            Assertion::Event(event) => self.sink.row(
                insert::EVENT,
                params![
                    id,
                    event.title,
                    event.category,
                    event.happening.as_ref().map(HappeningKey::as_str),
                    event.anchor
                ],
                &id,
                file,
            ),
        }
    }

    fn estimate(&mut self, id: &str, estimate: &Estimate, file: &SourceFile) -> Result<(), StoreError> {
        let quantity = &estimate.quantity;
        let correction = estimate.correction.as_ref();
        self.sink.row(
            insert::ESTIMATE,
            params![
                id,
                estimate.series.as_str(),
                quantity.bound.as_str(),
                quantity.low.map(number),
                quantity.best.map(number),
                quantity.high.map(number),
                quantity.interval.map(|interval| interval.kind.as_str()),
                quantity.interval.and_then(|interval| interval.level).map(number),
                quantity.currency.as_ref().map(Currency::as_str),
                quantity.per.map(Per::as_str),
                quantity.hedge.as_str(),
                estimate.figure(),
                estimate.own_sizes,
                estimate.since,
                estimate.since.map(day::number),
                estimate.scope,
                correction.map(|correction| &correction.value),
                correction.map(|correction| &correction.reason)
            ],
            id,
            file,
        )
    }

    fn parties(&mut self, id: &str, parties: &[Party], file: &SourceFile) -> Result<(), StoreError> {
        for (position, party) in (1_u32..).zip(parties) {
            let row = params![id, position, party.role.as_str(), party.agent.as_str()];
            self.sink.row(insert::PARTY, row, id, file)?;
        }
        Ok(())
    }
}
