//! Numbers in words, and the dates that begin with one: `nineteen eighty-four`, `two thousand and ten`, `a couple of`.

use super::convention;
use super::parser::{Parser, Read, Stop};
use super::partial::{Base, Partial};
use super::words::Word;

impl Parser<'_> {
    /// The number that the words from this place on write, and how many they are.
    pub(super) fn spelled(&self, from: usize) -> Option<(u32, usize)> {
        let (mut whole, mut part) = (0_u32, 0_u32);
        let mut at = from;
        loop {
            match self.word_at(at) {
                Some(Word::Cardinal(number)) if part % 100 == 0 => part = part.checked_add(number.into())?,
                Some(Word::Hundreds(hundreds)) if part == 0 => part = u32::from(hundreds) * 100,
                Some(Word::Power(100)) => part = part.max(1).checked_mul(100)?,
                Some(Word::Power(power)) => {
                    whole = whole.checked_add(part.max(1).checked_mul(power.into())?)?;
                    part = 0;
                }
                Some(Word::And) if at > from && (whole > 0 || part >= 100) => {
                    if !matches!(self.word_at(at + 1), Some(Word::Cardinal(_))) {
                        break;
                    }
                }
                Some(Word::Dash) if at > from && matches!(self.word_at(at + 1), Some(Word::Power(_))) => {}
                _ => break,
            }
            at += 1;
        }
        (at > from).then_some((whole.checked_add(part)?, at - from))
    }

    /// A year in words, and how many they are: `nineteen eighty-four`, `twenty oh five`, `two thousand and ten`.
    pub(super) fn spelled_year(&self, from: usize) -> Option<(i32, usize)> {
        let century = match self.word_at(from) {
            Some(Word::Cardinal(century @ 10..=29)) => u32::from(century) * 100,
            _ => 0,
        };
        let rest = match (self.word_at(from + 1), self.word_at(from + 2)) {
            _ if century == 0 => None,
            (Some(Word::Cardinal(0)), Some(Word::Cardinal(ones @ 1..=9))) => Some((ones, 3)),
            (Some(Word::Cardinal(rest @ 10..=99)), _) => Some((rest, 2)),
            _ => None,
        };
        let (year, words) = match rest {
            Some((rest, words)) => (century + u32::from(rest), words),
            None => self.spelled(from).filter(|(year, _)| (1000..3000).contains(year))?,
        };
        Some((i32::try_from(year).ok()?, words))
    }

    /// A year or decade in words: `nineteen eighty-four`, `the nineteen eighties`, `the two thousand and tens`.
    pub(super) fn cardinal_led(&mut self, word: Word) -> Read<Partial> {
        let first = self.at;
        let dash = usize::from(self.word_at(first + 1) == Some(Word::Dash));
        let spelled = self.spelled_year(first);
        let (decade, words) = match (word, self.word_at(first + 1 + dash), spelled) {
            (Word::Cardinal(century @ 10..=20), Some(Word::Nineties(tens)), _) => {
                (i32::from(century) * 100 + i32::from(tens), 2 + dash)
            }
            (.., Some((year, words))) => match (self.word_at(first + words), self.word_at(first + words + 1)) {
                (Some(Word::And), Some(Word::Nineties(tens))) if year == 2000 => (2000 + i32::from(tens), words + 2),
                _ => {
                    self.at += words;
                    return Ok(Partial::new(Base::Year, Some(year)));
                }
            },
            // "El tres de mayo"
            (Word::Cardinal(day @ 1..=31), Some(Word::Of | Word::Month(_)), _) => {
                self.at += 1;
                return self.day_led(day, false);
            }
            _ => return Err(Stop::Here(first)),
        };
        self.at += words;
        convention::decade(decade).map(Partial::run).ok_or(Stop::Here(first))
    }
}
