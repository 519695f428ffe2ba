//! Sizes in words as a dossier sets them.

#![allow(clippy::unwrap_used)] // the whole file is tests

use tallybook::language::quantity::{Options, read};

#[test]
fn sizes_are_as_they_are_set() {
    let options = Options {
        sizes: "several 3-6, dozens 12-60, scores 40-80, hundreds 200-899"
            .parse()
            .unwrap(),
        ..Options::default()
    };
    for (phrase, low, high) in [
        ("several people", 3.0, 6.0),
        ("a few workers", 3.0, 6.0),
        ("several hundred", 300.0, 699.0),
        ("dozens", 12.0, 60.0),
        ("dozens of workers", 12.0, 60.0),
        ("several dozen", 12.0, 60.0),
        ("scores of people", 40.0, 80.0),
        ("hundreds of people", 200.0, 899.0),
        ("thousands", 2_000.0, 8_999.0),
        ("tens of thousands of workers", 20_000.0, 89_999.0),
        ("at least several thousand", 3_000.0, f64::INFINITY),
        // Those that say their ends, or how many digits they have, stay.
        ("low thousands", 1_000.0, 3_999.0),
        ("six figures", 100_000.0, 999_999.0),
        ("many hundreds", 200.0, 999.0),
    ] {
        let quantity = read(phrase, &options).unwrap().quantity;
        let ends = (quantity.low.unwrap(), quantity.high.unwrap_or(f64::INFINITY));
        assert_eq!(ends, (low, high), "{phrase}");
    }
}
