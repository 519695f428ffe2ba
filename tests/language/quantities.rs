//! Tables of phrases: quantities. A table says for each phrase what it is read as, or why it is refused.
#![allow(clippy::panic, reason = "a table that cannot be read is a broken test")]

use tallybook::language::quantity::{Options, print, read};
use tallybook::model::{Bound, Quantity, UnitKind};

/// A quantity in one line, as the tables write it: `range 10000..15000 count`, `at-most ..0.9 share`. A `~` says that
/// it is approximate, where the bound does not say so itself.
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
                quantity.low.is_none() && quantity.high.is_none() && quantity.approximate,
                "{quantity:?}"
            );
            end(quantity.best)
        }
        _ => {
            assert!(quantity.best.is_none(), "{quantity:?}");
            format!("{}..{}", end(quantity.low), end(quantity.high))
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
    if quantity.approximate && quantity.bound != Bound::Approximate {
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
fn check(table: &str) {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (number, row) in table
        .lines()
        .enumerate()
        .filter(|(_, row)| !row.is_empty() && !row.starts_with('#'))
    {
        let (phrase, expected) = row
            .split_once('\t')
            .unwrap_or_else(|| panic!("line {}: no tab", number + 1));
        count += 1;
        if let Ok(reading) = read(phrase, &Options::default()) {
            let printed = print(&reading.quantity);
            match read(&printed, &Options::default()) {
                Ok(again) if again.quantity == reading.quantity => {}
                again => wrong.push(format!(
                    "{phrase:?} is printed as {printed:?}, which reads as {again:?}"
                )),
            }
        }
        let found = verdict(phrase, Options::default());
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

#[test]
fn phrases_of_the_articles() {
    check(include_str!("quantities_articles.tsv"));
}

#[test]
fn phrases_of_every_kind() {
    check(include_str!("quantities.tsv"));
}

#[test]
fn phrases_written_afterwards() {
    check(include_str!("quantities_unseen.tsv"));
}
