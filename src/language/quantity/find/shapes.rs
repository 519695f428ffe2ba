//! Quantities of which what is counted is in the middle, or that are read with a word that the text does not have: `one worker in five`, `aged 18 to 45`.

use super::super::meaning::Meaning;
use super::super::scan::Kind;
use super::super::{Reading, read};
use super::{Finder, Mention};
use crate::model::{Bound, UnitKind};

impl Finder<'_> {
    /// "One worker in five", "no more than one bale in eight": a share, with what is counted in the middle of its words.
    pub(super) fn one_in_many(&self, floor: usize, value: usize) -> Option<(Mention, usize)> {
        let nouns = (value + 1..value + 3)
            .take_while(|at| matches!(self.token(*at).kind, Kind::Unknown))
            .count();
        let joint = value + 1 + nouns;
        if nouns == 0 || !(self.one_in(value, joint) || self.so_many_per(value, joint)) {
            return None;
        }
        let end = joint + 2;
        if !matches!(self.token(end).kind, Kind::Unknown | Kind::End)
            && !matches!(
                self.meaning(end),
                Some(Meaning::Comma | Meaning::Close | Meaning::Verb(_) | Meaning::Join)
            )
        {
            return None;
        }
        let start = self.lead(floor, value);
        let (first, second) = (self.slice(start, value + 1), self.slice(joint, end));
        let reading = read(&format!("{first} {second}"), self.options).ok()?;
        (reading.quantity.unit == UnitKind::Share).then(|| (self.shifted(start, value, end, Ok(reading)), end))
    }

    fn one_in(&self, value: usize, joint: usize) -> bool {
        matches!(self.meaning(joint), Some(Meaning::In | Meaning::OutOf))
            && self.is_small(value)
            && self.is_small(joint + 1)
    }

    /// "412 cases per 100,000"
    fn so_many_per(&self, value: usize, joint: usize) -> bool {
        matches!(self.meaning(joint), Some(Meaning::Each))
            && matches!(self.token(value).kind, Kind::Numeral(_))
            && matches!(self.token(joint + 1).kind, Kind::Numeral(_))
    }

    /// Whether a token is a small whole number, in words or in two digits.
    pub(super) fn is_small(&self, at: usize) -> bool {
        match self.token(at).kind {
            Kind::Numeral(numeral) => (1..=2).contains(&numeral.bare_digits),
            Kind::Known(Meaning::Small(_) | Meaning::Tens(_)) => true,
            _ => false,
        }
    }

    /// "4.5 percentage points": a change of a share, as a share.
    pub(super) fn points(&self, start: usize, end: usize) -> Option<(Reading, usize)> {
        let after = self.words(end).to_ascii_lowercase();
        let length = match after.as_str() {
            "percentage points" | "percentage point" => 1,
            "percentage" if self.words(end + 1).to_ascii_lowercase().starts_with("point") => 2,
            _ => return None,
        };
        let reading = read(&format!("{} percent", self.slice(start, end)), self.options).ok()?;
        Some((reading, end + length))
    }

    /// "Aged 18 to 45", "aged 13 and over": a limit of age, in years. The age of one person is none.
    pub(super) fn aged(&self, start: usize, end: usize) -> Option<Reading> {
        let reading = read(&format!("{} years", self.slice(start, end)), self.options).ok()?;
        (!matches!(reading.quantity.bound, Bound::Exact | Bound::Approximate)).then_some(reading)
    }
}
