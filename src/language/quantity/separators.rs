//! Numbers whose separators leave open whether they have thousands or decimals, once it is known what they are of: `50.000 workers`, `€50.000`.

use crate::language::ReadError;

use super::Separators;
use super::amount::{Amount, Of};
use super::parser::Parser;
use super::range::check_order;
use super::reason::{self, refusal};
use super::scan::Kind;

impl Parser<'_> {
    /// Decides between thousands and decimals by what is counted, whose words begin at `first`: nobody counts thousandths of a worker.
    ///
    /// # Errors
    /// Money can be either, and is refused where nothing says how its source writes numbers.
    pub(super) fn settle_separators(
        &mut self,
        low: &mut Amount,
        mut high: Option<&mut Amount>,
        first: usize,
    ) -> Result<(), ReadError> {
        let counted = matches!(self.token(first).kind, Kind::Unknown);
        let mut all = high.is_none() && low.number.either;
        for end in [Some(&mut *low), high.as_deref_mut()]
            .into_iter()
            .flatten()
            .filter(|end| end.number.either)
        {
            match end.of {
                Of::Things if counted && end.number.either => self.make_thousands(end),
                Of::Money { .. } if self.options.separators == Separators::Unsaid => return Err(self.either_money(end)),
                _ => all = false,
            }
        }
        if let Some(high) = high {
            check_order(low, high)?;
        }
        // The interval around a figure is written as the figure is, or would not hold it.
        if all && let Some(around) = &mut self.around {
            around.ends().for_each(|end| *end = end.shifted(3));
        }
        Ok(())
    }

    fn make_thousands(&mut self, amount: &mut Amount) {
        let number = &mut amount.number;
        (number.low, number.high) = (number.low.shifted(3), number.high.shifted(3));
        let start = number.start;
        for warning in self.warnings.iter_mut().filter(|warning| warning.start == start) {
            let words = &self.text[warning.start..warning.end];
            warning.what = format!("`{words}` is read with thousands, since a count has no such decimals");
        }
    }

    fn either_money(&self, amount: &Amount) -> ReadError {
        let mut error = refusal(amount.start, amount.end, reason::SEPARATORS);
        let words = &self.text[amount.number.start..amount.number.end];
        let thousands: String = words.chars().map(|sign| if sign == '.' { ',' } else { sign }).collect();
        let decimals = words.trim_end_matches('0').trim_end_matches(['.', ',']);
        error.what = format!("`{words}` may be {thousands} or {decimals}");
        error.expected = Some(format!(
            "write `{thousands}` or `{decimals}`, or say the language of the source"
        ));
        error
    }
}
