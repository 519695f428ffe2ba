//! Identities as charts show them: series by their titles, operators and dates in words.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::chart::{IdentitySide, Triangulation};
use crate::front::Error;
use crate::language::edtf::Edtf;
use crate::model::{SeriesKey, UnitKind};
use crate::store::{self, SeriesRow, TriangulationRow};

/// The publishers of the figures in the series of these identities.
pub(super) fn publishers(
    connection: &Connection,
    rows: &[TriangulationRow],
) -> Result<Vec<(String, NaiveDate)>, Error> {
    let all: BTreeSet<SeriesKey> = rows.iter().flat_map(|row| terms(&row.equation)).collect();
    let mut known: Vec<(String, NaiveDate)> = Vec::new();
    for series in all {
        for (name, day) in store::publishers(connection, Some(&series))? {
            match known.iter_mut().find(|(other, _)| *other == name) {
                Some((_, latest)) => *latest = day.max(*latest),
                None => known.push((name, day)),
            }
        }
    }
    Ok(known)
}

/// An identity with both its sides in words.
pub(super) fn read(connection: &Connection, row: TriangulationRow) -> Result<Triangulation, Error> {
    let (left, right) = row.equation.split_once('=').unwrap_or((row.equation.as_str(), ""));
    let mut known: BTreeMap<SeriesKey, SeriesRow> = BTreeMap::new();
    for key in terms(&row.equation) {
        if let Some(series) = store::series(connection, &key)? {
            known.insert(key, series);
        }
    }
    let titled = |key: &str| {
        known
            .get(key)
            .map_or_else(|| key.to_owned(), |series| series.title.clone())
    };
    let side = |expression: &str, [low, high]: [Option<f64>; 2], claims: usize| IdentitySide {
        expression: in_words(expression, titled),
        low,
        high,
        claims,
    };
    let unit = match (row.currency, known.get(left.trim())) {
        (Some(_), _) => UnitKind::Money,
        (None, Some(series)) if series.unit == UnitKind::Share => UnitKind::Share,
        _ => UnitKind::Count,
    };
    Ok(Triangulation {
        left: side(left, row.left, row.left_claims),
        right: side(right, row.right, row.right_claims),
        title: row.title,
        currency: row.currency,
        unit,
        gap_factor: row.gap_factor,
        no_common_time: row.no_common_time.map(|[times, wanted]| {
            [
                times_in_words(&times, " is of ", titled),
                times_in_words(&wanted, " in ", titled),
            ]
        }),
    })
}

/// The series of an equation. What is read here, the dossier has checked.
fn terms(equation: &str) -> BTreeSet<SeriesKey> {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let words = equation.split(['*', '/', '=']).map(|term| factor(term).0);
    let series = words.filter(|word| !is_number(word));
    series.filter_map(|word| SeriesKey::new(word).ok()).collect()
}

/// The series or the number of a term, and whether the term is what it leaves of 1: `(1 - share)`.
fn factor(term: &str) -> (&str, bool) {
    match term.split_once(['-', '−']) {
        Some((one, share)) if one.contains('(') => (share.trim().trim_end_matches(')').trim_end(), true),
        _ => (term.trim(), false),
    }
}

/// A side of an equation as a reader writes it: `Revenue ÷ Workers` for `revenue / workers`, `Pay × (1 − Share)` for `pay * (1 - share)`.
fn in_words(side: &str, titled: impl Fn(&str) -> String) -> String {
    let written = |part: &str| {
        let (word, is_rest) = factor(part.trim_end_matches(['*', '/']));
        let term = if is_rest {
            format!("(1 − {})", titled(word))
        } else {
            titled(word)
        };
        match part.chars().last() {
            Some('*') => term + " × ",
            Some('/') => term + " ÷ ",
            _ => term,
        }
    };
    side.split_inclusive(['*', '/']).map(written).collect()
}

/// What is said of terms, such as `revenue is of 2015, 2016-01~; pay is of 2013`, with the titles of their series and with dates in English.
fn times_in_words(terms: &str, between: &str, titled: impl Fn(&str) -> String) -> String {
    let date = |text: &str| {
        let date = text.parse::<Edtf>();
        date.map_or_else(|_| text.to_owned(), |date| date.words())
    };
    let told = |term: &str| match term.split_once(between) {
        Some((series, dates)) => {
            let dates: Vec<String> = dates.split(", ").map(date).collect();
            format!("{}{between}{}", titled(series), dates.join(", "))
        }
        None => term.to_owned(),
    };
    terms.split("; ").map(told).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_are_written_in_words_however_they_are_spaced() {
        let titled = |key: &str| match key {
            "revenue" => "Revenue - net / gross".to_owned(),
            key => key.to_owned(),
        };
        assert_eq!(
            in_words(" revenue/workers-abroad ", titled),
            "Revenue - net / gross ÷ workers-abroad"
        );
        assert_eq!(
            in_words("12 * pay*(1-share-withheld)", titled),
            "12 × pay × (1 − share-withheld)"
        );
        assert_eq!(in_words(" pay * ( 1 − share )", titled), "pay × (1 − share)");
        let found: Vec<String> = terms("kept / 0.5=pay*(1 - share-withheld)")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(found, ["kept", "pay", "share-withheld"]);
    }
}
