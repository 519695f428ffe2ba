//! Money: the currency that signs, names and codes tell, before and after a number, and its hundredths.

use crate::language::ReadError;
use crate::model::Currency;

use super::amount::{Amount, Of, show};
use super::meaning::{Meaning, Namesakes};
use super::number::Number;
use super::parser::Parser;
use super::scan::Kind;
use super::words::money::{DOLLARS, POUNDS};

impl Parser<'_> {
    /// The power of ten of the letters in `MUSD 5`; 0 where there are none.
    pub(super) fn multiple_of_prefix(&mut self) -> i32 {
        match self.meaning(self.at) {
            Some(Meaning::Scale(power))
                if self.token(self.at + 1).glued
                    && self.currency_at(self.at + 1).is_some()
                    && matches!(self.token(self.at + 2).kind, Kind::Numeral(_)) =>
            {
                let token = *self.here();
                self.at += 1;
                self.note(token.start, token.end, "number", || format!("times 10^{power}"));
                power.into()
            }
            _ => 0,
        }
    }

    /// The scale of `125 USD million`.
    pub(super) fn scale_after_money(&mut self, number: &mut Number) {
        let Some(Meaning::Scale(scale) | Meaning::Letter(scale @ ..=9, _)) = self.meaning(self.at) else {
            return;
        };
        if number.scales == [0, 0] && !number.vague && !number.fraction {
            number.scale(scale.into());
            self.at += 1;
        }
    }

    pub(super) fn currency_prefix(&mut self) -> Option<Of> {
        let of = self.currency_at(self.at)?;
        if let Some(Meaning::Minor(_) | Meaning::Cent | Meaning::Pound) = self.meaning(self.at) {
            return None;
        }
        self.at += 1;
        let start = self.token(self.at - 1).start;
        self.at += usize::from(matches!(self.meaning(self.at), Some(Meaning::Colon)));
        self.note(start, self.last_end(), "currency", || show(of));
        // "US$ 5", "USD $5", "EUR €5": a second sign of the same money.
        if let Some(second) = self.currency_at(self.at)
            && let Some(money) = same_money(of, second)
        {
            self.at += 1;
            self.note(start, self.last_end(), "currency", || show(money));
            return Some(money);
        }
        Some(of)
    }

    /// The money that a token names.
    pub(super) fn currency_at(&self, at: usize) -> Option<Of> {
        let money = |currency, exponent| Of::Money {
            currency,
            assumed: false,
            exponent,
        };
        let dollar = |exponent| Of::Money {
            currency: self.dollar(),
            assumed: true,
            exponent,
        };
        if let Kind::Currency(currency) = self.token(at).kind {
            return Currency::new(currency.code()).map(|currency| money(currency, 0));
        }
        match self.meaning(at)? {
            Meaning::Money(currency) => Some(money(currency, 0)),
            Meaning::Minor(currency) => Some(money(currency, -2)),
            Meaning::Dollar => Some(dollar(0)),
            Meaning::Cent => Some(dollar(-2)),
            Meaning::Pound => self
                .meant(&POUNDS)
                .or(Currency::new("GBP"))
                .map(|currency| money(currency, 0)),
            _ => None,
        }
    }

    fn dollar(&self) -> Currency {
        self.meant(&DOLLARS).unwrap_or(Currency::USD)
    }

    /// The currency that the options name, if it is one of these.
    fn meant(&self, namesakes: &Namesakes) -> Option<Currency> {
        self.options.currency.filter(|currency| namesakes.has(*currency))
    }

    /// The cents of "twenty dollars and fifty cents".
    pub(super) fn minor_part(&mut self, amount: &mut Amount) -> Result<(), ReadError> {
        let Of::Money {
            currency, exponent: 0, ..
        } = amount.of
        else {
            return Ok(());
        };
        if amount.number.vague {
            return Ok(());
        }
        let (back, notes) = (self.at, self.steps.as_ref().map(Vec::len));
        if matches!(self.meaning(self.at), Some(Meaning::And)) {
            self.at += 1;
        }
        let begins = matches!(self.here().kind, Kind::Numeral(_))
            || matches!(self.meaning(self.at), Some(Meaning::Small(_) | Meaning::Tens(_)));
        let anded = self.at > back;
        let warned = self.warnings.len();
        let minor = if begins { self.number()? } else { None };
        // "Thirteen dollars forty-five".
        if let Some(cents) = minor
            && !amount.prefixed
            && !anded
            && matches!(self.meaning(back), Some(Meaning::Tens(_) | Meaning::Small(10..)))
            && matches!(self.here().kind, Kind::End)
            && cents.low.to_f64().is_some_and(|value| value < 100.0)
        {
            amount.number.low = self.within(amount.number.low.plus(cents.low.shifted(-2)))?;
            amount.number.high = amount.number.low;
            self.note(amount.start, self.last_end(), "currency", || {
                "with its hundredths".into()
            });
            return Ok(());
        }
        if let Some(minor) = minor
            && let Some(Of::Money {
                currency: same,
                exponent: -2,
                assumed,
            }) = self.currency_at(self.at)
            && (same == currency || assumed)
            && !minor.vague
        {
            self.at += 1;
            let sum = amount.number.low.plus(minor.low.shifted(-2));
            amount.number.low = self.within(sum)?;
            amount.number.high = amount.number.low;
            self.note(amount.start, self.last_end(), "currency", || {
                "with its hundredths".into()
            });
            return Ok(());
        }
        self.at = back;
        self.warnings.truncate(warned);
        if let (Some(steps), Some(length)) = (self.steps.as_mut(), notes) {
            steps.truncate(length);
        }
        Ok(())
    }
}

/// One money for two signs of it: "$20 CAD" is Canadian.
pub(super) fn same_money(one: Of, other: Of) -> Option<Of> {
    match (one, other) {
        (
            Of::Money {
                currency: first,
                assumed: first_assumed,
                exponent: 0,
            },
            Of::Money {
                currency: second,
                assumed: second_assumed,
                exponent: 0,
            },
        ) => {
            if first == second || (second_assumed && DOLLARS.has(first)) {
                Some(one)
            } else if first_assumed && DOLLARS.has(second) {
                Some(other)
            } else {
                None
            }
        }
        _ => None,
    }
}
