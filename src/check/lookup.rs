//! The book with its records indexed by key, as passed to every rule.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::diagnostic::{Suggestion, suggest};
use crate::model::{
    Agent, AgentKey, Book, Break, Claim, ClaimId, Document, Estimate, Event, Measure, Place, PlaceKey, Position,
    Series, SeriesKey, Status,
};

/// A book and its indexes. Of records with the same key, the first one is found.
pub(super) struct Lookup<'a> {
    pub(super) book: &'a Book,
    pub(super) agents: HashMap<&'a AgentKey, &'a Agent>,
    pub(super) places: HashMap<&'a PlaceKey, &'a Place>,
    pub(super) series: HashMap<&'a SeriesKey, &'a Series>,
    pub(super) documents: HashMap<&'a str, &'a Document>,
    pub(super) claims: HashMap<&'a ClaimId, &'a Claim>,
    /// Where the claims are that wait for review.
    pub(super) pending: HashMap<&'a ClaimId, &'a Position>,
    superseded: HashSet<&'a ClaimId>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(book: &'a Book) -> Self {
        // The last insertion wins, so the first record of a key is inserted last.
        Self {
            book,
            agents: book.agents.iter().rev().map(|agent| (&agent.key, agent)).collect(),
            places: book.places.iter().rev().map(|place| (&place.key, place)).collect(),
            series: book.series.iter().rev().map(|series| (&series.key, series)).collect(),
            documents: book
                .documents
                .iter()
                .rev()
                .map(|document| (document.key.as_str(), document))
                .collect(),
            claims: book.claims.iter().rev().map(|claim| (&claim.id, claim)).collect(),
            pending: book
                .pending
                .claims
                .iter()
                .rev()
                .filter_map(|waiting| Some((waiting.key.as_ref()?, &waiting.position)))
                .collect(),
            superseded: book
                .claims
                .iter()
                .filter_map(|claim| claim.supersedes.as_ref())
                .collect(),
        }
    }

    /// Every estimate with its claim.
    pub(super) fn estimates(&self) -> impl Iterator<Item = (&'a Claim, &'a Estimate)> + use<'a> {
        self.book
            .claims
            .iter()
            .filter_map(|claim| Some((claim, claim.estimate()?)))
    }

    /// Every estimate of a declared series, with its claim and that series.
    pub(super) fn measured(&self) -> impl Iterator<Item = (&'a Claim, &'a Estimate, &'a Series)> {
        self.estimates()
            .filter_map(|(claim, estimate)| Some((claim, estimate, *self.series.get(&estimate.series)?)))
    }

    /// Every accepted estimate that no other replaces, with its claim and the document that states it.
    pub(super) fn accepted(&self) -> impl Iterator<Item = (&'a Claim, &'a Estimate, &'a Document)> {
        self.estimates()
            .filter(|(claim, _)| claim.status == Status::Accepted && !self.is_superseded(claim))
            .filter_map(|(claim, estimate)| Some((claim, estimate, *self.documents.get(claim.id.document())?)))
    }

    /// Every claim that repeats an existing claim, with that claim.
    pub(super) fn relays(&self) -> impl Iterator<Item = (&'a Claim, &'a Claim)> {
        let relays = self.book.claims.iter();
        relays.filter_map(|claim| Some((claim, *self.claims.get(claim.relays.as_ref()?)?)))
    }

    /// Every claim that replaces an existing claim, with that claim.
    pub(super) fn revisions(&self) -> impl Iterator<Item = (&'a Claim, &'a Claim)> {
        let revisions = self.book.claims.iter();
        revisions.filter_map(|claim| Some((claim, *self.claims.get(claim.supersedes.as_ref()?)?)))
    }

    /// Every claim that disputes an existing claim, with that claim.
    pub(super) fn denials(&self) -> impl Iterator<Item = (&'a Claim, &'a Claim)> {
        let denials = self.book.claims.iter();
        denials.filter_map(|claim| Some((claim, *self.claims.get(claim.denies.as_ref()?)?)))
    }

    /// Every break whose event exists, with the claim and its event.
    pub(super) fn breaks(&self) -> impl Iterator<Item = (&'a Break, &'a Claim, &'a Event)> {
        self.book.breaks.iter().filter_map(|declared| {
            let claim = *self.claims.get(&declared.event)?;
            Some((declared, claim, claim.event()?))
        })
    }

    /// The day by which a claim was public, if its document can be read.
    pub(super) fn known_on(&self, claim: &Claim) -> Option<NaiveDate> {
        let document = self.documents.get(claim.id.document());
        claim.first_known.or(document.map(|document| document.known_on))
    }

    /// What the series of an estimate measures; a level if it is not declared.
    pub(super) fn measure(&self, estimate: &Estimate) -> Measure {
        let series = self.series.get(&estimate.series);
        series.map_or(Measure::Stock, |series| series.measure)
    }

    /// The first and the last day that a figure is about, as in the view `estimates`: of a total, the day by which it was counted.
    pub(super) fn about(&self, claim: &Claim, estimate: &Estimate) -> (Option<NaiveDate>, Option<NaiveDate>) {
        match self.measure(estimate) {
            Measure::Cumulative => {
                let counted = claim.when.to.or_else(|| self.known_on(claim));
                (counted, counted)
            }
            Measure::Stock | Measure::Flow => (claim.when.from, claim.when.to),
        }
    }

    /// The outermost agent that this one is part of, or itself.
    pub(super) fn body(&self, agent: &'a AgentKey) -> &'a AgentKey {
        let whole = chain(agent, |agent| self.agents.get(agent)?.part_of.as_ref());
        whole.last().copied().unwrap_or(agent)
    }

    /// Whether another claim replaces this one, or what it repeats.
    pub(super) fn is_superseded(&self, claim: &'a Claim) -> bool {
        let superseded = |id: &ClaimId| self.superseded.contains(id);
        !self.superseded.is_empty() && self.with_relayed(&claim.id).into_iter().any(superseded)
    }

    /// Whether nobody tells where a claim comes from.
    pub(super) fn is_unsourced(&self, claim: &Claim) -> bool {
        let publisher = self.agents.get(&claim.origin);
        claim.is_unsourced(publisher.is_some_and(|agent| agent.digest))
    }

    /// Whether a claim is private, on its own or with its document.
    pub(super) fn is_private(&self, claim: &Claim) -> bool {
        let document = self.documents.get(claim.id.document());
        claim.privacy.is_whole() || document.is_some_and(|document| document.privacy.is_whole())
    }

    /// A claim and everything it repeats, back to the first claim; a cycle is walked once.
    pub(super) fn with_relayed(&self, claim: &'a ClaimId) -> Vec<&'a ClaimId> {
        chain(claim, |claim| self.claims.get(claim)?.relays.as_ref())
    }

    /// A place and everything it lies in, from the inside out; a cycle is walked once.
    pub(super) fn with_ancestors(&self, place: &'a PlaceKey) -> Vec<&'a PlaceKey> {
        chain(place, |place| self.places.get(place)?.parent.as_ref())
    }

    /// A series and everything it is a part of; a cycle is walked once.
    pub(super) fn with_wholes(&self, series: &'a SeriesKey) -> Vec<&'a SeriesKey> {
        chain(series, |series| self.series.get(series)?.part_of.as_ref())
    }
}

fn chain<'a, K: PartialEq>(first: &'a K, next: impl Fn(&'a K) -> Option<&'a K>) -> Vec<&'a K> {
    let mut keys = vec![first];
    let mut last = first;
    while let Some(key) = next(last).filter(|key| !keys.contains(key)) {
        keys.push(key);
        last = key;
    }
    keys
}

/// The location of a value, in the form a diagnostic takes.
pub(super) type Spot = (usize, std::ops::Range<usize>);

/// The location of a field's value, or of the record's header if the field is absent.
pub(super) fn at(position: &Position, field: &str) -> Spot {
    position.field(field).place()
}

/// The location of the first of these fields that is present, or of the record's header.
pub(super) fn at_first(position: &Position, fields: &[&str]) -> Spot {
    let first = fields.iter().find_map(|field| position.written(field));
    first.unwrap_or(position.record).place()
}

/// What a mistyped key may have meant, and where each candidate is declared.
pub(super) fn meant<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = (&'a str, Option<&'a Position>)>,
) -> Vec<Suggestion> {
    let declared: HashMap<&str, Option<&Position>> = candidates.into_iter().collect();
    suggest(word, declared.keys().copied())
        .into_iter()
        .map(|found| Suggestion {
            text: found.into(),
            location: declared
                .get(found)
                .copied()
                .flatten()
                .map(|position| at(position, "key").into()),
        })
        .collect()
}
