//! What an interval is called: `95% CI`, `uncertainty interval`.

use crate::language::ReadError;
use crate::model::{Interval, IntervalKind};

use super::super::meaning::Meaning;
use super::super::parser::Parser;
use super::super::reason::{self, refusal};
use super::super::scan::Kind;

/// A name of an interval: `95% CI`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    pub(super) kind: IntervalKind,
    pub(super) level: Option<f64>,
}

impl Parser<'_> {
    /// The name of an interval and its level, in either order.
    pub(super) fn name(&mut self) -> Result<Option<Name>, ReadError> {
        let back = self.at;
        let mut level = self.level()?;
        if level.is_some() {
            self.skip_words();
            // "95% Bayesian credible interval", "95% bootstrap CI"
            while matches!(self.here().kind, Kind::Unknown)
                && matches!(self.meaning(self.at + 1), Some(Meaning::Interval(_)))
            {
                self.at += 1;
            }
        }
        let Some(Meaning::Interval(kind)) = self.meaning(self.at) else {
            self.at = back;
            return Ok(None);
        };
        self.at += 1;
        if level.is_none() {
            let back = self.at;
            self.skip_words();
            level = match self.level()? {
                Some(level) if !self.joins_here() => Some(level),
                // "CI 95%–98%": the first of the ends.
                _ => {
                    self.at = back;
                    None
                }
            };
        }
        self.skip_words();
        Ok(Some(Name { kind, level }))
    }

    /// The level of an interval: `95%`, `90 percent`.
    fn level(&mut self) -> Result<Option<f64>, ReadError> {
        let Kind::Numeral(numeral) = self.here().kind else {
            return Ok(None);
        };
        let percent = self.past_hyphen(self.at + 1);
        if !matches!(self.meaning(percent), Some(Meaning::Percent)) {
            return Ok(None);
        }
        let Some(level) = numeral.value().to_f64() else {
            return Ok(None);
        };
        // Of "5% to 10%" the first is no level, and neither is that of "5% range".
        let named = matches!(self.meaning(self.past_hyphen(percent + 1)), Some(Meaning::Interval(_)));
        if named && !Interval::is_level(level) {
            return Err(refusal(self.here().start, self.token(percent).end, reason::LEVEL));
        }
        self.at = self.past_hyphen(percent + 1);
        Ok(Interval::is_level(level).then_some(level))
    }

    fn joins_here(&self) -> bool {
        matches!(
            self.meaning(self.at),
            Some(Meaning::Dash | Meaning::To | Meaning::And | Meaning::Tilde)
        ) || (matches!(self.meaning(self.at), Some(Meaning::Comma))
            && self.starts_value(self.at + 1)
            && !matches!(self.meaning(self.at + 2), Some(Meaning::Dash | Meaning::To)))
    }

    /// Steps over words and signs between a name and its numbers; returns whether there was a comma.
    pub(super) fn skip_words(&mut self) -> bool {
        let mut comma = false;
        loop {
            match self.meaning(self.at) {
                Some(Meaning::Comma) => comma = true,
                Some(Meaning::Colon | Meaning::Of | Meaning::Join | Meaning::Filler | Meaning::Article) => {}
                Some(Meaning::And) if matches!(self.meaning(self.at + 1), Some(Meaning::Article)) => {}
                _ => return comma,
            }
            self.at += 1;
        }
    }
}
