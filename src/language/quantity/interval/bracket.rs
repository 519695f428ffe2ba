//! Brackets around an interval or a hedge, and the unit that stands after them.

use crate::language::ReadError;

use super::super::amount::{Amount, Of};
use super::super::meaning::{Meaning, Qualifier};
use super::super::parser::Parser;
use super::super::scan::Kind;

impl Parser<'_> {
    /// Steps over the bracket's end, if it is here; where there is no bracket, it always is.
    pub(super) fn closes(&mut self, open: bool) -> bool {
        let closed = !open || matches!(self.here().kind, Kind::Known(Meaning::Close) | Kind::End);
        self.at += usize::from(open && closed && !matches!(self.here().kind, Kind::End));
        closed
    }

    /// Steps over what may stand in a bracket after the ends: their period, and what is counted where the interval is named or the phrase has said it.
    pub(super) fn rest_of_bracket(&mut self, named: bool, start: usize) -> Result<bool, ReadError> {
        loop {
            let token = *self.here();
            match token.kind {
                Kind::Known(Meaning::Close) | Kind::End => return Ok(self.closes(true)),
                Kind::Known(Meaning::Each | Meaning::Slash | Meaning::Article) => self.rate(&token, true)?,
                Kind::Known(Meaning::Rate(per)) => {
                    self.set_per(per, &token)?;
                    self.at += 1;
                }
                Kind::Unknown if named || self.text[..start].contains(self.words(&token)) => self.at += 1,
                _ => return Ok(false),
            }
        }
    }

    /// The scale and unit of `1.2 (1.0–1.5) million` and `12.5 (10–15)%`, which is that of all three numbers.
    pub(super) fn suffix_of_all(&mut self, value: &mut Amount) -> Result<(), ReadError> {
        let Some(mut around) = self.around else { return Ok(()) };
        let scaled = around.scaled || value.number.scales != [0, 0];
        if scaled || (value.of != Of::Things && !value.prefixed) {
            return Ok(());
        }
        while let Some(Meaning::Scale(power) | Meaning::Letter(power, None)) = self.meaning(self.at) {
            value.number.low = value.number.low.shifted(power.into());
            (value.number.high, value.number.bare_digits) = (value.number.low, 0);
            around.ends().for_each(|end| *end = end.shifted(power.into()));
            self.at += 1;
        }
        if value.of == Of::Things && self.proportion(value)? {
            value.of = Of::Share(0);
            let whole = self.whole;
            for end in around.ends() {
                *end = whole.and_then(|whole| end.divided(whole)).unwrap_or(*end);
            }
        } else if self.goes_on() {
            let before = value.places();
            self.suffix(value)?;
            let places = value.places() - before;
            around.ends().for_each(|end| *end = end.shifted(places));
        }
        self.around = Some(around);
        Ok(())
    }

    /// A bracket of nothing but hedges: `15 (at least)`, `28 (likely more)`, `50 (approx.)`.
    pub(in super::super) fn hedge_in_brackets(&mut self) -> Result<bool, ReadError> {
        let mut at = self.at + 1;
        let mut comparative = None;
        let mut others = 0;
        while let Some(meaning) = self.meaning(at) {
            match meaning {
                Meaning::Comparative(qualifier) => comparative = Some(qualifier),
                Meaning::Before(_) | Meaning::After(_) | Meaning::Around(_) | Meaning::Min => others += 1,
                Meaning::Plus | Meaning::Or | Meaning::And | Meaning::Filler | Meaning::Calendar | Meaning::Comma => {}
                _ => break,
            }
            at += 1;
        }
        let closed = matches!(self.token(at).kind, Kind::Known(Meaning::Close) | Kind::End);
        if !closed || others == 0 {
            return Ok(false);
        }
        if let Some(qualifier) = comparative {
            // What is likely is that it is more.
            let token = *self.token(self.at + 1);
            let back = self.at;
            self.hedge(qualifier)?;
            self.at = back;
            self.note(token.start, self.token(at).start, "hedge", || qualifier.name().into());
            self.at = at + 1;
            return Ok(true);
        }
        self.at += 1;
        while self.at < at {
            match self.meaning(self.at) {
                Some(Meaning::Before(hedge) | Meaning::After(hedge) | Meaning::Around(hedge)) => self.hedge(hedge)?,
                Some(Meaning::Min | Meaning::Plus) => self.hedge(Qualifier::AtLeast)?,
                _ => self.at += 1,
            }
        }
        self.at = at + 1;
        Ok(true)
    }
}
