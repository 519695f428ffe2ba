//! Measures that need more than their unit's word: pounds of weight, metres, `6 ft 2 in`, `thirty (30) days`.

use crate::language::ReadError;

use super::amount::{Amount, Of};
use super::decimal::{Decimal, Ratio};
use super::meaning::Meaning;
use super::number::Number;
use super::parser::Parser;
use super::reason::{self, refusal};
use super::scan::{Kind, MOST_TOKENS};
use super::tail::is_plural;
use super::units;
use super::words::money::POUNDS;
use super::words::names::CASUALTIES;

impl Parser<'_> {
    /// Whether the pounds at a token are a weight: "50 pounds of rice", "70 pounds (32 kg)", "weighing 70 pounds"; but not "50 pounds of his pay".
    ///
    /// # Errors
    /// "A 500-pound bomb" and "a 50-pound gift" cannot be told apart.
    pub(super) fn weighs(&self, at: usize) -> Result<bool, ReadError> {
        let unknown = |at: usize| matches!(self.token(at).kind, Kind::Unknown);
        if matches!(self.meaning(at + 1), Some(Meaning::Of)) && unknown(at + 2) {
            return Ok(true);
        }
        if (0..MOST_TOKENS).any(|token| matches!(self.meaning(token), Some(Meaning::Weight))) {
            return Ok(true);
        }
        let ounces = matches!(self.token(at + 1).kind, Kind::Numeral(_))
            && matches!(self.meaning(at + 2), Some(Meaning::Unit(unit)) if *unit == units::OUNCE);
        if ounces || self.in_other_weight(at + 1) {
            return Ok(true);
        }
        let hyphened = matches!(self.meaning(at.wrapping_sub(1)), Some(Meaning::Dash)) && self.token(at).glued;
        let singular = self.words(self.token(at)).eq_ignore_ascii_case("pound") && at > 0 && !self.is_one(at - 1);
        if (hyphened || singular) && unknown(at + 1) && !self.means_pounds() {
            let token = self.token(at + 1);
            let mut error = refusal(self.token(at).start, token.end, reason::POUNDS);
            error.expected = Some("`£500` is money, and `500 lb` a weight".into());
            return Err(error);
        }
        Ok(false)
    }

    fn is_one(&self, at: usize) -> bool {
        match self.token(at).kind {
            Kind::Numeral(numeral) => numeral.value() == Decimal::whole(1),
            Kind::Known(meaning) => matches!(meaning, Meaning::Small(1) | Meaning::Article),
            _ => false,
        }
    }

    /// Whether the context's money is pounds.
    fn means_pounds(&self) -> bool {
        self.options.currency.is_some_and(|currency| POUNDS.has(currency))
    }

    /// Whether the same weight in another unit stands here: "(32 kg)", ", or 32 kg".
    fn in_other_weight(&self, at: usize) -> bool {
        const WORDS: usize = 6;
        let begins = matches!(
            self.meaning(at),
            Some(Meaning::Open | Meaning::Comma | Meaning::Or | Meaning::Slash)
        );
        let mut numbered = false;
        for place in at + 1..=at + WORDS {
            match self.token(place).kind {
                Kind::Numeral(_) => numbered = true,
                Kind::Known(Meaning::Unit(unit)) if numbered => return begins && unit.weighs(),
                Kind::Known(Meaning::Close) | Kind::Unknown | Kind::End => return false,
                Kind::Known(_) | Kind::Currency(_) => {}
            }
        }
        false
    }

    /// Whether the "m" at a token is metres for what follows: "1.5m deep", "1.5m of ice"; but not "1.5m of them", "1.5m of Syria's people".
    pub(super) fn is_metres(&self, at: usize) -> bool {
        let next = self.past_hyphen(at + 1);
        let word = self.words(self.token(next));
        match self.meaning(next) {
            Some(Meaning::Extent) => true,
            Some(Meaning::Third(7, 10)) => !self.is_third_of_size(next),
            Some(Meaning::Filler) => word.eq_ignore_ascii_case("long"),
            Some(Meaning::Of) => {
                let noun = self.token(next + 1);
                let word = self.words(noun);
                matches!(noun.kind, Kind::Unknown)
                    && word.starts_with(char::is_lowercase)
                    && !is_plural(word)
                    && word != "them"
                    && !word.ends_with("'s")
                    && !word.ends_with("’s")
                    && !matches!(self.token(next + 2).kind, Kind::Unknown)
            }
            _ => false,
        }
    }

    /// Says of the "m" in "a 6m fence" that it is read as millions, where what follows is neither people nor a plural.
    pub(super) fn doubt_millions(&mut self) {
        let Some(before) = self.at.checked_sub(1) else { return };
        let (letter, word) = (*self.token(before), self.words(self.here()));
        let counted = is_plural(word) || CASUALTIES.iter().any(|other| other.eq_ignore_ascii_case(word));
        if self.words(&letter) == "m" && letter.glued && !self.money_before && !counted {
            let what = "`m` is read as millions, not as metres";
            self.warn(letter.start, letter.end, what.into());
        }
    }

    /// The unit, money or scale of `10 million (USD)`, alone in its bracket.
    pub(super) fn unit_in_brackets(&mut self, amount: &mut Amount) -> Result<bool, ReadError> {
        let (place, mut said) = (self.place(), *amount);
        self.at += 1;
        if let Some(Meaning::Scale(power)) = self.meaning(self.at)
            && said.number.scales == [0, 0]
            && !said.number.vague
        {
            said.number.scale(power.into());
            let scale = *self.here();
            self.at += 1;
            self.note(scale.start, scale.end, "number", || format!("times 10^{power}"));
        } else if said.of == Of::Things && self.goes_on() && !matches!(self.meaning(self.at), Some(Meaning::Min)) {
            self.suffix(&mut said)?;
        }
        let read = !matches!(self.meaning(self.at - 1), Some(Meaning::Open));
        // "15 (kg of rice)"
        while read && matches!(self.here().kind, Kind::Unknown | Kind::Known(Meaning::Of)) {
            self.pass("counted");
        }
        let read = read && matches!(self.here().kind, Kind::Known(Meaning::Close));
        if read {
            (*amount, self.at) = (said, self.at + 1);
        } else {
            self.go_back(&place);
        }
        Ok(read)
    }

    /// The inches of "6 ft 2 in" and the minutes of "2 hours and 30 minutes".
    pub(super) fn smaller_part(&mut self, amount: &mut Amount) -> Result<(), ReadError> {
        let Of::Unit(unit) = amount.of else { return Ok(()) };
        if amount.number.vague || amount.number.low != amount.number.high {
            return Ok(());
        }
        let and = usize::from(self.and_joins && matches!(self.meaning(self.at), Some(Meaning::And)));
        let Kind::Numeral(numeral) = self.token(self.at + and).kind else {
            return Ok(());
        };
        let next = self.past_hyphen(self.at + and + 1);
        let part = match self.meaning(next) {
            Some(Meaning::Unit(part) | Meaning::Letter(_, Some(part))) => part,
            Some(Meaning::Min) => &units::MINUTE,
            Some(Meaning::In) if *unit == units::FOOT => &units::INCH,
            Some(Meaning::Pound) if *unit == units::STONE => &units::POUND,
            _ => return Ok(()),
        };
        let Some(factor) = unit.in_units_of(part).filter(|factor| factor.over > factor.under) else {
            return Ok(());
        };
        let (factor, smaller) = (factor.over / factor.under, Ratio::from(numeral.value()));
        let fits = numeral.value().to_f64().is_some_and(|value| value < factor as f64);
        if !fits || numeral.zero_led {
            return Ok(());
        }
        let whole = self.within(amount.number.low.times(factor.into()))?;
        let sum = self.within(whole.plus(smaller))?;
        (amount.number.low, amount.number.high, amount.of) = (sum, sum, Of::Unit(part));
        self.at = next + 1;
        self.note(amount.start, self.last_end(), "unit", || format!("in {}", part.plural));
        Ok(())
    }

    /// The same number once more in brackets, as contracts have it: "thirty (30) days", "5 (five) million".
    pub(super) fn said_twice(&mut self, number: &mut Number) {
        if !matches!(self.meaning(self.at), Some(Meaning::Open)) || number.vague {
            return;
        }
        let place = self.place();
        let open = self.here().start;
        self.at += 1;
        let begins = matches!(
            self.token(self.at).kind,
            Kind::Numeral(_) | Kind::Known(Meaning::Small(_) | Meaning::Tens(_))
        );
        if begins
            && let Ok(Some(again)) = self.number()
            && again.low == number.low
            && matches!(self.meaning(self.at), Some(Meaning::Close))
        {
            self.at += 1;
            self.note(open, self.last_end(), "note", || "the number once more".into());
            while number.scales == [0, 0]
                && let Some(Meaning::Scale(power)) = self.meaning(self.at)
            {
                number.scale(power.into());
                self.at += 1;
            }
            return;
        }
        self.go_back(&place);
    }

    /// The half of "an hour and a half".
    pub(super) fn half_more(&mut self, amount: &mut Amount) -> Result<(), ReadError> {
        let words = match self.meaning(self.at) {
            Some(Meaning::AndHalf) => 1,
            Some(Meaning::And)
                if self.and_joins
                    && matches!(self.meaning(self.at + 1), Some(Meaning::Article))
                    && matches!(self.meaning(self.at + 2), Some(Meaning::Half)) =>
            {
                3
            }
            _ => 0,
        };
        if words > 0 && !amount.number.vague && matches!(amount.of, Of::Unit(_) | Of::Money { .. }) {
            self.at += words;
            let half = Ratio::from(Decimal {
                digits: 5,
                exponent: -1,
            });
            amount.number.low = self.within(amount.number.low.plus(half))?;
            amount.number.high = amount.number.low;
            self.note(amount.start, self.last_end(), "number", || "and a half".into());
        }
        Ok(())
    }
}
