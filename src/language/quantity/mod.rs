//! Hedged quantities in English or Spanish: words to [`Quantity`] and back. (Grammar in `docs/language-quantities.md`.)
//!
//! `words` says what each word means, `scan` splits a phrase into them, `figure`, `fraction`, `number`, `money` and `amount` read one value,
//! `range` a second one, `interval` what stands around it, `phrase` and `tail` what stands before and after. Nothing here guesses: a phrase is read whole, or refused with the reason.

mod afterthought;
mod amount;
mod around;
mod base;
mod bounds;
mod decimal;
mod denial;
mod figure;
mod find;
mod fraction;
mod interval;
mod lead;
mod lookup;
mod meaning;
mod measure;
mod money;
mod number;
mod numeral;
mod parser;
mod phrase;
mod print;
mod proportion;
mod range;
mod reason;
mod scan;
mod separators;
mod tail;
mod units;
mod words;

use crate::model::{Currency, Quantity, Sizes};

use super::{Language, ReadError, ReadWarning, Step};

pub use find::{Mention, counts, find};
pub use print::print;

/// How doubtful spellings are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Whose words are read.
    pub language: Language,
    /// Which characters separate thousands and decimals where the phrase itself does not tell.
    pub separators: Separators,
    /// What a sign or name that several currencies share (`$`, `¥`, `rupees`) stands for, if it is one of them; the usual one where `None`.
    pub currency: Option<Currency>,
    /// What sizes in words stand for.
    pub sizes: Sizes,
}

/// The habit of writing thousands and decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Separators {
    /// Nobody says: as English, but money of which thousands and decimals are as likely (`€50.000`) is refused.
    #[default]
    Unsaid,
    /// `50,000.5`
    English,
    /// `50.000,5`
    European,
}

/// A phrase that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it says.
    pub quantity: Quantity,
    /// What is doubtful about it.
    pub warnings: Vec<ReadWarning>,
    /// Where words such as `per working day` name a rate that is none of the periods; in bytes.
    pub other_rate: Option<std::ops::Range<usize>>,
}

/// The currencies of a country, by its ISO 3166-1 alpha-2 code; none of anything else.
pub fn moneys(country: &str) -> impl Iterator<Item = Currency> + use<> {
    let country = country.parse::<iso_currency::Country>().ok();
    let listed = country.into_iter().flat_map(iso_currency::Currency::from_country);
    listed.filter_map(|listed| Currency::new(listed.code()))
}

/// Reads a phrase such as `between 10,000 and 15,000`.
///
/// # Errors
/// [`ReadError`] where the phrase is no quantity, with the reason.
pub fn read(phrase: &str, options: &Options) -> Result<Reading, ReadError> {
    let tokens = scan::scan(phrase, *options)?;
    parser::Parser::new(phrase, &tokens, options, None)
        .read()
        .map(|(reading, _)| reading)
}

/// Reads a phrase and tells which rule read which words. Slower than [`read`], same result.
///
/// # Errors
/// As [`read`].
pub fn explain(phrase: &str, options: &Options) -> Result<(Reading, Vec<Step>), ReadError> {
    let tokens = scan::scan(phrase, *options)?;
    parser::Parser::new(phrase, &tokens, options, Some(Vec::new())).read()
}
