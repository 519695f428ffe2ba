//! From an article to the claims that it may hold, for a person to review: every quantity and every date that its text says, with what each is about as far
//! as the words around it tell.
//!
//! `sentence` splits the text, `language` finds and reads quantities and dates, `discourse` decides what dates count from, and `noun`, `place`,
//! `attribution`, `change`, `series` look at the words around. The words they go by are in `rules`. Nothing here guesses in silence: each candidate says how
//! sure it is, and why.

mod assemble;
mod attribution;
mod candidate;
mod change;
mod confidence;
mod direction;
mod discourse;
mod document;
mod name;
mod noun;
mod place;
mod quantities;
mod rules;
mod sentence;
mod series;
mod stated;
mod trap;
mod word;
mod written;

use chrono::NaiveDate;

use crate::article::{Article, Kind as ParagraphKind};
use crate::language::{date, quantity};

pub use candidate::{Alone, Candidate, Figure, Kind, Time};
pub use direction::Direction;
pub use discourse::Anchoring;
pub use document::{Document, Overrules};
pub use rules::{RuleError, Rules};
pub use series::Suggestions;

use sentence::Sentence;

/// How an article is drafted.
#[derive(Debug, Clone, Default)]
pub struct Options<'a> {
    /// How quantities are read.
    pub quantity: quantity::Options,
    /// How dates are read; the reference day is that of publication.
    pub date: date::Options<'a>,
    /// The words that series of the dossier go by.
    pub series: Suggestions,
}

impl Options<'_> {
    /// The day of publication, if it is known.
    fn published(&self) -> Option<NaiveDate> {
        self.date.reference
    }
}

/// What an article may hold.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Quantities, dates and events, in the order of the text.
    pub candidates: Vec<Candidate>,
    /// What dates without a year were counted from.
    pub anchoring: Anchoring,
}

/// Finds what an article may hold.
#[must_use]
pub fn draft(article: &Article, options: &Options<'_>, rules: &Rules) -> Draft {
    let mut sentences: Vec<Sentence<'_>> = Vec::new();
    for (number, paragraph) in article.paragraphs().iter().enumerate() {
        sentences.extend(sentence::sentences(&article.text, &paragraph.range, number, rules));
    }
    let dates: Vec<_> = sentences
        .iter()
        .map(|sentence| discourse::dates(sentence, options, rules))
        .collect();
    let (times, anchoring) = discourse::times(&sentences, &dates, options, rules);
    let sources = attribution::sources(&sentences, rules);
    let title = article.head.title.as_deref().unwrap_or_default();
    let title = sentence::sentences(title, &(0..title.len()), 0, rules);
    let places = place::places(title.first(), &sentences, rules);
    let mut candidates = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let paragraph = &article.paragraphs()[sentence.paragraph];
        let around = assemble::Around {
            paragraph,
            sentence,
            number,
            is_first: number == 0 || sentences[number - 1].paragraph != sentence.paragraph,
            times: &times,
            sources: &sources,
            places: &places,
            tells_history: anchoring == Anchoring::Text,
        };
        candidates.extend(times[number].iter().map(|time| around.date(time)));
        // A byline or a label above the text has dates, but what it counts is of the page.
        if paragraph.kind == ParagraphKind::Aside {
            continue;
        }
        let found = quantities::quantities(sentence, &times[number], places.money(number), options, rules);
        candidates.extend(found.into_iter().map(|found| around.estimate(found, options, rules)));
        candidates.extend(times[number].iter().filter_map(|time| around.event(time, rules)));
    }
    candidates.sort_by_key(|candidate| (candidate.start, candidate.kind, candidate.end));
    candidate::number_in_code_points(&article.text, &mut candidates);
    Draft { candidates, anchoring }
}
