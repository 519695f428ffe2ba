//! The token table: every word, phrase and sign that the reader knows, and what it means. A word's meaning lives here
//! and nowhere else; how meanings combine is the grammar's affair.
//!
//! Letters are matched in either case, a space matches any spaces or hyphens, and of several entries the one with
//! the most words wins. An entry is found by its first letters (or its first sign), in constant time.

mod hedges;
mod joints;
pub(super) mod money;
mod numbers;
mod refused;
mod units;

use super::meaning::Meaning;

/// A word, phrase or sign, in lower case, and its meaning.
pub(super) type Entry = (&'static str, Meaning);

/// The table, in sections that go by meaning.
pub(super) const SECTIONS: [&[Entry]; 6] = [
    numbers::NUMBERS,
    hedges::HEDGES,
    joints::JOINTS,
    money::MONEY,
    units::UNITS,
    refused::REFUSED,
];

const RELATIVE: &str = "a change or a ratio to an earlier value, not a quantity";
const TIMES: &str = "a frequency or a ratio, not a quantity";
const AGE: &str = "an age, not a quantity";
const CLOCK: &str = "a clock time, not a quantity";
const AGO: &str = "a time counted from a date, not a quantity";
pub(super) const RANK: &str = "a rank or a number in a series, not a quantity";
pub(super) const YEAR: &str = "a year, not a quantity";
const POINTS: &str = "a difference between two shares, not a share";
const WORST: &str = "the least or the most, depending on what is counted: say which by `at least` or `at most`";
const MAY_BE: &str = "a plan or a possibility, not a count of what is";
const ROOM: &str = "what there is room for, not a count of what is";
const VAGUE: &str = "no number: the words give no size";
