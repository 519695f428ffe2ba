//! How the cost of each command and report grows with the number of claims: CPU seconds of whole processes, and the exponent between two sizes.
//!
//! `cargo bench --bench growth` measures 5,000 and 20,000 claims; `-- 2000 8000` other sizes, `-- 5000 20000 yearly` one report alone.
//! An exponent of 1 is linear, 2 is quadratic.

mod dossier;

use std::path::Path;
use std::process::{Command, Stdio};

use dossier::Spread;
use tallybook::report::REPORTS;

const TALLYBOOK: &str = env!("CARGO_BIN_EXE_tallybook");
const RUNS: usize = 3;

/// Median CPU seconds (user and system) of a command, as bash measures them.
fn cpu_seconds(folder: &Path, arguments: &[&str]) -> f64 {
    let mut seconds: Vec<f64> = (0..RUNS).map(|_| once(folder, arguments)).collect();
    seconds.sort_by(f64::total_cmp);
    seconds[RUNS / 2]
}

#[expect(clippy::panic, reason = "a bench stops if a command fails")]
fn once(folder: &Path, arguments: &[&str]) -> f64 {
    let output = Command::new("bash")
        .args([
            "-c",
            "TIMEFORMAT='%U %S'; time \"$@\" >/dev/null 2>/dev/null",
            "bash",
            TALLYBOOK,
        ])
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::null())
        .output();
    let output = match output {
        Ok(output) if output.status.success() => output,
        _ => panic!(
            "{:?}",
            Command::new(TALLYBOOK).args(arguments).current_dir(folder).output()
        ),
    };
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    text.split_whitespace()
        .filter_map(|part| part.parse::<f64>().ok())
        .sum()
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let sizes: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.len() == 2 { sizes } else { vec![5_000, 20_000] };
    let only = arguments.iter().find(|argument| argument.parse::<usize>().is_err());
    let scratch = tempfile::tempdir()?;
    for spread in [Spread::One, Spread::Many, Spread::Relays, Spread::Totals] {
        for &size in &sizes {
            let folder = scratch.path().join(format!("{spread:?}-{size}"));
            dossier::write(&folder.join("seeds"), size, spread)?;
            once(&folder, &["ingest", "seeds"]);
        }
        let mut commands: Vec<Vec<&str>> = vec![
            vec!["check", "seeds"],
            vec!["sql", "SELECT 1"],
            vec!["sql", "SELECT 1", "--known-by", "2015"],
        ];
        for report in REPORTS {
            let mut command = vec!["report", report.name, "--format", "csv"];
            if report.takes("claim") {
                command.push("d1#c1");
            }
            if report.takes("words") {
                command.push("48000");
            }
            commands.push(command.clone());
            commands.push([command, vec!["--known-by", "2015"]].concat());
        }
        let asked = |command: &Vec<&str>| only.is_none_or(|name| command.contains(&name.as_str()));
        for command in commands.iter().filter(|command| asked(command)) {
            let [small, large] = [sizes[0], sizes[1]]
                .map(|size| cpu_seconds(&scratch.path().join(format!("{spread:?}-{size}")), command));
            let exponent = (large / small).ln() / (sizes[1] as f64 / sizes[0] as f64).ln();
            report(&format!(
                "{spread:?}\t{}\t{small:.2} s\t{large:.2} s\texponent {exponent:.2}",
                command.join(" ")
            ));
        }
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "what a bench is for")]
fn report(line: &str) {
    println!("{line}");
}
