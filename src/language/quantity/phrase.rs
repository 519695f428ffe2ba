//! Whole phrases: what leads up to a value, and the quantity that values and hedges make.

use std::borrow::Cow;

use crate::language::{ReadError, Step};
use crate::model::{Bound, Hedge, Quantity, UnitKind, is_in_range};

use super::Reading;
use super::amount::{Amount, Of};
use super::decimal::Ratio;
use super::meaning::{Meaning, Qualifier};
use super::parser::Parser;
use super::reason::{self, refusal};
use super::scan::Kind;
use super::units;

/// How a phrase opens, where that says that two numbers follow or that a date does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    None,
    Between,
    From,
    /// "In 2014", "by 2014", with the word's start.
    When(usize),
}

/// The refusal of what is named or cited by a number: "Room 39", "Resolution 2397".
fn name(start: usize, end: usize) -> ReadError {
    let mut error = refusal(start, end, reason::NAME);
    error.expected =
        Some("what is counted stands after its number, `500 workers`; money has its ISO 4217 code, `PHP 500`".into());
    error
}

/// No figure, of whatever is measured.
fn unreported() -> Quantity {
    Quantity {
        bound: Bound::Unreported,
        low: None,
        best: None,
        high: None,
        unit: UnitKind::Count,
        unit_name: None,
        currency: None,
        per: None,
        hedge: Hedge::None,
        interval: None,
    }
}

impl Parser<'_> {
    /// Reads the phrase whole.
    pub(super) fn read(mut self) -> Result<(Reading, Vec<Step>), ReadError> {
        if let Some(Meaning::Unreported) = self.meaning(0)
            && matches!(self.token(1).kind, Kind::End)
        {
            let token = self.here();
            self.note(token.start, token.end, "hedge", || Bound::Unreported.to_string());
            let reading = Reading {
                quantity: unreported(),
                warnings: Vec::new(),
                other_rate: None,
            };
            return Ok((reading, self.steps.unwrap_or_default()));
        }
        if self.end_label().is_some() {
            self.low_first()?;
        }
        let opener = self.head()?;
        let (from, hedges, per, steps) = (self.at, self.hedges, self.per, self.steps.clone());
        let quantity = match self.body(opener) {
            Err(_) if opener == Opener::Between => {
                // "and" was read as part of a number; in "between one hundred and one thousand" it parts two.
                (self.at, self.hedges, self.per, self.steps) = (from, hedges, per, steps);
                self.warnings.clear();
                (self.and_joins, self.open_above) = (false, false);
                self.body(opener)?
            }
            other => other?,
        };
        // A scale may have reached the figure and not the interval beside it.
        if !quantity.is_ordered() {
            return Err(refusal(0, self.last_end(), reason::OUTSIDE));
        }
        let reading = Reading {
            quantity,
            warnings: self.warnings,
            other_rate: self.other_rate,
        };
        Ok((reading, self.steps.unwrap_or_default()))
    }

    fn body(&mut self, opener: Opener) -> Result<Quantity, ReadError> {
        let none = matches!(self.meaning(self.at), Some(Meaning::No));
        let mut low = self.value()?;
        let mut high = self.upper_end(opener, &mut low)?;
        if opener == Opener::Between && high.is_none() {
            let token = self.here();
            let mut error = refusal(token.start, token.end, reason::NO_SECOND);
            error.expected = Some("between 10 and 20".into());
            return Err(error);
        }
        if opener == Opener::From && high.is_none() && self.hedges.bound.is_none() {
            self.hedges.bound = Some(Bound::AtLeast);
        }
        if let (Opener::Between | Opener::From, Some(most), Some(Bound::AtLeast | Bound::MoreThan), false) =
            (opener, &high, self.hedges.bound, self.open_above)
        {
            self.hedges.bound = None;
            self.warn(
                low.start,
                most.end,
                "a lower bound on the lower end of a range: read as the range".into(),
            );
        }
        let words = self.at;
        let named = self.tail(&mut low, high.is_some())?;
        if low.number.either || high.is_some_and(|high| high.number.either) {
            self.settle_separators(&mut low, high.as_mut(), self.past_hyphen(words))?;
        }
        if none && !named {
            let mut error = refusal(low.start, low.end, reason::NO_NUMBER);
            error.expected = Some("what there is none of, in the plural: `no workers`".into());
            return Err(error);
        }
        if let Some(first) = self.low_first {
            return Err(refusal(self.token(first).start, low.end, reason::INTERVAL));
        }
        let is_named = named || self.around.is_some_and(|around| around.named);
        self.refuse_years(opener, &low, high.as_ref(), is_named)?;
        if !named {
            self.refuse_bodies(&low)?;
        }
        let quantity = self.quantity(low, high)?;
        match self.around {
            Some(around) => self.with_interval(quantity, &around, &low),
            None => Ok(quantity),
        }
    }

    /// Whether an article before this token belongs to a number: "a hundred", "a third", "a day".
    pub(super) fn starts_number(&self, at: usize) -> bool {
        matches!(
            self.meaning(self.past_hyphen(at)),
            Some(
                Meaning::Hundred
                    | Meaning::Scale(_)
                    | Meaning::Times(_)
                    | Meaning::Part(_)
                    | Meaning::Half
                    | Meaning::Percent
                    | Meaning::Dollar
                    | Meaning::Pound
                    | Meaning::Cent
                    | Meaning::Money(_)
                    | Meaning::Minor(_)
                    | Meaning::Unit(_)
            )
        ) && !(self.currency_at(at).is_some()
            && !matches!(self.meaning(at + 1), Some(Meaning::Article))
            && self.starts_value(at + 1))
    }

    /// Whether a value begins at a token.
    pub(super) fn starts_value(&self, at: usize) -> bool {
        match self.token(at).kind {
            Kind::Numeral(_) | Kind::Currency(_) => true,
            Kind::Known(meaning) => match meaning {
                Meaning::Small(_)
                | Meaning::Tens(_)
                | Meaning::Hundred
                | Meaning::Hundreds(_)
                | Meaning::Scale(_)
                | Meaning::Times(_)
                | Meaning::Half
                | Meaning::Vulgar(..)
                | Meaning::Couple
                | Meaning::Several
                | Meaning::Size(..)
                | Meaning::Digits(_)
                | Meaning::Minus
                | Meaning::Money(_)
                | Meaning::Dollar => true,
                Meaning::Third(..) => self.is_third_of_size(at),
                Meaning::Dash => self.token(at + 1).glued && self.starts_value(at + 1),
                Meaning::Article => self.starts_number(at + 1),
                _ => false,
            },
            Kind::Unknown | Kind::End => false,
        }
    }

    /// One value, or a word that stands for one.
    fn value(&mut self) -> Result<Amount, ReadError> {
        let token = *self.here();
        let share = |parser: &mut Self, bound| {
            parser.hedge(bound)?;
            parser.note(token.start, token.end, "share", || "0.5".into());
            Ok(Amount::half(token.start, token.end))
        };
        match self.meaning(self.at) {
            Some(Meaning::Majority) => share(self, Qualifier::MoreThan),
            Some(Meaning::Minority) => share(self, Qualifier::LessThan),
            Some(Meaning::No) => {
                self.at += 1;
                if matches!(self.here().kind, Kind::Unknown) {
                    self.note(token.start, token.end, "number", || "0".into());
                    return Ok(Amount::nothing(token.start, token.end));
                }
                // "No 500 people died", but "no one died".
                if self.starts_value(self.at) && !matches!(self.meaning(self.at), Some(Meaning::Small(1))) {
                    return Err(refusal(token.start, self.here().end, reason::DENIED));
                }
                Err(refusal(token.start, token.end, reason::NO_NUMBER))
            }
            _ => self.amount(),
        }
    }

    /// Refuses four digits that are likelier a year: bare, between 1700 and 2100, without anything counted.
    fn refuse_years(&self, opener: Opener, low: &Amount, high: Option<&Amount>, named: bool) -> Result<(), ReadError> {
        let end = high.map_or(low.end, |high| high.end);
        let years =
            low.looks_like_year() && high.is_none_or(|high| high.looks_like_year() || high.number.bare_digits == 2);
        match opener {
            Opener::When(start) if years => Err(refusal(start, end, reason::YEAR)),
            _ if years && !named && self.hedges.bound.is_none() && self.per.is_none() => {
                let mut error = refusal(low.start, end, reason::YEAR);
                error.expected =
                    Some("a count of that size needs a comma or what is counted: `1,950`, `1950 workers`".into());
                Err(error)
            }
            _ => Ok(()),
        }
    }

    /// Puts the ends and the hedges together.
    fn quantity(&mut self, low: Amount, high: Option<Amount>) -> Result<Quantity, ReadError> {
        let (least, first) = low.ends();
        let most = high.map_or(first, |high| high.ends().1);
        let single = high.is_none() && !low.number.vague && !low.number.is_range();
        let vague = low.number.vague && high.is_none_or(|high| high.number.vague);
        let end = high.map_or(low.end, |high| high.end);
        let value = |ratio: Ratio| {
            ratio
                .to_f64()
                .filter(|value| is_in_range(*value))
                .ok_or_else(|| refusal(low.start, end, reason::TOO_LARGE_OR_SMALL))
        };
        let (least, most) = (value(least)?, value(most)?);
        match self.hedges.bound {
            Some(Bound::AtLeast | Bound::MoreThan) if high.is_some() => self.warn(
                low.start,
                end,
                "a lower bound on a range: what is said of its upper end is not kept".into(),
            ),
            // "As much as 20 to 30": most reach 20 and some 30, so 20 is no lower bound.
            Some(Bound::AtMost | Bound::LessThan) if high.is_some() => {
                self.note(low.start, low.end, "note", || {
                    "within the upper bound, no lower bound".into()
                });
            }
            _ => {}
        }
        let bound = match self.hedges.bound {
            Some(bound) => bound,
            None if vague => Bound::Magnitude,
            None if !single => Bound::Range,
            None if self.hedges.hedge.is_approximate() => Bound::Approximate,
            None => Bound::Exact,
        };
        let mut hedge = Some(self.hedges.hedge)
            .filter(|hedge| bound.admits(*hedge))
            .unwrap_or(Hedge::None);
        if bound == Bound::Magnitude && low.number.plural && high.is_none() {
            hedge = hedge.max(Hedge::Plural);
        }
        let (low_end, best, high_end) = match bound {
            Bound::Exact => (Some(least), Some(least), Some(least)),
            Bound::Approximate => (None, Some(least), None),
            Bound::Range | Bound::Magnitude => (Some(least), None, Some(most)),
            Bound::AtLeast | Bound::MoreThan => (Some(least), None, None),
            Bound::AtMost | Bound::LessThan => (None, None, Some(most)),
            Bound::Unreported => (None, None, None),
        };
        let mut per = self.per;
        let (unit, unit_name, currency) = match low.of {
            Of::Things => (UnitKind::Count, None, None),
            Of::Share(_) => (UnitKind::Share, None, None),
            Of::Money { currency, .. } => (UnitKind::Money, None, Some(currency)),
            Of::Unit(unit) => {
                let (unit, rate) = units::with_period(unit, per);
                per = rate;
                let kind = if unit.is_duration {
                    UnitKind::Duration
                } else {
                    UnitKind::Measure
                };
                (kind, Some(Cow::Borrowed(unit.name)), None)
            }
        };
        Ok(Quantity {
            bound,
            low: low_end,
            best,
            high: high_end,
            unit,
            unit_name,
            currency,
            per,
            hedge,
            interval: None,
        })
    }

    /// The refusal of a phrase that does not begin as a quantity does.
    pub(super) fn unknown_start(&self) -> ReadError {
        let token = self.here();
        if let Some(denial) = self.denial_ahead() {
            return denial;
        }
        let mut next = self.token(self.at + 1);
        let mut at = self.at + 1;
        while matches!(
            next.kind,
            Kind::Unknown | Kind::Known(Meaning::NotBefore(reason::RANK) | Meaning::NumberSign)
        ) || (next.glued && matches!(self.meaning(at), Some(Meaning::Dash)))
        {
            at += 1;
            next = self.token(at);
        }
        if let Kind::Numeral(_) = next.kind {
            return name(token.start, next.end);
        }
        self.no_number()
    }

    /// Refuses the "Group of 77", a body of states, and "the 737"; "a group of 77" is one of so many.
    fn refuse_bodies(&self, low: &Amount) -> Result<(), ReadError> {
        let the = self.at == 2 && self.words(self.token(0)).eq_ignore_ascii_case("the");
        if the && (2..=4).contains(&low.number.bare_digits) {
            return Err(name(self.token(0).start, low.end));
        }
        let before = self.text[..low.start].trim_end();
        if before.ends_with("Group of") {
            return Err(name(before.len() - "Group of".len(), low.end));
        }
        Ok(())
    }
}
