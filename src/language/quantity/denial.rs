//! What a source denies: `3,000 people did not die`, `denied that 3,000 died`. A denial states no figure, and is refused.

use crate::language::ReadError;

use super::meaning::Meaning;
use super::parser::Parser;
use super::reason::{self, refusal};
use super::scan::{Kind, Token};

impl Parser<'_> {
    /// The refusal of a denial that stands between here and the first number: "it is not true that 3,000 died".
    pub(super) fn denial_ahead(&self) -> Option<ReadError> {
        let mut at = self.at;
        loop {
            let token = self.token(at);
            match token.kind {
                Kind::Known(Meaning::Negation | Meaning::NotBefore(reason::DENIED)) => {
                    return Some(refusal(token.start, token.end, reason::DENIED));
                }
                Kind::Numeral(_) | Kind::End => return None,
                _ => at += 1,
            }
        }
    }

    /// Whether the participle here denies the value before it: "3,000 deaths were denied", but not "300 workers were denied visas".
    pub(super) fn is_denied(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.meaning(before));
        let next = self.token(self.at + 1);
        let ends = matches!(next.kind, Kind::End | Kind::Known(Meaning::When | Meaning::Comma));
        matches!(before, Some(Meaning::Join)) && ends
    }

    /// Steps over a negation after the value, where it describes what is counted: "50 workers who were not paid".
    pub(super) fn negation(&mut self, token: &Token, start: usize, described: bool) -> Result<(), ReadError> {
        if !described {
            return Err(refusal(start, token.end, reason::DENIED));
        }
        self.pass("counted");
        Ok(())
    }
}
