//! Years with an era: the one that two years share, the present that radiocarbon dates count from, a sign for BC.

use super::parser::Parser;
use super::words::Word;

impl Parser<'_> {
    /// The era after the second of two numbers, which is that of the first too: `500-300 BC`, `ca. 480-ca. 450 BC`.
    pub(super) fn era_of_next(&self) -> Option<Word> {
        let joint = self.at + 1 + usize::from(self.word_at(self.at + 1) == Some(Word::Question));
        let joins = matches!(
            self.word_at(joint),
            Some(Word::Dash | Word::To | Word::Until | Word::Through | Word::And | Word::Or)
        );
        let hedged = matches!(
            self.word_at(joint + 1),
            Some(Word::Approximate | Word::Tilde | Word::Uncertain)
        );
        let number = joint + 1 + usize::from(hedged);
        let era = self.word_at(number + 1);
        let ends = joins
            && matches!(self.word_at(number), Some(Word::Number { .. }))
            && matches!(era, Some(Word::Era { .. } | Word::BeforePresent));
        era.filter(|_| ends)
    }

    /// Whether a sign before a number makes it a year before Christ: `3 Mar -1500`, but not `3 March-1500`.
    pub(super) fn is_minus(&self) -> bool {
        let (Some(before), Some(sign), Some(number)) = (
            self.at.checked_sub(1).and_then(|place| self.tokens.get(place)),
            self.tokens.get(self.at),
            self.tokens.get(self.at + 1),
        ) else {
            return false;
        };
        sign.word == Word::Dash
            && before.end < sign.start
            && sign.end == number.start
            && matches!(number.word, Word::Number { digits: 3 | 4, .. })
    }
}

/// A year of the era, astronomical: before Christ there is no year 0, and the present is 1950.
pub(super) fn year_in(era: Word, value: u32) -> Option<i32> {
    let value = i32::try_from(value).ok()?;
    match era {
        Word::Era { before: true } => Some(1 - value),
        Word::BeforePresent => Some(1950 - value),
        _ => Some(value),
    }
}
