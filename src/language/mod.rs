//! Words to numbers and dates: hedged quantities, EDTF, English dates. Pure functions; never files, clocks or the dossier.

pub mod date;
pub mod edtf;
mod folded;
pub mod locale;
pub mod quantity;

use crate::model::words;

/// A language whose words are read. What is common to several, such as signs, units' symbols and codes, is read in each; so are words of English that mean
/// nothing else in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// What is read where no language is said, or one whose words are not known.
    #[default]
    English,
    /// Of Spain and of the Americas; with its accents or without.
    Spanish,
}

impl Language {
    /// Whether "and" joins tens and ones: Spanish `treinta y cinco`. In English it parts two numbers, or a number and its fraction.
    pub(crate) const fn joins_ones_with_and(self) -> bool {
        matches!(self, Self::Spanish)
    }

    /// Whether hundreds in digits follow a thousand in words: `2 mil 500`, as papers of Mexico write.
    pub(crate) const fn goes_on_in_digits(self) -> bool {
        matches!(self, Self::Spanish)
    }

    /// Whether months and weekdays are written small, so that a small letter does not make another word of them, as it does of English "march" and "may".
    pub(crate) const fn writes_months_small(self) -> bool {
        matches!(self, Self::Spanish)
    }

    /// Whether two digits after "years" are always a decade: Spanish `los años 80 y 90`.
    pub(crate) const fn says_years_of_decades(self) -> bool {
        matches!(self, Self::Spanish)
    }
}

words!(
    /// Of which kind a refusal is, for programs; people read its words.
    ErrorKind {
        /// No number or date is said, or not all of it.
        NoValue => "no-value",
        /// What is said is something else: an age, a change, a name; a duration where a date is asked for.
        SomethingElse => "something-else",
        /// It may mean several things.
        Ambiguous => "ambiguous",
        /// A name of several currencies, or of an old and a new one.
        SharedMoney => "shared-money",
        /// Money that is not known.
        UnknownMoney => "unknown-money",
        /// More than one value is said.
        SeveralValues => "several-values",
        /// Its parts contradict one another.
        Contradiction => "contradiction",
        /// It cannot be held, or the calendar does not have it.
        OutOfRange => "out-of-range",
        /// It counts from a date that is not given.
        NoReference => "no-reference",
        /// A source denies it, and states no other figure.
        Denied => "denied",
        /// Its words or signs are not read.
        NotUnderstood => "not-understood",
    }
);

/// Why a phrase is refused, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct ReadError {
    /// First byte of the offending part, from 0.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Of which kind it is.
    pub kind: ErrorKind,
    /// What is wrong, in a few words, lower case, no full stop: `a ratio to an earlier value, not a quantity`.
    pub what: String,
    /// What would be read at that place, or how to say it, where that helps.
    pub expected: Option<String>,
}

/// Something read but doubtful, such as a misprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadWarning {
    /// First byte of the doubtful part, from 0.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What is doubtful, and how it was read.
    pub what: String,
}

/// One step of a reading, for people: which words were read by which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// First byte of the words, from 0.
    pub start: usize,
    /// One past their last byte.
    pub end: usize,
    /// The rule's name, as `docs/language.md` has it.
    pub rule: &'static str,
    /// What it made of them.
    pub reading: String,
}
