//! If killed at any moment, `ingest` and `build` leave the old database intact and usable.

use std::process::{Command, Stdio};
use std::time::Duration;

use super::sandbox::Sandbox;

/// Runs the program and kills it (SIGKILL) after a while; returns whether it was still running.
fn run_and_kill(sandbox: &Sandbox, arguments: &[&str], after: Duration) -> bool {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tallybook"))
        .args(arguments)
        .current_dir(sandbox.path("."))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    let running = child.try_wait().unwrap().is_none();
    if running {
        child.kill().unwrap();
    }
    child.wait().unwrap();
    running
}

fn figures(sandbox: &Sandbox) -> String {
    sandbox
        .run([
            "sql",
            "SELECT count(*) AS claims, sum(best) AS bests FROM estimates",
            "--format",
            "csv",
        ])
        .ok()
}

/// How long an undisturbed run takes, so that the kills happen during a run.
fn duration(sandbox: &Sandbox, arguments: &[&str]) -> Duration {
    let started = std::time::Instant::now();
    sandbox.run(arguments.iter().copied()).ok();
    started.elapsed()
}

#[test]
fn a_killed_writer_leaves_the_old_picture_or_the_new_one() {
    let sandbox = Sandbox::with_database();
    let file = "seeds/freedom-united-2018-08-03.toml";
    let (old_text, new_text) = (
        sandbox.read(file),
        sandbox.read(file).replace("\"806", "\"more than 806"),
    );
    let old = figures(&sandbox);
    sandbox.write(file, &new_text);
    let whole = duration(&sandbox, &["build"]);
    let new = figures(&sandbox);
    assert_ne!(old, new);

    let (mut killed, mut versions) = (0, [&old_text, &new_text].into_iter().cycle());
    for moment in 1..=40_u32 {
        sandbox.write(file, versions.next().unwrap());
        let command: &[&str] = if moment % 2 == 0 {
            &["ingest", "seeds"]
        } else {
            &["build"]
        };
        killed += u32::from(run_and_kill(&sandbox, command, whole * moment / 40));
        let now = figures(&sandbox);
        assert!(now == old || now == new, "after {moment}/40: {now}");
    }
    assert!(killed >= 10, "only {killed} of 40 runs were killed in time");
    if let Some(verdict) = sandbox.sqlite3("tallybook.db", "PRAGMA integrity_check; PRAGMA foreign_key_check") {
        assert_eq!(verdict, "ok\n");
    }
}

#[test]
fn a_killed_first_run_leaves_a_file_that_the_next_run_takes() {
    let sandbox = Sandbox::with_seeds();
    let whole = duration(&sandbox, &["ingest", "seeds", "--db", "other.db"]);
    for moment in 1..=20_u32 {
        let _ = std::fs::remove_file(sandbox.path("tallybook.db"));
        let _ = std::fs::remove_file(sandbox.path("tallybook.db-journal"));
        run_and_kill(&sandbox, &["ingest", "seeds"], whole * moment / 20);
        // Whatever is left is nothing or everything, and says which.
        let read = sandbox.run(["sql", "SELECT count(*) AS n FROM ingest_runs", "--format", "csv"]);
        assert!(
            read.stdout == "n\n1\n" || read.stderr.contains("there is no database") || read.stderr.contains("is empty"),
            "{}",
            read.whole()
        );
        sandbox.run(["ingest", "seeds"]).ok();
        assert!(figures(&sandbox).starts_with("claims,bests\n"));
    }
}
