//! The token table: every word, phrase and sign that the reader knows, and what it means: those of English, with the signs, units and codes of all
//! languages, and beside it those of other languages. A word's meaning lives here and nowhere else; how meanings combine is the grammar's affair.
//!
//! Letters are matched in either case, a space matches any spaces or hyphens, and of several entries the one with
//! the most words wins. An entry is found by its first letters (or its first sign), in constant time.

mod currency_names;
mod hedges;
mod intervals;
mod joints;
pub(super) mod money;
pub(super) mod names;
mod numbers;
mod refused;
pub(super) mod spanish;
mod units;
mod verbs;

use super::meaning::Meaning;

/// A word, phrase or sign, in lower case, and its meaning.
pub(super) type Entry = (&'static str, Meaning);

/// The table, in sections that go by meaning.
pub(super) const SECTIONS: [&[Entry]; 9] = [
    numbers::NUMBERS,
    hedges::HEDGES,
    intervals::INTERVALS,
    joints::JOINTS,
    money::MONEY,
    units::UNITS,
    verbs::VERBS,
    refused::REFUSED,
    // Last, so that what is said otherwise wins.
    currency_names::NAMES,
];
