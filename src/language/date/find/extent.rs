//! Which words of a sentence can be a date: where it may begin and end, and what only dates have.

use super::super::words::{Unit, Word};
use super::{Finder, LONGEST};
use crate::language::quantity;

impl Finder<'_> {
    /// Whether a date may begin with a token.
    pub(super) fn may_begin(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        match word {
            Word::In
            | Word::On
            | Word::By
            | Word::Since
            | Word::Until
            | Word::Before
            | Word::After
            | Word::From
            | Word::Between
            | Word::During
            | Word::Through
            | Word::Month(_)
            | Word::Season(_)
            | Word::Weekday(_)
            | Word::Feast(..)
            | Word::Easter(_)
            | Word::DayFrom(_)
            | Word::Part(_)
            | Word::Ordinal(_)
            | Word::Cardinal(_)
            | Word::Last
            | Word::Final
            | Word::Next
            | Word::This
            | Word::Past
            | Word::Earlier
            | Word::Later
            | Word::SoFar
            | Word::Rest
            | Word::Elsewhere
            | Word::Approximate
            | Word::Fiscal
            | Word::QuarterSign
            | Word::HalfSign
            | Word::Sometime
            | Word::Within
            | Word::More
            | Word::Half
            | Word::Nineties(_)
            | Word::Era { .. }
            | Word::Turn
            | Word::Anchor(_)
            | Word::Plural { .. } => true,
            // "The 2010 estimates": the year alone.
            Word::The => !matches!(self.word(at + 1), Some(Word::Number { .. })),
            // "As recently as July", but "came back in July".
            Word::Filler => self
                .words(at)
                .get(..3)
                .is_some_and(|first| first.eq_ignore_ascii_case("as ")),
            // "A day in December" is of a rate; "a month ago" counts.
            Word::A => {
                let counts = matches!(self.word(at + 1), Some(Word::Unit(_)))
                    && matches!(
                        self.word(at + 2),
                        Some(Word::Ago | Word::Earlier | Word::Later | Word::Hence | Word::After | Word::Before)
                    );
                let decade_or_so = matches!(self.word(at + 1), Some(Word::Unit(_) | Word::Part(_) | Word::Half))
                    && self.word(at + 2) == Some(Word::Ago);
                counts || decade_or_so
            }
            Word::At => {
                self.word(at + 1) == Some(Word::The) && matches!(self.word(at + 2), Some(Word::Part(_)))
                    || matches!(self.word(at + 1), Some(Word::Part(_)))
            }
            // The digits of `F-16` and of `1,950` begin nothing.
            Word::Number { .. } => !matches!(self.before(at, 1), Some(Word::Dash | Word::Slash)) || !self.is_joined(at),
            _ => false,
        }
    }

    pub(super) fn is_joined(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.tokens[before].end == self.tokens[at].start)
    }

    /// One past the last token before a word that no date has.
    pub(super) fn run(&self, at: usize) -> usize {
        let known = |at: &usize| {
            !matches!(
                self.word(*at),
                None | Some(
                    Word::Unknown
                        | Word::Figure
                        | Word::Vague
                        | Word::Undated
                        | Word::Lead
                        | Word::Quote
                        | Word::Recurring
                        | Word::Reckoning(_)
                        | Word::Close
                )
            )
        };
        let last = (at..at + LONGEST).take_while(known).last();
        last.map_or(at, |last| last + 1)
    }

    /// Whether the words up to a token may be all of a date.
    pub(super) fn may_end(&self, at: usize, end: usize) -> bool {
        let last = end - 1;
        match self.word(last) {
            Some(Word::Number { digits, value }) => {
                let before = self.before(last, 1);
                let dated = matches!(before, Some(Word::Month(_)))
                    || matches!(self.before(last, 2), Some(Word::Month(_))) && before == Some(Word::The);
                let ranged = matches!(
                    before,
                    Some(
                        Word::Dash
                            | Word::Slash
                            | Word::Dot
                            | Word::To
                            | Word::And
                            | Word::Or
                            | Word::Apostrophe
                            | Word::QuarterSign
                            | Word::HalfSign
                    )
                );
                let plausible = digits == 4
                    || digits <= 2 && (dated || ranged)
                    || matches!(before, Some(Word::Era { .. } | Word::Fiscal));
                // "In December 60 left": no year, unless nothing follows.
                let counts = digits == 2
                    && value > 31
                    && matches!(before, Some(Word::Month(_)))
                    && !matches!(self.word(end), None | Some(Word::Close));
                plausible && !counts && !(digits <= 2 && dated && self.counts_after(end) && self.before(last, 2) == Some(Word::In))
            }
            Some(
                Word::Comma
                | Word::Open
                | Word::Dash
                | Word::Slash
                | Word::In
                | Word::On
                | Word::By
                | Word::At
                | Word::Of
                | Word::And
                | Word::But
                | Word::Or
                | Word::To
                | Word::From
                | Word::The
                | Word::A
                | Word::For
                | Word::Question
                | Word::Tilde
                | Word::Since
                | Word::After
                | Word::Filler
                // "In the 1850s perhaps a million": the hedge of what follows.
                | Word::Uncertain
                | Word::Approximate
                | Word::Cardinal(_),
            ) => false,
            Some(Word::Before) => last > at && matches!(self.before(last, 1), Some(Word::Unit(_))),
            _ => true,
        }
    }

    /// Whether what follows is counted by the number before: a plural.
    pub(super) fn counts_after(&self, end: usize) -> bool {
        self.word(end) == Some(Word::Unknown) && quantity::counts(self.words(end))
    }

    /// Whether a token is capitalised, as names of months and weekdays are.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.options.language.writes_months_small() || self.words(at).starts_with(char::is_uppercase)
    }

    /// Whether there is a word among them that only dates have, or that here is no other.
    pub(super) fn has_core(&self, at: usize, end: usize) -> bool {
        let alone = end == at + 1;
        (at..end).any(|place| match self.word(place) {
            Some(Word::Month(_)) => {
                self.is_capital(place) && !(alone || end == at + 2 && self.word(at) == Some(Word::The))
            }
            Some(Word::Weekday(_)) => {
                let described = self.before(place, 1) == Some(Word::A)
                    || self.before(place, 2) == Some(Word::A)
                    || self.before(place, 1) == Some(Word::Recurring);
                self.is_capital(place) && (!alone || self.words(place).len() > 5 && !described)
            }
            Some(Word::Season(_)) => !alone && self.word(at) != Some(Word::A),
            Some(
                Word::DayFrom(_) | Word::Feast(..) | Word::Easter(_) | Word::Anchor(_) | Word::Plural { digits: 4, .. },
            ) => true,
            Some(Word::Number { value, digits: 4 }) => self.is_year(place, value, at, end),
            Some(Word::Number { digits: 1..=4, .. }) => matches!(
                (self.before(place, 1), self.word(place + 1)),
                (Some(Word::Era { .. }), _) | (_, Some(Word::Era { .. } | Word::BeforePresent))
            ),
            Some(Word::Plural { digits: 2, .. }) => self.before(place, 1) == Some(Word::Apostrophe),
            Some(Word::Nineties(_)) => self.before(place, 1) == Some(Word::The) || place > at,
            Some(Word::Ordinal(_)) => {
                let of_unit = matches!(
                    self.word(place + 1),
                    Some(Word::Unit(Unit::Century | Unit::Millennium | Unit::Quarter) | Word::Half)
                );
                of_unit && place + 1 < end
                    || self.words(place).starts_with(|c: char| c.is_ascii_digit())
                        && self.before(place, 1) == Some(Word::The)
            }
            Some(Word::Unit(_)) => (at..end).any(|other| {
                matches!(
                    self.word(other),
                    Some(
                        Word::Last
                            | Word::Next
                            | Word::This
                            | Word::Past
                            | Word::Ago
                            | Word::Hence
                            | Word::Earlier
                            | Word::Later
                            | Word::SoFar
                            | Word::BeforeLast
                            | Word::AfterNext
                            | Word::Rest
                            | Word::Final
                            | Word::Turn
                    )
                ) || matches!(self.word(other), Some(Word::Unit(Unit::Weekend)))
            }),
            _ => false,
        })
    }

    /// Whether four digits are a year: after a word that says when, or where nothing says that they count or name something.
    pub(super) fn is_year(&self, place: usize, value: u32, at: usize, end: usize) -> bool {
        let within = place > at || end > at + 1;
        let led = matches!(
            self.before(place, 1),
            Some(
                Word::In
                    | Word::Since
                    | Word::By
                    | Word::Until
                    | Word::Before
                    | Word::After
                    | Word::During
                    | Word::Month(_)
                    | Word::Season(_)
                    | Word::Part(_)
                    | Word::Between
                    | Word::From
                    | Word::Through
                    | Word::Open
            )
        );
        let named = self.before(place, 1) == Some(Word::Unknown)
            && self.words(place - 1).starts_with(char::is_uppercase)
            && place > 1;
        if within && led {
            return (1000..=2200).contains(&value) && !self.is_code(place);
        }
        // "The 2010 estimates", but "1950 workers".
        let counts = self.counts_after(end) && !(self.before(place, 1) == Some(Word::The) && value >= 1800);
        (1500..=2100).contains(&value) && !named && !counts && !self.is_code(place)
    }

    /// Whether four digits stand in something longer: `2015/17-b`, `No. 1984`.
    pub(super) fn is_code(&self, place: usize) -> bool {
        let rest = &self.text[self.tokens[place].end..];
        let before = self.text[..self.tokens[place].start].trim_end();
        let hyphened = rest
            .strip_prefix('-')
            .is_some_and(|code| code.len() >= 3 && code.bytes().take(3).all(|digit| digit.is_ascii_digit()));
        hyphened
            || rest.starts_with(|c: char| c.is_alphanumeric() || c == '%')
            || before.ends_with(['$', '€', '£', '#', '№'])
            || self.text[..self.tokens[place].start].ends_with(char::is_alphanumeric)
    }
}
