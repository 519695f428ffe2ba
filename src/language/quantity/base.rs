//! Second numbers after a value: the base that a share is of, which is not kept; things counted together; and what is refused.

use crate::language::ReadError;

use super::amount::{Amount, Of};
use super::meaning::Meaning;
use super::parser::Parser;
use super::reason::{self, refusal};
use super::scan::{Kind, Token};
use super::tail::is_plural;
use super::words::names::CASUALTIES;

impl Parser<'_> {
    /// `60 percent of its 3,000 workers`, `43 of 120 countries`: what the value is a part of.
    pub(super) fn skip_base(&mut self, value: &Amount, range: bool) -> Result<(), ReadError> {
        if value.of == Of::Things && !range {
            return self.skip_whole(value);
        }
        let of = self.at;
        self.pass("counted");
        while matches!(self.meaning(self.at), Some(Meaning::Filler)) {
            self.pass("counted");
        }
        if !self.starts_value(self.at) || value.of == Of::Things {
            return Ok(());
        }
        let (from, token) = (self.token(of).start, *self.here());
        // "60% of 2014 output"
        if let Kind::Numeral(numeral) = token.kind
            && numeral.bare_digits == 4
            && matches!(value.of, Of::Share(_))
            && numeral
                .value()
                .as_whole()
                .is_some_and(|year| (1700..=2100).contains(&year))
            && !is_plural(self.words(self.token(self.at + 1)))
        {
            self.pass("counted");
            return Ok(());
        }
        let hedges = self.hedges;
        let base = self.amount()?;
        self.hedges = hedges;
        let share = matches!(value.of, Of::Share(_)) && !matches!(base.of, Of::Share(_));
        let larger = base.of == value.of && base.ends().0.to_f64() >= value.ends().1.to_f64();
        if !share && !larger {
            self.at = of + 1;
            return self.second_number(&token);
        }
        let words = &self.text[from..base.end];
        self.warn(from, base.end, format!("`{words}` is not kept"));
        Ok(())
    }

    /// `43 of 120 countries`: the phrase counts the 43. Without "out" it does not say that it means a share.
    fn skip_whole(&mut self, value: &Amount) -> Result<(), ReadError> {
        let of = self.at;
        self.pass("counted");
        while matches!(self.meaning(self.at), Some(Meaning::Filler)) {
            self.pass("counted");
        }
        if !self.starts_value(self.at) || self.currency_at(self.at).is_some() {
            return Ok(());
        }
        let token = *self.here();
        let (from, to) = (self.token(of).start, token.start);
        let Some(whole) = self.number()? else {
            self.at = of + 1;
            return Ok(());
        };
        let larger = whole.low.to_f64() >= value.number.high.to_f64() && !whole.vague && !value.number.vague;
        let year = whole.bare_digits == 4;
        let measured = matches!(self.meaning(self.at), Some(Meaning::Unit(_) | Meaning::Percent));
        if !larger || year || measured || to == from {
            self.at = of + 1;
            return self.second_number(&token);
        }
        let words = &self.text[from..whole.end];
        self.warn(
            from,
            whole.end,
            format!("`{words}` is not kept: a share is told with `out of`"),
        );
        Ok(())
    }

    /// `killed + wounded` are counted together; what is added in words is not counted: `500 workers plus families`. False where a plus is a bound.
    pub(super) fn together(&mut self, plus: &Token) -> bool {
        let next = self.token(self.at + 1);
        let named = matches!(
            next.kind,
            Kind::Unknown | Kind::Numeral(_) | Kind::Known(Meaning::Filler)
        );
        if !named {
            return false;
        }
        if self.words(plus) != "+" && !matches!(next.kind, Kind::Numeral(_)) {
            let mut last = self.at + 1;
            while matches!(self.token(last + 1).kind, Kind::Unknown) {
                last += 1;
            }
            let end = self.token(last).end;
            let words = &self.text[plus.start..end];
            self.warn(plus.start, end, format!("`{words}` is not kept"));
            self.at = last;
        }
        self.pass("counted");
        true
    }

    /// Whether a slash here parts two words for what is counted, as in `killed/wounded`, and begins no rate as in `workers/site`.
    pub(super) fn either_word(&self) -> bool {
        let (before, next) = (self.token(self.at - 1), self.token(self.at + 1));
        if !matches!(before.kind, Kind::Unknown) {
            return false;
        }
        let word = self.words(next);
        let counted = is_plural(word) || CASUALTIES.iter().any(|other| other.eq_ignore_ascii_case(word));
        matches!(next.kind, Kind::Numeral(_)) || (matches!(next.kind, Kind::Unknown) && counted)
    }

    /// A number after the value: the year in "in 2014", or a second quantity, which is refused.
    pub(super) fn second_number(&mut self, token: &Token) -> Result<(), ReadError> {
        let before = |places: usize| self.at.checked_sub(places).and_then(|at| self.meaning(at));
        // "In March of 2014", Spanish "en marzo de 2014".
        let before = match (before(2), before(1)) {
            (Some(Meaning::Calendar), Some(Meaning::Of)) => before(2),
            (_, last) => last,
        };
        let dated = matches!(
            before,
            Some(Meaning::In | Meaning::When | Meaning::From | Meaning::Calendar)
        );
        if let (Kind::Numeral(numeral), true) = (token.kind, dated)
            && numeral.bare_digits == 4
        {
            self.pass("counted");
            return Ok(());
        }
        let mut error = refusal(token.start, token.end, reason::SECOND_NUMBER);
        error.expected = Some("a range is written `10 to 20`".into());
        Err(error)
    }
}
