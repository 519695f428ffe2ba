//! Everything that the files of a dossier say, read and typed, in the order of the files. Nothing is merged or dropped.

use super::claim::Claim;
use super::record::{Agent, Document, Identity, Place, Series};
use super::span::SourceFile;

/// A dossier, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Book {
    /// The files, sorted by name.
    pub files: Vec<SourceFile>,
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
}
