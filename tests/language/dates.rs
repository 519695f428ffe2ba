//! Phrases and their readings, in `dates.tsv`: phrase, EDTF or `!` and a part of the reason, and options.
//!
//! The reference is 28 May 2024, a Tuesday, unless the options say otherwise.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)] // the whole file is tests

use tallybook::language::date::{Options, explain, read};

/// Against 28 May 2024, a Tuesday.
fn usual() -> Options<'static> {
    Options {
        reference: "2024-05-28".parse().ok(),
        ..Options::default()
    }
}

/// Reads the options of a row: `ref=2024-01-02`, `ref=none`, `ahead`, `day-first`, `southern`, `warns`.
fn options(words: &str, usual: Options<'static>) -> (Options<'static>, bool) {
    let mut options = usual;
    let mut warns = false;
    for word in words.split_whitespace() {
        match word.split_once('=') {
            Some(("ref", "none")) => options.reference = None,
            Some(("ref", day)) => options.reference = Some(day.parse().expect("a day")),
            None if word == "day-first" => options.day_first = true,
            None if word == "southern" => options.southern = true,
            None if word == "ahead" => options.ahead = true,
            None if word == "warns" => warns = true,
            _ => panic!("unknown option {word}"),
        }
    }
    (options, warns)
}

/// Every row with a reading other than the expected one.
fn misread(table: &str, usual: Options<'static>) -> (usize, Vec<String>) {
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (mut count, mut wrong) = (0, Vec::new());
    for row in rows {
        count += 1;
        let mut columns = row.split('\t');
        let (phrase, expected) = (columns.next().unwrap(), columns.next().expect(row));
        let (options, warns) = options(columns.next().unwrap_or(""), usual);
        let reading = read(phrase, &options);
        let said = match &reading {
            Ok(reading) => {
                let text = reading.edtf.to_string();
                let again = text.parse();
                assert_eq!(again.as_ref(), Ok(&reading.edtf), "{phrase} reads as what is no EDTF");
                text
            }
            Err(error) => format!("!{}", error.what),
        };
        let right = match (&reading, expected.strip_prefix('!')) {
            (Ok(reading), None) => said == expected && reading.warnings.is_empty() != warns,
            (Err(error), Some(reason)) => error.what.contains(reason) && phrase.get(error.start..error.end).is_some(),
            _ => false,
        };
        if let Err(error) = &reading {
            let help = error.expected.as_deref().unwrap_or_default();
            assert!(
                help.starts_with("write ") || help.starts_with("give "),
                "{phrase} is refused without a word on what to write: {help:?}"
            );
        }
        if right {
            let explained = explain(phrase, &options).map(|(reading, _)| reading);
            assert_eq!(explained, reading, "{phrase}");
        } else {
            let warnings = reading.map(|reading| reading.warnings).unwrap_or_default();
            wrong.push(format!("{phrase:40} {said} instead of {expected} {warnings:?}"));
        }
    }
    (count, wrong)
}

/// Holds every row of a table.
pub(super) fn check(table: &str, usual: Options<'static>) {
    let (count, wrong) = misread(table, usual);
    assert!(
        wrong.is_empty(),
        "{} of {count} misread:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn phrases_read_as_the_table_says() {
    check(include_str!("dates.tsv"), usual());
}

/// Rows that were written after the code was finished.
#[test]
fn phrases_written_later_read_as_the_table_says() {
    check(include_str!("dates_unseen.tsv"), usual());
}

/// Rows that were written from the conventions only, without looking at the code.
#[test]
fn phrases_written_blind_read_as_the_table_says() {
    check(include_str!("dates_fresh.tsv"), usual());
}

/// Rows of the press and of reports, written before they were run.
#[test]
fn phrases_of_reports_read_as_the_table_says() {
    check(include_str!("dates_blind.tsv"), usual());
}

/// Rows of museums, archives, genealogists and lists, written before they were run.
#[test]
fn phrases_of_the_field_read_as_the_table_says() {
    check(include_str!("dates_field.tsv"), usual());
}

#[test]
fn each_part_of_a_reading_is_explained() {
    let options = usual();
    let steps = |phrase: &str| -> Vec<String> {
        let (_, steps) = explain(phrase, &options).expect(phrase);
        steps
            .iter()
            .map(|step| format!("{} [{}] {}", &phrase[step.start..step.end], step.rule, step.reading))
            .collect()
    };
    assert_eq!(
        steps("between late 2015 and last year"),
        [
            "late 2015 [year] 2015",
            "late 2015 [early, mid, late, start, end] 2015-39",
            "last year [relative to the reference] 2023",
            "between late 2015 and last year [between] 2015-39/2023",
        ]
    );
    assert_eq!(steps("11 June 2014"), ["11 June 2014 [day] 2014-06-11"]);
    assert_eq!(steps("2014-06~"), ["2014-06~ [EDTF] 2014-06~"]);
}

/// What is said in words is what is meant: it reads back as the same expression, where English has words for it.
#[test]
fn dates_in_words_read_back() {
    let tables = [
        include_str!("dates.tsv"),
        include_str!("dates_blind.tsv"),
        include_str!("dates_field.tsv"),
        include_str!("dates_fresh.tsv"),
        include_str!("dates_unseen.tsv"),
    ];
    let (mut count, mut wrong) = (0, Vec::new());
    for row in tables.iter().flat_map(|table| table.lines()) {
        let Some(edtf) = row
            .split('\t')
            .nth(1)
            .and_then(|text| text.parse::<tallybook::language::edtf::Edtf>().ok())
        else {
            continue;
        };
        let text = edtf.to_string();
        // Unknown ends, days and months, times of day, years of many digits, all of a set, a mark on the left, a hemisphere.
        let is_southern = (29..=32).any(|season| text.contains(&format!("-{season}")) && text.len() == 7);
        let has_no_words = is_southern
            || text.starts_with(['/', 'Y', '{', '?', '~'])
            || text.ends_with('/')
            || text.contains(['T'])
            || text.contains("-XX");
        // "Between" is also written of all the time between.
        let is_between = text.starts_with('[')
            && text
                .split_once("..")
                .is_some_and(|(before, after)| before.len() > 1 && after.len() > 1);
        if has_no_words || is_between {
            continue;
        }
        count += 1;
        let words = edtf.words();
        let again = read(&words, &Options::default()).map(|reading| reading.edtf.to_string());
        if again.as_ref() != Ok(&text) {
            wrong.push(format!("{text}: {words}: {again:?}"));
        }
    }
    assert!(count > 500);
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
