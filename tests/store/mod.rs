//! Opening and upgrading: whose file, which schema, and nothing lost when it goes wrong.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tallybook::store::{SchemaProblem, StoreError, open_for_reading, open_for_writing, schema_version};
use tempfile::TempDir;

/// A copy of the database that tallybook wrote at a schema version, with a small dossier in it.
fn fixture(version: u32, folder: &TempDir) -> PathBuf {
    let path = folder.path().join("tallybook.db");
    std::fs::copy(format!("tests/fixtures/schema/v{version}.db"), &path).unwrap();
    path
}

fn files(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn count(connection: &Connection, sql: &str) -> u32 {
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn every_schema_version_has_a_fixture() {
    for version in 1..=schema_version() {
        assert!(
            Path::new(&format!("tests/fixtures/schema/v{version}.db")).exists(),
            "no fixture of version {version}"
        );
    }
}

#[test]
fn every_older_schema_is_upgraded_after_a_backup() {
    for version in 1..schema_version() {
        let folder = TempDir::new().unwrap();
        let path = fixture(version, &folder);
        let old = std::fs::read(&path).unwrap();

        let opened = open_for_writing(&path).unwrap();
        assert_eq!(count(&opened.connection, "PRAGMA user_version"), schema_version());
        assert_eq!(
            count(&opened.connection, "SELECT count(*) FROM pragma_foreign_key_check"),
            0
        );
        assert_eq!(count(&opened.connection, "SELECT count(*) FROM estimates"), 2);
        assert_eq!(count(&opened.connection, "SELECT count(*) FROM events"), 1);
        assert_eq!(count(&opened.connection, "PRAGMA foreign_keys"), 1);
        drop(opened);

        let name = format!("tallybook.db.bak-V{version}");
        assert_eq!(files(&folder), ["tallybook.db", name.as_str()]);
        let backup = Connection::open(folder.path().join(name)).unwrap();
        assert_eq!(count(&backup, "PRAGMA user_version"), version);
        assert_eq!(count(&backup, "SELECT count(*) FROM claim"), 3);
        assert_eq!(
            std::fs::read(folder.path().join(format!("tallybook.db.bak-V{version}")))
                .unwrap()
                .len(),
            old.len()
        );

        assert!(open_for_writing(&path).unwrap().backup.is_none(), "upgraded twice");
    }
}

#[test]
fn an_upgraded_database_is_what_a_new_one_would_be() {
    let schema = |path: &Path| -> Vec<String> {
        let connection = Connection::open(path).unwrap();
        let mut statement = connection
            .prepare("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name")
            .unwrap();
        statement
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap()
    };
    let folder = TempDir::new().unwrap();
    let upgraded = fixture(1, &folder);
    drop(open_for_writing(&upgraded).unwrap());
    let fresh = folder.path().join("fresh.db");
    drop(open_for_writing(&fresh).unwrap());
    assert_eq!(schema(&upgraded), schema(&fresh));
}

#[test]
fn a_failed_upgrade_leaves_the_file_as_it_was() {
    let folder = TempDir::new().unwrap();
    let path = fixture(1, &folder);
    // As if the file had been made by a tallybook whose first migration was another one.
    Connection::open(&path)
        .unwrap()
        .execute("UPDATE refinery_schema_history SET checksum = '1'", [])
        .unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(open_for_writing(&path), Err(StoreError::Migration(_))));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(files(&folder), ["tallybook.db", "tallybook.db.bak-V1"]);
}

#[test]
fn an_upgrade_that_breaks_a_reference_leaves_the_file_as_it_was() {
    let folder = TempDir::new().unwrap();
    let path = fixture(1, &folder);
    let broken = Connection::open(&path).unwrap();
    broken
        .execute_batch("PRAGMA foreign_keys = OFF; UPDATE claim SET origin = 'nobody'")
        .unwrap();
    drop(broken);
    let before = std::fs::read(&path).unwrap();
    assert!(
        matches!(open_for_writing(&path), Err(StoreError::Dangling { table, parent }) if table == "claim" && parent == "agent")
    );
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_newer_file_is_refused_and_not_touched() {
    let folder = TempDir::new().unwrap();
    let path = fixture(schema_version(), &folder);
    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", schema_version() + 1)
        .unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(open_for_writing(&path), Err(StoreError::Newer { found, .. }) if found == schema_version() + 1));
    assert!(matches!(open_for_reading(&path), Err(StoreError::Newer { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(files(&folder), ["tallybook.db"]);
}

#[test]
fn reading_does_not_upgrade() {
    let folder = TempDir::new().unwrap();
    let path = fixture(1, &folder);
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(
        open_for_reading(&path),
        Err(StoreError::Older { found: 1, .. })
    ));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_that_is_not_ours_is_not_touched() {
    let folder = TempDir::new().unwrap();
    let theirs = folder.path().join("theirs.db");
    Connection::open(&theirs)
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "SQLite format 3 is what this text is about").unwrap();
    for path in [theirs, text] {
        let before = std::fs::read(&path).unwrap();
        assert!(matches!(open_for_writing(&path), Err(StoreError::NotTallybook { .. })));
        assert!(matches!(open_for_reading(&path), Err(StoreError::NotTallybook { .. })));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
    assert!(matches!(
        open_for_reading(&folder.path().join("none.db")),
        Err(StoreError::Missing { .. })
    ));
}

#[test]
fn a_database_in_wal_mode_and_behind_a_link_is_upgraded_where_it_lies() {
    let folder = TempDir::new().unwrap();
    let path = fixture(3, &folder);
    let writer = Connection::open(&path).unwrap();
    writer.pragma_update(None, "journal_mode", "WAL").unwrap();
    writer
        .execute("UPDATE agent SET note = 'still in the log'", [])
        .unwrap();
    let link = folder.path().join("link.db");
    std::os::unix::fs::symlink(&path, &link).unwrap();

    let opened = open_for_writing(&link).unwrap();
    assert_eq!(
        count(
            &opened.connection,
            "SELECT count(*) FROM agents WHERE note = 'still in the log'"
        ),
        3
    );
    drop((opened, writer));
    assert!(link.is_symlink());
    assert_eq!(
        count(&Connection::open(&path).unwrap(), "PRAGMA user_version"),
        schema_version()
    );
    assert_eq!(
        count(
            &Connection::open(folder.path().join("link.db.bak-V3")).unwrap(),
            "PRAGMA user_version"
        ),
        3
    );
}

#[test]
fn an_earlier_backup_is_kept() {
    let folder = TempDir::new().unwrap();
    let path = fixture(1, &folder);
    std::fs::write(folder.path().join("tallybook.db.bak-V1"), "precious").unwrap();
    let backup = open_for_writing(&path).unwrap().backup.unwrap();
    assert!(backup.ends_with("tallybook.db.bak-V1-2"));
    assert_eq!(
        std::fs::read_to_string(folder.path().join("tallybook.db.bak-V1")).unwrap(),
        "precious"
    );
}

#[test]
fn a_trigger_in_an_older_file_never_runs() {
    for version in 1..=schema_version() {
        let folder = TempDir::new().unwrap();
        let path = fixture(version, &folder);
        Connection::open(&path)
            .unwrap()
            .execute_batch(
                "CREATE TRIGGER meddler AFTER INSERT ON refinery_schema_history BEGIN DELETE FROM claim; END",
            )
            .unwrap();
        let before = std::fs::read(&path).unwrap();
        assert!(matches!(
            open_for_writing(&path),
            Err(StoreError::Schema { problems, .. }) if problems == [SchemaProblem::Extra("trigger `meddler`".into())]
        ));
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert_eq!(files(&folder), ["tallybook.db"]);
    }
}
