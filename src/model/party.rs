//! The parties of a claim: the sides of a battle, the perpetrator and the victim, the employer, the pollster.

use std::fmt;

use super::key::AgentKey;
use super::span::Span;

/// The part that an agent plays in what a claim is about, as one word: `attacker`, `side-b`, `employer`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Role(String);

impl Role {
    /// A role of ASCII letters, digits and `-`, beginning with a letter; `None` for any other text.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
        let is_word = begins && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        is_word.then(|| Self(text.to_owned()))
    }

    /// The role as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An agent with its role in what a claim is about.
#[derive(Clone)]
pub struct Party {
    /// The part that it plays.
    pub role: Role,
    /// Who plays it.
    pub agent: AgentKey,
    /// Where the agent's key is written. It makes no party another.
    pub written: Span,
}

impl fmt::Display for Party {
    /// As a dossier writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.role, self.agent)
    }
}

impl fmt::Debug for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Party({self})")
    }
}

impl PartialEq for Party {
    fn eq(&self, other: &Self) -> bool {
        (&self.role, &self.agent) == (&other.role, &other.agent)
    }
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn a_role_is_one_word() {
        for word in ["attacker", "side-b", "Side2"] {
            assert_eq!(Role::new(word).unwrap().as_str(), word);
        }
        for text in ["", "side b", "side_b", "2nd", "-a", "côté", "a:b"] {
            assert_eq!(Role::new(text), None, "{text:?}");
        }
    }
}
