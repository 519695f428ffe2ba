//! The outcome for one phrase: what is looked for where, and in which order.

use crate::article::Paragraph;
use crate::model::Outcome;

use super::copy::{Copy, Place};
use super::detail;
use super::fold::Folded;
use super::locator::Locator;

/// Phrases shorter than this, in characters, prove little: their locator must fit.
const SHORT: usize = 12;

/// The most that a changed phrase may differ, in percent of its length.
const CHANGED: usize = 15;

/// A phrase that a claim states, and where.
#[derive(Debug, Clone, Copy)]
pub struct Phrase<'a> {
    /// The source's own words.
    pub stated: &'a str,
    /// Where in the document.
    pub locator: &'a str,
    /// The document, by its place among the copies.
    pub document: usize,
}

/// How a phrase was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The outcome.
    pub outcome: Outcome,
    /// The document that it was found in, by its place among the copies; not where it was not found.
    pub document: Option<usize>,
    /// Where it was found, as a locator.
    pub found_at: Option<String>,
    /// How often the phrase is in that document.
    pub occurrences: usize,
    /// What differs, or what is to be known about the outcome.
    pub detail: Option<String>,
}

impl Finding {
    /// An outcome without a place.
    #[must_use]
    pub const fn nowhere(outcome: Outcome) -> Self {
        Self {
            outcome,
            document: None,
            found_at: None,
            occurrences: 0,
            detail: None,
        }
    }
}

/// Looks for a phrase in the copy of its document, then in the other copies. A document without a copy is `None`.
#[must_use]
pub fn judge(phrase: &Phrase<'_>, copies: &[Option<&Copy>]) -> Finding {
    let folded = Folded::of(phrase.stated.trim()).text;
    if folded.is_empty() {
        return Finding::nowhere(Outcome::Unquoted);
    }
    let Some(copy) = copies.get(phrase.document).copied().flatten() else {
        return Finding::nowhere(Outcome::NoCopy);
    };
    let search = Search {
        stated: phrase.stated.trim(),
        locator: Locator::of(phrase.locator),
        is_short: phrase.stated.trim().chars().count() < SHORT,
        most: folded.chars().count() * CHANGED / 100,
        folded,
        phrase,
        copies,
        copy,
    };
    let found = search.as_it_is().or_else(|| search.elsewhere());
    let found = found.or_else(|| search.changed()).or_else(|| search.scattered());
    found.unwrap_or_else(|| Finding::nowhere(Outcome::Missing))
}

/// Whether a copy has a phrase anywhere, apart from what counts for nothing.
#[must_use]
pub fn mentions(copy: &Copy, phrase: &str) -> bool {
    !copy.places(&Folded::of(phrase.trim()).text).is_empty()
}

struct Search<'a> {
    phrase: &'a Phrase<'a>,
    stated: &'a str,
    folded: String,
    locator: Locator,
    is_short: bool,
    /// How many characters may differ.
    most: usize,
    copies: &'a [Option<&'a Copy>],
    copy: &'a Copy,
}

impl Search<'_> {
    fn has(&self, paragraph: &Paragraph) -> bool {
        self.locator.has(self.copy.article(), paragraph)
    }

    fn fits(&self, place: &Place) -> bool {
        self.copy.paragraph(place).is_some_and(|paragraph| self.has(paragraph))
    }

    fn found(&self, outcome: Outcome, place: &Place, occurrences: usize, detail: Option<String>) -> Finding {
        Finding {
            outcome,
            document: Some(self.phrase.document),
            found_at: self.copy.paragraph(place).map(Paragraph::locator),
            occurrences,
            detail,
        }
    }

    /// Whole in the copy: exact or repaired at the locator, else moved.
    fn as_it_is(&self) -> Option<Finding> {
        let places = self.copy.places(&self.folded);
        let first = places.first()?;
        let can_be_looked_up = self.locator.is_known(self.copy.article());
        if self.is_short && !can_be_looked_up {
            let detail = detail::needs_locator(self.phrase.locator);
            return Some(self.found(Outcome::Moved, first, places.len(), Some(detail)));
        }
        let there: Vec<&Place> = places.iter().filter(|place| self.fits(place)).collect();
        let verbatim = there.iter().find(|place| self.copy.text(&place.range) == self.stated);
        if let Some(place) = verbatim {
            let detail = (!can_be_looked_up).then(|| detail::searched_all(self.phrase.locator));
            return Some(self.found(Outcome::Exact, place, places.len(), detail));
        }
        if let Some(place) = there.first() {
            let detail = detail::printed(self.copy.text(&place.range));
            return Some(self.found(Outcome::Repaired, place, places.len(), Some(detail)));
        }
        // Another figure at the locator that is nearly the same is a likelier slip than a wrong locator.
        let near = self
            .near_there()
            .map(|place| detail::difference(self.stated, self.copy.text(&place.range)));
        let detail = detail::not_there(self.phrase.locator, self.is_short, near.as_deref());
        Some(self.found(Outcome::Moved, first, places.len(), Some(detail)))
    }

    fn near_there(&self) -> Option<Place> {
        let paragraphs = self.copy.article().paragraphs().iter().enumerate();
        let there = paragraphs.filter(|(_, paragraph)| self.has(paragraph));
        let mut there = there.map(|(index, _)| index);
        there.find_map(|index| self.copy.near_in(index, &self.folded, self.most))
    }

    /// In another document. Short phrases are in many by chance.
    fn elsewhere(&self) -> Option<Finding> {
        if self.is_short {
            return None;
        }
        let others = self
            .copies
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != self.phrase.document);
        others
            .filter_map(|(index, copy)| Some((index, copy.as_ref().copied()?)))
            .filter(|(_, copy)| copy.may_have(&self.folded))
            .find_map(|(index, copy)| {
                let places = copy.places(&self.folded);
                let paragraph = copy.paragraph(places.first()?)?;
                Some(Finding {
                    outcome: Outcome::Misattributed,
                    document: Some(index),
                    found_at: Some(paragraph.locator()),
                    occurrences: places.len(),
                    detail: None,
                })
            })
    }

    /// Nearly: at the locator if it is there as near as anywhere.
    fn changed(&self) -> Option<Finding> {
        let near = self.copy.near(&self.folded, self.most);
        let place = near.iter().find(|place| self.fits(place)).or(near.first())?;
        let detail = detail::difference(self.stated, self.copy.text(&place.range));
        Some(self.found(Outcome::Changed, place, 0, Some(detail)))
    }

    /// All of its words in one paragraph, that of the locator if it has them.
    fn scattered(&self) -> Option<Finding> {
        let paragraphs = self.copy.article().paragraphs();
        let with_all = self.copy.with_all(self.stated);
        let found = || with_all.iter().filter_map(|index| paragraphs.get(*index));
        let paragraph = found()
            .find(|paragraph| self.has(paragraph))
            .or_else(|| found().next())?;
        Some(Finding {
            outcome: Outcome::Scattered,
            document: Some(self.phrase.document),
            found_at: Some(paragraph.locator()),
            occurrences: 0,
            detail: Some(detail::SCATTERED.to_owned()),
        })
    }
}
