//! Bits flipped in the file: a wrong answer never goes unnoticed by `check --database`, and an ingest that succeeds leaves no wrong one.

use std::fs;
use std::path::Path;

use rayon::prelude::*;
use tallybook::report::{Needs, REPORTS};

use crate::program::{Outcome, run as ask};
use crate::{Counts, Random};

/// The questions whose answers are compared: every report that needs no claim, and the tables behind them. Those that compute trends anew take a hundred
/// times as long and are asked of every twentieth file.
fn questions(all: bool) -> Vec<Vec<&'static str>> {
    let reports = REPORTS
        .iter()
        .filter(|report| !report.takes("claim") && (all || report.needs == Needs::Nothing));
    let reports = reports.map(|report| {
        let mut question = vec!["report", report.name, "--format", "csv", "--timeout", "60"];
        question.extend(report.takes("words").then_some("workers"));
        question
    });
    let tables = [
        "SELECT * FROM estimates",
        "SELECT * FROM events",
        "SELECT * FROM documents",
        "SELECT * FROM agents",
        "SELECT * FROM places",
        "SELECT * FROM series_list",
        "SELECT * FROM trend",
        "SELECT * FROM trend_statements",
        "SELECT * FROM data_dictionary",
        "SELECT * FROM source_file",
        "SELECT * FROM refinery_schema_history",
        RUNS,
    ];
    let tables = tables.map(|sql| vec!["sql", sql, "--format", "csv"]);
    reports.chain(tables).collect()
}

/// An ingest adds a record of itself, with the time. It is the last question.
const RUNS: &str = "SELECT * FROM ingest_runs";

fn answers(folder: &Path, all: bool) -> Vec<Outcome> {
    questions(all).iter().map(|question| ask(folder, question)).collect()
}

/// Whether an answer was given that is not the right one.
fn is_wrong(given: &[Outcome], right: &[Outcome]) -> bool {
    given
        .iter()
        .zip(right)
        .any(|(given, right)| matches!(given, Outcome::Answer(_)) && given != right)
}

fn is_detected(folder: &Path) -> bool {
    ask(folder, &["check", "--database"]) != Outcome::Answer(Vec::new())
}

/// Flips so many bits, each in a fresh copy; returns the number of faults.
pub(crate) fn run(flips: u32, random: &mut Random) -> u32 {
    let folder = tempfile::tempdir().unwrap();
    let seeds = std::env::current_dir().unwrap().join("seeds");
    let seeds = seeds.to_str().unwrap();
    assert!(matches!(ask(folder.path(), &["ingest", seeds]), Outcome::Answer(_)));
    let whole = fs::read(folder.path().join("tallybook.db")).unwrap();
    let right = [false, true].map(|all| answers(folder.path(), all));
    let all_answered = right
        .iter()
        .flatten()
        .all(|answer| matches!(answer, Outcome::Answer(_)));
    assert!(all_answered);
    let places: Vec<(usize, u64)> = (0..flips)
        .map(|_| (random.below(whole.len() as u64) as usize, random.below(8)))
        .collect();
    let verdicts: Vec<[&str; 2]> = places
        .par_iter()
        .enumerate()
        .map(|(number, (byte, bit))| {
            let all = number % 20 == 0;
            let mut bytes = whole.clone();
            bytes[*byte] ^= 1 << bit;
            judge(&bytes, all, &right[usize::from(all)], seeds)
        })
        .collect();
    let (mut counts, mut faults) = (Counts::default(), 0);
    for ((byte, bit), verdicts) in places.iter().zip(&verdicts) {
        for verdict in verdicts {
            counts.add(verdict);
        }
        if verdicts.iter().any(|verdict| verdict.starts_with("FAULT")) {
            println!("byte {byte}, bit {bit}: {}", verdicts.join("; "));
            faults += 1;
        }
    }
    counts.print(&format!(
        "{flips} bits flipped in a database of {} bytes; {} questions each, then an ingest",
        whole.len(),
        right[0].len()
    ));
    faults
}

/// What becomes of a file with a flipped bit, and of an ingest into it.
fn judge(bytes: &[u8], all: bool, right: &[Outcome], seeds: &str) -> [&'static str; 2] {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("tallybook.db"), bytes).unwrap();
    let is_found = is_detected(folder);
    let given = answers(folder, all);
    let is_refused = given.iter().any(|answer| matches!(answer, Outcome::Refused(_)));
    let verdict = match (is_found, is_wrong(&given, right), is_refused) {
        _ if given.contains(&Outcome::Crash) => "FAULT: a crash",
        (true, true, _) => "a wrong answer, found by check",
        (false, true, _) => "FAULT: a wrong answer, not found by check",
        (true, false, true) => "a report refused, found by check",
        (true, false, false) => "answers right, damage found by check",
        (false, false, true) => "FAULT: a report refused, not found by check",
        (false, false, false) => "answers right, nothing to find",
    };
    let of_ingest = match ask(folder, &["ingest", seeds]) {
        Outcome::Crash => "FAULT: ingest crashed",
        Outcome::Refused(_) if is_found => "ingest refused the file, found by check",
        Outcome::Refused(_) => "FAULT: ingest refused the file, not found by check",
        Outcome::Answer(_) => {
            let given = answers(folder, all);
            let but_runs = right.len() - 1;
            match (is_wrong(&given[..but_runs], &right[..but_runs]), is_detected(folder)) {
                (false, false) => "ingest succeeded: every answer is right, nothing to find",
                (false, true) => "ingest succeeded: every answer is right, damage found by check",
                (true, true) => "ingest succeeded: a wrong answer is left, found by check",
                (true, false) => "FAULT: ingest succeeded, a wrong answer is left, not found by check",
            }
        }
    };
    [verdict, of_ingest]
}
