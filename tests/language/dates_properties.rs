//! Properties of every phrase: a reading is valid EDTF, an error has a position in the phrase, and nothing stalls.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)] // the whole file is tests

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tallybook::language::Language;
use tallybook::language::date::{Options, explain, read};
use tallybook::language::edtf::Edtf;

/// Words, numbers and signs that occur in dates, and some that do not.
const WORDS: &[&str] = &[
    "January",
    "may",
    "Sept.",
    "Monday",
    "tue",
    "spring",
    "winter",
    "year",
    "weeks",
    "decade",
    "century",
    "weekend",
    "day",
    "early",
    "mid",
    "-",
    "–",
    "late",
    "the end of",
    "start of",
    "first",
    "21st",
    "last",
    "next",
    "this",
    "past",
    "ago",
    "so far",
    "earlier",
    "later",
    "since",
    "by",
    "until",
    "before",
    "after",
    "between",
    "from",
    "to",
    "through",
    "and",
    "or",
    ",",
    "/",
    ".",
    "the",
    "a",
    "of",
    "in",
    "on",
    "about",
    "c.",
    "probably",
    "?",
    "more than",
    "less than",
    "at least",
    "two",
    "twenty",
    "hundred",
    "half",
    "Q3",
    "H1",
    "FY",
    "fiscal year",
    "BC",
    "AD",
    "1999",
    "2015",
    "'98",
    "1990s",
    "80s",
    "nineties",
    "3",
    "12",
    "31",
    "99999",
    "4294967296",
    "10:30",
    "5 pm",
    "noon",
    "today",
    "yesterday",
    "recently",
    "every",
    "for",
    "(",
    ")",
    "[",
    "~",
    "before last",
    "or later",
    "onwards",
    "present",
    "2015-02",
    "2014-15",
    "3/4/2015",
    "11-06-2014",
    "é",
    "年",
    "billion",
    "?-",
    "born",
    "fl.",
    "BEF",
    "ABT",
    "BET",
    "INT",
    "BP",
    "(a)",
    "(b)",
    "1699/1700",
    "15/06/2019",
    "24 August AD",
    "c. 480 BC",
    "uu",
    "xx",
];

fn soup() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS);
    let space = prop::sample::select(vec![" ", " ", " ", "", "\u{a0}", "  "]);
    prop::collection::vec((word, space), 0..9)
        .prop_map(|words| words.into_iter().flat_map(|(word, space)| [word, space]).collect())
}

pub(super) fn any_options() -> impl Strategy<Value = Options<'static>> {
    (
        prop::option::of(-262_000_i32..262_000),
        1_u32..=366,
        any::<[bool; 3]>(),
        prop::sample::select(&[Language::English, Language::Spanish][..]),
    )
        .prop_map(|(year, day, [day_first, southern, ahead], language)| Options {
            language,
            reference: year.and_then(|year| chrono::NaiveDate::from_yo_opt(year, day)),
            ahead,
            day_first,
            southern,
            anchors: None,
        })
}

/// Checks what must hold for any phrase.
pub(super) fn check(phrase: &str, options: Options) -> Result<(), TestCaseError> {
    let result = read(phrase, &options);
    match &result {
        Ok(reading) => {
            let text = reading.edtf.to_string();
            let again = text.parse::<Edtf>();
            prop_assert_eq!(again.as_ref(), Ok(&reading.edtf), "{}: {}", phrase, text);
            if let (Some(earliest), Some(latest)) = (reading.edtf.earliest(), reading.edtf.latest()) {
                prop_assert!(earliest <= latest, "{}: {}", phrase, text);
            }
            for warning in &reading.warnings {
                prop_assert!(
                    phrase.get(warning.start..warning.end).is_some(),
                    "{}: {:?}",
                    phrase,
                    warning
                );
            }
        }
        Err(error) => {
            prop_assert!(phrase.get(error.start..error.end).is_some(), "{}: {:?}", phrase, error);
            prop_assert!(!error.what.is_empty());
        }
    }
    let explained = explain(phrase, &options);
    if let Ok((_, steps)) = &explained {
        prop_assert!(!steps.is_empty(), "{}", phrase);
    }
    prop_assert_eq!(explained.map(|(reading, _)| reading), result);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn any_words_of_dates(phrase in soup(), options in any_options()) {
        check(&phrase, options)?;
    }

    #[test]
    fn any_text(phrase in "\\PC{0,60}", options in any_options()) {
        check(&phrase, options)?;
    }

    #[test]
    fn a_day_reads_alike_in_every_dress(year in 1000_i32..2999, ordinal in 1_u32..=366) {
        prop_assume!(chrono::NaiveDate::from_yo_opt(year, ordinal).is_some());
        let day = chrono::NaiveDate::from_yo_opt(year, ordinal).unwrap();
        for dress in ["%Y-%m-%d", "%-d %B %Y", "%B %-d, %Y", "%b. %-d, %Y", "%A, %-d %b %Y", "%Y/%m/%d", "the %-dth of %B %Y", "%d-%b-%Y"] {
            let phrase = day.format(dress).to_string();
            let reading = read(&phrase, &Options::default());
            prop_assert_eq!(reading.map(|reading| (reading.edtf.to_string(), reading.warnings)), Ok((day.to_string(), vec![])), "{}", phrase);
        }
    }

    /// No word is passed over: one that is no date is refused wherever it stands, or told.
    #[test]
    fn no_word_is_ignored(phrase in soup(), options in any_options(), place in 0_usize..12) {
        let mut words: Vec<&str> = phrase.split(' ').collect();
        words.insert(place.min(words.len()), "zebra");
        let phrase = words.join(" ");
        if let Ok(reading) = read(&phrase, &options) {
            let from = phrase.find("zebra").unwrap();
            let told = reading.warnings.iter().any(|warning| warning.start <= from && warning.end >= from + 5);
            prop_assert!(told, "{}: {}", phrase, reading.edtf);
        }
    }

    /// A limit is on the right side of its date.
    #[test]
    fn no_direction_is_flipped(year in 1001_i32..2998, month in 1_u32..=12) {
        let name = chrono::NaiveDate::from_ymd_opt(year, month, 1).unwrap().format("%B %Y").to_string();
        let plain = read(&name, &Options::default()).unwrap().edtf;
        let bounds = |words: &str| read(&format!("{words} {name}"), &Options::default()).unwrap().edtf;
        for words in ["since", "from", "no earlier than", "starting in"] {
            prop_assert_eq!((bounds(words).earliest(), bounds(words).latest()), (plain.earliest(), None));
        }
        for words in ["by", "until", "no later than", "up to", "by the end of"] {
            prop_assert_eq!((bounds(words).earliest(), bounds(words).latest()), (None, plain.latest()));
        }
        prop_assert_eq!(bounds("before").precedes(&plain), Some(true));
        prop_assert_eq!(plain.precedes(&bounds("after")), Some(true));
        prop_assert_eq!(bounds("before").latest().and_then(|day| day.succ_opt()), plain.earliest());
        prop_assert_eq!(bounds("after").earliest().and_then(|day| day.pred_opt()), plain.latest());
    }

    /// Early, middle and late parts are within the whole, and a hedge does not move bounds.
    #[test]
    fn parts_lie_within_the_whole(year in 1000_i32..2998, kind in 0..4, part in prop::sample::select(vec!["early", "mid", "late", "the start of", "the end of"])) {
        let whole = match kind {
            0 => format!("{year}"),
            1 => format!("{}s", year / 10 * 10 + if year % 100 < 10 { 10 } else { 0 }),
            2 => format!("March {year}"),
            _ => format!("Q3 {year}"),
        };
        let of = |phrase: &str| read(phrase, &Options::default()).unwrap().edtf;
        prop_assert_eq!(of(&whole).contains(&of(&format!("{part} {whole}"))), Some(true));
        let about = of(&format!("about {whole}"));
        prop_assert!(about.is_approximate());
        prop_assert_eq!((about.earliest(), about.latest()), (of(&whole).earliest(), of(&whole).latest()));
    }
}

#[test]
fn a_megabyte_of_anything_is_read_or_refused_at_once() {
    let options = Options {
        reference: "2024-05-28".parse().ok(),
        ..Options::default()
    };
    let seeds = [
        "1",
        "a",
        " ",
        "-",
        "/",
        "[",
        "{",
        "(",
        "X",
        "?",
        "年",
        "é",
        "\u{301}",
        "May ",
        "the ",
        "before last ",
        "at ",
        "no later than ",
        "a.",
        "1,000,",
        "1:00:",
        "1.",
        "1990s ",
        "'s",
        "pm ",
        "twenty-",
        "and ",
        "2015,",
        "Y1",
        "[1667..",
        "2004-06-11%/",
        "1 am ",
        "in the ",
        "more than ",
        "3/8/2018 or ",
        "Feb 17/02/1943 or ",
    ];
    let limit = Duration::from_secs(2);
    for seed in seeds {
        let text = seed.repeat((1 << 20) / seed.len());
        let started = Instant::now();
        assert!(read(&text, &options).is_err(), "a megabyte of {seed} was read");
        assert!(
            started.elapsed() < limit,
            "a megabyte of {seed} took {:?}",
            started.elapsed()
        );
    }
    let set = format!("[{}1999]", "X200-02-29,".repeat(100_000));
    let started = Instant::now();
    let reading = read(&set, &options).map(|reading| reading.edtf.latest());
    assert_eq!(reading, Ok("9200-02-29".parse().ok()));
    assert!(started.elapsed() < limit * 5, "a long set took {:?}", started.elapsed());
}

/// Dates relative to dates relative to dates: each level could be parsed in more than one way.
#[test]
fn dates_told_from_one_another_do_not_stall() {
    let options = Options {
        reference: "2024-05-28".parse().ok(),
        ..Options::default()
    };
    for unit in [
        "within week before ",
        "two days after ",
        "more than a year before ",
        "the last week of ",
        "the rest of ",
        "next week from ",
        "the first half of ",
        "1 year and ",
    ] {
        let text = unit.repeat(64 / unit.split_whitespace().count());
        let started = Instant::now();
        let _ = read(&text, &options);
        let taken = started.elapsed();
        assert!(
            taken < Duration::from_millis(200),
            "{taken:?} for {unit:?} over and over"
        );
    }
}
