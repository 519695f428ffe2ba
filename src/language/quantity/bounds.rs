//! Ranges whose ends have bounds of their own: `from 50 to more than 100`, `at least 10 but no more than 20`.

use crate::language::ReadError;
use crate::model::{Bound, Hedge};

use super::amount::Amount;
use super::meaning::{Meaning, Qualifier};
use super::parser::{Parser, is_lower};
use super::range::{check_order, ends_in_words, span};
use super::reason::{self, refusal};

impl Parser<'_> {
    /// The words before the upper end of a range: takes in its hedges and returns its bound.
    pub(super) fn qualifiers_of_end(&mut self) -> Option<Bound> {
        let mut bound = None;
        loop {
            let qualifier = match self.meaning(self.at) {
                Some(Meaning::Before(qualifier) | Meaning::Around(qualifier) | Meaning::AndThen(qualifier)) => {
                    qualifier
                }
                Some(Meaning::Tilde) => Qualifier::Near(Hedge::Roughly),
                // "Between 50 and over 100"
                Some(Meaning::After(Qualifier::AtLeast)) => Qualifier::MoreThan,
                Some(Meaning::After(Qualifier::AtMost)) => Qualifier::LessThan,
                // "Entre un 10 y un 20 por ciento"
                Some(Meaning::Article | Meaning::Filler) if self.starts_value(self.at + 1) => {
                    self.at += 1;
                    continue;
                }
                _ => return bound,
            };
            match qualifier {
                Qualifier::Near(hedge) => self.hedges.add(hedge),
                _ => bound = qualifier.bound(),
            }
            self.at += 1;
        }
    }

    /// The bound of a range whose ends have bounds of their own: "from 50 to more than 100" is open above, "at least 10 to at most 20" is the range.
    pub(super) fn bound_of_ends(
        &mut self,
        first: Option<Bound>,
        second: Option<Bound>,
        low: &Amount,
        end: usize,
    ) -> Result<Option<Bound>, ReadError> {
        match (first, second) {
            (first, None) => Ok(first),
            (Some(first), Some(second)) if !is_lower(first) && is_lower(second) => {
                Err(refusal(low.start, end, reason::OPEN_ENDS))
            }
            (first, Some(second)) if is_lower(second) => {
                self.open_above = true;
                Ok(first.or(Some(Bound::AtLeast)))
            }
            (first, Some(second)) => {
                if first == Some(Bound::MoreThan) || second == Bound::LessThan {
                    self.strict_end(low.start, end);
                }
                Ok(first.filter(|first| !is_lower(*first)))
            }
        }
    }

    fn strict_end(&mut self, start: usize, end: usize) {
        let what = "a range with a strict end: read with both ends included";
        self.warn(start, end, what.into());
    }

    /// `at least 10 but no more than 20`, `no more than 20 and no less than 10`.
    pub(super) fn other_bound(&mut self, first: &mut Amount) -> Result<Option<Amount>, ReadError> {
        let Some(bound) = self.hedges.bound else {
            return Ok(None);
        };
        let mut at = self.at;
        while matches!(self.meaning(at), Some(Meaning::Comma | Meaning::And | Meaning::But)) {
            at += 1;
        }
        let other = match self.meaning(at) {
            Some(Meaning::Before(other) | Meaning::Around(other) | Meaning::AndThen(other)) => other.bound(),
            Some(Meaning::After(Qualifier::AtMost)) => Some(Bound::LessThan),
            Some(Meaning::After(Qualifier::AtLeast)) => Some(Bound::MoreThan),
            _ => None,
        };
        let Some(other) = other else { return Ok(None) };
        if is_lower(bound) == is_lower(other) || !self.starts_value(at + 1) {
            return Ok(None);
        }
        self.at = at + 1;
        let mut second = self.amount()?;
        self.hedges.bound = None;
        if !is_lower(bound) {
            std::mem::swap(first, &mut second);
        }
        let (low, mut high) = (first, second);
        let (start, end) = span(low, &high);
        self.share_scale(low, &high, false);
        self.share_unit(low, &mut high)?;
        check_order(low, &high)?;
        if [bound, other]
            .iter()
            .any(|bound| matches!(bound, Bound::MoreThan | Bound::LessThan))
        {
            self.strict_end(start, end);
        }
        self.note(start, end, "range", || ends_in_words(low, &high));
        // From here on the two are one value, from the first of its words to the last.
        (low.start, high.end) = (start, end);
        Ok(Some(high))
    }
}
