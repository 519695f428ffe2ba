//! Puts together what the words around a quantity or a date tell of it.

use std::ops::Range;

use super::attribution::{self, Source};
use super::candidate::{Candidate, Figure, Kind};
use super::direction::Change;
use super::discourse::Dated;
use super::place::Places;
use super::quantities::Found;
use super::rules::{Kind as Rule, Rules};
use super::sentence::Sentence;
use super::{Options, change, confidence, noun, series, stated};
use crate::article::{Kind as ParagraphKind, Paragraph};

/// How many bytes around a phrase are shown, at most.
const CONTEXT: usize = 60;

/// How many words before a figure are looked at for a denial.
const DENIAL: usize = 5;

/// How many words on either side of a date are looked at for what happened.
const NEAR: usize = 40;

/// What stands around the quantities and dates of a sentence.
pub(super) struct Around<'a> {
    pub(super) paragraph: &'a Paragraph,
    pub(super) sentence: &'a Sentence<'a>,
    /// The number of the sentence.
    pub(super) number: usize,
    /// Whether it is the first of its paragraph.
    pub(super) is_first: bool,
    pub(super) times: &'a [Vec<Dated>],
    pub(super) sources: &'a [Vec<Source>],
    pub(super) places: &'a Places,
    /// Whether dates count from one another, as in a history, so that a sentence without one goes on in the time of the sentence before.
    pub(super) tells_history: bool,
}

impl Around<'_> {
    pub(super) fn estimate(&self, found: Found, options: &Options<'_>, rules: &Rules) -> Candidate {
        let sentence = self.sentence;
        let at = sentence.words_before(found.words.start);
        let change = match &found.reading {
            Ok(reading) => change::change(sentence, &found.words, &reading.quantity, rules),
            Err(_) => None,
        };
        let what = noun::counted(sentence, found.words.end, rules);
        let nouns = what.clone().map(|what| sentence.slice(what).to_owned());
        let counted = what
            .as_ref()
            .map(|what| sentence.words[what.start].range.start..sentence.words[what.end - 1].range.end);
        let (amount, direction) = match change {
            Some(Change::Amount(direction)) => (Some(direction), None),
            Some(Change::Level(direction)) => (None, Some(direction)),
            None => (None, None),
        };
        let (reading, warnings) = match found.reading {
            Ok(reading) => (Ok(reading.quantity), reading.warnings),
            Err(error) => (Err(error), Vec::new()),
        };
        let unit = reading.as_ref().ok();
        let stated = stated::stated(sentence, &found.words, counted.as_ref(), unit, &options.quantity);
        let figure = Figure {
            stated: stated.words,
            alone: stated.alone,
            change: amount,
            direction,
            place: self.places.of(self.number, sentence, &found.words, counted.as_ref()),
            attributed_to: attribution::of(self.sources, self.number, &found.words),
            basis: series::basis(sentence, at, rules),
            series: options.series.best(sentence, &found.words, what.as_ref(), unit),
            what: nouns,
            reading,
            warnings,
        };
        let time = self.nearest_time(&found.words);
        let mut candidate = self.candidate(Kind::Estimate, &found.words);
        // A denied figure is no claim to it.
        let denied =
            (at.saturating_sub(DENIAL)..at).any(|place| rules.at(Rule::Denies, &sentence.words, place).is_some());
        candidate
            .reasons
            .extend(denied.then(|| "the words before deny or dispute it".to_owned()));
        candidate.when = time.and_then(Dated::time);
        candidate.figure = Some(figure);
        confidence::judge(&mut candidate);
        candidate
    }

    pub(super) fn date(&self, time: &Dated) -> Candidate {
        let mut candidate = self.candidate(Kind::Date, &time.words);
        candidate.when = time.time();
        candidate.reasons.clone_from(&time.doubts);
        confidence::judge(&mut candidate);
        candidate
    }

    /// The event that a date is of, where the sentence says that something happened.
    pub(super) fn event(&self, time: &Dated, rules: &Rules) -> Option<Candidate> {
        let words = &self.sentence.words;
        let at = self.sentence.words_before(time.words.start);
        let near = at.saturating_sub(NEAR)..(at + NEAR).min(words.len());
        let verbs = near.filter_map(|place| Some((place, rules.at(Rule::Event, words, place)?)));
        let (_, (_, category)) = verbs.min_by_key(|(place, _)| place.abs_diff(at))?;
        let mut candidate = self.candidate(Kind::Event, &time.words);
        candidate.when = time.time();
        candidate.category = Some(category.to_owned());
        candidate.place = self.places.of(self.number, self.sentence, &time.words, None);
        candidate.reasons.clone_from(&time.doubts);
        confidence::judge(&mut candidate);
        Some(candidate)
    }

    fn candidate(&self, kind: Kind, words: &Range<usize>) -> Candidate {
        let sentence = self.sentence;
        Candidate {
            kind,
            phrase: sentence.text[words.clone()].to_owned(),
            start: sentence.start + words.start,
            end: sentence.start + words.end,
            paragraph: (self.paragraph.kind == ParagraphKind::Running).then_some(self.paragraph.number),
            locator: self.paragraph.locator(),
            context: self.context(words),
            figure: None,
            when: None,
            place: None,
            category: None,
            confidence: 1.0,
            reasons: Vec::new(),
        }
    }

    /// The time that is told nearest to a quantity, in its sentence, or else in the one before it within the paragraph.
    fn nearest_time(&self, words: &Range<usize>) -> Option<&Dated> {
        let text = self.sentence.text;
        let apart = |time: &&Dated| {
            let (from, to) = if time.words.end <= words.start {
                (time.words.end, words.start)
            } else {
                (words.end, time.words.start)
            };
            let between = text.get(from..to).unwrap_or_default();
            // A clause of its own is farther away than its length says.
            between.len()
                + 60 * between.matches([';', ':']).count()
                + 20 * between.matches(',').count()
                + usize::from(time.words.start > words.end)
        };
        // In their order, so that the nearest is one of the two beside it.
        let times = &self.times[self.number];
        let after = times.partition_point(|time| time.words.start < words.start);
        let here = times[after.saturating_sub(1)..(after + 1).min(times.len())]
            .iter()
            .min_by_key(apart);
        here.or_else(|| {
            let before = self.number.checked_sub(1)?;
            let goes_on = self.tells_history && !self.is_first;
            goes_on.then(|| self.times[before].last()).flatten()
        })
    }

    /// The words around, cut at spaces.
    fn context(&self, words: &Range<usize>) -> String {
        let text = self.sentence.text;
        let mut from = text.floor_char_boundary(words.start.saturating_sub(CONTEXT));
        let mut to = text.ceil_char_boundary((words.end + CONTEXT).min(text.len()));
        if from > 0 {
            from += text[from..]
                .find(' ')
                .map_or(0, |space| space + 1)
                .min(words.start - from);
        }
        if to < text.len() {
            to = text[..to].rfind(' ').map_or(to, |space| space.max(words.end));
        }
        let ellipsis = |cut: bool| if cut { "…" } else { "" };
        format!(
            "{}{}{}",
            ellipsis(from > 0),
            text[from..to].trim(),
            ellipsis(to < text.len())
        )
    }
}
