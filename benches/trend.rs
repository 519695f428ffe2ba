//! How long a trend takes: `cargo bench --bench trend [CLAIMS...]` (10,000, 100,000 and 1,000,000 by default; the aim for the last is less than 5 s).
//!
//! The claims are of every kind, from 400 origins over twenty years, nearly half of them declared echoes; everything is timed from plain statements
//! to the band and the account of each statement.

#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::error::Error;
use std::time::Instant;

use chrono::{Days, NaiveDate};
use tallybook::model::{Bound, Hedge, Quantity, UnitKind};
use tallybook::trend::{Settings, Statement, fit};

/// A number between 0 and 1 that looks random, from a counter (the finaliser of SplitMix64).
fn scatter(counter: u64) -> f64 {
    let mut z = counter.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 12) as f64 / (1_u64 << 52) as f64
}

fn claim(number: u64, start: NaiveDate) -> Statement {
    let draw = |which: u64| scatter(8 * number + which);
    let years = 20.0 * draw(0);
    let origin = format!("origin-{:.0}", 400.0 * draw(1) * draw(1));
    let error = draw(2) + draw(3) + draw(4) - 1.5;
    let value = (50_000.0 * (0.05 * years + 0.4 * error).exp()).round();
    let (bound, low, best, high) = match (20.0 * draw(5)).floor() {
        0.0..6.0 => (Bound::Exact, Some(value), Some(value), Some(value)),
        6.0..12.0 => (Bound::Approximate, None, Some(value), None),
        12.0..16.0 => (Bound::Range, Some(0.8 * value), None, Some(1.2 * value)),
        16.0..18.0 => (Bound::AtLeast, Some(0.7 * value), None, None),
        _ => (Bound::AtMost, None, None, Some(1.4 * value)),
    };
    let day = |years: f64| {
        format!("{:.0}", years * 365.25)
            .parse()
            .map_or(start, |days| start + Days::new(days))
    };
    let width = if draw(6) < 0.5 { 1.0 } else { 1.0 / 12.0 };
    Statement {
        id: format!("document-{number}#claim"),
        publisher: origin.clone(),
        origin,
        repeats: (number % 9 > 4 && number > 1_000).then(|| format!("document-{}#claim", number - number % 9)),
        quantity: Quantity {
            bound,
            low,
            best,
            high,
            unit: UnitKind::Count,
            unit_name: None,
            currency: None,
            per: None,
            hedge: if bound == Bound::Approximate {
                Hedge::About
            } else {
                Hedge::None
            },
            interval: None,
        },
        times: 1.0,
        from: Some(day(years)),
        to: Some(day(years + width)),
        published: day(years + width + draw(7)),
        grade: None,
        independent: false,
        unsourced: false,
        projection: false,
        since: None,
        bound_by: None,
        sampling_sd: None,
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let start = NaiveDate::from_ymd_opt(2000, 1, 1).ok_or("no such day")?;
    // Cargo passes `--bench`.
    let given: Vec<u64> = std::env::args()
        .skip(1)
        .filter(|text| !text.starts_with('-'))
        .map(|text| text.parse())
        .collect::<Result<_, _>>()?;
    let sizes = if given.is_empty() {
        vec![10_000, 100_000, 1_000_000]
    } else {
        given
    };
    for size in sizes {
        let statements: Vec<Statement> = (0..size).map(|number| claim(number, start)).collect();
        let begun = Instant::now();
        let trend = fit(&statements, &Settings::new(UnitKind::Count))?;
        let took = begun.elapsed();
        println!(
            "{size:>9} claims, {:>7} kept, {:>3} dates: {:.2} s",
            trend.kept,
            trend.points.len(),
            took.as_secs_f64()
        );
    }
    Ok(())
}
