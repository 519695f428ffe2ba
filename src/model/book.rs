//! The contents of a dossier as typed records, in the order of the files, with nothing merged or dropped.

use std::collections::BTreeSet;

use super::claim::Claim;
use super::key::{AgentKey, ClaimId, DocumentKey, PlaceKey, SeriesKey};
use super::pending::Pending;
use super::record::{Agent, Break, Document, Dossier, Identity, Place, Search, Series};
use super::span::{Position, SourceFile};

/// The contents of a dossier.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Book {
    /// The files, sorted by name.
    pub files: Vec<SourceFile>,
    /// The `[dossier]` table, if there is one.
    pub dossier: Option<Dossier>,
    /// Declared agents.
    pub agents: Vec<Agent>,
    /// Declared places, then the standard places that records refer to, with their ancestors up to the world.
    pub places: Vec<Place>,
    /// Declared series.
    pub series: Vec<Series>,
    /// Documents.
    pub documents: Vec<Document>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// Identities between series.
    pub identities: Vec<Identity>,
    /// Breaks of series.
    pub breaks: Vec<Break>,
    /// Searches that found nothing.
    pub searches: Vec<Search>,
    /// Records that wait for review.
    pub pending: Pending,
    /// Records that are declared but could not be read.
    pub unread: Unread,
}

/// The keys of records that are declared but could not be read. They have been reported, so references to them are not
/// reported as well.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Unread {
    /// Agents.
    pub agents: BTreeSet<AgentKey>,
    /// Places.
    pub places: BTreeSet<PlaceKey>,
    /// Series.
    pub series: BTreeSet<SeriesKey>,
    /// Documents.
    pub documents: BTreeSet<DocumentKey>,
    /// Claims.
    pub claims: BTreeSet<ClaimId>,
    /// What such claims refer to: all that is wrong with them is told at once.
    pub referring: Vec<Referring>,
}

/// What a claim refers to that could not be read itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Referring {
    /// Its series, if that is a key.
    pub series: Option<SeriesKey>,
    /// Its place, if that is a key and not of a standard.
    pub place: Option<PlaceKey>,
    /// Its origin, if that is a key.
    pub origin: Option<AgentKey>,
    /// Where.
    pub position: Position,
}
