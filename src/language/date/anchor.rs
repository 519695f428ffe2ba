//! Dates with names of their own, which a phrase may count from: `since the invasion`.

use std::collections::HashMap;

use super::scan::{Token, scan};
use super::stretch::Stretch;
use super::words::Word;
use crate::language::Language;
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
    /// Names a date; `None` if the name has no word of its own, or if the date is not a year, a month or a day, or from one to another.
    #[must_use]
    pub fn new(name: &str, date: &Edtf) -> Option<Self> {
        let words = name.split(is_gap).filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(|word| word.chars().flat_map(folded).collect()).collect();
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
        .filter(Self::is_told_from_dates)
    }

    /// Whether a word of it is none that dates are written with, in any language: `May` would be taken from every date.
    fn is_told_from_dates(&self) -> bool {
        let is_unknown = |token: &Token| token.word == Word::Unknown;
        let languages = [Language::English, Language::Spanish];
        languages
            .into_iter()
            .all(|language| scan(&self.name, language).0.iter().any(is_unknown))
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

    /// What follows the name, if the text begins with it.
    fn rest_after<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut rest = text;
        let mut wanted = self.name.chars().peekable();
        while wanted.peek().is_some() {
            let found = rest.chars().next()?;
            if is_gap(found) {
                wanted.next_if_eq(&' ')?;
                rest = rest.trim_start_matches(is_gap);
                continue;
            }
            for folded in folded(found) {
                wanted.next_if_eq(&folded)?;
            }
            rest = &rest[found.len_utf8()..];
        }
        (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
    }
}

/// What may stand between two words of a name.
fn is_gap(sign: char) -> bool {
    sign.is_whitespace() || sign == '-'
}

/// A character without its case, and any apostrophe as one.
fn folded(character: char) -> impl Iterator<Item = char> {
    let character = if character == '\u{2019}' { '\'' } else { character };
    character.to_lowercase()
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

/// Dates with names, found by the first word of a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Anchors {
    all: Vec<Anchor>,
    by_first_word: HashMap<String, Vec<usize>>,
}

impl Anchors {
    /// Adds one. Of two with the same name the first is found.
    pub fn add(&mut self, anchor: Anchor) {
        let first = first_word(&anchor.name);
        self.by_first_word.entry(first).or_default().push(self.all.len());
        self.all.push(anchor);
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) fn get(&self, number: u16) -> Option<&Anchor> {
        self.all.get(usize::from(number))
    }

    /// The longest name that begins at this byte, with or without `the`: where it ends, and its number.
    fn longest(&self, text: &str, start: usize) -> Option<(usize, u16)> {
        let here = text.get(start..)?;
        let after_the = here.get(..4).filter(|the| the.eq_ignore_ascii_case("the "));
        let beginnings = [Some(here), after_the.map(|_| &here[4..])];
        let fits = beginnings.into_iter().flatten().flat_map(|beginning| {
            let numbers = self.by_first_word.get(&first_word(beginning));
            let numbers = numbers.into_iter().flatten().copied();
            numbers.filter_map(move |number| {
                let rest = self.all[number].rest_after(beginning)?;
                Some((text.len() - rest.len(), u16::try_from(number).ok()?))
            })
        });
        fits.max_by_key(|(end, number)| (*end, std::cmp::Reverse(*number)))
    }
}

impl FromIterator<Anchor> for Anchors {
    fn from_iter<T: IntoIterator<Item = Anchor>>(anchors: T) -> Self {
        let mut all = Self::default();
        anchors.into_iter().for_each(|anchor| all.add(anchor));
        all
    }
}

/// The letters and digits that a text begins with, without their case.
fn first_word(text: &str) -> String {
    let letters = text.chars().flat_map(folded);
    letters.take_while(|letter| letter.is_alphanumeric()).collect()
}

/// Makes one token of the words of each name; of several that begin at a word, the longest.
pub(super) fn mark(text: &str, tokens: &mut Vec<Token>, anchors: &Anchors) {
    let mut place = 0;
    while let Some(token) = tokens.get(place).copied() {
        if let Some((end, number)) = anchors.longest(text, token.start) {
            let covered = tokens[place..].iter().take_while(|token| token.start < end).count();
            let word = Word::Anchor(number);
            tokens.splice(place..place + covered, [Token { word, end, ..token }]);
        }
        place += 1;
    }
}
