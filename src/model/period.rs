//! The time that a claim is about. The EDTF text is kept exactly; `language` parses it.

use chrono::NaiveDate;

use super::word::words;

words!(
    /// Whether a claim holds for the whole of its reference period.
    Extent {
        /// An interval (`2014/2016`): the claim holds throughout.
        Throughout => "throughout",
        /// A set or a coarse date (`[2014..2016]`, `2014`): the claim holds at some time within.
        AtSomeTime => "at-some-time",
    }
);

/// A reference period: EDTF (ISO 8601-2:2019) with the strict bounds derived from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferencePeriod {
    /// The EDTF text.
    pub edtf: String,
    /// The same in English words, for people: `about 490 BC`.
    pub words: String,
    /// The first day it can mean, or `None` if open, unknown or beyond the calendar's range.
    pub from: Option<NaiveDate>,
    /// The last day it can mean, or `None` if open, unknown or beyond the calendar's range.
    pub to: Option<NaiveDate>,
    /// Throughout, or at some time within.
    pub extent: Extent,
    /// Whether any part is marked approximate (`~` or `%`).
    pub approximate: bool,
    /// Whether any part is marked uncertain (`?` or `%`).
    pub uncertain: bool,
}

impl ReferencePeriod {
    /// Whether the two periods can share a day; open and unknown ends extend without limit.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let starts_by = |from: Option<NaiveDate>, to: Option<NaiveDate>| match (from, to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        starts_by(self.from, other.to) && starts_by(other.from, self.to)
    }
}
