//! Margins: `50 ± 5`, `46% (margin of error 3 points)`.

use crate::language::ReadError;
use crate::model::{Interval, IntervalKind};

use super::super::amount::{Amount, Of};
use super::super::around::Around;
use super::super::meaning::Meaning;
use super::super::parser::Parser;
use super::super::range::{check_order, ends_in_words};
use super::super::reason::{self, refusal};
use super::name::Name;

impl Parser<'_> {
    /// `50 ± 5`; false where no margin follows.
    pub(in super::super) fn margin(&mut self, centre: &mut Amount) -> Result<bool, ReadError> {
        let comma = usize::from(matches!(self.meaning(self.at), Some(Meaning::Comma)));
        if !matches!(self.meaning(self.at + comma), Some(Meaning::PlusMinus)) {
            return Ok(false);
        }
        if !self.starts_value(self.at + comma + 1) {
            return Ok(false);
        }
        self.at += comma + 1;
        self.margin_of(centre)?;
        Ok(true)
    }

    /// The margin that begins here, around a figure.
    fn margin_of(&mut self, centre: &mut Amount) -> Result<(), ReadError> {
        let mut margin = self.amount()?;
        if centre.number.vague || margin.number.vague {
            return Err(refusal(centre.start, margin.end, reason::MARGIN_OF_SIZE));
        }
        let points = matches!(
            self.meaning(self.at),
            Some(Meaning::Not(reason::POINTS) | Meaning::NotAfter(reason::POINTS))
        );
        if points && matches!(centre.of, Of::Share(_)) && margin.of == Of::Things {
            margin.of = Of::Share(-2);
            self.at += 1;
        }
        if centre.of == Of::Things && matches!(margin.of, Of::Share(_)) && centre.number.scales == [0, 0] {
            let value = centre.number.low.to_f64();
            if value.is_some_and(|value| value > 100.0) {
                return Err(refusal(margin.start, margin.end, reason::RELATIVE_MARGIN));
            }
        }
        // "1.2 ± 0.3 million"
        let [all, _] = margin.number.scales;
        let smaller = centre.number.low.to_f64().map(f64::abs) < margin.number.low.to_f64();
        if centre.number.scales == [0, 0] && all > 0 && smaller {
            centre.number.low = centre.number.low.shifted(all);
            (centre.number.high, centre.number.bare_digits) = (centre.number.low, 0);
        }
        self.share_unit(centre, &mut margin)?;
        let (mut low, mut high) = (*centre, *centre);
        low.number.low = self.within(centre.number.low.plus(margin.number.low.negated()))?;
        low.number.high = low.number.low;
        high.number.low = self.within(centre.number.low.plus(margin.number.high))?;
        high.number.high = high.number.low;
        high.end = margin.end;
        check_order(&low, &high)?;
        self.note(low.start, high.end, "margin", || ends_in_words(&low, &high));
        self.around = Some(Around {
            low: Some(low.ends().0),
            high: Some(high.ends().1),
            scaled: margin.number.scales != [0, 0],
            bound: None,
            best: None,
            interval: Interval {
                kind: IntervalKind::Margin,
                level: None,
            },
            named: false,
        });
        Ok(())
    }

    /// `±3` and `3 points` of a margin of error, after its name; false where there are two ends.
    pub(super) fn margin_here(&mut self, value: &mut Amount, name: Option<Name>) -> Result<bool, ReadError> {
        let place = self.place();
        let signed = matches!(self.meaning(self.at), Some(Meaning::PlusMinus));
        self.at += usize::from(signed);
        if !self.starts_value(self.at) {
            self.go_back(&place);
            return Ok(false);
        }
        let from = self.at;
        self.amount()?;
        if matches!(self.meaning(self.at), Some(Meaning::Dash | Meaning::To)) {
            self.go_back(&place);
            return Ok(false);
        }
        self.go_back(&place);
        self.at = from;
        self.margin_of(value)?;
        if matches!(self.meaning(self.at), Some(Meaning::Comma)) {
            let back = self.at;
            self.at += 1;
            match self.name()? {
                Some(said) if name.is_some_and(|name| name.level.is_none()) => self.name_margin(said.level),
                _ => self.at = back,
            }
        }
        self.name_margin(name.and_then(|name| name.level));
        Ok(true)
    }

    fn name_margin(&mut self, level: Option<f64>) {
        if let (Some(around), Some(_)) = (&mut self.around, level) {
            (around.interval.level, around.named) = (level, true);
        }
    }
}
