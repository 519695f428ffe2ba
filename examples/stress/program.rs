//! The program, as a process of its own: this example itself, told to be tallybook.

use std::path::Path;
use std::process::{Child, Command, Stdio};

const CHILD: &str = "TALLYBOOK_STRESS_CHILD";

/// Whether this process was started to be the program.
pub(crate) fn is_child() -> bool {
    std::env::var_os(CHILD).is_some()
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(arguments)
        .current_dir(folder)
        .env(CHILD, "1")
        .env_remove("TALLYBOOK_DB")
        .stdin(Stdio::null());
    command
}

/// Starts it, to be killed or waited for.
pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Child {
    command(folder, arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What came of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It succeeded, with this on standard output.
    Answer(Vec<u8>),
    /// It failed, with this exit status.
    Refused(i32),
    /// It crashed.
    Crash,
}

/// Runs it to its end.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Outcome {
    let output = command(folder, arguments).output().unwrap();
    match output.status.code() {
        Some(0) => Outcome::Answer(output.stdout),
        Some(code @ (1 | 2)) => Outcome::Refused(code),
        _ => Outcome::Crash,
    }
}
