//! How far the words of a quantity go: where its number begins, what leads up to it, and what it counts.

use super::super::meaning::{Meaning, Qualifier};
use super::super::reason;
use super::super::scan::Kind;
use super::{Finder, LEADS, LONGEST, NOUNS, counts};
use crate::model::Hedge;

impl Finder<'_> {
    /// Whether a quantity's number begins at a token.
    pub(super) fn begins(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        // "G7", but "Rs85".
        let is_glued_to_word = self.token(at).glued
            && before.is_some_and(|before| {
                let is_word = self.words(before).ends_with(char::is_alphabetic);
                let is_money = matches!(
                    self.meaning(before),
                    Some(Meaning::Money(_) | Meaning::Dollar | Meaning::Pound | Meaning::Minor(_))
                ) || matches!(self.token(before).kind, Kind::Currency(_));
                // "K1.43 trillion": money that is not known.
                let is_sum = matches!(self.token(at).kind, Kind::Numeral(numeral) if numeral.bare_digits == 0)
                    || matches!(self.meaning(at + 1), Some(Meaning::Scale(_)));
                is_word && !is_money && !is_sum
            });
        match self.meaning(at) {
            // Digits in groups that are no number.
            Some(Meaning::Not(reason)) => *reason == *reason::GROUPS,
            // "A day" and "the dollar" say no number, but "more than a day" does.
            Some(Meaning::Article) => match self.meaning(at + 1) {
                Some(
                    Meaning::Unit(_)
                    | Meaning::Percent
                    | Meaning::Money(_)
                    | Meaning::Dollar
                    | Meaning::Minor(_)
                    | Meaning::Pound
                    | Meaning::Cent,
                ) => before.is_some_and(|before| self.is_hedge(before)),
                Some(Meaning::Part(_)) => self.is_share(at + 2),
                Some(Meaning::Half) => !matches!(self.token(at + 2).kind, Kind::Unknown) || self.is_share(at + 2),
                _ => self.parser.starts_value(at),
            },
            Some(Meaning::Money(_) | Meaning::Dollar | Meaning::Pound) => {
                matches!(self.token(at + 1).kind, Kind::Numeral(_)) || self.is_number_word(at + 1)
            }
            Some(Meaning::Dash | Meaning::Minus) => false,
            Some(Meaning::Half) => before.is_none_or(|before| {
                !matches!(
                    self.meaning(before),
                    Some(Meaning::Ordinal | Meaning::Part(_) | Meaning::Filler)
                )
            }),
            _ if matches!(self.token(at).kind, Kind::Currency(_)) => {
                matches!(self.token(at + 1).kind, Kind::Numeral(_))
            }
            // "Rs 960 per thousand"
            Some(Meaning::Scale(_))
                if before.is_some_and(|before| matches!(self.meaning(before), Some(Meaning::Each))) =>
            {
                false
            }
            _ => !is_glued_to_word && self.parser.starts_value(at),
        }
    }

    pub(super) fn is_number_word(&self, at: usize) -> bool {
        matches!(
            self.meaning(at),
            Some(
                Meaning::Small(_)
                    | Meaning::Tens(_)
                    | Meaning::Hundred
                    | Meaning::Scale(_)
                    | Meaning::Article
                    | Meaning::Size(..)
                    | Meaning::Times(_)
            )
        )
    }

    /// Whether what stands at a token makes "a third" before it a share, and no ordinal: "of", or the end of a clause.
    pub(super) fn is_share(&self, at: usize) -> bool {
        match self.token(at).kind {
            Kind::End => true,
            Kind::Known(meaning) => {
                matches!(
                    meaning,
                    Meaning::Of
                        | Meaning::Comma
                        | Meaning::Close
                        | Meaning::Comparative(_)
                        | Meaning::To
                        | Meaning::Relative
                        | Meaning::Dash
                        | Meaning::In
                ) || matches!(meaning, Meaning::Scale(_) | Meaning::Or | Meaning::And)
            }
            _ => false,
        }
    }

    pub(super) fn is_hedge(&self, at: usize) -> bool {
        matches!(
            self.meaning(at),
            Some(Meaning::Before(_) | Meaning::Around(_) | Meaning::Min | Meaning::Verb(Some(_)))
        )
    }

    /// The token at which what leads up to a value begins.
    pub(super) fn lead(&self, floor: usize, value: usize) -> usize {
        let mut first = value;
        while first > floor && value - first < LEADS {
            let before = first - 1;
            let joins = match self.meaning(before) {
                // What somebody counted is no hedge of it here: "the police counted 150".
                Some(Meaning::Around(Qualifier::Near(Hedge::Counted))) => false,
                // "A legal minimum of 1,295" is that sum.
                Some(Meaning::Before(_) | Meaning::Around(_)) if self.is_described_limit(before) => false,
                Some(
                    Meaning::Before(_)
                    | Meaning::Around(_)
                    | Meaning::Tilde
                    | Meaning::Min
                    | Meaning::Between
                    | Meaning::From
                    | Meaning::OrEqual
                    | Meaning::Verb(Some(_))
                    | Meaning::Minus,
                ) => true,
                // "Only $100", "just 25 cents"; "estimated that 30,000".
                Some(Meaning::Filler) => ["only", "just", "a mere", "merely"]
                    .iter()
                    .any(|word| self.words(before).eq_ignore_ascii_case(word)),
                Some(Meaning::Relative) => {
                    self.words(before).eq_ignore_ascii_case("that")
                        && before > floor
                        && self.words(before - 1).to_ascii_lowercase().starts_with("estimate")
                }
                Some(Meaning::Article) => first < value && before > floor && self.is_hedge(before - 1),
                Some(Meaning::Dash) => {
                    let led = before
                        .checked_sub(1)
                        .is_some_and(|led| matches!(self.meaning(led), Some(Meaning::Open)));
                    self.token(first).glued
                        && (led || !self.token(before).glued)
                        && matches!(self.token(value).kind, Kind::Numeral(_))
                }
                _ => false,
            };
            if !joins {
                break;
            }
            first = before;
        }
        first
    }

    /// Whether a token is the "minimum" of "a legal minimum", a thing that is measured and no hedge.
    fn is_described_limit(&self, at: usize) -> bool {
        let words = self.words(at).to_ascii_lowercase();
        let limit = words.starts_with("minimum") || words.starts_with("maximum");
        limit
            && at
                .checked_sub(1)
                .is_some_and(|before| matches!(self.token(before).kind, Kind::Unknown))
    }

    /// One past the last token that may belong to the value which begins at a token.
    pub(super) fn reach(&self, value: usize) -> usize {
        let mut at = value + 1;
        let mut rated = false;
        while at < value + LONGEST {
            let goes_on = match self.token(at).kind {
                // Two numbers beside one another are no quantity together.
                Kind::Numeral(_) => !matches!(self.token(at - 1).kind, Kind::Numeral(_)),
                Kind::Currency(_) => true,
                Kind::Unknown | Kind::End => false,
                Kind::Known(meaning) => match meaning {
                    Meaning::Comma
                    | Meaning::From
                    | Meaning::Open
                    | Meaning::Close
                    | Meaning::Colon
                    | Meaning::Join
                    | Meaning::Lead
                    | Meaning::Relative
                    | Meaning::Not(_)
                    | Meaning::NotAfter(_)
                    | Meaning::NotBefore(_)
                    | Meaning::NotBeside(_)
                    | Meaning::NotHyphened(_)
                    | Meaning::Calendar
                    | Meaning::Negation
                    | Meaning::Including
                    | Meaning::Comparative(_)
                    | Meaning::Then => false,
                    // "Eight hours in any day or 40 hours" are two.
                    Meaning::And | Meaning::Or | Meaning::To if rated => false,
                    Meaning::In => self.is_small(at - 1) && (self.is_small(at + 1) || self.is_number_word(at + 1)),
                    Meaning::Filler => {
                        let unit = matches!(self.meaning(at + 1), Some(Meaning::Unit(_)))
                            && !self.words(at).eq_ignore_ascii_case("the");
                        unit || matches!(self.meaning(at + 1), Some(Meaning::Each))
                    }
                    _ => true,
                },
            };
            if !goes_on {
                break;
            }
            rated |= matches!(self.meaning(at), Some(Meaning::Each | Meaning::Rate(_)));
            at += 1;
        }
        at
    }

    /// Whether a quantity may end with a token.
    pub(super) fn may_end(&self, last: usize) -> bool {
        match self.token(last).kind {
            Kind::Numeral(_) | Kind::Currency(_) => true,
            Kind::Unknown | Kind::End => false,
            // The sign of the next sum: "$4 million from $5 million".
            Kind::Known(Meaning::Money(_) | Meaning::Dollar | Meaning::Pound)
                if !self.token(last).glued
                    && matches!(self.token(last + 1).kind, Kind::Numeral(_))
                    && self.token(last + 1).glued =>
            {
                false
            }
            // The hedge of the next number: "from 2 to about 5".
            Kind::Known(Meaning::Around(_) | Meaning::Min)
                if matches!(
                    self.meaning(last.saturating_sub(1)),
                    Some(Meaning::To | Meaning::Or | Meaning::And | Meaning::Between)
                ) =>
            {
                false
            }
            Kind::Known(meaning) => {
                !matches!(
                    meaning,
                    Meaning::And
                        | Meaning::Or
                        | Meaning::To
                        | Meaning::Of
                        | Meaning::In
                        | Meaning::OutOf
                        | Meaning::Article
                        | Meaning::Each
                        | Meaning::Before(_)
                        | Meaning::From
                        | Meaning::Between
                        | Meaning::Filler
                        | Meaning::Verb(_)
                        | Meaning::When
                        | Meaning::Slash
                        | Meaning::Point
                        | Meaning::But
                        | Meaning::AndThen(_)
                ) && !matches!((meaning, self.token(last).glued), (Meaning::Dash, _))
            }
        }
    }

    /// One past the words after a value that may say what is counted.
    pub(super) fn nouns(&self, end: usize) -> usize {
        let mut at = end;
        while at < end + NOUNS {
            let is_noun = match self.token(at).kind {
                Kind::Unknown => self.words(at).starts_with(char::is_alphabetic),
                Kind::Known(Meaning::Dash) => self.token(at).glued && self.token(at + 1).glued,
                Kind::Known(Meaning::Lead | Meaning::Filler | Meaning::Unit(_)) => {
                    at > end || self.words(at).starts_with(char::is_alphabetic)
                }
                _ => false,
            };
            if !is_noun {
                break;
            }
            at += 1;
            if counts(self.words(at - 1)) && !matches!(self.token(at).kind, Kind::Known(Meaning::Dash)) {
                break;
            }
        }
        at
    }
}
