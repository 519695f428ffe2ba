//! Which files are written, through which names, and what remains if something fails.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::sandbox::Sandbox;

const PRECIOUS: &str = "precious";

#[test]
fn pictures_are_written_through_no_link() {
    let sandbox = Sandbox::with_database();
    sandbox.write("target.txt", PRECIOUS);
    for name in [
        "coverage.svg.unfinished",
        "coverage.png.unfinished",
        ".coverage.svg.unfinished",
        "coverage.svg",
        "coverage.png",
        "coverage.csv",
    ] {
        let _ = std::fs::remove_file(sandbox.path("charts").join(name));
        symlink("../target.txt", sandbox.path("charts").join(name)).unwrap();
    }
    sandbox.run(["chart", "coverage", "--data"]).ok();
    assert_eq!(sandbox.read("target.txt"), PRECIOUS);
    // The links themselves were replaced by the pictures.
    assert!(sandbox.read("charts/coverage.svg").starts_with("<svg"));
    assert!(!sandbox.path("charts/coverage.csv").is_symlink());
}

#[test]
fn a_link_that_the_user_names_is_followed() {
    let sandbox = Sandbox::with_database();
    sandbox.write("drawn/real.svg", "");
    symlink("drawn/real.svg", sandbox.path("link.svg")).unwrap();
    sandbox.run(["chart", "coverage", "-o", "link.svg"]).ok();
    assert!(sandbox.path("link.svg").is_symlink() && sandbox.read("drawn/real.svg").starts_with("<svg"));
}

#[test]
fn a_database_is_written_through_no_link_that_the_user_did_not_name() {
    for sandbox in [Sandbox::with_seeds(), Sandbox::with_database()] {
        sandbox.write("target.txt", PRECIOUS);
        symlink("target.txt", sandbox.path("tallybook.db-journal")).unwrap();
        sandbox.run(["ingest", "seeds"]);
        sandbox.run(["report", "estimates"]);
        assert_eq!(sandbox.read("target.txt"), PRECIOUS);
    }
}

#[test]
fn what_a_killed_run_left_beside_a_picture_is_cleared() {
    let sandbox = Sandbox::with_database();
    sandbox.write("charts/.coverage.svg.kIlLeD.unfinished", "<svg");
    sandbox.run(["chart", "coverage"]).ok();
    assert!(!sandbox.path("charts/.coverage.svg.kIlLeD.unfinished").exists());
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let sandbox = Sandbox::with_database();
    let made = Command::new("mkfifo")
        .args([sandbox.path("pipe.db"), sandbox.path("charts/pipe.toml")])
        .status();
    assert!(made.unwrap().success());
    for arguments in [
        &["sql", "SELECT 1", "--db", "pipe.db"][..],
        &["ingest", "seeds", "--db", "pipe.db"],
        &["ingest", "seeds", "--db", "/dev/null"],
        &["ingest", "seeds", "--db", "seeds"],
        &["chart", "pipe"],
    ] {
        let output = sandbox
            .command()
            .args(arguments)
            .timeout(Duration::from_secs(20))
            .output()
            .unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(message.contains("is not a regular file"), "{arguments:?}: {message}");
    }
    assert!(!std::path::Path::new("/dev/null-journal").exists());
}

#[test]
fn a_first_run_that_was_interrupted_leaves_nothing_to_read() {
    let sandbox = Sandbox::with_seeds();
    sandbox.write("tallybook.db", "");
    insta::assert_snapshot!(sandbox.run(["report", "estimates"]).whole());
    sandbox.run(["ingest", "seeds"]).ok();
    assert!(sandbox.run(["report", "estimates"]).ok().lines().count() > 10);
}

#[test]
fn two_first_runs_at_once_both_succeed() {
    let sandbox = Sandbox::with_seeds();
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_tallybook"))
            .args(arguments)
            .current_dir(sandbox.path("."))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    for command in [&["ingest", "seeds"][..], &["build"]] {
        let _ = std::fs::remove_file(sandbox.path("tallybook.db"));
        let both = [run(command), run(command)];
        for child in both {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let runs = sandbox
            .run(["sql", "SELECT count(*) AS n FROM ingest_runs", "--format", "csv"])
            .ok();
        assert_eq!(runs, "n\n2\n");
    }
}

#[test]
fn whoever_has_to_wait_says_so_and_goes_on() {
    let sandbox = Sandbox::with_database();
    let other = rusqlite::Connection::open(sandbox.path("tallybook.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let waiting = Command::new(env!("CARGO_BIN_EXE_tallybook"))
        .args(["ingest", "seeds"])
        .current_dir(sandbox.path("."))
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_secs(3));
    other.execute_batch("ROLLBACK").unwrap();
    let output = waiting.wait_with_output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{message}");
    assert!(
        message.contains("another program is using tallybook.db; waiting for it"),
        "{message}"
    );
}

#[test]
fn places_that_cannot_be_written_are_named_with_a_remedy() {
    let sandbox = Sandbox::with_database();
    sandbox.write("a-file", "");
    for (arguments, says) in [
        (&["ingest", "seeds", "--db", "nowhere/t.db"][..], "nowhere/t.db"),
        (&["ingest", "seeds", "--db", "a-file/t.db"], "a-file/t.db"),
        (
            &["chart", "coverage", "-o", "nowhere/c.svg"],
            "cannot write nowhere/c.svg: there is no folder nowhere\n",
        ),
        (
            &["chart", "coverage", "-o", "a-file/c.svg"],
            "cannot write a-file/c.svg: not a directory\n",
        ),
        (&["init", "a-file/dossier"], "a-file/dossier"),
    ] {
        let outcome = sandbox.run(arguments.iter().copied());
        assert_eq!(outcome.status, 2, "{arguments:?}: {}", outcome.whole());
        assert!(outcome.stderr.contains(says), "{arguments:?}: {}", outcome.whole());
    }
}
