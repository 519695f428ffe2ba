//! Exports, read by the programs that they are made for.

mod parquet;

use std::path::{Path, PathBuf};
use std::process::Command;

/// The environment with the Python programs of `requirements.txt`: `python3 -m venv target/peers`, then `target/peers/bin/pip install -r tests/peers/requirements.txt`.
const ENVIRONMENT: &str = "target/peers/bin";

/// A program of that environment; where it is missing, says so, and on CI fails.
#[expect(clippy::print_stderr, reason = "a contributor should know what was not tested")]
pub(crate) fn peer(program: &str) -> Option<Command> {
    let path: PathBuf = std::path::absolute(Path::new(ENVIRONMENT).join(program)).unwrap();
    if path.exists() {
        return Some(Command::new(path));
    }
    assert!(std::env::var_os("CI").is_none(), "missing: {}", path.display());
    eprintln!(
        "not tested with {program}, for want of {}: `python3 -m venv target/peers && target/peers/bin/pip install -r tests/peers/requirements.txt`",
        path.display()
    );
    None
}

/// Runs a program to its end; it must succeed. What it printed.
pub(crate) fn told(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{command:?}\n{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}
