//! Properties of every quantity: what is printed reads back, ends are in order, bounds move with their numbers, a
//! hedge never narrows, and no text at all makes the reader panic or stall.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a helper of tests may fail the test")]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tallybook::language::quantity::{Options, Reading, Separators, explain, print, read};
use tallybook::model::{Bound, Currency, Quantity};

const HEDGES: &[&str] = &[
    "",
    "about ",
    "some ",
    "nearly ",
    "at least ",
    "no fewer than ",
    "more than ",
    "well over ",
    "up to ",
    "as many as ",
    "no more than ",
    "fewer than ",
    "under ",
    "at least about ",
    "more than roughly ",
    "~",
    "≥ ",
    "< ",
];

const SCALES: &[&str] = &[
    "",
    " hundred",
    " thousand",
    " million",
    " billion",
    " lakh",
    " crore",
    " dozen",
];

const UNITS: &[&str] = &[
    "",
    "%",
    " percent",
    " workers",
    " North Koreans",
    " dollars",
    " euros",
    " won",
    " cents",
    " pence",
    " days",
    " years",
    " tonnes",
    " km",
    " barrels",
    " square miles",
    " °C",
    " CHF",
    "‰",
];

const PERIODS: &[&str] = &[
    "",
    " a year",
    " per month",
    " a day",
    " each week",
    " annually",
    " an hour",
    " per quarter",
];

const SIZES: &[&str] = &[
    "several",
    "a few",
    "tens",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "tens of thousands",
    "hundreds of millions",
    "several hundred thousand",
    "a few dozen",
    "scores of thousands",
    "billions",
    "several tens of quintillions",
    "low thousands",
    "mid-hundreds",
    "high tens of thousands",
    "six figures",
    "single-digit",
];

/// Words that mean something, to be put in any order.
const VOCABULARY: &[&str] = &[
    "about",
    "at least",
    "up to",
    "between",
    "and",
    "to",
    "-",
    "–",
    "or",
    "or more",
    "half",
    "a",
    "an",
    "one",
    "two",
    "three",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "5",
    "10",
    "1,000",
    "3,00",
    "2014",
    "0.5",
    "1/3",
    "½",
    "$",
    "US$",
    "£",
    "EUR",
    "dollars",
    "cents",
    "p",
    "%",
    "percent",
    "in",
    "out of",
    "per",
    "each",
    "day",
    "years",
    "m",
    "k",
    "bn",
    "t",
    "km",
    "workers",
    "several",
    "dozens",
    "of",
    "couple",
    "no",
    "more",
    "more than",
    "fewer",
    "than",
    "(",
    ")",
    "+",
    "±",
    "give or take",
    "odd",
    "third",
    "thirds",
    "quarter",
    "quarters",
    "dozen",
    "a few",
    "minus",
    ":",
    "/",
    "most",
    "the",
    "total",
    "average",
    "monthly",
    "every",
    "once",
    "doubled",
    "ago",
    "old",
    "first",
    "th",
    "s",
    "x",
    ",",
    ";",
    "=",
    "é",
    "千",
    "figures",
    "digit",
    "low",
    "mid",
    "high",
    "something",
    "~",
    "?",
    "including",
    "of whom",
    "or equal to",
    "and less than",
    "no less than",
    "no more than",
    "below",
    "over",
    "point",
    "trillionths",
    "fifths",
    "twenty-first",
    "months",
    "weeks",
    "a day",
    "plus tax",
    "baker's dozen",
    "score",
    "bpd",
    "FIM",
    "元",
    "тысяч",
    "quarterly",
    "who",
    "not",
    "did not",
    "never",
    "denied",
    "exceeded",
    "fell short of",
    "numbered",
    "likely more",
    "possibly",
    "minimum",
    "MUSD",
    "k€",
    "pounds",
    "kg",
    "feet",
    "inches",
    "50.000",
    "killed",
    "wounded",
    "+",
    "plus",
    "deep",
    "at the time",
    "the",
    "their",
];

fn reading(phrase: &str) -> Option<Reading> {
    read(phrase, &Options::default()).ok()
}

fn quantity(phrase: &str) -> Option<Quantity> {
    reading(phrase).map(|reading| reading.quantity)
}

/// The ends that a quantity leaves possible; an approximate value is at least a point.
fn ends(quantity: &Quantity) -> (f64, f64) {
    match quantity.bound {
        Bound::Exact | Bound::Approximate => (quantity.best.unwrap(), quantity.best.unwrap()),
        _ => (
            quantity.low.unwrap_or(f64::NEG_INFINITY),
            quantity.high.unwrap_or(f64::INFINITY),
        ),
    }
}

fn assert_sound(phrase: &str) {
    assert_sound_in(phrase, Options::default());
}

/// Checks what must hold for any phrase, in any language: what is printed is English.
pub(super) fn assert_sound_in(phrase: &str, options: Options) {
    let Ok(reading) = read(phrase, &options) else {
        return;
    };
    assert!(reading.quantity.is_ordered(), "{phrase:?}: {:?}", reading.quantity);
    let printed = print(&reading.quantity);
    let again =
        read(&printed, &Options::default()).unwrap_or_else(|error| panic!("{phrase:?} as {printed:?}: {error:?}"));
    assert_eq!(again.quantity, reading.quantity, "{phrase:?} as {printed:?}");
    assert_eq!(print(&again.quantity), printed);
    let (explained, steps) = explain(phrase, &options).unwrap();
    assert_eq!(explained, reading, "{phrase:?}");
    assert!(!steps.is_empty(), "{phrase:?} is read by some rule");
    for step in steps {
        assert!(phrase.get(step.start..step.end).is_some(), "{phrase:?}: {step:?}");
    }
}

/// The words of a phrase that no step of its reading and no warning is about.
pub(super) fn ignored(phrase: &str, options: Options) -> Vec<&str> {
    let Ok((reading, steps)) = explain(phrase, &options) else {
        return Vec::new();
    };
    let told = |from: usize, to: usize| {
        let steps = steps.iter().any(|step| step.start < to && from < step.end);
        steps
            || reading
                .warnings
                .iter()
                .any(|warning| warning.start < to && from < warning.end)
    };
    let mut at = 0;
    let words = phrase.split(' ').filter(|word| {
        let from = at;
        at += word.len() + 1;
        word.contains(char::is_alphanumeric) && !told(from, from + word.len())
    });
    words.collect()
}

/// A number in digits, with or without commas and decimals.
fn figure() -> impl Strategy<Value = String> {
    prop_oneof![
        (1_u64..2_000_000_000).prop_map(|number| number.to_string()),
        (1_u64..999, 0_u64..1000).prop_map(|(thousands, rest)| format!("{thousands},{rest:03}")),
        (0_u64..100_000, 1_u64..1000).prop_map(|(whole, decimals)| format!("{whole}.{decimals}")),
        proptest::num::f64::POSITIVE.prop_map(|value| format!("{value:e}")),
        prop::sample::select(
            &[
                "one",
                "twelve",
                "twenty-five",
                "a hundred",
                "half a million",
                "two and a half"
            ][..]
        )
        .prop_map(str::to_owned),
    ]
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (figure(), prop::sample::select(SCALES)).prop_map(|(figure, scale)| format!("{figure}{scale}")),
        1 => prop::sample::select(SIZES).prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(
        hedge in prop::sample::select(HEDGES),
        first in value(),
        second in prop::option::of(value()),
        joint in prop::sample::select(&[" to ", "-", " or ", " and "][..]),
        unit in prop::sample::select(UNITS),
        per in prop::sample::select(PERIODS),
    ) {
        let second = second.map_or_else(String::new, |second| format!("{joint}{second}"));
        assert_sound(&format!("{hedge}{first}{second}{unit}{per}"));
    }

    #[test]
    fn any_double_survives_in_every_unit(value in proptest::num::f64::NORMAL, unit in prop::sample::select(UNITS)) {
        let Some(exact) = quantity(&format!("{value:e}{unit}")) else { return Ok(()) };
        let again = quantity(&print(&exact));
        prop_assert_eq!(again.as_ref(), Some(&exact));
        if unit.is_empty() {
            prop_assert_eq!(exact.best, Some(value));
        }
    }

    #[test]
    fn words_in_any_order_never_break_the_rules(words in prop::collection::vec(prop::sample::select(VOCABULARY), 0..12), glue in any::<u16>()) {
        let mut phrase = String::new();
        for (at, word) in words.iter().enumerate() {
            phrase.push_str(word);
            if glue >> (at % 16) & 1 == 0 {
                phrase.push(' ');
            }
        }
        assert_sound(&phrase);
    }

    #[test]
    fn no_word_is_ignored(
        before in prop::collection::vec(prop::sample::select(VOCABULARY), 0..4),
        figure in figure(),
        after in prop::collection::vec(prop::sample::select(VOCABULARY), 0..5),
    ) {
        let words = [before, vec![figure.as_str()], after].concat();
        let phrase = words.join(" ");
        prop_assert!(ignored(&phrase, Options::default()).is_empty(), "{:?}: {:?}", phrase, ignored(&phrase, Options::default()));
    }

    /// A word that qualifies, denies or multiplies is not taken for a part of a name, wherever it stands.
    #[test]
    fn no_hedge_scale_or_denial_is_taken_for_a_name(
        hedge in prop::sample::select(HEDGES),
        figure in 200_u32..900,
        noun in prop::sample::select(&["workers", "North Koreans", "people killed"][..]),
        word in prop::sample::select(&["at least", "roughly", "possibly", "never", "not", "did not", "million", "dozen", "%"][..]),
        place in 0_usize..4,
    ) {
        let plain = format!("{hedge}{figure} {noun}");
        let mut words: Vec<&str> = plain.split(' ').collect();
        words.insert(place.min(words.len()), word);
        let phrase = words.join(" ");
        if let (Some(plain), Some(again)) = (reading(&plain), reading(&phrase)) {
            let same = again.quantity == plain.quantity && again.warnings == plain.warnings;
            let said = hedge.trim() == word || hedge.contains(word);
            let at = phrase.find(word).unwrap();
            let (_, steps) = explain(&phrase, &Options::default()).unwrap();
            let hedged = steps.iter().any(|step| step.rule == "hedge" && step.start <= at && at < step.end);
            prop_assert!(!same || said || hedged, "{}: {:?}", phrase, again);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), european in any::<bool>()) {
        let separators = if european { Separators::European } else { Separators::English };
        let options = Options { separators, currency: Currency::new("CAD"), ..Options::default() };
        if let Err(error) = read(&text, &options) {
            prop_assert!(text.get(error.start..error.end).is_some(), "{:?}", error);
            prop_assert!(!error.what.is_empty());
        }
        assert_sound(&text);
    }

    #[test]
    fn bounds_move_with_their_numbers(one in 1_u32..1_000_000, more in 1_u32..1_000_000, scale in prop::sample::select(SCALES)) {
        let (small, large) = (f64::from(one), f64::from(one) + f64::from(more));
        let ends_of = |hedge: &str, value: f64| ends(&quantity(&format!("{hedge} {value:.1}{scale}")).unwrap());
        for hedge in ["at least", "more than"] {
            prop_assert!(ends_of(hedge, small).0 < ends_of(hedge, large).0);
        }
        for hedge in ["up to", "fewer than"] {
            prop_assert!(ends_of(hedge, small).1 < ends_of(hedge, large).1);
        }
        let range = |low: f64, high: f64| ends(&quantity(&format!("between {low:.1}{scale} and {high:.1}{scale}")).unwrap());
        let (narrow, wide) = (range(small, large), range(small, large + 1.0));
        prop_assert!(narrow.0.to_bits() == wide.0.to_bits() && narrow.1 < wide.1);
    }

    #[test]
    fn a_hedge_never_narrows(
        hedge in prop::sample::select(HEDGES), value in value(), unit in prop::sample::select(UNITS),
    ) {
        let (Some(bare), Some(hedged)) = (quantity(&format!("{value}{unit}")), quantity(&format!("{hedge}{value}{unit}"))) else {
            return Ok(());
        };
        let ((low, high), (least, most)) = (ends(&bare), ends(&hedged));
        prop_assert!(high - low <= most - least, "{hedge}{value}{unit}: {bare:?} {hedged:?}");
        prop_assert_eq!((bare.unit, bare.currency, bare.unit_name), (hedged.unit, hedged.currency, hedged.unit_name));
    }
}

#[test]
fn a_long_text_costs_no_more_than_its_length() {
    const LENGTH: usize = 1_000_000;
    let beginnings = ["", "between 5 and "];
    let units = [
        "1",
        "0",
        "9,",
        "1,000 ",
        "1 ",
        " ",
        ".",
        "'",
        "a",
        "no ",
        "no-",
        "more than ",
        "five hundred ",
        "thousands of ",
        "half ",
        "a half and ",
        "(",
        ")",
        "-",
        "$",
        "½",
        "1/",
        "1e9",
        "e",
        "é",
        "\u{300}",
        "千",
        "🙂",
        "\u{202f}",
        "workers ",
        "\0",
        "'s",
        "in ",
        "out of 5 ",
        "who ",
        "not ",
        "deaths ",
        "of its 3,000 ",
        "70 pounds (",
        "5 feet 3 inches ",
        "killed/wounded + ",
        "possibly more than 5 ",
        "M",
        "50,-",
    ];
    for beginning in beginnings {
        for unit in units {
            let text = format!("{beginning}{}", unit.repeat(LENGTH / unit.len()));
            let begun = Instant::now();
            let read = read(&text, &Options::default());
            let took = begun.elapsed();
            // A quadratic reader would take hours; this leaves room for a slow machine and an unoptimised build.
            assert!(
                took < Duration::from_secs(20),
                "{beginning:?} and {unit:?} repeated took {took:?}: {read:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn every_value_is_a_size_that_figures_have(
        digits in "[0-9]{1,30}(\\.[0-9]{1,30})?",
        exponent in proptest::option::of(-330_i32..330),
        hedge in proptest::sample::select(HEDGES),
        scale in proptest::sample::select(SCALES),
    ) {
        let exponent = exponent.map(|exponent| format!("e{exponent}")).unwrap_or_default();
        let phrase = format!("{hedge}{digits}{exponent}{scale}");
        if let Ok(Reading { quantity, .. }) = read(&phrase, &Options::default()) {
            for value in [quantity.low, quantity.best, quantity.high].into_iter().flatten() {
                prop_assert!(value == 0.0 || (1e-21..=1e21).contains(&value.abs()), "{phrase}: {value:e}");
            }
        }
    }
}
