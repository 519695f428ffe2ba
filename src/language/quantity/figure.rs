//! Figures below their scale: digits, words up to the hundreds, fractions, dozens.

use crate::language::ReadError;

use super::decimal::{Decimal, Ratio};
use super::meaning::Meaning;
use super::numeral::Doubt;
use super::parser::Parser;
use super::reason::{self, refusal};
use super::scan::Kind;

/// A part of a number below its scale.
pub(super) struct Group {
    pub(super) value: Ratio,
    pub(super) fraction: bool,
    /// Whether it ends in "hundred".
    pub(super) hundred: bool,
    /// The dozens or scores that it was told in; 1 where in neither.
    pub(super) times: u8,
    pub(super) bare_digits: u8,
    /// Whether its decimals could be thousands: `50.000`.
    pub(super) either: bool,
}

impl Group {
    pub(super) fn of(value: Ratio) -> Self {
        Self {
            value,
            fraction: false,
            hundred: false,
            times: 1,
            bare_digits: 0,
            either: false,
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
                return Err(refusal(token.start, token.end, reason::ORDINAL));
            }
            Some(Meaning::Hundreds(hundreds)) => {
                self.at = from + 1;
                let below = self.below_hundred();
                group.hundred = below.is_none();
                let value = i128::from(hundreds) * 100 + below.unwrap_or_default();
                group.value = Ratio::from(Decimal::whole(value));
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
                group.either = numeral.doubt == Some(Doubt::Either);
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
                // "Thirty-five", and Spanish "treinta y cinco".
                let joins = match self.meaning(self.at) {
                    Some(Meaning::Dash) => true,
                    Some(Meaning::And) => self.and_joins && self.options.language.joins_ones_with_and(),
                    _ => false,
                };
                let next = self.at + usize::from(joins);
                if let Some(Meaning::Small(units @ 1..=9)) = self.meaning(next) {
                    self.at = next + 1;
                    return Some(i128::from(tens) + i128::from(units));
                }
                Some(tens.into())
            }
            _ => None,
        }
    }

    pub(super) fn skip_and(&mut self) {
        let at = self.past_hyphen(self.at);
        if self.and_joins && matches!(self.meaning(at), Some(Meaning::And)) {
            self.at = self.past_hyphen(at + 1);
        }
    }
}
