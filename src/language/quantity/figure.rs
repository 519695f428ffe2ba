//! Figures below their scale: digits, words up to the hundreds, fractions, dozens.

use crate::language::ReadError;

use super::decimal::{Decimal, Ratio};
use super::meaning::Meaning;
use super::numeral::{Doubt, Numeral};
use super::parser::Parser;
use super::refusal;
use super::scan::Kind;

const ORDINAL: &str = "an ordinal, not a quantity";
/// Why digits that hyphens or slashes join are refused.
pub(super) const SERIAL: &str = "a telephone number, a date or a code, not a quantity";
const CODE: &str = "letters and digits in one word: a name or a code, not a quantity";

/// A part of a number below its scale.
pub(super) struct Group {
    pub(super) value: Ratio,
    pub(super) fraction: bool,
    /// Whether it ends in "hundred".
    pub(super) hundred: bool,
    /// The dozens or scores that it was told in; 1 where in neither.
    pub(super) times: u8,
    pub(super) bare_digits: u8,
}

impl Group {
    pub(super) fn of(value: Ratio) -> Self {
        Self {
            value,
            fraction: false,
            hundred: false,
            times: 1,
            bare_digits: 0,
        }
    }
}

impl Parser<'_> {
    /// A figure below its scale: digits, words up to the hundreds, a fraction, dozens.
    pub(super) fn group(&mut self, leads: bool) -> Result<Option<Group>, ReadError> {
        let back = self.at;
        let article = leads && matches!(self.meaning(self.at), Some(Meaning::Article));
        let from = self.at + usize::from(article);
        let mut group = Group::of(Ratio::ONE);
        match self.meaning(from) {
            Some(Meaning::Half) if leads => {
                self.at = from + 1;
                return self.part_of(Ratio::new(Decimal::whole(1), Decimal::whole(2)));
            }
            Some(Meaning::Part(part)) if article || (leads && self.is_part_of_scale(from + 1)) => {
                self.at = from + 1;
                return self.part_of(Ratio::new(Decimal::whole(1), Decimal::whole(i128::from(part))));
            }
            Some(Meaning::Part(_) | Meaning::Ordinal) if leads => {
                let token = *self.token(from);
                return Err(refusal(token.start, token.end, ORDINAL));
            }
            Some(Meaning::Hundred | Meaning::Times(_)) if leads => self.at = from,
            Some(Meaning::Scale(_)) if leads => {
                self.at = from;
                return Ok(Some(group));
            }
            Some(
                Meaning::Unit(_)
                | Meaning::Percent
                | Meaning::Dollar
                | Meaning::Money(_)
                | Meaning::Cent
                | Meaning::Minor(_)
                | Meaning::Pound,
            ) if article => {
                self.at = from;
                return Ok(Some(group));
            }
            Some(Meaning::Vulgar(over, under)) => {
                self.at = from + 1;
                return self.part_of(Ratio::new(Decimal::whole(over.into()), Decimal::whole(under.into())));
            }
            Some(Meaning::Small(_) | Meaning::Tens(_)) if !article => {
                let value = self.below_hundred().unwrap_or_default();
                group.value = Ratio::from(Decimal::whole(value));
                if let Some(fraction) = self.counted_parts(value)? {
                    return self.part_of(Some(fraction));
                }
            }
            Some(Meaning::Point) if leads && !article => match self.decimals() {
                Some(decimals) => {
                    group.value = Ratio::from(decimals);
                    return Ok(Some(group));
                }
                None => return Ok(None),
            },
            _ => {
                let Kind::Numeral(numeral) = self.token(self.at).kind else {
                    self.at = back;
                    return Ok(None);
                };
                if article {
                    self.at = back;
                    return Ok(None);
                }
                if let Some(fraction) = self.digits(numeral)? {
                    return self.part_of(Some(fraction));
                }
                group.value = Ratio::from(numeral.value());
                group.bare_digits = numeral.bare_digits;
                if self.goes_on()
                    && let Some(whole) = numeral.value().as_whole()
                    && let Some(fraction) = self.counted_parts(whole)?
                {
                    return self.part_of(Some(fraction));
                }
            }
        }
        if self.goes_on() {
            self.hundreds(&mut group)?;
        }
        Ok(Some(group))
    }

    /// The hundreds, dozens and fractions after a figure.
    pub(super) fn hundreds(&mut self, group: &mut Group) -> Result<(), ReadError> {
        let next = self.past_hyphen(self.at);
        match self.meaning(next) {
            Some(Meaning::Hundred | Meaning::Size(1, 10, 2)) => {
                self.at = next + 1;
                group.value = group.value.shifted(2);
                (group.bare_digits, group.hundred) = (0, true);
                let back = self.at;
                self.skip_and();
                let (anded, second) = (self.at > back, self.past_hyphen(self.at + 1));
                let parts = matches!(self.meaning(second), Some(Meaning::Parts(_)));
                match self.meaning(self.at) {
                    // "One hundred and three quarters", "one hundred thirty-fifths".
                    Some(Meaning::Small(_)) if parts && anded => self.at = back,
                    Some(Meaning::Tens(_)) if parts && second > self.at + 1 => self.at = back,
                    Some(Meaning::Small(_) | Meaning::Tens(_)) => {
                        let more = self.below_hundred().unwrap_or_default();
                        group.hundred = false;
                        if matches!(self.meaning(self.at), Some(Meaning::Hundred)) {
                            (self.at, group.hundred) = (back, true);
                            return Ok(());
                        }
                        group.value = self.within(group.value.plus(Ratio::from(Decimal::whole(more))))?;
                    }
                    _ => self.at = back,
                }
            }
            Some(Meaning::Times(factor)) => {
                self.at = next + 1;
                (group.bare_digits, group.times) = (0, factor);
                group.value = self.within(group.value.times(factor.into()))?;
            }
            Some(Meaning::Size(24, ..)) => {
                self.at = next + 1;
                (group.bare_digits, group.times) = (0, 12);
                group.value = self.within(group.value.times(12))?;
            }
            _ => {}
        }
        if let Some(decimals) = self.decimals() {
            group.bare_digits = 0;
            group.value = self.within(group.value.plus(Ratio::from(decimals)))?;
            return Ok(());
        }
        let back = self.at;
        self.skip_and();
        if let Some(part) = self.fraction_of_one(back)? {
            group.bare_digits = 0;
            group.value = self.within(group.value.plus(part))?;
        } else {
            self.at = back;
        }
        Ok(())
    }

    /// The decimals of "two point zero five" and "twelve point ninety-nine".
    fn decimals(&mut self) -> Option<Decimal> {
        const MOST_PLACES: u32 = 18;
        if !matches!(self.meaning(self.at), Some(Meaning::Point)) {
            return None;
        }
        let point = self.at;
        self.at += 1;
        let (mut digits, mut places) = (0_i128, 0);
        while places < MOST_PLACES
            && let Some(mut value) = self.spoken_digits()
        {
            let mut width = if value < 10 { 1 } else { 2 };
            if matches!(self.meaning(self.at), Some(Meaning::Hundred)) {
                self.at += 1;
                (value, width) = (value * 100 + self.below_hundred().unwrap_or_default(), 3);
            }
            digits = digits * 10_i128.pow(width) + value;
            places += width;
        }
        if self.at == point + 1 {
            self.at = point;
            return None;
        }
        let exponent = -i32::try_from(places).unwrap_or_default();
        Some(Decimal { digits, exponent })
    }

    /// Words up to ninety-nine, and the "o" of "point o five".
    fn spoken_digits(&mut self) -> Option<i128> {
        let word = self.words(self.here());
        if word.eq_ignore_ascii_case("o") || word.eq_ignore_ascii_case("oh") {
            self.at += 1;
            return Some(0);
        }
        self.below_hundred()
    }

    /// Words up to ninety-nine.
    fn below_hundred(&mut self) -> Option<i128> {
        match self.meaning(self.at)? {
            Meaning::Small(value) => {
                self.at += 1;
                Some(value.into())
            }
            Meaning::Tens(tens) => {
                self.at += 1;
                let next = self.at + usize::from(matches!(self.meaning(self.at), Some(Meaning::Dash)));
                if let Some(Meaning::Small(units @ 1..=9)) = self.meaning(next) {
                    self.at = next + 1;
                    return Some(i128::from(tens) + i128::from(units));
                }
                Some(tens.into())
            }
            _ => None,
        }
    }

    /// Digits, and the fraction `1/3` that they may begin.
    fn digits(&mut self, numeral: Numeral) -> Result<Option<Ratio>, ReadError> {
        let token = *self.here();
        if numeral.zero_led {
            if token.glued
                && matches!(
                    self.meaning(self.at.wrapping_sub(1)),
                    Some(Meaning::Dash | Meaning::Slash)
                )
            {
                return Err(refusal(token.start, token.end, SERIAL));
            }
            let what = "a number that begins with 0: a telephone number or a code, not a quantity";
            return Err(refusal(token.start, token.end, what));
        }
        self.at += 1;
        // "2.174 trillion" could be no thousands.
        let scaled = match self.meaning(self.past_hyphen(self.at)) {
            Some(Meaning::Scale(_)) => true,
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
        let next = *self.here();
        let word = if next.glued { self.words(&next) } else { "" };
        // "5G" is a name, "5g" a weight.
        if matches!(next.kind, Kind::Unknown) && word.starts_with(char::is_alphabetic) || word == "G" {
            let decade = word.eq_ignore_ascii_case("s");
            let what = if decade {
                "a decade or an age, not a quantity"
            } else {
                CODE
            };
            return Err(refusal(token.start, next.end, what));
        }
        if next.glued && matches!(self.meaning(self.at), Some(Meaning::OrdinalEnding)) {
            return Err(refusal(token.start, next.end, ORDINAL));
        }
        if next.glued && matches!(self.meaning(self.at), Some(Meaning::Colon)) {
            return Err(refusal(
                token.start,
                next.end,
                "a clock time, a ratio or a score, not a quantity",
            ));
        }
        if let (true, Some(under)) = (next.glued, self.denominator()) {
            let end = self.token(self.at + 1).end;
            let after = self.token(self.at + 2);
            if after.glued && matches!(after.kind, Kind::Known(Meaning::Slash)) {
                return Err(refusal(token.start, after.end, "a date, not a quantity"));
            }
            self.at += 2;
            if (numeral.value(), under) == (Decimal::whole(9), Decimal::whole(11)) {
                return Err(refusal(token.start, end, "the date 9/11, not a quantity"));
            }
            if numeral.bare_digits == 4 {
                return Err(refusal(
                    token.start,
                    end,
                    "years, or a reference number, not a quantity",
                ));
            }
            return match Ratio::new(numeral.value(), under) {
                Some(ratio) if ratio.to_f64().is_some_and(|value| value < 1.0) => Ok(Some(ratio)),
                _ => Err(refusal(token.start, end, "not a fraction of one")),
            };
        }
        Ok(None)
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
    fn counted_parts(&mut self, count: i128) -> Result<Option<Ratio>, ReadError> {
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
                Err(refusal(token.start, token.end, ORDINAL))
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
    fn part_of(&mut self, part: Option<Ratio>) -> Result<Option<Group>, ReadError> {
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

    fn is_part_of_scale(&self, from: usize) -> bool {
        self.whole_after(from).is_some()
    }

    pub(super) fn skip_and(&mut self) {
        let at = self.past_hyphen(self.at);
        if self.and_joins && matches!(self.meaning(at), Some(Meaning::And)) {
            self.at = self.past_hyphen(at + 1);
        }
    }
}
