//! Counts what becomes of a database that is treated badly: runs killed at random moments, bits flipped in the file, several programs at once, and readers
//! during a large ingest. Fails if anything is lost, if a wrong answer goes unnoticed, or if a program crashes.
//!
//!     cargo run --release --example stress -- --kills 1000 --flips 1000

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a stress run fails by panicking, and prints"
)]
#![allow(clippy::cast_possible_truncation, reason = "sizes and times are small")]

#[path = "../../benches/growth/dossier.rs"]
#[expect(dead_code, reason = "not every kind of dossier is used")]
mod dossier;
mod flips;
mod kills;
mod program;
mod readers;
mod together;

use std::process::ExitCode;

use clap::Parser;

/// How much of each.
#[derive(Debug, Parser)]
struct Args {
    /// Runs to kill
    #[arg(long, default_value_t = 20)]
    kills: u32,
    /// Bits to flip
    #[arg(long, default_value_t = 20)]
    flips: u32,
    /// Rounds of several programs at once
    #[arg(long, default_value_t = 5)]
    rounds: u32,
    /// Claims of the ingest that readers look at
    #[arg(long, default_value_t = 1000)]
    claims: usize,
    /// Where the random numbers begin
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> ExitCode {
    if program::is_child() {
        return tallybook::cli::main();
    }
    let args = Args::parse();
    let mut random = Random(args.seed);
    let faults = kills::run(args.kills, &mut random)
        + flips::run(args.flips, &mut random)
        + together::run(args.rounds)
        + readers::run(args.claims);
    println!("faults: {faults}");
    if faults == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Random numbers that are the same for the same seed: SplitMix64 (<https://prng.di.unimi.it/splitmix64.c>).
struct Random(u64);

impl Random {
    /// A number below a limit.
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// Counts of a table, printed in the order in which they first came.
#[derive(Default)]
struct Counts(Vec<(String, u32)>);

impl Counts {
    fn add(&mut self, what: &str) {
        match self.0.iter_mut().find(|(name, _)| name == what) {
            Some((_, count)) => *count += 1,
            None => self.0.push((what.to_owned(), 1)),
        }
    }

    fn print(&self, title: &str) {
        println!("{title}");
        for (what, count) in &self.0 {
            println!("  {count:>6}  {what}");
        }
    }
}
