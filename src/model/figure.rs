//! Prints quantities for people, always with the hedge: `≥ 25,000`, `≈ 50,000`, `10,000–15,000`.

use super::hedge::Hedge;
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

/// A share whose percentage has no end, as the fraction that it is: 2/3, 5/6, 1/7. `None` for all others, which are percentages.
#[must_use]
pub fn fraction(share: f64) -> Option<(u32, u32)> {
    [3, 6, 7, 9, 11, 12].into_iter().find_map(|of| {
        let parts = (1..of).find(|parts| (share - f64::from(*parts) / f64::from(of)).abs() < 1e-9)?;
        let percent = share * 10_000.0;
        ((percent - percent.round()).abs() > 1e-6).then_some((parts, of))
    })
}

/// A margin of a share: `3 points`, of a percentage.
#[must_use]
pub fn points(margin: f64) -> String {
    let points = group_digits(margin * 100.0);
    let noun = if points == "1" { "point" } else { "points" };
    format!("{points} {noun}")
}

impl Quantity {
    /// Prints the quantity for people, with its hedge, currency, unit and period.
    ///
    /// `≥ > ≤ <` are bounds, `a–b` is a stated range and `a…b` a magnitude in words ("tens of thousands"). A hedge is printed before the figure as in
    /// [`Hedge::notation`]: `≈` for "about", otherwise words, since readers know no sign for "nearly".
    #[must_use]
    pub fn figure(&self) -> String {
        if self.bound == Bound::Unreported {
            return "not reported".to_owned();
        }
        let number = |value: f64| match self.unit {
            UnitKind::Share => match fraction(value) {
                Some((parts, of)) => format!("{parts}/{of}"),
                None => format!("{}%", group_digits(value * 100.0)),
            },
            _ => group_digits(value),
        };
        let end = |value: Option<f64>| value.map_or_else(|| "?".to_owned(), number);
        let currency = self.currency.map(|currency| format!("{currency} ")).unwrap_or_default();
        let value = match self.bound {
            Bound::Exact | Bound::Approximate => end(self.best),
            bound => match self.best {
                Some(best) => format!("{} {}", number(best), in_interval(self, &end)),
                None => match bound {
                    Bound::Range => format!("{}–{}", end(self.low), end(self.high)),
                    Bound::Magnitude => format!("{}…{}", end(self.low), end(self.high)),
                    Bound::AtMost | Bound::LessThan => end(self.high),
                    _ => end(self.low),
                },
            },
        };
        let unit = match (self.unit, self.unit_name.as_deref()) {
            (UnitKind::Duration, Some(name)) if self.best == Some(1.0) => format!(" {name}"),
            (UnitKind::Duration, Some(name)) => format!(" {name}s"),
            (UnitKind::Measure, Some(name)) => format!(" {name}"),
            _ => String::new(),
        };
        let per = self.per.map(|per| format!(" / {per}")).unwrap_or_default();
        // The sign of a bound beside a best figure is the interval's.
        let bound = self.best.map_or(self.bound, |_| Bound::Exact);
        format!("{}{currency}{value}{unit}{per}", qualified(bound, self.hedge, ' '))
    }
}

/// What stands after a best figure in print: `(10–20)`, `(≤ 20)`, `± 5`.
fn in_interval(quantity: &Quantity, end: &impl Fn(Option<f64>) -> String) -> String {
    let ends = [quantity.low, quantity.best, quantity.high];
    if let Some(margin) = quantity.interval.and_then(|interval| interval.margin(ends)) {
        return match quantity.unit {
            UnitKind::Share => format!("± {}", points(margin)),
            _ => format!("± {}", end(Some(margin))),
        };
    }
    let joint = if quantity.bound == Bound::Magnitude {
        '…'
    } else {
        '–'
    };
    let sign = qualified(quantity.bound, Hedge::None, ' ');
    match (quantity.low, quantity.high) {
        (Some(low), Some(high)) => format!("({}{joint}{})", end(Some(low)), end(Some(high))),
        (low, high) => format!("({sign}{})", end(low.or(high))),
    }
}

/// What stands before a figure in print, the hedge within the bound: `≥ ≈ `, `nearly `, `well over `. Words and signs are followed by `space`.
#[must_use]
pub fn qualified(bound: Bound, hedge: Hedge, space: char) -> String {
    let sign = match bound {
        Bound::AtLeast => "≥",
        Bound::AtMost => "≤",
        // "Well over" says that it is more than.
        Bound::MoreThan if hedge != Hedge::WellOver => ">",
        Bound::LessThan if hedge != Hedge::WellUnder => "<",
        _ => "",
    };
    let before = [sign, hedge.notation()].into_iter().filter(|words| !words.is_empty());
    before.flat_map(|words| [words.to_owned(), space.to_string()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Interval, IntervalKind, Per};

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
            interval: None,
            hedge: if bound == Bound::Approximate {
                Hedge::About
            } else {
                Hedge::None
            },
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
    fn a_hedge_is_printed_as_it_was_said() {
        use Hedge::{
            About, Counted, Estimated, Exactly, JustOver, JustUnder, Nearly, OrderOf, Roughly, WellOver, WellUnder,
        };
        let figure = |bound, low, best, high, hedge| {
            Quantity {
                hedge,
                ..quantity(bound, low, best, high, UnitKind::Count)
            }
            .figure()
        };
        let near = |hedge| figure(Bound::Approximate, None, Some(40_000.0), None, hedge);
        assert_eq!(near(About), "≈ 40,000");
        assert_eq!(near(Nearly), "nearly 40,000");
        assert_eq!(near(JustUnder), "just under 40,000");
        assert_eq!(near(JustOver), "just over 40,000");
        assert_eq!(near(Roughly), "roughly 40,000");
        assert_eq!(near(Estimated), "est. 40,000");
        assert_eq!(near(OrderOf), "order of 40,000");
        let one = Some(806.0);
        assert_eq!(figure(Bound::Exact, one, one, one, Exactly), "exactly 806");
        assert_eq!(figure(Bound::Exact, one, one, one, Counted), "counted 806");
        assert_eq!(figure(Bound::MoreThan, one, None, None, WellOver), "well over 806");
        assert_eq!(figure(Bound::LessThan, None, None, one, WellUnder), "well under 806");
        assert_eq!(figure(Bound::MoreThan, one, None, None, About), "> ≈ 806");
        assert_eq!(figure(Bound::Range, one, None, Some(900.0), Nearly), "nearly 806–900");
    }

    #[test]
    fn a_best_figure_is_printed_with_its_interval() {
        use IntervalKind::{Ci, Margin, Range};
        let figure = |bound, low, high, kind, hedge| {
            let interval = Some(Interval { kind, level: None });
            let bare = quantity(bound, low, Some(15.0), high, UnitKind::Count);
            Quantity {
                hedge,
                interval,
                ..bare
            }
            .figure()
        };
        let (low, high) = (Some(10.0), Some(20.0));
        assert_eq!(figure(Bound::Range, low, high, Ci, Hedge::None), "15 (10–20)");
        assert_eq!(figure(Bound::Range, low, high, Margin, Hedge::None), "15 ± 5");
        assert_eq!(figure(Bound::Range, low, Some(30.0), Margin, Hedge::None), "15 (10–30)");
        assert_eq!(
            figure(Bound::Range, low, high, Range, Hedge::Roughly),
            "roughly 15 (10–20)"
        );
        assert_eq!(figure(Bound::AtMost, None, high, Range, Hedge::None), "15 (≤ 20)");
        assert_eq!(figure(Bound::MoreThan, low, None, Range, Hedge::None), "15 (> 10)");
    }

    #[test]
    fn units_are_printed_with_the_number() {
        let mut pay = quantity(Bound::Range, Some(300.0), None, Some(1_000.0), UnitKind::Money);
        pay.currency = Currency::new("USD");
        pay.per = Some(Per::Month);
        assert_eq!(pay.figure(), "USD 300–1,000 / month");
        let mut share = quantity(Bound::Range, Some(0.7), None, Some(0.9), UnitKind::Share);
        share.hedge = Hedge::About;
        assert_eq!(share.figure(), "≈ 70%–90%");
        let mut rest = quantity(Bound::Exact, Some(2.0), Some(2.0), Some(2.0), UnitKind::Duration);
        rest.unit_name = Some("day".into());
        rest.per = Some(Per::Year);
        assert_eq!(rest.figure(), "2 days / year");
        assert_eq!(
            quantity(Bound::AtMost, None, None, Some(1.0 / 3.0), UnitKind::Share).figure(),
            "≤ 1/3"
        );
    }

    #[test]
    fn negative_and_fractional_numbers_keep_their_sign() {
        assert_eq!(group_digits(-1_234.5), "-1,234.5");
        assert_eq!(group_digits(-0.000_01), "0");
        assert_eq!(group_digits(999_999.999_99), "1,000,000");
    }
}
