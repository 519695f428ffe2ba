//! Ctrl-C ends the program at once, whatever it is doing.
#![cfg(unix)]

use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::sandbox::Sandbox;

/// SIGINT, as a terminal sends it on Ctrl-C.
const INTERRUPT: i32 = 2;

/// Interrupts a program and waits for it to end; `None` if it keeps running.
fn interrupt(child: &mut Child) -> Option<ExitStatus> {
    let kill = format!("kill -INT {}", child.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(5) {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    None
}

/// Whether SIGINT is ignored, as it is in programs started in the background of a script.
fn interrupts_are_ignored_here() -> bool {
    let mut sleeper = Command::new("sleep").arg("20").spawn().unwrap();
    interrupt(&mut sleeper).is_none()
}

fn start(sandbox: &Sandbox, statement: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_tallybook"))
        .args(["sql", statement, "--format", "csv"])
        .current_dir(sandbox.path("."))
        .env_remove("TALLYBOOK_DB")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn ctrl_c_ends_a_long_print_and_a_long_query_at_once() {
    if interrupts_are_ignored_here() {
        return;
    }
    let sandbox = Sandbox::with_database();
    let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i FROM n";
    let mut printing = start(&sandbox, numbers);
    // Far more than fits in a pipe: after the first byte it is blocked on printing to a reader that does not read on.
    let mut first = [0];
    printing.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
    let status = interrupt(&mut printing).expect("it stops printing");
    assert_eq!((status.signal(), status.code()), (Some(INTERRUPT), None));

    let mut asking = start(
        &sandbox,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    );
    std::thread::sleep(Duration::from_millis(300));
    let status = interrupt(&mut asking).expect("it stops asking");
    assert_eq!(status.signal(), Some(INTERRUPT));
    // The next run finds the database unchanged.
    assert_eq!(
        sandbox
            .run(["sql", "SELECT count(*) > 0 FROM estimates", "--format", "csv"])
            .ok()
            .lines()
            .last(),
        Some("1")
    );
}
