//! Prints quantities for people, always with the hedge: `≥ 25,000`, `≈ 50,000`, `10,000–15,000`.

use super::quantity::{Bound, Quantity, UnitKind};

/// Groups the digits of a whole number in threes.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Prints a number with grouped thousands and at most four decimals: `12,345.5`.
#[must_use]
pub fn group_digits(value: f64) -> String {
    let fixed = format!("{:.4}", value.abs());
    let (whole, decimals) = fixed.split_once('.').unwrap_or((fixed.as_str(), ""));
    let decimals = decimals.trim_end_matches('0');
    let sign = if value < 0.0 && (whole != "0" || !decimals.is_empty()) {
        "-"
    } else {
        ""
    };
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{decimals}", grouped(whole))
}

impl Quantity {
    /// Prints the quantity for people, with its hedge, currency, unit and period.
    ///
    /// `≈` is approximate, `≥ > ≤ <` are bounds, `a–b` is a stated range and `a…b` a magnitude in words ("tens of thousands").
    #[must_use]
    pub fn figure(&self) -> String {
        let number = |value: f64| match self.unit {
            UnitKind::Share => format!("{}%", group_digits(value * 100.0)),
            _ => group_digits(value),
        };
        let end = |value: Option<f64>| value.map_or_else(|| "?".to_owned(), number);
        let currency = self.currency.map(|currency| format!("{currency} ")).unwrap_or_default();
        let hedge = if self.approximate { "≈ " } else { "" };
        let value = match self.bound {
            Bound::Exact => format!("{hedge}{currency}{}", end(self.best)),
            Bound::Approximate => format!("≈ {currency}{}", end(self.best)),
            Bound::Range => format!("{hedge}{currency}{}–{}", end(self.low), end(self.high)),
            Bound::Magnitude => format!("{hedge}{currency}{}…{}", end(self.low), end(self.high)),
            Bound::AtLeast => format!("≥ {hedge}{currency}{}", end(self.low)),
            Bound::MoreThan => format!("> {hedge}{currency}{}", end(self.low)),
            Bound::AtMost => format!("≤ {hedge}{currency}{}", end(self.high)),
            Bound::LessThan => format!("< {hedge}{currency}{}", end(self.high)),
        };
        let unit = match (self.unit, self.unit_name.as_deref()) {
            (UnitKind::Duration, Some(name)) if self.best == Some(1.0) => format!(" {name}"),
            (UnitKind::Duration, Some(name)) => format!(" {name}s"),
            (UnitKind::Measure, Some(name)) => format!(" {name}"),
            _ => String::new(),
        };
        let per = self.per.map(|per| format!(" / {per}")).unwrap_or_default();
        format!("{value}{unit}{per}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Per};

    fn quantity(bound: Bound, low: Option<f64>, best: Option<f64>, high: Option<f64>, unit: UnitKind) -> Quantity {
        Quantity {
            bound,
            low,
            best,
            high,
            unit,
            unit_name: None,
            currency: None,
            per: None,
            approximate: false,
        }
    }

    #[test]
    fn every_bound_prints_its_hedge() {
        use Bound::{Approximate, AtLeast, AtMost, Exact, LessThan, Magnitude, MoreThan, Range};
        let cases = [
            (Exact, Some(806.0), Some(806.0), Some(806.0), "806"),
            (Approximate, None, Some(50_000.0), None, "≈ 50,000"),
            (Range, Some(10_000.0), None, Some(15_000.0), "10,000–15,000"),
            (AtLeast, Some(25_000.0), None, None, "≥ 25,000"),
            (MoreThan, Some(500.0), None, None, "> 500"),
            (AtMost, None, None, Some(1_234_567.0), "≤ 1,234,567"),
            (LessThan, None, None, Some(0.25), "< 0.25"),
            (Magnitude, Some(10_000.0), None, Some(99_999.0), "10,000…99,999"),
        ];
        for (bound, low, best, high, expected) in cases {
            assert_eq!(quantity(bound, low, best, high, UnitKind::Count).figure(), expected);
        }
    }

    #[test]
    fn units_are_printed_with_the_number() {
        let mut pay = quantity(Bound::Range, Some(300.0), None, Some(1_000.0), UnitKind::Money);
        pay.currency = Currency::new("USD");
        pay.per = Some(Per::Month);
        assert_eq!(pay.figure(), "USD 300–1,000 / month");
        let mut share = quantity(Bound::Range, Some(0.7), None, Some(0.9), UnitKind::Share);
        share.approximate = true;
        assert_eq!(share.figure(), "≈ 70%–90%");
        let mut rest = quantity(Bound::Exact, Some(2.0), Some(2.0), Some(2.0), UnitKind::Duration);
        rest.unit_name = Some("day".into());
        rest.per = Some(Per::Year);
        assert_eq!(rest.figure(), "2 days / year");
        assert_eq!(
            quantity(Bound::AtMost, None, None, Some(1.0 / 3.0), UnitKind::Share).figure(),
            "≤ 33.3333%"
        );
    }

    #[test]
    fn negative_and_fractional_numbers_keep_their_sign() {
        assert_eq!(group_digits(-1_234.5), "-1,234.5");
        assert_eq!(group_digits(-0.000_01), "0");
        assert_eq!(group_digits(999_999.999_99), "1,000,000");
    }
}
