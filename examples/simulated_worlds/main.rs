//! Measures the trend on simulated worlds: does the band contain the truth as often as it says, and is the median closer than what people do by hand?
//!
//!     cargo run --release --example simulated_worlds [REPEATS [N...]]
//!
//! REPEATS worlds (60) of each of seven regimes for each number N of statements (6 12 30 100), and as many of totals and of flows. Prints a table in Markdown: root mean square error
//! of the logarithm, and how often the 50 % and the 90 % band contain the truth.

#![allow(
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    missing_docs,
    reason = "a measuring command: it prints, and rounds numbers it made itself"
)]

mod by_hand;
mod kinds;
mod random;
mod sources;
mod world;

use std::collections::BTreeMap;
use std::error::Error;

use by_hand::Curve;
use chrono::NaiveDate;
use tallybook::model::{Fate, UnitKind, Verdict};
use tallybook::trend::{Settings, fit};
use world::{Regime, World};

const METHODS: [&str; 6] = [
    "trend",
    "yearly median",
    "last value",
    "straight line",
    "LOESS",
    "LOESS, echoes removed",
];

/// Sums over worlds.
#[derive(Clone, Copy, Default)]
struct Score {
    worlds: f64,
    squares: f64,
    held50: f64,
    held90: f64,
}

impl Score {
    fn of(curve: &Curve, truth: &[f64]) -> Self {
        let n = truth.len() as f64;
        let squares = curve
            .level
            .iter()
            .zip(truth)
            .map(|(level, truth)| (level - truth).powi(2))
            .sum::<f64>()
            / n;
        let held = |band: &Option<Vec<(f64, f64)>>| {
            band.as_ref().map_or(f64::NAN, |band| {
                let holds = |((low, high), truth): &(&(f64, f64), &f64)| low <= *truth && *truth <= high;
                band.iter().zip(truth).filter(holds).count() as f64 / n
            })
        };
        Self {
            worlds: 1.0,
            squares,
            held50: held(&curve.band50),
            held90: held(&curve.band90),
        }
    }

    fn add(&mut self, other: &Self) {
        self.worlds += other.worlds;
        self.squares += other.squares;
        self.held50 += other.held50;
        self.held90 += other.held90;
    }

    fn cell(&self) -> String {
        let percent = |sum: f64| {
            if sum.is_nan() {
                "-".into()
            } else {
                format!("{:.0}", 100.0 * sum / self.worlds)
            }
        };
        format!(
            "{:.3} {}/{}",
            (self.squares / self.worlds).sqrt(),
            percent(self.held50),
            percent(self.held90)
        )
    }
}

/// The scores of every method in one world, and whether the verdict was to draw a line.
fn measure(world: &World, rising: bool) -> Result<([Score; 6], Verdict), Box<dyn Error>> {
    let (dates, truth): (Vec<NaiveDate>, Vec<f64>) = world.asked().into_iter().unzip();
    let settings = Settings {
        dates: Some(dates.clone()),
        rising,
        ..Settings::new(UnitKind::Count)
    };
    let trend = fit(&world.statements, &settings)?;
    let points = &trend.points;
    // A total ends with its last statement, which may be an echo that is set aside.
    let reached = dates.into_iter().zip(truth);
    let reached = reached.filter(|(date, _)| points.iter().any(|point| point.date == *date));
    let (dates, truth): (Vec<NaiveDate>, Vec<f64>) = reached.unzip();
    let curve = Curve {
        // If the rules give no median, the middle of the inner band is used, so that every world counts.
        level: points
            .iter()
            .map(|p| p.p50.map_or(0.5 * (p.p25.ln() + p.p75.ln()), f64::ln))
            .collect(),
        band50: Some(points.iter().map(|p| (p.p25.ln(), p.p75.ln())).collect()),
        band90: Some(points.iter().map(|p| (p.p05.ln(), p.p95.ln())).collect()),
    };
    let all = by_hand::dots(world.statements.iter());
    let kept = world
        .statements
        .iter()
        .zip(&trend.accounts)
        .filter(|(_, account)| account.fate == Fate::Kept);
    let kept = by_hand::dots(kept.map(|(statement, _)| statement));
    let curves = [
        curve,
        by_hand::yearly_median(&all, &dates),
        by_hand::last_value(&all, &dates),
        by_hand::straight_line(&all, &dates),
        by_hand::loess(&all, &dates),
        by_hand::loess(&kept, &dates),
    ];
    Ok((curves.map(|curve| Score::of(&curve, &truth)), trend.verdict))
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let repeats: u64 = arguments.next().map_or(Ok(60), |text| text.parse())?;
    let given: Vec<usize> = arguments.map(|text| text.parse()).collect::<Result<_, _>>()?;
    let sizes = if given.is_empty() { vec![6, 12, 30, 100] } else { given };
    let mut columns: Vec<String> = Vec::new();
    let mut scores: BTreeMap<String, [Score; 6]> = BTreeMap::new();
    let mut verdicts: BTreeMap<&str, usize> = BTreeMap::new();
    for &size in &sizes {
        for (kind, regime) in Regime::ALL.into_iter().enumerate() {
            for repeat in 0..repeats {
                let seed = 7_000_003 * repeat + 1_009 * size as u64 + kind as u64 + 42;
                let (shared, _) = measure(&World::new(regime, size, seed, true), false)?;
                let (found, verdict) = measure(&World::new(regime, size, seed, false), false)?;
                let (totals, _) = measure(&World::of_totals(size, seed), true)?;
                let (flows, _) = measure(&World::of_flows(regime, size, seed, false), false)?;
                let (shared_flows, _) = measure(&World::of_flows(regime, size, seed, true), false)?;
                let sharing = "shared error";
                for (column, found) in [
                    (format!("n = {size}"), found),
                    (regime.name().to_owned(), found),
                    ("all".to_owned(), found),
                    (format!("{sharing}, n = {size}"), shared),
                    (format!("{sharing}, all"), shared),
                    (format!("totals, n = {size}"), totals),
                    ("totals, all".to_owned(), totals),
                    (format!("flows, n = {size}"), flows),
                    ("flows, all".to_owned(), flows),
                    (format!("flows, {sharing}, n = {size}"), shared_flows),
                    (format!("flows, {sharing}, all"), shared_flows),
                ] {
                    if !columns.contains(&column) {
                        columns.push(column.clone());
                    }
                    for (score, found) in scores.entry(column).or_default().iter_mut().zip(&found) {
                        score.add(found);
                    }
                }
                *verdicts.entry(verdict.as_str()).or_default() += 1;
            }
        }
    }
    println!("| worlds | {} |", METHODS.join(" | "));
    println!("|{}", " --- |".repeat(METHODS.len() + 1));
    for column in &columns {
        let row = &scores[column];
        let cells: Vec<String> = row.iter().map(Score::cell).collect();
        println!("| {column} ({}) | {} |", row[0].worlds, cells.join(" | "));
    }
    println!("\nverdicts: {verdicts:?}");
    Ok(())
}
