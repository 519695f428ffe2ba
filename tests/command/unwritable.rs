//! Folders and files that must not be written or read: each message has the path, the cause and a remedy, and nothing changes.
#![cfg(unix)]

use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::process::Command;

use super::sandbox::Sandbox;

/// Whom permissions bind, whoever runs the tests.
const NOBODY: u32 = 65_534;

/// A sandbox in which the program runs as somebody whom permissions bind.
struct Bound {
    sandbox: Sandbox,
    is_root: bool,
}

impl Bound {
    fn new() -> Self {
        let sandbox = Sandbox::with_database();
        let is_root = std::fs::metadata(sandbox.path(".")).unwrap().uid() == 0;
        // The program may be in a folder that only its owner can enter.
        // It is copied by a process of its own: another test that starts one just now would keep the copy open for writing, and it could not be run.
        let copied = Command::new("cp")
            .args([
                env!("CARGO_BIN_EXE_tallybook").as_ref(),
                sandbox.path("program").as_os_str(),
            ])
            .status();
        assert!(copied.unwrap().success());
        let bound = Self { sandbox, is_root };
        bound.mode(".", if is_root { 0o777 } else { 0o755 });
        for name in ["tallybook.db", "charts"] {
            bound.mode(name, 0o777);
        }
        bound
    }

    fn mode(&self, name: &str, mode: u32) {
        set_permissions(self.sandbox.path(name), Permissions::from_mode(mode)).unwrap();
    }

    /// Runs the program, which must fail with exit status 2 and say this.
    #[track_caller]
    fn fails(&self, arguments: &[&str], path: &str, cause: &str, remedy: &str) {
        let mut command = Command::new(self.sandbox.path("program"));
        command.args(arguments).current_dir(self.sandbox.path("."));
        if self.is_root {
            command.uid(NOBODY);
        }
        let output = command.output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        for part in [path, cause, remedy] {
            assert!(message.contains(part), "{arguments:?} does not say {part:?}: {message}");
        }
        assert!(!message.contains(".unfinished"), "{arguments:?}: {message}");
    }
}

impl Drop for Bound {
    /// So that the folder can be removed.
    fn drop(&mut self) {
        self.mode(".", 0o755);
    }
}

const DENIED: &str = "ermission denied";
const CHANGE: &str = "change the permissions, or choose another";

#[test]
fn a_folder_that_cannot_be_written() {
    let bound = Bound::new();
    let before = std::fs::read(bound.sandbox.path("tallybook.db")).unwrap();
    bound.mode(".", 0o555);
    bound.mode("charts", 0o555);
    for (arguments, path) in [
        (&["ingest", "seeds"][..], "tallybook.db"),
        (&["ingest", "seeds", "--rebuild"], "tallybook.db"),
        (&["build"], "tallybook.db"),
        (&["backup", "copy.db"], "copy.db"),
        (&["export", "sqlite", "--public", "-o", "public.db"], "public.db"),
        (
            &["export", "csl-json", "--public", "-o", "sources.json"],
            "sources.json",
        ),
        (&["export", "datapackage", "--public", "-o", "package"], "package"),
        (&["chart", "coverage"], "charts/coverage.svg"),
        (&["chart", "coverage", "-o", "c.svg"], "c.svg"),
        (&["init", "dossier"], "dossier"),
    ] {
        bound.fails(arguments, path, "", CHANGE);
    }
    let new = ["ingest", "seeds", "--db", "new.db"];
    bound.fails(
        &new,
        "new.db",
        "unable to open",
        "check that the folder exists and is writable",
    );
    bound.mode(".", 0o755);
    assert_eq!(std::fs::read(bound.sandbox.path("tallybook.db")).unwrap(), before);
    assert!(!bound.sandbox.path("new.db").exists());
}

#[test]
fn a_database_that_cannot_be_written_or_read() {
    let bound = Bound::new();
    bound.mode("tallybook.db", 0o444);
    bound.fails(&["ingest", "seeds"], "tallybook.db", "readonly database", CHANGE);
    bound.mode("tallybook.db", 0o000);
    for arguments in [
        &["report", "estimates"][..],
        &["ingest", "seeds"],
        &["check", "--database"],
        &["backup", "copy.db"],
    ] {
        bound.fails(arguments, "tallybook.db", DENIED, CHANGE);
    }
}

#[test]
fn a_dossier_or_spec_that_cannot_be_read() {
    let bound = Bound::new();
    bound.mode("charts/coverage.toml", 0o000);
    bound.fails(&["chart", "coverage"], "charts/coverage.toml", DENIED, CHANGE);
    bound.mode("seeds", 0o000);
    bound.fails(&["ingest", "seeds"], "seeds", DENIED, CHANGE);
    bound.mode("seeds", 0o755);
}
