//! A part of a whole that both stand in the phrase: one in five, nine out of ten, 25 deaths per 1,000 births.

use crate::language::ReadError;

use super::amount::Amount;
use super::meaning::{Meaning, Qualifier};
use super::parser::Parser;
use super::reason::{self, refusal};
use super::scan::Kind;

impl Parser<'_> {
    /// `1 in 23`, `nine out of ten`, `5 per 1,000`.
    pub(super) fn proportion(&mut self, amount: &mut Amount) -> Result<bool, ReadError> {
        if amount.number.vague || amount.number.fraction {
            return Ok(false);
        }
        let back = self.at;
        let joint = self.past_hyphen(self.past_counted(self.at));
        let open = match self.meaning(joint) {
            Some(Meaning::OutOf) => false,
            Some(Meaning::Before(Qualifier::MoreThan)) => return self.one_over(amount, joint),
            Some(Meaning::In) if joint > self.past_hyphen(back) => return Ok(false),
            Some(Meaning::In | Meaning::Each) => true,
            _ => return Ok(false),
        };
        self.at = self.past_hyphen(joint + 1);
        // "Out of every 50", "20 out of the 50 workers"
        if matches!(self.meaning(self.at), Some(Meaning::Each))
            || (!open && matches!(self.meaning(self.at), Some(Meaning::Filler)))
        {
            self.at += 1;
        }
        let begins = matches!(self.here().kind, Kind::Numeral(_))
            || matches!(
                self.meaning(self.at),
                Some(
                    Meaning::Small(_)
                        | Meaning::Tens(_)
                        | Meaning::Hundred
                        | Meaning::Hundreds(_)
                        | Meaning::Scale(_)
                        | Meaning::Article
                )
            );
        let Some(whole) = (if begins { self.number()? } else { None }) else {
            self.at = back;
            return Ok(false);
        };
        let unit_follows = matches!(self.meaning(self.at), Some(Meaning::Unit(_) | Meaning::Percent))
            || self.currency_at(self.at).is_some();
        if whole.vague || (open && (whole.bare_digits == 4 || unit_follows)) {
            self.at = back;
            return Ok(false);
        }
        let end = self.last_end();
        let ratio = amount.number.low.divided(whole.low);
        match ratio {
            Some(ratio) if ratio.to_f64().is_some_and(|value| (0.0..=1.0).contains(&value)) => {
                self.whole = Some(whole.low);
                (amount.number.low, amount.number.high) = (ratio, ratio);
                amount.number.scales = [0, 0];
                amount.number.bare_digits = 0;
                self.note(amount.start, end, "share", || {
                    ratio.to_f64().map_or_else(String::new, |v| v.to_string())
                });
                Ok(true)
            }
            _ => Err(refusal(amount.start, end, reason::NO_PART)),
        }
    }

    /// `one over three`, as fractions are spoken; "one over 65 years" is none.
    fn one_over(&mut self, amount: &mut Amount, joint: usize) -> Result<bool, ReadError> {
        let back = self.at;
        let spoken = self.words(self.token(joint)).eq_ignore_ascii_case("over");
        if !spoken || amount.number.low.to_f64().map(f64::abs) != Some(1.0) {
            return Ok(false);
        }
        self.at = joint + 1;
        if let Some(under) = self.number()?
            && matches!(self.here().kind, Kind::End)
            && !under.vague
            && let Some(ratio) = amount.number.low.divided(under.low)
        {
            (amount.number.low, amount.number.high) = (ratio, ratio);
            amount.number.bare_digits = 0;
            let end = self.last_end();
            self.warn(amount.start, end, "`over` is read as a fraction's".into());
            return Ok(true);
        }
        self.at = back;
        Ok(false)
    }

    /// Past what is counted where a whole follows: "25 deaths per 1,000 live births"; but "3 raids per day" is a rate.
    fn past_counted(&self, at: usize) -> usize {
        const WORDS: usize = 3;
        let after = (at..=at + WORDS).find(|&at| !matches!(self.token(at).kind, Kind::Unknown));
        match after {
            Some(joint)
                if matches!(self.meaning(joint), Some(Meaning::OutOf | Meaning::Each))
                    && matches!(self.token(joint + 1).kind, Kind::Numeral(_)) =>
            {
                joint
            }
            _ => at,
        }
    }
}
