//! Dates with names of their own, which a phrase may count from: `since the invasion`.

use super::scan::Token;
use super::stretch::Stretch;
use super::words::Word;
use crate::language::edtf::{Date, Edtf};

/// A date with a name, such as `the invasion`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// In lower case, without `the`, with one space between words.
    name: String,
    from: Stretch,
    to: Stretch,
    approximate: bool,
    uncertain: bool,
}

impl Anchor {
    /// Names a date; `None` if the name has no word, or if the date is not a year, a month or a day, or from one to another.
    #[must_use]
    pub fn new(name: &str, date: &Edtf) -> Option<Self> {
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        let words = match words.split_first() {
            Some((the, rest)) if the == "the" && !rest.is_empty() => rest,
            _ => &words,
        };
        let (first, last) = date.outer_dates()?;
        Some(Self {
            name: words.join(" "),
            from: stretch(first)?,
            to: stretch(last)?,
            approximate: date.is_approximate(),
            uncertain: date.is_uncertain(),
        })
        .filter(|anchor| anchor.name.contains(char::is_alphabetic))
    }

    /// From and to.
    pub(super) const fn run(&self) -> (Stretch, Stretch) {
        (self.from, self.to)
    }

    /// Whether its date is approximate, and whether it is uncertain.
    pub(super) const fn doubts(&self) -> (bool, bool) {
        (self.approximate, self.uncertain)
    }

    /// Its name as it is found: in lower case, without `the`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where the name ends in the text, if it begins at this byte and ends with a word.
    fn end(&self, text: &str, start: usize) -> Option<usize> {
        let mut rest = text.get(start..)?;
        for (place, word) in self.name.split(' ').enumerate() {
            let trimmed = rest.trim_start_matches(|gap: char| gap.is_whitespace() || gap == '-');
            if place > 0 && trimmed.len() == rest.len() {
                return None;
            }
            rest = if place > 0 { trimmed } else { rest };
            for wanted in word.chars() {
                let found = rest.chars().next()?;
                if !found.to_lowercase().eq(wanted.to_lowercase()) {
                    return None;
                }
                rest = &rest[found.len_utf8()..];
            }
        }
        let is_whole = !rest.starts_with(char::is_alphanumeric);
        is_whole.then_some(text.len() - rest.len())
    }
}

fn stretch(date: &Date) -> Option<Stretch> {
    match date.numbers()? {
        (year, None, None) => Some(Stretch::Year(year)),
        (year, Some(month @ 1..=12), None) => Some(Stretch::Month(year, month)),
        (year, Some(part), None) => Some(Stretch::Part(year, part)),
        (year, Some(month), Some(day)) => {
            chrono::NaiveDate::from_ymd_opt(year, month.into(), day.into()).map(Stretch::Day)
        }
        (_, None, Some(_)) => None,
    }
}

/// Makes one token of the words of each name; of several that begin at a word, the longest.
pub(super) fn mark(text: &str, tokens: &mut Vec<Token>, anchors: &[Anchor]) {
    let mut place = 0;
    while let Some(token) = tokens.get(place).copied() {
        let found = anchors
            .iter()
            .enumerate()
            .filter_map(|(number, anchor)| Some((anchor.end(text, token.start)?, u16::try_from(number).ok()?)))
            .max_by_key(|(end, number)| (*end, std::cmp::Reverse(*number)));
        if let Some((end, number)) = found {
            let covered = tokens[place..].iter().take_while(|token| token.start < end).count();
            let word = Word::Anchor(number);
            tokens.splice(place..place + covered, [Token { word, end, ..token }]);
        }
        place += 1;
    }
}
