//! `backup`: a checked copy that overwrites nothing.

use rusqlite::Connection;

use super::sandbox::Sandbox;

#[test]
fn a_backup_holds_everything_and_is_checked() {
    let sandbox = Sandbox::with_database();
    insta::assert_snapshot!("backup", sandbox.run(["backup", "copy.db"]).whole());
    let rows = |database| {
        sandbox
            .run(["sql", "SELECT * FROM ingest_runs", "--format", "csv", "--db", database])
            .ok()
    };
    assert_eq!(rows("copy.db"), rows("tallybook.db"));
    assert_eq!(sandbox.run(["check", "--database", "--db", "copy.db"]).status, 0);
}

#[test]
fn a_backup_overwrites_nothing() {
    let sandbox = Sandbox::with_database();
    sandbox.write("copy.db", "precious");
    insta::assert_snapshot!("taken", sandbox.run(["backup", "copy.db"]).whole());
    assert_eq!(sandbox.read("copy.db"), "precious");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", sandbox.path("link.db")).unwrap();
        assert_eq!(sandbox.run(["backup", "link.db"]).status, 2);
        assert!(!sandbox.path("nowhere").exists());
    }
}

#[test]
fn a_damaged_database_is_not_backed_up_as_if_it_were_sound() {
    let sandbox = Sandbox::with_database();
    Connection::open(sandbox.path("tallybook.db"))
        .unwrap()
        .execute("UPDATE trend_point SET p50 = 1", [])
        .unwrap();
    let outcome = sandbox.run(["backup", "copy.db"]);
    assert_eq!(outcome.status, 2, "{}", outcome.whole());
    assert!(
        outcome.stderr.contains("the table `trend_point`"),
        "{}",
        outcome.whole()
    );
    let left: Vec<_> = std::fs::read_dir(sandbox.path("."))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(
        left.iter().all(|name| !name.to_string_lossy().contains("copy.db")),
        "{left:?}"
    );
}

#[test]
fn a_backup_is_taken_while_another_program_writes() {
    let sandbox = Sandbox::with_database();
    let writer = Connection::open(sandbox.path("tallybook.db")).unwrap();
    writer
        .execute_batch("BEGIN IMMEDIATE; UPDATE ingest_run SET claims_added = 7")
        .unwrap();
    sandbox.run(["backup", "copy.db"]).ok();
    assert_eq!(sandbox.run(["check", "--database", "--db", "copy.db"]).status, 0);
}
