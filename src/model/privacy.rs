//! What is left out of public output. How each kind of record is left out is decided in the store.

use std::collections::BTreeSet;

use super::word::words;

/// The key that an `origin` gives when nobody says where a claim comes from.
pub const UNKNOWN: &str = "unknown";

/// How the keys begin under which public output shows agents that it may not name: `withheld-1`.
pub const WITHHELD: &str = "withheld-";

words!(
    /// A field that can be private on its own: the record makes sense without it.
    PrivateField {
        /// The address of an archived copy.
        ArchiveUrl => "archive_url",
        /// The author of a document.
        Author => "author",
        /// What a claim rests on.
        Basis => "basis",
        /// The researcher's grade of a claim.
        Grade => "grade",
        /// Where in the document a claim stands.
        Locator => "locator",
        /// The researcher's note.
        Note => "note",
        /// The agent that a claim comes from.
        Origin => "origin",
        /// The agent that an agent belongs to.
        PartOf => "part_of",
        /// The agents that a claim is about, with their roles.
        Parties => "parties",
        /// The home of an agent.
        Place => "place",
        /// The fingerprint of the researcher's copy.
        Sha256 => "sha256",
        /// The source's own words for the date of an event.
        Stated => "stated",
        /// Why a claim is not accepted.
        StatusReason => "status_reason",
        /// The address of a document.
        Url => "url",
    }
);

/// What of a record is private.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Privacy {
    /// Nothing but its `private_note`.
    #[default]
    Public,
    /// These fields.
    Fields(BTreeSet<PrivateField>),
    /// The whole record.
    Whole,
}

impl Privacy {
    /// Whether the whole record is.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        *self == Self::Whole
    }

    /// The fields that are private on their own, in alphabetical order.
    pub fn fields(&self) -> impl Iterator<Item = PrivateField> + '_ {
        let fields = match self {
            Self::Fields(fields) => Some(fields),
            Self::Public | Self::Whole => None,
        };
        fields.into_iter().flatten().copied()
    }

    /// Whether this field may be shown.
    #[must_use]
    pub fn shows(&self, field: PrivateField) -> bool {
        match self {
            Self::Public => true,
            Self::Fields(fields) => !fields.contains(&field),
            Self::Whole => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_in_alphabetical_order() {
        let mut words: Vec<&str> = PrivateField::ALL.iter().map(|field| field.as_str()).collect();
        words.sort_unstable();
        let fields = Privacy::Fields(PrivateField::ALL.iter().copied().collect());
        assert_eq!(fields.fields().map(PrivateField::as_str).collect::<Vec<_>>(), words);
    }
}
