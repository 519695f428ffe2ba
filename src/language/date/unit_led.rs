//! Dates that begin with the unit that their number counts: `siglo XV`, `la década de 1990`, `los años 90`.

use super::convention;
use super::parser::{Parser, Read, Stop};
use super::partial::{Base, Partial};
use super::words::{Unit, Word};

impl Parser<'_> {
    /// `siglo XV`, `siglo 15`, `s. XV`; and the second of `siglos XV y XVI`, which has no unit of its own.
    pub(super) fn numbered_century(&mut self) -> Read<Partial> {
        let first = self.at;
        let place = first
            + usize::from(matches!(
                self.word(),
                Some(Word::Unit(Unit::Century) | Word::PluralEnding)
            ));
        let century = match self.word_at(place) {
            Some(Word::Number { value, digits: 1 | 2 }) => u8::try_from(value).ok(),
            Some(Word::Ordinal(century)) => Some(century),
            _ => roman(self.text_at(place)),
        };
        let Some(century @ 1..=MOST_CENTURIES) = century else {
            return Err(Stop::Here(first));
        };
        self.at = place + 1;
        self.century(century, first)
    }

    /// Whether a Roman numeral stands there.
    pub(super) fn is_roman(&self, place: usize) -> bool {
        roman(self.text_at(place)).is_some()
    }

    /// Whether the word here may number a century whose unit stands before: `siglos XV y XVI`.
    pub(super) fn is_of_century(&self) -> bool {
        let before = self.tokens.get(..self.at).unwrap_or_default();
        before.iter().any(|token| token.word == Word::Unit(Unit::Century)) && self.is_roman(self.at)
    }

    /// Whether what stands here names a decade after "years": `años 90`, and `años 1990` where nothing follows, since else it may be a range of years.
    pub(super) fn names_decade(&self, place: usize) -> bool {
        match self.word_at(place) {
            Some(Word::Number { value, digits: 2 }) => {
                value % 10 == 0 && (place + 1 == self.tokens.len() || self.options.language.says_years_of_decades())
            }
            Some(Word::Number { value, digits: 4 }) => value % 10 == 0 && place + 1 == self.tokens.len(),
            _ => false,
        }
    }

    /// `década de 1990`, `década de los noventa`, `años 90`, after the unit.
    pub(super) fn named_decade(&mut self) -> Read<Partial> {
        let first = self.at;
        self.at += 1;
        while matches!(self.word(), Some(Word::Of | Word::The)) || self.word() == Some(Word::Unit(Unit::Year)) {
            self.at += 1;
        }
        match self.word() {
            Some(Word::Number { value, digits: 2 }) if value % 10 == 0 => {
                self.at += 1;
                Ok(Partial::new(Base::ShortDecade(u8::try_from(value).unwrap_or(0)), None))
            }
            // "The decade 2000-2010" has two ends.
            Some(Word::Number { value, digits: 4 })
                if value % 10 == 0 && !matches!(self.word_at(self.at + 1), Some(Word::Dash | Word::Slash)) =>
            {
                self.at += 1;
                let decade = i32::try_from(value).ok().and_then(convention::decade);
                decade.map(Partial::run).ok_or(Stop::Here(first))
            }
            Some(Word::Nineties(_) | Word::Plural { .. }) => self.decade(),
            _ => Err(Stop::Here(first)),
        }
    }
}

/// Nobody dates by a later one.
const MOST_CENTURIES: u8 = 30;

/// The value of a Roman numeral up to thirty-nine, which is as far as centuries go.
fn roman(text: &str) -> Option<u8> {
    let (mut value, mut last) = (0_u8, u8::MAX);
    if text.is_empty() || text.len() > 6 {
        return None;
    }
    for letter in text.bytes() {
        let digit: u8 = match letter {
            b'I' | b'i' => 1,
            b'V' | b'v' => 5,
            b'X' | b'x' => 10,
            _ => return None,
        };
        value = if digit > last {
            (value + digit).checked_sub(2 * last)?
        } else {
            value + digit
        };
        last = digit;
    }
    // What is written otherwise than Romans did is no numeral: "IIX".
    (value < 40 && written(value) == text.to_ascii_uppercase()).then_some(value)
}

/// The Roman numeral of a value below forty.
fn written(value: u8) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let ones = ONES.get(usize::from(value % 10)).copied().unwrap_or_default();
    format!("{}{ones}", "X".repeat(usize::from(value / 10)))
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn a_roman_numeral_is_written_as_romans_did() {
        for (text, value) in [("I", 1), ("iv", 4), ("XV", 15), ("XIX", 19), ("XX", 20), ("XXI", 21)] {
            assert_eq!(roman(text), Some(value), "{text}");
        }
        for text in ["", "IIX", "VV", "IIII", "MIX", "XL", "XXXXXX", "a"] {
            assert_eq!(roman(text), None, "{text}");
        }
    }
}
