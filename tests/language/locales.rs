//! One table of languages: what `parse` says with a language is what `ingest` stores with it.

use proptest::prelude::*;
use tallybook::language::locale::{Locale, tags};
use tallybook::language::quantity::{Options, Separators, read};

use crate::command::sandbox::Sandbox;
use crate::dossier::workshop::{Workshop, estimate};

/// Languages of the table, and some that are in none.
fn languages() -> Vec<String> {
    let others = [
        "en",
        "en-GB",
        "ko",
        "ja",
        "zh-Hant-TW",
        "fr-CH",
        "es-AR",
        "sr-Latn-RS",
        "pt-BR",
        "x-test",
    ];
    tags()
        .chain(others.map(str::to_owned))
        .filter(|tag| Locale::of(tag).is_some())
        .collect()
}

/// What a dossier in a language reads.
fn stored(language: &str, phrase: &str) -> Option<(Option<f64>, Option<f64>)> {
    let workshop = Workshop::new();
    let text = estimate("workers", phrase, "");
    workshop.file(
        "daily.toml",
        text.replacen("published =", &format!("language = \"{language}\"\npublished ="), 1),
    );
    let reading = workshop.read();
    let estimate = reading.book.claims.first()?.estimate()?;
    Some((estimate.quantity.low, estimate.quantity.high))
}

/// What `parse` says, in all languages at once.
fn parsed(language: &str, phrase: &str) -> Option<(Option<f64>, Option<f64>)> {
    let separators = Locale::of(language)?.separators;
    let options = Options {
        separators,
        ..Options::default()
    };
    let read = read(phrase, &options).ok()?.quantity;
    Some((read.low, read.high))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn parse_and_ingest_read_alike_in_every_language(
        thousands in 1_u32..999, rest in 0_u32..1000, sign in prop::sample::select(&['.', ','][..]),
        language in prop::sample::select(languages()),
    ) {
        let phrase = format!("{thousands}{sign}{rest:03}");
        prop_assert_eq!(stored(&language, &phrase), parsed(&language, &phrase), "{} in {}", phrase, language);
    }
}

#[test]
fn parse_reads_as_the_dossier_does_in_every_language_of_the_table() {
    let sandbox = Sandbox::new();
    let said = |language: &str| {
        let answer = sandbox
            .run(["parse", "quantity", "--format", "ndjson", "--lang", language, "12.345"])
            .ok();
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        answer["best"].as_f64()
    };
    for (language, expected) in [
        ("es-MX", 12.345),
        ("sr", 12_345.0),
        ("es", 12_345.0),
        ("de-CH", 12.345),
        ("en-ZA", 12_345.0),
    ] {
        assert_eq!(said(language), Some(expected), "{language}");
        assert_eq!(
            stored(language, "12.345"),
            Some((Some(expected), Some(expected))),
            "{language}"
        );
    }
    let comma = |language: &String| Locale::of(language).unwrap().separators == Separators::European;
    assert!(languages().iter().filter(|language| comma(language)).count() > 100);
    for language in languages() {
        assert_eq!(stored(&language, "12.345"), parsed(&language, "12.345"), "{language}");
    }
}

#[test]
fn the_old_name_of_the_option_still_works_and_a_word_is_no_language() {
    let sandbox = Sandbox::new();
    let old = sandbox
        .run(["parse", "quantity", "--format", "ndjson", "--locale", "de", "12.345"])
        .ok();
    assert!(old.contains("12345"), "{old}");
    let wrong = sandbox.run(["parse", "quantity", "--lang", "klingonese", "12.345"]);
    assert_eq!(wrong.status, 2, "{}", wrong.whole());
    let date = |language: &str| sandbox.run(["parse", "date", "--lang", language, "3/4/2015"]).ok();
    assert!(date("en-GB").contains("2015-04-03") && date("en-US").contains("2015-03-04"));
}
