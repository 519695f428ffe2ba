//! Brackets around an interval, and the unit that stands after them.

use crate::language::ReadError;

use super::super::amount::{Amount, Of};
use super::super::meaning::Meaning;
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
            let scale = *self.here();
            self.at += 1;
            self.note(scale.start, scale.end, "shared scale", || format!("times 10^{power}"));
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
}
