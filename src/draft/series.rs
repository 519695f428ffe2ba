//! Which series of the dossier a figure may belong to, and what it rests on.

use std::ops::Range;

use super::rules::{Kind, Rules};
use super::sentence::Sentence;
use super::word::lower;
use crate::model::{Quantity, UnitKind};

/// How many bytes on either side of a figure are looked at.
const AROUND: usize = 300;
/// How many words on either side are looked at for what it rests on.
const NEAR: usize = 40;

/// The words that the series of a dossier go by.
#[derive(Debug, Clone, Default)]
pub struct Suggestions {
    series: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    key: String,
    unit: UnitKind,
    words: Vec<String>,
}

impl Suggestions {
    /// Adds a series with the words by which texts speak of it.
    pub fn add(&mut self, key: &str, unit: UnitKind, words: &[String]) {
        self.series.push(Entry {
            key: key.to_owned(),
            unit,
            words: words.iter().map(|words| lower(words)).collect(),
        });
    }

    /// The series whose words stand in what is counted, or else in the sentence; the longest words win, then those nearest to the figure.
    pub(super) fn best(
        &self,
        sentence: &Sentence<'_>,
        phrase: &Range<usize>,
        what: Option<&Range<usize>>,
        quantity: Option<&Quantity>,
    ) -> Option<String> {
        if self.series.is_empty() {
            return None;
        }
        let counted = what.map(|what| lower(sentence.slice(what.clone()))).unwrap_or_default();
        let from = sentence.text.floor_char_boundary(phrase.start.saturating_sub(AROUND));
        let to = sentence
            .text
            .ceil_char_boundary((phrase.end + AROUND).min(sentence.text.len()));
        let whole = lower(&sentence.text[from..to]);
        let fits = self
            .series
            .iter()
            .filter(|entry| quantity.is_none_or(|quantity| quantity.unit == entry.unit));
        let scored = fits.filter_map(|entry| {
            let score = |text: &str, weight: usize| {
                let found = entry.words.iter().filter(|words| has(text, words)).map(String::len);
                found.max().map(|length| length + weight)
            };
            let best = score(&counted, 1000).or_else(|| score(&whole, 0))?;
            Some((best, &entry.key))
        });
        // Of equals the first of the dossier.
        scored
            .fold(None, |best: Option<(usize, &String)>, other| match best {
                Some(best) if best.0 >= other.0 => Some(best),
                _ => Some(other),
            })
            .map(|(_, key)| key.clone())
    }
}

/// Whether a text has whole words.
fn has(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// What the sentence says that its figures rest on.
pub(super) fn basis(sentence: &Sentence<'_>, at: usize, rules: &Rules) -> Option<String> {
    let words = &sentence.words;
    (at.saturating_sub(NEAR)..(at + NEAR).min(words.len()))
        .find_map(|at| rules.at(Kind::Basis, words, at))
        .map(|(_, meaning)| meaning.to_owned())
}
