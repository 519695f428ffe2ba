//! How charts write numbers: grouped or short, with unit and hedge, without rounding a source's figure.

use crate::chart::data::Data;
use crate::model::{Bound, Currency, Hedge, Per, UnitKind, fraction, points, qualified};
use crate::store::EstimateRow;

/// How numbers are written, by language. The text stays English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// `1,234.5`
    #[default]
    En,
    /// `1.234,5`
    De,
    /// `1.234,5`
    Es,
    /// `1 234,5`
    Fr,
    /// `1.234,5`
    It,
    /// `1.234,5`
    Pt,
    /// `1 234,5`
    Ru,
    /// `1,234.5`
    Ko,
}

impl Lang {
    /// Every language, in the order of declaration.
    pub const ALL: &'static [Self] = &[
        Self::En,
        Self::De,
        Self::Es,
        Self::Fr,
        Self::It,
        Self::Pt,
        Self::Ru,
        Self::Ko,
    ];

    /// The ISO 639-1 code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::It => "it",
            Self::Pt => "pt",
            Self::Ru => "ru",
            Self::Ko => "ko",
        }
    }

    /// Finds the language of an ISO 639-1 code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lang| lang.as_str() == code)
    }

    const fn group(self) -> char {
        match self {
            Self::En | Self::Ko => ',',
            Self::De | Self::Es | Self::It | Self::Pt => '.',
            Self::Fr | Self::Ru => '\u{a0}',
        }
    }

    const fn decimal(self) -> char {
        match self {
            Self::En | Self::Ko => '.',
            _ => ',',
        }
    }
}

/// Writes the values of one series.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Numbers {
    lang: Lang,
    unit: UnitKind,
    unit_name: Option<String>,
    currency: Option<Currency>,
    per: Option<Per>,
}

impl Numbers {
    /// For the claims of a chart; without a series they are counts.
    pub(crate) fn of(data: &Data, lang: Lang) -> Self {
        let currency = data.drawn_in();
        match &data.series {
            Some(series) => Self {
                lang,
                unit: series.unit,
                unit_name: series.unit_name.clone(),
                currency,
                per: series.per,
            },
            None => Self {
                lang,
                unit: UnitKind::Count,
                unit_name: None,
                currency: None,
                per: None,
            },
        }
    }

    /// The same for rates in this period, if there is one.
    pub(crate) fn by(self, per: Option<Per>) -> Self {
        Self {
            per: per.or(self.per),
            ..self
        }
    }

    /// For amounts that are of no series.
    pub(crate) fn amounts(unit: UnitKind, currency: Option<Currency>, lang: Lang) -> Self {
        Self {
            lang,
            unit,
            unit_name: None,
            currency,
            per: None,
        }
    }

    /// Whether values are fractions of a whole.
    pub(crate) fn is_share(&self) -> bool {
        self.unit == UnitKind::Share
    }

    /// A value with its unit: `46,000`, `$1.2bn`, `70%`, `40 days`.
    pub(crate) fn value(&self, value: f64) -> String {
        self.value_in(value, self.currency)
    }

    /// A value beside a tick of the axis, which names the unit already.
    pub(crate) fn tick(&self, value: f64) -> String {
        let has_sign = matches!(symbol(self.currency).chars().count(), 0 | 1);
        match self.unit {
            UnitKind::Duration | UnitKind::Measure => self.bare(value),
            UnitKind::Money if !has_sign => self.bare(value),
            _ => self.value(value),
        }
    }

    fn bare(&self, value: f64) -> String {
        format!("{}{}", if value < 0.0 { "−" } else { "" }, self.short(value.abs()))
    }

    fn value_in(&self, value: f64, currency: Option<Currency>) -> String {
        let sign = if value < 0.0 { "−" } else { "" };
        let size = value.abs();
        match self.unit {
            UnitKind::Count => format!("{sign}{}", self.short(size)),
            UnitKind::Share => {
                if let Some((parts, of)) = fraction(size) {
                    return format!("{sign}{parts}/{of}");
                }
                let space = if matches!(self.lang, Lang::De | Lang::Es | Lang::Fr | Lang::Ru) {
                    "\u{a0}"
                } else {
                    ""
                };
                format!("{sign}{}{space}%", self.plain(size * 100.0))
            }
            UnitKind::Money => format!("{sign}{}{}", symbol(currency), self.short(size)),
            UnitKind::Duration | UnitKind::Measure => {
                let name = self.unit_name.as_deref().unwrap_or_default();
                let plural = if (size - 1.0).abs() < 1e-9 || name.is_empty() {
                    ""
                } else {
                    "s"
                };
                format!("{sign}{}\u{a0}{name}{plural}", self.short(size))
                    .trim_end()
                    .to_string()
            }
        }
    }

    /// Two values that share their unit: `10,000–15,000`, `$1.2bn–$2.3bn`, `70–90%`.
    pub(crate) fn range(&self, low: f64, high: f64, currency: Option<Currency>) -> String {
        let currency = currency.or(self.currency);
        let (low, high) = (self.value_in(low, currency), self.value_in(high, currency));
        let low = match self.unit {
            // A fraction has no sign to share.
            UnitKind::Share if high.ends_with('%') => low.trim_end_matches(['%', '\u{a0}']).to_string(),
            UnitKind::Duration | UnitKind::Measure => low.split('\u{a0}').next().unwrap_or_default().to_string(),
            UnitKind::Count | UnitKind::Money | UnitKind::Share => low,
        };
        format!("{low}–{high}")
    }

    /// A claim's figure with its hedge; a magnitude in words is quoted from the source.
    pub(crate) fn figure(&self, row: &EstimateRow) -> String {
        let currency = row.currency.or(self.currency);
        let one = |value: Option<f64>| value.map(|value| self.value_in(value, currency));
        if let (Some(_), Some(best)) = (row.interval, row.best) {
            return self.best_in_interval(row, best, currency);
        }
        let value = match row.bound {
            Bound::Exact | Bound::Approximate => one(row.best.or(row.low)),
            Bound::Range => row.low.zip(row.high).map(|(low, high)| self.range(low, high, currency)),
            Bound::AtLeast | Bound::MoreThan => one(row.low),
            Bound::AtMost | Bound::LessThan => one(row.high),
            Bound::Unreported => None,
            Bound::Magnitude => return format!("“{}”", row.stated.trim()),
        };
        value.map_or_else(
            || row.figure.clone(),
            |value| format!("{}{value}", qualified(row.bound, row.hedge, '\u{a0}')),
        )
    }

    /// A best figure with its interval: `654,965 (392,979–942,636)`, `15 (≤ 20)`.
    fn best_in_interval(&self, row: &EstimateRow, best: f64, currency: Option<Currency>) -> String {
        let sign = qualified(row.bound, Hedge::None, '\u{a0}');
        let hedge = qualified(Bound::Exact, row.hedge, '\u{a0}');
        let margin = row
            .interval
            .and_then(|interval| interval.margin([row.low, row.best, row.high]));
        if let Some(margin) = margin {
            let best = self.value_in(best, currency);
            let margin = match self.unit {
                UnitKind::Share => points(margin).replace(' ', "\u{a0}"),
                _ => self.value_in(margin, currency),
            };
            return format!("{hedge}{best} ± {margin}");
        }
        let interval = match (row.low, row.high) {
            (Some(low), Some(high)) => self.range(low, high, currency),
            (low, high) => {
                let end = low.or(high).map(|end| self.value_in(end, currency));
                format!("{sign}{}", end.unwrap_or_default())
            }
        };
        format!("{hedge}{} ({interval})", self.value_in(best, currency))
    }

    /// What the axis counts: `workers`, `US dollars a year`, `share`.
    pub(crate) fn unit(&self) -> String {
        let unit = match self.unit {
            UnitKind::Count => self.unit_name.clone().unwrap_or_default(),
            UnitKind::Share => "share".to_string(),
            UnitKind::Money => match self.currency {
                Some(currency) if currency.as_str() == "USD" => "US dollars".to_string(),
                Some(currency) => named(currency),
                None => "money".to_string(),
            },
            UnitKind::Duration | UnitKind::Measure => self
                .unit_name
                .as_ref()
                .map(|name| format!("{name}s"))
                .unwrap_or_default(),
        };
        match self.per {
            Some(per) => format!("{unit} a {per}").trim().to_string(),
            None => unit,
        }
    }

    /// Millions and billions are abbreviated, smaller numbers written in full; extremely large ones use powers of ten.
    fn short(&self, value: f64) -> String {
        if value >= 1e15 {
            return format!("{value:.1e}");
        }
        for (scale, name) in [(1e12, "tn"), (1e9, "bn"), (1e6, "m")] {
            if value >= scale {
                return format!("{}{name}", self.plain(value / scale));
            }
        }
        self.plain(value)
    }

    /// Grouped digits, with decimals only if the value has them, and at most three significant digits below 100.
    fn plain(&self, value: f64) -> String {
        if value > 0.0 && value < 0.000_1 {
            return format!("{value:.1e}");
        }
        let decimals = if value >= 100.0 || value == 0.0 {
            usize::from(value < 1000.0 && (value - value.round()).abs() > 0.05)
        } else if value >= 10.0 {
            1
        } else if value >= 0.1 {
            2
        } else {
            4
        };
        let text = format!("{value:.decimals$}");
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let fraction = fraction.trim_end_matches('0');
        let mut grouped = String::with_capacity(whole.len() + whole.len() / 3 + 4);
        for (index, digit) in whole.chars().enumerate() {
            let left = whole.len() - index;
            // Spanish does not group four digits (Fundéu, RAE).
            if index > 0 && left.is_multiple_of(3) && !(self.lang == Lang::Es && whole.len() == 4) {
                grouped.push(self.lang.group());
            }
            grouped.push(digit);
        }
        if !fraction.is_empty() {
            grouped.push(self.lang.decimal());
            grouped.push_str(fraction);
        }
        grouped
    }
}

/// A figure in two halves, the best figure and its interval in brackets; `None` without an interval.
pub(crate) fn best_and_interval(figure: &str) -> Option<[String; 2]> {
    let (best, interval) = figure.split_once(" (")?;
    Some([best.to_owned(), format!("({interval}")])
}

/// A currency by its name in ISO 4217: `Russian ruble (RUB)`.
fn named(currency: Currency) -> String {
    let code = currency.as_str();
    iso_currency::Currency::from_code(code)
        .map_or_else(|| code.to_owned(), |known| format!("{} ({code})", known.name()))
}

/// A currency's sign if readers know it and the embedded font has it, otherwise its code and a non-breaking space.
fn symbol(currency: Option<Currency>) -> String {
    let Some(currency) = currency else { return String::new() };
    match currency.as_str() {
        "USD" => "$".into(),
        "EUR" => "€".into(),
        "GBP" => "£".into(),
        "JPY" => "¥".into(),
        code => format!("{code}\u{a0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(unit: UnitKind, currency: Option<&str>, lang: Lang) -> Numbers {
        Numbers {
            lang,
            unit,
            unit_name: Some("day".into()),
            currency: currency.and_then(Currency::new),
            per: None,
        }
    }

    #[test]
    fn values_are_grouped_or_short() {
        let count = numbers(UnitKind::Count, None, Lang::En);
        for (value, text) in [
            (0.0, "0"),
            (7.0, "7"),
            (806.0, "806"),
            (46_000.0, "46,000"),
            (999_999.0, "999,999"),
            (1_250_000.0, "1.25m"),
            (-3.0, "−3"),
            (0.25, "0.25"),
        ] {
            assert_eq!(count.value(value), text);
        }
        let dollars = numbers(UnitKind::Money, Some("USD"), Lang::En);
        assert_eq!(dollars.value(1.2e9), "$1.2bn");
        assert_eq!(dollars.range(1.2e9, 2.3e9, None), "$1.2bn–$2.3bn");
        let share = numbers(UnitKind::Share, None, Lang::En);
        assert_eq!(share.value(0.7), "70%");
        assert_eq!(share.range(0.7, 0.9, None), "70–90%");
        assert_eq!(numbers(UnitKind::Duration, None, Lang::En).value(40.0), "40\u{a0}days");
        assert_eq!(numbers(UnitKind::Duration, None, Lang::En).value(1.0), "1\u{a0}day");
    }

    #[test]
    fn languages_group_as_their_readers_do() {
        for (lang, text) in [
            (Lang::En, "1,234,567"),
            (Lang::De, "1.234.567"),
            (Lang::Fr, "1\u{a0}234\u{a0}567"),
        ] {
            assert_eq!(numbers(UnitKind::Count, None, lang).plain(1_234_567.0), text);
        }
        assert_eq!(numbers(UnitKind::Count, None, Lang::Es).plain(1234.0), "1234");
        assert_eq!(numbers(UnitKind::Count, None, Lang::De).value(1_250_000.0), "1,25m");
    }
}
