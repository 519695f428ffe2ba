//! The keys by which records refer to each other. A key is checked once, when it is created.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;

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

/// Compares and prints a key as the text in its field.
macro_rules! text {
    ($name:ident, $field:tt) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.$field)
            }
        }

        impl From<$name> for String {
            fn from(key: $name) -> Self {
                key.$field
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.$field
            }
        }

        impl<T: AsRef<str> + ?Sized> PartialEq<T> for $name {
            fn eq(&self, other: &T) -> bool {
                self.$field == other.as_ref()
            }
        }
    };
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

        impl FromStr for $name {
            type Err = KeyError;

            fn from_str(text: &str) -> Result<Self, KeyError> {
                Self::new(text)
            }
        }

        text!($name, 0);
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
    text: String,
    /// Where the claim's key begins, after the `#`.
    claim: usize,
}

impl ClaimId {
    /// The id of a document's claim.
    #[must_use]
    pub fn new(document: &DocumentKey, claim: &ClaimKey) -> Self {
        Self {
            text: format!("{document}#{claim}"),
            claim: document.as_str().len() + 1,
        }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The key of the document that makes the claim.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.text[..self.claim - 1]
    }

    /// The claim's key within that document.
    #[must_use]
    pub fn claim(&self) -> &str {
        &self.text[self.claim..]
    }
}

impl FromStr for ClaimId {
    type Err = KeyError;

    /// Reads `document#claim`.
    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (document, claim) = text.split_once('#').ok_or(KeyError::NotAClaimId)?;
        check_key(document)?;
        check_key(claim)?;
        Ok(Self {
            text: text.to_owned(),
            claim: document.len() + 1,
        })
    }
}

text!(ClaimId, text);

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
        let id = "nyt-2024-05-28#abroad".parse::<ClaimId>().unwrap();
        assert_eq!(id.to_string(), "nyt-2024-05-28#abroad");
        assert_eq!("nyt-2024-05-28".parse::<ClaimId>(), Err(KeyError::NotAClaimId));
        assert!("a#b#c".parse::<ClaimId>().is_err());
    }
}
