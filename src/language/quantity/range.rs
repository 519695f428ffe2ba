//! Two values in one phrase: ranges, and the scale and unit that one of them lends the other.

use crate::language::ReadError;
use crate::model::Hedge;

use super::amount::{Amount, Of};
use super::decimal::Ratio;
use super::meaning::{Meaning, Qualifier};
use super::money::same_money;
use super::parser::{Hedges, Parser};
use super::phrase::Opener;
use super::reason::{self, refusal};
use super::scan::Kind;

impl Parser<'_> {
    /// The second value of a range, if there is one; it lends the first its scale and unit.
    pub(super) fn upper_end(&mut self, opener: Opener, low: &mut Amount) -> Result<Option<Amount>, ReadError> {
        if !self.goes_on() {
            return Ok(None);
        }
        let (back, per) = (self.at, self.per);
        if self.margin(low)? {
            return Ok(None);
        }
        self.rate_before_joint()?;
        let joint = *self.here();
        match self.meaning(self.at) {
            // "5,000 (or 6,000)".
            Some(Meaning::Open) if matches!(self.meaning(self.at + 1), Some(Meaning::Or | Meaning::To)) => {
                return self.end_in_brackets(low);
            }
            Some(Meaning::Before(Qualifier::AtMost)) if opener == Opener::From => {}
            Some(Meaning::AndThen(_) | Meaning::After(_)) if opener == Opener::Between => {}
            _ if self.skip_joint(opener, low) => {}
            _ => {
                let high = self.other_bound(low)?;
                if high.is_none() {
                    (self.at, self.per) = (back, per);
                }
                return Ok(high);
            }
        }
        if matches!(joint.kind, Kind::Known(Meaning::Dash | Meaning::To | Meaning::Or)) && self.at > back + 1 {
            self.at = self.past_hyphen(self.at);
        }
        let outer = self.hedges;
        self.hedges = Hedges::NONE;
        let second = self.qualifiers_of_end();
        if !self.starts_value(self.at) {
            (self.at, self.hedges, self.per) = (back, outer, per);
            return Ok(None);
        }
        let mut high = self.amount()?;
        // "MUSD 10–15": what stands before the first multiplies both.
        if !high.prefixed && high.number.scales == [0, 0] {
            high.number.scale(low.multiple);
        }
        let (first, end) = (outer.bound, high.end);
        let bound = self.hedges.bound.or(first);
        self.hedges = Hedges {
            bound: self.bound_of_ends(bound, second, low, end)?,
            hedge: of_both(outer.hedge, self.hedges.hedge),
        };
        let serial = matches!(self.meaning(self.at), Some(Meaning::Dash))
            && matches!(self.token(self.at + 1).kind, Kind::Numeral(_));
        if serial && self.here().glued && self.token(self.at + 1).glued {
            return Err(refusal(low.start, self.token(self.at + 1).end, reason::SERIAL));
        }
        if joint.glued && looks_like_telephone(low, &high) {
            return Err(refusal(low.start, high.end, reason::SERIAL));
        }
        let even = low.number.low == high.number.low && !low.number.vague;
        if even && joint.glued && matches!(self.meaning(back), Some(Meaning::Dash)) {
            return Err(refusal(low.start, high.end, reason::SCORE));
        }
        if matches!(self.meaning(back), Some(Meaning::Or | Meaning::Comma)) && differ(low, &high) {
            // "3,000 rubles, or $38": the first is the value, the second a note.
            self.hedges = outer;
            self.note(joint.start, high.end, "note", || "not part of the value".into());
            return Ok(None);
        }
        let counted = high.of == Of::Things && !high.number.fraction;
        if low.number.fraction && matches!(low.of, Of::Share(_)) && counted {
            let what = reason::CLOCK_OR_PART;
            return Err(refusal(low.start, high.end, what));
        }
        self.share_scale(
            low,
            &high,
            joint.glued && matches!(self.meaning(back), Some(Meaning::Dash)),
        );
        self.share_unit(low, &mut high)?;
        check_order(low, &high)?;
        self.note(low.start, high.end, "range", || ends_in_words(low, &high));
        Ok(Some(high))
    }

    /// Steps over what joins two values; false where nothing does.
    fn skip_joint(&mut self, opener: Opener, low: &Amount) -> bool {
        let joint = *self.here();
        let next = self.meaning(self.at + 1);
        let width = match self.meaning(self.at) {
            // "three- to five-year".
            Some(Meaning::Dash) if joint.glued && matches!(next, Some(Meaning::To | Meaning::Or)) => 2,
            Some(Meaning::Dash | Meaning::To | Meaning::Or | Meaning::Tilde) => 1,
            Some(Meaning::Comma) if matches!(next, Some(Meaning::Or)) => 2,
            // "hundreds, perhaps thousands".
            Some(Meaning::Comma) if low.number.vague && matches!(next, Some(Meaning::Around(Qualifier::Near(_)))) => 1,
            Some(Meaning::And) if opener == Opener::Between => 1,
            // "US$300 and $1,000": with a currency before both, the two are ends and not parts of one number.
            Some(Meaning::And) if low.prefixed && matches!(next, Some(Meaning::Dollar | Meaning::Money(_))) => {
                let what = "`and` without `between`: read as a range";
                self.warn(joint.start, joint.end, what.into());
                1
            }
            _ => 0,
        };
        self.at += width;
        width > 0
    }

    /// `5,000 (or 6,000)`, from the bracket on.
    fn end_in_brackets(&mut self, low: &mut Amount) -> Result<Option<Amount>, ReadError> {
        let (back, outer, warned) = (self.at, self.hedges, self.warnings.len());
        self.at += 2;
        while let Some(Meaning::Before(Qualifier::Near(hedge)) | Meaning::Around(Qualifier::Near(hedge))) =
            self.meaning(self.at)
        {
            self.hedges.add(hedge);
            self.at += 1;
        }
        if self.starts_value(self.at) {
            let mut high = self.amount()?;
            if matches!(self.here().kind, Kind::Known(Meaning::Close) | Kind::End) && !differ(low, &high) {
                self.at += 1;
                self.share_scale(low, &high, false);
                self.share_unit(low, &mut high)?;
                check_order(low, &high)?;
                self.note(low.start, high.end, "range", || ends_in_words(low, &high));
                return Ok(Some(high));
            }
        }
        // Anything else in brackets is a note, which the tail skips.
        (self.at, self.hedges) = (back, outer);
        self.warnings.truncate(warned);
        Ok(None)
    }

    /// The period of the first value in `$5 a day to $10 a day`.
    fn rate_before_joint(&mut self) -> Result<(), ReadError> {
        let token = *self.here();
        let joint = match self.meaning(self.at) {
            Some(Meaning::Each | Meaning::Slash | Meaning::Article) => self.at + 2,
            Some(Meaning::Rate(_)) => self.at + 1,
            _ => return Ok(()),
        };
        let joins = matches!(
            self.meaning(joint),
            Some(Meaning::To | Meaning::And | Meaning::Or | Meaning::Dash)
        );
        if !joins || !self.starts_value(joint + 1) {
            return Ok(());
        }
        match self.meaning(self.at) {
            Some(Meaning::Rate(per)) => {
                self.at += 1;
                self.set_per(per, &token)
            }
            _ => self.rate(&token, true),
        }
    }

    /// "2-3 million" is 2 million to 3 million, "5-7,000" 5,000 to 7,000.
    ///
    /// A hyphen also lends hundreds: "2-300" is 200 to 300, where "2 to 300" may well be meant.
    pub(super) fn share_scale(&mut self, low: &mut Amount, high: &Amount, hyphen: bool) {
        let (start, end) = span(low, high);
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
                (low.number.bare_digits, low.number.either) = (0, false);
                self.note(start, end, "shared scale", || format!("times 10^{scale}"));
                return;
            }
        }
        let dozens = high.number.times;
        if dozens > 1 && low.number.times == 1 && value > 0.0 && value * f64::from(dozens) < limit {
            if let Some(shared) = low.number.low.times(dozens.into()) {
                (low.number.low, low.number.high, low.number.either) = (shared, shared, false);
                self.note(start, end, "shared scale", || format!("times {dozens}"));
            }
            return;
        }
        if high.number.scales != [0, 0] || high.prefixed {
            return;
        }
        // The first number is at least a fifth of the second's thousands, or of its hundreds.
        for (places, unit, name) in [(3, 1000.0, "thousands"), (2, 100.0, "hundreds")] {
            let round = limit % unit == 0.0 && (places == 3 || (hyphen && limit < 1000.0 && value > 1.0));
            let near = value * unit < limit && value * unit * 5.0 >= limit;
            if round && near && low.number.bare_digits > 0 && low.number.bare_digits < 4 {
                low.number.low = low.number.low.shifted(places);
                low.number.high = low.number.low;
                (low.number.bare_digits, low.number.either) = (0, false);
                self.note(start, end, "shared scale", || format!("times {unit}"));
                let words = &self.text[low.start..low.end];
                self.warn(
                    low.start,
                    low.end,
                    format!("`{words}` is read as {name}, like the number after it"),
                );
                return;
            }
        }
    }

    /// "70 to 90 percent", "US$300 and $1,000", "25-50 cents": a unit said once holds for both. Of two units that
    /// measure the same thing the smaller one is kept: "18 months to 2 years" is 18 to 24 months.
    pub(super) fn share_unit(&mut self, low: &mut Amount, high: &mut Amount) -> Result<(), ReadError> {
        let (start, end) = span(low, high);
        match (low.of, high.of) {
            (one, other) if one == other => {}
            (Of::Things, other) => low.of = other,
            (one, Of::Things) => high.of = one,
            (Of::Share(_), Of::Share(_)) => {}
            (Of::Money { currency: one, .. }, Of::Money { currency: other, .. }) if one == other => {}
            (Of::Unit(one), Of::Unit(other)) => {
                let factor = (!low.number.vague && !high.number.vague)
                    .then(|| one.in_units_of(other))
                    .flatten();
                let Some(factor) = factor else {
                    return Err(refusal(start, end, reason::TWO_UNITS));
                };
                let (amount, times, unit) = if factor.over > factor.under {
                    (&mut *low, factor.over / factor.under, other)
                } else {
                    (&mut *high, factor.under / factor.over, one)
                };
                amount.number.low = self.within(amount.number.low.times(times.into()))?;
                amount.number.high = self.within(amount.number.high.times(times.into()))?;
                (low.of, high.of) = (Of::Unit(unit), Of::Unit(unit));
                self.note(start, end, "unit", || format!("both in {}", unit.plural));
            }
            (one, other) => match same_money(one, other) {
                Some(money) => (low.of, high.of) = (money, money),
                None => return Err(refusal(start, end, reason::TWO_UNITS)),
            },
        }
        Ok(())
    }
}

/// The one hedge of a range whose ends have hedges of their own: of two that differ, one that reaches as far as either.
fn of_both(low: Hedge, high: Hedge) -> Hedge {
    let most = low.max(high);
    let differ = low != high && low.is_approximate() && high.is_approximate();
    if differ && most != Hedge::OrderOf {
        Hedge::About
    } else {
        most
    }
}

/// The two ends of a range, in base units.
pub(super) fn ends_in_words(low: &Amount, high: &Amount) -> String {
    let end = |ratio: Ratio| ratio.to_f64().map_or_else(|| "?".into(), |value| value.to_string());
    format!("{} to {}", end(low.ends().0), end(high.ends().1))
}

/// The words of two amounts, of which the upper one may stand first.
pub(super) fn span(low: &Amount, high: &Amount) -> (usize, usize) {
    (low.start.min(high.start), low.end.max(high.end))
}

/// Whether two amounts are of different things.
fn differ(one: &Amount, other: &Amount) -> bool {
    one.of != Of::Things && other.of != Of::Things && one.of != other.of && same_money(one.of, other.of).is_none()
}

/// `555-1234`, `90210-1234`: three digits and four, which a range of round numbers would not be, or five and four.
pub(super) fn looks_like_telephone(low: &Amount, high: &Amount) -> bool {
    let odd = |amount: &Amount| amount.number.low.to_f64().is_some_and(|value| value % 10.0 != 0.0);
    low.of == Of::Things
        && high.of == Of::Things
        && high.number.bare_digits == 4
        && (low.number.bare_digits == 5 || (low.number.bare_digits == 3 && odd(high)))
}

pub(super) fn check_order(low: &Amount, high: &Amount) -> Result<(), ReadError> {
    match (low.ends().0.to_f64(), high.ends().1.to_f64()) {
        (Some(least), Some(most)) if least <= most => Ok(()),
        _ => {
            let (start, end) = span(low, high);
            Err(refusal(start, end, reason::OUT_OF_ORDER))
        }
    }
}
