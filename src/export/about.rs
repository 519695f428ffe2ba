//! What an export says of the dossier as a whole.

/// What a dossier says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its title.
    pub title: String,
    /// Its note.
    pub note: Option<String>,
    /// The name of this edition.
    pub edition: String,
}
