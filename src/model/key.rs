//! The keys by which records refer to each other. A key is checked once, when it is created.

use std::fmt;

use serde::Serialize;

/// Why a text cannot be a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The key is empty.
    #[error("a key cannot be empty")]
    Empty,
    /// A character that is not allowed in a key.
    #[error("a key cannot contain `{found}`")]
    Character {
        /// The character.
        found: char,
        /// Its offset, in characters from 0.
        offset: usize,
    },
    /// A claim id without exactly one `#` between document and claim.
    #[error("expected `document#claim`")]
    NotAClaimId,
}

fn check_key(text: &str) -> Result<(), KeyError> {
    if text.is_empty() {
        return Err(KeyError::Empty);
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    match text.chars().enumerate().find(|(_, c)| !allowed(*c)) {
        Some((offset, found)) => Err(KeyError::Character { found, offset }),
        None => Ok(()),
    }
}

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Creates a key from ASCII letters, digits, `-`, `_` and `.`.
            ///
            /// # Errors
            /// [`KeyError`] for an empty text or any other character.
            pub fn new(text: impl Into<String>) -> Result<Self, KeyError> {
                let text = text.into();
                check_key(&text)?;
                Ok(Self(text))
            }

            /// The key as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

key!(
    /// Names a document, such as `nyt-2024-05-28`.
    DocumentKey
);
key!(
    /// Names an agent, such as `south-korea-unification-ministry`.
    AgentKey
);
key!(
    /// Names a series, such as `workers-abroad`.
    SeriesKey
);
key!(
    /// Names a place: an ISO 3166 code (`RU`, `RU-SAK`, `SUHH`), a UN M49 code (`001`) or the dossier's own key.
    PlaceKey
);
key!(
    /// Names an identity between series, such as `revenue-per-worker`.
    IdentityKey
);
key!(
    /// Names a declared break, such as `deadline-for-workers`.
    BreakKey
);
key!(
    /// Names a search that found nothing, such as `ministry-archive-2019`.
    SearchKey
);
key!(
    /// Names a claim within its document, such as `abroad-under-kim`.
    ClaimKey
);
key!(
    /// Names the happening that several event claims may be about.
    HappeningKey
);

/// Names a claim within the dossier: `document#claim`. It does not change when a dossier is read again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId {
    /// The document that makes the claim.
    pub document: DocumentKey,
    /// The claim's key within that document.
    pub claim: ClaimKey,
}

impl ClaimId {
    /// Reads `document#claim`.
    ///
    /// # Errors
    /// [`KeyError`] unless there is one `#` between two keys.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let (document, claim) = text.split_once('#').ok_or(KeyError::NotAClaimId)?;
        Ok(Self {
            document: DocumentKey::new(document)?,
            claim: ClaimKey::new(claim)?,
        })
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.document, self.claim)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invalid_key_names_the_character() {
        assert_eq!(
            SeriesKey::new("a b"),
            Err(KeyError::Character { found: ' ', offset: 1 })
        );
        assert_eq!(SeriesKey::new(""), Err(KeyError::Empty));
        assert_eq!(PlaceKey::new("RU-SAK").map(|key| key.to_string()), Ok("RU-SAK".into()));
    }

    #[test]
    fn a_claim_id_prints_as_it_was_read() {
        let id = ClaimId::parse("nyt-2024-05-28#abroad").unwrap();
        assert_eq!(id.to_string(), "nyt-2024-05-28#abroad");
        assert_eq!(ClaimId::parse("nyt-2024-05-28"), Err(KeyError::NotAClaimId));
        assert!(ClaimId::parse("a#b#c").is_err());
    }
}
