//! Everything that the files of a dossier say, read and typed, in the order of the files. Nothing is merged or dropped.

use std::collections::BTreeSet;

use super::claim::Claim;
use super::key::{AgentKey, ClaimId, DocumentKey, PlaceKey, SeriesKey};
use super::record::{Agent, Break, Document, Dossier, Identity, Place, Series};
use super::span::SourceFile;

/// A dossier, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Book {
    /// The files, sorted by name.
    pub files: Vec<SourceFile>,
    /// What the dossier says of itself, if it does.
    pub dossier: Option<Dossier>,
    /// Declared agents.
    pub agents: Vec<Agent>,
    /// Declared places, then those that the claims name and a standard defines, each with its ancestors up to the world.
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
    /// What is declared but could not be read.
    pub unread: Unread,
}

/// The keys of records that are declared but could not be read. Each was reported where it stands; a reference to one is
/// no second mistake.
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
}
