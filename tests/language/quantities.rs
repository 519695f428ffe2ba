//! Tables of phrases: quantities. A table says for each phrase what it is read as, or why it is refused.
#![allow(clippy::panic, reason = "a table that cannot be read is a broken test")]

use tallybook::language::quantity::{Options, Separators, explain, print, read};
use tallybook::model::{Bound, Currency, Quantity, UnitKind};

/// A quantity in one line, as the tables write it: `range 10000..15000 count`, `at-most ..0.9 share`. A `~` says that
/// it is approximate, where the bound does not say so itself; `range 15 in 10..20 ci95 count` is a best figure in its interval.
fn line(quantity: &Quantity) -> String {
    let end = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let value = match quantity.bound {
        Bound::Exact => {
            assert!(
                quantity.low == quantity.best && quantity.high == quantity.best,
                "{quantity:?}"
            );
            end(quantity.best)
        }
        Bound::Approximate => {
            assert!(
                quantity.low.is_none() && quantity.high.is_none() && quantity.hedge.is_approximate(),
                "{quantity:?}"
            );
            end(quantity.best)
        }
        _ => {
            assert_eq!(quantity.best.is_some(), quantity.interval.is_some(), "{quantity:?}");
            let ends = format!("{}..{}", end(quantity.low), end(quantity.high));
            match quantity.interval {
                Some(interval) => {
                    let level = interval.level.map_or_else(String::new, |level| level.to_string());
                    format!("{} in {ends} {}{level}", end(quantity.best), interval.kind)
                }
                None => ends,
            }
        }
    };
    let mut line = format!("{} {value} {}", quantity.bound, quantity.unit);
    assert_eq!(
        quantity.currency.is_some(),
        quantity.unit == UnitKind::Money,
        "{quantity:?}"
    );
    let named = matches!(quantity.unit, UnitKind::Duration | UnitKind::Measure);
    assert_eq!(quantity.unit_name.is_some(), named, "{quantity:?}");
    let currency = quantity.currency.map(|currency| currency.to_string());
    let name = quantity.unit_name.as_ref().map(ToString::to_string);
    let per = quantity.per.map(|per| format!("/{per}"));
    for word in [currency, name, per].into_iter().flatten() {
        line.push(' ');
        line.push_str(&word);
    }
    if quantity.hedge.is_approximate() && quantity.bound != Bound::Approximate {
        line += " ~";
    }
    line
}

/// What the reader makes of a phrase, in one line; a `!` says that it warns.
fn verdict(phrase: &str, options: Options) -> String {
    match read(phrase, &options) {
        Ok(reading) => {
            let warned = if reading.warnings.is_empty() { "" } else { " !" };
            format!("{}{warned}", line(&reading.quantity))
        }
        Err(error) => format!("refused {}..{} {}", error.start, error.end, error.what),
    }
}

/// Reads a table of `phrase <tab> reading` or `phrase <tab> refused words of the reason`, and lists every difference.
pub(super) fn check(table: &str, options: Options) {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (number, row) in table
        .lines()
        .enumerate()
        .filter(|(_, row)| !row.is_empty() && !row.starts_with("# "))
    {
        let (phrase, expected) = row
            .split_once('\t')
            .unwrap_or_else(|| panic!("line {}: no tab", number + 1));
        count += 1;
        if let Ok(reading) = read(phrase, &options) {
            let printed = print(&reading.quantity);
            match read(&printed, &Options::default()) {
                Ok(again) if again.quantity == reading.quantity => {}
                again => wrong.push(format!(
                    "{phrase:?} is printed as {printed:?}, which reads as {again:?}"
                )),
            }
        }
        match explain(phrase, &options) {
            Ok((_, steps)) => assert!(
                steps.iter().all(|step| phrase.get(step.start..step.end).is_some()),
                "{phrase:?}: {steps:?}"
            ),
            Err(error) => assert!(phrase.get(error.start..error.end).is_some(), "{phrase:?}: {error:?}"),
        }
        let found = verdict(phrase, options);
        let right = match expected.strip_prefix("refused") {
            Some(reason) => found.starts_with("refused ") && found.contains(reason.trim()),
            None => found == expected,
        };
        if !right {
            wrong.push(format!(
                "line {}: {phrase:?}\n  expected {expected}\n  found    {found}",
                number + 1
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} phrases differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn check_english(table: &str) {
    check(table, Options::default());
}

#[test]
fn phrases_of_the_articles() {
    check_english(include_str!("quantities_articles.tsv"));
}

#[test]
fn figures_with_their_intervals() {
    check_english(include_str!("intervals.tsv"));
}

#[test]
fn phrases_of_every_kind() {
    check_english(include_str!("quantities.tsv"));
}

#[test]
fn phrases_written_afterwards() {
    check_english(include_str!("quantities_unseen.tsv"));
}

#[test]
fn phrases_written_blind() {
    check_english(include_str!("quantities_fresh.tsv"));
}

#[test]
fn phrases_of_reports_written_before_they_were_read() {
    check_english(include_str!("quantities_blind.tsv"));
}

#[test]
fn phrases_of_tables_labels_and_lists() {
    check_english(include_str!("quantities_field.tsv"));
}

#[test]
fn options_say_what_the_phrase_leaves_open() {
    let european = Options {
        separators: Separators::European,
        currency: None,
        ..Options::default()
    };
    assert_eq!(verdict("50.000", european), "exact 50000 count");
    assert_eq!(verdict("3,5 million", european), "exact 3500000 count");
    assert_eq!(verdict("1,234.5", european), "exact 1234.5 count");
    assert_eq!(verdict("1.234,5", european), "exact 1234.5 count");
    assert_eq!(verdict("50.000 Euro", european), "exact 50000 money EUR");
    assert_eq!(verdict("1 500,50 €", european), "exact 1500.5 money EUR");
    assert_eq!(verdict("10.000-15.000", european), "range 10000..15000 count");
    assert_eq!(verdict("2.014", european), "exact 2014 count");
    assert_eq!(verdict("3,5 Millionen", european), "exact 3500000 count");
    assert_eq!(verdict("100.5", european), "exact 100.5 count !");
    let canadian = Options {
        separators: Separators::English,
        currency: Currency::new("CAD"),
        ..Options::default()
    };
    assert_eq!(verdict("$5", canadian), "exact 5 money CAD");
    assert_eq!(verdict("five dollars and 50 cents", canadian), "exact 5.5 money CAD");
    assert_eq!(verdict("US$300 and $1,000", canadian), "range 300..1000 money USD !");
}

#[test]
fn a_shared_sign_or_name_is_the_money_that_is_meant() {
    let read = |phrase, currency| {
        let options = Options {
            separators: Separators::English,
            currency: Currency::new(currency),
            ..Options::default()
        };
        verdict(phrase, options)
    };
    assert_eq!(read("3,000 won", "KPW"), "exact 3000 money KPW");
    assert_eq!(read("3,000 won", "USD"), "exact 3000 money KRW");
    assert_eq!(read("3,000 South Korean won", "KPW"), "exact 3000 money KRW");
    assert_eq!(read("¥500", "CNY"), "exact 500 money CNY");
    assert_eq!(read("£500", "EGP"), "exact 500 money EGP");
    assert_eq!(read("500 pounds", "SYP"), "exact 500 money SYP");
    assert_eq!(read("Rs 500", "NPR"), "exact 500 money NPR");
    assert_eq!(read("up to 500 pesos", "MXN"), "at-most ..500 money MXN");
    assert_eq!(read("US$300", "CAD"), "exact 300 money USD");
    assert_eq!(read("€300", "CAD"), "exact 300 money EUR");
    assert!(read("500 pesos", "USD").starts_with("refused"));
    assert_eq!(read("LE 500", "EGP"), "exact 500 money EGP");
    assert_eq!(read("Dhs 500", "MAD"), "exact 500 money MAD");
    assert_eq!(read("SR 500", "SCR"), "exact 500 money SCR");
    // Capitals that are money right before a digit, where it is known whose.
    assert_eq!(read("P50,000", "PHP"), "exact 50000 money PHP");
    assert_eq!(
        read("between P50,000 and P60,000", "PHP"),
        "range 50000..60000 money PHP"
    );
    assert_eq!(read("P1.5 million", "BWP"), "exact 1500000 money BWP");
    assert_eq!(read("R500 a month", "ZAR"), "exact 500 money ZAR /month");
    assert_eq!(read("N500", "NGN"), "exact 500 money NGN");
    assert_eq!(read("K500", "ZMW"), "exact 500 money ZMW");
    assert!(read("P50,000", "USD").starts_with("refused"));
    assert_eq!(read("50p", "PHP"), "exact 0.5 money GBP");
}

#[test]
fn a_refusal_points_at_the_words_and_helps() {
    let refused = |phrase| read(phrase, &Options::default()).unwrap_err();
    let at = |phrase: &'static str| {
        let error = refused(phrase);
        &phrase[error.start..error.end]
    };
    assert_eq!(at("about 27% more"), "more");
    assert_eq!(at("12 workers and 5 managers"), "5");
    assert_eq!(at("the Room 39"), "Room 39");
    assert_eq!(at("£5 to $10"), "£5 to $10");
    assert_eq!(at("between 5"), "");
    assert_eq!(
        refused("2014").expected.as_deref(),
        Some("a count of that size needs a comma or what is counted: `1,950`, `1950 workers`")
    );
    assert_eq!(
        refused("500 francs").what,
        "a currency of several countries: say whose, or write the ISO 4217 code"
    );
}

#[test]
fn an_explanation_names_the_rules_in_order() {
    let (_, steps) = explain("at least about 2-3 million dollars a year", &Options::default()).unwrap();
    let rules: Vec<_> = steps.iter().map(|step| step.rule).collect();
    assert_eq!(
        rules,
        [
            "hedge",
            "hedge",
            "number",
            "number",
            "currency",
            "shared scale",
            "range",
            "period"
        ]
    );
    let words: Vec<_> = steps
        .iter()
        .map(|step| &"at least about 2-3 million dollars a year"[step.start..step.end])
        .collect();
    assert_eq!(words[0], "at least");
    assert_eq!(words[3], "3 million");
    assert_eq!(words[7], "a year");
    assert_eq!(steps[0].reading, "at-least");
    assert_eq!(steps[1].reading, "about");
    assert_eq!(steps[6].reading, "2000000 to 3000000");
    let (_, steps) = explain("more than 10 but no more than 20 percent", &Options::default()).unwrap();
    let range = steps.iter().find(|step| step.rule == "range");
    assert_eq!(range.map(|step| step.reading.as_str()), Some("0.1 to 0.2"));
}

#[test]
fn quantities_are_printed_as_a_person_would_write_them() {
    for (phrase, printed) in [
        (
            "US$1.2billion to $2.3bn per year",
            "USD 1,200,000,000 to USD 2,300,000,000 per year",
        ),
        ("some 70 to 90 percent", "about 70% to 90%"),
        ("hundreds, perhaps thousands", "about hundreds to thousands"),
        ("tens of thousands of dollars", "tens of thousands of USD"),
        ("an hour", "1 hour"),
        ("six or more days a week", "at least 6 days per week"),
        ("from 5.0 to 7,000", "5.0 to 7,000"),
        ("fewer than 2,014", "less than 2,014"),
    ] {
        assert_eq!(
            print(&read(phrase, &Options::default()).unwrap().quantity),
            printed,
            "{phrase}"
        );
    }
}
