//! The interval around a best figure: `654,965 (95% CI 392,979–942,636)`, `15 (up to 20)`, `10 to 20, best estimate 15`.
//!
//! A bracket that names its interval must be read whole, or the phrase is refused. One that names nothing is an interval only if it holds two numbers, of the
//! figure's own unit, and nothing else; anything else in brackets is a note.

mod bracket;
mod ends;
mod margin;
mod name;

use crate::language::ReadError;
use crate::model::{Bound, Interval, IntervalKind, Quantity, is_in_range};

use super::amount::{Amount, Of};
use super::around::Around;
use super::decimal::Ratio;
use super::meaning::{Meaning, Qualifier};
use super::parser::Parser;
use super::range::{check_order, looks_like_telephone};
use super::reason::{self, refusal};

use ends::{Ends, fit, holds};
use name::Name;

impl Parser<'_> {
    /// Reads what stands here if it is an interval around the value, its name, or its best figure; `range` says that the value is a range already, and
    /// `beside` that nothing stands between it and this place.
    pub(super) fn around(&mut self, value: &mut Amount, range: bool, beside: bool) -> Result<bool, ReadError> {
        let place = self.place();
        let open = matches!(self.meaning(self.at), Some(Meaning::Open));
        let square = open && self.words(self.here()) == "[";
        let start = self.here().start;
        self.at += usize::from(open);
        let found = match range {
            true => self.best_of_range(value, open),
            false if self.around.is_some() => self.name_alone(open),
            false => self.interval(value, open, square, beside),
        };
        match found {
            Ok(true) => {
                let end = self.last_end();
                let around = self.around;
                self.note(start, end, "interval", || {
                    around.map(|around| around.in_words()).unwrap_or_default()
                });
                if open && !range && beside {
                    self.suffix_of_all(value)?;
                }
                Ok(true)
            }
            Ok(false) => {
                self.go_back(&place);
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// `(95% CI)` after a margin that does not say its level.
    fn name_alone(&mut self, open: bool) -> Result<bool, ReadError> {
        self.skip_words();
        let Some(name) = self.name()? else { return Ok(false) };
        if !self.closes(open) {
            return Ok(false);
        }
        let Some(around) = self.around.as_mut() else {
            return Ok(false);
        };
        if around.named {
            return Ok(false);
        }
        (around.interval.level, around.named) = (name.level, true);
        if around.interval.kind == IntervalKind::Range {
            around.interval.kind = name.kind;
        }
        Ok(true)
    }

    /// The interval around a value, from past the bracket on.
    fn interval(&mut self, value: &mut Amount, open: bool, square: bool, beside: bool) -> Result<bool, ReadError> {
        let start = self.here().start;
        let place = self.place();
        self.skip_words();
        let mut name = self.name()?;
        if name.is_none() {
            self.go_back(&place);
            let comma = !open && matches!(self.meaning(self.at), Some(Meaning::Comma));
            self.at += usize::from(comma);
            // Without a bracket, only words say that what follows is an interval: "15, low 10, high 20".
            let labelled = comma && self.end_label().is_some();
            if !open && !labelled {
                return Ok(false);
            }
        } else if matches!(name, Some(name) if name.kind == IntervalKind::Margin) && self.margin_here(value, name)? {
            return Ok(self.closes(open));
        }
        if value.number.vague {
            return Ok(false);
        }
        if open && name.is_none() && matches!(self.meaning(self.at), Some(Meaning::PlusMinus)) {
            let margin = Name {
                kind: IntervalKind::Margin,
                level: None,
            };
            return Ok(self.margin_here(value, Some(margin))? && self.closes(open));
        }
        let from = self.at;
        let ends = match self.ends() {
            Ok(Some(ends)) => ends,
            Ok(None) | Err(_) if name.is_none() => return Ok(false),
            // A name without numbers says nothing.
            Ok(None) if open && self.at == from && matches!(self.meaning(from), Some(Meaning::Close)) => {
                return Ok(false);
            }
            Ok(None) => return Err(self.unread_interval(start)),
            Err(error) => return Err(error),
        };
        if name.is_none() {
            let back = self.at;
            let comma = self.skip_words();
            name = self.name()?;
            if name.is_none() || (!open && !comma) {
                self.at = back;
                name = None;
            }
        }
        if open {
            let rest = self.rest_of_bracket(name.is_some(), start)?;
            if !rest && name.is_some() {
                return Err(self.unread_interval(start));
            }
            if !rest {
                return Ok(false);
            }
        }
        let named = name.is_some() || square;
        self.take_in(value, ends, name, named, beside, start)
    }

    /// Takes in the ends, in the unit and at the scale of the figure.
    fn take_in(
        &mut self,
        value: &mut Amount,
        mut ends: Ends,
        name: Option<Name>,
        named: bool,
        beside: bool,
        start: usize,
    ) -> Result<bool, ReadError> {
        let end = self.last_end();
        let years = |amount: &Option<Amount>| amount.as_ref().is_none_or(Amount::looks_like_year);
        let short = ends.high.is_some_and(|high| high.number.bare_digits == 2);
        let looks_dated = years(&ends.low) && (years(&ends.high) || (short && ends.low.is_some()));
        let mut figure = *value;
        if let (None, Some(first)) = (ends.low, self.low_first.take()) {
            (ends.low, ends.bound) = (Some(self.amount_at(first)?), None);
        }
        let whole = self
            .whole
            .filter(|_| matches!(value.of, Of::Share(_)) && ends.are_things());
        let fits = fit(&mut figure, &mut ends, beside);
        if let (true, Some(whole)) = (fits && !holds(&figure, &ends), whole) {
            ends.divide(whole);
        }
        let holds = fits && holds(&figure, &ends);
        if name.is_none() {
            if !fits || (!holds && (looks_dated || ends.bound.is_some())) {
                return Ok(false);
            }
            if looks_dated {
                let mut error = refusal(start, end, reason::YEARS_OR_INTERVAL);
                error.expected = Some("an interval is named, or its numbers have commas: `(range 1,950–2,050)`".into());
                return Err(error);
            }
            if let (Some(low), Some(high)) = (&ends.low, &ends.high)
                && looks_like_telephone(low, high)
            {
                return Ok(false);
            }
        }
        if !fits {
            return Err(refusal(start, end, reason::TWO_UNITS));
        }
        if let (Some(low), Some(high)) = (&ends.low, &ends.high) {
            check_order(low, high)?;
        }
        if !holds {
            let mut error = refusal(start, end, reason::OUTSIDE);
            error.expected = Some("the figure lies between the ends of its interval: `15 (10–20)`".into());
            return Err(error);
        }
        *value = figure;
        self.hedges.add(ends.hedge);
        self.around = Some(Around {
            low: ends.low.map(|low| low.ends().0),
            high: ends.high.map(|high| high.ends().1),
            bound: ends.bound,
            scaled: ends.are_scaled(),
            best: None,
            interval: name.map_or(Interval::UNNAMED, |name| Interval {
                kind: name.kind,
                level: name.level,
            }),
            named,
        });
        Ok(true)
    }

    /// `best estimate 15`, `(median 15)` after a range.
    fn best_of_range(&mut self, low: &mut Amount, open: bool) -> Result<bool, ReadError> {
        if self.around.is_some() {
            return Ok(false);
        }
        let start = self.here().start;
        self.skip_words();
        if !matches!(self.meaning(self.at), Some(Meaning::Best)) {
            return Ok(false);
        }
        self.at += 1;
        self.skip_words();
        while let Some(Meaning::Around(Qualifier::Near(hedge)) | Meaning::Before(Qualifier::Near(hedge))) =
            self.meaning(self.at)
        {
            self.hedges.add(hedge);
            self.at += 1;
        }
        if !self.starts_value(self.at) || low.number.vague {
            return Ok(false);
        }
        let best = self.amount()?;
        if open && !self.closes(open) {
            return Err(self.unread_interval(start));
        }
        self.around = Some(Around {
            low: None,
            high: None,
            bound: None,
            best: Some(best.ends().0),
            scaled: false,
            interval: Interval::UNNAMED,
            named: false,
        });
        Ok(true)
    }

    fn unread_interval(&self, start: usize) -> ReadError {
        let mut error = refusal(start, self.last_end().max(start), reason::INTERVAL);
        error.expected = Some("an interval is written `50,000 (95% CI 30,000–70,000)` or `50,000 ± 5,000`".into());
        error
    }

    /// The quantity with what stands around its best figure.
    pub(super) fn with_interval(
        &self,
        mut quantity: Quantity,
        around: &Around,
        value: &Amount,
    ) -> Result<Quantity, ReadError> {
        let end = self.last_end();
        let number = |ratio: Ratio| {
            ratio
                .to_f64()
                .filter(|value| is_in_range(*value))
                .ok_or_else(|| refusal(value.start, end, reason::TOO_LARGE_OR_SMALL))
        };
        let low = around.low.map(number).transpose()?;
        let high = around.high.map(number).transpose()?;
        let best = around.best.map(number).transpose()?;
        match (quantity.bound, best) {
            (Bound::Range, Some(best)) if quantity.low <= Some(best) && Some(best) <= quantity.high => {
                quantity.best = Some(best);
            }
            (Bound::Range, Some(_)) => return Err(refusal(value.start, end, reason::OUTSIDE)),
            (Bound::Exact | Bound::Approximate, None) => {
                quantity.bound = around.bound.unwrap_or(Bound::Range);
                (quantity.low, quantity.high) = (low, high);
            }
            // "At least 15 (up to 20)" names two ends and no best figure.
            (Bound::AtLeast, None) if around.low.is_none() => {
                (quantity.bound, quantity.high) = (Bound::Range, high);
                return Ok(quantity);
            }
            (Bound::AtMost, None) if around.high.is_none() => {
                (quantity.bound, quantity.low) = (Bound::Range, low);
                return Ok(quantity);
            }
            _ => return Err(refusal(value.start, end, reason::BOUND_AND_INTERVAL)),
        }
        quantity.interval = Some(around.interval);
        Ok(quantity)
    }
}
