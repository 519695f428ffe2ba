//! What the words around a number make of it: nothing else, the period of its rate, or no quantity at all.

use super::super::Reading;
use super::super::meaning::Meaning;
use super::super::reason;
use super::super::scan::Kind;
use super::super::words::names::UNCOUNTED;
use super::{Finder, LONGEST, Mention, counts};
use crate::language::ReadError;
use crate::model::{Per, UnitKind};

impl Finder<'_> {
    /// The mention, once the words on both sides have been heard.
    pub(super) fn settled(&self, start: usize, value: usize, end: usize, reading: Reading) -> (Mention, usize) {
        let is_time = reading.quantity.unit == UnitKind::Duration;
        if let Some(error) = self.undone(start, value, end, is_time) {
            return (self.shifted(start, value, end, Err(error)), end);
        }
        let nouns = self.nouns(end);
        if let Some((reading, end)) = self.with_interval(start, nouns) {
            return (self.shifted(start, value, end, Ok(reading)), end);
        }
        // "500 workers a year": the period of a rate stands after what is counted.
        let mut reading = reading;
        if reading.quantity.per.is_none() {
            reading.quantity.per = self.period_after_brackets(end);
        }
        if reading.quantity.per.is_none()
            && nouns > end
            && matches!(
                self.meaning(nouns),
                Some(Meaning::Article | Meaning::Each | Meaning::Rate(_))
            )
        {
            let last = nouns + 1 + usize::from(!matches!(self.meaning(nouns), Some(Meaning::Rate(_))));
            if let Ok(longer) = self.read(start, last)
                && longer.quantity.bound == reading.quantity.bound
            {
                reading.quantity.per = longer.quantity.per;
            }
        }
        (self.shifted(start, value, end, Ok(reading)), end)
    }

    /// "1,120 deaths (95% CI 870 to 1,400)": with the interval in brackets, whose ends are no figures of their own.
    fn with_interval(&self, start: usize, open: usize) -> Option<(Reading, usize)> {
        if !matches!(self.meaning(open), Some(Meaning::Open)) {
            return None;
        }
        let close = (open + 1..open + LONGEST).find(|at| matches!(self.meaning(*at), Some(Meaning::Close)))?;
        (open..close).find(|at| matches!(self.meaning(*at), Some(Meaning::Interval(_))))?;
        let reading = self.read(start, close + 1).ok()?;
        reading.quantity.interval.is_some().then_some((reading, close + 1))
    }

    /// "62,000 rubles ($950) a month": the period stands after a second sum in brackets, and counts for both.
    pub(super) fn period_after_brackets(&self, end: usize) -> Option<Per> {
        let mut at = end;
        if matches!(self.meaning(at), Some(Meaning::Open)) {
            at = (at + 1..at + LONGEST).find(|at| matches!(self.meaning(*at), Some(Meaning::Close)))?;
        }
        if !matches!(self.meaning(at), Some(Meaning::Close)) {
            return None;
        }
        match (self.meaning(at + 1), self.meaning(at + 2)) {
            (Some(Meaning::Rate(per)), _) => Some(per),
            (Some(Meaning::Article | Meaning::Each | Meaning::Slash), Some(Meaning::Unit(unit))) => unit.per,
            _ => None,
        }
    }

    /// Why the words around make the number something else.
    pub(super) fn undone(&self, start: usize, value: usize, end: usize, is_time: bool) -> Option<ReadError> {
        let refused = |reason| Some(reason::refusal(0, 0, reason));
        match self.meaning(end) {
            // "2–1", "2009-1187": a score or a code, since it was read as no range.
            Some(Meaning::Dash)
                if self.token(end).glued
                    && self.token(end + 1).glued
                    && matches!(self.token(end + 1).kind, Kind::Numeral(_)) =>
            {
                return refused(reason::CODE);
            }
            Some(Meaning::Not(reason) | Meaning::NotAfter(reason)) if *reason != *reason::RELATIVE => {
                return refused(reason);
            }
            Some(Meaning::Ordinal | Meaning::OrdinalEnding) if self.token(end).glued => {
                return refused(reason::ORDINAL);
            }
            Some(Meaning::Colon) if self.token(end).glued && self.token(end + 1).glued => {
                return refused(reason::CLOCK);
            }
            // "45-year-old", "the 12-18 age group"
            Some(Meaning::Dash)
                if self.token(end).glued
                    && matches!(self.meaning(end + 1), Some(Meaning::Not(_) | Meaning::NotHyphened(_))) =>
            {
                return refused(reason::AGE);
            }
            _ => {}
        }
        // A letter or a number right after it: "12a", "5-6-7".
        if self.token(end).glued
            && matches!(self.token(end).kind, Kind::Unknown)
            && self.words(end).starts_with(char::is_alphabetic)
        {
            return refused(reason::CODE);
        }
        let before = start.checked_sub(1)?;
        let bare = start == value && matches!(self.token(value).kind, Kind::Numeral(_));
        #[expect(clippy::match_same_arms, reason = "each arm is a reason of its own")]
        match self.token(before).kind {
            // "The last two weavers" counts them; "the last two years" tells when.
            Kind::Known(Meaning::NotBefore(reason)) if *reason == *reason::AGO && !is_time => None,
            Kind::Known(Meaning::NotBefore(reason)) if *reason != *reason::RELATIVE && *reason != *reason::DENIED => {
                refused(reason)
            }
            Kind::Known(Meaning::NumberSign) => refused(reason::RANK),
            Kind::Known(Meaning::Calendar) if bare => refused(reason::DATE),
            Kind::Known(Meaning::Article) if self.token(start).glued => refused(reason::CODE),
            Kind::Known(Meaning::Dash) if self.token(before).glued && self.token(start).glued && bare => {
                refused(reason::CODE)
            }
            Kind::Known(Meaning::Colon | Meaning::Slash) if self.token(before).glued && self.token(start).glued => {
                refused(reason::CLOCK_OR_SCORE)
            }
            Kind::Unknown if self.token(start).glued => refused(reason::CODE),
            Kind::Unknown if bare && self.is_name(before, value, end) => refused(reason::NAME),
            _ => None,
        }
    }

    /// Whether a word before a bare number names something by it: "Room 39", "page 4".
    pub(super) fn is_name(&self, before: usize, value: usize, end: usize) -> bool {
        let word = self.words(before);
        if UNCOUNTED.iter().any(|other| other.eq_ignore_ascii_case(word)) {
            return true;
        }
        let nouns = self.nouns(end);
        // "In Russia 500 workers", but "Office 39 takes".
        let first = (0..=before)
            .rev()
            .take_while(|at| {
                matches!(self.token(*at).kind, Kind::Unknown) && self.words(*at).starts_with(char::is_uppercase)
            })
            .last();
        let led = first.and_then(|first| first.checked_sub(1)).is_some_and(|led| {
            matches!(
                self.meaning(led),
                Some(Meaning::In | Meaning::From | Meaning::To | Meaning::Join)
            )
        });
        let counts = led && nouns > end && counts(self.words(nouns - 1));
        let small = matches!(self.token(value).kind, Kind::Numeral(numeral) if (1..=4).contains(&numeral.bare_digits));
        word.starts_with(char::is_uppercase) && small && !counts && end <= value + 3
    }
}
