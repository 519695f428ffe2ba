//! Quantities to phrases. What is printed reads back as the same quantity.

use crate::model::{Bound, Quantity, UnitKind};

use super::decimal::Ratio;
use super::number;
use super::units;

/// Prints a quantity as a phrase that [`super::read`], with its default options, reads back as the same quantity.
///
/// That holds for every quantity that [`super::read`] can make. A quantity made elsewhere prints too, but a magnitude
/// that no words have prints as a range, and a unit unknown here is read as what is counted.
#[must_use]
pub fn print(quantity: &Quantity) -> String {
    let about = if quantity.approximate || quantity.bound == Bound::Approximate {
        "about "
    } else {
        ""
    };
    let low = quantity.low.or(quantity.best).or(quantity.high).unwrap_or_default();
    let high = quantity.high.unwrap_or(low);
    let one = |value: f64| amount(quantity, value, false);
    let mut phrase = match quantity.bound {
        Bound::Exact | Bound::Approximate => format!("{about}{}", one(quantity.best.unwrap_or(low))),
        Bound::AtLeast => format!("at least {about}{}", one(low)),
        Bound::MoreThan => format!("more than {about}{}", one(low)),
        Bound::AtMost => format!("at most {about}{}", one(high)),
        Bound::LessThan => format!("less than {about}{}", one(high)),
        Bound::Range => format!("{about}{}", range(quantity, low, high)),
        Bound::Magnitude => format!(
            "{about}{}",
            magnitude(quantity, low, high).unwrap_or_else(|| range(quantity, low, high))
        ),
    };
    if let Some(per) = quantity.per {
        phrase.push_str(" per ");
        phrase.push_str(per.as_str());
    }
    phrase
}

/// `10 to 15`, each end with its unit.
fn range(quantity: &Quantity, low: f64, high: f64) -> String {
    // "5 to 7,000" would be read as thousands throughout; "5.0 to 7,000" is not.
    let decimals = quantity.unit == UnitKind::Count && high >= 1000.0 && low.fract() == 0.0 && low < 1000.0;
    format!(
        "{} to {}",
        amount(quantity, low, decimals),
        amount(quantity, high, false)
    )
}

/// A value with its unit.
fn amount(quantity: &Quantity, value: f64, decimals: bool) -> String {
    let unit = quantity.unit_name.as_deref().unwrap_or_default();
    match (quantity.unit, quantity.currency) {
        (UnitKind::Share, _) => format!("{}%", figures(value, 2, decimals)),
        (UnitKind::Money, Some(currency)) => format!("{currency} {}", figures(value, 0, decimals)),
        _ if unit.is_empty() => figures(value, 0, decimals),
        _ => {
            let known = units::ALL.iter().find(|known| known.name == unit);
            let plural = known.map_or(unit, |known| known.plural);
            // A lone 1 is spelled with the singular; everything else, 0.5 included, with the plural.
            let unit = if value.to_bits() == 1_f64.to_bits() {
                unit
            } else {
                plural
            };
            format!("{} {unit}", figures(value, 0, decimals))
        }
    }
}

/// The shortest decimal that reads back as `value`, its point moved right by `places`, with commas for thousands.
fn figures(value: f64, places: i32, decimals: bool) -> String {
    const LONGEST: i32 = 21;
    let shortest = format!("{value:e}");
    let (mantissa, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    let exponent = exponent.parse::<i32>().unwrap_or_default();
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    if digits == "0" {
        return if decimals { "0.0".into() } else { "0".into() };
    }
    // The point stands after this many digits.
    let point = exponent + places + 1;
    if !(-6..=LONGEST).contains(&point) {
        return format!("{sign}{mantissa}e{}", point - 1);
    }
    let length = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or_default());
    let (whole, rest) = if point <= 0 {
        ("0".to_owned(), format!("{}{digits}", zeros(-point)))
    } else if point >= length {
        (format!("{digits}{}", zeros(point - length)), String::new())
    } else {
        let (whole, rest) = digits.split_at(usize::try_from(point).unwrap_or_default());
        (whole.to_owned(), rest.to_owned())
    };
    let rest = match (rest.is_empty(), decimals) {
        (true, true) => ".0".to_owned(),
        (true, false) => String::new(),
        (false, _) => format!(".{rest}"),
    };
    format!("{sign}{}{rest}", with_commas(&whole))
}

fn with_commas(whole: &str) -> String {
    let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// What is said of a part of a size, and so never of ones.
const PARTS: [&str; 3] = ["low ", "mid-", "high "];

/// A size in words: its least and its first factor too much, and what is said before the power of ten.
const SIZES: [(u8, u8, &str); 7] = [
    (1, 10, ""),
    (1, 4, "low "),
    (4, 7, "mid-"),
    (7, 10, "high "),
    (2, 10, "several "),
    (24, 100, "dozens"),
    (40, 100, "scores"),
];

/// `tens of thousands`, `several percent`, `hundreds to thousands`; `None` where no words have these ends.
fn magnitude(quantity: &Quantity, low: f64, high: f64) -> Option<String> {
    let unit = quantity.unit_name.as_deref().unwrap_or_default();
    let plural = units::ALL
        .iter()
        .find(|known| known.name == unit)
        .map_or(unit, |known| known.plural);
    // The powers of ten that a unit comes in, and its name in each.
    let units = match (quantity.unit, quantity.currency) {
        (UnitKind::Share, _) => vec![(-2, " percent".to_owned()), (-3, "‰".to_owned())],
        (UnitKind::Money, Some(currency)) => vec![(0, format!(" {currency}")), (-2, format!(" {currency} cents"))],
        _ if plural.is_empty() => vec![(0, String::new())],
        _ => vec![(0, format!(" {plural}"))],
    };
    let mut lower = None;
    let mut upper = None;
    for (power, name) in &units {
        let (first, second) = sizes(low, high, *power);
        if let (Some(first), Some(second)) = (&first, &second) {
            let joined = if first == second {
                first.clone()
            } else {
                format!("{first} to {second}")
            };
            let of = if quantity.unit == UnitKind::Share
                || name.is_empty()
                || joined == "several"
                || joined == "single-digit"
            {
                ""
            } else {
                " of"
            };
            return Some(format!("{joined}{of}{name}"));
        }
        lower = lower.or(first.map(|words| format!("{words}{name}")));
        upper = upper.or(second.map(|words| format!("{words}{name}")));
    }
    Some(format!("{} to {}", lower?, upper?))
}

/// The words with this lower and with this upper end, in units of a power of ten; the same ones where they have both.
fn sizes(low: f64, high: f64, unit: i32) -> (Option<String>, Option<String>) {
    const LARGEST: i32 = 308;
    let same = |end: Ratio, value: f64| {
        end.shifted(unit)
            .to_f64()
            .is_some_and(|end| end.to_bits() == value.to_bits())
    };
    let mut lower = None;
    let mut upper = None;
    for exponent in 0..=LARGEST {
        for (least, most, words) in SIZES
            .into_iter()
            .filter(|(.., words)| exponent > 0 || !PARTS.contains(words))
        {
            let number = number::size(least, most, exponent);
            let (bottom, top) = (same(number.low, low), same(number.high, high));
            if bottom && top {
                let words = spell(words, exponent);
                return (Some(words.clone()), Some(words));
            }
            lower = lower.or(bottom.then_some((words, exponent)));
            // Several sizes can have one upper end; the one without "dozens of" is the plain way to say it.
            if top && (upper.is_none() || words.is_empty()) {
                upper = Some((words, exponent));
            }
        }
    }
    let spell = |(words, exponent): (&str, i32)| spell(words, exponent);
    (lower.map(spell), upper.map(spell))
}

/// `tens of thousands` for 4, `several tens of thousands` after "several ".
fn spell(words: &str, exponent: i32) -> String {
    const SCALES: [(i32, &str); 8] = [
        (18, "quintillions"),
        (15, "quadrillions"),
        (12, "trillions"),
        (9, "billions"),
        (6, "millions"),
        (3, "thousands"),
        (2, "hundreds"),
        (1, "tens"),
    ];
    let mut parts = Vec::new();
    let mut left = exponent;
    for (power, name) in SCALES {
        while left >= power {
            parts.push(name);
            left -= power;
        }
    }
    parts.reverse();
    let chain = parts.join(" of ");
    if exponent == 0 && words.is_empty() {
        return "single-digit".into();
    }
    match (words.ends_with([' ', '-']), words.is_empty() || chain.is_empty()) {
        (true, _) => format!("{words}{chain}").trim_end().to_owned(),
        (false, true) => format!("{words}{chain}"),
        (false, false) => format!("{words} of {chain}"),
    }
}
