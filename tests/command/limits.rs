//! Statements that never end, or grow without end: `sql` and `report` bound their time, rows and memory.
#![cfg(unix)]

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::sandbox::Sandbox;

const ENDLESS: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT ";

/// Runs a statement in a process that may use so many MiB of memory, and fails where it does not end by itself.
fn within(sandbox: &Sandbox, mebibytes: u32, arguments: &[&str]) -> std::process::Output {
    let limited = format!("ulimit -v {}; exec \"$0\" \"$@\"", mebibytes << 10);
    assert_cmd::Command::new("sh")
        .args(["-c", &limited, env!("CARGO_BIN_EXE_tallybook")])
        .args(arguments)
        .current_dir(sandbox.path("."))
        .env_remove("TALLYBOOK_DB")
        .timeout(Duration::from_secs(100))
        .output()
        .unwrap()
}

fn told(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_query_without_end_is_stopped_when_its_time_is_over() {
    let sandbox = Sandbox::with_database();
    let counts = format!("{ENDLESS} count(*) FROM n");
    for format in ["table", "csv"] {
        let output = within(&sandbox, 1000, &["sql", &counts, "--timeout", "1", "--format", format]);
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert!(
            told(&output).contains("the query was stopped after 1 s"),
            "{}",
            told(&output)
        );
    }
}

#[test]
fn rows_without_end_are_printed_until_the_time_is_over_in_little_memory() {
    let sandbox = Sandbox::with_database();
    let rows = format!("{ENDLESS} i FROM n");
    for format in ["csv", "ndjson", "json"] {
        let output = within(&sandbox, 400, &["sql", &rows, "--timeout", "1", "--format", format]);
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert!(
            told(&output).contains("the query was stopped after 1 s"),
            "{}",
            told(&output)
        );
        assert!(output.stdout.len() > 100_000, "rows that were computed are printed");
    }
}

#[test]
fn a_table_of_rows_without_end_shows_the_first_and_says_so() {
    let sandbox = Sandbox::with_database();
    let output = within(&sandbox, 600, &["sql", &format!("{ENDLESS} i FROM n")]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(
        told(&output).contains("stopped after 10000 rows; there are more"),
        "{}",
        told(&output)
    );
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 10_002);
    let wide = format!("{ENDLESS} printf('%.*c', 15000000, 'x') AS x FROM n");
    let output = within(&sandbox, 1500, &["sql", &wide, "--format", "markdown"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(
        told(&output).contains("stopped after 5 rows; there are more"),
        "{}",
        told(&output)
    );
}

#[test]
fn as_many_rows_as_asked_for_are_printed() {
    let sandbox = Sandbox::with_database();
    let rows = format!("{ENDLESS} i FROM n");
    let outcome = sandbox.run(["sql", &rows, "--max-rows", "3", "--format", "json"]);
    insta::assert_snapshot!(outcome.whole());
    let outcome = sandbox.run([
        "sql",
        "SELECT 1 AS a UNION ALL SELECT 2",
        "--max-rows",
        "2",
        "--format",
        "csv",
    ]);
    assert_eq!((outcome.stderr.as_str(), outcome.stdout.as_str()), ("", "a\n1\n2\n"));
}

#[test]
fn a_value_without_end_is_refused() {
    let sandbox = Sandbox::with_database();
    for statement in [
        "SELECT zeroblob(1000000000)",
        "SELECT length(replace(printf('%.*c', 10000000, 'x'), 'x', 'xxxxxxxxxx'))",
    ] {
        let output = within(&sandbox, 700, &["sql", statement]);
        assert_eq!(output.status.code(), Some(2), "{statement}: {}", told(&output));
        assert!(
            told(&output).contains("16 MiB in one value"),
            "{statement}: {}",
            told(&output)
        );
    }
}

#[test]
fn sorting_without_end_uses_files_and_little_memory() {
    let sandbox = Sandbox::with_database();
    for statement in [
        format!("{ENDLESS} i FROM n ORDER BY -i"),
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n) SELECT count(*) FROM n".to_owned(),
        format!("{ENDLESS} count(DISTINCT i) FROM n"),
    ] {
        let output = within(&sandbox, 700, &["sql", &statement, "--timeout", "2"]);
        assert_eq!(output.status.code(), Some(2), "{statement}: {}", told(&output));
    }
}

#[test]
fn the_time_that_a_reader_takes_does_not_count() {
    let sandbox = Sandbox::with_database();
    let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT i FROM n";
    let mut printing = Command::new(env!("CARGO_BIN_EXE_tallybook"))
        .args(["sql", numbers, "--format", "csv", "--timeout", "1"])
        .current_dir(sandbox.path("."))
        .env_remove("TALLYBOOK_DB")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_secs(3));
    let mut text = String::new();
    printing.stdout.take().unwrap().read_to_string(&mut text).unwrap();
    assert!(printing.wait().unwrap().success());
    assert_eq!(text.lines().count(), 100_001);
}

#[test]
fn a_closed_pipe_is_quiet_in_every_format() {
    let sandbox = Sandbox::with_database();
    let rows = format!("{ENDLESS} i FROM n");
    for arguments in [
        &["sql", &rows, "--format", "csv"][..],
        &["sql", &rows, "--format", "json"],
        &["sql", &rows, "--format", "ndjson"],
        &["sql", &rows, "--max-rows", "30000"],
        &["report", "timeline", "--format", "csv"],
        &["report", "timeline", "--format", "json"],
        &["man"],
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tallybook"))
            .args(arguments)
            .current_dir(sandbox.path("."))
            .env_remove("TALLYBOOK_DB")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdout.as_mut().unwrap().read_exact(&mut [0]).unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            (output.status.code(), told(&output).as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}
