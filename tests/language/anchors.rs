//! Phrases that count from dates with a name, as a dossier gives them.

#![allow(clippy::unwrap_used)] // the whole file is tests

use tallybook::language::Language;
use tallybook::language::date::{Anchor, Anchors, Options, read};

fn anchors() -> Anchors {
    [
        ("the invasion", "2003-03-20"),
        ("the outbreak", "2014-03"),
        ("the Great Leap Forward", "1958/1961"),
        ("the coup", "1973-09-11"),
        ("the coup attempt", "1975~"),
        ("la invasión", "2003-03-20"),
    ]
    .map(|(name, date)| Anchor::new(name, &date.parse().unwrap()).unwrap())
    .into_iter()
    .collect()
}

/// What each phrase reads as; `!` and a part of the reason if it is refused.
const PHRASES: [(&str, &str); 29] = [
    ("the invasion", "2003-03-20"),
    ("since the invasion", "2003-03-20/.."),
    ("Since the Invasion", "2003-03-20/.."),
    ("since invasion", "2003-03-20/.."),
    ("before the invasion", "../2003-03-19"),
    ("before the outbreak began", "../2014-02"),
    ("after the outbreak", "2014-04/.."),
    ("until the outbreak", "../2014-03"),
    ("from the invasion to 2005", "2003-03-20/2005"),
    ("between the invasion and the outbreak", "2003-03-20/2014-03"),
    ("two weeks after the invasion", "[2003-03-31..2003-04-06]"),
    ("two years before the outbreak", "2012"),
    ("a year after the coup", "1974"),
    ("during the Great Leap Forward", "[1958..1961]"),
    ("before the great leap forward", "../1957"),
    ("after the Great  Leap Forward", "1962/.."),
    ("the great-leap-forward", "[1958..1961]"),
    ("after the coup", "1973-09-12/.."),
    ("after the coup attempt", "1976~/.."),
    ("after the coups", "!"),
    ("invasions", "!"),
    ("since the war", "!"),
    ("about the invasion", "2003-03-20~"),
    ("the invasion or the coup", "[2003-03-20,1973-09-11]"),
    ("after the Great Leap Forward ended", "1962/.."),
    ("since the Great Leap Forward began", "1958/.."),
    ("since May 2014", "2014-05/.."),
    ("five years before the coup attempt", "1970~"),
    ("since the invasion and before the outbreak", "2003-03-20/2014-02"),
];

#[test]
fn phrases_count_from_named_dates() {
    let anchors = anchors();
    let options = Options {
        anchors: Some(&anchors),
        ..Options::default()
    };
    let mut wrong = Vec::new();
    for (phrase, expected) in PHRASES {
        let said = match read(phrase, &options) {
            Ok(reading) => reading.edtf.to_string(),
            Err(error) => format!("!{}", error.what),
        };
        if said != expected && !(expected == "!" && said.starts_with('!')) {
            wrong.push(format!("{phrase}: {said} instead of {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let spanish = Options {
        language: Language::Spanish,
        ..options
    };
    let read_as = |phrase| read(phrase, &spanish).unwrap().edtf.to_string();
    assert_eq!(read_as("desde la invasión"), "2003-03-20/..");
    assert_eq!(read_as("antes de la invasión"), "../2003-03-19");
}

#[test]
fn a_name_stands_for_one_date_only() {
    for (name, date) in [
        ("the war", "../2003"),
        ("the war", "[2003,2005]"),
        ("the war", "200X"),
        ("", "2003"),
        ("9/11", "2001-09-11"),
    ] {
        assert_eq!(Anchor::new(name, &date.parse().unwrap()), None, "{name} {date}");
    }
}

#[test]
fn a_name_of_words_of_dates_alone_is_none() {
    for name in ["May", "yesterday", "last year", "the end", "since", "el año pasado"] {
        assert_eq!(Anchor::new(name, &"2003".parse().unwrap()), None, "{name}");
    }
    let named = |name: &str| Anchors::from_iter([Anchor::new(name, &"2003".parse().unwrap()).unwrap()]);
    for (name, phrase) in [
        ("the Day of Rage", "since the Day of Rage"),
        ("the Years of Lead", "since the Years of Lead"),
        ("İzmir fire", "since the İzmir fire"),
        ("the people’s march", "since the people's march"),
        ("the Great-Leap", "since the great leap"),
    ] {
        let anchors = named(name);
        let options = Options {
            anchors: Some(&anchors),
            ..Options::default()
        };
        assert_eq!(read(phrase, &options).unwrap().edtf.to_string(), "2003/..", "{phrase}");
    }
}
