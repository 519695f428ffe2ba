//! Quantities to phrases. What is printed reads back as the same quantity.

use crate::language::Language;
use crate::model::{Bound, Hedge, IntervalKind, Quantity, UnitKind};

use super::decimal::Ratio;
use super::lookup;
use super::meaning::Meaning;
use super::number;

/// Prints a quantity as a phrase that [`super::read`], with its default options, reads back as the same quantity.
///
/// That holds for every quantity that [`super::read`] can make. A quantity made elsewhere prints too, but a magnitude
/// that no words have prints as a range, and a unit unknown here is read as what is counted.
#[must_use]
pub fn print(quantity: &Quantity) -> String {
    const USUAL_LENGTH: usize = 48;
    let mut phrase = String::with_capacity(USUAL_LENGTH);
    let low = quantity.low.or(quantity.best).or(quantity.high).unwrap_or_default();
    let high = quantity.high.unwrap_or(low);
    let bound = quantity.interval.map_or(quantity.bound, |_| Bound::Range);
    phrase.push_str(match (bound, quantity.hedge) {
        // "Well over" is a bound of its own.
        (Bound::MoreThan, Hedge::WellOver)
        | (Bound::LessThan, Hedge::WellUnder)
        | (Bound::Exact | Bound::Approximate | Bound::Range | Bound::Magnitude | Bound::Unreported, _) => "",
        (Bound::AtLeast, _) => "at least ",
        (Bound::MoreThan, _) => "more than ",
        (Bound::AtMost, _) => "at most ",
        (Bound::LessThan, _) => "less than ",
    });
    phrase.push_str(match quantity.hedge {
        Hedge::None | Hedge::Plural => "",
        Hedge::Counted => "counted ",
        Hedge::Exactly => "exactly ",
        Hedge::WellOver => "well over ",
        Hedge::WellUnder => "well under ",
        Hedge::Estimated => "estimated ",
        Hedge::About => "about ",
        Hedge::Roughly => "roughly ",
        Hedge::Nearly => "nearly ",
        Hedge::JustUnder => "just under ",
        Hedge::JustOver => "just over ",
        Hedge::OrderOf => "on the order of ",
    });
    match quantity.bound {
        _ if quantity.interval.is_some() => in_interval(&mut phrase, quantity, low, high),
        Bound::Exact | Bound::Approximate => amount(&mut phrase, quantity, quantity.best.unwrap_or(low), false),
        Bound::AtLeast | Bound::MoreThan => amount(&mut phrase, quantity, low, false),
        Bound::AtMost | Bound::LessThan => amount(&mut phrase, quantity, high, false),
        Bound::Range => range(&mut phrase, quantity, low, high),
        Bound::Unreported => phrase.push_str("not reported"),
        Bound::Magnitude => match magnitude(quantity, low, high) {
            Some(words) => phrase.push_str(&words),
            None => range(&mut phrase, quantity, low, high),
        },
    }
    if let Some(per) = quantity.per {
        phrase.push_str(" per ");
        phrase.push_str(per.as_str());
    }
    phrase
}

/// `15 (95% CI 10 to 20)`, `15 (at most 20)`, each number with its unit.
fn in_interval(phrase: &mut String, quantity: &Quantity, low: f64, high: f64) {
    amount(phrase, quantity, quantity.best.unwrap_or(low), false);
    phrase.push_str(" (");
    if let Some(level) = quantity.interval.and_then(|interval| interval.level) {
        phrase.push_str(&format!("{level}% "));
    }
    let name = match quantity.interval.map(|interval| interval.kind) {
        Some(IntervalKind::Ci) => "CI ",
        Some(IntervalKind::Ui) => "UI ",
        Some(IntervalKind::Margin) => "margin of error ",
        Some(IntervalKind::Range) | None => "range ",
    };
    let (words, end) = match quantity.bound {
        Bound::AtLeast => ("at least ", Some(low)),
        Bound::MoreThan => ("more than ", Some(low)),
        Bound::AtMost => ("at most ", Some(high)),
        Bound::LessThan => ("less than ", Some(high)),
        _ => (name, None),
    };
    // An interval with one end keeps its name where it has one of its own.
    if end.is_some() && name != "range " {
        phrase.push_str(name);
    }
    phrase.push_str(words);
    match end {
        Some(end) => amount(phrase, quantity, end, false),
        None => range(phrase, quantity, low, high),
    }
    phrase.push(')');
}

/// `10 to 15`, each end with its unit.
fn range(phrase: &mut String, quantity: &Quantity, low: f64, high: f64) {
    // "5 to 7,000" would be read as thousands throughout; "5.0 to 7,000" is not.
    let decimals = quantity.unit == UnitKind::Count && high >= 1000.0 && low.fract() == 0.0 && low < 1000.0;
    amount(phrase, quantity, low, decimals);
    phrase.push_str(" to ");
    amount(phrase, quantity, high, false);
}

/// A value with its unit.
fn amount(phrase: &mut String, quantity: &Quantity, value: f64, decimals: bool) {
    match (quantity.unit, quantity.currency) {
        (UnitKind::Share, _) => {
            figures(phrase, value, 2, decimals);
            phrase.push('%');
        }
        (UnitKind::Money, Some(currency)) => {
            let code = currency.as_str();
            if let Some(name) = named(code) {
                sum(phrase, value, decimals);
                phrase.push(' ');
                phrase.push_str(name);
            } else {
                phrase.push_str(code);
                phrase.push(' ');
                sum(phrase, value, decimals);
            }
        }
        _ => {
            figures(phrase, value, 0, decimals);
            if let Some(unit) = quantity.unit_name.as_deref().filter(|unit| !unit.is_empty()) {
                phrase.push(' ');
                // A lone 1 is spelled with the singular; everything else, 0.5 included, with the plural.
                let one = value.to_bits() == 1_f64.to_bits();
                phrase.push_str(if one { unit } else { plural(unit) });
            }
        }
    }
}

/// The figures of a sum of money, whose decimals must not look like thousands: 1.234 is printed as `1.2340`.
fn sum(phrase: &mut String, value: f64, decimals: bool) {
    let from = phrase.len();
    figures(phrase, value, 0, decimals);
    let parts = phrase
        .get(from..)
        .and_then(|sum| sum.trim_start_matches('-').split_once('.'));
    if parts.is_some_and(|(whole, places)| whole.len() <= 3 && whole != "0" && places.len() == 3) {
        phrase.push('0');
    }
}

/// The name of a currency whose code is read as another word: `ALL` is Albania's lek, and "all".
fn named(code: &str) -> Option<&'static str> {
    match lookup::find(code, 0, Language::English) {
        None | Some((Meaning::Money(_), _)) => None,
        Some(_) => lookup::name_of(code),
    }
}

/// A unit's plural; an unknown unit has none but itself.
fn plural(unit: &str) -> &str {
    match lookup::find(unit, 0, Language::English) {
        Some((Meaning::Unit(known), _)) if known.name == unit => known.plural,
        _ => unit,
    }
}

/// The shortest decimal that reads back as `value`, its point moved right by `places`, with commas for thousands.
fn figures(phrase: &mut String, value: f64, places: i32, decimals: bool) {
    const LONGEST: i32 = 21;
    let shortest = format!("{value:e}");
    let (mantissa, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    let exponent = exponent.parse::<i32>().unwrap_or_default();
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (first, rest) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if first == "0" {
        phrase.push_str(if decimals { "0.0" } else { "0" });
        return;
    }
    phrase.push_str(sign);
    // The point stands after this many digits.
    let point = exponent + places + 1;
    if !(-6..=LONGEST).contains(&point) {
        phrase.push_str(mantissa);
        phrase.push('e');
        phrase.push_str(&(point - 1).to_string());
        return;
    }
    let mut digits = first.chars().chain(rest.chars());
    for left in (0..point).rev() {
        phrase.push(digits.next().unwrap_or('0'));
        if left > 0 && left % 3 == 0 {
            phrase.push(',');
        }
    }
    if point <= 0 {
        phrase.push('0');
    }
    let mut after = (point..0).map(|_| '0').chain(digits).peekable();
    if decimals || after.peek().is_some() {
        phrase.push('.');
    }
    if decimals && after.peek().is_none() {
        phrase.push('0');
    }
    phrase.extend(after);
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
    let plural = plural(unit);
    // The powers of ten that a unit comes in, and its name in each.
    let units = match (quantity.unit, quantity.currency) {
        (UnitKind::Share, _) => vec![
            (-2, " percent".to_owned()),
            (-3, "‰".to_owned()),
            (-6, " ppm".to_owned()),
            (-9, " ppb".to_owned()),
        ],
        (UnitKind::Money, Some(currency)) => {
            let name = named(currency.as_str()).unwrap_or(currency.as_str());
            vec![(0, format!(" {name}")), (-2, format!(" {name} cents"))]
        }
        _ if plural.is_empty() => vec![(0, String::new())],
        _ => vec![(0, format!(" {plural}"))],
    };
    let mut lower = None;
    let mut upper = None;
    for (power, name) in &units {
        let (first, second) = sizes(low, high, *power, quantity.hedge == Hedge::None);
        if let (Some(first), Some(second)) = (&first, &second) {
            let joined = if first == second {
                first.clone()
            } else if first == "tens" && second.starts_with("hundreds of ") {
                // "Tens to hundreds of thousands" begins with tens of thousands.
                format!("double digits to {second}")
            } else if first.ends_with("tens") && second.starts_with("hundreds of ") {
                format!("{first} – {second}")
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

/// The words with this lower and with this upper end, in units of a power of ten; the same ones where they have both. A whole power of ten is a
/// plural, or `by_digits` the number of its digits, which says nothing of two at the least.
fn sizes(low: f64, high: f64, unit: i32, by_digits: bool) -> (Option<String>, Option<String>) {
    const LARGEST: i32 = 308;
    let same = |end: Ratio, value: f64| {
        end.shifted(unit)
            .to_f64()
            .is_some_and(|end| end.to_bits() == value.to_bits())
    };
    let mut lower = None;
    let mut upper = None;
    // No size has a factor of more than two digits, so that its power of ten is within two of that of its ends.
    let near = |exponent: i32, end: f64| (end.log10() - f64::from(exponent + unit)).abs() <= 2.5;
    for exponent in (0..=LARGEST).filter(|exponent| near(*exponent, low) || near(*exponent, high)) {
        for (least, most, words) in SIZES
            .into_iter()
            .filter(|(.., words)| exponent > 0 || !PARTS.contains(words))
        {
            let number = number::size(least, most, exponent);
            let (bottom, top) = (same(number.low, low), same(number.high, high));
            if bottom && top {
                let words = if by_digits && words.is_empty() {
                    digits(exponent)
                } else {
                    spell(words, exponent)
                };
                return (Some(words.clone()), Some(words));
            }
            // "Mid-hundreds" and "scores of tens" have one lower end; the larger power of ten is the plainer word.
            if bottom && lower.is_none_or(|(_, smaller)| smaller < exponent) {
                lower = Some((words, exponent));
            }
            // Several sizes can have one upper end; the one without "dozens of" is the plain way to say it.
            if top && (upper.is_none() || words.is_empty()) {
                upper = Some((words, exponent));
            }
        }
    }
    let spell = |(words, exponent): (&str, i32)| spell(words, exponent);
    (lower.map(spell), upper.map(spell))
}

/// `double digits` for 1, `6 figures` for 5: the size of numbers with one digit more than the power of ten.
fn digits(exponent: i32) -> String {
    const MOST_FIGURES: i32 = 14;
    match exponent {
        0 => "single-digit".into(),
        1 => "double digits".into(),
        2 => "triple digits".into(),
        3..=MOST_FIGURES => format!("{} figures", exponent + 1),
        _ => format!("double digits of {}", spell("", exponent - 1)),
    }
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
        return digits(exponent);
    }
    match (words.ends_with([' ', '-']), words.is_empty() || chain.is_empty()) {
        (true, _) => format!("{words}{chain}").trim_end().to_owned(),
        (false, true) => format!("{words}{chain}"),
        (false, false) => format!("{words} of {chain}"),
    }
}
