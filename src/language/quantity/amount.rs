//! One value with its unit: a number, and the currency, share, duration or measure that it is of.

use crate::language::ReadError;
use crate::model::Currency;

use super::decimal::{Decimal, Ratio};
use super::meaning::{Meaning, Qualifier};
use super::money::same_money;
use super::number::Number;
use super::parser::Parser;
use super::reason::{self, refusal};
use super::scan::Kind;
use super::units::{self, Unit};

/// What a number is of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Of {
    /// Nothing that the reader knows: a count.
    Things,
    /// A fraction of one, in units of a power of ten: percent are -2.
    Share(i32),
    Money {
        currency: Currency,
        /// Whether the phrase leaves open which dollar it is.
        assumed: bool,
        /// The power of ten of the unit: cents are -2.
        exponent: i32,
    },
    Unit(&'static Unit),
}

/// A number and what it is of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    pub(super) number: Number,
    pub(super) of: Of,
    /// Whether the phrase writes a currency before the number.
    pub(super) prefixed: bool,
    /// The power of ten that letters before that currency multiply by: 6 in `MUSD 5`.
    pub(super) multiple: i32,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Parser<'_> {
    /// Reads a number and its unit.
    pub(super) fn amount(&mut self) -> Result<Amount, ReadError> {
        let start = self.here().start;
        let mut negative = self.sign();
        let multiple = self.multiple_of_prefix();
        let prefix = self.currency_prefix();
        negative |= prefix.is_some() && self.sign();
        self.money_before = prefix.is_some();
        let Some(mut number) = self.number()? else {
            return Err(self.no_number());
        };
        if negative && number.vague {
            return Err(refusal(start, number.end, reason::NEGATIVE_SIZE));
        }
        if negative {
            (number.low, number.high) = (number.high.negated(), number.low.negated());
        }
        if self.goes_on() {
            self.said_twice(&mut number);
            self.hedges_before_unit()?;
        }
        number.scale(multiple);
        let mut amount = Amount {
            number,
            of: prefix.unwrap_or(Of::Things),
            prefixed: prefix.is_some(),
            multiple,
            start,
            end: 0,
        };
        if prefix.is_none() && self.proportion(&mut amount)? {
            amount.of = Of::Share(0);
        } else if self.goes_on() {
            self.suffix(&mut amount)?;
        }
        if amount.number.fraction && amount.of == Of::Things {
            amount.of = Of::Share(0);
        }
        if self.goes_on() {
            self.half_more(&mut amount)?;
            self.minor_part(&mut amount)?;
            self.smaller_part(&mut amount)?;
        }
        amount.end = self.last_end();
        Ok(amount)
    }

    /// A minus that is glued to its number, or the word.
    fn sign(&mut self) -> bool {
        let sign = match self.meaning(self.at) {
            Some(Meaning::Minus) => true,
            Some(Meaning::Dash) => self.token(self.at + 1).glued,
            _ => false,
        };
        if sign {
            let token = *self.here();
            self.at += 1;
            self.note(token.start, token.end, "number", || "negative".into());
        }
        sign
    }

    /// The hedges of "six or more days" and "20-odd workers".
    fn hedges_before_unit(&mut self) -> Result<(), ReadError> {
        loop {
            let next = self.past_hyphen(self.at);
            let hedge = match self.meaning(next) {
                // "above 1,000 and below 1,500": the bound of a second number.
                Some(Meaning::After(_)) if self.starts_value(next + 1) => return Ok(()),
                Some(Meaning::OrEqual) => {
                    self.at = next;
                    self.or_equal();
                    continue;
                }
                Some(Meaning::After(hedge) | Meaning::Around(hedge)) => hedge,
                Some(Meaning::Plus) => Qualifier::AtLeast,
                _ => return Ok(()),
            };
            self.at = next;
            self.hedge(hedge)?;
        }
    }

    /// The unit or currency after a number.
    pub(super) fn suffix(&mut self, amount: &mut Amount) -> Result<(), ReadError> {
        let next = self.unit_place();
        let from = self.token(if next > self.at { self.at } else { next }).start;
        let token = *self.token(next);
        if next == self.past_hyphen(self.at) && next > self.at && matches!(self.token(next + 1).kind, Kind::Numeral(_))
        {
            // "$120-$150": the sign belongs to the number after it.
            return Ok(());
        }
        let of = match self.meaning(next) {
            Some(Meaning::Percent) => Of::Share(-2),
            Some(Meaning::OneIn(power)) => Of::Share(-i32::from(power)),
            Some(Meaning::Unit(_)) if self.is_spelled_ordinal(next) => {
                return Err(refusal(amount.start, token.end, reason::ORDINAL_OR_SECONDS));
            }
            Some(Meaning::Letter(6, Some(unit))) if token.glued && !self.words(&token).starts_with('M') => {
                if matches!(self.meaning(next + 1), Some(Meaning::Of)) {
                    self.warn(token.start, token.end, "`m` is read as metres, not as millions".into());
                }
                Of::Unit(unit)
            }
            Some(Meaning::Unit(unit) | Meaning::Letter(_, Some(unit))) => Of::Unit(unit),
            Some(Meaning::UnitRate(unit, per)) => {
                self.set_per(per, &token)?;
                Of::Unit(unit)
            }
            Some(Meaning::Min) => Of::Unit(&units::MINUTE),
            Some(Meaning::In) if matches!(self.token(next + 1).kind, Kind::End) => {
                self.warn(token.start, token.end, "`in` at the end is read as inches".into());
                Of::Unit(&units::INCH)
            }
            Some(Meaning::Pound) if self.weighs(next)? => Of::Unit(&units::POUND),
            _ => match self.currency_at(next) {
                Some(money) => money,
                None => return Ok(()),
            },
        };
        let (next, of) = match (of, self.meaning(next + 1)) {
            // "USD cents": a hundredth of the currency named.
            (
                Of::Money {
                    currency, exponent: 0, ..
                },
                Some(Meaning::Cent),
            ) => (
                next + 1,
                Of::Money {
                    currency,
                    assumed: false,
                    exponent: -2,
                },
            ),
            _ => (next, of),
        };
        if amount.of == Of::Things {
            amount.of = of;
        } else {
            match same_money(amount.of, of) {
                Some(money) => amount.of = money,
                None if matches!(of, Of::Money { .. }) => {
                    return Err(refusal(amount.start, token.end, reason::TWO_CURRENCIES));
                }
                // "$5 a day" begins with an article, "$5 day rate" is a noun: both are the tail's.
                None => return Ok(()),
            }
        }
        self.at = next + 1;
        if let Of::Money { exponent: 0, .. } = of {
            self.scale_after_money(&mut amount.number);
        }
        let rule = match of {
            Of::Share(_) => "share",
            Of::Money { .. } => "currency",
            Of::Unit(_) | Of::Things => "unit",
        };
        self.note(from, self.last_end(), rule, || show(of));
        Ok(())
    }

    /// Where the unit stands: past a hyphen, "of", and adjectives such as "full".
    fn unit_place(&self) -> usize {
        let mut at = self.past_hyphen(self.at);
        if matches!(self.meaning(at), Some(Meaning::Of)) {
            at += 1;
        }
        let from = at;
        while matches!(self.meaning(at), Some(Meaning::Filler)) {
            at += 1;
        }
        if matches!(self.meaning(at), Some(Meaning::Unit(_))) || at == from {
            at
        } else {
            self.at
        }
    }

    /// Whether the unit at a place is the end of "twenty second".
    fn is_spelled_ordinal(&self, at: usize) -> bool {
        self.words(self.token(at)).eq_ignore_ascii_case("second")
            && matches!(self.meaning(self.at.wrapping_sub(1)), Some(Meaning::Tens(_)))
            && matches!(self.token(at + 1).kind, Kind::End)
    }
}

impl Amount {
    /// Half of a whole, for "a majority" and "a minority".
    pub(super) fn half(start: usize, end: usize) -> Self {
        Self::of(
            Decimal {
                digits: 5,
                exponent: -1,
            },
            Of::Share(0),
            start,
            end,
        )
    }

    /// Nought, for "no workers".
    pub(super) fn nothing(start: usize, end: usize) -> Self {
        Self::of(Decimal::ZERO, Of::Things, start, end)
    }

    fn of(value: Decimal, of: Of, start: usize, end: usize) -> Self {
        let value = Ratio::from(value);
        let number = Number {
            low: value,
            high: value,
            vague: false,
            plural: false,
            fraction: false,
            scales: [0, 0],
            hundred: false,
            times: 1,
            bare_digits: 0,
            either: false,
            start,
            end,
        };
        Self {
            number,
            of,
            prefixed: false,
            multiple: 0,
            start,
            end,
        }
    }

    /// The lower and the upper end in base units.
    pub(super) fn ends(&self) -> (Ratio, Ratio) {
        let places = self.places();
        (self.number.low.shifted(places), self.number.high.shifted(places))
    }

    /// The power of ten of its unit: percent are -2.
    pub(super) fn places(&self) -> i32 {
        match self.of {
            Of::Share(places) | Of::Money { exponent: places, .. } => places,
            Of::Things | Of::Unit(_) => 0,
        }
    }

    /// Whether it is small enough for somebody's age, and of nothing else.
    pub(super) fn may_be_age(&self) -> bool {
        const OLDEST: f64 = 120.0;
        self.of == Of::Things && self.ends().1.to_f64().is_some_and(|value| value <= OLDEST)
    }

    /// Whether it is four digits that are likelier a year than a count.
    pub(super) fn looks_like_year(&self) -> bool {
        let whole = self.number.low.as_whole();
        self.of == Of::Things
            && self.number.bare_digits == 4
            && whole.is_some_and(|value| (1700..=2100).contains(&value))
    }
}

pub(super) fn show(of: Of) -> String {
    match of {
        Of::Things => "count".into(),
        Of::Share(places) => format!("share, in units of 10^{places}"),
        Of::Money {
            currency, exponent: 0, ..
        } => currency.to_string(),
        Of::Money { currency, exponent, .. } => format!("{currency}, in units of 10^{exponent}"),
        Of::Unit(unit) => unit.name.into(),
    }
}
