//! Whole processes, side by side: `report` and `sql` against the `sqlite3` shell on the same query, and a cold `build`.
//!
//! `cargo bench --bench process` prints medians and spreads; ratios are of pairs run one after the other, since machines are noisy.
//! The aim is ratios up to 3 and a cold build under 1 s.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

const TALLYBOOK: &str = env!("CARGO_BIN_EXE_tallybook");
const RUNS: usize = 41;

fn seconds(command: &mut Command) -> f64 {
    let started = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let elapsed = started.elapsed().as_secs_f64();
    assert!(status.is_ok_and(|status| status.success()), "{command:?} failed");
    elapsed
}

/// The median of some figures, with the first and third quartile.
fn spread(mut figures: Vec<f64>) -> String {
    figures.sort_by(f64::total_cmp);
    let at = |share: usize| figures[figures.len() * share / 4];
    format!("median {:.2}, quartiles {:.2} to {:.2}", at(2), at(1), at(3))
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name()) {
            std::fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

fn main() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    for name in ["seeds", "charts"] {
        copy_folder(Path::new(name), &folder.path().join(name))?;
    }
    let tallybook = |arguments: &[&str]| {
        let mut command = Command::new(TALLYBOOK);
        command.args(arguments).current_dir(folder.path());
        command
    };

    let builds = (0..11).map(|_| {
        let _ = std::fs::remove_file(folder.path().join("tallybook.db"));
        seconds(&mut tallybook(&["build"]))
    });
    report(&format!("cold build, seconds: {}", spread(builds.collect())));

    let queries = [
        ("report estimates", vec!["report", "estimates"]),
        ("report contradictions", vec!["report", "contradictions"]),
        ("report yearly", vec!["report", "yearly"]),
        ("sql", vec!["sql", "SELECT * FROM estimates"]),
    ];
    for (name, arguments) in queries {
        let sql = if arguments[0] == "sql" {
            arguments[1].to_owned()
        } else {
            let mut with_sql = arguments.clone();
            with_sql.push("--sql");
            String::from_utf8_lossy(&tallybook(&with_sql).output()?.stdout).into_owned()
        };
        let ratios = (0..RUNS).map(|_| {
            let ours = seconds(&mut tallybook(&arguments));
            let theirs = seconds(
                Command::new("sqlite3")
                    .arg(folder.path().join("tallybook.db"))
                    .arg(&sql),
            );
            ours / theirs
        });
        report(&format!(
            "{name}, times the sqlite3 shell: {}",
            spread(ratios.collect())
        ));
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a bench prints what it measured")]
fn report(line: &str) {
    println!("{line}");
}
