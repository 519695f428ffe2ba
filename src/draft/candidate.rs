//! What a draft holds: a quantity, a date or a dated event, with what the words around tell of it.

use chrono::NaiveDate;

use super::direction::Direction;
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

/// How words that state a figure are read without those around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alone {
    /// As in the text.
    Same,
    /// As something else: the "14.1" of "from 14.1 to 11.6 percent".
    Otherwise,
    /// Not at all: "one worker in five".
    Unread,
}

/// What a quantity says, and what it is of.
#[derive(Debug, Clone)]
pub struct Figure {
    /// What it says, or why that cannot be read.
    pub reading: Result<Quantity, ReadError>,
    /// What is doubtful about it, such as a misprint.
    pub warnings: Vec<ReadWarning>,
    /// The words by which a dossier states it: the phrase, with what is counted where it is not read without.
    pub stated: String,
    /// How a dossier reads those words, which it has without those around.
    pub alone: Alone,
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
