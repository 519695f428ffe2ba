//! What stands before a date: `born`, `fl.`, the keywords of GEDCOM, a hedge before `between`, a dash without a beginning.

use super::compose::end_end;
use super::parser::{Parser, Read, Stop};
use super::words::Word;
use crate::language::edtf::{Edtf, End};

impl Parser<'_> {
    /// Passes over words that say what happened then; each is told, since a time has no place for it.
    pub(super) fn lead_words(&mut self) {
        while self.word() == Some(Word::Lead) && self.at + 1 < self.tokens.len() {
            let (start, end) = self
                .tokens
                .get(self.at)
                .map_or((0, 0), |token| (token.start, token.end));
            let written = self.text_at(self.at).to_owned();
            self.at += 1;
            let what = format!("`{written}` says what happened, not when: keep it in a note");
            self.warn_at(start, end, what);
            self.skip_small_words();
        }
        self.undated();
    }

    /// `undated, probably 1840s`: the document does not say, and somebody does.
    fn undated(&mut self) {
        if self.word() == Some(Word::Undated) && matches!(self.word_at(self.at + 1), Some(Word::Comma | Word::Open)) {
            self.warn(self.at, "the document is undated: keep in a note who dates it");
            self.at += 2;
            self.skip_small_words();
        }
    }

    /// `INT 1820 (about 1820, they said)`: the date that was made of a phrase, without the phrase.
    pub(super) fn interpreted(&mut self) {
        if self.at != 0 || self.word() != Some(Word::Unknown) || self.text_at(0) != "INT" {
            return;
        }
        let Some(open) = self.tokens.iter().position(|token| token.word == Word::Open) else {
            return;
        };
        let start = self.tokens.get(open).map_or(0, |token| token.start);
        self.tokens.truncate(open);
        self.at = 1;
        self.warn_at(
            start,
            self.text.len(),
            "the words that the date was made of: keep them in a note".into(),
        );
    }

    /// The keyword at this place, as GEDCOM means it: `BEF` and `AFT` include their date, and `BET` is some time between.
    pub(super) fn keyword(&self, word: Word) -> Word {
        match (self.text_at(self.at), word) {
            ("BEF", Word::Before) => Word::By,
            ("AFT", Word::After) => Word::Since,
            ("TO", Word::To) => Word::Until,
            _ => word,
        }
    }

    /// `probably between 1953 and 1976`: the hedge covers both ends.
    pub(super) fn hedge_before_between(&mut self) {
        let hedge = match self.word() {
            Some(Word::Approximate | Word::Tilde) => (true, false),
            Some(Word::Uncertain) => (false, true),
            _ => return,
        };
        if self.word_at(self.at + 1) == Some(Word::Between) {
            self.at += 1;
            self.over = hedge;
        }
    }

    /// `- 1950`, `? - 1950`: a range without its beginning, which is open or unknown.
    pub(super) fn without_beginning(&mut self, first: usize) -> Option<Read<Edtf>> {
        let (beginning, words) = match (self.word(), self.word_at(self.at + 1)) {
            (Some(Word::Question), Some(Word::Dash)) => (End::Unknown, 2),
            // A minus sign is of the number after it.
            (Some(Word::Dash), Some(_)) if self.text_at(self.at) != "\u{2212}" => (End::Open, 1),
            _ => return None,
        };
        self.at += words;
        Some(self.up_to_end(beginning, first))
    }

    fn up_to_end(&mut self, beginning: End, first: usize) -> Read<Edtf> {
        let partial = self.partial()?;
        let end = self.resolve(&partial, true)?;
        if end.throughout || end.to.is_none() {
            return Err(Stop::Here(self.at));
        }
        self.finish(Edtf::from_ends(beginning, end_end(&end)), first, "until")
    }
}
