//! Claims against the researcher's own copies: whether each stated phrase stands where its locator says.
//!
//! Pure functions of texts and phrases. No files, no database, no clock; and nothing of what a phrase means, which `language` reads.

mod boundary;
mod copy;
mod detail;
mod fold;
mod judge;
mod locator;
mod near;
mod tokens;

pub use copy::Copy;
pub use judge::{Finding, Phrase, judge, mentions};
