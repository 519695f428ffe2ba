//! What a draft holds: a quantity, a date or a dated event, with what the words around tell of it.

use std::ops::Range;

use chrono::NaiveDate;

use super::discourse::Dated;
use super::place::Places;
use super::quantities::Found;
use super::rules::{Kind as Rule, Rules};
use super::sentence::Sentence;
use super::{Options, attribution, change, confidence, noun, series};
use crate::article::{Article, Paragraph};
use crate::language::{ReadError, ReadWarning};
use crate::model::{Quantity, words};

words!(
    /// What a candidate may become.
    Kind {
        /// A claim about a quantity.
        Estimate => "estimate",
        /// A claim that something happened.
        Event => "event",
        /// A date, whatever it is of.
        Date => "date",
    }
);

words!(
    /// Whether something became more or less.
    Direction {
        /// More.
        Up => "up",
        /// Less.
        Down => "down",
    }
);

impl Direction {
    /// The direction of a name in the table of words.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "up" => Some(Self::Up),
            "down" => Some(Self::Down),
            _ => None,
        }
    }
}

/// What the words around a quantity say of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// It is by how much something changed.
    Amount(Direction),
    /// It is what something rose or fell to.
    Level(Direction),
}

/// What a quantity says, and what it is of.
#[derive(Debug, Clone)]
pub struct Figure {
    /// What it says, or why that cannot be read.
    pub reading: Result<Quantity, ReadError>,
    /// What is doubtful about it, such as a misprint.
    pub warnings: Vec<ReadWarning>,
    /// Set where it is an amount of change, and no level.
    pub change: Option<Direction>,
    /// Set where it is what a level rose or fell to.
    pub direction: Option<Direction>,
    /// What is counted or measured, as printed.
    pub what: Option<String>,
    /// The code of the place that it is about.
    pub place: Option<String>,
    /// Who states it, as printed.
    pub attributed_to: Option<String>,
    /// What it rests on.
    pub basis: Option<String>,
    /// The series of the dossier whose words fit best.
    pub series: Option<String>,
}

/// When something is or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// The words of the text.
    pub phrase: String,
    /// EDTF.
    pub edtf: String,
    /// The first day that it can mean, unless that is open or unknown.
    pub from: Option<NaiveDate>,
    /// The last day that it can mean, unless that is open or unknown.
    pub to: Option<NaiveDate>,
}

/// What an article may state.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// What it may become.
    pub kind: Kind,
    /// Its words, as printed.
    pub phrase: String,
    /// Where it begins in the article's text, in Unicode code points from 0.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
    /// The number of its paragraph of running text, from 1; `None` in a heading.
    pub paragraph: Option<usize>,
    /// Where: `paragraph 4`, `headline`.
    pub locator: String,
    /// A few words around, for whoever reviews it.
    pub context: String,
    /// What a quantity says.
    pub figure: Option<Figure>,
    /// When it is or was, as far as the text tells.
    pub when: Option<Time>,
    /// The code of the place where an event happened.
    pub place: Option<String>,
    /// What happened: the category of an event.
    pub category: Option<String>,
    /// How sure the draft is of it, from 0 to 1.
    pub confidence: f64,
    /// Why it is not surer.
    pub reasons: Vec<String>,
}

/// How many bytes around a phrase are shown, at most.
const CONTEXT: usize = 60;

/// What stands around the quantities and dates of a sentence.
pub(super) struct Around<'a> {
    pub(super) article: &'a Article,
    pub(super) paragraph: &'a Paragraph,
    pub(super) sentence: &'a Sentence<'a>,
    /// The number of the sentence.
    pub(super) number: usize,
    pub(super) times: &'a [Vec<Dated>],
    pub(super) sources: &'a [Vec<attribution::Source>],
    pub(super) places: &'a Places,
    /// Whether dates count from one another, as in a history, so that a sentence without one goes on in the time of the sentence before.
    pub(super) tells_history: bool,
}

impl Around<'_> {
    pub(super) fn estimate(&self, found: Found, options: &Options<'_>, rules: &Rules) -> Candidate {
        let sentence = self.sentence;
        let change = match &found.reading {
            Ok(reading) => change::change(sentence, &found.words, &reading.quantity, rules),
            Err(_) => None,
        };
        let what = noun::counted(sentence, found.words.end, rules);
        let nouns = what.clone().map(|what| sentence.slice(what).to_owned());
        let counted = what.as_ref().map(|what| sentence.words[what.start].range.start..sentence.words[what.end - 1].range.end);
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
        let figure = Figure {
            change: amount,
            direction,
            place: self.places.of(self.number, sentence, &found.words, counted.as_ref()),
            attributed_to: attribution::of(self.sources, self.number, &found.words),
            basis: series::basis(sentence, rules),
            series: options.series.best(sentence, what.as_ref(), unit),
            what: nouns,
            reading,
            warnings,
        };
        let time = self.nearest_time(&found.words);
        let mut candidate = self.candidate(Kind::Estimate, &found.words);
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
        let verbs = (0..words.len()).filter_map(|place| Some((place, rules.at(Rule::Event, words, place)?)));
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
            paragraph: (self.paragraph.kind == crate::article::Kind::Running).then_some(self.paragraph.number),
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
            let (from, to) = if time.words.end <= words.start { (time.words.end, words.start) } else { (words.end, time.words.start) };
            let between = text.get(from..to).unwrap_or_default();
            // A clause of its own is farther away than its length says.
            between.len() + 60 * between.matches([';', ':']).count() + 20 * between.matches(',').count() + usize::from(time.words.start > words.end)
        };
        let here = self.times[self.number].iter().min_by_key(apart);
        here.or_else(|| {
            let before = self.number.checked_sub(1).filter(|_| self.tells_history)?;
            let same = self.article.paragraph_at(self.sentence.start - usize::from(self.sentence.start > 0)).is_some_and(|other| other.range == self.paragraph.range);
            same.then(|| self.times[before].last()).flatten()
        })
    }

    /// The words around, cut at spaces.
    fn context(&self, words: &Range<usize>) -> String {
        let text = self.sentence.text;
        let mut from = text.floor_char_boundary(words.start.saturating_sub(CONTEXT));
        let mut to = text.ceil_char_boundary((words.end + CONTEXT).min(text.len()));
        if from > 0 {
            from += text[from..].find(' ').map_or(0, |space| space + 1).min(words.start - from);
        }
        if to < text.len() {
            to = text[..to].rfind(' ').map_or(to, |space| space.max(words.end));
        }
        let ellipsis = |cut: bool| if cut { "…" } else { "" };
        format!("{}{}{}", ellipsis(from > 0), text[from..to].trim(), ellipsis(to < text.len()))
    }
}

/// Turns bytes of the text into code points.
pub(super) fn number_in_code_points(text: &str, candidates: &mut [Candidate]) {
    // Candidates begin in order, so that each counts on from the one before; few overlap, and those count anew.
    let (mut byte, mut points) = (0, 0);
    for candidate in candidates {
        let (start, end) = (candidate.start, candidate.end);
        points += text[byte..start].chars().count();
        byte = start;
        candidate.start = points;
        candidate.end = points + text[start..end].chars().count();
    }
}
