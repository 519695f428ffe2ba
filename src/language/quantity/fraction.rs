//! Fractions, in digits and in words, and what they are fractions of; digits, which may begin one.

use crate::language::ReadError;

use super::decimal::{Decimal, Ratio};
use super::figure::Group;
use super::meaning::Meaning;
use super::numeral::{Doubt, Numeral};
use super::parser::Parser;
use super::reason::{self, refusal};
use super::scan::Kind;
use super::words::names::NAMED_BY_K;

impl Parser<'_> {
    /// Digits, and the fraction `1/3` that they may begin.
    pub(super) fn digits(&mut self, numeral: Numeral) -> Result<Option<Ratio>, ReadError> {
        let token = *self.here();
        if numeral.zero_led {
            if token.glued
                && matches!(
                    self.meaning(self.at.wrapping_sub(1)),
                    Some(Meaning::Dash | Meaning::Slash)
                )
            {
                return Err(refusal(token.start, token.end, reason::SERIAL));
            }
            let what = reason::LEADING_ZERO;
            return Err(refusal(token.start, token.end, what));
        }
        self.at += 1;
        // "2.174 trillion" could be no thousands.
        let scaled = match self.meaning(self.past_hyphen(self.at)) {
            Some(Meaning::Scale(_) | Meaning::Size(1, 10, 3..)) => true,
            Some(Meaning::Letter(_, unit)) => self.is_scale_letter(self.past_hyphen(self.at), unit.is_some()),
            _ => false,
        };
        if let Some(doubt) = numeral.doubt.filter(|doubt| !(scaled && *doubt == Doubt::Either)) {
            let words = self.words(&token);
            let what = match doubt {
                Doubt::Misprint => format!("`{words}` looks like a misprint: read with a decimal comma"),
                Doubt::Either => format!("`{words}` could be thousands: read with decimals"),
            };
            self.warn(token.start, token.end, what);
        }
        if self.is_name_with_k(numeral.bare_digits) {
            let end = self.token(self.at + 1).end;
            return Err(refusal(token.start, end, reason::NAME));
        }
        let next = *self.here();
        let word = if next.glued { self.words(&next) } else { "" };
        // "5G" is a name, "5g" a weight.
        if matches!(next.kind, Kind::Unknown) && word.starts_with(char::is_alphabetic) || word == "G" {
            let decade = word.eq_ignore_ascii_case("s");
            let what = if decade { reason::DECADE } else { reason::CODE };
            return Err(refusal(token.start, next.end, what));
        }
        if next.glued && matches!(self.meaning(self.at), Some(Meaning::OrdinalEnding)) {
            return Err(refusal(token.start, next.end, reason::ORDINAL));
        }
        if next.glued && matches!(self.meaning(self.at), Some(Meaning::Colon)) {
            return Err(refusal(token.start, next.end, reason::CLOCK_OR_SCORE));
        }
        if let (true, Some(under)) = (next.glued, self.denominator()) {
            let end = self.token(self.at + 1).end;
            let after = self.token(self.at + 2);
            if after.glued && matches!(after.kind, Kind::Known(Meaning::Slash)) {
                return Err(refusal(token.start, after.end, reason::DATE));
            }
            self.at += 2;
            if (numeral.value(), under) == (Decimal::whole(9), Decimal::whole(11)) {
                return Err(refusal(token.start, end, reason::NINE_ELEVEN));
            }
            if numeral.bare_digits == 4 {
                return Err(refusal(token.start, end, reason::YEARS));
            }
            return match Ratio::new(numeral.value(), under) {
                Some(ratio) if ratio.to_f64().is_some_and(|value| value < 1.0) => Ok(Some(ratio)),
                _ => Err(refusal(token.start, end, reason::NO_FRACTION)),
            };
        }
        Ok(None)
    }

    /// Whether "K" and what it names follow the digits: "4K video".
    fn is_name_with_k(&self, digits: u8) -> bool {
        let (letter, noun) = (self.here(), self.words(self.token(self.at + 1)));
        (1..=2).contains(&digits)
            && letter.glued
            && matches!(self.meaning(self.at), Some(Meaning::Letter(3, None)))
            && NAMED_BY_K.iter().any(|named| named.eq_ignore_ascii_case(noun))
    }

    /// The whole number after a slash that is glued to both.
    fn denominator(&self) -> Option<Decimal> {
        let under = self.token(self.at + 1);
        match under.kind {
            Kind::Numeral(numeral) if under.glued && matches!(self.meaning(self.at), Some(Meaning::Slash)) => {
                Some(numeral.value())
            }
            _ => None,
        }
    }

    /// `two thirds`, `one half`, after the figure has been read.
    pub(super) fn counted_parts(&mut self, count: i128) -> Result<Option<Ratio>, ReadError> {
        if !self.goes_on() {
            return Ok(None);
        }
        let next = self.past_hyphen(self.at);
        if let Some((under, end)) = self.parts(count) {
            self.at = end;
            return Ok(Ratio::new(Decimal::whole(count), Decimal::whole(under.into())));
        }
        match self.meaning(next) {
            Some(Meaning::Part(_) | Meaning::Ordinal) => {
                let token = *self.token(next);
                Err(refusal(token.start, token.end, reason::ORDINAL))
            }
            _ => Ok(None),
        }
    }

    /// The denominator in words that stands here, after `count`, and where it ends: `thirds`, `twenty-fifths`.
    pub(super) fn parts(&self, count: i128) -> Option<(u64, usize)> {
        if !self.goes_on() {
            return None;
        }
        let next = self.past_hyphen(self.at);
        match self.meaning(next)? {
            // "Six quarters" are of a year, and more than a whole.
            Meaning::Parts(4) if count > 4 => None,
            Meaning::Parts(under) => Some((under, next + 1)),
            Meaning::Half if count == 1 => Some((2, next + 1)),
            Meaning::Part(under) if count == 1 => Some((under, next + 1)),
            Meaning::Tens(tens) => {
                let last = self.past_hyphen(next + 1);
                match self.meaning(last)? {
                    Meaning::Parts(under @ 1..=9) => Some((u64::from(tens) + under, last + 1)),
                    Meaning::Part(under @ 1..=9) if count == 1 => Some((u64::from(tens) + under, last + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The fraction of `two and a half`, `2½`, `2 1/2`; `from` is where "and" may stand.
    pub(super) fn fraction_of_one(&mut self, from: usize) -> Result<Option<Ratio>, ReadError> {
        let anded = self.at > from && !matches!(self.meaning(self.at - 1), Some(Meaning::Dash)) || self.at > from + 1;
        let vulgar = |over: u8, under: u64| Ratio::new(Decimal::whole(over.into()), Decimal::whole(under.into()));
        match self.meaning(self.at) {
            Some(Meaning::Vulgar(over, under)) => {
                self.at += 1;
                Ok(vulgar(over, under.into()))
            }
            Some(Meaning::AndHalf) => {
                self.at += 1;
                Ok(vulgar(1, 2))
            }
            Some(Meaning::Article | Meaning::Small(1)) if anded => {
                let next = self.past_hyphen(self.at + 1);
                let under = match self.meaning(next) {
                    Some(Meaning::Half) => 2,
                    Some(Meaning::Part(under)) => under,
                    _ => return Ok(None),
                };
                self.at = next + 1;
                Ok(vulgar(1, under))
            }
            Some(Meaning::Small(over)) if anded => {
                let next = self.past_hyphen(self.at + 1);
                let Some(Meaning::Parts(under)) = self.meaning(next) else {
                    return Ok(None);
                };
                self.at = next + 1;
                Ok(vulgar(over, under))
            }
            _ => {
                let token = *self.here();
                let Kind::Numeral(numeral) = token.kind else {
                    return Ok(None);
                };
                if token.glued || numeral.bare_digits == 0 || self.at == 0 {
                    return Ok(None);
                }
                self.at += 1;
                let under = self.denominator();
                self.at -= 1;
                if under.is_none() {
                    Ok(None)
                } else {
                    self.digits(numeral)
                }
            }
        }
    }

    /// A fraction, and what it is a fraction of: `half a million`, `a quarter of a million`, `half an hour`.
    pub(super) fn part_of(&mut self, part: Option<Ratio>) -> Result<Option<Group>, ReadError> {
        let part = self.within(part)?;
        if let Some(at) = self.whole_after(self.at) {
            self.at = at;
            if let Some(Meaning::Times(factor)) = self.meaning(at) {
                self.at += 1;
                let value = self.within(part.times(factor.into()))?;
                return Ok(Some(Group::of(value)));
            }
            if matches!(self.meaning(at), Some(Meaning::Hundred)) {
                self.at += 1;
                return Ok(Some(Group::of(part.shifted(2))));
            }
        }
        Ok(Some(Group {
            fraction: true,
            ..Group::of(part)
        }))
    }

    /// Where the scale or unit stands of which a fraction is taken.
    fn whole_after(&self, from: usize) -> Option<usize> {
        let mut at = self.past_hyphen(from);
        let of = matches!(self.meaning(at), Some(Meaning::Of));
        at = self.past_hyphen(at + usize::from(of));
        let one = matches!(self.meaning(at), Some(Meaning::Article | Meaning::Small(1)));
        at = self.past_hyphen(at + usize::from(one));
        match self.meaning(at)? {
            Meaning::Scale(_) | Meaning::Times(_) | Meaning::Hundred => Some(at),
            Meaning::Unit(_)
            | Meaning::Percent
            | Meaning::Cent
            | Meaning::Dollar
            | Meaning::Pound
            | Meaning::Money(_)
                if one =>
            {
                Some(at)
            }
            _ => None,
        }
    }

    pub(super) fn is_part_of_scale(&self, from: usize) -> bool {
        self.whole_after(from).is_some()
    }
}
