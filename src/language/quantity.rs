//! Hedged quantities in English: words to [`Quantity`]. (Grammar in `docs/language.md`.)

use crate::model::{Currency, Quantity};

use super::{ReadError, ReadWarning, Step};

/// How doubtful spellings are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Which characters separate thousands and decimals where the phrase itself does not tell.
    pub separators: Separators,
    /// What a bare `$` means; US dollars where `None`.
    pub dollar: Option<Currency>,
}

/// The habit of writing thousands and decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Separators {
    /// `50,000.5`
    #[default]
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
}

/// Reads a phrase such as `between 10,000 and 15,000`.
///
/// # Errors
/// [`ReadError`] where the phrase is no quantity, with the reason.
pub fn read(phrase: &str, _options: &Options) -> Result<Reading, ReadError> {
    Err(ReadError {
        start: 0,
        end: phrase.len(),
        what: "not a quantity".into(),
        expected: None,
    })
}

/// Reads a phrase and tells which rule read which words. Slower than [`read`], same result.
///
/// # Errors
/// As [`read`].
pub fn explain(phrase: &str, options: &Options) -> Result<(Reading, Vec<Step>), ReadError> {
    read(phrase, options).map(|reading| (reading, Vec::new()))
}

/// Prints a quantity as a phrase that [`read`] reads back as the same quantity.
#[must_use]
pub fn print(_quantity: &Quantity) -> String {
    String::new()
}

impl Separators {
    /// The habit of a language, BCP 47.
    #[must_use]
    pub fn of_language(language: &str) -> Self {
        let _ = language;
        Self::English
    }
}
