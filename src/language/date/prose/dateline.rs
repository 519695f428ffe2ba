//! Datelines: the place before a day, and the agency after it, are dropped: `SEOUL, Dec. 29 (Reuters)`.

use super::super::parser::Parser;
use super::super::scan::Token;
use super::super::words::Word;

/// As many words as the names of places and agencies have.
const MOST_WORDS: usize = 4;

impl Parser<'_> {
    /// Drops the place and the agency, if all that is left is one day of a month; else nothing.
    pub(in crate::language::date) fn drop_dateline(&mut self) {
        let is_led = matches!(self.word(), Some(Word::Unknown | Word::The));
        let is_followed = matches!(
            self.tokens.last().map(|token| token.word),
            Some(Word::Close | Word::Dash)
        );
        if !is_led && !is_followed {
            return;
        }
        let from = self.after_place().unwrap_or(0);
        let to = self.before_agency().unwrap_or(self.tokens.len());
        let dropped = from > 0 || to < self.tokens.len();
        if dropped && self.tokens.get(from..to).is_some_and(is_day_of_month) {
            self.tokens.truncate(to);
            self.tokens.drain(..from);
        }
    }

    /// Where the day begins after `PORT-AU-PRINCE,` or `THE HAGUE,`.
    fn after_place(&self) -> Option<usize> {
        let article = usize::from(self.word() == Some(Word::The));
        let length = self.length_of_name(article)?;
        let comma = article + length;
        (self.text_at(comma) == ",").then_some(comma + 1)
    }

    /// Where the day ends before `(KCNA)`, with the dash that may lead to the report's own words.
    fn before_agency(&self) -> Option<usize> {
        let signs = self.tokens.iter().rev();
        let signs = signs.take_while(|token| matches!(token.word, Word::Dash | Word::Close));
        let end = self.tokens.len() - signs.take(MOST_WORDS).count();
        if self.word_at(end) != Some(Word::Close) {
            return None;
        }
        let places = (1..=2 * MOST_WORDS).filter_map(|words| end.checked_sub(words));
        let open = places
            .into_iter()
            .find(|place| self.word_at(*place) == Some(Word::Open))?;
        (self.length_of_name(open + 1) == Some(end - open - 1)).then_some(open)
    }

    /// How many tokens from this place on are the capitalised words of a name that the table does not know.
    fn length_of_name(&self, place: usize) -> Option<usize> {
        let (mut words, mut length) = (0, 0);
        let mut end = None;
        for token in self.tokens.get(place..)? {
            let first = self.text.get(token.start..).and_then(|text| text.chars().next())?;
            // The rest of `Port-au-Prince` and of `Sana'a`.
            let goes_on = end == Some(token.start);
            match token.word {
                Word::Dash | Word::Apostrophe if goes_on => {}
                _ if goes_on && first.is_alphabetic() => {}
                Word::Unknown if first.is_uppercase() => words += 1,
                _ => break,
            }
            if words > MOST_WORDS || length > 4 * MOST_WORDS {
                return None;
            }
            (length, end) = (length + 1, Some(token.end));
        }
        (length > 0).then_some(length)
    }
}

/// `May 3`, `Tuesday, 3 May 2015`
fn is_day_of_month(tokens: &[Token]) -> bool {
    let mut words = [Word::Unknown; 7];
    if tokens.len() > words.len() {
        return false;
    }
    for (word, token) in words.iter_mut().zip(tokens) {
        *word = token.word;
    }
    let words = match &words[..tokens.len()] {
        [Word::Weekday(_), Word::Comma, rest @ ..] | [Word::Weekday(_), rest @ ..] => rest,
        words => words,
    };
    let is_day = |word: Word| {
        matches!(
            word,
            Word::Ordinal(1..=31)
                | Word::Number {
                    value: 1..=31,
                    digits: ..=2
                }
        )
    };
    let rest = match words {
        [Word::Month(_), day, rest @ ..] if is_day(*day) => rest,
        [day, Word::Month(_), rest @ ..] | [day, Word::Of, Word::Month(_), rest @ ..] if is_day(*day) => rest,
        _ => return false,
    };
    matches!(
        rest,
        [] | [Word::Number { digits: 4, .. }] | [Word::Comma, Word::Number { digits: 4, .. }]
    )
}
