//! Numbers in digits and words: `2.3`, `twenty-five`, `half a million`, `several thousand`. No units, no hedges.

use crate::language::ReadError;

use super::decimal::{Decimal, Ratio};
use super::figure::Group;
use super::meaning::Meaning;
use super::parser::Parser;
use super::scan::Kind;

/// A number, or for a size in words its two ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub(super) low: Ratio,
    pub(super) high: Ratio,
    /// Whether it is a size in words.
    pub(super) vague: bool,
    /// Whether it is a part of one, and so a share unless a unit follows.
    pub(super) fraction: bool,
    /// Powers of ten said after the figure, all together and the last alone: "hundred thousand" is 5 and 3.
    pub(super) scales: [i32; 2],
    /// Whether "hundred" is the last word of its figure.
    pub(super) hundred: bool,
    /// Its digits where it is nothing but digits, else 0.
    pub(super) bare_digits: u8,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Parser<'_> {
    /// Reads a number, if one begins here.
    pub(super) fn number(&mut self) -> Result<Option<Number>, ReadError> {
        let start = self.here().start;
        let number = match self.meaning(self.at) {
            Some(Meaning::Several) => {
                self.at += 1;
                Some(self.size(2, 10, 0))
            }
            Some(Meaning::Size(low, high, exponent)) => {
                self.at += 1;
                Some(self.size(low, high, exponent.into()))
            }
            Some(Meaning::Couple) => {
                self.at += 1;
                self.hedges.about = true;
                let mut two = Group::of(Ratio::from(Decimal::whole(2)));
                self.hundreds(&mut two)?;
                self.sum(Some(two))?
            }
            _ => match self.plural_digits() {
                Some(exponent) => {
                    self.at += 2;
                    Some(self.size(1, 10, exponent))
                }
                None => self.sum(None)?,
            },
        };
        Ok(number.map(|number| {
            let number = Number {
                start,
                end: self.last_end(),
                ..number
            };
            self.note(
                number.start,
                number.end,
                if number.vague { "magnitude" } else { "number" },
                || describe(&number),
            );
            number
        }))
    }

    /// The rest of `several thousand`, `tens of thousands`, `a few dozen`, whose first word says `low` to `high`.
    fn size(&mut self, mut low: u8, mut high: u8, mut exponent: i32) -> Number {
        loop {
            let of = usize::from(self.meaning(self.at) == Some(Meaning::Of));
            match self.meaning(self.at + of) {
                Some(Meaning::Hundred) => exponent += 2,
                Some(Meaning::Scale(more) | Meaning::Size(1, 10, more)) => exponent += i32::from(more),
                Some(Meaning::Size(least, most, _)) if exponent == 0 => (low, high) = (least, most),
                Some(Meaning::Times(12)) if exponent == 0 => (low, high) = (24, 100),
                Some(Meaning::Times(20)) if exponent == 0 => (low, high) = (40, 100),
                _ => break,
            }
            self.at += of + 1;
        }
        size(low, high, exponent)
    }

    /// The power of ten of `100s`; `1990s` is none, and refused as a number.
    fn plural_digits(&self) -> Option<i32> {
        let Kind::Numeral(numeral) = self.here().kind else {
            return None;
        };
        let exponent = match numeral.value.as_whole()? {
            10 => 1,
            100 => 2,
            1000 => 3,
            _ => return None,
        };
        let ending = self.token(self.at + 1);
        (ending.glued && self.words(ending).eq_ignore_ascii_case("s")).then_some(exponent)
    }

    /// One or more terms: `two million three hundred thousand and five`.
    fn sum(&mut self, first: Option<Group>) -> Result<Option<Number>, ReadError> {
        let group = match first {
            Some(group) => group,
            None => match self.group(true)? {
                Some(group) => group,
                None => return Ok(None),
            },
        };
        let hundred = group.hundred;
        let mut bare_digits = group.bare_digits;
        let mut fraction = group.fraction;
        let (mut all, mut last) = self.scales();
        let mut total = group.value.shifted(all);
        if all > 0 {
            (bare_digits, fraction) = (0, false);
        }
        let mut limit = all;
        while limit > 0 {
            let back = self.at;
            let comma = self.meaning(self.at) == Some(Meaning::Comma);
            self.at += usize::from(comma);
            self.skip_and();
            if let Some(part) = self.fraction_of_one(back)? {
                total = self.within(total.plus(part.shifted(last)))?;
                break;
            }
            let Some(term) = self.group(false)? else {
                self.at = back;
                break;
            };
            let (scale, term_last) = self.scales();
            let lone = scale == 0 && (term.bare_digits > 0 || (comma && !term.hundred));
            let fits = term
                .value
                .shifted(scale)
                .to_f64()
                .is_some_and(|size| size < 10_f64.powi(limit));
            if !fits || term.fraction || scale >= limit || lone {
                self.at = back;
                break;
            }
            total = self.within(total.plus(term.value.shifted(scale)))?;
            (limit, all, last) = (scale, scale, term_last);
        }
        Ok(Some(Number {
            low: total,
            high: total,
            vague: false,
            fraction,
            scales: [all, last],
            hundred,
            bare_digits,
            start: 0,
            end: 0,
        }))
    }

    /// Powers of ten after a figure: all together, and the last alone.
    fn scales(&mut self) -> (i32, i32) {
        let (mut all, mut last) = (0, 0);
        loop {
            let next = self.past_hyphen(self.at);
            last = match self.meaning(next) {
                Some(Meaning::Scale(exponent) | Meaning::Size(1, 10, exponent @ 3..)) => exponent.into(),
                Some(Meaning::Letter(exponent, unit)) if self.is_scale_letter(next, unit.is_some()) => exponent.into(),
                _ => return (all, last),
            };
            all += last;
            self.at = next + 1;
        }
    }

    /// Whether a letter is a power of ten and not a unit: "5m", "$5 m", "5 M", "5 m tonnes"; but "5 m", "2t".
    fn is_scale_letter(&self, at: usize, may_be_unit: bool) -> bool {
        let token = *self.token(at);
        let after = self.token(at + 1);
        if self.money_before || !may_be_unit {
            return true;
        }
        let letter = self.words(&token);
        let unit_follows = matches!(
            self.meaning(at + 1),
            Some(Meaning::Unit(_) | Meaning::Money(_) | Meaning::Dollar | Meaning::Pound)
        ) || matches!(after.kind, Kind::Currency(_));
        unit_follows || letter == "M" || (letter == "m" && token.glued)
    }
}

/// The size from `low` to just below `high`, times a power of ten.
pub(super) fn size(low: u8, high: u8, exponent: i32) -> Number {
    let end = |factor: u8| Decimal::whole(factor.into()).shifted(exponent);
    // Beyond 10^34 a whole number below the next factor cannot be held, and nobody says such sizes.
    let below = end(high).plus(Decimal::whole(-1)).unwrap_or(end(high));
    Number {
        low: Ratio::from(end(low)),
        high: Ratio::from(below),
        vague: true,
        fraction: false,
        scales: [exponent, exponent],
        hundred: false,
        bare_digits: 0,
        start: 0,
        end: 0,
    }
}

fn describe(number: &Number) -> String {
    let show = |ratio: Ratio| ratio.to_f64().map_or_else(|| "?".into(), |value| value.to_string());
    if number.vague {
        format!("{} to {}", show(number.low), show(number.high))
    } else {
        show(number.low)
    }
}
