//! Why phrases are refused: every reason of the reader's, with its kind. Which words bring one about is said in `words` and by the grammar.

use crate::language::{ErrorKind, ReadError};

/// Why a phrase, or a part of it, is no quantity.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reason {
    kind: ErrorKind,
    what: &'static str,
    /// How to say it instead, where that is the same for every phrase.
    advice: Option<&'static str>,
}

impl Reason {
    const fn of(kind: ErrorKind, what: &'static str) -> Self {
        Self {
            kind,
            what,
            advice: None,
        }
    }

    const fn advising(mut self, advice: &'static str) -> Self {
        self.advice = Some(advice);
        self
    }
}

/// A refusal of the words from `start` to `end`.
pub(super) fn refusal(start: usize, end: usize, reason: &Reason) -> ReadError {
    ReadError {
        start,
        end,
        kind: reason.kind,
        what: reason.what.to_owned(),
        expected: reason.advice.map(str::to_owned),
    }
}

pub(super) const SHORT_MONEY: &Reason = &Reason::of(ErrorKind::UnknownMoney, "short for millions of some money")
    .advising("write it out, such as 5 mil millones de dólares");
pub(super) const AGE: &Reason = &Reason::of(ErrorKind::SomethingElse, "an age, not a quantity");
pub(super) const AGO: &Reason = &Reason::of(ErrorKind::SomethingElse, "a time counted from a date, not a quantity");
pub(super) const CHANGE: &Reason = &Reason::of(
    ErrorKind::SomethingElse,
    "a change or a telephone number, not a quantity",
);
pub(super) const CLOCK: &Reason = &Reason::of(ErrorKind::SomethingElse, "a clock time, not a quantity");
pub(super) const CLOCK_OR_PART: &Reason = &Reason::of(
    ErrorKind::SomethingElse,
    "a clock time, or a part and a count, not a quantity",
);
pub(super) const CLOCK_OR_SCORE: &Reason = &Reason::of(
    ErrorKind::SomethingElse,
    "a clock time, a ratio or a score, not a quantity",
);
pub(super) const CODE: &Reason = &Reason::of(
    ErrorKind::SomethingElse,
    "letters and digits in one word: a name or a code, not a quantity",
);
pub(super) const DATE: &Reason = &Reason::of(ErrorKind::SomethingElse, "a date, not a quantity");
pub(super) const DECADE: &Reason = &Reason::of(ErrorKind::SomethingElse, "a decade or an age, not a quantity");
pub(super) const FREQUENCY: &Reason = &Reason::of(ErrorKind::SomethingElse, "a frequency or a ratio, not a quantity");
pub(super) const LEADING_ZERO: &Reason = &Reason::of(
    ErrorKind::SomethingElse,
    "a number that begins with 0: a telephone number or a code, not a quantity",
);
pub(super) const MAY_BE: &Reason = &Reason::of(
    ErrorKind::SomethingElse,
    "a plan or a possibility, not a count of what is",
);
pub(super) const NAME: &Reason = &Reason::of(ErrorKind::SomethingElse, "a name or a citation, not a quantity");
pub(super) const NINE_ELEVEN: &Reason = &Reason::of(ErrorKind::SomethingElse, "the date 9/11, not a quantity");
pub(super) const ORDINAL: &Reason = &Reason::of(ErrorKind::SomethingElse, "an ordinal, not a quantity");
pub(super) const ORDINAL_OR_SECONDS: &Reason =
    &Reason::of(ErrorKind::Ambiguous, "an ordinal, or seconds, which have a plural");
pub(super) const POINTS: &Reason =
    &Reason::of(ErrorKind::SomethingElse, "a difference between two shares, not a share");
pub(super) const POUNDS: &Reason = &Reason::of(ErrorKind::Ambiguous, "pounds of money, or of weight");
pub(super) const RANK: &Reason = &Reason::of(
    ErrorKind::SomethingElse,
    "a rank or a number in a series, not a quantity",
);
pub(super) const RELATIVE: &Reason = &Reason::of(
    ErrorKind::SomethingElse,
    "a change or a ratio to an earlier value, not a quantity",
);
pub(super) const RELATIVE_MARGIN: &Reason = &Reason::of(
    ErrorKind::SomethingElse,
    "a margin relative to the value, not an amount",
);
pub(super) const ROOM: &Reason = &Reason::of(
    ErrorKind::SomethingElse,
    "what there is room for, not a count of what is",
);
pub(super) const SCORE: &Reason = &Reason::of(ErrorKind::SomethingElse, "a score or a ratio, not a quantity");
pub(super) const SERIAL: &Reason = &Reason::of(
    ErrorKind::SomethingElse,
    "a telephone number, a date or a code, not a quantity",
);
pub(super) const YEAR: &Reason = &Reason::of(ErrorKind::SomethingElse, "a year, not a quantity");
pub(super) const YEARS: &Reason = &Reason::of(ErrorKind::SomethingElse, "years, or a reference number, not a quantity");
pub(super) const YEARS_OR_INTERVAL: &Reason =
    &Reason::of(ErrorKind::Ambiguous, "years, or an interval around the figure");
pub(super) const WORST: &Reason = &Reason::of(
    ErrorKind::Ambiguous,
    "the least or the most, depending on what is counted: say which by `at least` or `at most`",
);

pub(super) const SEPARATORS: &Reason = &Reason::of(ErrorKind::Ambiguous, "thousands or decimals");

pub(super) const WHICH: &Reason = &Reason::of(
    ErrorKind::SharedMoney,
    "a currency of several countries: say whose, or write the ISO 4217 code",
);
pub(super) const OLD_OR_NEW: &Reason = &Reason::of(
    ErrorKind::SharedMoney,
    "an old and a new currency of one name: write the ISO 4217 code",
);

pub(super) const UNLISTED: &Reason = &Reason::of(
    ErrorKind::UnknownMoney,
    "a unit of money that ISO 4217 does not list: say it in rials",
);
pub(super) const UNKNOWN_MONEY: &Reason = &Reason::of(ErrorKind::UnknownMoney, "a currency that is not known");

pub(super) const DENIED: &Reason = &Reason::of(ErrorKind::Denied, "a denial, which states no figure").advising(
    "state the figure that is denied, as the source names it, and mark the claim with `denies = \"document#claim\"`",
);

pub(super) const VAGUE: &Reason = &Reason::of(ErrorKind::NoValue, "no number: the words give no size");
pub(super) const NO_NUMBER: &Reason = &Reason::of(ErrorKind::NoValue, "no number");
pub(super) const NO_NUMBER_HERE: &Reason = &Reason::of(ErrorKind::NoValue, "no number here");
pub(super) const NO_SECOND: &Reason = &Reason::of(ErrorKind::NoValue, "`between` without a second number");
pub(super) const NO_UPPER_END: &Reason = &Reason::of(ErrorKind::NoValue, "a range without its upper end");

pub(super) const NOT_ROUND: &Reason = &Reason::of(ErrorKind::NotUnderstood, "no round number to go on from");
pub(super) const INTERVAL: &Reason = &Reason::of(ErrorKind::NotUnderstood, "an interval that is not understood");
pub(super) const NOT_READ: &Reason = &Reason::of(ErrorKind::NotUnderstood, "a word in a script that is not read");
pub(super) const GROUPS: &Reason = &Reason::of(ErrorKind::NotUnderstood, "digits in groups that are no number");

pub(super) const SECOND_NUMBER: &Reason = &Reason::of(
    ErrorKind::SeveralValues,
    "a second number: one phrase states one quantity",
);
pub(super) const TOO_MANY_WORDS: &Reason = &Reason::of(ErrorKind::SeveralValues, "too many words for one quantity");

pub(super) const SECOND_BOUND: &Reason =
    &Reason::of(ErrorKind::Contradiction, "a second bound that contradicts the first");
pub(super) const OPEN_ENDS: &Reason = &Reason::of(
    ErrorKind::Contradiction,
    "a range that is open at both ends, which leaves everything possible",
);
pub(super) const SECOND_PERIOD: &Reason = &Reason::of(ErrorKind::Contradiction, "a second period");
pub(super) const TWO_CURRENCIES: &Reason = &Reason::of(ErrorKind::Contradiction, "two currencies for one amount");
pub(super) const TWO_UNITS: &Reason = &Reason::of(ErrorKind::Contradiction, "two numbers in different units");
pub(super) const OUT_OF_ORDER: &Reason = &Reason::of(ErrorKind::Contradiction, "a range whose ends are out of order");
pub(super) const OUTSIDE: &Reason = &Reason::of(
    ErrorKind::Contradiction,
    "an interval that does not hold its best figure",
);
pub(super) const BOUND_AND_INTERVAL: &Reason = &Reason::of(
    ErrorKind::Contradiction,
    "a bound with an interval: only a single figure has one",
);
pub(super) const LEVEL: &Reason = &Reason::of(
    ErrorKind::Contradiction,
    "the level of an interval, which lies between 0 and 100 percent",
);
pub(super) const NEGATIVE_SIZE: &Reason = &Reason::of(ErrorKind::Contradiction, "a size in words cannot be negative");
pub(super) const MARGIN_OF_SIZE: &Reason = &Reason::of(ErrorKind::Contradiction, "a margin of a size in words");
pub(super) const NO_FRACTION: &Reason = &Reason::of(ErrorKind::Contradiction, "not a fraction of one");
pub(super) const NO_PART: &Reason = &Reason::of(ErrorKind::Contradiction, "not a part of a whole");

pub(super) const TOO_LARGE: &Reason = &Reason::of(ErrorKind::OutOfRange, "a number too large to hold");
pub(super) const TOO_LARGE_OR_SMALL: &Reason =
    &Reason::of(ErrorKind::OutOfRange, "a number above 1e21, or closer to 0 than 1e-21");
pub(super) const TOO_LONG: &Reason = &Reason::of(
    ErrorKind::OutOfRange,
    "a number with more digits than can be kept exactly",
);
