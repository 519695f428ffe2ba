//! Two values in one phrase: ranges, margins, and the scale and unit that one of them lends the other.

use crate::language::ReadError;

use super::amount::{Amount, Of, same_money};
use super::decimal::Ratio;
use super::figure::SERIAL;
use super::meaning::{Hedge, Meaning};
use super::parser::Parser;
use super::phrase::Opener;
use super::refusal;
use super::scan::Kind;

impl Parser<'_> {
    /// The second value of a range, if there is one; it lends the first its scale and unit.
    pub(super) fn upper_end(&mut self, opener: Opener, low: &mut Amount) -> Result<Option<Amount>, ReadError> {
        let back = self.at;
        if let Some(margin) = self.margin(low)? {
            return Ok(Some(margin));
        }
        let joint = *self.here();
        match self.meaning(self.at) {
            // "three- to five-year".
            Some(Meaning::Dash)
                if joint.glued && matches!(self.meaning(self.at + 1), Some(Meaning::To | Meaning::Or)) =>
            {
                self.at += 2;
            }
            Some(Meaning::Dash | Meaning::To | Meaning::Or) => self.at += 1,
            Some(Meaning::Comma) if self.meaning(self.at + 1) == Some(Meaning::Or) => self.at += 2,
            // "hundreds, perhaps thousands".
            Some(Meaning::Comma)
                if low.number.vague && self.meaning(self.at + 1) == Some(Meaning::Around(Hedge::About)) =>
            {
                self.at += 1;
            }
            Some(Meaning::And) if opener == Opener::Between => self.at += 1,
            // "US$300 and $1,000": with a currency before both, the two are ends and not parts of one number.
            Some(Meaning::And)
                if low.prefixed && matches!(self.meaning(self.at + 1), Some(Meaning::Dollar | Meaning::Money(_))) =>
            {
                self.at += 1;
                self.warn(
                    joint.start,
                    joint.end,
                    "`and` without `between`: read as a range".into(),
                );
            }
            Some(Meaning::Before(Hedge::AtMost)) if opener == Opener::From => {}
            _ => {
                if let Some(high) = self.bounded_above(low)? {
                    return Ok(Some(high));
                }
                return Ok(None);
            }
        }
        if matches!(joint.kind, Kind::Known(Meaning::Dash | Meaning::To | Meaning::Or)) && self.at > back + 1 {
            self.at = self.past_hyphen(self.at);
        }
        let outer = self.hedges;
        self.hedges.bound = None;
        while let Some(Meaning::Before(hedge) | Meaning::Around(hedge)) = self.meaning(self.at) {
            match hedge {
                Hedge::About => self.hedges.about = true,
                Hedge::AtMost if opener != Opener::Between => {}
                _ => break,
            }
            self.at += 1;
        }
        if !self.starts_value(self.at) {
            (self.at, self.hedges) = (back, outer);
            return Ok(None);
        }
        let mut high = self.amount()?;
        self.hedges.bound = self.hedges.bound.or(outer.bound);
        let serial =
            self.meaning(self.at) == Some(Meaning::Dash) && matches!(self.token(self.at + 1).kind, Kind::Numeral(_));
        if serial && self.here().glued && self.token(self.at + 1).glued {
            return Err(refusal(low.start, self.token(self.at + 1).end, SERIAL));
        }
        if joint.glued && looks_like_telephone(low, &high) {
            return Err(refusal(low.start, high.end, SERIAL));
        }
        if matches!(self.meaning(back), Some(Meaning::Or | Meaning::Comma)) && differ(low, &high) {
            // "3,000 rubles, or $38": the first is the value, the second a note.
            self.hedges = outer;
            self.note(joint.start, high.end, "note", || "not part of the value".into());
            return Ok(None);
        }
        self.share_scale(low, &high);
        share_unit(low, &mut high)?;
        check_order(low, &high)?;
        self.note(low.start, high.end, "range", || ends_in_words(low, &high));
        Ok(Some(high))
    }

    /// `at least 10 but no more than 20`.
    fn bounded_above(&mut self, low: &mut Amount) -> Result<Option<Amount>, ReadError> {
        let Some(lower @ (Hedge::AtLeast | Hedge::MoreThan)) = self.hedges.bound else {
            return Ok(None);
        };
        let mut at = self.at;
        while matches!(self.meaning(at), Some(Meaning::Comma | Meaning::And | Meaning::But)) {
            at += 1;
        }
        let Some(Meaning::Before(upper @ (Hedge::AtMost | Hedge::LessThan)) | Meaning::Around(upper @ Hedge::AtMost)) =
            self.meaning(at)
        else {
            return Ok(None);
        };
        if !self.starts_value(at + 1) {
            return Ok(None);
        }
        self.at = at + 1;
        let mut high = self.amount()?;
        self.hedges.bound = None;
        self.share_scale(low, &high);
        share_unit(low, &mut high)?;
        check_order(low, &high)?;
        if lower == Hedge::MoreThan || upper == Hedge::LessThan {
            self.warn(
                low.start,
                high.end,
                "a range with a strict end: read with both ends included".into(),
            );
        }
        self.note(low.start, high.end, "range", || ends_in_words(low, &high));
        Ok(Some(high))
    }

    /// `50 ± 5`: the lower end is put in the first amount, the upper returned.
    fn margin(&mut self, low: &mut Amount) -> Result<Option<Amount>, ReadError> {
        let comma = usize::from(self.meaning(self.at) == Some(Meaning::Comma));
        if self.meaning(self.at + comma) != Some(Meaning::PlusMinus) {
            return Ok(None);
        }
        self.at += comma + 1;
        if !self.starts_value(self.at) {
            self.hedges.about = true;
            return Ok(None);
        }
        let mut margin = self.amount()?;
        if low.of == Of::Things && matches!(margin.of, Of::Share(_)) && low.number.scales == [0, 0] {
            let value = low.number.low.to_f64();
            if value.is_some_and(|value| value > 100.0) {
                return Err(refusal(
                    margin.start,
                    margin.end,
                    "a margin relative to the value, not an amount",
                ));
            }
        }
        share_unit(low, &mut margin)?;
        let centre = low.number.low;
        let mut high = *low;
        low.number.low = self.within(centre.plus(margin.number.low.negated()))?;
        low.number.high = low.number.low;
        high.number.low = self.within(centre.plus(margin.number.high))?;
        high.number.high = high.number.low;
        high.end = margin.end;
        check_order(low, &high)?;
        self.note(low.start, high.end, "margin", || ends_in_words(low, &high));
        Ok(Some(high))
    }

    /// "2-3 million" is 2 million to 3 million, "5-7,000" 5,000 to 7,000.
    fn share_scale(&mut self, low: &mut Amount, high: &Amount) {
        if low.number.vague || low.number.fraction || low.number.scales != [0, 0] || high.number.vague {
            return;
        }
        if !(low.of == Of::Things || low.prefixed) {
            return;
        }
        let (Some(value), Some(limit)) = (low.number.low.to_f64(), high.number.low.to_f64()) else {
            return;
        };
        let [all, last] = high.number.scales;
        let hundreds = if high.number.hundred { all + 2 } else { 0 };
        for scale in [hundreds, all, last].into_iter().filter(|scale| *scale > 0) {
            if value * 10_f64.powi(scale) < limit && value > 0.0 {
                low.number.low = low.number.low.shifted(scale);
                low.number.high = low.number.low;
                low.number.bare_digits = 0;
                self.note(low.start, high.end, "shared scale", || format!("times 10^{scale}"));
                return;
            }
        }
        let thousands = high.number.scales == [0, 0] && limit % 1000.0 == 0.0;
        let near = value * 1000.0 < limit && value * 5000.0 >= limit;
        if thousands && near && low.number.bare_digits > 0 && low.number.bare_digits < 4 && !high.prefixed {
            low.number.low = low.number.low.shifted(3);
            low.number.high = low.number.low;
            low.number.bare_digits = 0;
            self.note(low.start, high.end, "shared scale", || "times 1,000".into());
            let words = &self.text[low.start..low.end];
            self.warn(
                low.start,
                low.end,
                format!("`{words}` is read as thousands, like the number after it"),
            );
        }
    }
}

/// The two ends of a range, in base units.
fn ends_in_words(low: &Amount, high: &Amount) -> String {
    let end = |ratio: Ratio| ratio.to_f64().map_or_else(|| "?".into(), |value| value.to_string());
    format!("{} to {}", end(low.ends().0), end(high.ends().1))
}

/// Whether two amounts are of different things.
fn differ(one: &Amount, other: &Amount) -> bool {
    one.of != Of::Things && other.of != Of::Things && one.of != other.of && same_money(one.of, other.of).is_none()
}

/// `555-1234`, `90210-1234`: three digits and four, which a range of round numbers would not be, or five and four.
fn looks_like_telephone(low: &Amount, high: &Amount) -> bool {
    let odd = |amount: &Amount| amount.number.low.to_f64().is_some_and(|value| value % 10.0 != 0.0);
    low.of == Of::Things
        && high.of == Of::Things
        && high.number.bare_digits == 4
        && (low.number.bare_digits == 5 || (low.number.bare_digits == 3 && odd(high)))
}

/// "70 to 90 percent", "US$300 and $1,000", "25-50 cents": a unit said once holds for both.
fn share_unit(low: &mut Amount, high: &mut Amount) -> Result<(), ReadError> {
    match (low.of, high.of) {
        (one, other) if one == other => {}
        (Of::Things, other) => low.of = other,
        (one, Of::Things) => high.of = one,
        (Of::Share(_), Of::Share(_)) => {}
        (Of::Money { currency: one, .. }, Of::Money { currency: other, .. }) if one == other => {}
        (one, other) => match same_money(one, other) {
            Some(money) => (low.of, high.of) = (money, money),
            None => return Err(refusal(low.start, high.end, "two numbers in different units")),
        },
    }
    Ok(())
}

fn check_order(low: &Amount, high: &Amount) -> Result<(), ReadError> {
    match (low.ends().0.to_f64(), high.ends().1.to_f64()) {
        (Some(least), Some(most)) if least <= most => Ok(()),
        _ => Err(refusal(low.start, high.end, "a range whose ends are out of order")),
    }
}
