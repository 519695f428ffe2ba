//! The description of a trend in words.

use tallybook::trend::{Statement, fit};

use super::build::{
    about, at, at_default_dates, at_least, at_most, day, decade, disagreeing, exactly, repeated, trend,
};

#[test]
fn a_trend_is_named_a_model_estimate_and_never_a_measurement() {
    let mut statements = decade();
    statements.push(repeated(&statements[4], 1, true));
    statements.push(repeated(&statements[4], 2, false));
    statements.push(about("bad", 2017, -1.0));
    let whole = trend(&statements);
    assert_eq!(whole.name(), "model estimate from 7 independent origins");
    let sentences = whole.sentences();
    assert_eq!(
        sentences,
        [
            "Model estimate from 7 independent origins: 8 statements about 2012-01-01 to 2021-12-31, after setting aside 2 echoes (1 presumed).",
            "After 2021-12-31 it is extrapolated.",
            "The band shows how much uncertainty independent sources leave; half of the typical error of a source is assumed to be shared by all of them.",
            "Not used: bad (a figure is negative or not finite).",
        ]
    );
    let everything = sentences.join(" ").to_lowercase();
    for word in ["measure", "truth", "true value", "actual"] {
        assert!(!everything.contains(word), "{word}");
    }
}

#[test]
fn each_date_says_what_stands_behind_it() {
    let dates = [day(2011, 1, 1), day(2019, 1, 1), day(2023, 7, 1)];
    let whole = fit(&decade(), &at(&dates)).unwrap();
    let named: Vec<String> = whole.points.iter().map(|point| whole.name_at(point)).collect();
    assert_eq!(
        named,
        [
            "model estimate from 7 independent origins, none of them within a year; extrapolated back from 2012-01-01",
            "model estimate from 7 independent origins, 2 of them within a year",
            "model estimate from 7 independent origins, none of them within a year; extrapolated beyond 2021-12-31",
        ]
    );
}

#[test]
fn no_gap_is_told_of_where_one_period_follows_the_other() {
    let months = |second: u32| {
        [4, second].map(|month| {
            let mut statement = about(&format!("m{month}"), 2021, 900.0 + f64::from(month));
            statement.from = Some(day(2021, month, 1));
            statement.to = Some(day(2021, month, 30));
            statement
        })
    };
    let tells = |statements: &[Statement]| {
        let sentences = at_default_dates(statements).sentences();
        sentences
            .iter()
            .any(|sentence| sentence.starts_with("No statements between"))
    };
    assert!(!tells(&months(5)) && tells(&months(7)));
}

#[test]
fn every_verdict_has_its_words() {
    let says = |statements: &[Statement], words: &str| {
        let sentences = disagreeing(statements, "a", "b").sentences();
        assert!(
            sentences.iter().any(|sentence| sentence.contains(words)),
            "{sentences:?}"
        );
    };
    says(&[], "No model estimate: no statements.");
    says(
        &[at_least("a", 2016, 5.0)],
        "No model estimate: only bounds, from 1 independent origin",
    );
    says(&[at_least("a", 2016, 5.0)], "no median and no line");
    says(
        &[about("a", 2016, 5.0)],
        "Model estimate from 1 independent origin: 1 statement about 2016-01-01 to 2016-12-31.",
    );
    says(&[about("a", 2016, 5.0)], "no line, and the band is mostly assumed");
    says(&[about("a", 2016, 5.0)], "Few statements");
    says(
        &[at_least("a", 2016, 50_000.0), at_most("b", 2016, 10_000.0)],
        "Sources contradict each other, b against a",
    );
    let camps: Vec<Statement> = [90.0, 100.0, 110.0, 900.0, 1_000.0, 1_100.0]
        .into_iter()
        .enumerate()
        .map(|(i, v)| exactly(&format!("s{i}"), 2016, v))
        .collect();
    says(&camps, "two camps, 3 low and 3 high");
    let apart: Vec<Statement> = [2000, 2001, 2012, 2013]
        .map(|year| about(&format!("s{year}"), year, f64::from(year)))
        .into();
    says(&apart, "No statements between 2001-12-31 and 2012-01-01.");
    let mut typo: Vec<Statement> = (2010..2018)
        .map(|year| about(&format!("s{year}"), year, f64::from(year)))
        .collect();
    typo.push(about("typo", 2014, 25_000.0));
    says(&typo, "Given little weight because they are far from all others: typo.");
}
