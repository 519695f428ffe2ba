//! Whole phrases: what leads up to a value, hedges, ranges, and the quantity that all of it makes.

use std::borrow::Cow;

use crate::language::{ReadError, ReadWarning, Step};
use crate::model::{Bound, Per, Quantity, UnitKind};

use super::amount::{Amount, Of, same_money};
use super::decimal::Ratio;
use super::number::SERIAL;
use super::scan::{Kind, Token, Tokens};
use super::words::{Hedge, Meaning};
use super::{Options, Reading, refusal};

/// The hedges of a phrase: at most one bound, and whether anything says "about".
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Hedges {
    pub(super) bound: Option<Hedge>,
    pub(super) about: bool,
}

/// A phrase being read.
pub(super) struct Parser<'t> {
    text: &'t str,
    tokens: &'t Tokens,
    pub(super) at: usize,
    pub(super) options: &'t Options,
    pub(super) hedges: Hedges,
    pub(super) per: Option<Per>,
    /// Whether a currency stands before the number being read, so that "m" is millions.
    pub(super) money_before: bool,
    /// Whether "and" may join parts of one number; in "between one hundred and two" it may not.
    pub(super) and_joins: bool,
    pub(super) warnings: Vec<ReadWarning>,
    pub(super) steps: Option<Vec<Step>>,
}

/// How a phrase opens, where that says that two numbers follow or that a date does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opener {
    None,
    Between,
    From,
    /// "In 2014", "by 2014", with the word's start.
    When(usize),
}

const YEAR: &str = "a year, not a quantity";
const CHANGE: &str = "a change or a telephone number, not a quantity";

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t Tokens, options: &'t Options, steps: Option<Vec<Step>>) -> Self {
        Self {
            text,
            tokens,
            at: 0,
            options,
            hedges: Hedges::default(),
            per: None,
            money_before: false,
            and_joins: true,
            warnings: Vec::new(),
            steps,
        }
    }

    /// Reads the phrase whole.
    pub(super) fn read(mut self) -> Result<(Reading, Vec<Step>), ReadError> {
        let opener = self.head()?;
        let (from, hedges, per, steps) = (self.at, self.hedges, self.per, self.steps.clone());
        let quantity = match self.body(opener) {
            Err(_) if opener == Opener::Between => {
                // "and" was read as part of a number; in "between one hundred and one thousand" it parts two.
                (self.at, self.hedges, self.per, self.steps) = (from, hedges, per, steps);
                self.warnings.clear();
                self.and_joins = false;
                self.body(opener)?
            }
            other => other?,
        };
        let reading = Reading {
            quantity,
            warnings: self.warnings,
        };
        Ok((reading, self.steps.unwrap_or_default()))
    }

    fn body(&mut self, opener: Opener) -> Result<Quantity, ReadError> {
        let none = self.meaning(self.at) == Some(Meaning::No);
        let mut low = self.value()?;
        let high = self.upper_end(opener, &mut low)?;
        if opener == Opener::Between && high.is_none() {
            let token = self.here();
            let mut error = refusal(token.start, token.end, "`between` without a second number");
            error.expected = Some("between 10 and 20".into());
            return Err(error);
        }
        if opener == Opener::From && high.is_none() && self.hedges.bound.is_none() {
            self.hedges.bound = Some(Hedge::AtLeast);
        }
        let named = self.tail(&low, high.is_some())?;
        if none && !named {
            let mut error = refusal(low.start, low.end, "no number");
            error.expected = Some("what there is none of, in the plural: `no workers`".into());
            return Err(error);
        }
        self.refuse_years(opener, &low, high.as_ref(), named)?;
        self.quantity(low, high)
    }

    /// Everything before the value: hedges, articles, and descriptions such as "a total of".
    fn head(&mut self) -> Result<Opener, ReadError> {
        let mut opener = Opener::None;
        loop {
            let token = *self.here();
            match token.kind {
                Kind::End => return Err(self.no_number()),
                Kind::Numeral(_) | Kind::Currency(_) => return Ok(opener),
                Kind::Unknown => {
                    if !self.skip_description() {
                        return self.begins_negative(opener);
                    }
                }
                Kind::Known(meaning) => match meaning {
                    Meaning::Before(hedge) | Meaning::Around(hedge) => self.hedge(hedge)?,
                    Meaning::Min => self.hedge(Hedge::AtLeast)?,
                    Meaning::Between | Meaning::From => {
                        opener = if meaning == Meaning::From {
                            Opener::From
                        } else {
                            Opener::Between
                        };
                        self.at += 1;
                    }
                    Meaning::In | Meaning::When => {
                        opener = Opener::When(token.start);
                        self.at += 1;
                    }
                    Meaning::Rate(per) => {
                        self.per = Some(per);
                        self.at += 1;
                    }
                    Meaning::Filler | Meaning::Open | Meaning::Join => self.at += 1,
                    Meaning::Lead => {
                        if !self.skip_description() {
                            return Err(self.unknown_start());
                        }
                    }
                    Meaning::Article => {
                        if self.starts_number(self.at + 1) {
                            return Ok(opener);
                        }
                        self.at += 1;
                    }
                    Meaning::Not(reason) | Meaning::NotBefore(reason) => {
                        return Err(refusal(token.start, token.end, reason));
                    }
                    Meaning::Calendar => return Err(refusal(token.start, token.end, "a date, not a quantity")),
                    Meaning::NumberSign => {
                        return Err(refusal(
                            token.start,
                            token.end,
                            "a rank or a number in a series, not a quantity",
                        ));
                    }
                    Meaning::Plus => return Err(refusal(token.start, token.end, CHANGE)),
                    Meaning::Unit(_) | Meaning::Percent | Meaning::Letter(..) => return Err(self.unknown_start()),
                    Meaning::Each => {
                        return Err(refusal(
                            token.start,
                            token.end,
                            "a frequency or a ratio, not a quantity",
                        ));
                    }
                    _ => return Ok(opener),
                },
            }
        }
    }

    /// Skips "a total of", "their average monthly wage of"; false where the words are no such description.
    fn skip_description(&mut self) -> bool {
        let mut at = self.at;
        let mut leads = false;
        loop {
            match self.token(at).kind {
                Kind::Unknown => {}
                Kind::Known(Meaning::Lead) => leads = true,
                Kind::Known(Meaning::Rate(per)) => self.per = Some(per),
                Kind::Known(Meaning::Of | Meaning::Join | Meaning::Colon) if leads => {
                    if !matches!(self.token(at + 1).kind, Kind::Unknown) {
                        self.note(self.here().start, self.token(at).end, "description", String::new);
                        self.at = at + 1;
                        return true;
                    }
                }
                Kind::Known(Meaning::Filler | Meaning::Article | Meaning::In | Meaning::And | Meaning::Of) => {}
                _ => return false,
            }
            at += 1;
        }
    }

    /// The words "minus" and "negative" are the only unknown ones that begin a value.
    fn begins_negative(&self, opener: Opener) -> Result<Opener, ReadError> {
        let word = self.words(self.here());
        if word.eq_ignore_ascii_case("minus") || word.eq_ignore_ascii_case("negative") {
            return Ok(opener);
        }
        Err(self.unknown_start())
    }

    /// Whether an article before this token belongs to a number: "a hundred", "a third", "a day".
    fn starts_number(&self, at: usize) -> bool {
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
        ) && !(self.meaning(at) == Some(Meaning::Dollar) && matches!(self.token(at + 1).kind, Kind::Numeral(_)))
    }

    /// Whether a value begins at a token.
    pub(super) fn starts_value(&self, at: usize) -> bool {
        match self.token(at).kind {
            Kind::Numeral(_) | Kind::Currency(_) => true,
            Kind::Known(meaning) => match meaning {
                Meaning::Small(_)
                | Meaning::Tens(_)
                | Meaning::Hundred
                | Meaning::Scale(_)
                | Meaning::Times(_)
                | Meaning::Half
                | Meaning::Vulgar(..)
                | Meaning::Couple
                | Meaning::Several
                | Meaning::Size(..)
                | Meaning::Money(_)
                | Meaning::Dollar => true,
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
        let share = |parser: &mut Self, hedge| {
            parser.hedge(hedge)?;
            parser.note(token.start, token.end, "share", || "0.5".into());
            Ok(Amount::half(token.start, token.end))
        };
        match self.meaning(self.at) {
            Some(Meaning::Majority) => share(self, Hedge::MoreThan),
            Some(Meaning::Minority) => share(self, Hedge::LessThan),
            Some(Meaning::No) => {
                self.at += 1;
                if matches!(self.here().kind, Kind::Unknown) {
                    self.note(token.start, token.end, "number", || "0".into());
                    return Ok(Amount::nothing(token.start, token.end));
                }
                Err(refusal(token.start, token.end, "no number"))
            }
            _ => self.amount(),
        }
    }

    /// The second value of a range, if there is one; it lends the first its scale and unit.
    fn upper_end(&mut self, opener: Opener, low: &mut Amount) -> Result<Option<Amount>, ReadError> {
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
            Some(Meaning::And) if opener == Opener::Between => self.at += 1,
            Some(Meaning::Before(Hedge::AtMost)) if opener == Opener::From => {}
            _ => {
                if let Some(high) = self.bounded_above(low)? {
                    return Ok(Some(high));
                }
                return Ok(None);
            }
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
        self.check_order(low, &high)?;
        self.note(low.start, high.end, "range", String::new);
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
        self.check_order(low, &high)?;
        if lower == Hedge::MoreThan || upper == Hedge::LessThan {
            self.warn(
                low.start,
                high.end,
                "a range with a strict end: read with both ends included".into(),
            );
        }
        self.note(low.start, high.end, "range", String::new);
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
        self.check_order(low, &high)?;
        self.note(low.start, high.end, "margin", String::new);
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

    fn check_order(&self, low: &Amount, high: &Amount) -> Result<(), ReadError> {
        match (low.ends().0.to_f64(), high.ends().1.to_f64()) {
            (Some(least), Some(most)) if least <= most => Ok(()),
            _ => Err(refusal(low.start, high.end, "a range whose ends are out of order")),
        }
    }

    /// Refuses four digits that are likelier a year: bare, between 1700 and 2100, without anything counted.
    fn refuse_years(&self, opener: Opener, low: &Amount, high: Option<&Amount>, named: bool) -> Result<(), ReadError> {
        let end = high.map_or(low.end, |high| high.end);
        let years =
            low.looks_like_year() && high.is_none_or(|high| high.looks_like_year() || high.number.bare_digits == 2);
        match opener {
            Opener::When(start) if years => Err(refusal(start, end, YEAR)),
            _ if years && !named && self.hedges.bound.is_none() && self.per.is_none() => {
                let mut error = refusal(low.start, end, YEAR);
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
        let single = high.is_none() && !low.number.vague;
        let vague = low.number.vague && high.is_none_or(|high| high.number.vague);
        let end = high.map_or(low.end, |high| high.end);
        let value = |ratio: Ratio| {
            ratio
                .to_f64()
                .ok_or_else(|| refusal(low.start, end, "a number too large or too small to hold"))
        };
        let (least, most) = (value(least)?, value(most)?);
        let about = self.hedges.about;
        let bound = match self.hedges.bound {
            Some(Hedge::AtMost) if high.is_some() => {
                self.warn(low.start, end, "an upper bound on a range: read as the range".into());
                Bound::Range
            }
            Some(Hedge::AtLeast) => Bound::AtLeast,
            Some(Hedge::MoreThan) => Bound::MoreThan,
            Some(Hedge::AtMost) => Bound::AtMost,
            Some(Hedge::LessThan) => Bound::LessThan,
            Some(Hedge::About) | None if vague => Bound::Magnitude,
            Some(Hedge::About) | None if !single => Bound::Range,
            Some(Hedge::About) | None if about => Bound::Approximate,
            Some(Hedge::About) | None => Bound::Exact,
        };
        let (low_end, best, high_end) = match bound {
            Bound::Exact => (Some(least), Some(least), Some(least)),
            Bound::Approximate => (None, Some(least), None),
            Bound::Range | Bound::Magnitude => (Some(least), None, Some(most)),
            Bound::AtLeast | Bound::MoreThan => (Some(least), None, None),
            Bound::AtMost | Bound::LessThan => (None, None, Some(most)),
        };
        let (unit, unit_name, currency) = match low.of {
            Of::Things => (UnitKind::Count, None, None),
            Of::Share(_) => (UnitKind::Share, None, None),
            Of::Money { currency, .. } => (UnitKind::Money, None, Some(currency)),
            Of::Unit(unit) if unit.is_duration => (UnitKind::Duration, Some(Cow::Borrowed(unit.name)), None),
            Of::Unit(unit) => (UnitKind::Measure, Some(Cow::Borrowed(unit.name)), None),
        };
        Ok(Quantity {
            bound,
            low: low_end,
            best,
            high: high_end,
            unit,
            unit_name,
            currency,
            per: self.per,
            approximate: about,
        })
    }

    /// Takes in a hedge and steps over it.
    pub(super) fn hedge(&mut self, hedge: Hedge) -> Result<(), ReadError> {
        let token = *self.here();
        match (hedge, self.hedges.bound) {
            (Hedge::About, _) => self.hedges.about = true,
            (_, None) => self.hedges.bound = Some(hedge),
            (_, Some(bound)) if bound == hedge => {}
            _ => {
                return Err(refusal(
                    token.start,
                    token.end,
                    "a second bound that contradicts the first",
                ));
            }
        }
        self.at += 1;
        self.note(token.start, token.end, "hedge", || format!("{hedge:?}"));
        Ok(())
    }

    /// The refusal of a phrase that does not begin as a quantity does.
    fn unknown_start(&self) -> ReadError {
        let token = self.here();
        let mut next = self.token(self.at + 1);
        let mut at = self.at + 1;
        while next.glued && matches!(self.meaning(at), Some(Meaning::Dash)) {
            at += 1;
            next = self.token(at);
        }
        if let Kind::Numeral(_) = next.kind {
            return refusal(token.start, next.end, "a name or a citation, not a quantity");
        }
        self.no_number()
    }

    pub(super) fn no_number(&self) -> ReadError {
        let token = self.here();
        let mut error = refusal(token.start, token.end, "no number here");
        error.expected = Some("a number, or a hedge and a number: `about 50`".into());
        error
    }

    pub(super) fn here(&self) -> &'t Token {
        self.tokens.at(self.at)
    }

    pub(super) fn token(&self, at: usize) -> &'t Token {
        self.tokens.at(at)
    }

    /// The meaning of a token that the table has.
    pub(super) fn meaning(&self, at: usize) -> Option<Meaning> {
        match self.tokens.at(at).kind {
            Kind::Known(meaning) => Some(meaning),
            _ => None,
        }
    }

    pub(super) fn words(&self, token: &Token) -> &'t str {
        &self.text[token.start..token.end]
    }

    /// The token after a hyphen that joins two words, or the token itself.
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        let hyphen = self.meaning(at) == Some(Meaning::Dash) && self.token(at).glued && self.token(at + 1).glued;
        at + usize::from(hyphen)
    }

    /// The end of the last token read.
    pub(super) fn last_end(&self) -> usize {
        self.at.checked_sub(1).map_or(0, |last| self.tokens.at(last).end)
    }

    pub(super) fn warn(&mut self, start: usize, end: usize, what: String) {
        self.warnings.push(ReadWarning { start, end, what });
    }

    /// Notes a step of the reading, where anybody asked for them.
    pub(super) fn note(&mut self, start: usize, end: usize, rule: &'static str, reading: impl FnOnce() -> String) {
        if let Some(steps) = &mut self.steps {
            steps.push(Step {
                start,
                end,
                rule,
                reading: reading(),
            });
        }
    }
}

/// Whether two amounts are of different things.
fn differ(one: &Amount, other: &Amount) -> bool {
    one.of != Of::Things && other.of != Of::Things && one.of != other.of && same_money(one.of, other.of).is_none()
}

/// `555-1234`: three digits and four, which a range of round numbers would not be.
fn looks_like_telephone(low: &Amount, high: &Amount) -> bool {
    let odd = |amount: &Amount| amount.number.low.to_f64().is_some_and(|value| value % 10.0 != 0.0);
    low.of == Of::Things
        && high.of == Of::Things
        && low.number.bare_digits == 3
        && high.number.bare_digits == 4
        && odd(high)
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
