//! The state of a reading: where it is, what it has found, and how it looks at the tokens around. No grammar here.

use crate::language::{ReadError, ReadWarning, Step};
use crate::model::{Bound, Hedge, Per};

use super::Options;
use super::around::Around;
use super::decimal::Ratio;
use super::meaning::{Meaning, Qualifier};
use super::reason::{self, refusal};
use super::scan::{Kind, Token, Tokens};

/// What qualifies the figures of a phrase: at most one bound, and of the hedges the one that tells most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hedges {
    pub(super) bound: Option<Bound>,
    pub(super) hedge: Hedge,
}

impl Hedges {
    pub(super) const NONE: Self = Self {
        bound: None,
        hedge: Hedge::None,
    };

    /// Takes in a hedge.
    pub(super) fn add(&mut self, hedge: Hedge) {
        self.hedge = self.hedge.max(hedge);
    }
}

/// Whether a bound is one from below.
pub(super) fn is_lower(bound: Bound) -> bool {
    matches!(bound, Bound::AtLeast | Bound::MoreThan)
}

/// Where a reading can go back to.
pub(super) struct Place {
    at: usize,
    hedges: Hedges,
    per: Option<Per>,
    warnings: usize,
    steps: Option<usize>,
}

/// A phrase being read.
pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    tokens: &'t Tokens,
    pub(super) at: usize,
    pub(super) options: &'t Options,
    pub(super) hedges: Hedges,
    pub(super) per: Option<Per>,
    /// Whether a currency stands before the number being read, so that "m" is millions.
    pub(super) money_before: bool,
    /// Whether "and" may join parts of one number; in "between one hundred and two" it may not.
    pub(super) and_joins: bool,
    pub(super) warnings: Vec<ReadWarning>,
    /// Where words name a rate that is none of the periods.
    pub(super) other_rate: Option<std::ops::Range<usize>>,
    pub(super) steps: Option<Vec<Step>>,
    /// What the figure is a part of, where the phrase says that: the 1,000 of "5 per 1,000".
    pub(super) whole: Option<Ratio>,
    /// The token at which the lower end of its interval begins, where that stands before it.
    pub(super) low_first: Option<usize>,
    /// What stands around the figure.
    pub(super) around: Option<Around>,
    /// Whether the upper end of the range is open: "from 50 to more than 100".
    pub(super) open_above: bool,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t Tokens, options: &'t Options, steps: Option<Vec<Step>>) -> Self {
        Self {
            text,
            tokens,
            at: 0,
            options,
            hedges: Hedges::NONE,
            per: None,
            money_before: false,
            and_joins: true,
            warnings: Vec::new(),
            other_rate: None,
            steps,
            whole: None,
            low_first: None,
            around: None,
            open_above: false,
        }
    }

    /// Takes in what qualifies the figure and steps over it.
    pub(super) fn hedge(&mut self, qualifier: Qualifier) -> Result<(), ReadError> {
        let token = *self.here();
        self.hedge_of(qualifier, token.start, token.end)
    }

    /// Takes in what the words from `start` to `end` qualify the figure by, of which the token here is the last.
    pub(super) fn hedge_of(&mut self, qualifier: Qualifier, start: usize, end: usize) -> Result<(), ReadError> {
        if let Some(bound) = qualifier.bound() {
            let bound = match self.hedges.bound {
                Some(first) if is_lower(first) != is_lower(bound) => {
                    return Err(refusal(start, end, reason::SECOND_BOUND));
                }
                // "Over 200, if not more": of two bounds on one side the strict one says more.
                Some(first @ (Bound::MoreThan | Bound::LessThan)) => first,
                _ => bound,
            };
            self.hedges.bound = Some(bound);
        }
        self.hedges.add(qualifier.hedge());
        self.at += 1;
        self.note(start, end, "hedge", || qualifier.name().into());
        Ok(())
    }

    /// Makes a strict bound inclusive, for "or equal to", and steps over the words.
    pub(super) fn or_equal(&mut self) {
        let token = *self.here();
        self.hedges.bound = match self.hedges.bound {
            Some(Bound::MoreThan) => Some(Bound::AtLeast),
            Some(Bound::LessThan) => Some(Bound::AtMost),
            other => other,
        };
        self.at += 1;
        self.note(token.start, token.end, "hedge", || "inclusive".into());
    }

    pub(super) fn no_number(&self) -> ReadError {
        let token = self.here();
        let mut error = refusal(token.start, token.end, reason::NO_NUMBER_HERE);
        error.expected = Some("a number, or a hedge and a number: `about 50`".into());
        error
    }

    pub(super) fn here(&self) -> &'t Token {
        self.tokens.at(self.at)
    }

    /// Whether the token here could go on a number or an amount: a plain noun and the end do not.
    pub(super) fn goes_on(&self) -> bool {
        !matches!(self.here().kind, Kind::Unknown | Kind::End)
    }

    pub(super) fn token(&self, at: usize) -> &'t Token {
        self.tokens.at(at)
    }

    /// The meaning of a token that the table has.
    pub(super) fn meaning(&self, at: usize) -> Option<Meaning> {
        match self.tokens.at(at).kind {
            Kind::Known(meaning) => Some(meaning),
            _ => None,
        }
    }

    pub(super) fn words(&self, token: &Token) -> &'t str {
        &self.text[token.start..token.end]
    }

    /// The token after a hyphen that joins two words, or the token itself.
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        let hyphen =
            matches!(self.meaning(at), Some(Meaning::Dash)) && self.token(at).glued && self.token(at + 1).glued;
        at + usize::from(hyphen)
    }

    /// The end of the last token read.
    pub(super) fn last_end(&self) -> usize {
        self.at.checked_sub(1).map_or(0, |last| self.tokens.at(last).end)
    }

    pub(super) fn warn(&mut self, start: usize, end: usize, what: String) {
        self.warnings.push(ReadWarning { start, end, what });
    }

    /// Notes a step of the reading, where anybody asked for them.
    pub(super) fn note(&mut self, start: usize, end: usize, rule: &'static str, reading: impl FnOnce() -> String) {
        if let Some(steps) = &mut self.steps {
            steps.push(Step {
                start,
                end,
                rule,
                reading: reading(),
            });
        }
    }

    /// Steps over the token here, which says nothing of the value, and notes it with its neighbours of that kind.
    pub(super) fn pass(&mut self, rule: &'static str) {
        let token = *self.here();
        self.at += 1;
        let Some(steps) = &mut self.steps else { return };
        match steps.last_mut() {
            Some(last) if last.rule == rule && last.reading.is_empty() && last.end <= token.start => {
                last.end = token.end;
            }
            _ => steps.push(Step {
                start: token.start,
                end: token.end,
                rule,
                reading: String::new(),
            }),
        }
    }

    /// Where the reading is now.
    pub(super) fn place(&self) -> Place {
        Place {
            at: self.at,
            hedges: self.hedges,
            per: self.per,
            warnings: self.warnings.len(),
            steps: self.steps.as_ref().map(Vec::len),
        }
    }

    /// Takes back what was read since.
    pub(super) fn go_back(&mut self, place: &Place) {
        (self.at, self.hedges, self.per) = (place.at, place.hedges, place.per);
        self.warnings.truncate(place.warnings);
        if let (Some(steps), Some(length)) = (&mut self.steps, place.steps) {
            steps.truncate(length);
        }
    }

    /// An exact value, or the refusal of one that cannot be held.
    pub(super) fn within<T>(&self, value: Option<T>) -> Result<T, ReadError> {
        value.ok_or_else(|| {
            let token = self.here();
            refusal(token.start, token.end, reason::TOO_LARGE)
        })
    }
}
