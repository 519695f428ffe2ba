//! Properties of every EDTF expression: it prints as it was read, its bounds are in order, and less precision means wider bounds.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)] // the whole file is tests

use std::cmp::Ordering;

use chrono::NaiveDate;
use proptest::prelude::*;
use tallybook::language::edtf::{Edtf, Limit};

/// A day of the years 0001 to 9998, written out.
fn day() -> impl Strategy<Value = String> {
    (1_i32..9999, 1_u32..=12, 1_u32..=28).prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
}

fn mark() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(""), 1 => Just("?"), 1 => Just("~"), 1 => Just("%")]
}

/// A date of any precision, with marks and unknown digits in places where they are allowed.
fn date() -> impl Strategy<Value = String> {
    let whole = (
        day(),
        prop::sample::select(vec![4_usize, 7, 10]),
        mark(),
        mark(),
        mark(),
        mark(),
    )
        .prop_map(|(day, length, before_year, after_year, before_day, last)| {
            let mut text = format!("{before_year}{}", &day[..4]);
            if length > 4 {
                text = format!("{text}{after_year}-{}", &day[5..7]);
            }
            if length > 7 {
                text = format!("{text}-{before_day}{}", &day[8..10]);
            }
            text + last
        });
    let part = (1_i32..9999, 21_u32..=41, mark()).prop_map(|(year, part, mark)| format!("{year:04}-{part}{mark}"));
    let unknown = (day(), 0_usize..4, any::<bool>(), any::<bool>()).prop_map(|(day, digits, month, days)| {
        let mut text = day.into_bytes();
        text[4 - digits..4].fill(b'X');
        if month {
            text[5..7].fill(b'X');
        }
        if days {
            text[8..10].fill(b'X');
        }
        String::from_utf8(text).expect("ASCII")
    });
    let long = (any::<bool>(), 10_000_u64..u64::MAX, 0_usize..4).prop_map(|(negative, year, significant)| {
        let sign = if negative { "-" } else { "" };
        let significant = if significant > 0 {
            format!("S{significant}")
        } else {
            String::new()
        };
        format!("Y{sign}{year}{significant}")
    });
    let exponent = (1_u32..999, 4_u32..40).prop_map(|(mantissa, exponent)| format!("Y{mantissa}E{exponent}"));
    let negative = (1_i32..9999).prop_map(|year| format!("-{year:04}"));
    prop_oneof![8 => whole, 2 => part, 2 => unknown, 1 => long, 1 => exponent, 1 => negative]
}

/// Any expression.
fn expression() -> impl Strategy<Value = String> {
    let interval = (day(), day(), mark(), mark()).prop_map(|(a, b, first, last)| {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        format!("{a}{first}/{b}{last}")
    });
    let open = (date(), 0..4).prop_map(|(date, form)| match form {
        0 => format!("{date}/.."),
        1 => format!("../{date}"),
        2 => format!("{date}/"),
        _ => format!("/{date}"),
    });
    let set = (
        prop::collection::vec(date(), 1..6),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(dates, all, earlier, later)| {
            let (open, close) = if all { ('{', '}') } else { ('[', ']') };
            let dates = dates.join(",");
            let (earlier, later) = (if earlier { ".." } else { "" }, if later { "" } else { ".." });
            let later = if earlier.is_empty() || dates.contains(',') {
                later
            } else {
                ""
            };
            format!("{open}{earlier}{dates}{later}{close}")
        });
    let time = (
        day(),
        0..24,
        0..60,
        prop::sample::select(vec!["", "Z", "+04:30", "-11"]),
    )
        .prop_map(|(day, hour, minute, zone)| format!("{day}T{hour:02}:{minute:02}:07{zone}"));
    prop_oneof![4 => date(), 2 => interval, 2 => open, 2 => set, 1 => time]
}

fn read(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Whether the outer bounds enclose the inner ones; open bounds enclose all.
fn encloses(outer: &Edtf, inner: &Edtf) -> bool {
    let before = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.is_none() || b.is_some() && a <= b;
    let after = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.is_none() || b.is_some() && a >= b;
    before(outer.earliest(), inner.earliest()) && after(outer.latest(), inner.latest())
}

proptest! {
    #[test]
    fn it_prints_as_it_was_read(text in expression()) {
        let edtf = read(&text);
        prop_assert_eq!(edtf.to_string(), text.clone());
        prop_assert_eq!(read(&edtf.to_string()), edtf);
    }

    #[test]
    fn its_bounds_are_in_order(text in expression()) {
        let edtf = read(&text);
        if let (Some(earliest), Some(latest)) = (edtf.earliest(), edtf.latest()) {
            prop_assert!(earliest <= latest, "{} {} {}", text, earliest, latest);
        }
        prop_assert_eq!(edtf.period().edtf, text);
    }

    #[test]
    fn a_day_is_its_own_bounds(text in day()) {
        let edtf = read(&text);
        let day: NaiveDate = text.parse().unwrap();
        prop_assert_eq!((edtf.earliest(), edtf.latest()), (Some(day), Some(day)));
    }

    #[test]
    fn an_unknown_digit_only_widens(text in day(), place in 0_usize..10) {
        let mut wider = text.clone().into_bytes();
        if wider[place] != b'-' {
            wider[place] = b'X';
        }
        let wider = String::from_utf8(wider).unwrap();
        prop_assert!(encloses(&read(&wider), &read(&text)), "{} in {}", text, wider);
    }

    #[test]
    fn a_part_left_out_only_widens(text in day()) {
        let (day, month, year) = (read(&text), read(&text[..7]), read(&text[..4]));
        prop_assert!(encloses(&month, &day) && encloses(&year, &month));
        prop_assert_eq!(year.contains(&day), Some(true));
        prop_assert_eq!(month.overlaps(&year), Some(true));
    }

    #[test]
    fn a_mark_never_moves_the_bounds(text in day(), mark in prop::sample::select(vec!["?", "~", "%"])) {
        let (plain, marked) = (read(&text), read(&format!("{text}{mark}")));
        prop_assert_eq!((plain.earliest(), plain.latest()), (marked.earliest(), marked.latest()));
        prop_assert_eq!(marked.is_approximate(), mark != "?");
        prop_assert_eq!(marked.is_uncertain(), mark != "~");
    }

    #[test]
    fn relations_agree_with_one_another(a in expression(), b in expression()) {
        let (a, b) = (read(&a), read(&b));
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        prop_assert_eq!(a.chronological(&b), b.chronological(&a).reverse());
        if a.precedes(&b) == Some(true) {
            prop_assert_eq!(a.overlaps(&b), Some(false));
            prop_assert_eq!(b.precedes(&a), Some(false));
            prop_assert_eq!(a.chronological(&b), Ordering::Less);
        }
        if a.contains(&b) == Some(true) {
            prop_assert_eq!(a.overlaps(&b), Some(true));
        }
    }

    #[test]
    fn any_text_is_read_or_refused_at_a_place_in_it(text in "\\PC{0,40}|[0-9XYES\\-/.,\\[\\]{}?~%T:Z+]{0,30}") {
        match text.parse::<Edtf>() {
            Ok(edtf) => prop_assert_eq!(edtf.to_string(), text),
            Err(error) => prop_assert!(text.get(error.start..error.end).is_some(), "{:?}", error),
        }
    }
}

#[test]
fn open_unknown_and_distant_ends_stay_apart() {
    assert_eq!(read("1985/..").ends(), Limit::Open);
    assert_eq!(read("1985/").ends(), Limit::Unknown);
    assert_eq!(read("1985/Y170000002").ends(), Limit::Beyond);
    assert_eq!(read("[1760-12..]").ends(), Limit::Open);
    assert_eq!(read("Y-17E7").begins(), Limit::Beyond);
    assert_eq!(read("Y99999999999999999999999999").begins(), Limit::Beyond);
    assert_eq!(read("Y17E99999999999999999999").ends(), Limit::Beyond);
    assert_eq!(read("../1985").begins(), Limit::Open);
    assert_eq!(read("/1985").begins(), Limit::Unknown);
}

#[test]
fn relations_say_when_they_cannot_know() {
    assert_eq!(read("1984").precedes(&read("1985")), Some(true));
    assert_eq!(read("1984").precedes(&read("1984-12")), Some(false));
    assert_eq!(read("1984/..").precedes(&read("2020")), Some(false));
    assert_eq!(read("1984/").precedes(&read("2020")), None);
    assert_eq!(read("1984/").overlaps(&read("1980")), Some(false));
    assert_eq!(read("1984/").overlaps(&read("2020")), None);
    assert_eq!(read("1984/..").overlaps(&read("2020")), Some(true));
    assert_eq!(read("../2000").contains(&read("1990/1995")), Some(true));
    assert_eq!(read("/2000").contains(&read("1990/1995")), None);
    assert_eq!(read("1984").contains(&read("1984/..")), Some(false));
    assert_eq!(read("Y-17E7").precedes(&read("Y17E7")), Some(true));
    assert_eq!(read("2001-24").overlaps(&read("2002-02-28")), Some(true));
}
